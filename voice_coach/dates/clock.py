"""Rules for times of day, parts of the day and lengths of time."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from re import Match

from voice_coach.dates.found import (
    Clock,
    Finding,
    Half,
    Length,
    Loose,
    Midnight,
    Moment,
    Now,
    PartOfDay,
    Rule,
    Shift,
)

NOON = 12
MOST_MINUTES = 999
_H = r"(0?\d|1\d|2[0-4])"
_HALF = r"(?: ?(am|pm)\b)?"
_NO_AMOUNT = r"(?! (?:minutes?|hours?|days?|weeks?|months?|years?|of|people|percent|times?)\b)"
_GOES_ON = (
    r"(?=$| <| (?:in|at|on|for|or|please|then|sharp|exactly|oclock|(?:before|after)(?! \d)|when"
    r"|because|so|if)\b)"
)
_BESIDE = (
    r"\b((?:a )?quarter|half|\d{1,2})(?: minutes?)?"
    r" (past|after|to|before|till|(?<=quarter )of)"
)
_NAMED = r"(?:in the (?:early )?(?:morning|afternoon|evening)|at night)\b"
_AMOUNT = r"(half an?|an?|\d{1,3})( and a half)?"
_AT = re.compile(r"\b(?:at|around|about|it|that|be|is|of|by)(?: exactly| about| around)? ?$")
_PART = re.compile(r"\b(?:morning|afternoon|evening|tonight|night|[ap]m)\b")
_LONG_HOURS = 2
"""Nobody takes a whole part of a day for what they plan."""
_UNIT = r"(minutes?|hours?|days?|weeks?)( and a half| and (?:a |1 )?quarter)?"
_SHORT = {"minute": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}


def _clock(hour: int, minute: int, half: str | None = "", *, led: bool = False) -> Finding | None:
    """A time said with this hour. ``led``: with a leading zero, as the 24 hours are written."""
    if hour == 24 and minute == 0:  # noqa: PLR2004
        return Midnight()
    if hour > 23 or minute > 59:  # noqa: PLR2004
        return None
    if half:
        if not 1 <= hour <= NOON:
            return Clock(time(hour, minute), unsure=True) if hour > NOON else None
        return Clock(time(hour % NOON + (NOON if half == "pm" else 0), minute))
    return Clock(time(hour, minute), open=1 <= hour <= NOON and not led)


def _hour_and_minute(found: Match[str], _now: Now) -> Finding | None:
    hour, minute, half = found[1], found[2], found[3]
    return _clock(int(hour), int(minute), half, led=hour.startswith("0"))


def _hundred(found: Match[str], _now: Now) -> Finding | None:
    digits = found[1].zfill(4)
    return _clock(int(digits[:2]), int(digits[2:]), led=True)


def _past(found: Match[str], _now: Now) -> Finding | None:
    before, direction, hour = found[1], found[2], int(found[3])
    minutes = 15 if before.endswith("quarter") else 30 if before == "half" else int(before)
    if direction in ("past", "after"):
        return _clock(hour, minutes, found[4], led=found[3].startswith("0"))
    if not 0 < minutes < 30 or not hour:  # noqa: PLR2004 - nobody says "half to six"
        return Loose("time", several=True)
    if "minute" not in found[0] and (minutes % 5 or _is_a_stretch(found, minutes, hour)):
        return Loose("time", several=True)  # "nine to ten" is rather an hour's length
    return _clock(hour - 1 or NOON, 60 - minutes, found[4])


def _is_a_stretch(found: Match[str], minutes: int, hour: int) -> bool:
    """Whether "five to six" may be an hour's length: it is none behind "at", or alone."""
    if not found[1].isdigit() or hour not in range(minutes + 1, NOON + 1):
        return False
    if hour - minutes > _LONG_HOURS and _PART.search(found.string):
        return False  # "five to nine in the morning"
    led = _AT.search(found.string[: found.start()]) is not None
    return not led and found[0].strip() != found.string.strip()


def _past_noon(found: Match[str], _now: Now) -> Finding | None:
    minutes = 15 if found[1].endswith("quarter") else 30 if found[1] == "half" else int(found[1])
    if found[3] == "midnight":
        return Loose("time")  # on which of two days
    at = datetime(2000, 1, 1, NOON)
    at += timedelta(minutes=minutes if found[2] in ("past", "after") else -minutes)
    return Clock(at.time())


