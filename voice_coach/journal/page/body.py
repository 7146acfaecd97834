"""A page's body read as Markdown: its title, and each question with the answer below it. Pure.

The coach's own headings and quotations are boundaries; whatever else a person writes into an
answer (a quotation, a deeper heading, a table, code, a comment) belongs to that answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from voice_coach.journal.page.escape import plain
from voice_coach.journal.page.questions import Placed, Questions
from voice_coach.program.values import Part

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HEADING = re.compile(r"(#{1,2})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_QUOTED = re.compile(r" {0,3}> ?(?:- )?")
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\*([^*]+)\*")
_ALIKE = 0.6
"""Of its words, so many must be the same for a question that was changed by hand."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A question as the page quotes it, and the answer below it.

    ``keys``: the question; of a free talk, all that it stands for; none where the quotation is no
    question of the exercise. ``text``: the answer as plain text, a newline between paragraphs.
    ``entries`` of a list, ``pairs`` of a table (without its titles). ``line`` in the file.
    """

    keys: tuple[str, ...]
    quote: str
    text: str
    entries: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading of the coach's. ``day``: the line below it that tells when a
    follow-up was."""

    heading: str
    part: Part
    day: str = ""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """The body as it stands. ``troubles``: what was changed so that it had to be guessed at, each
    as a sentence goes on after "In line 12 of x.md, "."""

    title: str = ""
    sections: tuple[Section, ...] = ()
    troubles: tuple[tuple[int, str], ...] = ()

    def of(self, part: Part) -> tuple[Passage, ...]:
        """The passages of the sitting, or of all follow-ups."""
        found = (section.passages for section in self.sections if section.part == part)
        return tuple(passage for passages in found for passage in passages)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # only readers need it

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])  # lines are read by ``escape.plain``
    return parser


def read_body(text: str, first_line: int, questions: Questions | None) -> Body:
    """The body of a page, of which line ``first_line`` of the file is the first.

    ``questions``: those of the page's exercise; without them there are no passages.
    """
    lines = text.split("\n")
    title, sections, troubles = "", [], []
    headings = questions.headings if questions else {}
    for heading, start, end in _parts(lines, frozenset(headings)):
        part = lines[start:end]
        if heading is None:
            title = title or next(_titles(part), "")
            if not any(map(_QUOTED.match, part)):
                continue
        if questions is not None:
            reader = _SectionReader(part, first_line + start, questions, heading or "")
            sections.append(reader.section(headings.get(heading or "", "sitting")))
            troubles += reader.troubles
    return Body(title, tuple(sections), tuple(troubles))


def _parts(lines: Sequence[str], headings: frozenset[str]) -> Iterator[tuple[str | None, int, int]]:
    """The page cut at the coach's headings, whatever stands between them; before the first, None.

    Cut before Markdown is read: a fence that somebody forgot to close ends with its step.
    """
    name: str | None = None
    start = 0
    for number, line in enumerate(lines):
        found = _HEADING.match(line) if line.startswith("##") else None
        if found is not None and (heading := plain(found[2])) in headings:
            yield name, start, number
            name, start = heading, number + 1
    yield name, start, len(lines)


