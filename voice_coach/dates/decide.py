"""From a reading to a date, or to the first question that must be put. Nothing is chosen here that
a person could mean in two ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, tzinfo

from voice_coach.dates.day_names import PAST
from voice_coach.dates.found import Now
from voice_coach.dates.gather import WHICH_DAY, Gathered
from voice_coach.dates.halves import HALF_A_DAY, both_halves
from voice_coach.dates.planned import DAYS, Clear, Doubt, Wanted
from voice_coach.dates.reading import Reading, to_so_far
from voice_coach.dates.words import day_in_words, hour_in_words

_FEW_DAYS = 3
_EVENING_FROM = 5


def decide(gathered: Gathered, now: Now, wanted: Wanted) -> Clear | Doubt:
    """The date, or the first doubt: the day before the time, the time before its half."""
    if gathered.ask:
        return doubt(gathered.reading, gathered.ask, gathered.asked)
    reading = gathered.reading
    if wanted == "daily" or reading.repeats:
        return _daily(reading, now)
    reading = replace(reading, days=_still_ahead(reading, now))
    if wanted == "day" and not reading.days and reading.open:
        reading = replace(reading, clock=None, open=False)  # "five" may have been no hour at all
    if (open_day := _day_doubt(reading, now)) is not None:
        return open_day
    if wanted == "day" and not (reading.clock or reading.half or reading.midnight):
        return Clear(reading.planned)
    if (open_time := _time_doubt(reading, now)) is not None:
        return open_time
    reading = _with_half(reading, now)
    return _moment_doubt(reading, now) or Clear(reading.planned)


def doubt(reading: Reading, ask: str, asked: str) -> Doubt:
    """The question, with what is known so far."""
    return Doubt(ask, to_so_far(replace(reading, asked=asked)))


def _daily(reading: Reading, now: Now) -> Clear | Doubt:
    if reading.days and not reading.repeats:
        return doubt(replace(reading, days=()), "At that time every day?", "daily")
    reading = replace(reading, repeats=reading.repeats or DAYS)
    if reading.midnight:
        reading = replace(reading, clock=time(0), midnight=False)
    return _time_doubt(replace(reading, days=()), now) or Clear(reading.planned)


def _day_doubt(reading: Reading, now: Now) -> Doubt | None:
    if len(reading.days) == 1:
        past = reading.days[0] < now.day
        return doubt(replace(reading, days=()), PAST, "day") if past else None
    if reading.days:
        return doubt(reading, which_of(reading.days, now), "day")
    weekend = reading.span is not None and (reading.span.last - reading.span.first).days == 1
    return doubt(reading, "Saturday or Sunday?" if weekend else WHICH_DAY, "day")


def which_of(days: tuple[date, ...], now: Now) -> str:
    """Asks which of these days it is."""
    if len(days) > _FEW_DAYS:
        return WHICH_DAY
    names = [
        f"{'today, ' * (day == now.day)}{day_in_words(day, now.moment)}" for day in sorted(days)
    ]
    text = f"{', '.join(names[:-1])}, or {names[-1]}?"
    return text[0].upper() + text[1:]


def _time_doubt(reading: Reading, now: Now) -> Doubt | None:
    if reading.midnight:
        return doubt(reading, "At midnight as that day begins, or as it ends?", "midnight")
    if reading.clock is None:
        named = {"early": "morning", "am": "morning", "pm": "afternoon", "midday": "", "late": ""}
        part = named.get(reading.half, reading.half)
        where = {"": "", "night": " at night"}.get(part, f" in the {part}")
        return doubt(reading, f"At what time{where}?", "time")
    if not reading.open or (not reading.half and len(_ahead(reading, now)) == 1):
        return None
    if reading.clock == time(HALF_A_DAY):
        return doubt(reading, "At noon, or at midnight?", "half")
    hour = hour_in_words(reading.clock)
    late = "evening" if reading.clock.hour % HALF_A_DAY >= _EVENING_FROM else "afternoon"
    return doubt(reading, f"At {hour} in the morning, or in the {late}?", "half")


def _moment_doubt(reading: Reading, now: Now) -> Doubt | None:
    """Whether the time is past, or falls into the hour that a change of the clocks leaves out."""
    moment = reading.planned.moment
    if moment is None:
        return None
    if moment < now.local:
        return doubt(
            replace(reading, days=()), "That time is past. On which day will it be?", "day"
        )
    if now.zone is not None and not _exists(moment, now.zone):
        hour = hour_in_words(moment.time())
        ask = f"The clocks go forward that night, there will be no {hour}. At what time?"
        return doubt(replace(reading, clock=None), ask, "time")
    return None


def _exists(moment: datetime, zone: tzinfo) -> bool:
    from dateutil import tz

    return bool(tz.datetime_exists(moment, zone))


def _ahead(reading: Reading, now: Now) -> list[time]:
    """Those of the two times that are not past yet, where the day is today."""
    clock = reading.clock or time()
    both = both_halves(clock) if reading.open else (clock,)
    if reading.days != (now.day,):
        return list(both)
    return [one for one in both if datetime.combine(now.day, one) > now.local]


def _still_ahead(reading: Reading, now: Now) -> tuple[date, ...]:
    """Of several days, those on which that time is not past: "sunday at noon", said at three."""
    if len(reading.days) == 1 or reading.clock is None:
        return reading.days
    late = both_halves(reading.clock)[1] if reading.open else reading.clock
    return tuple(day for day in reading.days if datetime.combine(day, late) > now.local)


def _with_half(reading: Reading, now: Now) -> Reading:
    """With the one of the two times that is still ahead today."""
    ahead = _ahead(reading, now)
    return replace(reading, clock=ahead[0], open=False) if reading.open and ahead else reading
