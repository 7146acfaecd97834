"""Rules for days: names and numbers of days, weeks from now, weekends, months, holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta
from re import Match

from dateutil import easter
from dateutil.relativedelta import relativedelta, weekday

from voice_coach.dialogue.dates.found import Day, Found, Loose, Now, PartOfDay, Rule, Span

WEEK = 7
SUNDAY = 6
SATURDAY = 5
FIRST_LIGHT = 4
"""Until this hour nobody can tell whether "tomorrow" is the day that began at midnight."""
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = (
    "january february march april may june july august september october november december"
).split()
PAST = "That day is past. Which day do you mean?"
NO_SUCH_DAY = "There is no such day. Which day do you mean?"
NOT_TOGETHER = "The day of the week and the date do not fit together. Which day do you mean?"

_DOW = rf"({'|'.join(WEEKDAYS)})"
_MONTH = rf"({'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)"
_NTH = r"(\d{1,2})(?:st|nd|rd|th)"
_YEAR = r"(?:,? (?:in )?((?:20|21)\d\d|20 [2-9]\d)\b(?! ?(?:am|pm|hours?)\b))?"
_WHICH = r"(1st|2nd|3rd|4th|5th|last)"
_THIS = r"(?:the |this )"


def _next(now: Now, weekday_: int) -> date:
    """The next such day after today."""
    return now.today + timedelta(days=(weekday_ - now.today.weekday() - 1) % WEEK + 1)


def _of_name(name: str) -> int:
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(name[:3]))


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _year(text: str | None) -> int | None:
    return int(text.replace(" ", "")) if text else None


def weekday_from(now: Now, weekday_: int) -> Day:
    """A bare day of the week; today's own may be today or in a week."""
    day = _next(now, weekday_)
    if weekday_ == now.today.weekday():
        return Day((now.today, day), weekday=weekday_)
    return Day((day,), weekday=weekday_)


def _bare(found: Match[str], now: Now) -> Found:
    return weekday_from(now, _of_name(found[1]))


def _this(found: Match[str], now: Now) -> Found:
    """ "This friday": the one of this week; where it is past or today, nobody can tell."""
    weekday_ = _of_name(found[1])
    day = _next(now, weekday_)
    if weekday_ == now.today.weekday():
        return Day((now.today, day), weekday=weekday_)
    if weekday_ < now.today.weekday():
        return Day((day, day + timedelta(days=WEEK)), weekday=weekday_)
    return Day((day,), weekday=weekday_)


def _coming(found: Match[str], now: Now) -> Found:
    return Day((_next(now, _of_name(found[1])),))


def _next_named(found: Match[str], now: Now) -> Found:
    """ "Next friday": for some the coming one, for some the one of next week."""
    weekday_ = _of_name(found[1])
    coming = _next(now, weekday_)
    of_next_week = _monday(now.today) + timedelta(days=WEEK + weekday_)
    if now.today.weekday() >= SATURDAY and weekday_ < SATURDAY:
        of_next_week = coming + timedelta(days=WEEK)  # whose week ends tonight, whose has begun?
    return Day(tuple(sorted({coming, of_next_week})), weekday=weekday_)


def _after_next(found: Match[str], now: Now) -> Found:
    day = _next(now, _of_name(found[1])) + timedelta(days=WEEK)
    return Day((day, day + timedelta(days=WEEK)) if day - _monday(now.today) < timedelta(days=14)
               else (day,))  # fmt: skip


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks_from(found: Match[str], now: Now) -> Found:
    """ "A week from monday", "two weeks on friday", "a week tomorrow"."""
    weeks = 1 if found[1].startswith("a") else int(found[1])
    start = _anchor(found[2], now)
    return Day(tuple(day + timedelta(days=WEEK * weeks) for day in start))


def _in_weeks_on(found: Match[str], now: Now) -> Found:
    """ "In two weeks on friday": counted from friday, or the friday of that week."""
    weeks, name = 1 if found[1].startswith("a") else int(found[1]), _of_name(found[2])
    then = _monday(now.today + timedelta(days=WEEK * weeks)) + timedelta(days=name)
    counted = {day + timedelta(days=WEEK * weeks) for day in weekday_from(now, name).days}
    return Day(tuple(sorted(counted | {then})), weekday=name)


