"""Words for dates that no rule used, beside those that one did: "a month from" before "friday".

Whoever says more than the rules know means another day or time than what they found. So nothing is
taken from such an answer without a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

About = Literal["day", "time", "either"]

_JOINS = frozenset(
    "a about after ago an and around as at be before beyond by clock comes during every for from if"
    " in into is it its made make maybe minus most my near of on only or our over perhaps plus right"
    " that the then this through till time to until upon was we well will with would oclock ~".split()
)
"""Words that join two parts of a date, and say nothing themselves."""
_FEASTS = (
    "advent anniversary ascension ash assumption bank birthday birthdays black boxing candlemas"
    " carnival casual christmas columbus corpus cyber diwali easter eid election epiphany eve fat"
    " father's fathers feast festival giving good hanukkah holiday holidays holy independence"
    " kingsday labor labour lent low mardi martin's martinmas maundy may memorial michaelmas"
    " midsummer midwinter mother's mothering mothers nicholas orthodox palm pancake passover"
    " patrick's paul's pentecost presidents' purim ramadan remembrance rosh saint saints shrove"
    " solstice equinox st stephen's souls super super-bowl thanksgiving trinity valentine veterans"
    " walpurgis whit yom year's years' john's george's andrew's david's"
)
_UNITS = (
    "day days night nights week weeks weekend weekends fortnight fortnights month months quarter"
    " quarters year years decade decades century season seasons semester term spring summer autumn"
    " fall winter"
)
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays"
    " fridays saturdays sundays mon tue tues wed weds thu thur thurs fri sat sun mo tu th fr sa su"
)
_MONTHS = (
    "january february march april june july august september october november december jan feb mar"
    " apr jun jul aug sep sept oct nov dec"
)
_WHICH = (
    "next last following previous coming past former latter penultimate other another alternate"
    " alternating second halfway first third fourth half later earlier sooner odd even same until"
    " yesterday tomorrow today tonight"
)
_DAYS = frozenset(f"{_FEASTS} {_UNITS} {_WEEKDAYS} {_MONTHS} {_WHICH}".split())
_TIMES = frozenset(
    "minute minutes hour hours second seconds am pm noon midday midnight hundred thousand zero oh"
    " thirty forty fifty half-past dozen".split()
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)(?:'?s)?")
_TIME = re.compile(r"[:.]\d")
_MARK = re.compile(r"<\d+>")
_POSSESSIVE = re.compile(r"'s?$")
_NOT_SATURDAY = frozenset("i we he she you they who the".split())


@dataclass(frozen=True, slots=True)
class Left:
    """A word that was left over, and what it is about."""

    word: str
    about: About


def left_over(around: str) -> tuple[Left, ...]:
    """The words for dates that stand beside what was found, which ``around`` has as marks."""
    words = around.split()
    marks = [place for place, word in enumerate(words) if _MARK.search(word)]
    found = [_beside(words, place, step) for place in marks for step in (-1, 1)]
    if marks:
        found += [Left(word, "time") for word in words if _TIME.search(word)]
    return tuple(one for one in found if one is not None)


def _beside(words: list[str], place: int, step: int) -> Left | None:
    """The nearest word on one side that is more than a joining word, where it is for a date."""
    at = place + step
    while 0 <= at < len(words) and words[at] in _JOINS:
        at += step
    if not 0 <= at < len(words) or _MARK.search(words[at]):
        return None
    word = words[at]
    if word in ("sat", "sun") and at and words[at - 1] in _NOT_SATURDAY:
        return None
    if word in _DAYS or _POSSESSIVE.sub("", word) in _DAYS or _ORDINAL.fullmatch(word):
        return Left(word, "day")
    if any(letter.isdigit() for letter in word):
        return Left(word, "time" if _TIME.search(word) else "either")
    if word in _TIMES:
        return Left(word, "time")
    return None
