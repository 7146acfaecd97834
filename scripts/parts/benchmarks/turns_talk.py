"""A sitting with the real program in a room, in real time: who said what when, and what came of it.

The person reads the program's lines to know what is asked, and hears by the loudspeaker when the
coach has finished. All moments are those of ``time.monotonic``, in seconds.
"""

from __future__ import annotations

import contextlib
import os
import pty
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from scripts.parts.benchmarks.parts import program
from scripts.parts.benchmarks.turns_set import ASKS, GOODBYE, Phrase, exercise
from tests.support.home import ROOT, environment
from tests.support.likeness import AUDIBLE, find_clip
from tests.support.room import RoomProcess
from tests.support.virtual_sound import RATE, Recording, VirtualSound
from voice_coach.audio import natural
from voice_coach.audio.ports import Clip
from voice_coach.audio.sound import resample
from voice_coach.coach import sound_notes

Kind = Literal["command", "short", "read back", "dictation", "over", "command over"]
QUIET_SECONDS = 0.65
"""The coach has finished: its longest pause within a prompt is shorter."""
BEGINS_OVER_SECONDS = 1.2
"""After the coach's first sample."""
BETWEEN_SECONDS = 1.3
"""From a sentence to the command behind it."""
_PATIENCE_SECONDS = 25.0
_ANSWER_PATIENCE_SECONDS = 6.0
_POLL_SECONDS = 0.02
_AROUND_SECONDS = 0.35
_FOUND = 0.3
"""Likeness; what is covered by noise or echo is where the room says that it is."""
_BEHIND_SECONDS = 0.02
_ENTER = b"\r"
_MOST_ENTERS = 6
_GOODBYE_SECONDS = 2.0
_ENTERED_SECONDS = 4.0
READ_BACK = "is that right?"
_BEGINNING_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the program's output, and when it came."""

    text: str
    at: float

    @property
    def is_coach(self) -> bool:
        """Whether the coach says it aloud."""
        return self.text.startswith("Coach: ")


@dataclass(frozen=True, slots=True)
class Turn:
    """What the person said, and whether the coach did what it should: ``begins_at`` and ``ends_at``
    of the sound at the microphone. ``key``: the question's. ``lines``: what the program wrote from
    then until the coach's next prompt was over."""

    kind: Kind
    phrase: Phrase
    key: str
    begins_at: float
    ends_at: float
    took: bool
    lines: tuple[Line, ...]

    @property
    def heard(self) -> list[str]:
        """What was written down of it."""
        return [line.text[5:].strip() for line in self.lines if line.text.startswith("You: ")]


@dataclass(frozen=True, eq=False)
class Sitting:
    """All of it: the turns, every line, and what the loudspeaker gave, from ``began_at`` on."""

    turns: Sequence[Turn]
    lines: Sequence[Line]
    loudspeaker: Recording
    microphone: Recording
    entered: Sequence[float] = ()
    """When a key took the place of what was not understood."""

    @property
    def deaf(self) -> bool:
        """Whether the coach turned to being deaf while it speaks."""
        return any(sound_notes.DEAF_WHILE_SPEAKING[:40] in line.text for line in self.lines)

    def sounds_from(self, moment: float) -> float | None:
        """When the coach is heard first, then or later."""
        first = round((moment - self.loudspeaker.began_at) * RATE)
        loud = np.abs(self.loudspeaker.since(first).astype(np.int32)) > AUDIBLE
        return moment + int(np.argmax(loud)) / RATE if np.any(loud) else None

    def silent_from(self, moment: float, least_seconds: float) -> float | None:
        """When a silence of that length begins, then or later."""
        first = round((moment - self.loudspeaker.began_at) * RATE)
        loud = np.abs(self.loudspeaker.since(first).astype(np.int32)) > AUDIBLE
        places = np.concatenate([[-1], np.flatnonzero(loud), [len(loud)]])
        gaps = np.flatnonzero(np.diff(places) > least_seconds * RATE)
        return moment + (int(places[gaps[0]]) + 1) / RATE if len(gaps) else None


@dataclass(frozen=True, slots=True)
class Said:
    """The phrases of a sitting, by what they are for."""

    short: dict[str, Sequence[Phrase]]
    dictation: Sequence[Phrase]
    over: Sequence[Phrase]
    next: Phrase
    repeat: Phrase
    yes: Phrase


