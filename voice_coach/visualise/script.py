"""The visualisation as a ``program.Guide``: the way in, a person's own words, the way back. Pure.

More words than there is room for are chosen from all parts evenly, and others another time.
Fewer leave more silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from voice_coach.program.values import Cue, Guide
from voice_coach.visualise.grammar.second_person import Quoted, turn
from voice_coach.visualise.sentences import MOST_WORDS, pieces, sentences
from voice_coach.visualise.texts import Prompt, Texts

KEY = "visualisation"
BREATH_SECONDS = 3.5
"""Least silence after any cue: a little more than the plan asks for."""
LIVING_SECONDS = 9.0
"""Least silence after a person's own sentence: two slow breaths to see it."""
BELL_SECONDS = 6.0
"""The opening bell has the room to itself; the last cue ends so long before the closing one."""
LONG_SILENCE_SECONDS = 34.0
"""In one as long as this a prompt has room, with silence on both sides."""
_ENTERING_SHARE, _RETURNING_SHARE = 0.3, 0.2
"""Most of the sitting that the way in and the way back may take."""
_NO_SOUND: Mapping[str, float] = {}
_SLOW = 1.25
"""Voices differ: so much longer than expected a cue may take."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence of the person's as cues: one, or several where it is long. ``seconds``: how long
    it is where it is heard in their own voice, as they said it."""

    cues: tuple[str, ...]
    seconds: float | None = None

    def lengths(self, rate: int) -> list[float]:
        """How long each cue takes at most."""
        if self.seconds is not None:
            return [self.seconds]
        return [_seconds(cue, rate) for cue in self.cues]


@dataclass(frozen=True, slots=True)
class _At:
    """A cue, when it starts, and how long it takes at most; in seconds."""

    text: str
    starts: float
    seconds: float

    @property
    def ends(self) -> float:
        return self.starts + self.seconds


def spoken(
    text: str, texts: Texts, quoted: int = 0, own: Mapping[str, float] = _NO_SOUND
) -> tuple[Spoken, ...]:
    """An answer, sentence by sentence, as it is said back. ``quoted``: how many were before;
    ``own``: the sentences that are heard in the person's own voice, and how long (seconds)."""
    found: list[Spoken] = []
    for sentence in sentences(text):
        turned = turn(sentence)
        if turned is None:
            continue
        if sentence in own:
            found.append(Spoken((sentence,), own[sentence]))
            continue
        if not isinstance(turned, Quoted):
            found.append(Spoken(pieces(turned.text)))
            continue
        before = texts.quote[quoted % len(texts.quote)]
        quoted += 1
        room = MOST_WORDS - len(before.split()) + 1
        first, *others = pieces(turned.text, room)
        found.append(Spoken((before.replace("{words}", first), *others)))
    return tuple(found)


def spoken_parts(
    answers: Sequence[str], texts: Texts, own: Mapping[str, float] = _NO_SOUND
) -> tuple[tuple[Spoken, ...], ...]:
    """All answers, each sentence once: who says something twice hears it once a sitting."""
    heard: set[tuple[str, ...]] = set()
    parts = []
    for answer in answers:
        part = []
        for item in spoken(answer, texts, own=own):
            plain = tuple(cue.casefold() for cue in item.cues)
            if plain not in heard:
                heard.add(plain)
                part.append(item)
        parts.append(tuple(part))
    return tuple(parts)


def build(
    parts: Sequence[Sequence[Spoken]], minutes: float, texts: Texts, *, practised: int, rate: int
) -> Guide:
    """The guide of a sitting of ``minutes`` at ``rate`` words a minute.

    ``parts`` in the order in which they are spoken; ``practised`` is how often it was done
    before: it decides which sentences have their turn.
    """
    total = minutes * 60
    pace = max(BREATH_SECONDS, min(9.0, 2.5 + minutes * 0.7))
    enter = _in_a_row(
        texts.enter, minutes, start=BELL_SECONDS, pace=pace, rate=rate, most=total * _ENTERING_SHARE
    )
    back = _in_a_row(
        texts.back,
        minutes,
        start=0.0,
        pace=min(pace, 6.0),
        rate=rate,
        most=total * _RETURNING_SHARE,
    )
    start = (enter[-1].ends if enter else BELL_SECONDS) + pace
    shift = total - BELL_SECONDS - (back[-1].ends if back else 0.0)
    back = [replace(cue, starts=cue.starts + shift) for cue in back]
    end = back[0].starts if back else total - BELL_SECONDS
    own = _spread(choose(parts, end - start, practised, rate), start, end, rate)
    prompts = [prompt.text for prompt in texts.between if prompt.from_minutes <= minutes]
    middle = _with_prompts(own, prompts, start, end, rate)
    cues = [Cue(cue.text, cue.starts / total) for cue in (*enter, *middle, *back)]
    return Guide(KEY, texts.title, tuple(cues), minutes)


