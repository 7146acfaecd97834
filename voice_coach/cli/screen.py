"""What commands that show much have in common: how wide the terminal is, and the pager."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from itertools import chain

import click

from voice_coach.called import as_called
from voice_coach.console.charset import encodable
from voice_coach.console.safe_text import safe_text

WIDEST = 88
"""Columns: longer lines are hard to follow."""
_NARROWEST = 20


def columns(most: int = WIDEST) -> int:
    """So many columns a text may take here."""
    return max(_NARROWEST, min(shutil.get_terminal_size().columns, most))


def draws() -> bool:
    """Whether colours and lines are drawn, rather than plain text."""
    from voice_coach.console.choose_view import can_draw

    return can_draw(sys.stdout, os.environ)


def show_lines(lines: Iterable[str]) -> None:
    """Write them; more than fit on a terminal's screen through the person's pager."""
    written = (f"{encodable(line, sys.stdout.encoding)}\n" for line in lines)
    if not sys.stdout.isatty():
        for line in written:
            click.echo(line, nl=False)
        return
    most = shutil.get_terminal_size().lines - 2  # the line that was typed, and the next
    first: list[str] = []
    for line in written:
        first.append(line)
        if len(first) > most:
            click.echo_via_pager(chain(first, written))
            return
    click.echo("".join(first), nl=False)


def say_way(label: str, command: str, width: int = 0) -> None:
    """One of the ways on: "All sessions: voice-coach journal list", the command whole on a line
    of its own where the terminal is narrow."""
    typed = safe_text(as_called(command))
    line = f"{f'{label}:':<{width}} {typed}"
    if len(line) <= columns(most=len(line)):
        click.echo(line)
    else:
        click.echo(f"{label}:\n  {typed}")


def cut(text: str, width: int) -> str:
    """The text in so many columns, its end left out where it is longer."""
    from rich.cells import cell_len, set_cell_size

    if width < 1 or cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "\u2026"
