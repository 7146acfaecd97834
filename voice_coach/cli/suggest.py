"""Commands that a sentence suggests, as this program was called: by its name, and on the journal
that was named."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import click

_ON_A_JOURNAL = re.compile(r"\bvoice-coach (start|resume|follow-up|agenda|progress|visualise)\b")
_named: Path | None = None


def remember(ctx: click.Context, param: click.Parameter, folder: Path | None) -> Path | None:
    """The option's callback. One that stands in the environment holds for the next call too."""
    global _named  # noqa: PLW0603 - sentences are shown where no context is any more
    given = ctx.get_parameter_source(param.name or "")
    _named = folder if given is click.core.ParameterSource.COMMANDLINE else None
    return folder


def as_called(text: str) -> str:
    """A sentence whose commands on a journal name the one that was named now."""
    return _ON_A_JOURNAL.sub(lambda found: again(found[1], _named), text)


def again(command: str, journal_dir: Path | None) -> str:
    """What to type for a command on the same journal, called as this program was called."""
    # scripts/run names itself: its voice-coach is in no folder that a shell looks into.
    program = os.environ.get("VOICE_COACH_COMMAND", "voice-coach")
    return f"{program} {command}{on_journal(journal_dir)}"


def on_journal(journal_dir: Path | None) -> str:
    """The option that names this journal, with a space before it; nothing for none."""
    return f" --journal {shlex.quote(str(journal_dir))}" if journal_dir else ""
