"""Which half of the day an hour is in, where the part of the day that was named decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from voice_coach.dates.found import Half
from voice_coach.dates.reading import Reading

HALF_A_DAY = 12
MORNING_FROM = 5
_JUST_BEFORE_NOON = range(9, 12)
_MIDDAY_FROM = 7
_NIGHT_FROM, _NIGHT_TO, _EVENING_FROM, _AFTERNOON_TO = 6, 11, 4, 6


def both_halves(clock: time) -> tuple[time, time]:
    """The two times of a day that are said with this hour."""
    hour = clock.hour % HALF_A_DAY
    return clock.replace(hour=hour), clock.replace(hour=hour + HALF_A_DAY)


def as_before(clock: time, before: time) -> Half:
    """ "Make it seven" stays in the same half of the day; "at one" after eight may be either."""
    if before.hour == HALF_A_DAY and clock.hour in _JUST_BEFORE_NOON:
        return "am"  # eleven is nearer to noon than twenty three is
    if before.hour >= HALF_A_DAY:
        return "pm"
    return "am" if MORNING_FROM <= clock.hour < HALF_A_DAY else ""


def at_odds(clock: time, half: Half) -> bool:
    """Whether an hour that is sure is not in the part of the day that was named with it: "in the
    morning at nine p m"."""
    if half == "morning":
        return clock.hour > HALF_A_DAY
    if half in ("afternoon", "evening"):
        return clock.hour < HALF_A_DAY
    return half == "night" and clock.hour in range(_NIGHT_FROM, HALF_A_DAY)


def halved(reading: Reading) -> Reading:
    """The half of the day, where the part that was named decides between the two."""
    clock, half = reading.clock, reading.half
    if clock is None or not reading.open or not half:
        return reading
    hour = clock.hour % HALF_A_DAY  # 12 is 0
    late: bool | None
    if half in ("am", "early"):
        late = False
    elif half == "midday":
        late = hour <= _AFTERNOON_TO if hour not in range(_AFTERNOON_TO, _MIDDAY_FROM) else None
    elif half == "morning":
        late = None if hour == 0 else False
    elif half in ("pm", "late"):
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
