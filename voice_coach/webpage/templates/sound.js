
/* The person's own voice: a sentence plays from where it was said, and the page follows along.
   Signs and lengths are drawn by the style, so that no search finds them among the words. */
addEventListener("DOMContentLoaded", () => {
  const EARLIER = 0.2; // seconds before a sentence, so that its first sound is whole
  const AROUND = 1; // seconds before and after a word
  const player = new Audio();
  player.preload = "none";
  let playing = null; // the answer that is heard, or was last
  let until = Infinity;
  let word = null; // the single word that was asked for

  const length = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

  /* Each answer, once it is shown: its recordings one after the other, and its sentences. */
  const wired = new Map();
  const numbers = (text) => text.split(" ").map(Number);
  const wire = (box) => {
    if (wired.has(box)) return;
    const seconds = numbers(box.dataset.seconds);
    const answer = { box, files: box.dataset.files.split(" "), seconds, file: 0, all: seconds.reduce((sum, one) => sum + one, 0), sentences: [] };
    wired.set(box, answer);
    for (const part of box.querySelectorAll(".said, .unsure[data-from]")) {
      const isWord = part.classList.contains("unsure");
      if (isWord || part.dataset.from) {
        part.setAttribute("role", "button");
        part.tabIndex = -1;
        part.setAttribute("aria-describedby", isWord ? "hears-word" : "hears-sentence");
      }
      if (!isWord && part.dataset.from) {
        const parts = [...box.querySelectorAll(`[data-n="${part.dataset.n}"]`)];
        answer.sentences.push({ parts, from: Number(part.dataset.from), file: Number(part.dataset.file ?? 0) });
        part.setAttribute("aria-pressed", "false");
      }
    }
    const first = box.querySelector("[role=button]");
    if (first) first.tabIndex = 0;
    const line = document.createElement("div");
    line.className = "hear";
    answer.button = document.createElement("button");
    answer.button.type = "button";
    answer.clock = document.createElement("span");
    answer.clock.className = "clock";
    const bar = document.createElement("span");
    bar.className = "bar";
    line.append(answer.button, bar, answer.clock);
    answer.line = line;
    box.append(line);
    show(answer);
  };

  const before = (answer) => answer.seconds.slice(0, answer.file).reduce((sum, one) => sum + one, 0);
  const show = (answer) => {
    const here = answer === playing;
    const on = here && !player.paused;
    const at = here ? before(answer) + player.currentTime : 0;
    answer.button.dataset.shown = on ? "Pause" : "Hear it";
    answer.button.setAttribute("aria-label", on ? "Pause" : "Hear it");
    answer.line.classList.toggle("on", on);
    answer.line.classList.toggle("begun", here && at > 0);
    answer.line.style.setProperty("--at", answer.all ? Math.min(1, at / answer.all).toFixed(4) : 0);
    answer.clock.dataset.shown = !answer.all ? "" : here && at > 0 ? `${length(at)} / ${length(answer.all)}` : length(Math.max(1, Math.round(answer.all)));
    let current = null;
    if (on && !word) {
      for (const one of answer.sentences) {
        if (one.file === answer.file && one.from - EARLIER - 0.05 <= player.currentTime) current = !current || one.from >= current.from ? one : current;
      }
    }
    for (const one of answer.sentences) {
      for (const part of one.parts) {
        part.classList.toggle("now", one === current);
        if (part.hasAttribute("aria-pressed")) part.setAttribute("aria-pressed", String(one === current));
      }
    }
    if (word) word.classList.toggle("now", on);
  };

  const play = (answer, file, from, to = Infinity, asked = null) => {
    const last = playing;
    playing = answer;
    if (last !== answer || answer.file !== file || !player.src) {
      answer.file = file;
      player.src = answer.files[file];
    }
    if (last && last !== answer) show(last);
    word?.classList.remove("now");
    until = to;
    word = asked;
    player.currentTime = Math.max(0, from);
    start();
  };
  const start = () => {
    const answer = playing;
    player.play().catch((error) => {
      if (error.name === "AbortError" || answer !== playing) return;
      answer.line.classList.add("failed");
      answer.clock.setAttribute("role", "status");
      show(answer);
      answer.clock.dataset.shown = "This recording cannot be played here.";
    });
  };

  player.addEventListener("timeupdate", () => {
    if (!playing) return;
    if (player.currentTime >= until) player.pause();
    show(playing);
  });
  for (const kind of ["playing", "pause", "seeked"]) player.addEventListener(kind, () => playing && show(playing));
  player.addEventListener("ended", () => {
    const answer = playing;
    if (answer && !word && answer.file + 1 < answer.files.length) {
      play(answer, answer.file + 1, 0);
    } else if (answer) {
      playing = null;
      answer.file = 0;
      player.removeAttribute("src");
      show(answer);
    }
  });

  const use = (part) => {
    const answer = wired.get(part.closest(".answer"));
    if (part === answer.button) {
      if (answer !== playing) play(answer, 0, 0);
      else if (!player.paused) player.pause();
      else {
        word?.classList.remove("now");
        until = Infinity;
        word = null;
        start();
      }
      return;
    }
    const file = Number(part.dataset.file ?? 0);
    if (part.classList.contains("unsure")) {
      if (part === word && !player.paused) player.pause();
      else play(answer, file, Number(part.dataset.from) - AROUND, Number(part.dataset.to) + AROUND, part);
    } else if (part.classList.contains("now")) {
      player.pause();
    } else {
      const one = answer.sentences.find((sentence) => sentence.parts.includes(part));
      play(answer, one.file, one.from - EARLIER);
    }
  };

  const PLAYS = ".said, .unsure[role=button], .hear button";
  document.addEventListener("click", (click) => {
    const part = click.target.closest?.(PLAYS);
    if (part && wired.has(part.closest(".answer")) && getSelection().isCollapsed) use(part);
  });
  document.addEventListener("keydown", (press) => {
    if (press.key === "Escape" && !player.paused) player.pause();
    const part = press.target;
    if (!part.matches?.(".answer [role=button]") || press.ctrlKey || press.altKey || press.metaKey) return;
    if (press.key === "Enter" || press.key === " ") {
      use(part);
      press.preventDefault();
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[press.key];
    const all = [...part.closest(".answer").querySelectorAll("[role=button]")];
    const next = step && all[all.indexOf(part) + step];
    if (next) {
      part.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
      press.preventDefault();
    }
  });
  for (const [kind, on] of [["mouseover", true], ["mouseout", false]]) {
    document.addEventListener(kind, (move) => {
      const part = move.target.closest?.(".said");
      const one = part && wired.get(part.closest(".answer"))?.sentences.find((sentence) => sentence.parts.includes(part));
      for (const each of one ? one.parts : []) each.classList.toggle("hover", on);
    });
  }

  /* The answers of the session that is shown; whoever leaves it, hears it no longer. */
  const look = () => {
    if (playing && !playing.box.checkVisibility()) player.pause();
    for (const box of document.querySelectorAll(".single .answer, .session.shown .answer")) wire(box);
    for (const told of document.querySelectorAll(".kept")) told.hidden = false;
  };
  addEventListener("hashchange", look);
  look();
});
