"""Rules for what happens again and again: every day, weekdays, every Monday and Wednesday."""

from __future__ import annotations

import re
from re import Match

from voice_coach.dates.day_names import WEEKDAYS
from voice_coach.dates.found import Finding, Half, Now, PartOfDay, Repeat, Rule
from voice_coach.dates.planned import DAYS

_NAME = rf"(?:{'|'.join(WEEKDAYS)})"
_LIST = rf"{_NAME}s?(?:(?:,? and|,| or)? (?:every )?{_NAME}s?)*"
_PLURAL = rf"{_NAME}s(?: and {_NAME}s?| {_NAME}s)*"
"""Without "and", only a plural goes on with it: "on fridays, saturday at noon" names two things."""
_PER = "(?:a|every|each|per)"
_PART: dict[str, Half] = {
    "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night",
}  # fmt: skip


def _every_day(_found: Match[str], _now: Now) -> Finding:
    return Repeat(DAYS)


def _unknown(_found: Match[str], _now: Now) -> Finding:
    return Repeat(())


def _every_part(found: Match[str], _now: Now) -> tuple[Finding, ...]:
    return (Repeat(DAYS), PartOfDay(_PART[found[1]]))


def _listed(found: Match[str], _now: Now) -> Finding:
    return _days_in(found[1])


def _days_in(text: str) -> Finding:
    named = re.findall(_NAME, text)
    return Repeat(tuple(day for day, name in zip(DAYS, WEEKDAYS, strict=True) if name in named))


def _through(found: Match[str], _now: Now) -> Finding:
    first, last = WEEKDAYS.index(found[1]), WEEKDAYS.index(found[2])
    once = not found[0].startswith("every")
    return Repeat(DAYS[first : last + 1], unsure=once) if first < last else Repeat(())


REPEATS: tuple[Rule, ...] = (
    (re.compile(r"\bevery (?:other|1st|2nd|3rd|4th|last|few|2|3|4)(?: single)? \w+\b"), _unknown),
    (re.compile(rf"\b(?:every|each|once a) week(?: on)? ({_LIST})\b|\bweekly(?: on)? ({_LIST})\b"),
     lambda found, now: _days_in(found[1] or found[2])),
    (re.compile(r"\b(?:twice|[2-9] times) (?:a|every|each|per) day\b"), _unknown),
    (re.compile(rf"\b(?:once|twice|[2-6] (?:times|days)) {_PER} (?:week|month)\b"), _unknown),
    (re.compile(r"\b(?:every|each) (?:month|year|quarter|hour|minute|\d+ \w+)\b"), _unknown),
    (re.compile(r"\b(?:monthly|hourly|yearly)\b"), _unknown),
    (re.compile(r"\b(?:every week|each week|weekly)\b"), _unknown),
    (re.compile(rf"\b(?:every ?day|each day|daily) (?:except|but|apart from) (?:on )?{_LIST}"),
     _unknown),
    (re.compile(r"\b(?:once (?:a|every) day|every (?:single )?day|everyday|each (?:single )?day"
                r"|daily|all days|(?:7|seven) days a week)\b(?! life)"), _every_day),
    (re.compile(r"\b(?:every|each) (?:single )?(morning|afternoon|evening|night)\b"), _every_part),
    (re.compile(r"\bin the (morning|afternoon|evening)s\b"), _every_part),
    (re.compile(rf"\b(?:every |from )?({_NAME}) (?:to|through|till|until) ({_NAME})\b"), _through),
    (re.compile(r"\b(?:on )?(?:every |each )?(?:weekdays?|working days?|workdays?|week days)\b"),
     lambda _found, _now: Repeat(DAYS[:5])),
    (re.compile(r"\b(?:on |at )?(?:every |each )weekend\b|\b(?:on |at )?(?:the )?weekends\b"),
     lambda _found, _now: Repeat(DAYS[5:])),
    (re.compile(rf"\b(?:every|each) ({_LIST})\b"), _listed),
    (re.compile(rf"\b(?:on )?({_PLURAL})\b"), _listed),
)  # fmt: skip
