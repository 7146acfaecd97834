"""Bare words of a recogniser as lines of prose. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.dialogue import prose
from voice_coach.fair_copy.reading import Line
from voice_coach.messages import Utterance


def lines_of(utterances: Sequence[Utterance]) -> list[Line]:
    """A line for each that has words, with the capitals and stops that an answer has which was
    heard live."""
    heard = [one for one in utterances if one.words]
    texts = prose.written([one.text for one in heard])
    return [
        Line(text, one.words[0].start, one.words[-1].end, one.words)
        for one, text in zip(heard, texts, strict=True)
        if text
    ]
