"""Joins what was found with what was known: a reading, and the first doubt that hinders it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from voice_coach.dates.agreeing import checked, is_named, together, within
from voice_coach.dates.found import (
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
from voice_coach.dates.halves import (
    HALF_A_DAY,
    MORNING_FROM,
    as_before,
    at_odds,
    both_halves,
    halved,
)
from voice_coach.dates.planned import DAYS, Wanted
from voice_coach.dates.reading import Reading
from voice_coach.dates.refusals import both_meant
from voice_coach.dates.weighing import Findings
from voice_coach.dates.words import hour_in_words

WHICH_DAY = "On which day will it be?"
WHICH_DAYS = "On which days of the week will it be?"
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


def gather(findings: Findings, before: Reading, now: Now, wanted: Wanted) -> Gathered:
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
    if wanted == "daily" and ask == WHICH_DAY and not findings.all(Day):
        ask, asked = WHICH_DAYS, "days"
    after = _with_time(after, findings, before)
    after, ask = _as_moment(after, ask, findings)
    if wanted != "daily" and _in_small_hours(after, findings):
        after, ask = replace(after, days=()), ask or WHICH_DAY
    if findings.all(Repeat):
        repeated = _repeated(Gathered(after, ask, asked), findings, before, wanted)
        after, ask, asked = repeated.reading, repeated.ask, repeated.asked
    for length in findings.all(Length):
        after = replace(after, minutes=length.minutes)
        if length.minutes is None:
            ask, asked = ask or "For how many minutes?", asked if ask else "length"
    for shift in findings.all(Shift):
        after = _shifted(after, shift)
    return Gathered(after, ask, asked)


def _repeated(known: Gathered, findings: Findings, before: Reading, wanted: Wanted) -> Gathered:
    """With the days on which it comes again; they replace the one day that was known."""
    repeats = findings.all(Repeat)
    ask = known.ask
    if wanted != "daily" and both_meant(findings.found, findings.around):
        return Gathered(replace(known.reading, days=(), repeats=()), ask or WHICH_DAY)
    named = {day for repeat in repeats for day in repeat.days}
    sure = all(repeat.days for repeat in repeats) and not findings.is_loose(Repeat)
    sure = sure and not any(one.about == "day" for one in findings.left)
    after = replace(known.reading, repeats=tuple(day for day in DAYS if sure and day in named))
    if not findings.all(Day):
        after = replace(after, days=())
    if not sure:
        return Gathered(after, WHICH_DAYS, "days")
    if all(one.unsure for one in repeats) and not _is_weekly(before, wanted):
        return Gathered(replace(after, repeats=()), ask or WHICH_DAY, known.asked)
    return Gathered(after, ask, known.asked)


def _is_weekly(before: Reading, wanted: Wanted) -> bool:
    """Whether days of the week are what is spoken of."""
    return wanted == "daily" or bool(before.repeats) or before.asked == "days"


def _in_small_hours(after: Reading, findings: Findings) -> bool:
    """ "Friday night at one a m": for most that is saturday."""
    dark = any(part.half in ("night", "evening") for part in findings.all(PartOfDay))
    early = after.clock is not None and not after.open and after.clock.hour < MORNING_FROM
    return dark and early and bool(findings.all(Day) and findings.all(Clock))


def _as_moment(after: Reading, ask: str, findings: Findings) -> tuple[Reading, str]:
    """ "In three hours" beside another day or time, or in the hour that a night has twice."""
    for found in findings.all(Moment):
        moment = found.moment
        if after.days and after.days != (moment.date(),):
            return replace(after, days=(), clock=None, open=False), ask or WHICH_DAY
        if after.clock != moment.time() or findings.left:
            return replace(after, clock=None, open=False), ask
        if found.again:
            hour = hour_in_words(moment.time())
            ask = ask or f"The clocks go back, and it will be {hour} twice. At what time?"
            return replace(after, clock=None), ask
    return after, ask


def _chosen(findings: Findings, before: Reading) -> Reading | None:
    """An answer that only points: "yes", "the first one", "at its end"."""
    if findings.agrees and findings.is_empty() and before.asked in ("daily", "sure"):
        repeats = DAYS if before.asked == "daily" else before.repeats
        return replace(before, repeats=repeats, asked="")
    said = findings.around
    numbers = {day.number for day in findings.all(Day)} if _only_days(findings) else set()
    earlier = bool(_EARLIER.search(said)) or numbers == {1}
    later = bool(_LATER.search(said)) or numbers == {2}
    if earlier == later or not (findings.is_empty() or numbers):
        return None
    if before.asked == "midnight" and len(before.days) == 1:
        day = before.days[0] + (_THAT_DAY if later else timedelta())
        return replace(before, days=(day,), clock=time(0), midnight=False, asked="")
    if before.asked == "day" and len(before.days) > 1:
        if any(is_named(day, one) for day in before.days for one in findings.all(Day)):
            return None
        day = before.days[-1] if later else before.days[0]
        return replace(before, days=(day,), asked="")
    return None


def _only_days(findings: Findings) -> bool:
    return all(isinstance(one, Day) and not one.problem for one in findings.found.values())


def _with_day(after: Reading, findings: Findings, now: Now) -> tuple[Reading, str]:
    said, spans = checked(findings.all(Day)), findings.all(Span)
    if spans:
        after = replace(after, span=spans[-1], days=())
    problem = next((day.problem for day in said if day.problem), "")
    if problem:
        return replace(after, days=()), problem
    days = together(said, after.span, after.days if len(after.days) > 1 else (), now)
    if days:
        after = replace(after, days=days, span=None if len(days) == 1 else after.span)
    hedged = findings.is_loose(Day, Span) or any(one.kind != "time" for one in findings.all(Loose))
    timed = bool(findings.all(Clock))
    left = any(one.about == "day" or (one.about == "either" and not timed) for one in findings.left)
    if hedged or left or (days and not within(days, spans)):
        after = replace(after, days=(), span=None if left else after.span)
        return after, WHICH_DAY
    if findings.either and len(after.days) == 1 and (said or spans):
        return replace(after, days=()), WHICH_DAY
    return after, ""


def _with_time(after: Reading, findings: Findings, before: Reading) -> Reading:
    clocks, parts = findings.all(Clock), findings.all(PartOfDay)
    if findings.all(Midnight):
        return _midnight(after, findings)
    if clocks:
        after = _with_clock(after, findings, before)
    elif findings.left or any(one.kind != "day" for one in findings.all(Loose)):
        told = [loose.beside for loose in findings.all(Loose) if loose.beside]
        after = replace(after, clock=None, open=False, midnight=False)
        after = replace(after, half=told[-1]) if told and not parts else after
    elif before.asked == "sure" and not findings.agrees:
        after = replace(after, clock=None, open=False)
    said = clocks[-1] if clocks else None
    if said and not said.open and any(at_odds(said.time, part.half) for part in parts):
        return replace(after, clock=None, open=False)
    for part in parts:
        if after.half in ("", part.half) or not clocks:
            after = replace(after, half=part.half)
        if not clocks and before.settled and after.clock is not None:
            hour = after.clock.hour % HALF_A_DAY
            after = replace(after, clock=after.clock.replace(hour=hour or HALF_A_DAY), open=True)
            early = part.half == "morning" and hour in range(1, MORNING_FROM)
            moved = after.days != before.days
            if early or (moved and findings.all(Day) and halved(after).clock != before.clock):
                after = replace(after, clock=None, open=False)  # "tomorrow morning"; two at night
    if clocks and after.open and not after.half:
        after = _beside_doings(after, findings)
    return halved(after)


def _beside_doings(after: Reading, findings: Findings) -> Reading:
    """With the half of the day that is told by what is done then: "two, after lunch"."""
    for loose in findings.all(Loose):
        told = halved(replace(after, half=loose.beside))
        if loose.beside and not told.open:
            return told
    return after


def _midnight(after: Reading, findings: Findings) -> Reading:
    halves = {after.half, *(part.half for part in findings.all(PartOfDay))}
    if findings.is_loose(Midnight):
        return replace(after, clock=None, midnight=False, open=False)
    if len(after.days) == 1 and halves & {"night", "evening"}:
        next_day = (after.days[0] + _THAT_DAY,)
        return replace(after, days=next_day, clock=time(0), open=False, half="", midnight=False)
    return replace(after, clock=None, midnight=True, open=False, half="")


def _with_clock(after: Reading, findings: Findings, before: Reading) -> Reading:
    clock = findings.all(Clock)[-1]
    known: Half = "" if findings.all(PartOfDay) else after.half
    if clock.open and before.clock is not None:
        if before.asked == "sure" and before.clock in both_halves(clock.time):
            return replace(after, clock=before.clock, open=before.open)
        told = any(loose.beside for loose in findings.all(Loose))
        decided = before.settled or not (before.open or before.asked)
        if decided and not told and not findings.all(PartOfDay):
            known = as_before(clock.time, before.clock)
    after = replace(after, clock=clock.time, open=clock.open, half=known, midnight=False)
    left = any(one.about != "day" for one in findings.left)
    left = left or any(one.several for one in findings.all(Loose))
    if len({one.time for one in findings.all(Clock)}) > 1 or findings.is_loose(Clock) or left:
        return replace(after, clock=None, open=False)
    return after


_ANY_DAY = date(2000, 1, 1)


def _shifted(reading: Reading, shift: Shift) -> Reading:
    """Later or earlier than what was known; a time of every day stays within the day."""
    known = reading.clock is not None and not reading.open
    day = reading.days[0] if len(reading.days) == 1 else _ANY_DAY
    clock = reading.clock if reading.clock is not None and known else time()
    try:
        moment = datetime.combine(day, clock) + shift.by
    except OverflowError:
        return reading
    return replace(
        reading,
        days=(moment.date(),) if len(reading.days) == 1 else reading.days,
        clock=moment.time() if known else reading.clock,
    )