def _from_till(found: Match[str], _now: Now) -> Finding | tuple[Finding, ...] | None:
    """ "From two till four": when it begins, and how long it lasts."""
    begins, ends = _minute_of(found[1]), _minute_of(found[3])
    half, later = _half_of(found[2]), _half_of(found[4])
    if begins is None or ends is None:
        return None
    lasts = (ends - begins) % (NOON * 60) or NOON * 60
    if not half and later in ("am", "pm"):
        crosses = begins % (NOON * 60) > ends % (NOON * 60)
        half = {"am": "pm", "pm": "am"}[later] if crosses else later
    clock = _clock(begins // 60, begins % 60, half)
    if clock is None or lasts > MOST_MINUTES:
        return Loose("time", several=True)
    return clock, Length(lasts)


def _minute_of(text: str) -> int | None:
    """A time of day as it is said within a stretch, in minutes."""
    said = re.fullmatch(r"(?:(half|(?:a )?quarter) (past|to) )?(\d{1,2})(?:[: ](\d\d))?", text)
    if said is None or not 1 <= int(said[3]) <= 23:  # noqa: PLR2004
        return None
    minutes = int(said[3]) * 60 + int(said[4] or 0)
    beside = 30 if said[1] == "half" else 15 if said[1] else 0
    return minutes - beside if said[2] == "to" else minutes + beside


def _half_of(text: str | None) -> str:
    """The half of the day that is named behind a time of a stretch."""
    if text in ("am", "pm") or not text:
        return text or ""
    return "am" if "morning" in text else "pm"


def _british_half(found: Match[str], _now: Now) -> Finding | None:
    """ "Half two": in English half past two, wherever it is said; read back as that."""
    hour = int(found[1])
    return _clock(hour, 30, found[2]) if 1 <= hour <= NOON else None


def _hour(found: Match[str], _now: Now) -> Finding | None:
    return _clock(int(found[1]), 0, found[2], led=found[1].startswith("0"))


def _two_times(_found: Match[str], _now: Now) -> Finding:
    return Loose("time", several=True)


def minutes_of(amount: str, more: str | None, unit: str, tail: str | None) -> int:
    """ "An hour and a half" as minutes."""
    one = _SHORT[unit.rstrip("s")]
    whole = 0.5 if amount.startswith("half") else 1 if amount.startswith("a") else int(amount)
    if more or (tail and "half" in tail):
        whole += 0.5
    elif tail:
        whole += 0.25
    return round(whole * one)


def _soon(found: Match[str], now: Now) -> Finding | None:
    """ "In three hours": the time that has passed, whatever the clocks do meanwhile."""
    minutes = minutes_of(found[1], found[2], found[3], found[4])
    if found["rest"]:
        minutes += int(found["rest"])
    return _after(now, timedelta(minutes=minutes))


def _after(now: Now, by: timedelta) -> Moment:
    """The local time after this much has really passed, to the minute."""
    moment = now.moment.replace(second=0, microsecond=0)
    if now.zone is None:
        return Moment(moment.replace(tzinfo=None) + by)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=now.zone)
    then = (aware.astimezone(UTC) + by).astimezone(now.zone)
    return Moment(then.replace(tzinfo=None, fold=0), again=then.fold == 1)


def _right_now(_found: Match[str], now: Now) -> Finding:
    return _after(now, timedelta())


def _quarters(found: Match[str], now: Now) -> Finding:
    return _after(now, timedelta(minutes=45 if found[1].startswith("3") else 15))


def _length(found: Match[str], _now: Now) -> Finding:
    return _minutes(minutes_of(found[1], found[2], found[3], found[4]))


def _minutes(minutes: int) -> Length:
    return Length(minutes if 0 < minutes <= MOST_MINUTES else None)


def _shift(found: Match[str], _now: Now) -> Finding:
    minutes = minutes_of(found[1], found[2], found[3], found[4])
    sign = 1 if found[5] in ("later", "after", "after that") else -1
    return Shift(timedelta(minutes=sign * minutes))


def _part(half: Half) -> Finding:
    return PartOfDay(half)


def _am_or_pm(found: Match[str], _now: Now) -> Finding:
    return PartOfDay("am" if found[1] == "am" else "pm")


MOMENTS: tuple[Rule, ...] = (
    (re.compile(rf"\b{_AMOUNT} {_UNIT} (later|after that|earlier|sooner|before that)\b"), _shift),
    (re.compile(rf"\bin (?:about |around )?{_AMOUNT} (minutes?|hours?)( and a half)?"
                r"(?: and (?P<rest>\d{1,2}) minutes?)?(?:'? time)?\b"), _soon),
    (re.compile(rf"\b{_AMOUNT} (minutes?|hours?)( and a half)?"
                r"(?: and (?P<rest>\d{1,2}) minutes?)? from now\b"), _soon),
    (re.compile(r"\bin (a quarter|3 quarters) of an hour\b"), _quarters),
    (re.compile(r"^(?:right now|now|right away|straight away|immediately|at once)$"), _right_now),
    (re.compile(r"\b(?:in )?(?:a couple of|a few|several|some) (?:hours?|minutes?)\b"),
     lambda _found, _now: Loose("day-and-time")),
)  # fmt: skip