def _named_week(found: Match[str], now: Now) -> Found:
    """ "Monday week"."""
    if found[1] == now_name(now):
        return Day((now.today + timedelta(days=WEEK),))
    return Day(tuple(day + timedelta(days=WEEK) for day in _anchor(found[1], now)))


def now_name(now: Now) -> str:
    """The name of the day of the week today."""
    return WEEKDAYS[now.today.weekday()]


def _anchor(name: str, now: Now) -> tuple[date, ...]:
    name = name.removeprefix("next ").removeprefix("this ")
    if name in ("today", "now"):
        return (now.today,)
    if name == "tomorrow":
        return _tomorrow(now)
    return weekday_from(now, _of_name(name)).days


def _tomorrow(now: Now) -> tuple[date, ...]:
    ahead = now.today + timedelta(days=1)
    return (now.today, ahead) if now.moment.hour < FIRST_LIGHT else (ahead,)


def _in(found: Match[str], now: Now) -> Found:
    """ "In two weeks", "ten days from now"."""
    count = 1 if found[1].startswith("a") else int(found[1])
    unit = found[2].rstrip("s")
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    try:
        day = {
            "day": now.today + timedelta(days=count),
            "week": now.today + timedelta(days=WEEK * count),
            "month": now.today + relativedelta(months=count),
            "year": now.today + relativedelta(years=count),
        }[unit]
    except (OverflowError, ValueError):
        return Day((), problem=NO_SUCH_DAY)
    return Loose("day") if unit == "year" else Day((day,))


def _after_tomorrow(_found: Match[str], now: Now) -> Found:
    days = (now.today + timedelta(days=2),)
    return Day((now.today + timedelta(days=1), *days) if now.moment.hour < FIRST_LIGHT else days)


def _dated(now: Now, day: int, month: int, year: int | None, name: str | None = None) -> Found:
    """A day of the year, checked against the day of the week that was said with it."""
    if not 1 <= day <= 31 or not 1 <= month <= 12:  # noqa: PLR2004
        return Day((), problem=NO_SUCH_DAY)
    try:
        if year is not None:
            given = date(year, month, day)
            wanted = given if given >= now.today else None
        else:
            given = date(now.today.year, month, day)
            wanted = given if given >= now.today else date(now.today.year + 1, month, day)
            if wanted != given and now.today - given < timedelta(days=60):
                return Day((), problem=PAST)
    except ValueError:
        return Day((), problem=NO_SUCH_DAY)
    if wanted is None:
        return Day((), problem=PAST)
    if name and wanted.weekday() != _of_name(name):
        return Day((), problem=NOT_TOGETHER)
    if wanted == now.today and year is None and name is None:
        return Day((wanted,), number=day)
    return Day((wanted,))


_AS_A_DATE = re.compile(r"\.?(?:$|,| (?:at|in the|on|around|about|noon|midday|\d|<))")


def _is_a_word(found: Match[str], month: str) -> bool:
    """Whether "may" or "march" beside a number is no month ("the first may be the hardest")."""
    sure = month not in ("may", "march") or " of " in found[0]
    return not sure and _AS_A_DATE.match(found.string, found.end()) is None


def _day_month(found: Match[str], now: Now) -> Found | None:
    if _is_a_word(found, found[3]):
        return None
    return _dated(now, int(found[2]), _month(found[3]), _year(found[4]), found[1])


def _month_day(found: Match[str], now: Now) -> Found | None:
    if _is_a_word(found, found[2]):
        return None
    return _dated(now, int(found[3]), _month(found[2]), _year(found[4]), found[1])


def _iso(found: Match[str], now: Now) -> Found:
    return _dated(now, int(found[3]), int(found[2]), int(found[1]))


def _dotted(found: Match[str], now: Now) -> Found:
    year = found[3]
    full = None if not year else int(year) + (2000 if len(year) == len("26") else 0)
    return _dated(now, int(found[1]), int(found[2]), full)


