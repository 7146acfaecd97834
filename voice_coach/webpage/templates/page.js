"use strict";
/* Search, filters and one session at a time. Without it the page is a document to read. */
document.documentElement.classList.add("js");

/* Letters as they are compared: small and without accents, one for one. */
const bases = new Map();
const base = (letter) => {
  let found = bases.get(letter);
  if (found === undefined) {
    found = (letter.normalize("NFD")[0] || letter).toLowerCase()[0] || letter;
    bases.set(letter, found);
  }
  return found;
};
const folded = (text) => text.replace(/[^\x00-\x7f]/g, base).toLowerCase();
const isLetter = (letter) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/* "waiting" finds "wait", too; what stands in quotes is found as it stands. */
const wanted = (text) => {
  const terms = [];
  for (const [, phrase, word] of folded(text).matchAll(/["“„]([^"”“]+)["”“]?|([^\s"“”„]+)/g)) {
    if (phrase && phrase.trim()) {
      terms.push(phrase.trim().replace(/\s+/g, " "));
    } else if (word) {
      const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
      const stem = bare.replace(/(?:ings?|ed|es|s)$/, "");
      if (bare) terms.push(stem.length > 3 ? stem : bare);
    }
  }
  return terms;
};

/* Where a term stands at the beginning of a word, from a place on; -1: nowhere. */
const placeOf = (text, term, from = 0) => {
  let place = text.indexOf(term, from);
  while (place > 0 && isLetter(text[place - 1])) place = text.indexOf(term, place + 1);
  return place;
};

