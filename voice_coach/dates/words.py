"""A planned day and time in words, as the coach says them and as they are understood again."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from voice_coach.dates.calendar_names import DAY_NAMES, MONTH_NAMES
from voice_coach.dates.planned import DAYS, Planned

_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_QUARTER, _HALF_HOUR, _HOUR = 15, 30, 60
_SAYS_ITSELF = timedelta(days=300)
"""A day so near needs no year."""


def in_words(planned: Planned, now: datetime | None = None) -> str:
    """ "Thursday the 26th of November, at half past five in the evening". A year is said where
    the day is not one of the next ten months after ``now``."""
    parts = []
    if planned.repeats:
        parts.append(_repeats(planned.repeats))
    if planned.day is not None:
        day = day_in_words(planned.day, now)
        parts.append(f"from {day} on" if planned.repeats else day)
    if planned.time is not None:
        parts.append(time_in_words(planned.time))
    if planned.minutes is not None:
        parts.append(f"for {_number(planned.minutes)} minute{'s' * (planned.minutes != 1)}")
    return ", ".join(parts)


def day_in_words(day: date, now: datetime | None = None) -> str:
    """ "Thursday the 26th of November"."""
    near = now is None or timedelta(0) <= day - now.date() < _SAYS_ITSELF
    year = "" if near else f" {day.year}"
    return (
        f"{DAY_NAMES[day.weekday()]} the {ordinal(day.day)} of {MONTH_NAMES[day.month - 1]}{year}"
    )


def ordinal(number: int) -> str:
    """ "26th"."""
    teens = 10 < number % 100 < 20  # noqa: PLR2004
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def time_in_words(clock: time) -> str:
    """ "At half past five in the evening"."""
    if clock == time(12):
        return "at noon"
    if clock == time(0):
        return "at midnight, as the day begins"
    return f"at {hour_in_words(clock)} {_part(clock.hour)}"


def hour_in_words(clock: time) -> str:
    """ "Half past five", whichever half of the day it is in."""
    minute = clock.minute
    hour = (clock.hour + (minute > _HALF_HOUR)) % 12 or 12
    name = _NUMBERS[hour]
    if minute == 0:
        return name
    if minute == _HALF_HOUR:
        return f"half past {name}"
    away, side = (minute, "past") if minute < _HALF_HOUR else (_HOUR - minute, "to")
    if away == _QUARTER:
        return f"a quarter {side} {name}"
    unit = "" if away % 5 == 0 else " minute" if away == 1 else " minutes"
    return f"{_number(away)}{unit} {side} {name}"


def _part(hour: int) -> str:
    ends = ((5, "early morning"), (12, "morning"), (17, "afternoon"), (24, "evening"))
    return f"in the {next(name for end, name in ends if hour < end)}"


def _number(number: int) -> str:
    if number < len(_NUMBERS):
        return _NUMBERS[number]
    if number < 30:  # noqa: PLR2004 - only minutes before and after the hour
        return f"twenty {_NUMBERS[number - 20]}"
    return str(number)


def _repeats(days: tuple[str, ...]) -> str:
    if set(days) == set(DAYS):
        return "every day"
    if days == DAYS[:5]:
        return "every weekday"
    names = [name for code, name in zip(DAYS, DAY_NAMES, strict=True) if code in days]
    return f"every {', '.join(names[:-1])} and {names[-1]}" if names[1:] else f"every {names[0]}"
