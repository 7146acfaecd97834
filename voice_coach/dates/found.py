"""What the rules find in an utterance, before it is weighed: small values, each of one kind; and
when it was said, with the rules of the clocks there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from re import Match, Pattern
from typing import Literal

Half = Literal[
    "", "morning", "early", "midday", "afternoon", "evening", "night", "late", "am", "pm"
]
"""The part of the day that was named; "midday" and "late" tell only of an hour beside them."""


@dataclass(frozen=True, slots=True)
class Now:
    """When it was said, and the zone it was said in, if known."""

    moment: datetime
    zone: tzinfo | None = None

    @property
    def local(self) -> datetime:
        """The moment to the minute, without its zone."""
        return self.moment.replace(tzinfo=None, second=0, microsecond=0)

    @property
    def day(self) -> date:
        """The day on which it was said."""
        return self.moment.date()


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or several among which nobody can choose but the person.

    ``weekday`` (0 is Monday) and ``number`` (of the month) are kept where only they were said, so
    that "the fourth" can choose among days that were asked about. ``checks``: it is named only to
    check the day that was named before it ("so that's a friday").
    """

    days: tuple[date, ...]
    weekday: int | None = None
    number: int | None = None
    problem: str = ""
    checks: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A week, weekend or month in which the day is still to be named."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. ``open``: it may be twelve hours later. ``unsure``: "half five"."""

    time: time
    open: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and a time together: "in three hours". ``again``: the clocks show it for the second
    time, as the night has one hour twice."""

    moment: datetime
    again: bool = False


@dataclass(frozen=True, slots=True)
class Midnight:
    """Twelve at night, which belongs to two days."""


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """ "In the morning", without an hour."""

    half: Half


@dataclass(frozen=True, slots=True)
class Repeat:
    """Days of the week, as RFC 5545 names them; none where they cannot be told. ``unsure``: it may
    be a stretch of days that comes once: "friday to sunday"."""

    days: tuple[str, ...]
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """How long it takes; None where it cannot be told."""

    minutes: int | None


@dataclass(frozen=True, slots=True)
class Shift:
    """Later or earlier than what was said before."""

    by: timedelta


@dataclass(frozen=True, slots=True)
class Loose:
    """Something about the day or the time that is too loose for a calendar. ``several``: it names
    more than one time, so that another beside it settles nothing. ``beside``: the half of the day
    in which an hour is that was named beside it."""

    kind: Literal["day", "time", "day-and-time"]
    several: bool = False
    beside: Half = ""


Finding = Day | Span | Clock | Moment | Midnight | PartOfDay | Repeat | Length | Shift | Loose
Rule = tuple[Pattern[str], Callable[[Match[str], Now], "Finding | tuple[Finding, ...] | None"]]
"""A pattern over normal text, and what it means; None where it means nothing after all."""


def zone_of(said_at: datetime) -> tzinfo | None:
    """This computer's zone, if its clocks stood as ``said_at`` has it; else the bare offset."""
    from dateutil import tz

    here = tz.tzlocal()
    if said_at.tzinfo is not None and said_at.astimezone(here).utcoffset() == said_at.utcoffset():
        return here
    return said_at.tzinfo


def moment(at: str) -> datetime:
    """An event's time. One that cannot be read is as far from every date as can be."""
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return datetime(1970, 1, 1)
