"""What a correction leaves out, filled up from what it corrects: "no, of March". Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from voice_coach.dates.calendar_names import DAY, MONTH
from voice_coach.dates.day_names import MONTHS, WEEKDAYS
from voice_coach.dates.finding import normal
from voice_coach.dates.turning import A_TIME, LOOSE
from voice_coach.dates.words import ordinal
from voice_coach.patterns import LatePattern

_HOUR_TO = LatePattern(r"\b(?:quarter|twenty|ten|five|twenty five|\d+) to (\w+)")
_PAST_ONLY = LatePattern(r"(?:at )?((?:a )?quarter|half|twenty|ten|five)(?: minutes)? (?:past|to)")
_OF_MONTH = LatePattern(rf"(?:of |in )?(?P<month>{MONTH})\b(?! (?:the|\d))(?P<rest>.*)")
_DAY_OF_MONTH = LatePattern(
    rf"\b(?:the )?(?P<day>(?:(?:twenty|thirty) )?\w*(?:st|nd|rd|th|first|second|third)) of"
    rf" (?:{MONTH})\b"
)


_COMPARES = LatePattern(
    r"^(?:(?:a )?(?:little|bit|tad|touch) )?(?:earlier|later|sooner|better|rather|maybe|perhaps),?"
    rf" (?={A_TIME}\b)",
    re.IGNORECASE,
)
_BARE_SPAN = LatePattern(r"(?:a|\w+) (?:days?|weeks?|months?)(?: (?:time|from now))?")
_SPAN = LatePattern(r"\bin (?:a|\w+) (?:days?|weeks?|months?)\b")
_A_WEEK = 7
_LAST_DAY = date.max - timedelta(days=_A_WEEK)
_DAY_BESIDE = LatePattern(
    r"\b(?:(?:on )?(?:the )?(?P<unit>(?:next |following )?day|night|evening|morning|afternoon)"
    r" (?P<way>before|after)(?: (?:that|it|this)\b)?(?! (?:tomorrow|yesterday|my|the|our|his|her"
    r"|their|i|we|he|she|they|today|next|easter|christmas)\b)|the (?:next|following)"
    r" (?P<next>day|night|evening|morning|afternoon))\b"
    rf"(?: (?:so \w+day|(?P<of>{DAY})))?(?! \w*day\b)"
)
""" "The day after", "the night before that"."""
_WEEKDAY_AFTER = LatePattern(
    rf"(?:on )?the (?:(?P<name>{DAY}) after(?: (?:that|this)(?: one)?)?)\b(?!"
    rf" (?:next|\w+day))"
)
"""Behind the day that was named: "the Thursday after"."""
_THIS_VERY = LatePattern(rf"(?:(?:just|only|on) )*this (?:coming |very )?(?P<name>{DAY})\b")
"""Behind a later one: "Thursday fortnight, no, just this Thursday"."""
_NAMES_WHICH = LatePattern(
    r"\b(?:today|tonight|this|next|week|every|days?\b(?= from)|the \w*(?:th|st|nd|rd|first|second"
    r"|third))\b"
)


def _as_date(day: date) -> str:
    return f"on the {ordinal(day.day)} of {MONTHS[day.month - 1]}"


def filled_up(text: str, before: str, day: date | None, today: date) -> str:
    """A correction with what it leaves out: "no, of March" keeps the day that was named, "no,
    quarter past" behind "quarter to six" the hour; "the day after that" is behind the ``day``
    that was understood, and so is a Sunday that is not ``today``."""
    text = _COMPARES.sub("", text)
    said, known = text.casefold(), before.casefold()
    if _BARE_SPAN.fullmatch(said) and _SPAN.search(known):
        return f"in {text}"  # "in three days, no, make it four days"
    if day is not None and day <= _LAST_DAY and (dated := _dated(text, said, day, today)):
        return dated
    if _PAST_ONLY.fullmatch(said.strip(LOOSE)) and (hour := _HOUR_TO.search(known)):
        return f"{text.strip(LOOSE)} {hour[1]}"
    month, days = _OF_MONTH.fullmatch(said), _DAY_OF_MONTH.findall(known)
    if month and days:
        return f"the {days[-1]} of {month['month']}{month['rest']}"
    if month and day is not None:
        return f"on {month['month']} {day.day}{month['rest']}"
    return text


_AT = r"(?:at|about|around|say|by)\b"
_THEN = LatePattern(
    rf"\b(?:(?:on )?that (?:same |very )?day|then(?=,? (?:{_AT}|in the))"
    r"|(?<!day )(?<!night )(?<!morning )(?<!evening )(?<!week )(?<!one )"
    rf"(?:before|after) (?:that|it|then)(?=,? {_AT})),?"
)
""" "I'm off on Thursday, so I'll do it then at two"."""


def day_in_story(text: str, day: date, today: date) -> str:
    """The same, where it follows on what is told of that ``day``: "so I want to do it the day
    before at ten", "so I'll do it then at ten"; empty where no day is counted from it."""
    said = text.casefold()
    if day > _LAST_DAY:
        return ""
    if then := _THEN.search(said):
        return "" if _NAMES_A_DAY.search(said) else f"{_as_date(day)}{text[then.end() :]}"
    if named := _AND_NAMED.search(said):
        beside = day + timedelta(days=-1 if named["way"] == "before" else 1)
        if normal(named["nth"]) == ordinal(beside.day):
            return f"{_as_date(beside)}{text[named.end() :]}"
    counted_from = _WEEKDAY_AFTER.search(said) or _DAY_BESIDE.search(said)
    counted = text[counted_from.start() :] if counted_from else ""
    return _dated(counted, counted.casefold(), day, today) if counted else ""


