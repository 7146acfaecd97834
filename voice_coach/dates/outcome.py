"""What comes of an answer to "when?": clear, in doubt (with the one question to put), or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from voice_coach.dates.planned import Planned

Wanted = Literal["day-and-time", "day", "daily", "past-day"]
"""What the question asks for: a day with its time, a day (a time may be said too), a time of every
day, or a day that is behind."""


@dataclass(frozen=True, slots=True)
class Clear:
    """What was planned."""

    planned: Planned


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something is open. ``ask`` is the question to put, ``so_far`` what is known, as text."""

    ask: str
    so_far: str


@dataclass(frozen=True, slots=True)
class Vague:
    """No day and no time in it."""
