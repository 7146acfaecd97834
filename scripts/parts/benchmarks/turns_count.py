"""What a sitting in a room comes to, in figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

import numpy as np

from scripts.parts.benchmarks.turns_set import ASKS, Phrase, bare
from scripts.parts.benchmarks.turns_talk import Kind, Line, Sitting, Turn
from tests.support.likeness import AUDIBLE, find_clip
from tests.support.virtual_sound import RATE, Recording
from voice_coach.dialogue.commands import plain

STOPS_WITHIN_SECONDS = 2.0
"""A coach that sounds on for longer was not stopped by who talks over it."""
_SILENCE_SECONDS = 0.3
_NEW_PROMPT_SECONDS = 0.05
_STILL_SECONDS = 4.0
"""What is written so long after the person spoke has another source."""
_BY_KEY_SECONDS = 1.0
_LATEST_ECHO_SECONDS = 0.6


@dataclass(slots=True)
class Counted:
    """Seconds for each turn of a kind; and what went wrong, in words. ``of``: how many turns there
    were in which it might have."""

    delays: dict[Kind, list[float]] = field(default_factory=dict)
    stops: list[float] = field(default_factory=list)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    of: dict[str, int] = field(default_factory=dict)

    def add(self, other: Counted) -> None:
        """Count these as well."""
        self.stops += other.stops
        for kind, delays in other.delays.items():
            self.delays.setdefault(kind, []).extend(delays)
        for name, cases in other.wrong.items():
            self.wrong.setdefault(name, []).extend(cases)
        for name, count in other.of.items():
            self.of[name] = self.of.get(name, 0) + count

    def judge(self, name: str, case: str, *, wrong: bool) -> None:
        """One turn more in which this might have gone wrong."""
        self.of[name] = self.of.get(name, 0) + 1
        cases = self.wrong.setdefault(name, [])
        if wrong:
            cases.append(case)

    def share(self, name: str) -> tuple[int, int]:
        """How many went wrong, of how many."""
        return len(self.wrong.get(name, ())), self.of.get(name, 0)


CUT_OFF, MISSED, AS_COMMAND = "answers cut off", "commands missed", "dictation taken for a command"
LOST, NOT_STOPPED, OWN = "first words lost", "coach not stopped", "own words heard"
STOPPED_ITSELF = "stopped with nobody speaking"
KINDS_OF_WRONG = (CUT_OFF, MISSED, AS_COMMAND, LOST, NOT_STOPPED, OWN, STOPPED_ITSELF)


def count(sitting: Sitting) -> Counted:
    """All turns of it."""
    counted = Counted()
    for turn in sitting.turns:
        _count_turn(sitting, turn, counted)
    prompts = sum(line.is_coach for line in sitting.lines)
    counted.of |= {OWN: prompts, STOPPED_ITSELF: prompts}
    counted.wrong[OWN] = [line.text for line in _own_words(sitting)]
    counted.wrong[STOPPED_ITSELF] = [line.text for line in _begun_again(sitting)]
    return counted


def _count_turn(sitting: Sitting, turn: Turn, counted: Counted) -> None:
    said = f"{turn.phrase.text!r}: {turn.heard}"
    if turn.kind in ("command", "command over"):
        counted.judge(MISSED, said, wrong=not turn.took)
    if turn.kind == "dictation":
        commanded = any(line.text.startswith("Command: ") for line in turn.lines)
        counted.judge(AS_COMMAND, said, wrong=commanded)
    if turn.kind == "over":
        stopped_at = sitting.silent_from(turn.begins_at, _SILENCE_SECONDS)
        stop = None if stopped_at is None else stopped_at - turn.begins_at
        counted.judge(NOT_STOPPED, said, wrong=stop is None or stop > STOPS_WITHIN_SECONDS)
        if stop is not None and stop <= STOPS_WITHIN_SECONDS:
            counted.stops.append(stop)
        counted.judge(LOST, said, wrong=first_words_lost(turn.phrase, " ".join(turn.heard)))
        return
    sounds_at = _sounds_after(sitting, turn)
    if sounds_at is None or turn.kind == "dictation":
        return
    delay = sounds_at - turn.ends_at
    if turn.kind in ("short", "read back"):
        counted.judge(CUT_OFF, said, wrong=delay < 0)
    if turn.took:
        counted.delays.setdefault(turn.kind, []).append(delay)


def _sounds_after(sitting: Sitting, turn: Turn) -> float | None:
    """The coach's first sample that answers a turn."""
    if turn.kind != "command over":
        return sitting.sounds_from(turn.begins_at)
    line = next((line for line in turn.lines if line.is_coach), None)
    if line is None:
        return None
    stopped_at = sitting.silent_from(max(turn.ends_at, line.at - 0.1), _NEW_PROMPT_SECONDS)
    return None if stopped_at is None else sitting.sounds_from(stopped_at + _NEW_PROMPT_SECONDS)


