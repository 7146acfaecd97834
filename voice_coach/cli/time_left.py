"""How far a long piece of work is, and how long it will still take: a bar on a terminal; plain
lines now and then elsewhere, or where the person prefers."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator

import click

Report = Callable[[float], None]
"""Called with how much of the whole is done."""
_STEP_PERCENT = 10
_MINUTE_SECONDS = 60


@contextlib.contextmanager
def time_left(doing: str, whole: float, done: float = 0.0) -> Iterator[Report]:
    """``done`` of the ``whole`` was done before, and says nothing of how fast it goes."""
    plain = not sys.stderr.isatty() or os.environ.get("NO_COLOR") or os.environ.get("ACCESSIBLE")
    if plain or os.environ.get("TERM", "dumb") == "dumb":
        click.echo(f"{doing} ...", err=True)
        yield _plain_lines(whole, done)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    console = Console(stderr=True)
    began = time.monotonic()
    text = TextColumn("{task.description}", markup=False)
    with Progress(
        text, BarColumn(bar_width=None), TaskProgressColumn(), console=console, transient=True
    ) as bar:
        task = bar.add_task(doing, total=whole or 1.0, completed=round(done))

        def report(now: float) -> None:
            told = _left(whole, done, now, time.monotonic() - began)
            bar.update(task, completed=now, description=told or doing)

        yield report


def _plain_lines(whole: float, before: float) -> Report:
    began, told = time.monotonic(), int(100 * before / whole) // _STEP_PERCENT if whole else 0

    def report(now: float) -> None:
        nonlocal told
        step = int(100 * now / whole + 1e-6) // _STEP_PERCENT if whole else 0
        if step != told:
            told = step
            left = _left(whole, before, now, time.monotonic() - began)
            click.echo(f"  {100 * now / whole:.0f} %{f', {left}' if left else ''}", err=True)

    return report


def _left(whole: float, before: float, now: float, seconds: float) -> str:
    if now <= before or now >= whole:
        return ""
    left = seconds * (whole - now) / (now - before)
    if left < _MINUTE_SECONDS:
        return "less than a minute left"
    minutes = round(left / _MINUTE_SECONDS)
    return "about a minute left" if minutes == 1 else f"about {minutes} minutes left"