def _slashed(found: Match[str], now: Now) -> Found:
    """Day and month, or month and day: sure only where one of the orders is none."""
    one, two, year = int(found[1]), int(found[2]), found[3]
    full = None if not year else int(year) + (2000 if len(year) == len("26") else 0)
    orders = {(day, month) for day, month in ((one, two), (two, one)) if month <= 12}  # noqa: PLR2004
    days: set[date] = set()
    readings = [_dated(now, day, month, full) for day, month in sorted(orders)]
    for reading in readings:
        if isinstance(reading, Day):
            days |= set(reading.days)
    if not days:
        return readings[0] if readings else Day((), problem=NO_SUCH_DAY)
    return Day(tuple(sorted(days)))


def numbered(now: Now, number: int, name: str | None = None) -> Day:
    """ "The twenty third": of this month if still to come, else of the next that has one."""
    if not 1 <= number <= 31:  # noqa: PLR2004
        return Day((), problem=NO_SUCH_DAY)
    first = now.today.replace(day=1)
    days = []
    for months in range(13):
        start = first + relativedelta(months=months)
        try:
            day = start.replace(day=number)
        except ValueError:
            continue
        if day >= now.today:
            days.append(day)
    if name:
        fitting = [day for day in days[:2] if day.weekday() == _of_name(name)]
        if not fitting:
            return Day((), problem=NOT_TOGETHER)
        return Day((fitting[0],))
    if days[0] == now.today:
        return Day((days[0], days[1]), number=number)
    return Day((days[0],), number=number)


def _numbered(found: Match[str], now: Now) -> Found:
    return numbered(now, int(found[1]))


def _numbered_of(found: Match[str], now: Now) -> Found:
    first = now.today.replace(day=1) + relativedelta(months=1 if "next" in found[2] else 0)
    return _dated(now, int(found[1]), first.month, first.year)


def _named_number(found: Match[str], now: Now) -> Found:
    return numbered(now, int(found[2]), found[1])


def _in_month(now: Now, which: str, year: str | None = None) -> date:
    """The first day of the month that is meant."""
    first = now.today.replace(day=1)
    if "next month" in which:
        return first + relativedelta(months=1)
    if which.endswith("month"):
        return first
    month = _month(which)
    if year:
        return date(_year(year) or 0, month, 1)
    return date(now.today.year + (month < now.today.month), month, 1)


def _nth_weekday(found: Match[str], now: Now) -> Found:
    """ "The last friday of the month"."""
    first = _in_month(now, found[3], found[5])
    place = -1 if found[1] == "last" else int(found[1][0])
    base = first + relativedelta(day=31) if place < 0 else first
    day = base + relativedelta(weekday=weekday(_of_name(found[2]), place))
    if day.month != first.month:
        return Day((), problem=NO_SUCH_DAY)
    return Day((day,)) if day >= now.today else Day((), problem=PAST)


def _last_day(found: Match[str], now: Now) -> Found:
    first = _in_month(now, found[2], found[4])
    day = first + relativedelta(day=31) if found[1] == "last" else first
    return Day((day,)) if day >= now.today else Day((), problem=PAST)


def _whole_month(found: Match[str], now: Now) -> Found:
    first = _in_month(now, found[1], found[2])
    return Span(max(first, now.today), first + relativedelta(day=31))


def _week(found: Match[str], now: Now) -> Found:
    monday = _monday(now.today) + timedelta(days=WEEK if found[1] == "next" else 0)
    return Span(max(monday, now.today), monday + timedelta(days=SUNDAY))


def _week_after_next(_found: Match[str], now: Now) -> Found:
    monday = _monday(now.today) + timedelta(days=2 * WEEK)
    return Span(monday, monday + timedelta(days=SUNDAY))


def _weekend(found: Match[str], now: Now) -> Found:
    saturday = _monday(now.today) + timedelta(days=SATURDAY)
    if found[1] == "next":
        return Span(saturday, saturday + timedelta(days=WEEK + 1))
    return Span(max(saturday, now.today), saturday + timedelta(days=1))


def _named_in_week(found: Match[str], now: Now) -> Found:
    """ "Wednesday next week"."""
    ahead = WEEK if found[2] == "next" else 0
    day = _monday(now.today) + timedelta(days=ahead + _of_name(found[1]))
    return Day((day,)) if day >= now.today else Day((), problem=PAST)


