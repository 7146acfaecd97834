"""The sessions that a person names: by an id, a file, or words of an event. One rule for all
commands."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from voice_coach.agenda.plan import Plan
from voice_coach.agenda.plans import Plans
from voice_coach.dates.written import day_and_time, listed
from voice_coach.dialogue import which
from voice_coach.dialogue.prose import shortened
from voice_coach.dialogue.which import Candidate
from voice_coach.errors import JournalError, NoSuchSession
from voice_coach.journal import listing
from voice_coach.journal.going_on import not_finished

_LONGEST_EVENT = 60
_MOST_NAMED = 5
"""Of many sessions about one event the newest; a line of three hundred days helps nobody."""


class SeveralSessions(JournalError):
    """The words that name a session stand in the events of several."""

    def __init__(self, wanted: str, plans: Sequence[Plan]) -> None:
        told = listed(_told_apart(plans), _MOST_NAMED)
        super().__init__(
            f"More than one session is about {wanted!r}: {told}.",
            safe="Nothing was changed.",
            todo="Please name one by its id.",
        )


def sessions_named(plans: Plans, wanted: str) -> tuple[Plan, ...]:
    """The finished sessions that may be meant, the newest first; one where it is clear.

    Raises JournalError: there is none, or it is not finished yet.
    """
    found = _meant(plans, wanted)
    if not found:
        raise NoSuchSession(
            f"There is no session {wanted!r} in {plans.folder}.",
            todo="Name an id, a journal file, or words that stand in your event.",
        )
    finished = tuple(plan for plan in found if plan.is_finished)
    if not finished:
        raise not_finished(Path(found[0].page), found[0].session, found[0].status)
    return finished


def unfinished_named(plans: Plans, begun: frozenset[str], wanted: str) -> str:
    """The unfinished session that is meant, as ``Journal.resume`` takes it: by words of its event
    where these stand in one only. ``begun``: the ids of those that are unfinished, or whose
    follow-up is; one of which only the page is there is the last that is meant. Raises
    SeveralSessions."""
    if wanted in begun:
        return wanted
    meant = [
        plan for plan in _meant(plans, wanted) if plan.session in begun or not plan.is_finished
    ]
    found = [plan for plan in meant if plan.session in begun] or meant
    if len(found) > 1:
        raise SeveralSessions(wanted, found)
    return found[0].session if found else wanted


def _meant(plans: Plans, wanted: str) -> tuple[Plan, ...]:
    """By its id or its file; otherwise by words of its event."""
    for copy, first in plans.copies:
        if _is_file(copy, wanted):
            raise JournalError(listing.copy_of(copy, first), safe="Nothing was changed.")
    for row in plans.rows:
        if wanted == row.kept.id or _is_file(row.path, wanted):
            return (plans.at(row),)
    events = [Candidate(row.kept.id, row.kept.event) for row in plans.rows]
    fitting = {candidate.id for candidate in which.fitting(events, wanted)}
    return tuple(plans.at(row) for row in plans.rows if row.kept.id in fitting)


def _is_file(page: Path, wanted: str) -> bool:
    """Whether somebody means this file by its name or its path."""
    if page.name != os.path.basename(wanted):
        return page.stem == wanted
    given = Path(wanted)
    if wanted in (page.name, str(page)):
        return True
    return given.is_file() and given.resolve() == page.resolve()


def candidate(plan: Plan) -> Candidate:
    """The session as one of several that may be meant."""
    return Candidate(plan.session, plan.event, plan.began)


def _told_apart(plans: Sequence[Plan]) -> list[str]:
    """Each by its id, its event and the day on which it was begun, with the time where two share
    the day."""
    days = [plan.began.date() if plan.began else None for plan in plans]
    named = []
    for plan in plans:
        told = shortened(plan.event, _LONGEST_EVENT)
        if plan.began is not None:
            clock = plan.began.time() if days.count(plan.began.date()) > 1 else None
            told += f", begun on {day_and_time(plan.began.date(), clock)}"
        named.append(f"{plan.session} ({told})")
    return named
