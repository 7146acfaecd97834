"""Rules for days near today: names of days, weeks from now, weekends, tonight."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from re import Match

from dateutil.relativedelta import relativedelta

from voice_coach.dates.day_names import (
    BEING,
    DAY_NAME,
    NO_SUCH_DAY,
    PAST,
    SATURDAY,
    SUNDAY,
    WEEK,
    WEEKDAYS,
    monday_of,
    next_weekday,
    weekday_from,
    weekday_of,
)
from voice_coach.dates.found import Day, Finding, Loose, Now, PartOfDay, Rule, Span

FIRST_LIGHT = 4
"""Until this hour nobody can tell whether "tomorrow" is the day that began at midnight."""


def _bare(found: Match[str], now: Now) -> Finding:
    return weekday_from(now, weekday_of(found[1]))


def _being(found: Match[str], now: Now) -> Finding:
    return replace(weekday_from(now, weekday_of(found[1])), checks=True)


def _this(found: Match[str], now: Now) -> Finding:
    """ "This friday": the coming one; where that is today, nobody can tell."""
    return weekday_from(now, weekday_of(found[1]))


def _coming(found: Match[str], now: Now) -> Finding:
    return Day((next_weekday(now, weekday_of(found[1])),))


def _next_named(found: Match[str], now: Now) -> Finding:
    """ "Next friday": for some the coming one, for some the one of next week."""
    weekday_ = weekday_of(found[1])
    return Day(_next_days(weekday_, now), weekday=weekday_)


def _next_days(weekday_: int, now: Now) -> tuple[date, ...]:
    coming = next_weekday(now, weekday_)
    of_next_week = monday_of(now.day) + timedelta(days=WEEK + weekday_)
    if now.day.weekday() >= SATURDAY and weekday_ < SATURDAY:
        of_next_week = coming + timedelta(days=WEEK)  # whose week ends tonight, whose has begun?
    return tuple(sorted({coming, of_next_week}))


def _after_next(found: Match[str], now: Now) -> Finding:
    day = next_weekday(now, weekday_of(found[1])) + timedelta(days=WEEK)
    return Day((day, day + timedelta(days=WEEK)) if day - monday_of(now.day) < timedelta(days=14)
               else (day,))  # fmt: skip


def _weeks_from(found: Match[str], now: Now) -> Finding:
    """ "A week from monday", "two weeks on friday", "a week tomorrow"."""
    weeks = 1 if found[1].startswith("a") else int(found[1])
    start = _anchor(found[2], now)
    return Day(tuple(day + timedelta(days=WEEK * weeks) for day in start))


def _in_weeks_on(found: Match[str], now: Now) -> Finding:
    """ "In two weeks on friday": counted from friday, or the friday of that week."""
    return _counted(found[1], weekday_of(found[2]), now)


def _on_in_weeks(found: Match[str], now: Now) -> Finding:
    return _counted(found[2], weekday_of(found[1]), now)


def _counted(count: str, name: int, now: Now) -> Finding:
    weeks = 1 if count.startswith("a") else int(count)
    if name == now.day.weekday():
        return Day((now.day + timedelta(days=WEEK * weeks),))
    then = monday_of(now.day + timedelta(days=WEEK * weeks)) + timedelta(days=name)
    counted = {day + timedelta(days=WEEK * weeks) for day in weekday_from(now, name).days}
    return Day(tuple(sorted(counted | {then})), weekday=name)


def _named_week(found: Match[str], now: Now) -> Finding:
    """ "Monday week", "thursday fortnight"."""
    ahead = timedelta(days=WEEK if found[2] == "week" else 2 * WEEK)
    if found[1] == WEEKDAYS[now.day.weekday()]:
        return Day((now.day + ahead,))
    return Day(tuple(day + ahead for day in _anchor(found[1], now)))


def _not_this(found: Match[str], now: Now) -> Finding:
    """ "Not this tuesday but the one after", "the friday after this one"."""
    days = weekday_from(now, weekday_of(found[1])).days
    return Day(tuple(day + timedelta(days=WEEK) for day in days))


def _anchor(name: str, now: Now) -> tuple[date, ...]:
    if name.startswith("next "):
        return _next_days(weekday_of(name.removeprefix("next ")), now)
    name = name.removeprefix("this ")
    if name in ("today", "now"):
        return (now.day,)
    if name == "tomorrow":
        return _tomorrow(now)
    return weekday_from(now, weekday_of(name)).days


def _tomorrow(now: Now) -> tuple[date, ...]:
    ahead = now.day + timedelta(days=1)
    return (now.day, ahead) if now.moment.hour < FIRST_LIGHT else (ahead,)


def _in(found: Match[str], now: Now) -> Finding:
    """ "In two weeks", "ten days from now"."""
    count = 1 if found[1].startswith("a") else int(found[1])
    unit = found[2].rstrip("s")
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    try:
        day = {
            "day": now.day + timedelta(days=count),
            "week": now.day + timedelta(days=WEEK * count),
            "month": now.day + relativedelta(months=count),
            "year": now.day + relativedelta(years=count),
        }[unit]
    except (OverflowError, ValueError):
        return Day((), problem=NO_SUCH_DAY)
    return Loose("day") if unit == "year" else Day((day,))


def _after_tomorrow(_found: Match[str], now: Now) -> Finding:
    days = (now.day + timedelta(days=2),)
    return Day((now.day + timedelta(days=1), *days) if now.moment.hour < FIRST_LIGHT else days)


def _week(found: Match[str], now: Now) -> Finding:
    monday = monday_of(now.day) + timedelta(days=WEEK if found[1] == "next" else 0)
    weeks = 2 if found[1] == "next" and _is_sunday(now) else 1
    return Span(max(monday, now.day), monday + timedelta(days=WEEK * weeks - 1))


def _is_sunday(now: Now) -> bool:
    """For some the week ends today, for some it has just begun: "next week" may be either."""
    return now.day.weekday() == SUNDAY


def _month(found: Match[str], now: Now) -> Finding:
    first = now.day.replace(day=1)
    if found[1] == "next":
        first += relativedelta(months=1)
    return Span(max(first, now.day), first + relativedelta(day=31))


def _week_after_next(_found: Match[str], now: Now) -> Finding:
    monday = monday_of(now.day) + timedelta(days=2 * WEEK)
    return Span(monday, monday + timedelta(days=SUNDAY))


def _weekend(found: Match[str], now: Now) -> Finding:
    saturday = monday_of(now.day) + timedelta(days=SATURDAY)
    if found[1] == "next" or _is_sunday(now):
        return Span(max(saturday, now.day), saturday + timedelta(days=WEEK + 1))
    return Span(max(saturday, now.day), saturday + timedelta(days=1))


def _named_in_week(found: Match[str], now: Now) -> Finding:
    """ "Wednesday next week"."""
    return _of_week(found[2], found[1], now)


def _named_in_week_behind(found: Match[str], now: Now) -> Finding:
    """ "Next week on wednesday"."""
    return _of_week(found[1], found[2], now)


def _of_week(which: str, name: str, now: Now) -> Finding:
    ahead = WEEK if which == "next" else 0
    day = monday_of(now.day) + timedelta(days=ahead + weekday_of(name))
    if ahead and _is_sunday(now):
        return Day((day, day + timedelta(days=WEEK)), weekday=weekday_of(name))
    return Day((day,)) if day >= now.day else Day((), problem=PAST)


def _tonight(_found: Match[str], now: Now) -> tuple[Finding, ...]:
    if now.moment.hour < FIRST_LIGHT:
        return (Day((now.day, now.day + timedelta(days=1))), PartOfDay("night"))
    return (Day((now.day,)), PartOfDay("night"))


def _today(_found: Match[str], now: Now) -> Finding:
    return Day((now.day,))


def _loose(_found: Match[str], _now: Now) -> Finding:
    return Loose("day")


WEEKS: tuple[Rule, ...] = (
    (re.compile(rf"\bin (an?|\d{{1,2}}) weeks?(?:'? time)? on {DAY_NAME}\b"), _in_weeks_on),
    (re.compile(rf"\b(?:on )?{DAY_NAME} in (an?|\d{{1,2}}) weeks?(?:'? time)?\b"), _on_in_weeks),
    (re.compile(rf"\bnot (?:this )?{DAY_NAME}(?: but| no)?,? (?:the (?:(?:next )?1|\1) after"
                r"(?: (?:that|this))?(?: 1)?|the next 1|next \1|\1 week)\b"), _not_this),
    (re.compile(rf"\b{DAY_NAME},? (?:but )?not this (?:1|\1|week)(?: but)?,? the"
                r" (?:1|\1|next 1) after(?: (?:that|this))?\b"), _not_this),
    (re.compile(rf"\bthe {DAY_NAME} after (?:this|that)(?: 1| \1)?\b"), _not_this),
    (re.compile(r"\bnot tomorrow(?: but| no)?,? the day after(?: that| tomorrow)?\b"),
     _after_tomorrow),
    (re.compile(r"\b(an?|\d{1,2}) weeks? (?:from |on |after )?"
                rf"((?:next |this )?{DAY_NAME}|today|tomorrow|now)\b"), _weeks_from),
    (re.compile(rf"\b({'|'.join(WEEKDAYS)}|today|tomorrow) (week|fortnight)\b"), _named_week),
    (re.compile(r"\bin \d{1,2} (?:to|or) \d{1,2} (?:days|weeks|months)\b"), _loose),
    (re.compile(rf"\b{DAY_NAME} (?:of |in )?(next|this) week\b"), _named_in_week),
    (re.compile(rf"\b(next|this) week (?:on )?{DAY_NAME}\b"), _named_in_week_behind),
    (re.compile(rf"\b{DAY_NAME} after next\b"), _after_next),
    (re.compile(r"\b(?:the )?week after next\b"), _week_after_next),
    (re.compile(r"\b(?:the )?weekend after next\b"), _loose),
    (re.compile(r"\b(?:the )?day after tomorrow\b"), _after_tomorrow),
    (re.compile(r"\bin (an?|\d{1,3}) (days?|weeks?|fortnight|months?|years?)(?:'s?)?(?: time)?\b"),
     _in),
    (re.compile(r"\b(an?|\d{1,3}) (days?|weeks?|months?|years?|fortnight) from (?:now|today)\b"),
     _in),
)  # fmt: skip

NEAR: tuple[Rule, ...] = (
    (re.compile(rf"\b{BEING} {DAY_NAME}\b(?: (?:too|again|as well|isn't it|i think))*"), _being),
    (re.compile(rf"\bnext {DAY_NAME}\b"), _next_named),
    (re.compile(rf"\b{DAY_NAME} next\b(?! (?:week|month|year))"), _next_named),
    (re.compile(rf"\bthis {DAY_NAME}\b(?: coming\b)?"), _this),
    (re.compile(rf"\b{DAY_NAME} coming\b"), _coming),
    (re.compile(rf"\b(?:the )?(?:coming|this coming|following) {DAY_NAME}\b"), _coming),
    (re.compile(rf"\b{DAY_NAME}\b(?! s\b)"), _bare),
    (re.compile(r"\b(this|the|next|on|coming)? ?(?<!every )weekend\b"), _weekend),
    (re.compile(r"\b(?:(?:some ?time|later|early|late|earlier) )?(this|next) week\b"), _week),
    (re.compile(r"\b(next|this) month\b"), _month),
    (re.compile(r"\b(?:next|this) (?:year|spring|summer|autumn|fall|winter)\b"), _loose),
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
    return _ABBREVIATED.sub(lambda found: WEEKDAYS[weekday_of(found[1])], text)