def _named_in_week_behind(found: Match[str], now: Now) -> Found:
    ahead = WEEK if found[1] == "next" else 0
    day = _monday(now.today) + timedelta(days=ahead + _of_name(found[2]))
    return Day((day,)) if day >= now.today else Day((), problem=PAST)


def _tonight(_found: Match[str], now: Now) -> tuple[Found, ...]:
    if now.moment.hour < FIRST_LIGHT:
        return (Day((now.today, now.today + timedelta(days=1))), PartOfDay("night"))
    return (Day((now.today,)), PartOfDay("night"))


_FIXED = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new years eve": (12, 31), "new year's day": (1, 1),
    "new years day": (1, 1), "valentine's day": (2, 14), "valentines day": (2, 14),
    "halloween": (10, 31),
}  # fmt: skip
_EASTER = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "pentecost": 49}


def _holiday(found: Match[str], now: Now) -> Found:
    month, day = _FIXED[found[1]]
    found_day = _dated(now, day, month, None)
    # Somebody who says a holiday's name on the day itself may mean the next one.
    if isinstance(found_day, Day) and found_day.days == (now.today,):
        return Day((now.today, now.today + relativedelta(years=1)))
    return found_day


def _easter(found: Match[str], now: Now) -> Found:
    years = (now.today.year, now.today.year + 1)
    days = [easter.easter(year) + timedelta(days=_EASTER[found[1]]) for year in years]
    return Day((next(day for day in days if day >= now.today),))


def _today(_found: Match[str], now: Now) -> Found:
    return Day((now.today,))


def _loose(_found: Match[str], _now: Now) -> Found:
    return Loose("day")


