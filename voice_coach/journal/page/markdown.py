"""The outermost blocks of a text as Markdown has them: quotations, headings, lists, prose. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from voice_coach.journal.page.escape import plain

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind = Literal["quotation", "heading", "other"]

_QUOTED = re.compile(r" {0,3}> ?(?:- )?")
_SPANNING = re.compile(r"^[ \t]|```|~~~|<")
"""What may make a block go on behind an empty line: something indented below a list's entry, a
fence, a comment."""
_BLANK = " \t"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines ``start`` to ``end`` (from 0, without the last). ``level`` of a heading. ``texts``: the
    paragraphs as they stand, wherever within the block. ``entries`` of a list and ``rows`` of a
    table (the first two cells, without the titles) as plain text."""

    kind: Kind
    start: int
    end: int
    texts: tuple[str, ...] = ()
    level: int = 0
    entries: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()


def unquoted(line: str) -> str | None:
    """What a quoted line says, as plain text; None where it is not quoted."""
    mark = _QUOTED.match(line)
    return plain(line[mark.end() :]) if mark else None


def read_blocks(
    lines: Sequence[str], is_question: Callable[[str], bool] = lambda text: False
) -> tuple[tuple[Block, ...], tuple[int, ...]]:
    """The blocks, and the lines that open something that is not closed again.

    Where that would swallow a quoted question, it is read as text.
    """
    if not any(map(_SPANNING.search, lines)):
        return tuple(_flat(lines)), ()
    lines = list(lines)
    opened: list[int] = []
    while True:
        tokens = _parser().parse("\n".join(lines))
        swallowing = next((t for t in tokens if _swallows(t, lines, is_question)), None)
        if swallowing is None or swallowing.map is None:
            return tuple(_blocks(tokens, 0)), tuple(opened)
        number = swallowing.map[0]
        opened.append(number)
        lines[number] = lines[number].lstrip("`~<! -\t")


def _flat(lines: Sequence[str]) -> Iterator[Block]:
    """The blocks of lines of which nothing goes on behind an empty one. Markdown's rules are tried
    on each line, which takes its time; of prose and its quotation it is clear what they would find.

    A list with empty lines between its entries becomes several: the entries are the same.
    """
    start = 0
    for end, line in enumerate((*lines, "")):
        if line.strip(_BLANK):
            continue
        if start < end:
            yield from _read_alone(lines[start:end], start)
        start = end + 1


def _read_alone(lines: Sequence[str], start: int) -> Iterator[Block]:
    end = start + len(lines)
    if all(map(_is_prose, lines)):
        yield Block("other", start, end, (_paragraph(lines),))
    elif all(line.startswith("> ") and _is_prose(line[2:]) for line in lines):
        yield Block("quotation", start, end, (_paragraph([line[2:] for line in lines]),))
    else:
        yield from _blocks(_parser().parse("\n".join(lines)), start)


def _is_prose(line: str) -> bool:
    """Lines that begin with a letter are a paragraph, whatever follows in them."""
    return line[:1].isalpha()


def _paragraph(lines: Sequence[str]) -> str:
    return "\n".join(line.strip(_BLANK) for line in lines)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # only readers need it

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])  # lines are read by ``escape.plain``
    return parser


def _swallows(token: Token, lines: Sequence[str], is_question: Callable[[str], bool]) -> bool:
    """Whether a block that has no end holds a question of the coach's."""
    if token.map is None or token.level or token.type not in ("fence", "html_block"):
        return False  # within a list or a quotation it ends with that
    inside = lines[token.map[0] : token.map[1]]
    closed = (
        inside[-1].strip().startswith(token.markup) and len(inside) > 1
        if token.type == "fence"
        else not token.content.lstrip().startswith("<!--") or "-->" in token.content
    )
    return not closed and any(
        text is not None and is_question(text) for text in map(unquoted, inside)
    )


def _blocks(tokens: Sequence[Token], first: int) -> Iterator[Block]:
    """The blocks of these tokens, whose text begins in line ``first``."""
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield _block(block, first)
            block = []


def _block(tokens: Sequence[Token], first: int) -> Block:
    opening = tokens[0]
    start, end = opening.map or [0, 0]
    kind: Kind = "other"
    level = 0
    if opening.type == "blockquote_open":
        kind = "quotation"
    elif opening.type == "heading_open" and opening.markup.startswith("#"):
        kind, level = "heading", len(opening.markup)
    texts = tuple(token.content for token in tokens if _is_text(token))
    entries, rows = tuple(_entries(tokens)), tuple(_rows(tokens))
    return Block(kind, first + start, first + end, texts, level, entries, rows)


def _is_text(token: Token) -> bool:
    return token.type in ("inline", "fence", "code_block")


def _entries(tokens: Sequence[Token]) -> Iterator[str]:
    """The text of each entry of the outermost lists."""
    entry: list[str] | None = None
    for token in tokens:
        if token.type == "list_item_open" and token.level == 1:
            entry = []
        elif token.type == "list_item_close" and token.level == 1 and entry is not None:
            if text := " ".join(entry):
                yield text
            entry = None
        elif entry is not None and _is_text(token):
            entry += filter(None, map(plain, token.content.split("\n")))


def _rows(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The first two cells of each row of the tables, the titles aside."""
    row: list[str] = []
    in_cell = in_body = False
    for token in tokens:
        match token.type:
            case "tbody_open" | "tbody_close":
                in_body = token.nesting > 0
            case "tr_open":
                row = []
            case "td_open" | "td_close":
                in_cell = token.nesting > 0
            case "inline" if in_cell:
                row.append(plain(token.content))
            case "tr_close" if in_body and row:
                yield row[0], row[1] if len(row) > 1 else ""
