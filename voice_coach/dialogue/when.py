"""Answers to "when?": what follows from one, what is asked next, and how it is said back. Pure."""

from __future__ import annotations

import re
from typing import Literal

from voice_coach.dates.found import moment, zone_of
from voice_coach.dates.planned import ALL_THE_SAME, Planned, Wanted, from_text, to_text
from voice_coach.dates.reading import from_so_far
from voice_coach.dates.told_why import names_of, only_told, without_known_reason
from voice_coach.dates.words import in_words
from voice_coach.dialogue import copies, phrases
from voice_coach.dialogue import events as e
from voice_coach.dialogue.agreement import Kind, reply_in
from voice_coach.dialogue.as_read_back import reply_to_reading
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.session import Answer
from voice_coach.dialogue.yes_or_no.yes_no import yes_or_no
from voice_coach.program.values import Question

Named = Literal["nothing", "same", "other"]
MOST_QUESTIONS = 3
"""So often the coach asks about one date before it keeps what was said as it was said."""


def is_understood(question: Question) -> bool:
    """Whether the question's answers are understood as dates."""
    return question.kind == "date" and bool(question.wants)


def understood_when(question: Question, answer: Answer, at: str) -> e.Understood | e.Unclear:
    """What the answer means, said at ``at``: a planned time as text, a question about it, or,
    where it stays vague, what was said."""
    # Not before the first date is spoken of: it takes a fifth of a second to load.
    from voice_coach.dates.understand import (
        WHAT_INSTEAD,
        Clear,
        Doubt,
        Vague,
        understand_said,
    )

    # Put again, a date that was understood is corrected as one that was just read back.
    known = answer.so_far or (answer.value if planned_in(answer.value) else "")
    now = moment(at)
    wanted: Wanted = question.wants or "day-and-time"
    meant = understand_said(
        _said_of_it(answer),
        now=now,
        wanted=wanted,
        so_far=known,
        zone=zone_of(now),
    )
    if isinstance(meant, Clear):
        return e.Understood(at=at, key=question.key, value=to_text(meant.planned))
    if isinstance(meant, Doubt) and answer.unclear < MOST_QUESTIONS:
        return e.Unclear(at=at, key=question.key, ask=meant.ask, so_far=meant.so_far)
    if isinstance(meant, Vague) and (ask := _gently(wanted, answer)):
        return e.Unclear(at=at, key=question.key, ask=ask, so_far=known)
    if planned_in(known) is not None and answer.unclear < MOST_QUESTIONS and _says_no(answer):
        return e.Unclear(at=at, key=question.key, ask=WHAT_INSTEAD, so_far=known)
    if planned_in(known) is not None:  # a correction that says nothing: as it was
        return e.Understood(at=at, key=question.key, value=known)
    return e.Understood(at=at, key=question.key, value=left_at(answer))


def _says_no(answer: Answer) -> bool:
    """Whether what was read back is turned down once more: "nope", "not even close"."""
    return reply_to_reading(answer.fresh_text).kind is Kind.NO


def _said_of_it(answer: Answer) -> list[str]:
    fresh = answer.spoken[answer.fresh_from :] or answer.spoken
    return [piece.text for piece in fresh]


def without_told(question: Question, text: str, at: str, known: str) -> str | None:
    """What is said of a date that was read back, without a reason that names it; None where it only
    tells what there is at that time."""
    planned = planned_in(known) if is_understood(question) else None
    if planned is None:
        return text
    before = names_of(planned, moment(at))
    return None if only_told(text, before) else without_known_reason(text, before)


def named_when(question: Question, text: str, at: str, known: str) -> Named:
    """Whether these words name a time, and whether it is the one that is ``known``."""
    from voice_coach.dates.understand import Clear, Vague, understand_when

    now = moment(at)
    so_far = known if planned_in(known) else ""
    wanted: Wanted = question.wants or "day-and-time"
    meant = understand_when(text, now=now, wanted=wanted, so_far=so_far, zone=zone_of(now))
    if isinstance(meant, Vague):
        return "nothing"
    return "same" if isinstance(meant, Clear) and to_text(meant.planned) == known else "other"


def asks_all_the_same(answer: Answer) -> bool:
    """Whether the coach has just asked if a doubtful time is to stand, in the words that it would
    be read back in."""
    return bool(answer.ask) and answer.ask.endswith(ALL_THE_SAME.partition("{}")[2])


def agrees_all_the_same(answer: Answer) -> bool:
    """Whether it was agreed to at once: it is not read back once more."""
    reply = reply_to_reading(answer.fresh_text)
    return asks_all_the_same(answer) and reply.kind is Kind.YES and not (reply.rest or reply.amends)


def _gently(wanted: Wanted, answer: Answer) -> str:
    """The one question after a vague answer; empty once it was put, or turned down."""
    said = answer.fresh_text
    if answer.ask in _GENTLY.values():
        return phrases.WHEN_THEN if yes_or_no(said) == "yes" else ""
    if asks_all_the_same(answer):
        return phrases.WHEN_THEN
    if answer.ask == phrases.WHEN_THEN or (answer.ask and _turns_down(said)):
        return ""
    return _GENTLY[wanted]


_GENTLY: dict[Wanted, str] = {
    "day-and-time": phrases.WHEN_EXACTLY,
    "day": phrases.WHICH_DAY,
    "daily": phrases.WHEN_EACH_DAY,
    "past-day": phrases.WHICH_DAY,
}
_OPEN = re.compile(
    r"(?:(?:um|uh|well|oh|no|let's|just|please) )*(?:(?:i )?(?:don't|do not) know(?: yet)?|no idea"
    r"|(?:i'm )?not sure(?: yet)?|leave (?:it|that)(?: open)?|(?:keep it )?open)(?: please)?"
)
_NO_ANSWER = re.compile(r"\b(?:(?:don't|do not) know|no idea|not sure|leave it|open)\b")


def _turns_down(said: str) -> bool:
    return yes_or_no(said) == "no" or _NO_ANSWER.search(plain(said)) is not None


def left_at(answer: Answer) -> str:
    """What it comes to where no more is said: the day that is known, otherwise what was said of
    it."""
    known = from_so_far(answer.so_far)
    alone = len(known.days) == 1 and known.clock is None and not known.repeats
    return to_text(Planned(known.days[0])) if alone else as_said(answer)


def as_said(answer: Answer) -> str:
    """All that was said of it, without what only agrees to a question or turns it down; empty where
    that is all."""
    if not answer.spoken[answer.brought :]:
        return ""
    first, *later = [text.strip() for text in copies.shown(answer.spoken[answer.brought :])]
    telling = [text for text in later if not (_turns_down(text) or yes_or_no(text))]
    if (not reply_in(first).rest and yes_or_no(first)) or _OPEN.fullmatch(plain(first)):
        first = ""  # "yes", to "on which day?"
    return ", ".join(filter(None, (first, *telling)))


def said_back(text: str, at: str) -> str:
    """A planned time's text in words, as seen from ``at``; any other text as it is."""
    planned = planned_in(text)
    return text if planned is None else in_words(planned, moment(at))


def planned_in(text: str) -> Planned | None:
    """The planned time that a value holds, in the form in which it is kept."""
    return from_text(text)


def text_of_words(question: Question, words: str, said_at: str) -> str:
    """A planned time said in words as its text; words that are no clear time as they are."""
    from voice_coach.dates.understand import Clear, understand_when

    wanted = question.wants or "day-and-time"
    meant = understand_when(words, now=moment(said_at), wanted=wanted)
    return to_text(meant.planned) if isinstance(meant, Clear) else words