DAYS: tuple[Rule, ...] = (
    (re.compile(r"\b((?:19|20|21)\d\d)-(\d\d?)-(\d\d?)(?=t?\b)"), _iso),
    (re.compile(r"\b(\d\d?)\.(\d\d?)\.(\d{4}|\d\d(?!:))?(?=\s|$)"), _dotted),
    (re.compile(r"\b(\d\d?)/(\d\d?)(?:/(\d{4}|\d\d))?(?![/\d:])"), _slashed),
    # A week from a day, the days of a week.
    (re.compile(rf"\bin (an?|\d{{1,2}}) weeks?(?:'? time)? on {_DOW}\b"), _in_weeks_on),
    (re.compile(r"\b(an?|\d{1,2}) weeks? (?:from |on |after )?"
                rf"((?:next |this )?{_DOW}|today|tomorrow|now)\b"), _weeks_from),
    (re.compile(rf"\b({'|'.join(WEEKDAYS)}|today|tomorrow) week\b"), _named_week),
    (re.compile(rf"\b{_DOW} (?:of |in )?(next|this) week\b"), _named_in_week),
    (re.compile(rf"\b(next|this) week (?:on )?{_DOW}\b"), _named_in_week_behind),
    (re.compile(rf"\b{_DOW} after next\b"), _after_next),
    (re.compile(r"\b(?:the )?week after next\b"), _week_after_next),
    (re.compile(r"\b(?:the )?weekend after next\b"), _loose),
    (re.compile(r"\b(?:the )?day after tomorrow\b"), _after_tomorrow),
    (re.compile(r"\bin (an?|\d{1,3}) (days?|weeks?|fortnight|months?|years?)(?:'s?)?(?: time)?\b"),
     _in),
    (re.compile(r"\b(an?|\d{1,3}) (days?|weeks?|months?|years?|fortnight) (?:from (?:now|today))\b"),
     _in),
    # Of a month.
    (re.compile(rf"\b(?:the )?{_WHICH} {_DOW} (?:of|in) ((?:the |this |next )?month|{_MONTH}){_YEAR}"),
     lambda found, now: _nth_weekday(found, now)),
    (re.compile(rf"\b(?:the )?(last|1st) day (?:of|in) ((?:the |this |next )?month|{_MONTH}){_YEAR}"),
     lambda found, now: _last_day(found, now)),
    (re.compile(rf"(?:\b{_DOW}(?: the)? )?\b(?:the )?(\d\d?)(?:st|nd|rd|th)?(?: day)?(?: of)? {_MONTH}"
                rf"\b\.?{_YEAR}"), _day_month),
    (re.compile(rf"(?:\b{_DOW} )?\b{_MONTH}\.?(?: the)? (\d\d?)(?:st|nd|rd|th)?(?![\d:.])"
                rf"(?! ?(?:am|pm|oclock)\b){_YEAR}"), _month_day),
    (re.compile(rf"\b(?:the )?{_NTH} of ((?:this |the |next )month)\b"), _numbered_of),
    (re.compile(rf"\b{_DOW}(?: the)? {_NTH}\b"), _named_number),
    (re.compile(rf"\b(?:on |for |be )(?:the )?{_NTH}\b(?! (?:of|thing|time|day|one|thought|chance))"),
     _numbered),
    (re.compile(rf"^(?:the )?{_NTH}(?=$| (?:at|in|around|about|<|please))"), _numbered),
    (re.compile(rf"\bthe {_NTH}$"), _numbered),
    (re.compile(rf"\bthe {_NTH}(?= (?:at|in the|around|about|noon|midday) )"), _numbered),
    (re.compile(r"\b(?:at |by |towards? )?(?:the )?end of (?:the |this |next )?"
                rf"(?:day|week|month|year|{_MONTH})\b"), _loose),
    (re.compile(r"\b(?:at )?(?:the )?(?:beginning|start|middle) of (?:the |this |next )?"
                rf"(?:week|month|year|{_MONTH})\b"), _loose),
    (re.compile(r"\b(?:in )?(?:early |late |mid )?(?:\b(?:in|next|this) )"
                rf"({'|'.join(MONTHS)}){_YEAR}(?=$| |<)"), _whole_month),
    # Holidays.
    (re.compile(rf"\b({'|'.join(_FIXED)})\b"), _holiday),
    (re.compile(rf"\b({'|'.join(_EASTER)})\b"), _easter),
    (re.compile(r"\b(?:at |before |after |over )?(?:christmas|easter|new year|new year's)\b"), _loose),
    # Days of this week and the next.
    (re.compile(rf"\bnext {_DOW}\b"), _next_named),
    (re.compile(rf"\bthis {_DOW}\b"), _this),
    (re.compile(rf"\b(?:the )?(?:coming|this coming|following) {_DOW}\b"), _coming),
    (re.compile(rf"\b{_DOW}\b(?! s\b)"), _bare),
    (re.compile(r"\b(this|the|next|on|coming)? ?(?<!every )weekend\b"), _weekend),
    (re.compile(r"\b(?:(?:some ?time|later|early|late|earlier) )?(this|next) week\b"), _week),
    (re.compile(r"\b(?:next|this) (?:month|year|spring|summer|autumn|fall|winter)\b"), _loose),
    (re.compile(r"\b(?:in )?(?:a couple of|a few|several|some) (?:days|weeks|months)\b"), _loose),
    (re.compile(r"\bthis (?=morning|afternoon|evening)"), _today),
    (re.compile(r"\btonight\b"), _tonight),
    (re.compile(r"\btoday\b"), _today),
    (re.compile(r"\btomorrow\b"), lambda _found, now: Day(_tomorrow(now))),
    (re.compile(r"\b(?:yesterday|last (?:night|week|month|year))\b"),
     lambda _found, _now: Day((), problem=PAST)),
)  # fmt: skip

_ABBREVIATED = re.compile(
    r"\b(mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?(?= \d| ?,|$| at\b| the\b| (?:morning|evening))"
)


def spelled_out(text: str) -> str:
    """ "Thu 26 Nov" with the whole name of its day; in speech "sat" and "sun" are other words."""
    return _ABBREVIATED.sub(lambda found: WEEKDAYS[_of_name(found[1])], text)


def in_span(day: Day, span: Span, now: Now) -> tuple[date, ...]:
    """The days of the week or month that a name or number means there."""
    length = (span.last - span.first).days + 1
    days = [span.first + timedelta(days=ahead) for ahead in range(max(0, length))]
    return tuple(
        one
        for one in days
        if one >= now.today
        and (day.weekday is None or one.weekday() == day.weekday)
        and (day.number is None or one.day == day.number)
    )


__all__ = ["DAYS", "FIRST_LIGHT", "in_span", "numbered", "spelled_out"]
