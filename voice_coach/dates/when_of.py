"""A field's text as a time: as the program writes it, or as a person says it. Pure."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from voice_coach.dates import planned
from voice_coach.dates.planned import Planned

if TYPE_CHECKING:
    from voice_coach.dates.planned import Wanted

NEAR_YEARS = range(1971, 2200)
"""A day outside of these is a slip of the pen, and more than some calendars can hold."""


def when_of(text: str, started: str, wanted: Wanted = "day") -> Planned | None:
    """What the field says, or None where it is no clear time ("some day soon").

    ``started`` is the moment at which it was said (ISO 8601), from which "tomorrow" counts.
    Nothing is guessed: "Saturday or Sunday" is no day, and "next Friday", which may be two, none.
    """
    found = planned.from_text(text)
    if found is None and text.strip():
        found = _understood(text, started, wanted)
    if found is None or found == Planned(minutes=found.minutes):
        return None
    return found if found.day is None or is_near(found.day) else None


def _understood(text: str, started: str, wanted: Wanted) -> Planned | None:
    try:
        now = datetime.fromisoformat(started)
    except ValueError:
        return None
    if not is_near(now.date()):
        return None
    # Its libraries take their time to load, and most fields are written as dates.
    from voice_coach.dates.understand import Clear, understand_when

    said = understand_when(text, now=now, wanted=wanted)
    return said.planned if isinstance(said, Clear) else None


def is_near(day: date) -> bool:
    """Whether somebody can mean this day."""
    return day.year in NEAR_YEARS
