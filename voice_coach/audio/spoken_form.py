"""How a text is given to a speech engine: what it says wrong is written otherwise, and a question
stands apart. For the ear alone: the screen and the page have the text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SPOKEN = (
    ("aha", "ah ha"),  # "a hum moment", "a high moment"
    ("outcome", "out come"),  # "the outing", "the loud tongue"
    ("taken out", "taken, out"),  # "take a nap"
)
"""Words and what engines are given for them. Whole words, whatever their case; behind each what
the second ear made of it before (``scripts/bench voice``)."""

_SENTENCE_ENDS = re.compile(r"(?<=[.!?\u2026]) +(?=[^a-z])")


def spoken_form(text: str) -> str:
    """The text with each word of the table in the form that engines say right."""
    for written, spoken in SPOKEN:
        text = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", spoken, text, flags=re.IGNORECASE)
    return text


def sentences(text: str) -> list[str]:
    """The text's sentences."""
    return _SENTENCE_ENDS.split(text)


def sentences_of(pieces: Iterable[str]) -> tuple[str, ...]:
    """The sentences of several texts, one after the other."""
    return tuple(sentence for piece in pieces for sentence in sentences(piece))


def breaths(text: str) -> list[str]:
    """The text in what is said in one breath: a question that follows a statement begins a new
    one, so that it is heard as the question, and its words are not lost in what was before."""
    groups: list[str] = []
    asking = True
    for sentence in sentences(text):
        is_question = sentence.endswith("?")
        if not groups or (is_question and not asking):
            groups.append(sentence)
        else:
            groups[-1] += f" {sentence}"
        asking = is_question
    return groups