def first_words_lost(phrase: Phrase, heard: str) -> bool:
    """Whether a word is missing, and nothing of the first is in what was written, however it was
    misheard."""
    words, found = bare(phrase.text).split(), plain(heard).split()
    if len(found) >= len(words):
        return False
    expected, written = "".join(words), "".join(found)
    blocks = SequenceMatcher(None, expected, written, autojunk=False).get_matching_blocks()
    places = [block.a for block in blocks if block.size]
    return not places or min(places) >= len(words[0])


def _own_words(sitting: Sitting) -> Iterator[Line]:
    """Written down while nobody had spoken, or in the words of the prompt."""
    for line in sitting.lines:
        if not line.text.startswith(("You: ", "Command: ")):
            continue
        if any(at <= line.at <= at + _BY_KEY_SECONDS for at in sitting.entered):
            continue
        before = [turn for turn in sitting.turns if turn.begins_at <= line.at]
        if (
            not before
            or line.at > before[-1].ends_at + _STILL_SECONDS
            or _is_echo(line, before[-1])
        ):
            yield line


def _is_echo(line: Line, turn: Turn) -> bool:
    asked, said = f" {plain(ASKS[turn.key])} ", f" {bare(turn.phrase.text)} "
    words = plain(line.text.removeprefix("You: ")).split()
    pairs = [f" {one} {two} " for one, two in pairwise(words)]
    return any(pair in asked and pair not in said for pair in pairs)


def _begun_again(sitting: Sitting) -> Iterator[Line]:
    """The rest of a sentence in which the coach stopped although nobody spoke."""
    coach = [line for line in sitting.lines if line.is_coach]
    for before, line in pairwise(coach):
        spoke = any(before.at < turn.ends_at and turn.begins_at < line.at for turn in sitting.turns)
        if not spoke and before.text.endswith(line.text.removeprefix("Coach: ")):
            yield line


def echo_delay(loudspeaker: Recording, microphone: Recording, seconds: float = 12.0) -> float:
    """By how much the echo of the coach's first words is late, as it was recorded."""
    played = loudspeaker.pcm
    first = int(np.argmax(np.abs(played.astype(np.int32)) > AUDIBLE))
    clip = played[first : first + round(seconds * RATE)]
    begins_at = loudspeaker.began_at + first / RATE
    there = round((begins_at - 0.1 - microphone.began_at) * RATE)
    window = microphone.since(there)[: len(clip) + round(_LATEST_ECHO_SECONDS * RATE)]
    place, _ = find_clip(window, clip)
    return microphone.began_at + (max(0, there) + place) / RATE - begins_at


def all_of(sittings: Iterable[Counted]) -> Counted:
    """Several together."""
    together = Counted()
    for sitting in sittings:
        together.add(sitting)
    return together


def kinds_in(counted: Counted) -> Sequence[str]:
    """The kinds of wrong that were looked for."""
    return [name for name in KINDS_OF_WRONG if name in counted.of]