_NAMES_A_DAY = LatePattern(
    rf"\b(?:{DAY}s?|today|tonight|tomorrow|the (?:\w+ )?\w*(?:th|first|second|third))\b"
)
_AND_NAMED = LatePattern(
    r"\bthe day (?P<way>before|after) the (?P<nth>(?:(?:twenty|thirty) )?\w*(?:th|first|second"
    r"|third))\b"
)
"""The day beside it, and its date: "my exam's on the eighteenth, so the day after, the
nineteenth"."""


def _dated(text: str, said: str, day: date, today: date) -> str:
    """With the date of the day or the weekday after this ``day``, or of a weekday that today is
    one of; empty where it names none of them."""
    if after := _WEEKDAY_AFTER.match(said):
        ahead = (WEEKDAYS.index(after["name"]) - day.weekday() - 1) % _A_WEEK + 1
        return f"{_as_date(day + timedelta(days=ahead))}{text[after.end() :]}"
    if beside := _DAY_BESIDE.match(said):
        of = WEEKDAYS.index(beside["of"]) if beside["of"] else day.weekday()
        if of != day.weekday():
            day = today + timedelta(days=(of - today.weekday() - 1) % _A_WEEK + 1)
        then = day + timedelta(days=-1 if beside["way"] == "before" else 1)
        unit = beside["unit"] or beside["next"]
        part = "" if "day" in unit else " at night" if unit == "night" else f" in the {unit}"
        return f"{_as_date(then)}{part}{text[beside.end() :]}"
    if nearer := _THIS_VERY.match(said):
        coming = today + timedelta(
            days=(WEEKDAYS.index(nearer["name"]) - today.weekday() - 1) % _A_WEEK + 1
        )
        if coming < day and coming.weekday() == day.weekday():
            return f"{_as_date(coming)}{text[nearer.end() :]}"
    name = WEEKDAYS[today.weekday()]
    ahead = today < day <= today + timedelta(days=_A_WEEK)
    if ahead and said.startswith((name, f"on {name}")) and not _NAMES_WHICH.search(said):
        rest = text[said.index(name) + len(name) :]
        return f"{_as_date(today + timedelta(days=_A_WEEK))}{rest}"
    return ""
