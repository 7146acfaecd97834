"""Two wordings of an answer, word by word: what goes in [-marks-], what comes in {+marks+}, and in
colours where the terminal has them. Pure but for the colours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

import click

from voice_coach.console.safe_text import safe_text
from voice_coach.journal.page.escape import plain

Kind = Literal["same", "out", "in"]
Token = tuple[Kind, str]
"""A word with the marks before and behind it."""
_MARKS: dict[Kind, tuple[str, str]] = {"same": ("", ""), "out": ("[-", "-]"), "in": ("{+", "+}")}
_COLOURS: dict[Kind, str | None] = {"same": None, "out": "red", "in": "green"}
_CELLS = re.compile(r"(?<!\\)\|")


def shown(before: str, after: str, width: int, *, coloured: bool) -> Iterator[str]:
    """The lines of both, as Markdown has them, in so many columns. Of a list or a table, those
    alone that differ."""
    for old, new in _pairs(before, after):
        yield from _wrapped(list(_tokens(old.split(), new.split())), width, coloured=coloured)


def _pairs(before: str, after: str) -> Iterator[tuple[str, str]]:
    old, new = _lines(before), _lines(after)
    of_rows = bool(re.match(r"[-|] ?", before)) and len(old) == len(new)
    for one, other in zip_longest(old, new, fillvalue=""):
        if one != other or not of_rows:
            yield one, other


def _lines(text: str) -> list[str]:
    return [line for line in map(_plain, text.split("\n")) if line]


def _plain(line: str) -> str:
    if line.startswith("| "):
        cells = [plain(cell.strip()) for cell in _CELLS.split(line)[1:-1]]
        return safe_text(": ".join(cells))
    if line.startswith("- "):
        return safe_text(f"- {plain(line[2:])}")
    return safe_text(plain(line))


def _tokens(old: Sequence[str], new: Sequence[str]) -> Iterator[Token]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            yield from (("same", word) for word in old[first:last])
        else:
            yield from _marked("out", old[first:last])
            yield from _marked("in", new[begin:end])


def _marked(kind: Kind, words: Sequence[str]) -> Iterator[Token]:
    left, right = _MARKS[kind]
    for place, word in enumerate(words):
        yield kind, f"{left * (place == 0)}{word}{right * (place == len(words) - 1)}"


def _wrapped(tokens: Sequence[Token], width: int, *, coloured: bool) -> Iterator[str]:
    from rich.cells import cell_len

    line: list[Token] = []
    room = width
    for token in tokens:
        needed = cell_len(token[1]) + bool(line)
        if line and needed > room:
            yield _line(line, coloured=coloured)
            line, room = [], width
            needed -= 1
        line.append(token)
        room -= needed
    if line:
        yield _line(line, coloured=coloured)


def _line(tokens: Sequence[Token], *, coloured: bool) -> str:
    if not coloured:
        return " ".join(text for _, text in tokens)
    return " ".join(
        click.style(text, fg=colour) if (colour := _COLOURS[kind]) else text
        for kind, text in tokens
    )
