"""Words for dates that no rule used, beside those that one did: "a month from" before "friday".

Whoever says more than the rules know means another day or time than what they found.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Literal

from voice_coach.dates.day_names import MONTHS, WEEKDAYS

About = Literal["day", "time", "either"]

SLOT = re.compile(r"<(\d+)>")
"""What stands in the text for one thing that was found."""

_JOINS = frozenset(
    "a about after ago an and around as at be before beyond by clock comes during every for from"
    " if in into is it its made make maybe minus most my near of on only or our over perhaps plus"
    " right same that the then this through till time to until upon was we well will with would"
    " oclock ~".split()
)
"""Words that join two parts of a date, and say nothing themselves."""
_FEASTS = (
    "advent anniversary ascension assumption birthday birthdays candlemas carnival christmas"
    " columbus corpus diwali easter eid election epiphany eve feast festival hanukkah holiday"
    " holidays independence lent martinmas michaelmas midsummer midwinter passover pentecost purim"
    " ramadan rosh solstice equinox thanksgiving walpurgis year's years'"
)
_BEFORE_A_FEAST = (
    "ash bank black boxing casual cyber fat father's fathers giving good holy labor labour"
    " low mardi martin's maundy memorial mother's mothering mothers orthodox palm pancake"
    " patrick's paul's presidents' president's remembrance saint saints shrove souls st"
    " stephen's super trinity valentine veterans whit yom john's george's andrew's david's"
    " school working"
)
"""Words that belong to a feast only where they stand before its day."""
_UNITS = (
    "day days night nights week weeks weekend weekends fortnight fortnights month months quarter"
    " quarters year years decade decades century season seasons semester term spring summer autumn"
    " fall winter"
)
_WEEKDAYS = " ".join(f"{day} {day}s" for day in WEEKDAYS) + (
    " mon tue tues wed weds thu thur thurs fri sat sun mo tu th fr sa su"
)
_MONTHS = " ".join(month for month in MONTHS if month != "may") + (
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)
_WHICH = (
    "next last following previous coming past former latter penultimate other another alternate"
    " alternating halfway half later earlier sooner odd"
    " yesterday tomorrow today tonight off twice thrice"
)
_FIRST = frozenset(_BEFORE_A_FEAST.split())
_DAYS = frozenset(f"{_FEASTS} {_UNITS} {_WEEKDAYS} {_MONTHS} {_WHICH}".split())
_TIMES = frozenset(
    "minute minutes hour hours seconds am pm noon midday midnight hundred thousand zero oh"
    " thirty forty fifty dozen".split()
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)(?:'?s)?")
_TIME = re.compile(r"[:.]\d")
_BEFORE_A_DAY = frozenset(
    "yeah yep aye it this him her them me us you they she he there here again then so yes no not"
    " but do does did"
    " done doing call calls calling called phone ring text write talk speak meet meets meeting see"
    " visit go going gone start starting begin beginning finish try trying ask tell say says said"
    " let's lets than both either neither come coming have can could might may shall should must"
    " want need prefer choose pick take set plan do that's better best good great fine okay ok"
    " instead rather also too even still just only earliest latest possible later now today"
    " tomorrow tonight sister brother mother father mom mum dad wife husband friend friends boss"
    " problem worries sweat doctor work home out up off back over down think thinking believe"
    " free available guess suppose reckon imagine fancy expect figure mind promise swear bet hope"
    " like love try"
    " um uh er hm well oh please sorry thanks what how where when which works all every each any"
    " some don't can't won't cannot never".split()
)
"""Words that people say just before a day of the week, and that leave it what it is."""
_MODAL = frozenset(
    "can could will would shall should might may must to i'll we'll i'd we'd let's".split()
)
"""Behind these stands what one does: "I could manage Thursday"."""
_OFF_IS_DONE = frozenset(
    "kick kicks kicked drop drops dropped dropping set sets setting take takes took get gets got"
    " getting log logged clock clocked knock knocked come comes came send sent head heads headed"
    " pay paid see seen turn turned switch switched sign signed finish finished".split()
)
"""Behind these, "off" leaves no day free: "before kick off on Saturday"."""
_NOT_SATURDAY = frozenset("i we he she you they who the".split())


@dataclass(frozen=True, slots=True)
class Left:
    """A word that was left over, and what it is about."""

    word: str
    about: About


def left_over(around: str, weekdays: Set[int]) -> tuple[Left, ...]:
    """The words for dates that stand beside what was found, which ``around`` has as slots.

    ``weekdays``: the slots of bare days of the week, whose meaning any noun before them changes,
    as in "super bowl sunday".
    """
    words = around.split()
    slots = [place for place, word in enumerate(words) if SLOT.fullmatch(word)]
    found = [_beside(words, place, step, weekdays) for place in slots for step in (-1, 1)]
    if slots:
        found += [Left(word, "time") for word in words if _TIME.search(word)]
    named = (word for word in slots if int(words[word][1:-1]) in weekdays)
    found += [
        Left(words[place - 1], "day")
        for place in named
        if place and renames(words[place - 1]) and not _MODAL & set(words[max(0, place - 2) :][:1])
    ]
    return tuple(one for one in found if one is not None)


def renames(word: str) -> bool:
    """Whether "... friday" may be another friday than the coming one."""
    known = word in _JOINS or word in _BEFORE_A_DAY or word.endswith(("ly", "'ll", "'d", "'s"))
    return not known and word.isalpha()


def _beside(words: list[str], place: int, step: int, weekdays: Set[int]) -> Left | None:
    """The nearest word on one side that is more than a joining word, where it is for a date."""
    at = place + step
    while 0 <= at < len(words) and words[at] in _JOINS:
        at += step
    if not 0 <= at < len(words) or SLOT.search(words[at]):
        return None
    word = words[at]
    if word == "off" and at and words[at - 1] in _OFF_IS_DONE:
        return None
    if word in ("sat", "sun") and at and words[at - 1] in _NOT_SATURDAY:
        return None
    feast = step < 0 and word in _FIRST and int(words[place][1:-1]) in weekdays
    if feast or word in _DAYS or _ORDINAL.fullmatch(word):
        return Left(word, "day")
    if any(letter.isdigit() for letter in word):
        return Left(word, "time" if _TIME.search(word) else "either")
    return Left(word, "time") if word in _TIMES else None