addEventListener("DOMContentLoaded", () => {
  const main = document.getElementById("main");
  const search = document.getElementById("search");
  if (!search) return;
  const status = document.getElementById("status");
  const period = document.getElementById("period");
  const count = document.getElementById("count");
  const overview = document.getElementById("overview");
  const title = document.title;
  const months = [...document.querySelectorAll(".month")];
  const entries = [...document.querySelectorAll(".timeline li")].map((item) => {
    const link = item.querySelector("a");
    const article = document.getElementById(link.hash.slice(1));
    const { day, looked, status } = item.dataset;
    return { item, link, article, day, looked, status, month: item.closest(".month"), text: "", event: "", plain: null };
  });
  const byAnchor = new Map(entries.map((entry) => [entry.article.id, entry]));

  /* The words of each session, folded once: in idle moments, or when they are asked for. */
  const text = (entry) => {
    if (entry.plain === null) {
      const parts = [".text", ".glance", ".head .event"].map((part) => entry.article.querySelector(part)?.textContent ?? "");
      entry.text = parts.join("\n").replace(/[^\S\n]+/g, " ").replace(/ ?\n[ \n]*/g, "\n");
      entry.plain = folded(entry.text);
      entry.event = folded(entry.link.querySelector(".event").textContent).replace(/\W+$/, "");
    }
    return entry.plain;
  };
  const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 50));
  let next = 0;
  const ahead = (deadline) => {
    do {
      if (next >= entries.length) return;
      text(entries[next++]);
    } while (deadline.timeRemaining() > 2);
    idle(ahead);
  };
  idle(ahead);

  const MOST_SHOWN = 50;
  const LONGEST = 170;

  /* The line with most of the words; of those, the first that says more than the event. */
  const best = (entry, terms) => {
    let found = [0, 0, -1];
    let start = 0;
    for (const line of entry.plain.split("\n")) {
      const there = terms.filter((term) => placeOf(line, term) >= 0).length;
      const score = there * 2 + (there && line.replace(/\W+$/, "") !== entry.event ? 1 : 0);
      if (score > found[2]) found = [start, start + line.length, score];
      start += line.length + 1;
    }
    return found;
  };
  const around = (entry, terms) => {
    const [first, last] = best(entry, terms);
    const hits = terms.map((term) => placeOf(entry.plain, term, first)).filter((at) => at >= 0 && at < last);
    const place = hits.length ? Math.min(...hits) : first;
    let start = last - first <= LONGEST ? first : Math.max(first, place - 60);
    if (start > first) start = entry.text.indexOf(" ", start) + 1 || start;
    let end = Math.min(last, start + LONGEST);
    if (end < last) end = Math.max(entry.text.lastIndexOf(" ", end), place + 1);
    const line = document.createElement("p");
    line.className = "hit";
    if (start > first) line.append("… ");
    let here = start;
    for (const [from, to] of places(entry.plain, terms, start, end)) {
      const mark = document.createElement("mark");
      mark.textContent = entry.text.slice(from, to);
      line.append(entry.text.slice(here, from), mark);
      here = to;
    }
    line.append(entry.text.slice(here, end));
    if (end < last) line.append(" …");
    return line;
  };

  /* Every place of the terms, whole words, in their order and apart from each other. */
  const places = (plain, terms, start, end) => {
    const found = [];
    for (const term of terms) {
      for (let at = placeOf(plain, term, start); at >= 0 && at < end; at = placeOf(plain, term, at + 1)) {
        let to = at + term.length;
        while (to < end && isLetter(plain[to])) to += 1;
        found.push([at, to]);
      }
    }
    found.sort((one, other) => one[0] - other[0]);
    return found.filter(([from], number) => !number || from >= found[number - 1][1]);
  };

  const earliest = () => {
    const days = Number(period.value);
    if (!days || days > 1000) return "";
    const day = new Date();
    day.setDate(day.getDate() - days);
    return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
  };

  const look = () => {
    const terms = wanted(search.value);
    const since = earliest();
    const year = period.value.length === 4 ? period.value : "";
    let shown = 0;
    const full = new Set();
    for (const entry of entries) {
      const fits =
        (!status.value || entry.status === status.value) &&
        (!since || entry.day >= since) &&
        (!year || entry.day.startsWith(year)) &&
        terms.every((term) => placeOf(text(entry), term) >= 0);
      entry.item.hidden = !fits;
      entry.hit?.remove();
      entry.hit = undefined;
      if (!fits) continue;
      full.add(entry.month);
      shown += 1;
      if (terms.length && shown <= MOST_SHOWN) {
        entry.hit = around(entry, terms);
        entry.item.append(entry.hit);
      }
    }
    for (const month of months) month.hidden = !full.has(month);
    const all = entries.length.toLocaleString("en");
    count.textContent =
      shown === entries.length ? `${all} session${shown === 1 ? "" : "s"}`
      : shown ? `${shown.toLocaleString("en")} of ${all} sessions`
      : "No session is like that.";
    mark(terms);
  };

  /* In the session that is read, without touching a letter of it. */
  const mark = (terms) => {
    if (!globalThis.CSS?.highlights) return null;
    CSS.highlights.delete("found");
    const article = document.querySelector(".session.shown");
    if (!article || !terms.length) return null;
    const ranges = [];
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const plain = folded(walker.currentNode.data);
      for (const [from, to] of places(plain, terms, 0, plain.length)) {
        const range = new Range();
        range.setStart(walker.currentNode, from);
        range.setEnd(walker.currentNode, to);
        ranges.push(range);
      }
    }
    if (ranges.length) CSS.highlights.set("found", new Highlight(...ranges));
    return ranges.find((range) => range.startContainer.parentElement.closest(".text")) ?? null;
  };

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 20);
  };
  search.addEventListener("input", soon);
  status.addEventListener("change", look);
  period.addEventListener("change", look);

  /* One session at a time, by its address. */
  let current = null;
  const route = (first) => {
    const entry = byAnchor.get(decodeURIComponent(location.hash.slice(1))) ?? null;
    if (entry === current && !first) return;
    const before = current;
    current?.article.classList.remove("shown");
    current?.link.removeAttribute("aria-current");
    current = entry;
    overview.hidden = entry !== null;
    document.body.classList.toggle("reading", entry !== null);
    document.title = entry ? `${entry.link.querySelector(".event").textContent} · ${title}` : title;
    if (entry) {
      entry.article.classList.add("shown");
      entry.link.setAttribute("aria-current", "true");
      const hit = mark(wanted(search.value));
      if (first && !location.hash) return;
      scrollTo({ top: 0, behavior: "instant" });
      entry.article.querySelector(".event").focus({ preventScroll: true });
      const place = hit?.getBoundingClientRect().top;
      if (place > innerHeight * 0.8) scrollTo({ top: scrollY + place - innerHeight / 3, behavior: "instant" });
      entry.link.scrollIntoView({ block: "nearest", behavior: "instant" });
    } else {
      mark([]);
      if (!first) {
        scrollTo({ top: 0, behavior: "instant" });
        (before?.link ?? main).focus();
      }
    }
  };
  addEventListener("hashchange", () => route(false));
  document.addEventListener("click", (click) => {
    const link = click.target.closest?.(".back a, a.home, a.skip");
    if (!link) return;
    click.preventDefault();
    if (link.matches(".skip")) main.focus();
    else if (location.hash) location.hash = "";
  });

  /* Arrows go through what was found. */
  document.getElementById("shelf").addEventListener("keydown", (press) => {
    const links = () => entries.filter((entry) => !entry.item.hidden).map((entry) => entry.link);
    if (press.target === search) {
      if (press.key === "ArrowDown") {
        clearTimeout(waiting);
        look();
        links()[0]?.focus();
        press.preventDefault();
      } else if (press.key === "Escape" && search.value) {
        search.value = "";
        look();
        press.preventDefault();
      }
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[press.key];
    const here = step ? links() : [];
    const at = here.indexOf(press.target);
    if (at < 0) return;
    (here[at + step] ?? (step < 0 ? search : press.target)).focus();
    press.preventDefault();
  });

  /* Opened on another day, it remembers for that day; what is due was so when it was made. */
  const onThisDay = () => {
    const section = document.getElementById("this-day");
    const now = new Date();
    const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    const today = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    if (section.dataset.date === today) return;
    document.querySelector(".greeting").textContent = now.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
    document.getElementById("h-due").textContent = `What was due on ${section.dataset.date}`;
    const found = [];
    for (const entry of entries) {
      for (const [at, deed] of [[entry.day, "you began this session"], ...entry.looked.split(" ").map((one) => [one, "you looked back on it"])]) {
        const [y, m, d] = at.split("-").map(Number);
        const months = (year - y) * 12 + month - m;
        if (d !== day || months < 1 || (months > 11 && months % 12)) continue;
        const [number, unit] = months % 12 ? [months, "month"] : [months / 12, "year"];
        found.push([months % 12 ? 1000 + months : months, entry, `${number === 1 ? `A ${unit}` : `${number} ${unit}s`} ago, ${deed}`]);
      }
    }
    found.sort((one, other) => one[0] - other[0]);
    const list = section.querySelector("ul");
    list.replaceChildren(...found.slice(0, 6).map(([, entry, told]) => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.href = entry.link.hash;
      for (const [kind, said] of [["text", entry.link.querySelector(".event").textContent], ["note", told]]) {
        const part = document.createElement("span");
        part.className = kind;
        part.textContent = said;
        link.append(part, " ");
      }
      line.append(link);
      return line;
    }));
    section.hidden = !found.length;
  };
  onThisDay();
  route(true);
  if (search.value || status.value || period.value) look();
});
