"""Pages that fell behind their logs are brought up to them before a command does anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voice_coach.cli.look import tell
from voice_coach.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from voice_coach.journal.journal import Journal
    from voice_coach.journal.reader import JournalReader


def bring_up_to_date(journal: JournalReader, *, clear_up: bool = True) -> None:
    """The pages, and the calendars beside them; a sentence for each that was behind.

    ``clear_up``: sessions that died before a word was said are removed.
    """
    if journal.is_up_to_date():
        return
    from voice_coach.journal.journal import Journal

    journal = journal if isinstance(journal, Journal) else Journal(journal.folder)
    found = journal.catch_up(clear_up=clear_up)
    tell((*found.notes, *calendars_of(journal, found.pages)))


def tell_of_pages_behind(journal: Journal) -> None:
    """The same for a command that only looks: nothing is written."""
    tell(journal.tell_behind().notes)


def calendars_of(journal: JournalReader, pages: Iterable[Path]) -> list[str]:
    """Keep the calendars of pages that show more now; a sentence for each that cannot be."""
    troubles = []
    for page in pages:
        from voice_coach.agenda.calendar_files import keep_calendar
        from voice_coach.agenda.plan import plan_of

        try:
            keep_calendar(plan_of(journal.read(page)))
        except JournalError as error:
            troubles.append(f"The calendar could not be kept. {error}")
    return troubles