class Talk:
    """The person, while the program runs."""

    def __init__(
        self,
        process: subprocess.Popen[str],
        terminal: int,
        room: RoomProcess,
        loudspeaker: Recording,
        microphone: Recording,
    ) -> None:
        self._process, self._terminal, self._room = process, terminal, room
        self._loudspeaker, self._microphone = loudspeaker, microphone
        self.lines: list[Line] = []
        self.turns: list[Turn] = []
        self.entered: list[float] = []
        self._more = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    # --- hearing the coach ---------------------------------------------------------------------

    def prompt(self, text: str, since: int, seconds: float = _PATIENCE_SECONDS) -> Line | None:
        """The coach's line with this in it, after so many lines."""

        def found() -> Line | None:
            return next((x for x in self.lines[since:] if x.is_coach and text in x.text), None)

        return self._wait(found, seconds)

    def _coach_after(self, since: int, seconds: float) -> Line | None:
        return self._wait(
            lambda: next((x for x in self.lines[since:] if x.is_coach), None), seconds
        )

    def _wait(self, found: Callable[[], Line | None], seconds: float) -> Line | None:
        with self._more:
            self._more.wait_for(lambda: found() or self._process.poll() is not None, seconds)
            return found()

    def onset(self, moment: float) -> float:
        """When the coach is heard after this. Raises TimeoutError."""
        first = max(0, round((moment - self._loudspeaker.began_at) * RATE))
        ends = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < ends:
            loud = np.abs(self._loudspeaker.since(first).astype(np.int32)) > AUDIBLE
            if np.any(loud):
                return moment + int(np.argmax(loud)) / RATE
            time.sleep(_POLL_SECONDS)
        raise TimeoutError("the coach was not heard")

    def finished(self, moment: float) -> None:
        """Wait until the coach, who begins after this, has fallen silent."""
        first = round((self.onset(moment) - self._loudspeaker.began_at) * RATE)
        while True:
            loud = np.abs(self._loudspeaker.since(first).astype(np.int32)) > AUDIBLE
            last = int(np.flatnonzero(loud)[-1]) if np.any(loud) else 0
            if len(loud) - last > QUIET_SECONDS * RATE:
                return
            time.sleep(_POLL_SECONDS)

    # --- speaking ------------------------------------------------------------------------------

    def says(self, phrase: Phrase, *, at: float | None = None) -> tuple[float, float]:
        """Say this to the end, at that moment or now; when it began and ended."""
        after = 0.0 if at is None else max(0.0, at - time.monotonic())
        said = self._room.say(phrase.clip, after=after)
        time.sleep(max(0.0, said.ends_at + _BEHIND_SECONDS - time.monotonic()))
        return said.begins_at, said.ends_at

    def tells(self, kind: Kind, phrase: Phrase, key: str, *, at: float | None = None) -> None:
        """Say what is only written down, and pause."""
        since = len(self.lines)
        moments = self.says(phrase, at=at)
        time.sleep(BETWEEN_SECONDS)
        lines = tuple(self.lines[since:])
        self.turns.append(Turn(kind, phrase, key, *moments, took=True, lines=lines))

    def turn(
        self, kind: Kind, phrase: Phrase, key: str, wanted: str, *, at: float | None = None
    ) -> Line | None:
        """Say this, and see whether the coach's next line has what is ``wanted`` in it. The line,
        if it has."""
        since = len(self.lines)
        moments = self.says(phrase, at=at)
        line = self._coach_after(since, _ANSWER_PATIENCE_SECONDS)
        took = line is not None and wanted.casefold() in line.text.casefold()
        lines = tuple(self.lines[since:])
        self.turns.append(Turn(kind, phrase, key, *moments, took=took, lines=lines))
        return line if took else None

    def enters(self, wanted: str) -> Line:
        """Press Enter until the coach says this. Raises TimeoutError."""
        for _ in range(_MOST_ENTERS):
            since = len(self.lines)
            self.entered.append(time.monotonic())
            os.write(self._terminal, _ENTER)
            line = self.prompt(wanted, since, _ENTERED_SECONDS)
            if line is not None:
                return line
        raise TimeoutError(f"the coach did not come to {wanted!r}")

    def _read(self) -> None:
        assert self._process.stdout is not None
        for text in self._process.stdout:
            with self._more:
                self.lines.append(Line(text.rstrip("\n"), time.monotonic()))
                self._more.notify_all()
        with self._more:
            self._more.notify_all()


