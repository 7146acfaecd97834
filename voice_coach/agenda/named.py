"""The sessions that a person names: by a day, words of an event, an id or a file. One rule for all
commands."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach.agenda.handles import day_of, handles, is_of
from voice_coach.agenda.plan import Plan
from voice_coach.agenda.plans import Plans
from voice_coach.dates.written import day_and_time, listed
from voice_coach.dialogue.prose import shortened
from voice_coach.errors import JournalError, NoSuchSession
from voice_coach.journal import listing
from voice_coach.journal.cache import Row
from voice_coach.journal.going_on import not_finished

if TYPE_CHECKING:
    from voice_coach.dialogue.which import Candidate

_LONGEST_EVENT = 60
_MOST_NEAR = 3
_MOST_COMPARED = 2_000
"""The newest: with more the sentence would be waited for."""
_SHORTEST_WORD = 3
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
    found = sessions_meant(plans, wanted)
    finished = tuple(plan for plan in found if plan.is_finished)
    if not finished:
        raise not_finished(Path(found[0].page), found[0].session, found[0].status)
    return finished


def sessions_meant(plans: Plans, wanted: str) -> tuple[Plan, ...]:
    """The same, finished or not. Raises NoSuchSession, which names those that are nearest."""
    if found := _meant(plans, wanted):
        return found
    near = listed(_named(plans, _nearest(plans, wanted)))
    raise NoSuchSession(
        f"There is no session {wanted!r} in {plans.folder}.",
        todo=f"Perhaps you mean {near}." if near else
        "Name a day, words that stand in your event, an id, or a journal file.",
    )  # fmt: skip


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
    """By its id or its file; otherwise by its day, by words of its event, or by a day in words."""
    for copy, first in plans.copies:
        if _is_file(copy, wanted):
            raise JournalError(listing.copy_of(copy, first), safe="Nothing was changed.")
    name = os.path.basename(wanted)
    for row in plans.rows:
        if wanted == row.kept.id or (
            (row.name == name or row.name.startswith(name)) and _is_file(row.path, wanted)
        ):
            return (plans.at(row),)
    if begun := tuple(plans.at(row) for row in plans.rows if is_of(row.kept.started, wanted)):
        return begun
    from voice_coach.dialogue import which  # most name a session by what it is called

    events = [which.Candidate(row.kept.id, row.kept.event) for row in plans.rows]
    fitting = {candidate.id for candidate in which.fitting(events, wanted)}
    if not fitting and (days := _days_in(wanted)):
        return tuple(plans.at(row) for row in plans.rows if day_of(row.kept.started) in days)
    return tuple(plans.at(row) for row in plans.rows if row.kept.id in fitting)


def _days_in(wanted: str) -> frozenset[str]:
    """The day that is meant by "yesterday" or "last tuesday"."""
    from voice_coach.dates.periods import period_of

    period = period_of(wanted, date.today())
    return frozenset({period[0].isoformat()} if period and period[0] == period[1] else ())


def _nearest(plans: Plans, wanted: str) -> list[Row]:
    """Those whose events have words that are spelled like these, or that began closest to the
    day."""
    if (day := _day(wanted)) is not None:
        dated = [(abs(began - day), row) for row in plans.rows
                 if (began := _day(row.kept.started[:10])) is not None]  # fmt: skip
        return [row for _, row in sorted(dated, key=lambda pair: pair[0])[:_MOST_NEAR]]
    from voice_coach.dialogue.commands import plain

    words = [frozenset(plain(row.kept.event).split()) for row in plans.rows[:_MOST_COMPARED]]
    known = sorted(frozenset().union(*words))
    like = {
        word
        for one in plain(wanted).split()
        if len(one) >= _SHORTEST_WORD
        for word in get_close_matches(one, known, n=3, cutoff=0.7)
    }
    held = [(len(own & like), row) for own, row in zip(words, plans.rows, strict=False)]
    best = sorted((pair for pair in held if pair[0]), key=lambda pair: -pair[0])
    return [row for _, row in best[:_MOST_NEAR]]


def _named(plans: Plans, rows: list[Row]) -> list[str]:
    short = handles(plans.rows)
    return [f"{short[row.kept.id]} ({shortened(row.kept.event, _LONGEST_EVENT)})" for row in rows]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


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
    from voice_coach.dialogue.which import Candidate

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
