"""Keeping the calendar file beside a journal file, and telling where it is."""

from __future__ import annotations

from pathlib import Path

import click

from voice_coach.console.safe_text import safe_text
from voice_coach.errors import JournalError


def tell_calendar(page: Path) -> None:
    """Bring the calendar of this journal file up to date, and say where it is.

    Whatever hinders it is a sentence: the journal itself is written already.
    """
    from voice_coach.agenda.keeping import keep_calendar
    from voice_coach.agenda.plan import plan_of
    from voice_coach.journal.journal import Journal

    try:
        path = keep_calendar(plan_of(Journal(page.parent).read(page)))
    except JournalError as error:
        click.echo(safe_text(f"The calendar could not be kept. {error}"), err=True)
        return
    if path is not None:
        click.echo(f"Your calendar: {safe_text(str(path))}")
