"""Which of several events is meant: the question that asks, and the words that name one. Pure.

Two sessions about the same event are told apart by the day on which they were begun.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.dates.words import day_in_words, time_in_words
from voice_coach.dialogue.ordinals import ORDINALS
from voice_coach.dialogue.prose import capitalised
from voice_coach.dialogue.understand import SMALL_WORDS
from voice_coach.program import Option, Question

KEY = "which"
MOST_READ_OUT = 5
_LONGEST_WORDS = 12
_SHORTEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A session: its id, its event in the person's words, and when it was begun, where known."""

    id: str
    event: str
    begun: datetime | None = None


def question(opening: str, candidates: Sequence[Candidate]) -> Question:
    """Asks which of these is meant, after ``opening``; its value is one of ``labels``.

    At most five are read out. Each may be named by a word that no other has.
    """
    named = labels(candidates)
    texts = list(named)
    heard = texts[:MOST_READ_OUT]
    rest = " Or name another one." if len(texts) > len(heard) else ""
    *others, last = heard
    listed = f"{'. '.join(others)}. Or: {last}." if others else f"{last}."
    options = tuple(
        Option(text, text, (*_own_words(text, texts), *_own_day(named[text], candidates)))
        for text in texts
    )
    return Question(
        KEY,
        f"{opening} Which one do you mean? {_literal(listed)}{rest}",
        "choice",
        "pause",
        single=True,
        confirm=True,
        options=options,
    )


def _literal(text: str) -> str:
    """As a prompt takes it: braces in an event name no place to be filled in."""
    return text.replace("{", "{{").replace("}", "}}")


def labels(candidates: Sequence[Candidate]) -> Mapping[str, Candidate]:
    """What each is called, in order: its event, with the day, and the time, where it takes them."""
    named = [_cut(candidate.event) for candidate in candidates]
    for tell_apart in (_of_day, _at_time, _with_id):
        twice = {text for text, count in Counter(map(plain, named)).items() if count > 1}
        named = [
            tell_apart(text, candidate) if plain(text) in twice else text
            for text, candidate in zip(named, candidates, strict=True)
        ]
    return dict(zip(named, candidates, strict=True))


def fitting(candidates: Sequence[Candidate], words: str) -> tuple[Candidate, ...]:
    """Those whose event holds all of these words, small ones aside ("the one about my new job")."""
    wanted = _telling(words)
    return tuple(c for c in candidates if wanted and wanted <= set(plain(c.event).split()))


def _cut(event: str) -> str:
    """A label is heard as one sentence: no full stop within it, and not too long."""
    words = event.replace(". ", ", ").rstrip(".").split()
    if not words:
        return "A session without a name"
    cut = ", and so on" if len(words) > _LONGEST_WORDS else ""
    return capitalised(" ".join(words[:_LONGEST_WORDS])) + cut


def _of_day(text: str, candidate: Candidate) -> str:
    day = candidate.begun
    return f"{text}, the one of {day_in_words(day.date())}" if day else text


def _at_time(text: str, candidate: Candidate) -> str:
    begun = candidate.begun
    return f"{text} {begun.year}, {time_in_words(begun.time())}" if begun else text


def _with_id(text: str, candidate: Candidate) -> str:
    return f"{text}, {candidate.id}"


def _telling(text: str) -> set[str]:
    return set(plain(text).split()) - SMALL_WORDS - {"about", "event", "session"}


def _own_words(text: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Words that stand in this label only."""
    others = {word for other in texts if other != text for word in _telling(other)}
    own = (word for word in _telling(text) - others if len(word) >= _SHORTEST_LETTERS)
    return tuple(sorted(own))


def _own_day(candidate: Candidate, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """The day as it is spoken ("twenty fourth"), and its weekday, where no other has them."""
    if candidate.begun is None:
        return ()
    days = [_spoken_day(c.begun) for c in candidates if c.begun]
    return tuple(word for word in _spoken_day(candidate.begun) if sum(word in d for d in days) == 1)


def _spoken_day(day: datetime) -> tuple[str, str]:
    tens, ones = divmod(day.day, 10)
    if day.day <= len(ORDINALS):
        spoken = ORDINALS[day.day - 1]
    elif ones:
        spoken = f"{'twenty' if tens == 2 else 'thirty'} {ORDINALS[ones - 1]}"  # noqa: PLR2004
    else:
        spoken = "thirtieth"
    return spoken, day_in_words(day.date()).split()[0].casefold()
