"""The calendar's names, and the arithmetic that all rules for days share."""

from __future__ import annotations

from datetime import date, timedelta

from voice_coach.dates.calendar_names import DAY_NAMES, MONTH_NAMES
from voice_coach.dates.found import Day, Now, Span

WEEK = 7
BEING = "being"
"""Stands between a date and the day of the week that it is said to be."""
SATURDAY, SUNDAY = 5, 6
WEEKDAYS = [name.casefold() for name in DAY_NAMES]
MONTHS = [name.casefold() for name in MONTH_NAMES]
PAST = "That day is past. Which day do you mean?"
NO_SUCH_DAY = "There is no such day. Which day do you mean?"
NOT_TOGETHER = "The day of the week and the date do not fit together. Which day do you mean?"

DAY_NAME = rf"({'|'.join(WEEKDAYS)})"
MONTH_NAME = rf"({'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)"


def next_weekday(now: Now, weekday_: int) -> date:
    """The next such day after today."""
    return now.day + timedelta(days=(weekday_ - now.day.weekday() - 1) % WEEK + 1)


def weekday_of(name: str) -> int:
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(name[:3]))


def month_of(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weekday_from(now: Now, weekday_: int) -> Day:
    """A bare day of the week; today's own may be today or in a week."""
    day = next_weekday(now, weekday_)
    if weekday_ == now.day.weekday():
        return Day((now.day, day), weekday=weekday_)
    return Day((day,), weekday=weekday_)


def in_span(day: Day, span: Span, now: Now) -> tuple[date, ...]:
    """The days of the week or month that a name or number means there."""
    length = (span.last - span.first).days + 1
    days = [span.first + timedelta(days=ahead) for ahead in range(max(0, length))]
    return tuple(
        one
        for one in days
        if one >= now.day
        and (day.weekday is None or one.weekday() == day.weekday)
        and (day.number is None or one.day == day.number)
    )
