"""Which session is looked back on: the one that is named, the one that is due, or a question."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from voice_coach.agenda.follow_up import facts_for, is_due, may_be_due
from voice_coach.coach import opening
from voice_coach.coach.aside import talk_aside
from voice_coach.coach.runner import Stopped
from voice_coach.dialogue import phrases, which
from voice_coach.errors import JournalError
from voice_coach.journal.named import SeveralSessions, candidate, sessions_named
from voice_coach.program.values import Item, Program, Question, Step, Tell

if TYPE_CHECKING:
    from voice_coach.coach.edges import Edges
    from voice_coach.dialogue.session import Session
    from voice_coach.journal.journal import Entry, Journal
    from voice_coach.settings import Settings

_MOST_READ = 20
"""Sessions that are read whole to see whether they are due: the newest that may be."""
_MOST_WORDS = 12
"""Of the person's own, within a sentence that they wait for."""
_OFFER = "offer"
_EARLY = (
    "No follow-up is due yet. The time that you named is this: {named}. We can look back all the "
    "same."
)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The sessions that may be meant, the newest first; ``early`` where the only one has no
    follow-up due yet."""

    entries: tuple[Entry, ...]
    early: bool = False


def due(journal: Journal, now: datetime, *, most: int = _MOST_READ) -> tuple[Entry, ...]:
    """The sessions on which it is time to look back, the newest first."""
    pages = [page for page in journal.glances() if may_be_due(page, now)]
    return tuple(entry for entry in journal.readable(pages[:most]) if is_due(entry, now))


def find(journal: Journal, session: str | None, now: datetime) -> Candidates:
    """The sessions that SESSION may mean: an id, a file, words of an event; without it, those
    that are due, else the newest of which no follow-up was held. Raises JournalError."""
    if session is not None:
        return Candidates(sessions_named(journal, session))
    if entries := due(journal, now):
        return Candidates(entries)
    entry = journal.finished()
    if entry.is_reviewed:
        raise JournalError(
            f"Every finished session in {journal.folder} has had its follow-up, and none is due.",
            todo="To look back on one once more, name it: voice-coach follow-up "
            f"{entry.id}, or words of its event.",
        )
    return Candidates((entry,), early=True)


def which_one(candidates: Candidates, edges: Edges, settings: Settings) -> Entry | None:
    """The session that is meant; asked, where there are several. None where the person left.

    Raises JournalError where it was not understood.
    """
    if candidates.early:
        (entry,) = candidates.entries
        facts = facts_for(entry)
        if named := facts.get("follow_up_day") or facts.get("plan_when", ""):
            heard = which.shortened_aloud(named, _MOST_WORDS)
            _aside((Tell("early", _EARLY),), edges, settings, {"named": heard})
    return one_of(candidates.entries, edges, settings, "follow-up")


def one_of(
    entries: Sequence[Entry], edges: Edges, settings: Settings, command: str
) -> Entry | None:
    """The session that is meant; asked, where there are several. None where the person left.

    Raises JournalError where it was not understood; it says how to call ``command`` then.
    """
    if len(entries) == 1:
        return entries[0]
    candidates = [candidate(entry) for entry in entries]
    asked = which.questions(candidates)
    talk = _aside(asked, edges, settings)
    answers = [talk.answer(question.key) for question in asked]
    named = which.labels(candidates)
    for answer in answers:
        if answer.state == "closed" and (chosen := named.get(answer.value)) is not None:
            return next(entry for entry in entries if entry.id == chosen.id)
    if talk.finished_at and any(answer.spoken for answer in answers):
        ids = ", ".join(f"voice-coach {command} {c.id}" for c in candidates)
        raise JournalError(
            "It was not understood which session you mean.",
            safe="Nothing was changed.",
            todo=f"Name one: {ids}.",
        )
    return None


def one_at_the_terminal(
    entries: Sequence[Entry], wanted: str, settings: Settings, command: str
) -> Entry | None:
    """The same in writing, for a command that has no conversation of its own.

    Raises SeveralSessions where nobody is there to answer.
    """
    if len(entries) > 1 and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SeveralSessions(wanted, entries)
    if len(entries) == 1:
        return entries[0]
    questions = Program("which", "", 1, (Step("which", "", ()),))
    with opening.typed_edges(questions) as edges, contextlib.suppress(Stopped):
        return one_of(entries, edges, settings, command)
    return None


def offer(
    entries: Sequence[Entry], edges: Edges, settings: Settings
) -> Literal["yes", "no", "left"]:
    """Whether the person wants to look back before they begin a session; "left": neither now."""
    several = "There is more than one plan to look back on"
    text = "It is time to look back on this: {event}" if len(entries) == 1 else several
    question = Question(
        _OFFER, f"{text}. Shall we do that first? Yes or no?", "yes-no", "pause", single=True
    )
    facts = {"event": which.shortened_aloud(entries[0].event, _MOST_WORDS) or "your last session"}
    items = (Tell("before", phrases.BEFORE_WE_BEGIN), question)
    talk = _aside(items, edges, settings, facts)
    if not talk.finished_at:
        return "left"
    return "yes" if talk.answer(_OFFER).value == "yes" else "no"


def _aside(
    items: tuple[Item, ...], edges: Edges, settings: Settings, facts: dict[str, str] | None = None
) -> Session:
    return talk_aside(
        items, edges, settings.manners, facts=facts, rate=settings.rate, volume=settings.volume
    )
