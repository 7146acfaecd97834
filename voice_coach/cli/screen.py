"""What commands that show much have in common: how wide the terminal is, and the pager."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
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
    from voice_coach.console.can_draw import can_draw

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
            os.environ.setdefault("LESSHISTFILE", "-")  # what is sought there is nobody's matter
            click.echo_via_pager(chain(first, written))
            return
    click.echo("".join(first), nl=False)


def say_way(label: str, command: str, width: int = 0) -> None:
    """One of the ways on: "All sessions: voice-coach journal list", the command whole on a line
    of its own where the terminal is narrow."""
    whole = typed(command)
    line = f"{f'{label}:':<{width}} {whole}"
    if not sys.stdout.isatty() or len(line) <= columns(most=len(line)):
        click.echo(line)
    else:
        for line in (*wrapped(f"{label}:", columns()), f"  {whole}"):
            click.echo(line)


def typed(command: str) -> str:
    """The command as it can be typed here."""
    return safe_text(as_called(command))


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """The text's lines, each so far from the margin, in so many columns; 0: in one line."""
    if not width:
        return [indent + text]
    if text.isascii():
        return textwrap.wrap(
            text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
        )
    from rich.console import Console  # knows of letters that take two columns
    from rich.text import Text

    room = max(1, width - len(indent))
    lines = Text(text).wrap(Console(width=room), room)
    return [indent + line.plain.rstrip() for line in lines]


def cut(text: str, width: int) -> str:
    """The text in so many columns, its end left out where it is longer."""
    from rich.cells import cell_len, set_cell_size

    if width < 1 or cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "\u2026"
