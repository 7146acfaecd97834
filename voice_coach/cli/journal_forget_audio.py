"""``voice-coach journal forget-audio``: the sound of one's own voice taken away for good."""

from __future__ import annotations

from pathlib import Path

import click

from voice_coach.cli.journal_session import Looked, looked_through, the_one
from voice_coach.console.safe_text import safe_text
from voice_coach.errors import JournalError


def forget_audio(folder: Path | None, wanted: str | None, *, sure: bool) -> None:
    """Ask once, unless the person is ``sure``, and remove the recordings of a session, or of all;
    what was written down stays. Raises JournalError."""
    from voice_coach.library.own_sound import OwnSound, forget, found_in, of_session, on_its_way

    looked = looked_through(folder)
    journal = looked.journal
    pages = {plan.session: Path(plan.page) for plan in looked.plans.all}
    found: list[OwnSound]
    if wanted is None:
        found = list(found_in(journal.folder))
        sessions = list(dict.fromkeys([*(one.session for one in found), *pages]))
    else:
        session = _meant(looked, wanted)
        one = of_session(journal.folder, session)
        found, sessions = [one] if one else [], [session]
    if not found and not any(on_its_way(journal.folder, session) for session in sessions):
        click.echo("There are no recordings here.")
        return
    files = sum(len(one.files) for one in found)
    size = sum(one.bytes for one in found)
    for one in found:
        named = pages[one.session].name if one.session in pages else "a session without a page"
        click.echo(safe_text(f"- {one.folder}: {_count(len(one.files))}, of {named}"))
    click.echo(f"{_count(files)}, {size / 1e6:.1f} MB. What is written in your journal stays.")
    if not sure and not click.confirm("Remove them, for good?", default=False):
        click.echo("Nothing was removed.")
        return
    with journal.held():
        for session in sessions:
            forget(journal.folder, session, pages.get(session))
    click.echo(f"Removed: {_count(files)}. Copies in backups are yours to remove.")


def _meant(looked: Looked, wanted: str) -> str:
    """The id of the session that is meant: one of those with a page, or of recordings alone."""
    from voice_coach.library.own_sound import of_session

    try:
        return the_one(looked.plans, wanted).session
    except JournalError:
        if of_session(looked.journal.folder, wanted) is not None:
            return wanted
        raise


def _count(number: int) -> str:
    return "1 recording" if number == 1 else f"{number} recordings"
