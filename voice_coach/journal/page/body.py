"""A page's body read as Markdown: its title, and each question with the answer below it. Pure.

The coach's own headings and quotations are boundaries; whatever else a person writes into an
answer (a quotation, a deeper heading, a table, code, a comment) belongs to that answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from voice_coach.journal.page.escape import plain
from voice_coach.journal.page.markdown import Block, read_blocks, unquoted
from voice_coach.journal.page.questions import Placed, Questions
from voice_coach.program.values import Part
from voice_coach.recordings import places

_HEADING = re.compile(r"(#{1,2})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\*([^*]+)\*")
_COACHS_LEVELS = 2
"""Headings of these levels end an answer; deeper ones are part of it."""
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
    follow-up was. ``lines`` of the file that belong to it: the first, which is the heading, and
    the one after the last."""

    heading: str
    part: Part
    day: str = ""
    passages: tuple[Passage, ...] = ()
    lines: tuple[int, int] = (0, 0)


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
            if all(unquoted(line) is None for line in part):
                continue
        if questions is not None:
            reader = _SectionReader(part, first_line + start, questions, heading or "")
            section = reader.section(headings.get(heading or "", "sitting"))
            above = heading is not None
            sections.append(replace(section, lines=(first_line + start - above, first_line + end)))
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
    """A passage whose end is not known yet: the blocks of its answer are gathered."""

    placed: tuple[Placed, ...]
    quote: str
    line: int
    blocks: list[Block] = field(default_factory=list)


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
        blocks, opened = read_blocks(self._lines, lambda text: self._find(text) is not None)
        for number in opened:
            told = (
                "something is opened that is not closed again (a code block or a comment), so it "
                "was read as text"
            )
            self.troubles.append((self._first_line + number, told))
        quotations = {
            block.start: self._quoted(block) for block in blocks if block.kind == "quotation"
        }
        found_keys = {
            one.question.key
            for quoted in quotations.values()
            for text in quoted
            if (one := self._find(text))
        }
        here = self._questions.of_heading.get(self._heading, ())
        unasked = [one for one in here if one.question.key not in found_keys]
        found: list[_Open] = []
        current: _Open | None = None
        for block in blocks:
            if block.kind == "heading" and block.level <= _COACHS_LEVELS:
                current = None  # a heading of the person's own: what follows is theirs
                continue
            if block.kind == "quotation":
                passage = self._opened(block, quotations[block.start], current, here, unasked)
                if passage is not None:
                    found.append(current := passage)
                    continue
            if current is not None:
                current.blocks.append(block)
            elif not found and block.texts and not self._day:
                day = _DAY.fullmatch(block.texts[0].strip())
                self._day = day[1] if day else ""
        passages = tuple(self._closed(one) for one in found)
        return Section(self._heading, part, self._day, passages)

    def _find(self, quote: str) -> Placed | None:
        return self._questions.find(quote, self._heading)

    def _quoted(self, block: Block) -> list[str]:
        """The lines of a quotation as plain text, up to one that is not quoted."""
        quoted: list[str] = []
        for line in self._lines[block.start : block.end]:
            if (text := unquoted(line)) is None:
                break
            quoted.append(text)
        return quoted

    def _opened(
        self,
        block: Block,
        quoted: list[str],
        current: _Open | None,
        here: Sequence[Placed],
        unasked: list[Placed],
    ) -> _Open | None:
        """The passage that a quotation begins; None where it belongs to the answer above it."""
        line = self._first_line + block.start
        placed = [self._find(text) for text in quoted]
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
        if opened is not None and block.end > block.start + len(quoted):
            # Text right below the quotation, without an empty line, is Markdown's matter; the
            # answer is what is not quoted.
            opened.blocks += read_blocks(self._lines[block.start + len(quoted) : block.end])[0]
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
        texts = (text for block in one.blocks for text in block.texts if not self._is_note(text))
        lines = (plain(line) for text in texts for line in text.split("\n"))
        return Passage(
            tuple(placed.question.key for placed in one.placed),
            one.quote,
            "\n".join(filter(None, lines)),
            tuple(entry for block in one.blocks for entry in block.entries),
            tuple(row for block in one.blocks for row in block.rows),
            one.line,
        )

    def _is_note(self, text: str) -> bool:
        if not text.startswith("*"):
            return False
        notes = (self._questions.notes, places.NOTE)
        return any(note.fullmatch(text) is not None for note in notes)
