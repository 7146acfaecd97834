"""A guided meditation as a plan: what sounds when, in exact seconds from the first bell.

Pure: it is given the lengths of the spoken cues and returns their starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voice_coach.program.values import Cue, Guide

SECONDS_A_MINUTE = 60.0
LEAST_MINUTES, MOST_MINUTES = 1.0, 30.0


@dataclass(frozen=True, slots=True)
class PlannedCue:
    """A cue's text and when it starts, in seconds from the first stroke of the opening bell."""

    text: str
    starts_at: float


@dataclass(frozen=True, slots=True)
class Timetable:
    """``seconds`` lie between the first strokes of the opening and of the closing bell."""

    seconds: float
    cues: tuple[PlannedCue, ...]


def cues_for(guide: Guide, minutes: float) -> tuple[Cue, ...]:
    """The cues that belong to a guide of this length."""
    return tuple(cue for cue in guide.cues if cue.from_minutes <= minutes)


def plan(
    guide: Guide,
    minutes: float,
    cue_seconds: Sequence[float],
    *,
    bell_seconds: float,
    breathing_seconds: float,
) -> Timetable:
    """Place the cues of ``cues_for(guide, minutes)``, whose spoken lengths are ``cue_seconds``.

    Each starts at its share of the length, but not before the opening bell has faded to a
    background (``bell_seconds``), and never less than ``breathing_seconds`` after the cue before
    it. One that would run into the closing bell is left out: silence is better than haste.
    """
    total = minutes * SECONDS_A_MINUTE
    placed: list[PlannedCue] = []
    free_from = bell_seconds
    for cue, seconds in zip(cues_for(guide, minutes), cue_seconds, strict=True):
        starts_at = max(cue.at * total, free_from)
        if starts_at + seconds > total - breathing_seconds / 2:
            continue
        placed.append(PlannedCue(cue.text, starts_at))
        free_from = starts_at + seconds + breathing_seconds
    return Timetable(total, tuple(placed))
