"""A page's Markdown on a screen: drawn in a terminal, as plain lines anywhere else. Nothing in it
steers the terminal."""

from __future__ import annotations

import io
import re
import textwrap
from typing import TYPE_CHECKING

from voice_coach.console.safe_text import safe_text

if TYPE_CHECKING:
    from rich.console import Console, RenderResult

_INDENT = re.compile(r"\s*(?:[-*+>|] ?|\d+[.)] )*")


def plain(text: str, columns: int = 0) -> list[str]:
    """Its lines as they stand, wrapped to so many columns; 0: not at all."""
    lines: list[str] = []
    for line in text.strip("\n").split("\n"):
        safe = _safe(line)
        found = _INDENT.match(safe)
        indent = " " * min(found.end() if found else 0, columns // 2)
        lines += (columns and textwrap.wrap(safe, columns, subsequent_indent=indent)) or [safe]
    return lines


def drawn(text: str, columns: int) -> list[str]:
    """Its lines with what a terminal takes for bold, dim and colours, in so many columns."""
    from rich.console import Console
    from rich.theme import Theme

    out = io.StringIO()
    theme = Theme(
        {
            "markdown.block_quote": "italic dim",
            "markdown.h1": "bold",
            "markdown.h2": "bold cyan",
            "markdown.h3": "bold",
            "markdown.item.bullet": "dim",
            "markdown.table.header": "dim",
            "markdown.table.border": "dim",
        },
    )
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        width=columns,
        theme=theme,
        highlight=False,
        emoji=False,
        no_color=False,
    )
    _draw(console, "\n".join(map(_safe, text.split("\n"))))
    return [line.rstrip() for line in out.getvalue().rstrip("\n").split("\n")]


def _safe(line: str) -> str:
    """Safe to show, its indentation kept."""
    bare = line.lstrip(" ")
    return line[: len(line) - len(bare)] + safe_text(bare)


def _draw(console: Console, text: str) -> None:
    from markdown_it import MarkdownIt
    from rich import markdown
    from rich.console import ConsoleOptions
    from rich.padding import Padding
    from rich.text import Text

    class Heading(markdown.Heading):
        """To the left and without a frame, with air before it."""

        def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
            self.text.justify = "left"
            if self.tag == "h2":
                yield Text("")
            yield self.text

    class Question(markdown.BlockQuote):
        """Quiet, and set in: the answers are what one reads."""

        def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
            yield Padding(self.elements, (0, 0, 0, 2), style=self.style, expand=False)

    class Page(markdown.Markdown):
        elements = {  # noqa: RUF012 - as the library has it
            **markdown.Markdown.elements,
            "heading_open": Heading,
            "blockquote_open": Question,
        }

        def __init__(self, text: str) -> None:
            super().__init__("", hyperlinks=False)
            # What looks like HTML is the person's text, and is shown.
            parser = MarkdownIt("commonmark", {"html": False}).enable(["strikethrough", "table"])
            self.parsed = parser.parse(text)

    console.print(Page(text))