def choose(
    parts: Sequence[Sequence[Spoken]], seconds: float, practised: int, rate: int
) -> tuple[Spoken, ...]:
    """The sentences for which there is room in so many seconds, from all parts evenly.

    Each sitting begins, in each part, where the one before it ended.
    """
    if not any(first := _taken(parts, [0] * len(parts), seconds, rate)):
        return _shortest(parts, seconds, rate)
    starts = [
        practised * len(taken) % len(part) if part else 0
        for part, taken in zip(parts, first, strict=True)
    ]
    if not any(chosen := _taken(parts, starts, seconds, rate)):
        chosen = first
    return tuple(
        part[place]
        for part, taken in zip(parts, chosen, strict=True)
        for place in sorted(taken)  # within a part as it was told
    )


def _taken(
    parts: Sequence[Sequence[Spoken]], starts: Sequence[int], seconds: float, rate: int
) -> list[list[int]]:
    """For each part the places of its sentences that have room, taken from each part in turn."""
    taken: list[list[int]] = [[] for _ in parts]
    left = seconds
    for turn_number in range(max(map(len, parts), default=0)):
        for part, start, places in zip(parts, starts, taken, strict=True):
            if turn_number >= len(part):
                continue
            place = (start + turn_number) % len(part)
            needed = _needed(part[place], rate)
            if needed <= left:
                places.append(place)
                left -= needed
    return taken


def _shortest(parts: Sequence[Sequence[Spoken]], seconds: float, rate: int) -> tuple[Spoken, ...]:
    """Where not one has room: the beginning of the shortest, so that something is heard."""
    items = [item for part in parts for item in part]
    if not items:
        return ()
    shortest = min(items, key=lambda item: _needed(item, rate))
    while len(shortest.cues) > 1 and _needed(shortest, rate) > seconds:
        shortest = replace(shortest, cues=shortest.cues[:-1])
    return (shortest,)


def _needed(item: Spoken, rate: int) -> float:
    return sum(seconds + BREATH_SECONDS for seconds in item.lengths(rate)) + (
        LIVING_SECONDS - BREATH_SECONDS
    )


def _seconds(text: str, rate: int) -> float:
    """How long a voice takes to say it, at most."""
    return len(text.split()) / rate * 60 * _SLOW + 0.5


def _in_a_row(
    prompts: Iterable[Prompt], minutes: float, *, start: float, pace: float, rate: int, most: float
) -> list[_At]:
    """These prompts one after the other, as many as have room in ``most`` seconds from ``start``;
    the last one always."""
    fitting = [prompt.text for prompt in prompts if prompt.from_minutes <= minutes]
    while len(fitting) > 1 and _length(fitting, pace, rate) > most:
        fitting.pop(-2)
    found: list[_At] = []
    for text in fitting:
        starts = found[-1].ends + pace if found else start
        found.append(_At(text, starts, _seconds(text, rate)))
    return found


def _length(texts: Sequence[str], pace: float, rate: int) -> float:
    return sum(_seconds(text, rate) for text in texts) + pace * (len(texts) - 1)


def _spread(items: Sequence[Spoken], start: float, end: float, rate: int) -> list[_At]:
    """The sentences over this time, with the same silence after each."""
    if not items:
        return []
    speech = sum(sum(item.lengths(rate)) + BREATH_SECONDS * (len(item.cues) - 1) for item in items)
    silence = max(BREATH_SECONDS, (end - start - speech) / len(items))
    found = []
    at = start
    for item in items:
        for number, (cue, seconds) in enumerate(zip(item.cues, item.lengths(rate), strict=True)):
            at += BREATH_SECONDS if number else 0.0
            found.append(_At(cue, at, seconds))
            at = found[-1].ends
        at += silence
    return found


def _with_prompts(
    own: Sequence[_At], prompts: Sequence[str], start: float, end: float, rate: int
) -> list[_At]:
    """The person's words, with the coach's prompts in the middle of long silences, spread over
    them where there are fewer prompts than silences."""
    ends = [_At("", start, 0.0), *own, _At("", end, 0.0)] if not own else [*own, _At("", end, 0.0)]
    silences = [
        (before.ends, after.starts)
        for before, after in pairwise(ends)
        if after.starts - before.ends >= LONG_SILENCE_SECONDS
    ]
    chosen = _evenly(silences, len(prompts))
    added = []
    for (silent_from, silent_to), text in zip(chosen, prompts, strict=False):
        seconds = _seconds(text, rate)
        added.append(_At(text, (silent_from + silent_to - seconds) / 2, seconds))
    return sorted([*own, *added], key=lambda cue: cue.starts)


def _evenly(silences: Sequence[tuple[float, float]], most: int) -> list[tuple[float, float]]:
    """At most so many of them, evenly from the first to the last."""
    if len(silences) <= most:
        return list(silences)
    return [silences[(2 * n + 1) * len(silences) // (2 * most)] for n in range(most)]
