"""Weighs what stands around the dates that were found: "not friday", "before noon", "or so"; words
for dates that no rule used, too, beside those that one did: "a month from" before "friday".

Whoever says more than the rules know means another day or time than what they found. So nothing is
taken from such an answer without a question.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeVar

from voice_coach.dates.day_names import MONTHS, WEEKDAYS
from voice_coach.dates.found import (
    Clock,
    Day,
    Finding,
    Loose,
    Moment,
    PartOfDay,
    Repeat,
    Shift,
    Span,
)
from voice_coach.dates.refusals import in_passing, rejected, settle

About = Literal["day", "time", "either"]

_SLOT = re.compile(r"<(\d+)>")
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
    slots = [place for place, word in enumerate(words) if _SLOT.fullmatch(word)]
    found = [_beside(words, place, step) for place in slots for step in (-1, 1)]
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


def _beside(words: list[str], place: int, step: int) -> Left | None:
    """The nearest word on one side that is more than a joining word, where it is for a date."""
    at = place + step
    while 0 <= at < len(words) and words[at] in _JOINS:
        at += step
    if not 0 <= at < len(words) or _SLOT.search(words[at]):
        return None
    word = words[at]
    if word in ("sat", "sun") and at and words[at - 1] in _NOT_SATURDAY:
        return None
    if (step < 0 and word in _FIRST) or word in _DAYS or _ORDINAL.fullmatch(word):
        return Left(word, "day")
    if any(letter.isdigit() for letter in word):
        return Left(word, "time" if _TIME.search(word) else "either")
    return Left(word, "time") if word in _TIMES else None


F = TypeVar("F", bound=Finding)
_HOURS = (Clock, PartOfDay)

_DENIED = re.compile(
    r"\b(?:not|no longer|never|except|but|without|apart from|other than|besides|can't|cannot"
    r"|can not|don't|do not|won't|isn't|doesn't)"
    r"(?: (?:be|on|at|in|make|do|it|want|to|work|this|next|my)\b)* <(\d+)>"
    r"|\b(?:was|were) (?:going to|about to|tempted to|meaning to|planning|thinking)"
    r"(?: (?:say|do|of|on|for|go))* <(\d+)>(?=.*\bbut\b.*<)"
)
_NOR = re.compile(r"(\bnot (?:on )?<\d+>) (?:or|nor) (?:on )?(?=<\d+>)")
_BUT = re.compile(r"\bbut(?: (?:on|at|in|this|next)\b)* <(\d+)>")
_ONLY_BUT = re.compile(r"\b(?:anything|nothing|any day|every day) but\b")
_BOUND = re.compile(
    r"\b(?:before|after|until|till|by|between|since|unless|earlier than|later than|past|within"
    r"|during|if|anytime|any time|(?:eve|day|night|week|weekend|half|middle|rest|anniversary) of"
    r"|than)(?: (?!<)\S+){0,3}? <(\d+)>"
)
_BEHIND = re.compile(r"<(\d+)> (?:before|after|ago|past|previous|last|fortnight|onwards?)\b")
_BY = re.compile(r"\bby <(\d+)>(?! (?:or|and|at)\b)")
"""Whoever names the hour by which it is done may have it at that hour."""
_THEN_A_STORY = re.compile(
    r"<(\d+)> (?:(?:straight|right|just|shortly) )?(?:before|after) (?:the|my|our|i|i'm|i've|we"
    r"|he|she|they|work|school|church|mass|prayers?)\b(?! <)(?!.*<)"
)
"""Behind an hour, what comes before or after it: "ten to eight, before the market gets busy"."""
_BEHIND_CLOCK = re.compile(
    r"<(\d+)>(?: \w+)?(?: \w+)? (?:time|utc|gmt|[ecmp]s?t|cest)\b|<(\d+)> or\b"
)
_BEFORE_NOW = re.compile(
    r"\b(?:(?:was|were)(?! (?:thinking|hoping|planning|wondering|meaning|about to|going to)\b)|ago"
    r"|happened|last|went|had)\b"
)
_CHANGED_MIND = re.compile(r"\b(?:no|sorry|wait|rather|actually|i mean|i meant|make it|instead)\b")
_EITHER_OF = re.compile(r"(?:<(\d+)> )?\b(?:or|either)\b(?: (?:at|around|about|maybe|perhaps)\b)*"
                        r"(?: <(\d+)>| (\d+)\b)?")  # fmt: skip
_OR_LATER = re.compile(
    r"<(\d+)> or (?:\w+ ){0,3}?(?:later|earlier|sooner|after|before)"
    r"(?: (?:that|than that))?\b(?! <)"
)
_BESIDE_THAT = re.compile(
    r"\b(?:after|before) (?:that|it|this)\b(?! (?:gets?|starts?|is|opens|closes|rains|begins|goes))"
)
_NOTHING_LEFT = re.compile(r"~(?: (?:and|or|nor) (?:(?:at|on|in) )?~)+")
_STRAY = re.compile(r"(?:^|[ ])\d\S* ?(?=<)|> ?\d")


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found, what stands around it (with slots), and which of it is in doubt."""

    found: dict[int, Finding]
    around: str
    loose: frozenset[int] = frozenset()
    either: bool = False
    agrees: bool = False
    left: tuple[Left, ...] = ()

    def all(self, kind: type[F]) -> list[F]:
        """Those of one kind, in the order in which they were said."""
        order = [int(number) for number in _SLOT.findall(self.around)]
        return [f for n in order if isinstance(f := self.found.get(n), kind)]

    def is_loose(self, *kinds: type[Finding]) -> bool:
        """Whether something of these kinds was hedged ("before friday", "friday or ...")."""
        return any(isinstance(self.found.get(number), kinds) for number in self.loose)

    def is_empty(self) -> bool:
        """Whether there was no date in it at all."""
        return not self.found


