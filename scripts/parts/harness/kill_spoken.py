"""Spoken sessions, killed again and again: real sound on virtual devices, the small model.

The person waits until the coach is silent, says a sentence, and waits until it is shown. One
that a kill cut short is not said again: what was said of it until half a second before the kill
must be in the log after resuming, from the sound that the session kept on disk.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from typing import TypeVar

import numpy as np

from scripts.parts.harness.kill_folder import OnDisk, logs_in, look, plain, texts_of
from scripts.parts.harness.kill_leftovers import open_to_others, processes_of, sound_files
from scripts.parts.harness.kill_tally import Tally
from scripts.parts.harness.privacy_files import below
from tests.support.home import COMMAND, SMALL_MODEL, environment
from tests.support.likeness import find_clip
from tests.support.virtual_sound import RATE, Recording, VirtualSound
from voice_coach.audio.ports import Block, Clip
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.sound import read_clip, resample
from voice_coach.audio.transcribe import transcribe
from voice_coach.dialogue import events as e
from voice_coach.journal import spool
from voice_coach.manners import DEFAULT
from voice_coach.recordings.kept import kept_in
from voice_coach.recordings.places import folder_of

T = TypeVar("T")
PROGRAM = Path(__file__).with_name("spoken.toml")
SCRIPT = {
    "What happened?": (
        "i had a long talk with my sister about the house",
        "the weather is nice today",
        "he has time to think about it",
        "and we talked for a long time about our mother",
    ),
    "What could you do?": (
        "i could ask her for help",
        "send a letter to my father",
        "we can decide together",
    ),
}
MAY_LOSE_SECONDS = 0.5
"""What was said in the last moment before a kill may be lost."""
ALIKE = 0.6
"""A sentence stands in the log if so many of its words do, in order."""
BY_CLOCK = 0.25
_TAIL_SECONDS = 1.0
_LIKENESS = 0.8
_AUDIBLE = 100
_QUIET_SECONDS = 0.7
_PATIENCE_SECONDS = 25.0
_MOST_LIVES = 30
_ORPHANS_SECONDS = 5.0
_LEAD_SECONDS = 0.3
_SPEECH = ("espeak-ng", "-v", "en-us", "-s", "140")


class Killed(Exception):
    """The session is dead; the person notices."""


@dataclass(slots=True)
class Cut:
    """A sentence in which, or close behind which, the session was killed (``time.monotonic``)."""

    prompt: str
    text: str
    begun_at: float
    killed_at: float
    sound_lost: float | None = None
    """Seconds before the kill from which on no sound was kept; None where too little was kept to
    tell."""


@dataclass(slots=True)
class Life:
    """One process; ``kills_at`` is decided by the clock or by what the person says."""

    process: subprocess.Popen[bytes]
    kills_at: float
    whole_group: bool
    lines: list[str] = field(default_factory=list)
    rest: bytes = b""
    read: int = 0
    """So many lines were reacted to."""
    killed: bool = False

    @property
    def acknowledged(self) -> list[str]:
        """What the person was shown of their words."""
        shown = [line for line in self.lines if line.startswith("You: ")]
        return [plain(line.removeprefix("You: ")) for line in shown]


class SpokenRun:
    """One sitting in one journal folder, with up to ``kills`` kills."""

    def __init__(
        self, home: Path, sound: VirtualSound, model: VoskModel, random: Random, tally: Tally
    ) -> None:
        self.home, self.sound, self.model = home, sound, model
        self.random, self.tally = random, tally
        self.folder = home / "journal"
        self.by_clock = BY_CLOCK
        (home / "tmp").mkdir(parents=True, mode=0o700)
        config = home / ".config" / "voice-coach"
        config.mkdir(parents=True, mode=0o700)
        (config / "settings.toml").write_text('recordings = "keep"\n')
        self._env = environment(home, {**sound.environment, "TMPDIR": str(home / "tmp")})
        self._said: set[str] = set()
        self._cuts: list[Cut] = []
        self._groups: list[int] = []
        self._speaker: Recording
        self._microphone: Recording

    def play(self, kills: int) -> None:
        """The whole sitting, then all that must hold."""
        until = self.tally.kills + kills
        recording = self.sound.recording
        with recording() as self._speaker, recording("mic.monitor") as self._microphone:
            for _ in range(_MOST_LIVES):
                before = look(self.folder)
                life = self._live(may_kill=self.tally.kills < until)
                after = look(self.folder)
                self._check(before, after, life)
                if not life.killed:
                    break
            if not look(self.folder).is_finished:
                self.tally.problem("stuck", " / ".join(life.lines[-6:]))
                return
            self.tally.sessions += 1
            self._check_end()

    # --- a life ------------------------------------------------------------------------------

    def _live(self, *, may_kill: bool) -> Life:
        begun = bool(logs_in(self.folder))
        arguments = ["resume"] if begun else ["start", "--program", str(PROGRAM)]
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=self._env,
            cwd=self.home,
            start_new_session=True,
        )
        life = Life(process, float("inf"), self.random.random() < 1 / 2)
        # Some are killed while they start, or take up what the last one left.
        by_clock = may_kill and self.random.random() < self.by_clock
        if by_clock:
            life.kills_at = time.monotonic() + self.random.uniform(0.2, 4.0)
        kill_in = self.random.randint(1, 4) if may_kill and not by_clock else 0
        try:
            self._talk(life, kill_in)
        except Killed:
            pass
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            assert process.stdout is not None
            process.stdout.close()
        self._groups.append(process.pid)
        return life

    def _talk(self, life: Life, kill_in: int) -> None:
        """Answer every question until the session ends; ``kill_in`` counts sentences (0: none)."""
        while True:
            prompt = self._wait(life, lambda: self._question(life))
            if prompt is None:
                return
            life.read = len(life.lines)
            self._wait_for_silence(life)
            for text in self._pending(prompt):
                kill_in -= 1
                self._say(life, prompt, text, kills=kill_in == 0)
            life.read = len(life.lines)
            player = self._play(life, "next")
            try:
                self._wait(life, lambda: "Command: next" in life.lines[life.read :])
            finally:
                player.wait()

    def _question(self, life: Life) -> str:
        """The question that was put last; "" while there is none."""
        for line in reversed(life.lines[life.read :]):
            for prompt in SCRIPT:
                if line.startswith("Coach: ") and line.endswith(prompt):
                    return prompt
        return ""

    def _pending(self, prompt: str) -> list[str]:
        return [text for text in SCRIPT[prompt] if text not in self._said]

    def _say(self, life: Life, prompt: str, text: str, *, kills: bool) -> None:
        clip_seconds = self._seconds(text)
        shown = len(life.acknowledged)
        begun_at = time.monotonic()
        if kills:
            # Anywhere in the sentence, or up to the time when it has been written down.
            wait = self.random.uniform(0.0, clip_seconds + 1.2)
            life.kills_at = begun_at + _LEAD_SECONDS + wait
        player = self._play(life, text)
        self._said.add(text)
        try:
            self._wait(life, lambda: player.poll() is not None)
            self._wait(life, lambda: len(life.acknowledged) > shown)
        except Killed:
            if len(life.acknowledged) == shown:
                self._cuts.append(Cut(prompt, text, begun_at, life.kills_at))
            raise
        finally:
            player.wait()
            if self._cuts and self._cuts[-1].text == text:
                self._cuts[-1].sound_lost = self._sound_lost_before(self._cuts[-1])
        # A pause, so that the next sentence is an utterance of its own.
        pause = time.monotonic() + DEFAULT.utterance_pause_seconds + 0.3
        self._wait(life, lambda: time.monotonic() > pause)

    def _play(self, life: Life, text: str) -> subprocess.Popen[bytes]:
        return self.sound.say_into_microphone(self._wav(text))

    def _seconds(self, text: str) -> float:
        return read_clip(self._wav(text)).seconds

    def _wav(self, text: str) -> Path:
        path = self.home / f"{plain(text).replace(' ', '-')}.wav"
        if not path.exists():
            subprocess.run([*_SPEECH, "-w", str(path), text], check=True, capture_output=True)
        return path

    def _wait_for_silence(self, life: Life) -> None:
        """Until the coach was heard and has fallen silent."""
        # The prompt is shown just before it is played.
        first = self._speaker.frames - round(0.2 * RATE)

        def silent() -> bool:
            heard = np.flatnonzero(np.abs(self._speaker.since(first).astype(np.int32)) > _AUDIBLE)
            if not len(heard):
                return False
            return self._speaker.frames - first - int(heard[-1]) > _QUIET_SECONDS * RATE

        self._wait(life, silent)

    def _wait(self, life: Life, until: Callable[[], T]) -> T | None:
        """Read what the session says until something is true. None at the session's own end."""
        assert life.process.stdout is not None
        out = life.process.stdout.fileno()
        ends = time.monotonic() + _PATIENCE_SECONDS
        while not (found := until()):
            now = time.monotonic()
            if now >= life.kills_at:
                self._kill(life)
            if now > ends:
                raise Killed
            if select.select([out], [], [], min(0.01, max(0.0, life.kills_at - now)))[0]:
                data = os.read(out, 65536)
                if not data:
                    return None
                self._read(life, data)
        return found

    def _read(self, life: Life, data: bytes) -> None:
        *lines, life.rest = (life.rest + data).split(b"\n")
        life.lines += [line.decode("utf-8") for line in lines]

    def _kill(self, life: Life) -> None:
        kill = os.killpg if life.whole_group else os.kill
        kill(life.process.pid, signal.SIGKILL)
        life.kills_at = time.monotonic()
        life.process.wait()
        life.killed = life.process.returncode == -signal.SIGKILL
        assert life.process.stdout is not None
        out = life.process.stdout.fileno()
        while select.select([out], [], [], 0)[0] and (data := os.read(out, 65536)):
            self._read(life, data)
        if life.killed:
            self.tally.kills += 1
            self.tally.group_kills += life.whole_group
        raise Killed

    # --- what must hold ----------------------------------------------------------------------

    def _check(self, before: OnDisk, after: OnDisk, life: Life) -> None:
        tally = self.tally
        for text in after.unreadable:
            tally.problem("unreadable_journals", text)
        for text in after.damaged:
            tally.problem("damaged_logs", text)
        known = [event.text for event in before.answered()]
        texts = [event.text for event in after.answered()]
        if texts[: len(known)] != known:
            tally.problem("lost", f"the log changed: {known} became {texts}")
        fresh = [plain(text) for text in texts[len(known) :]]
        left = iter(fresh)
        for text in life.acknowledged:
            if text not in left:
                tally.problem("lost", f"{text!r} was acknowledged, the log has {fresh}")
        tally.finished += len(fresh)
        tally.recovered += _recovered(before, after)
        if life.killed:
            tally.unacknowledged += len(fresh) > len(life.acknowledged)
            tally.before_the_log += before.contents is None and after.contents is None
            tally.temporary_files += bool(after.temporary)
            tally.pages_behind += bool(after.behind)
        elif life.process.returncode:
            tally.problem("stuck", f"status {life.process.returncode}")
        for path in open_to_others(self.home):
            tally.problem("left_sound", f"others may read {path.relative_to(self.home)}")

    def _check_end(self) -> None:
        found, tally = look(self.folder), self.tally
        for cut in self._cuts:
            self._count_lost_words(found, cut)
        cut_short = {cut.text for cut in self._cuts}
        for prompt, sentences in SCRIPT.items():
            key = "event" if prompt == "What happened?" else "possible_responses"
            logged = [event.text for event in found.answered() if event.key == key]
            for text in sentences:
                times = sum(alike(text, other) >= ALIKE for other in logged)
                if times > 1:
                    tally.problem("doubled", f"{text!r} stands {times} times in {logged}")
                if alike(text, " ".join(logged)) < ALIKE and text not in cut_short:
                    tally.problem("lost", f"{text!r} is missing in {logged}")
            page = " ".join(text for quote, text in texts_of(found.pages) if quote == prompt)
            if " ".join(plain(page.replace("- ", "")).split()) != plain(" ".join(found.shown(key))):
                tally.problem("out_of_order", f"{page!r} shows {logged}")
        tally.copied += found.copied()
        self._check_recordings(found)
        self._check_leftovers(found)

    def _check_recordings(self, found: OnDisk) -> None:
        """The sound of every answer is kept, in a file that the page leads to, and no other."""
        session = found.session
        assert session is not None
        kept = list(kept_in(session))
        recorded = {of for one in kept for of in one.recording.of}
        for key in ("event", "possible_responses"):
            for piece in session.answer(key).spoken:
                if any(word.start in recorded for word in piece.words):
                    self.tally.recorded += 1
                else:
                    self.tally.problem("unrecorded", piece.text)
        folder = folder_of(self.folder, session.id)
        there = {path.name for path in below(folder) if path.is_file()}
        told = {one.recording.file for one in kept}
        page = "".join(path.read_text("utf-8") for path in self.folder.glob("*.md"))
        linked = {name for name in told if f"/{name})" in page}
        for name in (there | told) - (there & told & linked):
            self.tally.problem("left_files", f"recording {name}")

    def _count_lost_words(self, found: OnDisk, cut: Cut) -> None:
        """How many words, said at least half a second before the kill, the log has nowhere."""
        if cut.sound_lost is not None:
            self.tally.seconds_lost.append(round(cut.sound_lost, 2))
            if cut.sound_lost > MAY_LOSE_SECONDS:
                self.tally.problems.append(f"sound lost: {cut.sound_lost:.2f} s of {cut.text!r}")
        said = self._words_before(cut)
        lost = min(
            (words_missing(said, event.text.split()) for event in found.answered()),
            default=len(said),
        )
        self.tally.words_cut += len(said)
        self.tally.words_lost += lost
        if lost:
            sound = "unknown" if cut.sound_lost is None else f"{cut.sound_lost:.2f} s"
            self.tally.problems.append(
                f"words lost: {lost} of {' '.join(said)!r}, killed "
                f"{cut.killed_at - cut.begun_at:.2f} s after its beginning, sound lost {sound}; "
                f"the log has {[event.text for event in found.answered()]}"
            )

    def _sound_lost_before(self, cut: Cut) -> float | None:
        kept = spool.read(logs_in(self.folder)[-1].with_suffix(".sound"), 0.0)
        return sound_lost(kept, self._microphone, cut.begun_at, cut.killed_at)

    def _words_before(self, cut: Cut) -> list[str]:
        """By the same recogniser, from what the microphone was given, all of the sentence."""
        ends_at = cut.begun_at + self._seconds(cut.text) + 1.5
        latest = cut.killed_at - MAY_LOSE_SECONDS
        return words_said(self._microphone, self.model, cut.begun_at, ends_at, latest)

    def _check_leftovers(self, found: OnDisk) -> None:
        ends = time.monotonic() + _ORPHANS_SECONDS
        while (left := [name for pid in self._groups for name in processes_of(pid)]) and (
            time.monotonic() < ends
        ):
            time.sleep(0.05)
        for name in left:
            self.tally.problem("left_processes", name)
        if len(found.pages) != 1 or found.temporary:
            self.tally.problem("left_files", str(found.temporary))
        for path in (self.folder / ".voice-coach").rglob("*"):
            kept = (f".{spool.COPY}-", f".{spool.KEEP}-", ".kept-sound-")
            if path.suffix == ".sound" or path.suffix.startswith(kept):
                self.tally.problem("left_files", path.name)
        for path in sound_files(self.home):
            self.tally.problem("left_sound", str(path.relative_to(self.home)))


