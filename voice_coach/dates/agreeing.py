"""The days that all that was said of them agrees on. Pure."""

from __future__ import annotations

from datetime import date

from voice_coach.dates.day_names import NOT_TOGETHER, in_span
from voice_coach.dates.found import Day, Now, Span


def checked(said: list[Day]) -> list[Day]:
    """Without a day of the week that is only named to check the others: "so that's a friday"."""
    fixed = [
        day for day in said if day.weekday is None and day.number is None and len(day.days) == 1
    ]
    bare = [day for day in said if day.weekday is not None and not day.checks]
    if fixed and bare and {one.weekday for one in bare} == {day.days[0].weekday() for day in fixed}:
        return fixed  # "Tuesday, Saint Patrick's day"
    others = [day for day in said if not day.checks]
    if not others or len(others) == len(said):
        return said
    named = {day.weekday for day in said if day.checks}
    known = {one.weekday() for day in others for one in day.days}
    if known <= named:
        return others
    return [Day((), problem=NOT_TOGETHER)] if known and not known & named else said


def together(
    said: list[Day], span: Span | None, choice: tuple[date, ...], now: Now
) -> tuple[date, ...]:
    """The days that all that was said agrees on; where it does not, all of them."""
    agreed: set[date] | None = None
    every: set[date] = set()
    for day in said:
        days = set(day.days)
        if day.weekday is not None or day.number is not None:
            among = {one for one in choice if is_named(one, day)}
            among = among & days or among  # "next sunday" is not today's
            within = set(in_span(day, span, now)) if span else set()
            days = among or within or days
        elif choice and days & set(choice):
            days &= set(choice)
        every |= days
        agreed = days if agreed is None else agreed & days
    return tuple(sorted(agreed or every))


def within(days: tuple[date, ...], spans: list[Span]) -> bool:
    """Whether the days fit the week or month that was said with them, if one was."""
    return not spans or any(spans[-1].first <= day <= spans[-1].last for day in days)


def is_named(one: date, day: Day) -> bool:
    return (day.weekday is None or one.weekday() == day.weekday) and (
        day.number is None or one.day == day.number
    )
