"""Puts the sections on the screen: with a drawing in a terminal, in words anywhere else."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Mapping
from typing import TextIO

from voice_coach.console.charset import encodable
from voice_coach.console.choose_view import can_draw
from voice_coach.console.safe_text import safe_text
from voice_coach.progress.chart import drawing
from voice_coach.progress.figures import Progress
from voice_coach.progress.text import CLARITY_TITLE, Line, Section, sections

_INDENT = 2  # columns a step
_WIDEST_COLUMNS = 88  # longer lines are hard to follow
_NARROWEST_COLUMNS = 20


def show(progress: Progress, out: TextIO, environ: Mapping[str, str] = os.environ) -> None:
    """Print all of it."""
    if can_draw(out, environ):
        _draw(progress, out)
    else:
        _tell(sections(progress), out)


def _tell(told: tuple[Section, ...], out: TextIO) -> None:
    """Plain lines: one a sentence in a pipe, wrapped in a terminal."""
    columns = _columns(out) if out.isatty() else 0
    lines: list[str] = []
    for section in told:
        lines += ["", section.title] if lines else [section.title]
        for line in section.lines:
            lines += _wrapped(line, columns)
    out.write("".join(f"{encodable(line, out.encoding)}\n" for line in lines))


def _wrapped(line: Line, columns: int) -> list[str]:
    indent = " " * (_INDENT * line.depth)
    text = safe_text(line.text)
    if not columns:
        return [indent + text]
    return textwrap.wrap(
        text,
        columns,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def _columns(out: TextIO) -> int:
    try:
        columns = os.get_terminal_size(out.fileno()).columns
    except (OSError, ValueError):
        columns = 80
    return max(_NARROWEST_COLUMNS, min(columns, _WIDEST_COLUMNS))


def _draw(progress: Progress, out: TextIO) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    columns = _columns(out)
    told = sections(progress)
    console = Console(file=out, width=columns, highlight=False, markup=False, emoji=False)
    for place, section in enumerate(told):
        console.print(Text(safe_text(section.title), "bold"))
        picture = drawing(progress, columns - _INDENT) if section.title == CLARITY_TITLE else []
        for text in picture:
            console.print(Padding(text, (0, 0, 0, _INDENT)))
        for line in section.lines if not picture else ():
            style = "dim" if line.depth > 1 else ""
            console.print(
                Padding(Text(safe_text(line.text), style), (0, 0, 0, _INDENT * (line.depth + 1)))
            )
        if place < len(told) - 1:
            console.print()
