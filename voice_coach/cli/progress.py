"""``voice-coach progress``: over all sessions, on the screen, as JSON or as a picture."""

from __future__ import annotations

import json as as_json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.called import as_called
from voice_coach.cli import options, screen
from voice_coach.cli.up_to_date import bring_up_to_date
from voice_coach.console.safe_text import safe_text

if TYPE_CHECKING:
    from voice_coach.progress.figures import Progress
    from voice_coach.progress.picture import Kind


@click.command()
@options.journal
@click.option("--all", "show_all", is_flag=True, help="All of each kind, not the newest alone.")
@click.option("--json", "json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--png", type=click.Path(path_type=Path), metavar="FILE", help="Draw a picture into a PNG file."
)
@click.option(
    "--svg", type=click.Path(path_type=Path), metavar="FILE", help="Draw it into an SVG file."
)
def progress(
    *, journal_dir: Path | None, show_all: bool, json: bool, png: Path | None, svg: Path | None
) -> None:
    """Look at all your sessions together: what you planned and did, how clear and how ready you
    felt, what returns, and what became clear.

    The figures come from your journal files as they stand now; what you corrected in them counts.
    """
    from voice_coach.cli import assemble
    from voice_coach.cli.look import look_over
    from voice_coach.coach.record import wall_clock
    from voice_coach.progress.figures import progress_of

    journal = assemble.journal(journal_dir)
    bring_up_to_date(journal)
    plans = look_over(journal, datetime.now().astimezone())
    found = progress_of(plans.all, date.fromisoformat(wall_clock()[:10]))
    if json:
        from voice_coach.progress.data import data

        click.echo(as_json.dumps(data(found, plans.troubles), indent=2))
    elif not found.runs:
        from voice_coach.cli.agenda import nothing_there

        for text in nothing_there(plans):
            click.echo(safe_text(text))
    elif png is None and svg is None:
        from voice_coach.progress.show import show

        show(found, sys.stdout, show_all=show_all)
        newest = found.runs[-1].id
        click.echo()
        screen.say_way("To read one", f"voice-coach journal show {found.named[newest]}")
    for sentence in found.notes:
        click.echo(safe_text(as_called(sentence)), err=True)
    if png is not None:
        _draw(found, png, "png")
    if svg is not None:
        _draw(found, svg, "svg")


def _draw(found: Progress, path: Path, kind: Kind) -> None:
    from voice_coach.progress.picture import draw

    draw(found, path, kind)
    click.echo(safe_text(f"Your progress as a picture: {path}"), err=True)
