"""Rules for days by their number, month or name in the year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from re import Match

from dateutil.relativedelta import relativedelta, weekday

from voice_coach.dates.day_names import (
    BEING,
    DAY_NAME,
    MONTH_NAME,
    MONTHS,
    NO_SUCH_DAY,
    NOT_TOGETHER,
    PAST,
    month_of,
    weekday_of,
)
from voice_coach.dates.found import Day, Finding, Loose, Now, Rule, Span

_NTH = r"(\d{1,2})(?:st|nd|rd|th)"
_YEAR = r"(?:,? (?:in )?((?:20|21)\d\d|20 [2-9]\d)\b(?! ?(?:am|pm|hours?)\b))?"
_GOES_ON = (
    r"(?=$| <| (?:at|in the|around|about|noon|midday|then|please|if|i|we|would|is|works?|and|or)\b)"
)
_MONTH = rf"((?:the |this |next )?month|{MONTH_NAME})"
_WHICH = r"(1st|2nd|3rd|4th|5th|last)"
_LONG_AGO = timedelta(days=60)
"""A day of the year that is past for longer than this is next year's, without asking."""


def _year(text: str | None) -> int | None:
    return int(text.replace(" ", "")) if text else None


def _dated(now: Now, day: int, month: int, year: int | None, name: str | None = None) -> Day:
    """A day of the year, checked against the day of the week that was said with it."""
    try:
        wanted = date(now.day.year if year is None else year, month, day)
        if wanted < now.day and year is None and now.day - wanted >= _LONG_AGO:
            wanted = wanted.replace(year=wanted.year + 1)
    except ValueError:
        return Day((), problem=NO_SUCH_DAY)
    if wanted < now.day:
        return Day((), problem=PAST)
    fits = name is None or wanted.weekday() == weekday_of(name)
    return Day((wanted,)) if fits else Day((), problem=NOT_TOGETHER)


_AS_A_DATE = re.compile(r"\.?(?:$|,| (?:at|in the|on|around|about|noon|midday|\d|<))")


def _is_a_word(found: Match[str], month: str) -> bool:
    """Whether "may" or "march" beside a number is no month ("the first may be the hardest")."""
    sure = month not in ("may", "march") or " of " in found[0]
    return not sure and _AS_A_DATE.match(found.string, found.end()) is None


def _day_month(found: Match[str], now: Now) -> Finding | None:
    if _is_a_word(found, found[3]):
        return None
    return _dated(now, int(found[2]), month_of(found[3]), _year(found[4]), found[1])


def _month_day(found: Match[str], now: Now) -> Finding | None:
    if _is_a_word(found, found[2]):
        return None
    return _dated(now, int(found[3]), month_of(found[2]), _year(found[4]), found[1])


def _iso(found: Match[str], now: Now) -> Finding:
    return _dated(now, int(found[3]), int(found[2]), int(found[1]))


def _dotted(found: Match[str], now: Now) -> Finding:
    year = found[3]
    full = None if not year else int(year) + (2000 if len(year) == len("26") else 0)
    return _dated(now, int(found[1]), int(found[2]), full)


def _slashed(found: Match[str], now: Now) -> Finding:
    """Day and month, or month and day: sure only where one of the orders is none."""
    one, two, year = int(found[1]), int(found[2]), found[3]
    full = None if not year else int(year) + (2000 if len(year) == len("26") else 0)
    orders = {(day, month) for day, month in ((one, two), (two, one)) if month <= 12}  # noqa: PLR2004
    days: set[date] = set()
    readings = [_dated(now, day, month, full) for day, month in sorted(orders)]
    for reading in readings:
        days |= set(reading.days)
    if not days:
        return readings[0] if readings else Day((), problem=NO_SUCH_DAY)
    return Day(tuple(sorted(days)))


def numbered(now: Now, number: int, name: str | None = None) -> Day:
    """ "The twenty third": of this month if still to come, otherwise of the next that has one."""
    if not 1 <= number <= 31:  # noqa: PLR2004
        return Day((), problem=NO_SUCH_DAY)
    first = now.day.replace(day=1)
    days = []
    for months in range(13):
        start = first + relativedelta(months=months)
        try:
            day = start.replace(day=number)
        except ValueError:
            continue
        if day >= now.day:
            days.append(day)
    if name:
        fitting = [day for day in days[:2] if day.weekday() == weekday_of(name)]
        if not fitting:
            return Day((), problem=NOT_TOGETHER)
        return Day((fitting[0],))
    if days[0] == now.day:
        return Day((days[0], days[1]), number=number)
    return Day((days[0],), number=number)


def _checked(found: Match[str], now: Now) -> Finding:
    """ "The eleventh, which is a friday": the next eleventh, if it is one."""
    day = numbered(now, int(found[1]))
    fits = tuple(one for one in day.days if one.weekday() == weekday_of(found[2]))
    return Day(fits) if fits else Day((), problem=day.problem or NOT_TOGETHER)


def _nth_from_now(found: Match[str], now: Now) -> Finding:
    """ "Two fridays from now": the second one after today."""
    first = now.day + timedelta(days=1)
    ahead = (weekday_of(found[2]) - first.weekday()) % 7 + 7 * (int(found[1]) - 1)
    return Day((first + timedelta(days=ahead),))


def _numbered(found: Match[str], now: Now) -> Finding:
    return numbered(now, int(found[1]))


def _numbered_of(found: Match[str], now: Now) -> Finding:
    first = now.day.replace(day=1) + relativedelta(months=1 if "next" in found[2] else 0)
    day = _dated(now, int(found[1]), first.month, first.year)
    again = day.days == (now.day,) and not found[2].startswith("this")
    return Day((now.day, now.day + relativedelta(months=1))) if again else day


