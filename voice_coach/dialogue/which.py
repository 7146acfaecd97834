"""Which of several events is meant: the question that asks, and the words that name one. Pure.

Two sessions about the same event are told apart by the day on which they were begun.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from voice_coach.dates.calendar_names import ORDINALS
from voice_coach.dates.words import day_in_words, time_in_words
from voice_coach.dialogue.choosing.choices import SMALL_WORDS
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.prose import AND_SO_ON, and_so_on, capitalised, heard_whole
from voice_coach.program.values import Option, Question

KEY = "which"
MOST_WORDS = 48
"""Heard at a stretch; together with the sentence that it was not understood, less than 60."""
LONGEST_NAME_WORDS = 8
_TWO_TO_TEN = "two three four five six seven eight nine ten".split()
_SHORTEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A session: its id, its event in the person's words, and when it was begun, where known."""

    id: str
    event: str
    begun: datetime | None = None


def questions(candidates: Sequence[Candidate]) -> tuple[Question, ...]:
    """Asks which of these is meant: the first few are named, and after "next" some more of them.

    The value of each question is one of ``labels``, and any may be named at any time: by its
    place among those heard, a word that no other has, or its day. Where one was chosen, the
    questions after it are not asked.
    """
    named = labels(candidates)
    pages = _pages(named)
    options = _options(named)
    asked: list[Question] = []
    count = len(named)
    number = _TWO_TO_TEN[count - 2] if 0 <= count - 2 < len(_TWO_TO_TEN) else count
    for page in pages:
        before = () if asked else (f"There are {number}.",)
        more = () if page is pages[-1] else ("Say next to hear more.",)
        text = " ".join((*before, "Which one do you mean?", _listed(list(page.values())), *more))
        asked.append(
            Question(
                KEY if not asked else f"{KEY}-{len(asked) + 1}",
                literal(text),
                "choice",
                "pause",
                single=True,
                confirm=True,
                # Those that were just heard come first: "the second one" is the second of them.
                options=(
                    *(options[label] for label in page),
                    *(option for label, option in options.items() if label not in page),
                ),
                unless=tuple(question.key for question in asked),
            )
        )
    return tuple(asked)


def literal(text: str) -> str:
    """As a prompt takes it: braces in an event name no place to be filled in."""
    return text.replace("{", "{{").replace("}", "}}")


def _pages(named: Mapping[str, Candidate]) -> list[dict[str, str]]:
    """The labels in portions short enough to be heard, each with the words that stand for it:
    after another one about the same event, what tells it apart."""
    pages: list[dict[str, str]] = []
    left, before = 0, ""
    for label, candidate in named.items():
        name = _cut(candidate.event, LONGEST_NAME_WORDS)
        if pages and name == before and label.startswith(f"{name}, "):
            spoken = capitalised(label.removeprefix(f"{name}, "))
        else:
            spoken = label
        if len(spoken.split()) > left:
            pages.append({})
            spoken, left = label, MOST_WORDS - _WORDS_AROUND
        pages[-1][label] = spoken
        left -= len(spoken.split())
        before = name
    return pages


_WORDS_AROUND = len("There are ten. Which one do you mean? Or: Say next to hear more.".split())


def _listed(texts: list[str]) -> str:
    *others, last = texts
    return f"{'. '.join(others)}. Or: {last}." if others else f"{last}."


def _options(named: Mapping[str, Candidate]) -> Mapping[str, Option]:
    """What stands for each: words that are said of this one only, and its day as it is spoken
    ("twenty fourth") or its weekday, where no other has them."""
    words = {label: _telling(f"{label} {one.event}") for label, one in named.items()}
    days = {label: _spoken_day(one.begun) if one.begun else () for label, one in named.items()}
    said = Counter(word for own in words.values() for word in own)
    spoken = Counter(day for own in days.values() for day in own)
    return {
        label: Option(
            label,
            label,
            (
                *sorted(w for w in words[label] if said[w] == 1 and len(w) >= _SHORTEST_LETTERS),
                *(day for day in days[label] if spoken[day] == 1),
            ),
        )
        for label in named
    }


def labels(
    candidates: Sequence[Candidate], most_words: int = LONGEST_NAME_WORDS
) -> Mapping[str, Candidate]:
    """What each is called, in order: its event, of which about so many words, with the day, and
    the time, where it takes them."""
    named = [_cut(candidate.event, most_words) for candidate in candidates]
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


def _cut(event: str, most_words: int) -> str:
    """A label is heard as one sentence: no full stop within it, and not too long."""
    return (
        capitalised(shortened_aloud(event.replace(". ", ", ").rstrip("."), most_words)) or _NAMELESS
    )


def shortened_aloud(text: str, most_words: int) -> str:
    """The first words, as they are spoken; whole where the words that say so would be as many."""
    words = text.split()
    if heard_whole(words, most_words + len(AND_SO_ON.split())):
        return " ".join(words)
    return and_so_on(words[:most_words])


_NAMELESS = "A session without a name"


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


def _spoken_day(day: datetime) -> tuple[str, str]:
    tens, ones = divmod(day.day, 10)
    if day.day <= len(ORDINALS):
        spoken = ORDINALS[day.day - 1]
    elif ones:
        spoken = f"{'twenty' if tens == 2 else 'thirty'} {ORDINALS[ones - 1]}"  # noqa: PLR2004
    else:
        spoken = "thirtieth"
    return spoken, day_in_words(day.date()).split()[0].casefold()