def _titles(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if (found := _HEADING.match(line)) and len(found[1]) == 1:
            yield plain(found[2])


@dataclass(slots=True)
class _Open:
    """A passage whose end is not known yet: the tokens of its answer are gathered."""

    placed: tuple[Placed, ...]
    quote: str
    line: int
    tokens: list[Token] = field(default_factory=list)


class _SectionReader:
    """Reads what stands below one heading."""

    def __init__(
        self, lines: list[str], first_line: int, questions: Questions, heading: str
    ) -> None:
        self.troubles: list[tuple[int, str]] = []
        self._lines = lines
        self._first_line = first_line
        self._questions = questions
        self._heading = heading
        self._day = ""

    def section(self, part: Part) -> Section:
        """The section, whole."""
        found: list[_Open] = []
        current: _Open | None = None
        blocks = list(self._blocks())
        here = self._questions.of_heading.get(self._heading, ())
        found_keys = {
            one.question.key
            for quote in _quotes(blocks, self._lines)
            if (one := self._questions.find(quote, self._heading))
        }
        unasked = [one for one in here if one.question.key not in found_keys]
        for tokens in blocks:
            if tokens[0].type == "heading_open" and tokens[0].markup in ("#", "##"):
                current = None  # a heading of the person's own: what follows is theirs
                continue
            if tokens[0].type == "blockquote_open":
                opened = self._opened(tokens, current, here, unasked)
                if opened is not None:
                    found.append(current := opened)
                    continue
            if current is not None:
                current.tokens += tokens
            elif not found and len(tokens) > 1 and not self._day:
                day = _DAY.fullmatch(tokens[1].content.strip())
                self._day = day[1] if day else ""
        passages = tuple(self._closed(one) for one in found)
        return Section(self._heading, part, self._day, passages)

    def _blocks(self) -> Iterator[list[Token]]:
        """The tokens of each outermost block."""
        block: list[Token] = []
        for token in self._tokens():
            block.append(token)
            if token.level == 0 and token.nesting <= 0:
                yield block
                block = []

    def _tokens(self) -> list[Token]:
        """With what a forgotten end of a fence or a comment swallowed read as text again."""
        lines = list(self._lines)
        while True:
            tokens = _parser().parse("\n".join(lines))
            swallowing = next((t for t in tokens if self._swallows(t, lines)), None)
            if swallowing is None or swallowing.map is None:
                return tokens
            number = swallowing.map[0]
            self.troubles.append(
                (
                    self._first_line + number,
                    "something is opened that is not closed again (a code block or a comment), so "
                    "it was read as text",
                )
            )
            lines[number] = lines[number].lstrip("`~<! -\t")

    def _swallows(self, token: Token, lines: Sequence[str]) -> bool:
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
            _QUOTED.match(line)
            and self._questions.find(plain(_QUOTED.sub("", line, count=1)), self._heading)
            for line in inside
        )

    def _opened(
        self,
        tokens: list[Token],
        current: _Open | None,
        here: Sequence[Placed],
        unasked: list[Placed],
    ) -> _Open | None:
        """The passage that a quotation begins; None where it belongs to the answer above it."""
        quoted, start, end = _quote(tokens, self._lines)
        line = self._first_line + start
        placed = [self._questions.find(text, self._heading) for text in quoted]
        quote = "\n".join(quoted)
        opened: _Open | None = None
        if any(placed) or (len(quoted) == 1 and quote in self._questions.talks):
            opened = _Open(tuple(filter(None, placed)), quote, line)
        elif len(quoted) == 1 and (like := self._changed(quote, current, here, unasked)):
            if self._questions.exact:
                told = f'a question was reworded; what stands below it answers "{like.words}"'
                self.troubles.append((line, told))
            unasked.remove(like)
            opened = _Open((like,), quote, line)
        elif current is None and self._questions.exact:
            told = (
                "a quotation stands where a question would, and is none of the exercise; what "
                "stands below it answers none"
            )
            self.troubles.append((line, told))
        if opened is not None and end > start + len(quoted):
            # Text right below the quotation, without an empty line, is Markdown's matter; the
            # answer is what is not quoted.
            rest = "\n".join(self._lines[start + len(quoted) : end])
            opened.tokens += _parser().parse(rest)
        return opened

    def _changed(
        self,
        quote: str,
        current: _Open | None,
        here: Sequence[Placed],
        unasked: list[Placed],
    ) -> Placed | None:
        """The question that a person has most likely reworded."""
        before = current.placed[-1:] if current else ()
        last = max((here.index(one) for one in before if one in here), default=-1)
        later = [one for one in here[last + 1 :] if one in unasked]
        words = _WORD.findall(quote.casefold())
        near = [(SequenceMatcher(None, words, _WORD.findall(one.words.casefold())).ratio(), one)
                for one in later]  # fmt: skip
        best = max(near, key=lambda pair: pair[0], default=None)
        return best[1] if best and best[0] >= _ALIKE else None

    def _closed(self, one: _Open) -> Passage:
        """The passage with its answer read."""
        tokens = [token for token in one.tokens if not self._is_note(token)]
        return Passage(
            tuple(placed.question.key for placed in one.placed),
            one.quote,
            "\n".join(_texts(tokens)),
            tuple(_entries(tokens)),
            tuple(_rows(tokens)),
            one.line,
        )

    def _is_note(self, token: Token) -> bool:
        return (
            token.type == "inline"
            and token.content.startswith("*")
            and self._questions.notes.fullmatch(token.content) is not None
        )


def _quote(tokens: list[Token], lines: Sequence[str]) -> tuple[list[str], int, int]:
    """The lines of a quotation as plain text, its first line, and the one after its last."""
    start, end = tokens[0].map or [0, 0]
    quoted: list[str] = []
    for line in lines[start:end]:
        if not _QUOTED.match(line):
            break
        quoted.append(plain(_QUOTED.sub("", line, count=1)))
    return quoted, start, end


def _quotes(blocks: Sequence[list[Token]], lines: Sequence[str]) -> Iterator[str]:
    for tokens in blocks:
        if tokens[0].type == "blockquote_open":
            yield from _quote(tokens, lines)[0]


def _texts(tokens: Sequence[Token]) -> Iterator[str]:
    """The plain text of an answer, block by block; comments are none of it."""
    for token in tokens:
        if token.type in ("inline", "fence", "code_block"):
            for line in token.content.split("\n"):
                if text := plain(line):
                    yield text


def _entries(tokens: Sequence[Token]) -> Iterator[str]:
    """The text of each item of the outermost lists."""
    item: list[str] | None = None
    for token in tokens:
        if token.type == "list_item_open" and token.level == 1:
            item = []
        elif token.type == "list_item_close" and token.level == 1 and item is not None:
            if text := " ".join(item):
                yield text
            item = None
        elif item is not None and token.type in ("inline", "fence", "code_block"):
            item += filter(None, map(plain, token.content.split("\n")))


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