def sound_lost(
    kept: Sequence[spool.Chunk], microphone: Recording, begun_at: float, killed_at: float
) -> float | None:
    """From how long before a kill on no sound was kept of words that began then.

    Found by the end of what was kept in what the microphone was given; None where that is too
    little to tell. Times are those of ``time.monotonic``.
    """
    if not kept:
        return None
    rate = kept[-1].rate
    samples = np.concatenate([np.frombuffer(chunk.samples, dtype=np.int16) for chunk in kept])
    tail = resample(Clip(samples[-round(_TAIL_SECONDS * rate) :], rate), RATE)
    first = round((begun_at - 1.0 - microphone.began_at) * RATE)
    start, likeness = find_clip(microphone.since(first), tail.pcm)
    if likeness < _LIKENESS:
        return None  # silence, before the first word
    return killed_at - (microphone.began_at + (first + start + len(tail.pcm)) / RATE)


def words_said(
    microphone: Recording, model: VoskModel, begun_at: float, ends_at: float, latest: float
) -> list[str]:
    """What is heard in what the microphone was given, of words that were over by ``latest``."""
    first, last = (round((at - microphone.began_at) * RATE) for at in (begun_at, ends_at))
    block = Block(microphone.since(first)[: last - first], begun_at)
    heard = transcribe([block], RATE, model.recogniser, DEFAULT)
    return [word.text for said in heard for word in said.words if word.end <= latest]


