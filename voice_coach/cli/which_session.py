"""Which session is looked back on: the one that is named, the one that is due, or a question."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from voice_coach.agenda.follow_up import facts_for, is_due
from voice_coach.agenda.named import SeveralSessions, candidate, sessions_named
from voice_coach.agenda.plan import Plan
from voice_coach.agenda.plans import Plans
from voice_coach.cli.look import look_over
from voice_coach.dates.written import listed
from voice_coach.dialogue import phrases, which
from voice_coach.errors import JournalError
from voice_coach.program.values import Item, Program, Question, Step, Tell

if TYPE_CHECKING:
    from voice_coach.coach.edges import Edges
    from voice_coach.dialogue.session import Session
    from voice_coach.journal.journal import Journal
    from voice_coach.settings import Settings

_MOST_ASKED = 20
"""Sessions about which somebody is asked: the newest that are due."""
_MOST_NAMED = 5
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

    plans: tuple[Plan, ...]
    early: bool = False


def due(plans: Plans, now: datetime) -> tuple[Plan, ...]:
    """The sessions on which it is time to look back, the newest first; at most so many as
    somebody can be asked about."""
    return tuple(
        islice((plan for plan in map(plans.at, plans.open_rows) if is_due(plan, now)), _MOST_ASKED)
    )


def find(journal: Journal, session: str | None, now: datetime) -> Candidates:
    """The sessions that SESSION may mean: an id, a file, words of an event; without it, those
    that are due, otherwise the newest of which no follow-up was held. Raises JournalError."""
    plans = look_over(journal, now.astimezone())
    if session is not None:
        return Candidates(sessions_named(plans, session))
    if waiting := due(plans, now):
        return Candidates(waiting)
    if not plans.finished:
        raise plans.none_finished()
    unreviewed = (plan for plan in plans.finished if not plan.is_reviewed)
    plan = next(unreviewed, None)
    if plan is None:
        raise JournalError(
            f"Every finished session in {journal.folder} has had its follow-up, and none is due.",
            todo="To look back on one once more, name it: voice-coach follow-up "
            f"{plans.finished[0].session}, or words of its event.",
        )
    return Candidates((plan,), early=True)


def which_one(
    journal: Journal, candidates: Candidates, edges: Edges, settings: Settings
) -> Plan | None:
    """The session that is meant; asked, where there are several. None where the person left.

    Raises JournalError where it was not understood.
    """
    if candidates.early:
        (plan,) = candidates.plans
        facts = facts_for(journal.read(Path(plan.page)))
        if named := facts.get("follow_up_day") or facts.get("plan_when", ""):
            heard = which.shortened_aloud(named, _MOST_WORDS)
            _aside((Tell("early", _EARLY),), edges, settings, {"named": heard})
    return one_of(candidates.plans, edges, settings, "follow-up")


def one_of(plans: Sequence[Plan], edges: Edges, settings: Settings, command: str) -> Plan | None:
    """The session that is meant; asked, where there are several. None where the person left.

    Raises JournalError where it was not understood; it says how to call ``command`` then.
    """
    if len(plans) == 1:
        return plans[0]
    candidates = [candidate(plan) for plan in plans]
    asked = which.questions(candidates)
    talk = _aside(asked, edges, settings)
    answers = [talk.answer(question.key) for question in asked]
    named = which.labels(candidates)
    for answer in answers:
        if answer.state == "closed" and (chosen := named.get(answer.value)) is not None:
            return next(plan for plan in plans if plan.session == chosen.id)
    if talk.finished_at and any(answer.spoken for answer in answers):
        ids = listed([f"voice-coach {command} {c.id}" for c in candidates], _MOST_NAMED)
        raise JournalError(
            "It was not understood which session you mean.",
            safe="Nothing was changed.",
            todo=f"Name one: {ids}.",
        )
    return None


def one_at_the_terminal(
    plans: Sequence[Plan], wanted: str, settings: Settings, command: str
) -> Plan | None:
    """The same in writing, for a command that has no conversation of its own.

    Raises SeveralSessions where nobody is there to answer.
    """
    if len(plans) > 1 and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SeveralSessions(wanted, plans)
    if len(plans) == 1:
        return plans[0]
    from voice_coach.coach import opening  # only where somebody has to be asked
    from voice_coach.coach.runner import Stopped

    questions = Program("which", "", 1, (Step("which", "", ()),))
    with opening.typed_edges(questions) as edges, contextlib.suppress(Stopped):
        return one_of(plans, edges, settings, command)
    return None


def offer(plans: Sequence[Plan], edges: Edges, settings: Settings) -> Literal["yes", "no", "left"]:
    """Whether the person wants to look back before they begin a session; "left": neither now."""
    several = "There is more than one plan to look back on"
    text = "It is time to look back on this: {event}" if len(plans) == 1 else several
    question = Question(
        _OFFER, f"{text}. Shall we do that first? Yes or no?", "yes-no", "pause", single=True
    )
    facts = {"event": which.shortened_aloud(plans[0].event, _MOST_WORDS) or "your last session"}
    items = (Tell("before", phrases.BEFORE_WE_BEGIN), question)
    talk = _aside(items, edges, settings, facts)
    if not talk.finished_at:
        return "left"
    return "yes" if talk.answer(_OFFER).value == "yes" else "no"


def _aside(
    items: tuple[Item, ...], edges: Edges, settings: Settings, facts: dict[str, str] | None = None
) -> Session:
    from voice_coach.coach.aside import talk_aside

    return talk_aside(
        items, edges, settings.manners, facts=facts, rate=settings.rate, volume=settings.volume
    )
