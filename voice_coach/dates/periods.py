"""A stretch of time that is behind: "last month", "november", "2026-11", "the last two weeks",
or a single day. Pure; "today" is given."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from re import Match

from dateutil.relativedelta import relativedelta

from voice_coach.dates.day_names import (
    DAY_NAME,
    MONTH_NAME,
    WEEK,
    monday_of,
    month_of,
    weekday_of,
)
from voice_coach.dates.finding import normal
from voice_coach.dates.found import Now
from voice_coach.dates.past import past_day
from voice_coach.dates.planned import Clear

Period = tuple[date, date]
"""The first and the last day."""

_AROUND = re.compile(r"^(?:(?:in|on|from|of|since|until|till|during|the) )+")
_DECEMBER = 12
_LENGTHS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "year": relativedelta(years=1),
}
_LENGTH = rf"({'|'.join(_LENGTHS)})s?"


def period_of(text: str, today: date) -> Period | None:
    """The days that are meant, or None where that cannot be told."""
    said = _AROUND.sub("", normal(text))
    try:
        for pattern, meaning in _RULES:
            if (found := pattern.fullmatch(said)) is not None:
                return meaning(found, today)
        past = past_day(text, Now(datetime(today.year, today.month, today.day), None))
    except (ValueError, OverflowError):  # the 31st of June, a thousand thousand years ago
        return None
    if isinstance(past, Clear) and past.planned.day is not None:
        return past.planned.day, past.planned.day
    return None


def _day(found: Match[str], today: date) -> Period:
    day = date(int(found[1]), int(found[2]), int(found[3]))
    return day, day


def _of_month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    return first, first + relativedelta(months=1, days=-1)


def _year(year: int) -> Period:
    return date(year, 1, 1), date(year, _DECEMBER, 31)


def _this(found: Match[str], today: date) -> Period:
    match found[1]:
        case "week":
            return monday_of(today), monday_of(today) + timedelta(WEEK - 1)
        case "month":
            return _of_month(today.year, today.month)
    return _year(today.year)


def _last(found: Match[str], today: date) -> Period:
    """ "Last month": the one before this."""
    return _this(found, today - _LENGTHS[found[1]])


def _number_of(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 1


def _last_few(found: Match[str], today: date) -> Period:
    """ "The last two weeks", up to today."""
    return today - _number_of(found[1]) * _LENGTHS[found[2]] + timedelta(1), today


def _ago(found: Match[str], today: date) -> Period:
    day = today - _number_of(found[1]) * _LENGTHS[found[2]]
    return day, day


def _last_weekday(found: Match[str], today: date) -> Period:
    """The newest that is behind: of two that may be meant, the nearer is found sooner."""
    day = today - timedelta((today.weekday() - weekday_of(found[1]) - 1) % WEEK + 1)
    return day, day


def _month(found: Match[str], today: date) -> Period:
    """The newest such month; of the year that is named, where one is. "Last november" is none
    that goes on now."""
    month = month_of(found["name"])
    if found["year"]:
        return _of_month(int(found["year"]), month)
    ahead = month > today.month or (month == today.month and bool(found["last"]))
    return _of_month(today.year - ahead, month)


_NAME = MONTH_NAME.replace("(", "(?P<name>", 1)
_RULES: tuple[tuple[re.Pattern[str], Callable[[Match[str], date], Period]], ...] = (
    (re.compile(r"(\d{4})[- ](\d{1,2})[- ](\d{1,2})"), _day),
    (re.compile(r"(\d{4})[- ](\d{1,2})"), lambda found, _: _of_month(int(found[1]), int(found[2]))),
    (re.compile(r"(\d{4})"), lambda found, _: _year(int(found[1]))),
    (re.compile(r"this (week|month|year)"), _this),
    (re.compile(r"last (week|month|year)"), _last),
    (re.compile(rf"(?:last|past) (\d{{1,4}}) {_LENGTH}"), _last_few),
    (re.compile(rf"past (few )?{_LENGTH}"), _last_few),
    (re.compile(rf"(an?|\d{{1,4}}) {_LENGTH} (?:ago|back)"), _ago),
    (re.compile(rf"last {DAY_NAME}"), _last_weekday),
    (re.compile(rf"(?P<last>last )?{_NAME}(?: (?:of )?(?P<year>\d{{4}}))?"), _month),
)