def _recovered(before: OnDisk, after: OnDisk) -> int:
    """Answers that a session wrote down on its way back, before it was resumed."""
    if before.contents is None or after.contents is None:
        return 0
    events = after.contents.events[len(before.contents.events) :]
    back = next((n for n, event in enumerate(events) if isinstance(event, e.Resumed)), len(events))
    return sum(isinstance(event, e.Answered) for event in events[:back])


def alike(sentence: str, heard: str) -> float:
    """The share of a sentence's words that were heard, in order."""
    words = sentence.split()
    match = SequenceMatcher(a=words, b=heard.split(), autojunk=False)
    return sum(block.size for block in match.get_matching_blocks()) / len(words)


def words_missing(said: list[str], heard: list[str]) -> int:
    """How many words were left out; one that was heard as another is no lost sound."""
    match = SequenceMatcher(a=said, b=heard, autojunk=False)
    missing = 0
    for kind, first, last, start, end in match.get_opcodes():
        if kind in ("delete", "replace"):
            missing += max(0, (last - first) - (end - start))
    return missing


def spoken(sound: VirtualSound, seed: str, kills: int, *, by_clock: float = BY_CLOCK) -> Tally:
    """One sitting in a home of its own; ``by_clock``: the share of kills not tied to a sentence."""
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="voice-coach-kill-") as home:
        run = SpokenRun(Path(home), sound, VoskModel(SMALL_MODEL), Random(seed), tally)
        run.by_clock = by_clock
        run.play(kills)
    return tally


def all_spoken(seed: int, kills: int, say: Callable[[str], None]) -> Tally:
    """As many sittings as it takes for so many kills, one at a time, in real time."""
    total = Tally()
    sound = VirtualSound()
    try:
        sound.start()
        run = 0
        while total.kills < kills and not total.stuck:
            run += 1
            total.add(spoken(sound, f"{seed} spoken {run}", kills - total.kills))
            say(f"{total.kills} kills, {run} spoken sessions")
    finally:
        sound.remove()
    return total