def weigh(found: dict[int, Finding], around: str) -> Findings:
    """Without what was denied or taken back; what was hedged is named."""
    around = _NOR.sub(r"\1 not ", around)
    hedged = {int(m[1]) for m in (*_BOUND.finditer(around), *_BEHIND.finditer(around))}
    clocks = {n for n, f in found.items() if isinstance(f, Clock)}
    hedged -= clocks & {int(m[1]) for m in _BY.finditer(around)}
    hedged -= clocks & {int(m[1]) for m in _THEN_A_STORY.finditer(around)}
    turned = rejected(found, around)
    found, doubted = settle(dict(found), turned, frozenset(hedged))
    around = _SLOT.sub(lambda m: m[0] if int(m[1]) in found else "~", turned.around)
    around = _NOTHING_LEFT.sub("~", around)
    hedged |= doubted
    hedged |= {int(m[1] or m[2]) for m in _BEHIND_CLOCK.finditer(around)
               if isinstance(found.get(int(m[1] or m[2])), Clock)}  # fmt: skip
    for number in _denied(found, around):
        same = [n for n, f in found.items() if type(f) is type(found[number]) and n != number]
        droppable = same and number not in hedged and not isinstance(found[number], Repeat)
        if droppable or isinstance(found[number], PartOfDay | Shift):  # "not a minute later"
            around = around.replace(f"<{number}>", "~")
            del found[number]
        else:
            hedged.add(number)
    for number in in_passing(found, around):
        around = around.replace(f"<{number}>", "~")
        del found[number]
    for kind in (Day, Clock):
        around, found = _last_word(kind, around, found)
    if _STRAY.search(around) or _BESIDE_THAT.search(around):
        hedged |= {n for n, f in found.items() if isinstance(f, Clock)}
    repeats = {n for n, f in found.items() if isinstance(f, Repeat)}
    if len(repeats) > 1 and any(int(m[1]) in repeats for m in _BUT.finditer(around)):
        hedged |= repeats  # "but on sundays in the morning"
    if _BEFORE_NOW.search(around):
        hedged |= {n for n, f in found.items() if isinstance(f, Day | Span)}
    for later in _OR_LATER.finditer(around):
        # "At seven or an hour later" leaves the time open, "friday or later" the day.
        before = int(later[1])
        alike = _HOURS if isinstance(found.get(before), _HOURS) else type(found.get(before))
        hedged |= {n for n, f in found.items() if isinstance(f, alike)}
    around = _OR_LATER.sub(r"<\1>", around)
    weekdays = {n for n, f in found.items() if isinstance(f, Day) and f.weekday is not None}
    either = any(not _between_times(m, found) for m in _EITHER_OF.finditer(around))
    for number in hedged:
        if isinstance(found.get(number), Moment):
            found[number] = Loose("day-and-time")
    return Findings(found, around, frozenset(hedged), either, left=left_over(around, weekdays))


def _between_times(either: re.Match[str], found: dict[int, Finding]) -> bool:
    """Whether "noon or one" leaves the time open, and not the day."""
    before, after = (isinstance(found.get(int(n or -1)), Clock) for n in (either[1], either[2]))
    return before and (after or either[3] is not None)


def _denied(found: dict[int, Finding], around: str) -> list[int]:
    """ "Not tomorrow but on friday" denies tomorrow; "every day but sunday" denies sunday."""
    behind_but = {int(m[1]) for m in _BUT.finditer(around)}
    kept = set() if _ONLY_BUT.search(around) else behind_but
    numbers = dict.fromkeys(int(m[1] or m[2]) for m in _DENIED.finditer(around))
    return [number for number in numbers if number in found and number not in kept]


def _last_word(
    kind: type[Finding], around: str, found: dict[int, Finding]
) -> tuple[str, dict[int, Finding]]:
    """ "Thursday, no, friday": what comes after the change of mind counts."""
    places = [m for m in _SLOT.finditer(around) if isinstance(found.get(int(m[1])), kind)]
    for before, after in pairwise(places):
        if _CHANGED_MIND.search(around, before.end(), after.start()):
            found = {n: f for n, f in found.items() if n != int(before[1])}
            around = around.replace(before[0], "~" * len(before[0]))
    return around, found
