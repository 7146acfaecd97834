"""Keeping the calendar file beside a journal file, and telling where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.called import as_called
from voice_coach.console.safe_text import safe_text
from voice_coach.errors import JournalError

if TYPE_CHECKING:
    from voice_coach.agenda.plan import Plan


def tell_calendar(page: Path) -> None:
    """Bring the calendar of this journal file up to date, and say where it is."""
    from voice_coach.agenda.plan import plan_of
    from voice_coach.journal.journal import Journal

    _tell(lambda: plan_of(Journal(page.parent).read(page)))


def tell_calendar_of(plan: Plan) -> None:
    """The same for a plan that was just read."""
    _tell(lambda: plan)


def _tell(plan: Callable[[], Plan]) -> None:
    """Whatever hinders it is a sentence: the journal itself is written already."""
    from voice_coach.agenda.calendar_files import keep_calendar

    try:
        path = keep_calendar(plan())
    except JournalError as error:
        click.echo(safe_text(as_called(f"The calendar could not be kept. {error}")), err=True)
        return
    if path is not None:
        click.echo(f"Your calendar: {safe_text(str(path))}")
