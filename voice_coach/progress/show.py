"""Puts the sections on the screen: with a drawing in a terminal, in words anywhere else."""

from __future__ import annotations

import io
import os
import textwrap
from collections.abc import Callable, Mapping
from typing import TextIO

from voice_coach.console.can_draw import can_draw
from voice_coach.console.charset import encodable
from voice_coach.console.safe_text import safe_text
from voice_coach.progress.chart import drawing
from voice_coach.progress.figures import Progress
from voice_coach.progress.text import CLARITY_TITLE, MOST_SHOWN, Line, sections

_OTHER_LINES = 4
"""The line that was typed, how to read on, and the next one."""
_INDENT = 2  # columns a step
_WIDEST_COLUMNS = 88  # longer lines are hard to follow
_NARROWEST_COLUMNS = 20


def show(
    progress: Progress,
    out: TextIO,
    environ: Mapping[str, str] = os.environ,
    *,
    show_all: bool = False,
) -> None:
    """Print it: on a terminal as much as fits on it, in a pipe the newest; or all of it."""
    tell = _draw if can_draw(out, environ) else _tell
    tell(progress, out, None if show_all else _most(progress, out, tell))


def _most(
    progress: Progress, out: TextIO, tell: Callable[[Progress, TextIO, int | None], None]
) -> int:
    """So many of each kind go on the screen."""
    if not out.isatty():
        return MOST_SHOWN
    room = _size(out).lines - _OTHER_LINES
    for most in range(MOST_SHOWN, 1, -1):
        tried = _Tried(out)
        tell(progress, tried, most)
        if tried.getvalue().count("\n") <= room:
            return most
    return 1


class _Tried(io.StringIO):
    """As wide as the screen, but nobody sees it."""

    def __init__(self, screen: TextIO) -> None:
        super().__init__()
        self._screen = screen

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._screen.fileno()


def _tell(progress: Progress, out: TextIO, most: int | None) -> None:
    """Plain lines: one a sentence in a pipe, wrapped in a terminal."""
    columns = _columns(out) if out.isatty() else 0
    lines: list[str] = []
    for section in sections(progress, most):
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
    return max(_NARROWEST_COLUMNS, min(_size(out).columns, _WIDEST_COLUMNS))


def _size(out: TextIO) -> os.terminal_size:
    try:
        return os.get_terminal_size(out.fileno())
    except (OSError, ValueError):
        return os.terminal_size((80, 24))


def _draw(progress: Progress, out: TextIO, most: int | None) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    columns = _columns(out)
    told = sections(progress, most)
    console = Console(file=out, width=columns, highlight=False, markup=False, emoji=False)
    for place, section in enumerate(told):
        console.print(Text(safe_text(section.title), "bold"))
        is_drawn = section.title == CLARITY_TITLE
        picture = drawing(progress, columns - _INDENT, most) if is_drawn else []
        for text in picture:
            console.print(Padding(text, (0, 0, 0, _INDENT)))
        for line in section.lines if not picture else ():
            style = "dim" if line.depth > 1 else ""
            console.print(
                Padding(Text(safe_text(line.text), style), (0, 0, 0, _INDENT * (line.depth + 1)))
            )
        if place < len(told) - 1:
            console.print()
