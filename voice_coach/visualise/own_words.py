"""A person's own words of step three, as their journal file has them now. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from voice_coach.journal.page.body import Passage
from voice_coach.journal.page.session_page import SessionPage

PARTS = ("outcome", "supported_experience", "visualised_experience", "outcome_feeling")
"""Keys of the questions, in the order in which the answers are said back: feelings last."""
_BULLET = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")


def own_words(page: SessionPage) -> tuple[str, ...]:
    """The answers to ``PARTS``, empty where there is none."""
    used: set[int] = set()
    return tuple(_answer(page, part, used) for part in PARTS)


def _answer(page: SessionPage, part: str, used: set[int]) -> str:
    for number, passage in enumerate(page.passages):
        # A free talk stands below several questions, and is one answer to all of them.
        if part in passage.keys and number not in used:
            used.add(number)
            return "\n".join(_prose(passage))
    return page.text(part).strip()  # a page whose exercise is lost may still have the field


def _prose(passage: Passage) -> Iterable[str]:
    for line in passage.text.splitlines():
        if not line.lstrip().startswith(("|", "<!--", "![", "```")):
            yield _BULLET.sub("", line, count=1)
