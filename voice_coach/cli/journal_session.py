"""The journal looked through for ``voice-coach journal``, and the session that is meant."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.cli.look import look_through
from voice_coach.cli.up_to_date import bring_up_to_date
from voice_coach.console.safe_text import safe_text

if TYPE_CHECKING:
    from voice_coach.agenda.plan import Plan
    from voice_coach.agenda.plans import Plans
    from voice_coach.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class Looked:
    """The journal, and all its sessions."""

    journal: Journal
    plans: Plans


def looked_through(folder: Path | None) -> Looked:
    """The person's journal as it stands now. Raises JournalError."""
    from voice_coach.journal.journal import Journal, default_folder

    journal = Journal(folder or default_folder())
    bring_up_to_date(journal)
    return Looked(journal, look_through(journal))


def tell_nothing_there(plans: Plans) -> None:
    """Say why there is nothing to show."""
    from voice_coach.cli.agenda import nothing_there

    for text in nothing_there(plans):
        click.echo(safe_text(text))


def the_one(plans: Plans, wanted: str, command: str) -> Plan | None:
    """The session that is meant; asked at a terminal, where several are. None where the person
    left. Raises JournalError: there is none, or several and nobody to ask."""
    from voice_coach.agenda.named import sessions_meant

    found = sessions_meant(plans, wanted)
    if len(found) == 1:
        return found[0]
    from voice_coach.cli import assemble, which_session

    return which_session.one_at_the_terminal(
        found, wanted, assemble.settings_with(), f"journal {command}"
    )
