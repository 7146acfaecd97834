"""A person's own words of step three, as their journal file has them now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from voice_coach.errors import CoachError
from voice_coach.journal.journal import Journal
from voice_coach.journal.page.escape import clean
from voice_coach.journal.page.read import Entry, Passage
from voice_coach.program.values import Program, Question

PARTS = ("outcome", "supported_experience", "visualised_experience", "outcome_feeling")
"""Keys of the questions, in the order in which the answers are said back: feelings last."""
_BULLET = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")


def own_words(journal: Journal, entry: Entry) -> tuple[str, ...]:
    """The answers to ``PARTS``, empty where there is none."""
    questions = {item.key: item for item in _questions(journal, entry)}
    used: set[int] = set()
    return tuple(_answer(entry, part, questions.get(part), used) for part in PARTS)


def _questions(journal: Journal, entry: Entry) -> Iterator[Question]:
    for item in _program(journal, entry).items_of("sitting"):
        if isinstance(item, Question):
            yield item


def _program(journal: Journal, entry: Entry) -> Program:
    from voice_coach.program.toml_file import default

    try:
        return journal.program_of(entry)
    except CoachError:
        return default()  # its exercise is lost; the questions were most likely these


def _answer(entry: Entry, part: str, question: Question | None, used: set[int]) -> str:
    """The field, or where it was too long for one, or has none, what stands in the body."""
    if text := entry.text(part).strip():
        return text
    if question is None:
        return ""
    if question.yields and (text := entry.text(question.yields).strip()):
        return text
    wanted = {clean(question.heading), clean(question.prompt)} - {""}
    for number, passage in enumerate(entry.passages):
        # A free talk stands below several questions, and is one answer to all of them.
        if number not in used and wanted & set(passage.quote.split("\n")):
            used.add(number)
            return "\n".join(_prose(passage))
    return ""


def _prose(passage: Passage) -> Iterable[str]:
    for line in passage.text.splitlines():
        if not line.lstrip().startswith(("|", "<!--", "![", "```")):
            yield _BULLET.sub("", line, count=1)