_WITHIN = r"((?:(?:half|(?:a )?quarter) (?:past|to) )?\d{1,2}(?:[: ][0-5]\d)?)(?: oclock)?"
_ITS_HALF = r"(?: (am|pm|in the (?:morning|afternoon|evening)))?"
CLOCKS: tuple[Rule, ...] = (
    (re.compile(rf"\bfrom {_WITHIN}{_ITS_HALF} (?:to|till|until) {_WITHIN}"
                r"(?: (am|pm|in the (?:morning|afternoon|evening)))?\b(?![:.]?\d)"), _from_till),
    (re.compile(rf"\b(?:between|from) {_H}(?: oclock)?(?: (?:am|pm))? (?:and|to|till|until) {_H}\b"
                r"(?: oclock)?(?: (?:am|pm)\b)?"), _two_times),
    (re.compile(rf"\b{_H}(?: oclock)?(?: (?:am|pm))? or {_H}\b(?: oclock)?(?: (?:am|pm)\b)?"),
     _two_times),
    (re.compile(rf"{_BESIDE} (?:12 )?(noon|midday|midnight)\b"), _past_noon),
    (re.compile(rf"{_BESIDE} {_H}(?: oclock)?{_HALF}\b{_NO_AMOUNT}"), _past),
    (re.compile(rf"\bhalf (\d{{1,2}})\b{_HALF}{_NO_AMOUNT}"), _british_half),
    (re.compile(r"\bquarters? (?:(?:past|to|of) )?\d{1,2}\b"), _two_times),
    (re.compile(r"\b(?:12 )?(?:noon|midday)\b"), lambda _found, _now: Clock(time(NOON))),
    (re.compile(r"\b(?:12 )?midnight as (?:the|that) day begins\b"),
     lambda _found, _now: Clock(time(0))),
    (re.compile(r"\b(?:12 )?midnight\b"), lambda _found, _now: Midnight()),
    (re.compile(rf"\b{_H}[:.]([0-5]\d)(?::[0-5]\d)?{_HALF}(?![\d:.])"), _hour_and_minute),
    (re.compile(r"\b([01]?\d00|2[0-3]00|0\d[0-5]\d) hours?\b"), _hundred),
    (re.compile(rf"\b(0[0-9]00|1[0-9]00|2[0-3]00)\b{_NO_AMOUNT}"), _hundred),
    (re.compile(r"\bat ([01]\d[0-5]\d|2[0-3][0-5]\d)\b"), _hundred),
    (re.compile(rf"\b{_H} ([0-5]\d)(?: oclock)?{_HALF}\b{_NO_AMOUNT}"),
     _hour_and_minute),
    (re.compile(rf"\b{_H}(?: oclock) ?(am|pm)?\b"), _hour),
    (re.compile(rf"\b{_H} (am|pm)\b"), _hour),
    (re.compile(rf"\bat {_H}()\b{_NO_AMOUNT}"), _hour),
    (re.compile(rf"\b(?:around|about|by|say|make it|make that|to|from) {_H}(){_GOES_ON}"), _hour),
    (re.compile(rf"^{_H}()(?=$| <| {_NAMED})"), _hour),
    (re.compile(rf"\b{_H}()(?= {_NAMED})"), _hour),
    (re.compile(r"(?<=> )(0?\d|1[0-2])()$"), _hour),
)  # fmt: skip

PARTS: tuple[Rule, ...] = (
    (re.compile(r"\b(?:1st thing(?: in the morning)?|bright and early)\b"),
     lambda _found, _now: _part("morning")),
    (re.compile(r"\b(?:(?:in|at) (?:the )?)?(?:early (?:in the )?morning|small hours)\b"),
     lambda _found, _now: _part("early")),
    (re.compile(r"\b(?:in the )?(?:late |mid )?(?:morning)s?\b"),
     lambda _found, _now: _part("morning")),
    (re.compile(r"\b(?:in the )?(?:early |late |mid )?afternoons?\b"),
     lambda _found, _now: _part("afternoon")),
    (re.compile(r"\b(?:in the )?(?:early |late )?evenings?\b"),
     lambda _found, _now: _part("evening")),
    (re.compile(r"\b(?:at |in the )?nights?\b"), lambda _found, _now: _part("night")),
    (re.compile(r"(?<![\d>] )\b(am|pm)\b"), _am_or_pm),
)  # fmt: skip

LENGTHS: tuple[Rule, ...] = (
    (re.compile(r"\bfor \d{1,2} (?:to|or) \d{1,2} minutes\b"), lambda _found, _now: Length(None)),
    (re.compile(rf"\bfor (?:about |around )?{_AMOUNT} (minutes?|hours?)( and a half)?\b"), _length),
    (re.compile(r"\bfor a quarter of an hour\b"), lambda _found, _now: Length(15)),
    (re.compile(r"\b(\d{1,3})()( minutes?)()(?: long| each(?: time)?| a day| every time| daily)?"
                r"(?! (?:past|to|after|before|later|earlier|from|of))\b"),
     lambda found, _now: _minutes(int(found[1]))),
)  # fmt: skip
