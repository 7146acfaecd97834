"""Which days that are behind a word for a day may mean, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from voice_coach.dates.day_names import (
    NO_SUCH_DAY,
    NOT_TOGETHER,
    WEEK,
    monday_of,
    month_of,
    weekday_of,
)
from voice_coach.dates.found import Now

TO_COME = "That day is still to come. On which day was it?"
_MOST_MONTHS_BACK = 12
_LONG_BEHIND = 4
"""Days after which nobody means the week before by "last monday"."""
_HALF_A_YEAR = timedelta(182)

Days = tuple[date, ...] | str
"""The days that may be meant, the newest first; or what is wrong, as a question."""


def back(days: int) -> Callable[[Match[str], Now], Days]:
    return lambda found, now: (now.day - timedelta(days),)


def ago(found: Match[str], now: Now) -> Days:
    count = 1 if found[1].startswith("a") else int(found[1])
    length = WEEK if found[2] == "week" else 1
    return (now.day - timedelta(count * length),)


def weekday(found: Match[str], now: Now) -> Days:
    """The last such day; today's own may be today or a week ago."""
    day = _newest(weekday_of(found[2]), now.day)
    if found[1] == "last" and day == now.day:
        return (day - timedelta(WEEK),)
    lately = day >= monday_of(now.day) and (now.day - day).days < _LONG_BEHIND
    if day == now.day or (found[1] == "last" and lately):
        return (day, day - timedelta(WEEK))  # "last monday" may be that of the week before
    return (day,)


def weekdays_ago(found: Match[str], now: Now) -> Days:
    """ "Two sundays ago": today's own does not count."""
    newest = _newest(weekday_of(found[2]), now.day - timedelta(1))
    return (newest - timedelta(WEEK * (int(found[1]) - 1)),)


def weeks_before_yesterday(found: Match[str], now: Now) -> Days:
    count = 1 if found[1].startswith("a") else int(found[1])
    return (now.day - timedelta(count * WEEK + 1),)


def named_last(found: Match[str], now: Now) -> Days:
    """ "Monday just gone"."""
    return (_newest(weekday_of(found[1]), now.day - timedelta(1)),)


def number_named(found: Match[str], now: Now) -> Days:
    """ "The twenty fourth, tuesday"."""
    months = [_months_before(now.day, back) for back in range(_MOST_MONTHS_BACK)]
    behind = [day for y, m in months if (day := _day(y, m, int(found[1]))) and day <= now.day]
    fits = [day for day in behind[:1] if day.weekday() == weekday_of(found[2])]
    return tuple(fits) or NOT_TOGETHER


def of_last_week(found: Match[str], now: Now) -> Days:
    return (monday_of(now.day) + timedelta(weekday_of(found[1]) - WEEK),)


def _newest(weekday: int, until: date) -> date:
    return until - timedelta((until.weekday() - weekday) % WEEK)


def number(found: Match[str], now: Now) -> Days:
    """ "The twenty third", with or without its day of the week."""
    named, number = found[1], int(found[2])
    months = [_months_before(now.day, back) for back in range(_MOST_MONTHS_BACK)]
    days = [day for year, month in months if (day := _day(year, month, number)) is not None]
    behind = [day for day in days if day <= now.day]
    if not behind:
        return NO_SUCH_DAY
    if named and behind[0].weekday() != weekday_of(named):
        return NOT_TOGETHER
    return tuple(behind[:2]) if behind[0] == now.day and not named else (behind[0],)


def _months_before(day: date, back: int) -> tuple[int, int]:
    count = day.year * 12 + day.month - 1 - back
    return count // 12, count % 12 + 1


def day_and_month(found: Match[str], now: Now) -> Days:
    return _dated(found["day"], found["month"], found["year"], found["name"], now)


def _dated(number: str, month: str, year: str | None, named: str | None, now: Now) -> Days:
    years = [int(year)] if year else [now.day.year, now.day.year - 1]
    days = [day for one in years if (day := _day(one, month_of(month), int(number))) is not None]
    behind = [day for day in days if day <= now.day] or days
    if not behind:
        return NO_SUCH_DAY
    if not year and days[0] > now.day and now.day - behind[0] > _HALF_A_YEAR:
        return TO_COME  # nobody means the one of a year ago
    return NOT_TOGETHER if named and behind[0].weekday() != weekday_of(named) else (behind[0],)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
