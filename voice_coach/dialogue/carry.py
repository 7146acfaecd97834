"""What an earlier answer says of a question that is still to come. Pure.

A person who said what they will do, and on which day, is not asked for it again: it is named and
confirmed, and only what is missing is asked.
"""

from __future__ import annotations

from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.dialogue.agreement import Kind, reply_in
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.session import Answer, Session, Spoken
from voice_coach.dialogue.when import (
    is_understood,
    named_when,
    planned_in,
    said_back,
    understood_when,
)
from voice_coach.program.values import Question

_FEWEST_WORDS, _MOST_WORDS = 3, 30
"""An answer that is named as something to do: a bare yes says nothing of it, a long story is
asked for in a few words."""
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


def carried(session: Session, question: Question, at: str) -> e.Carried:
    """What the earlier answer says of this question, as an event; without ``pieces`` where it says
    nothing."""
    source = session.answer(question.carries)
    nothing = e.Carried(at=at, key=question.key, source=question.carries)
    if is_understood(question):
        return _time(nothing, question, source) or nothing
    if question.kind == "scale":
        return _minutes(nothing, source) or nothing
    return _deed(nothing, source) or nothing


def _time(nothing: e.Carried, question: Question, source: Answer) -> e.Carried | None:
    at = nothing.at
    places = [
        place
        for place, piece in enumerate(source.spoken)
        if named_when(question, piece.text, at, "") != "nothing"
    ]
    if not places:
        return None
    pieces = tuple(Spoken(source.spoken[place].text) for place in places)
    meant = understood_when(question, Answer(spoken=pieces), at)
    found = {"key": question.key, "source": nothing.source, "pieces": tuple(places)}
    match meant:
        case e.Understood(value=value) if planned_in(value):
            return e.Carried(at=at, value=value, **found)  # type: ignore[arg-type]
        case e.Unclear(ask=ask, so_far=so_far) if ask and planned_in(so_far):
            said = said_back(so_far, at)
            ask = f"{phrases.YOU_SAID} {said}. {ask}"
            return e.Carried(at=at, ask=ask, so_far=so_far, **found)  # type: ignore[arg-type]
        case _:
            return None


def _minutes(nothing: e.Carried, source: Answer) -> e.Carried | None:
    """How long, where the time of day was given with it and agreed to."""
    planned = planned_in(source.value)
    if planned is None or not planned.minutes or planned.minutes > _MOST_MINUTES:
        return None
    return e.Carried(
        at=nothing.at,
        key=nothing.key,
        source=nothing.source,
        pieces=tuple(range(len(source.spoken))),
        value=str(planned.minutes),
    )


def _deed(nothing: e.Carried, source: Answer) -> e.Carried | None:
    """What somebody said they will do; sentences that only say when are left out."""
    when = Question("when", "", "date", wants="day-and-time")
    told = [place for place, piece in enumerate(source.spoken) if _tells(piece.text)]
    deeds = [
        place
        for place in told
        if named_when(when, source.spoken[place].text, nothing.at, "") == "nothing"
    ] or told
    words = " ".join(plain(source.spoken[place].text) for place in deeds).split()
    if not deeds or len(words) > _MOST_WORDS:
        return None
    return e.Carried(at=nothing.at, key=nothing.key, source=nothing.source, pieces=tuple(deeds))


def _tells(text: str) -> bool:
    reply = reply_in(text)
    said = text if reply.kind is Kind.OTHER else reply.rest
    return len(plain(said).split()) >= _FEWEST_WORDS
