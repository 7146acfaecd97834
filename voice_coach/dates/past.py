"""A day that is behind: "yesterday", "on tuesday", "the twenty third", "three days ago".

Only what is a day and nothing besides is understood. The rules for what is to come would take
"tuesday" for the next one, so these are their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from voice_coach.dates.day_names import (
    DAY_NAME,
    MONTH_NAME,
    NO_SUCH_DAY,
    NOT_TOGETHER,
    WEEK,
    monday_of,
    month_of,
    weekday_of,
)
from voice_coach.dates.decide import which_of
from voice_coach.dates.finding import normal
from voice_coach.dates.found import Now
from voice_coach.dates.planned import Clear, Doubt, Planned, Vague, from_text

TO_COME = "That day is still to come. On which day was it?"
_AROUND = re.compile(
    r"^(?:(?:well|oh|um|uh|yes|yeah|okay|no|nope|sorry|actually|it was|that was|i mean|i meant"
    r"|(?:i )?did (?:it|that)|it was done|it happened|on) )+"
    r"|(?: (?:in the |at )?(?:early |late )?(?:morning|afternoon|evening|night))$"
    r"|(?: (?:at|around|about|by) (?:(?:half|(?:a )?quarter) (?:past|to) )?"
    r"(?:\d{1,2}(?:[: ]\d\d)?|noon|midday|midnight)(?: oclock)?(?: (?:am|pm))?)$"
    r"|(?<= ago) (?:today|now)$|(?<=today) (?:just now|earlier)$"
    r"|(?: (?:it was|i think|i believe|i guess|i suppose))$"
    r"|(?: (?:before|after|around|over|during) (?!yesterday)(?:the |my )?[a-z]+)$"
)
_MOST_MONTHS_BACK = 12

Days = tuple[date, ...] | str
"""The days that may be meant, the newest first; or what is wrong, as a question."""


def understand_past(text: str, now: Now) -> Clear | Doubt | Vague:
    """The day that these words name, none after that of ``now``; a question where it may be one
    of two."""
    written = from_text(text)
    if written is not None and written.day is not None:
        return _of((written.day,), now)
    said = f" {normal(text)} ".strip()
    while said != (said := _AROUND.sub("", said).strip()):
        pass
    for pattern, meaning in _RULES:
        if (found := pattern.fullmatch(said)) is not None:
            return _of(meaning(found, now), now)
    return Vague()


def _of(days: Days, now: Now) -> Clear | Doubt:
    if isinstance(days, str):
        return Doubt(days, "")
    behind = tuple(day for day in days if day <= now.day)
    if not behind:
        return Doubt(TO_COME, "")
    return Clear(Planned(behind[0])) if len(behind) == 1 else Doubt(which_of(behind, now), "")


def _back(days: int) -> Callable[[Match[str], Now], Days]:
    return lambda found, now: (now.day - timedelta(days),)


def _ago(found: Match[str], now: Now) -> Days:
    count = 1 if found[1].startswith("a") else int(found[1])
    length = WEEK if found[2] == "week" else 1
    return (now.day - timedelta(count * length),)


def _weekday(found: Match[str], now: Now) -> Days:
    """The last such day; today's own may be today or a week ago."""
    day = _newest(weekday_of(found[2]), now.day)
    if day == now.day or (found[1] == "last" and day >= monday_of(now.day)):
        return (day, day - timedelta(WEEK))  # "last monday" may be that of the week before
    return (day,)


def _weekdays_ago(found: Match[str], now: Now) -> Days:
    """ "Two sundays ago": today's own does not count."""
    newest = _newest(weekday_of(found[2]), now.day - timedelta(1))
    return (newest - timedelta(WEEK * (int(found[1]) - 1)),)


def _weeks_before_yesterday(found: Match[str], now: Now) -> Days:
    count = 1 if found[1].startswith("a") else int(found[1])
    return (now.day - timedelta(count * WEEK + 1),)


def _named_last(found: Match[str], now: Now) -> Days:
    """ "Monday just gone"."""
    return (_newest(weekday_of(found[1]), now.day - timedelta(1)),)


def _number_named(found: Match[str], now: Now) -> Days:
    """ "The twenty fourth, tuesday"."""
    months = [_months_before(now.day, back) for back in range(_MOST_MONTHS_BACK)]
    behind = [day for y, m in months if (day := _day(y, m, int(found[1]))) and day <= now.day]
    fits = [day for day in behind[:1] if day.weekday() == weekday_of(found[2])]
    return tuple(fits) or NOT_TOGETHER


def _of_last_week(found: Match[str], now: Now) -> Days:
    return (monday_of(now.day) + timedelta(weekday_of(found[1]) - WEEK),)


def _newest(weekday: int, until: date) -> date:
    return until - timedelta((until.weekday() - weekday) % WEEK)


def _number(found: Match[str], now: Now) -> Days:
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


def _day_and_month(found: Match[str], now: Now) -> Days:
    return _dated(found["day"], found["month"], found["year"], found["name"], now)


def _dated(number: str, month: str, year: str | None, named: str | None, now: Now) -> Days:
    years = [int(year)] if year else [now.day.year, now.day.year - 1]
    days = [day for one in years if (day := _day(one, month_of(month), int(number))) is not None]
    behind = [day for day in days if day <= now.day] or days
    if not behind:
        return NO_SUCH_DAY
    return NOT_TOGETHER if named and behind[0].weekday() != weekday_of(named) else (behind[0],)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


_NUMBER = r"(\d{1,2})(?:st|nd|rd|th)"
_OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = MONTH_NAME.replace("(", "(?P<month>", 1)
_NAMED = rf"(?:{DAY_NAME.replace('(', '(?P<name>', 1)} )?(?:the )?"
_YEAR = r"(?: (?:in )?(?P<year>20\d\d))?"
_RULES: tuple[tuple[re.Pattern[str], Callable[[Match[str], Now], Days]], ...] = (
    (re.compile(r"today|just now|this|earlier today|tonight"), _back(0)),
    (re.compile(r"yesterday|last|last night"), _back(1)),
    (re.compile(r"(?:the )?day before yesterday"), _back(2)),
    (re.compile(r"tomorrow|next .*"), lambda found, now: TO_COME),
    (re.compile(r"(an?|\d{1,3}) (day|week)s? ago"), _ago),
    (re.compile(rf"(?:(last|past|this|this past) )?{DAY_NAME}"), _weekday),
    (re.compile(rf"{DAY_NAME} (?:just gone|gone|last|past)"), _named_last),
    (re.compile(rf"(\d{{1,2}}) {DAY_NAME}s? ago"), _weekdays_ago),
    (re.compile(r"(an?|\d{1,3}) weeks? ago yesterday"), _weeks_before_yesterday),
    (re.compile(rf"(?:the )?{_NUMBER} {DAY_NAME}"), _number_named),
    (re.compile(rf"{DAY_NAME} (?:of )?last week"), _of_last_week),
    (re.compile(rf"last week(?: on)? {DAY_NAME}"), _of_last_week),
    (re.compile(rf"(?:{DAY_NAME} )?(?:the )?{_NUMBER}"), _number),
    (re.compile(rf"{_NAMED}{_OF_MONTH} (?:of )?{_MONTH}{_YEAR}"), _day_and_month),
    (re.compile(rf"{_NAMED}{_MONTH} (?:the )?{_OF_MONTH}{_YEAR}"), _day_and_month),
)