def _named_number(found: Match[str], now: Now) -> Finding:
    return numbered(now, int(found[2]), found[1])


def _number_named(found: Match[str], now: Now) -> Finding:
    """ "The eleventh, a friday"."""
    return numbered(now, int(found[1]), found[2])


def _in_month(now: Now, which: str, year: str | None = None) -> date:
    """The first day of the month that is meant."""
    first = now.day.replace(day=1)
    if "next month" in which:
        return first + relativedelta(months=1)
    if which.endswith("month"):
        return first
    month = month_of(which)
    if year:
        return date(_year(year) or 0, month, 1)
    return date(now.day.year + (month < now.day.month), month, 1)


def _nth_weekday(found: Match[str], now: Now) -> Finding:
    """ "The last friday of the month"."""
    first = _in_month(now, found[3], found[5])
    place = -1 if found[1] == "last" else int(found[1][0])
    base = first + relativedelta(day=31) if place < 0 else first
    day = base + relativedelta(weekday=weekday(weekday_of(found[2]), place))
    if day.month != first.month:
        return Day((), problem=NO_SUCH_DAY)
    return Day((day,)) if day >= now.day else Day((), problem=PAST)


def _last_day(found: Match[str], now: Now) -> Finding:
    first = _in_month(now, found[2], found[4])
    day = first + relativedelta(day=31) if found[1] == "last" else first
    return Day((day,)) if day >= now.day else Day((), problem=PAST)


def _whole_month(found: Match[str], now: Now) -> Finding:
    first = _in_month(now, found[1], found[2])
    return Span(max(first, now.day), first + relativedelta(day=31))


FROM_NOW: tuple[Rule, ...] = (
    (re.compile(rf"\b([1-9]) {DAY_NAME}s? from (?:now|today)\b"), _nth_from_now),
)
"""Before the rules for what comes again, which know "fridays"."""
DATED: tuple[Rule, ...] = (
    (re.compile(rf"\b(?:the )?{_NTH} {BEING} {DAY_NAME}\b"), _checked),
    (re.compile(r"\b(?:in )?(?:an?|\d{1,2}) (?:days?|weeks?|months?|years?) or so\b"),
     lambda _found, _now: Loose("day")),
    (re.compile(r"\b((?:19|20|21)\d\d)[-/.](\d\d?)[-/.](\d\d?)(?=t?\b)"), _iso),
    (re.compile(r"\b(\d\d?)\.(\d\d?)\.(\d{4}|\d\d(?!:))?(?=\s|$)"), _dotted),
    (re.compile(r"\b(\d\d?)/(\d\d?)(?:/(\d{4}|\d\d))?(?![/\d:])"), _slashed),
    (re.compile(rf"\b(?:the )?{_WHICH} {DAY_NAME} (?:of|in) {_MONTH}{_YEAR}"),
     _nth_weekday),
    (re.compile(rf"\blast {DAY_NAME}\b"), lambda _found, _now: Day((), problem=PAST)),
    (re.compile(rf"\b(?:the )?{_WHICH} (?:weekend|week|{DAY_NAME})\b(?: (?:of|in) {_MONTH})?"),
     lambda _found, _now: Loose("day")),
    (re.compile(rf"\b(?:the )?(last|1st) day (?:of|in) {_MONTH}{_YEAR}"),
     _last_day),
    (re.compile(rf"(?:\b{DAY_NAME}(?: the)? )?\b(?:the )?(\d\d?)(?:st|nd|rd|th)?(?: day)?(?: of)?"
                rf" {MONTH_NAME}\b\.?{_YEAR}"), _day_month),
    (re.compile(rf"(?:\b{DAY_NAME} )?\b{MONTH_NAME}\.?(?: the)? (\d\d?)(?:st|nd|rd|th)?(?![\d:.])"
                rf"(?! ?(?:am|pm|oclock)\b){_YEAR}"), _month_day),
    (re.compile(rf"\b(?:the )?{_NTH} (?:of |in |day of )?((?:this |the |next )month)\b(?! after)"),
     _numbered_of),
    (re.compile(rf"\b{DAY_NAME}(?: the)? {_NTH}\b(?! (?:of|thing)\b)"), _named_number),
    (re.compile(rf"\b(?:the )?{_NTH}(?: a| on a)? {DAY_NAME}\b"), _number_named),
    (re.compile(rf"\b(?:on |for |be )(?:the )?{_NTH}\b{_GOES_ON}"), _numbered),
    (re.compile(rf"^(?:the )?{_NTH}(?=$| (?:at|in|around|about|<|please))"), _numbered),
    (re.compile(rf"\bthe {_NTH}$"), _numbered),
    (re.compile(rf"\b(?:the )?{_NTH}(?=(?: would|'d| will| might)?(?: (?:suits?|do|works?)"
                r"| be (?:good|fine|grand|great|best|better|perfect|ok|okay|lovely|ideal))\b)"),
     _numbered),
    (re.compile(rf"\bthe {_NTH}(?= (?:at|in the|around|about|noon|midday) )"), _numbered),
    (re.compile(r"\b(?:at |by |towards? )?(?:the )?end of (?:the |this |next )?"
                rf"(?:day|week|month|year|{MONTH_NAME})\b"),
     lambda _found, _now: Loose("day")),
    (re.compile(r"\b(?:at )?(?:the )?(?:beginning|start|middle) of (?:the |this |next )?"
                rf"(?:week|month|year|{MONTH_NAME})\b"),
     lambda _found, _now: Loose("day")),
    (re.compile(r"\b(?:in )?(?:early |late |mid )?(?:\b(?:in|next|this) )"
                rf"({'|'.join(MONTHS)}){_YEAR}(?=$| |<)"), _whole_month),
)  # fmt: skip
