"""``voice-coach models``: fetch a speech model, list those that are here, say which is taken."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.called import as_called

if TYPE_CHECKING:
    from voice_coach.models.catalogue import Entry
    from voice_coach.models.download import Report
    from voice_coach.models.fetch import Installed

_STEP_PERCENT = 10


@click.group()
def models() -> None:
    """Speech models: which are here, and where to get one."""


@models.command()
@click.argument("name", default="small")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="The folder to put it in, instead of the usual one.",
)
@click.option("--url", help="Fetch an archive from another address; needs --sha256.")
@click.option("--sha256", help="The checksum that the archive must have.")
@click.option("--replace", is_flag=True, help="Replace a model that is there but broken.")
def fetch(name: str, into: Path | None, url: str | None, sha256: str | None, replace: bool) -> None:
    """Download, check and install a model: small (the default), lgraph or large.

    This is the only command that uses the network. A broken download goes on where it stopped.
    """
    from voice_coach.models import catalogue, places

    entry = catalogue.named(name, url=url, sha256=sha256)
    done = get(entry, into or places.install_folder(), replace=replace)
    if done.path.resolve() not in {path.resolve() for path in places.known()}:
        click.echo(as_called(f"Name it when you start: voice-coach start --model {done.path}"))


def get(entry: Entry, into: Path, *, replace: bool = False) -> Installed:
    """Fetch and install a model, with a bar for how far it is. Raises DownloadError."""
    from voice_coach.models.fetch import fetch as install

    folder = into.expanduser().absolute()
    with _progress() as report:
        done = install(entry, folder, replace=replace, report=report, say=click.echo)
    click.echo(f"{'Installed' if done.new else 'Already here, and whole'}: {done.path}")
    return done


@models.command("list")
def list_() -> None:
    """List the models on this machine, and those that can be fetched."""
    from voice_coach.models import catalogue, places
    from voice_coach.models.check import fault_in_files

    click.echo("On this machine:")
    known = places.known()
    for path in known:
        note = fault_in_files(path)
        note = f"  (broken: {note})" if note else ""
        if places.is_synthetic(path):
            note = "  (for the demo and tests: hears synthetic voices only)" + note
        click.echo(f"  {path}{note}")
    if not known:
        click.echo("  none yet")
    click.echo(as_called("To be fetched (voice-coach models fetch NAME):"))
    for entry in catalogue.CATALOGUE.values():
        click.echo(f"  {entry.name:<7} {entry.folder:<28} {entry.about}")


@models.command()
@click.option("--model", type=click.Path(path_type=Path), help="As for start.")
def path(model: Path | None) -> None:
    """Print the folder of the model that a session would take, after checking it."""
    from voice_coach.models import check, find

    found = find(model, allow_small=False)
    check(found)
    click.echo(str(found))


@contextlib.contextmanager
def _progress() -> Iterator[Report]:
    """A bar on a terminal; elsewhere, or if the person prefers, a plain line now and then."""
    plain = not sys.stderr.isatty() or os.environ.get("NO_COLOR") or os.environ.get("ACCESSIBLE")
    if plain:
        yield _plain_lines()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    with Progress(
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    ) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _plain_lines() -> Report:
    told = -1

    def report(done: int, total: int | None) -> None:
        nonlocal told
        # where the end is not known, a line for every 10 MB
        step = (
            int(100 * done / total) // _STEP_PERCENT if total else done // (_STEP_PERCENT * 10**6)
        )
        if step != told:
            told = step
            of = f" of {total / 1e6:.1f} MB ({100 * done / total:.0f} %)" if total else " MB"
            click.echo(f"  {done / 1e6:.1f}{of}", err=True)

    return report
