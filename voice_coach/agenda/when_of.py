"""A field's text as a time: as the program writes it, or as a person says it. Pure."""

from __future__ import annotations

from datetime import date, datetime

from voice_coach.dialogue.dates import planned
from voice_coach.dialogue.dates.outcome import Wanted
from voice_coach.dialogue.dates.planned import Planned

NEAR_YEARS = range(1971, 2200)
"""A day outside of these is a slip of the pen, and more than some calendars can hold."""


def when_of(text: str, started: str, wanted: Wanted = "day-and-time") -> Planned | None:
    """What the field says, or None where it is no clear time ("some day soon").

    ``started`` is the start of the session in which it was said (ISO 8601), from which
    "tomorrow" counts. Nothing is guessed.
    """
    found = planned.from_text(text) or _in_words(text, started, wanted)
    if found is None or found == Planned(minutes=found.minutes):
        return None
    return found if found.day is None or is_near(found.day) else None


def _in_words(text: str, started: str, wanted: Wanted) -> Planned | None:
    """What a hand wrote, or a person said, in words: "friday at noon"."""
    if not any(letter.isalpha() for letter in text):
        return None
    from voice_coach.dialogue.dates.understand import Clear, understand_when

    try:
        said_at = datetime.fromisoformat(started)
    except ValueError:
        return None
    meant = understand_when(text, now=said_at, wanted=wanted)
    return meant.planned if isinstance(meant, Clear) else None


def is_near(day: date) -> bool:
    """Whether somebody can mean this day."""
    return day.year in NEAR_YEARS
