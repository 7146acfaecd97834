"""What every command that looks over the journal begins with: the sessions' plans, a sentence for
whatever is wrong, and the calendars brought up to date."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

import click

from voice_coach.called import as_called
from voice_coach.console.safe_text import safe_text

if TYPE_CHECKING:
    from voice_coach.agenda.plans import Plans
    from voice_coach.journal.journal import Journal
    from voice_coach.journal.reader import JournalReader

_PATIENCE_SECONDS = 1.0
"""Reading that takes longer shows how far it is."""


def look_over(journal: Journal, now: datetime) -> Plans:
    """The plans of all sessions. ``now`` is aware. Raises JournalError."""
    from voice_coach.agenda.calendar_files import renew_calendars
    from voice_coach.agenda.plans import plans_in
    from voice_coach.journal import listing

    with Reading() as reading:
        plans = plans_in(journal, reading.told)
    tell(listing.first_few(journal.log_copies(), "files are copies of logs, too"))
    tell(plans.troubles)
    tell(renew_calendars(plans, now))
    return plans


def look_through(journal: JournalReader) -> Plans:
    """The same for a command that only reads: calendars are left to others. Raises JournalError."""
    from voice_coach.agenda.plans import plans_in

    with Reading() as reading:
        plans = plans_in(journal, reading.told)
    tell(plans.troubles)
    return plans


def keep_calendars(journal: Journal, now: datetime) -> None:
    """Bring the calendars up to date for a command that needs no plans itself."""
    from voice_coach.agenda.calendar_files import renew_calendars
    from voice_coach.agenda.plans import plans_in

    tell(renew_calendars(plans_in(journal), now))


def tell(troubles: Iterable[str]) -> None:
    """Say each once, on standard error."""
    for trouble in dict.fromkeys(troubles):
        click.echo(safe_text(as_called(trouble)), err=True)


class Reading:
    """How far the reading is, on a terminal, once it takes its time."""

    def __init__(self, doing: str = "Reading your journal") -> None:
        self._doing = doing
        self._began = time.monotonic()
        self._shown = False

    def __enter__(self) -> Reading:
        return self

    def told(self, done: int, of: int) -> None:
        if not sys.stderr.isatty() or time.monotonic() - self._began < _PATIENCE_SECONDS:
            return
        if not self._shown or done % 50 == 0 or done == of:
            self._shown = True
            click.echo(f"\r{self._doing}: {done} of {of}", nl=False, err=True)

    def __exit__(self, *_: object) -> None:
        if self._shown:
            click.echo(err=True)
