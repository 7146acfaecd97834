"""Weighs what stands around the dates that were found: "not friday", "before noon", "or so"; words
for dates that no rule used, too, beside those that one did: "a month from" before "friday".

Whoever says more than the rules know means another day or time than what they found. So nothing is
taken from such an answer without a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

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
from voice_coach.dates.unused import SLOT, Left, left_over

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
_THEN_SOMEBODY = re.compile(
    r"(?<!the )<(\d+)> (?:straight |right |just )?(?:before|after) (?:i|i'm|i've|we|we've"
    r"|he|she|they"
    r"|(?:the|my|our|his|her) \w+(?:'s been|'s (?:done|gone|left|over)| (?:is|are|has|have|gets?"
    r"|comes?|goes?|leaves?|closes?|opens?|finish(?:es)?)))\b"
)
""" "Wednesday, after the plumber's been": that day."""
_WHAT_IS_DONE = (
    r"(?:(?:straight|right|just|shortly) )?(?:before|after)"
    r" (?!(?:that|this|it|the|an?|then|work|now|all|next|last|or|and|noon|midnight|about|around|at"
    r"|christmas|easter|half|quarter|~|[a-z]+ing)\b)[a-z']+(?: [a-z']+)?"
)
"""Something without "the": what comes again each day, or of which both know when it is."""
_BEFORE_ITS_HOUR = re.compile(
    rf"(?<!the )(?<!1st )(?<!next )<(\d+)> {_WHAT_IS_DONE}(?: (?:at|about|around|say))*"
    r" <(?P<hour>\d+)>"
)
""" "Tomorrow, after assembly, at ten": that day, and at ten."""
_AFTER_ITS_HOUR = re.compile(rf"((?:<\d+> )+){_WHAT_IS_DONE}(?=$| (?:please|i|so|then)\b)(?!.*<)")
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
        order = [int(number) for number in SLOT.findall(self.around)]
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
    hedged -= clocks & {
        int(n) for m in _AFTER_ITS_HOUR.finditer(around) for n in SLOT.findall(m[1])
    }
    for m in _BEFORE_ITS_HOUR.finditer(around):
        hedged -= {int(m[1]), int(m["hour"])} if int(m["hour"]) in clocks else set()
    hedged -= {int(m[1]) for m in _THEN_SOMEBODY.finditer(around)}
    turned = rejected(found, around)
    found, doubted = settle(dict(found), turned, frozenset(hedged))
    around = SLOT.sub(lambda m: m[0] if int(m[1]) in found else "~", turned.around)
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
    places = [m for m in SLOT.finditer(around) if isinstance(found.get(int(m[1])), kind)]
    for before, after in pairwise(places):
        if _CHANGED_MIND.search(around, before.end(), after.start()):
            found = {n: f for n, f in found.items() if n != int(before[1])}
            around = around.replace(before[0], "~" * len(before[0]))
    return around, found
