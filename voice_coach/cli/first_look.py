"""What ``start`` wants to know of the journal before the first word, which waits for it.

Nothing is imported here that a journal without a finished session has no need of.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach.cli.up_to_date import calendars_of
from voice_coach.errors import JournalError

if TYPE_CHECKING:
    from voice_coach.agenda.plan import Plan
    from voice_coach.dialogue.session import Session
    from voice_coach.journal.journal import Journal
    from voice_coach.program.values import Program


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The journal, whether what is told once is still to be told, whether there is no session at
    all, what is to be looked back on, and the session that was left before its end."""

    journal: Journal
    first_run: bool
    is_empty: bool = False
    waiting: tuple[Plan, ...] = ()
    notes: tuple[str, ...] = ()
    """Of pages that were behind their logs."""
    memory: str = ""
    """What happened on this day in an earlier month or year, in one line."""
    left_off: Session | None = None


def first_look(folder: Path | None, program: Program, now: datetime) -> FirstLook:
    """Look at the journal in this folder, or the usual one, before a sitting. ``now`` is local.

    A session can be begun in a folder whose other files are broken: no sentence about them here.
    """
    from voice_coach.cli import assemble, lead  # noqa: F401
    from voice_coach.coach import runner  # noqa: F401 - needed right after this

    journal = assemble.journal(folder)
    if journal.is_empty():
        return FirstLook(journal, first_run=True, is_empty=True)
    found = journal.catch_up()
    notes = (*found.notes, *calendars_of(journal, found.pages))
    waiting: tuple[Plan, ...] = ()
    left_off: Session | None = None
    memory = ""
    with contextlib.suppress(JournalError):
        waiting, statuses, memory = _waiting(journal, now)
        with journal.held():  # where a session is under way, it was not left
            left_off = journal.left_off(statuses)
        if left_off is not None:
            from voice_coach.cli import left_off as _  # noqa: F401 - it is offered at once
    # A first session may have been left before it came so far.
    once = [item.key for item in program.items_of("sitting") if "first-run" in item.when]
    told = journal.was_told(once)
    return FirstLook(journal, not told, False, waiting, notes, memory, left_off)


def _waiting(journal: Journal, now: datetime) -> tuple[tuple[Plan, ...], dict[str, str], str]:
    """What is to be looked back on, the status of each session by its id, and what happened on
    this day."""
    from voice_coach.agenda.plans import plans_in
    from voice_coach.cli import which_session
    from voice_coach.library.this_day import greeting

    plans = plans_in(journal)
    statuses = {row.kept.id: row.kept.status for row in plans.rows}  # no plan is looked into
    return which_session.due(plans, now), statuses, greeting(plans.rows, now.date())
