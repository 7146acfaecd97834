"""Days and times that are turned down ("friday doesn't work", "i'm busy on friday"), or told of in
passing ("i work on fridays, saturday at noon", "my class is every day, so wednesday").

Works on the text in which each thing that was found is a slot, ``<0>``. Whether a refusal is about
what stands before it or behind it is not always to be told ("friday i can't on saturday"): then
both are unsure, and the coach asks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from voice_coach.dates.found import Clock, Day, Finding, Midnight, Moment, PartOfDay, Repeat, Span

_SOFTLY = (
    r"(?:(?:just|really|simply|probably|definitely|sadly|unfortunately|still|also|actually|quite"
    r"|rather|very|pretty|so|all|already|always|at all|for (?:me|us|her|him|them)|though|kind of"
    r"|a bit|a little|going to) )*"
)
_REFUSES = (
    r"(?:(?:do|does|would|could|can|will|is|are|should) not|doesn't|don't|won't|wouldn't|can't"
    r"|cannot|couldn't|isn't|aren't|ain't|never|no longer|hardly)"
)
_FITS = (
    r"(?:works?|suits?|fits?|happen|good|possible|ok|okay|fine|free|convenient|available"
    r"|ideal|an option|any good|much good|easy"
    r"|be(?: (?:good|possible|ok|okay|fine|free|convenient|available|ideal|easy|enough)|(?= <|$)))"
)
_WILL_NOT_DO = r"(?:won't|wouldn't|doesn't|(?:will|would|does) not) do\b"
_UNFIT = (
    r"(?:no (?:good|use|option|way)|not (?:so |very |that |really )?(?:good|great|possible|ideal"
    r"|free|convenient|available|an option|on|easy)|too \w+|early|late|out|off|bad|impossible"
    r"|difficult|hard|tough|tricky|tight|taken|full|busy|booked|packed|crazy|hectic|terrible|awful"
    r"|unlikely|closed|ruled out)\b"
)
_IS = r"(?:is|'s|are|was|would be|will be|'ll be|'d be|might be|could be|looks|seems|sounds|gets)"
_SO_IT_GOES_ON = r"(?=$| ~| (?:but|so|then|either|let's|make|though|therefore|and|maybe|perhaps)\b)"
_SUBJECT = r"(?:i|we|he|she|they|there|(?:my|our|the|his|her|their) \w+)"
_BUSY = (
    r"(?:busy|away|working|booked|travelling|traveling|abroad|out|tied up|on holiday|on vacation"
    r"|at work|at school|closed|full|ill|in hospital|unavailable|occupied|engaged"
    r"|not (?:able|free|available|there|here|in|at home|around|possible|working))"
)
_HINDERED = (
    rf"(?:(?:{_SUBJECT} )?{_SOFTLY}{_REFUSES}(?! (?:we|i|you|it|that|they)\b)"
    rf"|{_SUBJECT} ?(?:'m|'re|'s|'ll be|am|are|is|will be) {_SOFTLY}{_BUSY}"
    rf"|{_SUBJECT} {_SOFTLY}(?:works?|(?:have|has|'ve got|got) (?:to work|no time))"
    r"|(?:there's |have )?no time|impossible|unable|(?:would )?hate|avoid|rule out|neither"
    r"|instead of|rather than)"
)
_WORD = (
    r"(?!(?:but|so|then|because|and|or|let's|i'll|we'll|if|when|until|till|by|before|after|since"
    r"|unless|than|wait|forget|mind|worry|miss|care|help|lose|stop|believe|only|bad|problem|matter)\b)[a-z'~]+"
)
"""A word that may stand between a refusal and what is refused."""

_BEHIND = re.compile(
    rf"<(\d+)> (?:(?P<it>(?:but )?(?:that|it|which|this)) )?{_SOFTLY}"
    rf"(?:{_REFUSES} {_SOFTLY}{_FITS}|{_WILL_NOT_DO}|{_IS} {_SOFTLY}{_UNFIT}"
    rf"|{_REFUSES}(?:{_SO_IT_GOES_ON}|(?= at <)))(?: either)?(?(it)(?! (?:on|at|in) <))"
)
_BEHIND_SOMEBODY = re.compile(rf"<(\d+)> {_HINDERED}(?: {_WORD}){{0,3}}?{_SO_IT_GOES_ON}")
_BETWEEN = re.compile(
    rf"<(\d+)> (?:(?:but )?(?:that|it|which|this) )?{_HINDERED}(?: {_WORD}){{0,4}}? <(\d+)>"
)
_AHEAD = re.compile(rf"(?<!\d )\b{_HINDERED}(?: {_WORD}){{0,4}}? <(\d+)>")

_CONDITION = re.compile(r"\b(?:if|unless|in case|whether|when)\b")

_JOINS = frozenset("at in on the around about from of ~ for and or nor this".split())
_ALSO = frozenset("and or nor".split())
_SLOT = re.compile(r"<(\d+)>")

_KIND: dict[type[Finding], str] = {
    Day: "day", Span: "day", Repeat: "day", Moment: "day", Clock: "time", Midnight: "time",
    PartOfDay: "part",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rejected:
    """``groups``: what was turned down, each group said in one breath ("friday at six").
    ``unsure``: what was perhaps. ``around``: the text without those refusals."""

    groups: tuple[tuple[int, ...], ...]
    unsure: frozenset[int]
    around: str


def rejected(found: Mapping[int, Finding], around: str) -> Rejected:
    """What of it was turned down."""
    groups: list[tuple[int, ...]] = []
    unsure: set[int] = set()
    for match in _BEHIND.finditer(around):
        groups.append(_group(int(match[1]), found, around, -1))
    around = _BEHIND.sub(r"<\1> ~", around)
    for match in _BEHIND_SOMEBODY.finditer(around):
        groups.append(_group(int(match[1]), found, around, -1))
    around = _BEHIND_SOMEBODY.sub(r"<\1> ~", around)
    for match in _BETWEEN.finditer(around):
        before, after = int(match[1]), int(match[2])
        unsure |= {*_group(before, found, around, -1), *_group(after, found, around, 1)}
    around = _BETWEEN.sub(r"<\1> ~ <\2>", around)
    for match in _AHEAD.finditer(around):
        group = _group(int(match[1]), found, around, 1)
        if _CONDITION.search(_SLOT.split(around[: match.start()])[-1]):
            unsure |= set(group)
        else:
            groups.append(group)
    around = _AHEAD.sub(r"~ <\1>", around)
    return Rejected(tuple(groups), frozenset(unsure), around)


def _group(number: int, found: Mapping[int, Finding], around: str, step: int) -> tuple[int, ...]:
    """The slot and those beside it, to one side, that are refused with it."""
    words = around.split()
    at = words.index(f"<{number}>")
    group, kinds = [number], {_kind(found, number)}
    while (beside := _beside(words, at, step)) is not None:
        at, between = beside
        other = int(words[at][1:-1])
        kind = _kind(found, other)
        joined = kind in kinds and bool(_ALSO & set(between))
        belongs = kind not in kinds and not _ALSO & set(between)
        if belongs and step < 0 and (further := _beside(words, at, step)) is not None:
            # "Saturday at noon friday doesn't work": noon is saturday's.
            belongs = _kind(found, int(words[further[0]][1:-1])) not in kinds
        if not (joined or belongs):
            break
        group.append(other)
        kinds.add(kind)
    return tuple(group)


def _beside(words: list[str], at: int, step: int) -> tuple[int, list[str]] | None:
    """The next slot to one side and the words up to it, where those only join."""
    between: list[str] = []
    place = at + step
    while 0 <= place < len(words):
        if _SLOT.fullmatch(words[place]):
            return place, between
        if words[place] not in _JOINS:
            return None
        between.append(words[place])
        place += step
    return None


def _kind(found: Mapping[int, Finding], number: int) -> str:
    return _KIND.get(type(found[number]), "") if number in found else ""


def settle(
    found: dict[int, Finding], turned: Rejected, hedged: frozenset[int]
) -> tuple[dict[int, Finding], frozenset[int]]:
    """What is left to choose from, and which of it is in doubt.

    What was turned down goes where there is another of its kind; else it stays, in doubt, so that
    the coach asks. "Friday at six doesn't work, at seven" keeps friday.
    """
    down = {number for group in turned.groups for number in group}
    others = {_kind(found, number) for number in found if number not in down | turned.unsure}
    doubt = set(hedged | turned.unsure)
    left = dict(found)
    for group in turned.groups:
        kinds = {_kind(found, number) for number in group}
        for number in group:
            kind = _kind(found, number)
            doubt |= {n for n, one in found.items() if n not in down and one == found[number]}
            if kind in others and number not in hedged:
                left.pop(number, None)
            elif kind == "part":
                if not ("time" in others and "time" in kinds):
                    left.pop(number, None)
            elif not (kind == "day" and "time" in kinds and "time" in others):
                doubt.add(number)
    return left, frozenset(doubt)


_SOMEBODY = re.compile(
    r"\b(?:i|we|he|she|they|you|there|it|that|people|everyone|everybody|nobody"
    r"|(?:my|our|the|his|her|their|your) \w+)\b"
)
_MEANT = re.compile(
    r"\b(?:i'll|we'll|he'll|she'll|they'll|i'd|we'd|will|would|could|can|want|wants|going to|gonna"
    r"|let's|like|plan|shall|should|may|might|try|mean|meant|say|said|think|prefer|choose|decide"
    r"|make|set)\b"
)
_BEGINS = re.compile(r"\b(?:from|starting|beginning|start|begin|as of|first on|until|till)\b")


def in_passing(found: Mapping[int, Finding], around: str) -> list[int]:
    """The repeats that only tell how things are ("we meet on mondays"), where a day was named
    besides."""
    if not any(isinstance(one, Day | Moment) for one in found.values()):
        return []
    return [n for n, one in found.items() if isinstance(one, Repeat) and _tells(n, around)]


def both_meant(found: Mapping[int, Finding], around: str) -> bool:
    """Whether a day stands beside a repeat and is not the day from which it goes on."""
    days = [n for n, one in found.items() if isinstance(one, Day | Moment)]
    repeats = any(isinstance(one, Repeat) for one in found.values())
    return repeats and any(_BEGINS.search(_before(n, around)) is None for n in days)


def _tells(number: int, around: str) -> bool:
    before, after = _before(number, around), _after(number, around)
    if _MEANT.search(before):
        return False
    return (
        _SOMEBODY.search(before) is not None
        or re.match(r" ?(?:i|we|he|she|they) ", after) is not None
    )


def _before(number: int, around: str) -> str:
    """What was said before it, from the slot before that."""
    return _SLOT.split(around.partition(f"<{number}>")[0])[-1]


def _after(number: int, around: str) -> str:
    return _SLOT.split(around.partition(f"<{number}>")[2])[0]
