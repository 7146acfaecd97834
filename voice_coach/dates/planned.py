"""When something is to happen, as far as it is known: a value, and its form in a journal's field;
and what comes of an answer to "when?": clear, in doubt (with the one question to put), or none.

The written form is meant to be read and corrected by a person: ``2026-11-26 17:30``,
``2026-11-26``, ``17:30``, ``every day 18:00 for 10 minutes``, ``every MO, WE 07:00``. Read is also
``MO,WE 07:00``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Days of the week as in RFC 5545, Monday first."""


ALL_THE_SAME = "Shall I put down {}, all the same?"
"""Asked of a time on a condition, or of which somebody is not sure, in the words in which it would
be read back."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A day, a time of day (local, to the minute), days on which it repeats, and a length.

    ``repeats`` holds names from ``DAYS``; all seven mean every day. ``minutes`` is how long it
    takes, None where nothing was said of it.
    """

    day: date | None = None
    time: time | None = None
    repeats: tuple[str, ...] = ()
    minutes: int | None = None

    @property
    def moment(self) -> datetime | None:
        """Day and time together (local, without a zone), where both are known."""
        if self.day is None or self.time is None:
            return None
        return datetime.combine(self.day, self.time)

    @property
    def rule(self) -> str:
        """How it repeats, as an RRULE's value (RFC 5545); empty where it does not."""
        if not self.repeats:
            return ""
        if set(self.repeats) == set(DAYS):
            return "FREQ=DAILY"
        return f"FREQ=WEEKLY;BYDAY={','.join(self.repeats)}"


def to_text(planned: Planned) -> str:
    """The form in which a journal's field keeps it; empty where nothing is known."""
    parts = []
    if planned.repeats:
        daily = set(planned.repeats) == set(DAYS)
        parts.append("every day" if daily else f"every {', '.join(planned.repeats)}")
    if planned.day is not None:
        parts.append(planned.day.isoformat())
    if planned.time is not None:
        parts.append(f"{planned.time:%H:%M}")
    if planned.minutes is not None:
        parts.append(f"for {planned.minutes} minutes")
    return " ".join(parts)


_DAY_NAMES = "|".join(DAYS)
_AND = r"(?:\s*[,/+&]\s*|\s+and\s+|\s+)"
_FORM = re.compile(
    r"(?:(?:every (?P<all>day)|"
    rf"(?P<every>every )?(?P<repeats>(?:{_DAY_NAMES})(?:{_AND}(?:{_DAY_NAMES}))*))(?=\s|$)\s*)?"
    r"(?:(?P<day>\d{4}-\d\d-\d\d)(?=[T\s]|$))?[T\s]*"
    r"(?:(?P<time>\d{1,2}:\d\d)(?::\d\d)?(?=\s|$)\s*)?"
    r"(?:for (?P<minutes>\d{1,3}) minutes?)?",
    re.IGNORECASE | re.ASCII,
)


def from_text(text: str) -> Planned | None:
    """What ``to_text`` wrote, or a person in the same form; None for any other text."""
    found = _FORM.fullmatch(" ".join(text.split()))
    if found is None or not text.strip():
        return None
    if found["repeats"] and not (found["every"] or found["time"]):
        return None  # "we" is a word as well
    try:
        day = date.fromisoformat(found["day"]) if found["day"] else None
        clock = time.fromisoformat(found["time"].zfill(5)) if found["time"] else None
    except ValueError:
        return None
    named = set(re.findall(_DAY_NAMES, (found["repeats"] or "").upper()))
    repeats = DAYS if found["all"] else tuple(name for name in DAYS if name in named)
    minutes = int(found["minutes"]) if found["minutes"] else None
    return Planned(day, clock, repeats, minutes)


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
