"""Names learnt from the pages that the person corrected: after a session, and where they are
listed."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import click

from voice_coach.called import as_called
from voice_coach.console.safe_text import safe_text
from voice_coach.errors import CoachError


def learn_names(journal_dir: Path | None) -> None:
    """Look at what was edited since the last time, keep its names, and say which. What cannot be
    read or kept costs nothing but a sentence."""
    try:
        new = _learn(journal_dir)
    except CoachError as error:
        click.echo(safe_text(as_called(str(error))), err=True)
        return
    if new:
        click.echo(safe_text(f"Learnt from your corrections: {', '.join(new)}"))


def _learn(journal_dir: Path | None) -> tuple[str, ...]:
    from voice_coach import own_words, settings
    from voice_coach.cli import assemble
    from voice_coach.journal.corrections import corrections

    journal = assemble.journal(journal_dir)
    if not journal.folder.is_dir():
        return ()
    since = settings.corrections_seen()
    found = corrections(journal, assemble.is_word, since=since)
    new = own_words.learn(found.names) if found.names else ()
    if found.until > since:
        # A page from a computer whose clock is ahead must not hide those of the next days.
        with contextlib.suppress(CoachError):  # they are looked at once more
            settings.remember_corrections(min(found.until, time.time()))
    return new