class _Leading:
    """One after the other, all that the exercise asks."""

    def __init__(self, talk: Talk, said: Said) -> None:
        self._talk, self._said = talk, said

    def all(self, rounds: int, asks: Sequence[str]) -> None:
        """From the first prompt to the last. Raises TimeoutError."""
        order = [(key, number) for number in range(rounds) for key in asks]
        wanted = [*(ASKS[key] for key, _ in order[1:]), GOODBYE]
        here = self._talk.prompt(ASKS[order[0][0]], 0, _BEGINNING_SECONDS)
        if here is None:
            raise TimeoutError("the coach did not ask")
        for (key, number), following in zip(order, wanted, strict=True):
            there = self._answered(key, number, here, following)
            here = there or self._talk.enters(following)

    def _answered(self, key: str, number: int, asked: Line, wanted: str) -> Line | None:
        """The line that follows, if it is the one wanted."""
        talk, said = self._talk, self._said
        if key == "over":
            begins = talk.onset(asked.at) + BEGINS_OVER_SECONDS
            talk.tells("over", _of(said.over, number), key, at=begins)
            return talk.turn("command", said.next, key, wanted)
        talk.finished(asked.at)
        if key == "open":
            talk.tells("dictation", _of(said.dictation, number), key)
            return talk.turn("command", said.next, key, wanted)
        if key == "twice":
            return self._commanded_over(key, wanted)
        phrase = _of(said.short[key], number)
        if key != "date":
            return talk.turn("short", phrase, key, wanted)
        read_back = talk.turn("read back", phrase, key, READ_BACK)
        if read_back is None:
            return None
        talk.finished(read_back.at)
        return talk.turn("short", said.yes, key, wanted)

    def _commanded_over(self, key: str, wanted: str) -> Line | None:
        again = self._talk.turn("command", self._said.repeat, key, ASKS[key])
        if again is None:
            return None
        begins = self._talk.onset(again.at) + BEGINS_OVER_SECONDS
        return self._talk.turn("command over", self._said.next, key, wanted, at=begins)


def _of(phrases: Sequence[Phrase], number: int) -> Phrase:
    return phrases[number % len(phrases)]


def sit(
    sound: VirtualSound,
    room: RoomProcess,
    said: Said,
    home: Path,
    *,
    rounds: int,
    asks: Sequence[str],
    model: Path,
) -> tuple[Sitting, str]:
    """One sitting; and what went wrong, if it did not come to its end. The recordings are whole
    when this returns."""
    home.mkdir(parents=True, exist_ok=True)
    exercise_file = home / "turns.toml"
    exercise_file.write_text(exercise(rounds, asks), "utf-8")
    trouble = ""
    with (
        sound.recording() as loudspeaker,
        sound.recording("mic.monitor") as microphone,
        _program(sound, home, exercise_file, model) as (process, terminal),
    ):
        talk = Talk(process, terminal, room, loudspeaker, microphone)
        try:
            _Leading(talk, said).all(rounds, asks)
            time.sleep(_GOODBYE_SECONDS)
        except TimeoutError as error:
            trouble = f"{error}; the last lines: {[line.text for line in talk.lines[-3:]]}"
    turns = [_placed(turn, microphone) for turn in talk.turns]
    return Sitting(turns, talk.lines, loudspeaker, microphone, talk.entered), trouble


def _placed(turn: Turn, microphone: Recording) -> Turn:
    """With the moments at which the sound is found in what the microphone had."""
    clip = resample(Clip(turn.phrase.clip.pcm, turn.phrase.clip.rate), RATE)
    first = max(0, round((turn.begins_at - _AROUND_SECONDS - microphone.began_at) * RATE))
    window = microphone.since(first)[: len(clip.pcm) + round(2 * _AROUND_SECONDS * RATE)]
    place, likeness = find_clip(window, clip.pcm)
    if likeness < _FOUND:
        return turn
    begins_at = microphone.began_at + (first + place) / RATE
    return replace(turn, begins_at=begins_at, ends_at=begins_at + clip.seconds)


@contextlib.contextmanager
def _program(
    sound: VirtualSound, home: Path, exercise_file: Path, model: Path
) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The program with its keys on a terminal and its lines in a pipe; and that terminal's other
    side."""
    ours, theirs = pty.openpty()
    more = {**sound.environment, "TERM": "dumb"}
    more[natural.LEFT_ALONE] = os.environ.get(natural.LEFT_ALONE, "1")
    process = subprocess.Popen(
        [*program(), "start", "--barge-in", "--program", str(exercise_file), "--model", str(model)],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env=environment(home, more),
        cwd=ROOT,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield process, ours
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        try:
            process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        os.close(ours)
