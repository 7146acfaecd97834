"""What an earlier answer says of a question that is still to come. Pure.

A person who said what they will do, and on which day, is not asked for it again: it is named and
confirmed, and only what is missing is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from voice_coach.dates.found import moment
from voice_coach.dates.planned import Planned
from voice_coach.dates.reading import from_so_far
from voice_coach.dates.words import in_words
from voice_coach.dialogue import copies, phrases
from voice_coach.dialogue import events as e
from voice_coach.dialogue.agreement import Kind, reply_in
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.session import Answer, Session, Spoken
from voice_coach.dialogue.when import is_understood, planned_in, understood_when
from voice_coach.program.values import Question

_FEWEST_WORDS, _MOST_WORDS = 3, 30
"""An answer that is named as something to do: a bare yes says nothing of it, a long story is
asked for in a few words."""
_ONLY_WHEN = re.compile(
    r"(?:(?:and|so|then) )*(?:(?:i will|i'll|i'm going to|i am going to|i want to) )?"
    r"(?:do (?:it|that|this)|on|at|in the|before|by|today|tomorrow|tonight|next|this)\b"
)
_MOST_MINUTES = 10
"""The longest daily visualisation that the scale of minutes has."""


def carries(session: Session, question: Question) -> bool:
    """Whether an earlier answer is still to be looked through for this question."""
    source = session.answers.get(question.carries)
    return (
        source is not None
        and bool(source.spoken)
        and source.state == "closed"
        and question.key not in session.answers
    )


def carried(session: Session, at: str) -> e.Carried:
    """What an earlier answer says of the current question, as an event of ``at``; without
    ``pieces`` where it says nothing. Only where the director says ``Carry``."""
    question = session.question
    assert question is not None
    source = session.answer(question.carries)
    nothing = e.Carried(at=at, key=question.key, source=question.carries)
    if is_understood(question):
        return _time(nothing, question, source) or nothing
    if question.kind == "scale":
        return _minutes(nothing, source) or nothing
    return _deed(nothing, source) or nothing


@dataclass(frozen=True, slots=True)
class _Run:
    """Utterances that stand together, under a fair copy or each alone: their places, their text."""

    places: tuple[int, ...]
    text: str


def _runs(source: Answer) -> list[_Run]:
    found: list[_Run] = []
    place = 0
    for run in copies.runs(source.spoken):
        places = tuple(range(place, place + len(run)))
        found.append(_Run(places, copies.copy_of(run) or run[0].text))
        place += len(run)
    return found


def _places(runs: Iterable[_Run]) -> tuple[int, ...]:
    return tuple(place for run in runs for place in run.places)


def _time(nothing: e.Carried, question: Question, source: Answer) -> e.Carried | None:
    """When, where at least the day was said; the rest is asked for."""
    telling = [run for run in _runs(source) if _says_when(nothing, question, run)]
    if not telling:
        return None
    found = replace(nothing, pieces=_places(telling))
    meant = understood_when(question, _of(telling), nothing.at)
    if isinstance(meant, e.Understood):
        return replace(found, value=meant.value)
    ask = meant.ask
    if len(days := from_so_far(meant.so_far).days) == 1:
        day = in_words(Planned(day=days[0]), moment(nothing.at))
        ask = f"{phrases.YOU_SAID} {day}. {ask}"
    return replace(found, ask=ask, so_far=meant.so_far)


def _says_when(nothing: e.Carried, question: Question, run: _Run) -> bool:
    meant = understood_when(question, _of((run,)), nothing.at)
    if isinstance(meant, e.Understood):
        return planned_in(meant.value) is not None
    return bool(meant.ask) and bool(from_so_far(meant.so_far).days)


def _of(runs: Iterable[_Run]) -> Answer:
    return Answer(spoken=tuple(Spoken(run.text) for run in runs))


def _minutes(nothing: e.Carried, source: Answer) -> e.Carried | None:
    """How long, where the time of day was given with it and agreed to."""
    planned = planned_in(source.value)
    if planned is None or not planned.minutes or planned.minutes > _MOST_MINUTES:
        return None
    return replace(nothing, pieces=tuple(range(len(source.spoken))), value=str(planned.minutes))


def _deed(nothing: e.Carried, source: Answer) -> e.Carried | None:
    """What somebody said they will do; sentences that only say when are left out."""
    told = [run for run in _runs(source) if _tells(run.text)]
    deeds = [run for run in told if not _ONLY_WHEN.match(plain(run.text))] or told
    words = " ".join(plain(run.text) for run in deeds).split()
    if not deeds or len(words) > _MOST_WORDS:
        return None
    return replace(nothing, pieces=_places(deeds))


def _tells(text: str) -> bool:
    reply = reply_in(text)
    said = text if reply.kind is Kind.OTHER else reply.rest
    return len(plain(said).split()) >= _FEWEST_WORDS
