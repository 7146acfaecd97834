"""Where in a page each question of an exercise stands: its step's heading, and its quotation. Pure.

The one table by which pages are written and read: which answers are short values, that count in
the front matter, and which are prose and lists, that count in the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from string import Formatter

from voice_coach.journal.page.escape import clean
from voice_coach.program.values import Guide, Item, Part, Program, Question, Step

_ACTED_ON = frozenset("event chosen_response first_action partner next_step".split())
"""Texts of one line that commands act on, by the names of their fields."""


def is_short(question: Question) -> bool:
    """Whether the answer is one value or one line (a number, a choice, a date, a name), which
    counts in the front matter; all else counts in the body."""
    if question.kind == "open":
        return question.ends == "pause" or question.yields in _ACTED_ON
    return question.kind not in ("list", "pairs")


def prose_names(items: Iterable[Item]) -> Iterator[str]:
    """The fields whose answers are prose or lists."""
    for item in items:
        if isinstance(item, Question) and item.yields and not is_short(item):
            yield item.yields


def heading(step: Step) -> str:
    """ "Step 1 · The event", or the title alone for a step without a number."""
    title = clean(step.title)
    return title if step.number is None else f"Step {step.number} · {title}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A question and its step. ``words``: how the page quotes it; where a prompt has places that
    are filled in, a ``pattern`` for it."""

    question: Question
    part: Part
    heading: str
    words: str
    pattern: re.Pattern[str] | None = None

    def is_quoted_as(self, quote: str) -> bool:
        """Whether these are the question's words."""
        return quote == self.words or (
            self.pattern is not None and self.pattern.fullmatch(quote) is not None
        )


class Questions:
    """The questions of one exercise, by their places in a page.

    ``exact``: the page names this very version of the exercise, so that a question in other words
    was changed by hand.
    """

    def __init__(self, program: Program, *, exact: bool = False) -> None:
        self.program = program
        self.exact = exact

    @cached_property
    def headings(self) -> Mapping[str, Part]:
        """The steps' headings, and which part of the exercise each belongs to."""
        parts: tuple[Part, ...] = ("follow-up", "sitting")
        return {heading(step): part for part in parts for step in self.program.steps_of(part)}

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """All of them in their order."""
        parts: tuple[Part, ...] = ("sitting", "follow-up")
        return tuple(
            _placed(item, part, heading(step))
            for part in parts
            for step in self.program.steps_of(part)
            for item in step.items
            if isinstance(item, Question)
        )

    @cached_property
    def of_heading(self) -> Mapping[str, tuple[Placed, ...]]:
        """Those of each step."""
        found: dict[str, tuple[Placed, ...]] = {}
        for one in self.placed:
            found[one.heading] = (*found.get(one.heading, ()), one)
        return found

    @cached_property
    def talks(self) -> frozenset[str]:
        """How the page quotes what opens a free talk."""
        steps = self.program.steps
        return frozenset(clean(step.open_prompt) for step in steps if step.open_prompt)

    @cached_property
    def notes(self) -> re.Pattern[str]:
        """What the coach itself notes between the questions: how long a meditation was."""
        titles = {
            re.escape(clean(item.title))
            for step in self.program.steps
            for item in step.items
            if isinstance(item, Guide)
        }
        named = "|".join(sorted(titles)) or "(?!)"
        length = r"[^\W_]+ (?:second|minute)s?"
        return re.compile(
            rf"\*(?:(?:{named}): {length}|{length} of (?:{named}))\.\*", re.IGNORECASE
        )

    def find(self, quote: str, under: str) -> Placed | None:
        """The question with these words: one of the step first, then any."""
        here = self.of_heading.get(under, ())
        for one in (*here, *self.placed):
            if one.is_quoted_as(quote):
                return one
        return None


def best_for(programs: Iterable[Questions], text: str) -> Questions | None:
    """Of several versions of an exercise the one whose questions stand in a page's text most."""
    tables = tuple(programs)
    if len(tables) < 2:  # noqa: PLR2004 - there is nothing to choose
        return tables[0] if tables else None
    return max(tables, key=lambda table: sum(one.words in text for one in table.placed))


def _placed(question: Question, part: Part, under: str) -> Placed:
    words = clean(question.heading or question.prompt)
    places = [name for _, name, _, _ in Formatter().parse(words) if name is not None]
    if question.heading or not places:
        return Placed(question, part, under, words if question.heading else _literal(words))
    literal = [re.escape(text) for text, _, _, _ in Formatter().parse(words)]
    return Placed(question, part, under, words, re.compile(".+".join(literal), re.DOTALL))


def _literal(words: str) -> str:
    return "".join(text for text, _, _, _ in Formatter().parse(words))
