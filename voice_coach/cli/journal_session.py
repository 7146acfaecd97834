"""The journal looked through for ``voice-coach journal``, and the session that is meant."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.cli import screen
from voice_coach.cli.look import look_through
from voice_coach.cli.up_to_date import bring_up_to_date
from voice_coach.console.safe_text import safe_text
from voice_coach.errors import JournalError

if TYPE_CHECKING:
    from voice_coach.agenda.plan import Plan
    from voice_coach.agenda.plans import Plans
    from voice_coach.journal.journal import Journal
    from voice_coach.journal.reader import JournalReader


_MOST_ASKED = 15
_MOST_NAMED = 5
_LONGEST_EVENT = 60


@dataclass(frozen=True)
class Looked:
    """The journal, to read in, and all its sessions."""

    reader: JournalReader
    plans: Plans

    @cached_property
    def journal(self) -> Journal:
        """The same journal, to write in."""
        from voice_coach.journal.journal import Journal

        return Journal(self.reader.folder)


def looked_through(folder: Path | None) -> Looked:
    """The person's journal as it stands now. Raises JournalError."""
    reader = reader_of(folder)
    bring_up_to_date(reader)
    return Looked(reader, look_through(reader))


def reader_of(folder: Path | None) -> JournalReader:
    """The person's journal, to read in."""
    from voice_coach.journal.listing import default_folder
    from voice_coach.journal.reader import JournalReader

    return JournalReader(folder or default_folder())


def tell_nothing_there(plans: Plans) -> None:
    """Say why there is nothing to show."""
    from voice_coach.cli.agenda import nothing_there

    for text in nothing_there(plans):
        click.echo(safe_text(text))


def the_one(plans: Plans, wanted: str) -> Plan:
    """The session that is meant; asked at a terminal, where several are. Raises JournalError:
    there is none, or several and nobody to ask."""
    from voice_coach.agenda.handles import handles
    from voice_coach.agenda.named import sessions_meant
    from voice_coach.dates.written import listed
    from voice_coach.dialogue.prose import shortened

    found = sessions_meant(plans, wanted)
    if len(found) == 1:
        return found[0]
    named = handles(plans.rows)
    lines = [(named[plan.session], shortened(plan.event, _LONGEST_EVENT)) for plan in found]
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        told = listed([f"{name} ({event})" for name, event in lines], _MOST_NAMED)
        raise JournalError(
            f"More than one session fits {wanted!r}: {told}.",
            safe="Nothing was changed.",
            todo="Please name one by its day.",
        )
    shown = lines[:_MOST_ASKED]
    width = max(len(name) for name, _ in shown)
    for number, (name, event) in enumerate(shown, 1):
        line = safe_text(f"{number:>2}  {name:<{width}}  {event}")
        click.echo(screen.cut(line, screen.columns()))
    if more := len(lines) - len(shown):
        click.echo(f"and {more} older, which their days name.")
    number = click.prompt("Which one", type=click.IntRange(1, len(shown)), default=1)
    return found[number - 1]
