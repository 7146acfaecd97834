"""``voice-coach demo``: a synthetic person goes through all seven steps."""

from __future__ import annotations

from pathlib import Path

import click

from voice_coach.cli import options
from voice_coach.cli.tell_calendar import tell_calendar
from voice_coach.program.values import Style


@click.command()
@options.journal
@click.option("--listen", is_flag=True, help="Play it aloud, in real time (about half an hour).")
@options.style
def demo(*, journal_dir: Path | None, listen: bool, style: Style | None) -> None:
    """See a whole run, steps one to seven, with nothing plugged in.

    A synthetic person answers from a sample script, through the same voice, recogniser, dialogue
    and journal as in a real session; only the sound card is one in memory, faster than real time.
    The journal goes to a folder voice-coach-demo beside your own, or to --journal.
    """
    from voice_coach.demo.run import run_demo

    path = run_demo(journal_dir, listen=listen, style=style or "guided")
    tell_calendar(path)
    click.echo(f"The journal it wrote: {path}")
