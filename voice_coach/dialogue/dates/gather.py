"""Joins what was found with what was known: a reading, and the first doubt that hinders it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from voice_coach.dialogue.dates.calendar_names import in_span
from voice_coach.dialogue.dates.finding import Findings
from voice_coach.dialogue.dates.found import (
    Clock,
    Day,
    Half,
    Length,
    Loose,
    Midnight,
    Moment,
    Now,
    PartOfDay,
    Repeat,
    Shift,
    Span,
)
from voice_coach.dialogue.dates.reading import Reading

HALF_A_DAY = 12
_EARLIER = re.compile(r"\b(?:1st|earlier|earliest|former|beginning|begins?|start|starts|before)\b")
_LATER = re.compile(r"\b(?:2nd|later|latter|end|ends|after)\b")
_THAT_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A reading, and the question that must be put before any other; empty where none must."""

    reading: Reading
    ask: str = ""
    asked: str = "day"
    changed: bool = True


def gather(findings: Findings, before: Reading, now: Now) -> Gathered:
    """The reading after these findings: what was said anew replaces what was known."""
    if (chosen := _chosen(findings, before)) is not None:
        return Gathered(chosen)
    if findings.is_empty():
        return Gathered(before, changed=False)
    after = replace(before, asked="", settled=False)
    ask, asked = "", "day"
    for moment in findings.all(Moment):
        after = replace(after, days=(moment.moment.date(),), clock=moment.moment.time(), open=False,
                        half="", midnight=False, span=None)  # fmt: skip
    after, ask = _with_day(after, findings, now)
    after = _with_time(after, findings, before)
    for repeat in findings.all(Repeat):
        after = replace(after, repeats=repeat.days)
        if not repeat.days:
            ask = ask or "On which days of the week will it be?"
    for length in findings.all(Length):
        after = replace(after, minutes=length.minutes)
        if length.minutes is None:
            ask, asked = ask or "For how many minutes?", asked if ask else "length"
    for shift in findings.all(Shift):
        after = _shifted(after, shift)
    return Gathered(after, ask, asked)


def _chosen(findings: Findings, before: Reading) -> Reading | None:
    """An answer that only points: "the first one", "at its end", "yes"."""
    said = findings.around
    earlier, later = bool(_EARLIER.search(said)), bool(_LATER.search(said))
    if earlier == later or findings.all(Clock):
        return None
    if before.asked == "midnight" and len(before.days) == 1:
        day = before.days[0] + (_THAT_DAY if later else timedelta())
        return replace(before, days=(day,), clock=time(0), midnight=False, asked="")
    if before.asked == "day" and len(before.days) > 1 and findings.is_empty():
        day = before.days[-1] if later else before.days[0]
        return replace(before, days=(day,), asked="")
    return None


def _with_day(after: Reading, findings: Findings, now: Now) -> tuple[Reading, str]:
    said, spans = findings.all(Day), findings.all(Span)
    if spans:
        after = replace(after, span=spans[-1], days=())
    problem = next((day.problem for day in said if day.problem), "")
    if problem:
        return replace(after, days=()), problem
    days = _together(said, after.span, after.days if len(after.days) > 1 else (), now)
    if days:
        after = replace(after, days=days, span=None if len(days) == 1 else after.span)
    hedged = findings.is_loose(Day, Span) or any(one.kind != "time" for one in findings.all(Loose))
    if hedged and not (len(said) == 1 and not findings.is_loose(Day, Span) and days):
        after = replace(after, days=())
        return after, "On which day will it be?"
    if findings.either and len(after.days) == 1 and (said or spans):
        return replace(after, days=()), "On which day will it be?"
    return after, ""


def _together(
    said: list[Day], span: Span | None, choice: tuple[date, ...], now: Now
) -> tuple[date, ...]:
    """The days that all that was said agrees on; where it does not, all of them."""
    agreed: set[date] | None = None
    every: set[date] = set()
    for day in said:
        days = set(day.days)
        if day.weekday is not None or day.number is not None:
            among = {one for one in choice if _is_named(one, day)}
            within = set(in_span(day, span, now)) if span else set()
            days = among or within or days
        elif choice and days & set(choice):
            days &= set(choice)
        every |= days
        agreed = days if agreed is None else agreed & days
    return tuple(sorted(agreed or every))


def _is_named(one: date, day: Day) -> bool:
    return (day.weekday is None or one.weekday() == day.weekday) and (
        day.number is None or one.day == day.number
    )


def _with_time(after: Reading, findings: Findings, before: Reading) -> Reading:
    clocks, parts = findings.all(Clock), findings.all(PartOfDay)
    if findings.all(Midnight):
        if len(after.days) == 1 and any(part.half in ("night", "evening") for part in parts):
            next_day = (after.days[0] + _THAT_DAY,)
            return replace(after, days=next_day, clock=time(0), open=False, half="", midnight=False)
        return replace(after, clock=None, midnight=True, open=False, half="")
    if clocks:
        times = {clock.time for clock in clocks}
        clock = clocks[-1]
        known: Half = "" if parts else after.half
        if before.settled and clock.open and not parts and before.clock is not None:
            known = "pm" if before.clock.hour >= HALF_A_DAY else "am"
        after = replace(after, clock=clock.time, open=clock.open, half=known, midnight=False)
        if len(times) > 1 or findings.is_loose(Clock):
            after = replace(after, clock=None, open=False)
    elif findings.all(Loose) and any(one.kind != "day" for one in findings.all(Loose)):
        after = replace(after, clock=None, open=False, midnight=False)
    for part in parts:
        if after.half in ("", part.half) or not clocks:
            after = replace(after, half=part.half)
        if not clocks and before.settled and after.clock is not None:
            hour = after.clock.hour % HALF_A_DAY
            after = replace(after, clock=after.clock.replace(hour=hour or HALF_A_DAY), open=True)
    return _halved(after)


_NIGHT_FROM, _NIGHT_TO, _EVENING_FROM, _AFTERNOON_TO = 7, 11, 4, 6


def _halved(reading: Reading) -> Reading:
    """The half of the day, where the part that was named decides between the two."""
    clock, half = reading.clock, reading.half
    if clock is None or not reading.open or not half:
        return reading
    hour = clock.hour % HALF_A_DAY  # 12 is 0
    late: bool | None
    if half in ("am", "early"):
        late = False
    elif half == "morning":
        late = None if hour == 0 else False
    elif half == "pm":
        late = True
    elif half == "afternoon":
        late = True if hour <= _AFTERNOON_TO else None
    elif half == "evening":
        late = True if hour >= _EVENING_FROM else None
    else:
        late = True if _NIGHT_FROM <= hour <= _NIGHT_TO else None
    if late is None:
        return reading
    return replace(reading, clock=clock.replace(hour=hour + HALF_A_DAY * late), open=False, half="")


def _shifted(reading: Reading, shift: Shift) -> Reading:
    if len(reading.days) != 1:
        return reading
    try:
        if reading.clock is None or reading.open:
            return replace(reading, days=(reading.days[0] + shift.by,))
        moment = datetime.combine(reading.days[0], reading.clock) + shift.by
    except OverflowError:
        return reading
    return replace(reading, days=(moment.date(),), clock=moment.time())
