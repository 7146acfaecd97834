"""``voice-coach journal``, and ``show``: a session's page on the screen."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.cli import screen
from voice_coach.cli.journal_session import looked_through, tell_nothing_there, the_one

if TYPE_CHECKING:
    from voice_coach.agenda.plans import Plans
    from voice_coach.journal.reader import JournalReader


def show_newest(folder: Path | None) -> None:
    """The newest session's page, and the ways on. Raises JournalError."""
    show_session(folder, None, None)


def show_session(folder: Path | None, wanted: str | None, step: int | None) -> None:
    """The page of the session that is meant. Raises JournalError."""
    looked = looked_through(folder)
    plans = looked.plans
    if wanted is None:
        if not plans.rows:
            tell_nothing_there(plans)
            return
        path = plans.rows[0].path
    else:
        plan = the_one(plans, wanted)
        path = Path(plan.page)
    _show(looked.reader, plans, path, step)


def _show(journal: JournalReader, plans: Plans, path: Path, step: int | None) -> None:
    from voice_coach.library.page_text import body_of

    page = journal.read(path)
    screen.show_lines(page_lines(body_of(page, step)))
    if sys.stdout.isatty():
        click.echo()
        ways = _ways_on(plans, page.id)
        width = max(map(len, ways)) + 1
        for name, way in ways.items():
            screen.say_way(name, f"voice-coach journal {way}", width)


def page_lines(text: str) -> Sequence[str]:
    """The Markdown's lines as they go on this screen, or into a pipe."""
    from voice_coach.console import page_view

    if screen.draws():
        return page_view.drawn(text, screen.columns())
    return page_view.plain(text, screen.columns() if sys.stdout.isatty() else 0)


def _ways_on(plans: Plans, session: str) -> dict[str, str]:
    from voice_coach.agenda.handles import handles

    named = handles(plans.rows)
    ids = [row.kept.id for row in plans.rows]
    place = ids.index(session)
    ways = {
        "The one before": f"show {named[ids[place + 1]]}" if place + 1 < len(ids) else "",
        "The one after": f"show {named[ids[place - 1]]}" if place else "",
        "All sessions": "list",
        "Find words": "search WORDS",
        "Hear it": "read",
        "Correct it": f"open {named[session]}",
    }
    return {name: way for name, way in ways.items() if way}
