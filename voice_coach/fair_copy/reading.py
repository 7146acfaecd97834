"""What a second ear makes of a piece of sound, as values. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.messages import Word

Span = tuple[float, float]
"""From and to, in seconds since the first sample of the sound."""


@dataclass(frozen=True, slots=True)
class Line:
    """Some speech without a longer pause, as a person would have written it.

    ``start`` and ``end`` are seconds since the first sample of the sound that was read.
    ``words`` have their times on the same clock; empty where an engine does not know them.
    """

    text: str
    start: float
    end: float
    words: tuple[Word, ...] = ()
