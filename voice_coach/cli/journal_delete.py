"""``voice-coach journal delete``: a session taken away for good, after one question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.called import as_called
from voice_coach.cli.journal_session import looked_through, the_one
from voice_coach.console.safe_text import safe_text

if TYPE_CHECKING:
    from voice_coach.agenda.plan import Plan
    from voice_coach.library.removal import Belongings


def delete_session(folder: Path | None, wanted: str, *, sure: bool) -> None:
    """Ask once, unless the person is ``sure``, and take all of it away. Raises JournalError."""
    from voice_coach.library.removal import belongings_of, take_away

    looked = looked_through(folder)
    plan = the_one(looked.plans, wanted)
    found = belongings_of(looked.journal, plan)
    if not sure:
        for line in _what_goes(plan, found):
            click.echo(safe_text(line))
        if not click.confirm("Delete all of it, for good?", default=False):
            click.echo("Nothing was deleted.")
            return
    take_away(looked.journal, found)
    _forget(folder)
    click.echo(safe_text(f"Deleted: {_counted(found)}."))
    for line in _what_remains(found):
        click.echo(safe_text(as_called(line)))


def _forget(folder: Path | None) -> None:
    """Not a word of it stays in the cache."""
    from voice_coach.agenda.plans import plans_in
    from voice_coach.journal.journal import Journal, default_folder

    journal = Journal(folder or default_folder())
    plans_in(journal)
    journal.logs()


def _what_goes(plan: Plan, found: Belongings) -> Iterator[str]:
    from voice_coach.dates.written import day_and_time

    began = plan.began
    day = f", begun on {day_and_time(began.date(), began.time())}" if began else ""
    state = "" if plan.is_finished else ", in progress"
    yield f"{plan.event or 'A session without a name'}{day}{state}:"
    for path in (*found.pages, *found.calendars, *found.to_look_at):
        yield f"- {path}"
    for folder in found.recordings:
        yield f"- the recordings of its answers: {folder}"
    if found.behind:
        yield (
            f"- its log, with all that was said ({_files(len(found.behind))} in "
            f"{found.behind[0].parent})"
        )


def _counted(found: Belongings) -> str:
    pages = "the page" if len(found.pages) == 1 else f"{len(found.pages)} pages"
    parts = [pages]
    if found.calendars:
        parts.append("its calendar file")
    if found.to_look_at:
        parts.append("what you made to look at in a browser")
    if found.recordings:
        parts.append("its recordings")
    if found.behind:
        parts.append(f"its log ({_files(len(found.behind))})")
    parts.append("what the cache had of it")
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"


def _what_remains(found: Belongings) -> Iterator[str]:
    if found.calendars:
        yield (
            "Its appointments stay in calendars into which you imported them: remove them there. "
            "A calendar of all sessions loses them when it is written next, by voice-coach "
            "agenda --ics FILE."
        )
    if found.to_look_at:
        yield "To look at the others again: voice-coach journal page."
    yield (
        "Backups, and copies and pages in other places, are yours to remove, and so are names that "
        "were learnt from it: voice-coach words list."
    )
