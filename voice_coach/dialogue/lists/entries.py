"""Which utterances are entries of a list, which belong to the entry before, and which are neither.
Pure.

An entry is what is named; that it is the second, or "also" one, says only where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.lists.belongs import (
    NAMES_ONE,
    SENTENCE,
    is_deed,
    joins_the_one_before,
    said_already,
)
from voice_coach.dialogue.lists.each_named import WHOSE, named_in
from voice_coach.dialogue.lists.words import (
    ENUMERATES,
    HEDGES,
    LEADS,
    NEEDS_MORE,
    THINKS_ALOUD,
    TRAILS,
    VERBS,
)
from voice_coach.dialogue.short_answers import NUMBERS
from voice_coach.patterns import LatePattern

_LONGEST = 120
"""Letters."""
_BESIDES = LatePattern(
    r"^(?:(?:um+|uh+|well|so|and|or|maybe|perhaps|also|then|just|simply"
    r"|lots of|loads of|plenty of|i (?:could|can|might|would|will|may)|i'll|to|again) )+"
)
_ARTICLES = LatePattern(r"\b(?:a|an|the) ")
_MOST_LEADING = 6
_HESITATES_LAST = LatePattern(
    r"\b(?:um+|uh+|er+m?|hm+|mm+|ah|well|let me (?:see|think)|i mean|no wait|wait|actually|maybe"
    r"|perhaps|about|around|like|probably|say|rather|at|on|in|by|half|quarter|past|between|next"
    r"|this)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """Words of an utterance, from ``begin`` up to ``end``, from 0. ``joins``: they belong to the
    entry before."""

    begin: int
    end: int
    joins: bool = False


def parts_of(text: str, before: str = "") -> tuple[Part, ...]:
    """The entries that an utterance names, each without the words that only lead to it. Several
    where they are counted ("first ..., second ..."). ``before``: the entry it follows."""
    words = [_bare(word) for word in text.split()]
    joins = bool(before) and joins_the_one_before(text, before)
    found: list[Part] = []
    for part in _counted(words):
        begin = part.begin if joins else _led(words, part, bool(before))
        if joins:
            begin += said_already(before, words)
        end = part.end if joins else _trailed(words, begin, part.end)
        if begin < end:
            one = [Part(begin, end, not found)]
            found += one if joins else [Part(*ends) for ends in named_in(words, begin, end, before)]
    return tuple(found) or (Part(0, len(words), joins),)


def _bare(word: str) -> str:
    return word.casefold().replace("\u2019", "'").strip('.,;:!?\u2026"')


def _counted(words: Sequence[str]) -> list[Part]:
    """The utterance, cut where it counts; in one piece where it does not begin to count."""
    begin = _after_leads(words, 0, len(words))
    cuts = [begin]
    number = 1
    if not _counts(words, begin, number):
        return _one_after_another(words, begin)
    for place in range(begin + 1, len(words) - 1):
        if _counts(words, place, number + 1):
            cuts.append(place)
            number += 1
    if len(cuts) == 1:
        return _one_after_another(words, begin)
    return [Part(*ends) for ends in zip(cuts, [*cuts[1:], len(words)], strict=True)]


def _one_after_another(words: Sequence[str], begin: int) -> list[Part]:
    """The utterance, cut at each "then" behind a "first": "first my wife, then my boss"."""
    if pieces := _pointed_at(words, begin):
        return pieces
    opening = _FIRST.match(" ".join(words[begin:]) + " ") or _FIRST.match(" ".join(words) + " ")
    if not opening:
        return [Part(0, len(words))]
    cuts = [begin, *(n for n in range(begin + 2, len(words) - 1) if words[n] == "then")]
    pieces = [
        Part(cut + (words[cut] == "then"), end - (words[end - 1] == "and"))
        for cut, end in zip(cuts, [*cuts[1:], len(words)], strict=True)
    ]
    return pieces if len(pieces) > 1 else [Part(0, len(words))]


def _pointed_at(words: Sequence[str], begin: int) -> list[Part]:
    """The utterance, cut at each "there's" or "it's": "there's my boss there's the landlord"."""
    first = words[max(begin - 1, 0) : begin + 1]
    if not _POINTS & set(first):
        return []
    start = begin if words[begin] in _POINTS else begin - 1
    cuts = [
        place
        for place in range(start + 2, len(words) - 1)
        if words[place] == words[start] and words[place + 1] in WHOSE
    ]
    if len(cuts) < 1 + (words[cuts[-1] - 1 if cuts else 0] != "and"):
        return []
    places = zip([start, *cuts], [*cuts, len(words)], strict=True)
    return [Part(one + 1, end - (words[end - 1] == "and")) for one, end in places]


_POINTS = frozenset(("there's", "it's"))
_FIRST = LatePattern(r"(?:um |uh |well |oh |so |okay |and )*first(?: off| up| of all| thing)? ")


def _counts(words: Sequence[str], place: int, number: int) -> bool:
    """Whether the words there say that the entry with this number follows."""
    return 0 < _counting(words, place, number) < len(words) - place


def _counting(words: Sequence[str], place: int, number: int | None = None) -> int:
    """How many words count the entry behind them: "number two", "second", "two" before a verb."""
    if words[place : place + 1] and words[place] in _NUMBERED:
        skipped = 2 if words[place + 1 : place + 2] == ["number"] else 1
        named = ENUMERATES.get(words[place + skipped]) if place + skipped < len(words) else None
        behind = place + skipped + 1
        being = _IS_TO.match(" ".join((*words[behind : behind + 3], "")))
        counting = skipped + 1 + (len(being[0].split()) if being else 0)
        return counting if named and number in (None, named) else 0
    named = ENUMERATES.get(words[place]) if place < len(words) else None
    if not named or (number is not None and named != number):
        return 0
    if words[place].endswith("ly"):
        return 1
    if words[place + 1 : place + 3] == ["of", "all"]:
        return 3
    head = words[place + 1] if place + 1 < len(words) else ""
    starts = head in VERBS or head in NAMES_ONE or (head.endswith("ing") and "thing" not in head)
    starts = starts or head in ("i", "i'd", "i'll", "we", "there's", "to", "being", "not")
    counts = words[place] in NUMBERS  # "two walks a week"
    measures = counts and _MEASURED.search(" ".join(words[place + 1 : place + 5])) is not None
    return 1 if starts and not measures else 0


_MEASURED = LatePattern(r"\b(?:a|per|each|every) (?:day|week|month|year|night|morning|time)\b")
_NUMBERED = frozenset("number point item entry idea option reason thing step answer way".split())
"""Before a number they count: "point one"."""
_IS_TO = LatePattern(r"(?:is|was|would be|will be)(?: to)? ")
_FOLLOWS = frozenset(("and", "or", "then", "um", "uh", "er"))


_ONLY = frozenset(("just", "only"))


def _led(words: Sequence[str], part: Part, follows: bool) -> int:
    """Where the entry begins, behind what leads to it; an "and" leads to one that follows."""
    begin = part.begin
    while follows and begin < part.end - 1 and words[begin] in _FOLLOWS:
        begin += 1
    while begin < part.end:
        further = _after_leads(words, begin, part.end)
        further += _counting(words, further)
        if further in (begin, part.end):
            break
        begin = further
    return begin


def _after_leads(words: Sequence[str], begin: int, end: int) -> int:
    """Behind all that only leads to an entry; where that is all there is, before it."""
    place = begin
    while place < end - 1:
        so = 1 + (words[place + 1] == "then")
        if words[place] == "so" and place + so < end and words[place + so] in VERBS:
            place += so
            continue
        longest = min(_MOST_LEADING, end - 1 - place)
        taken = next(
            (
                count
                for count in range(longest, 0, -1)
                if LEADS.fullmatch(
                    " ".join(words[place : place + count]) + " " + words[place + count]
                )
            ),
            0,
        )
        if not taken:
            break
        if set(words[place + taken : end]) <= NEEDS_MORE:
            break
        if words[place] == "actually" and place + taken == end - 1:
            break  # "actually go"
        place += taken
    return place


def _trailed(words: Sequence[str], begin: int, end: int) -> int:
    """Where the entry ends, before words that only close it."""
    for place in range(begin + 1, end):
        again = words[place] in ("yeah", "yes") and words[place + 1 : end] == words[begin:place]
        if again:
            return place  # "boredom, yeah, boredom"
        closing = " ".join(words[place:end])
        if closing == "really" and words[begin] not in WHOSE | _ONLY:
            continue
        if TRAILS.fullmatch(closing) or (HEDGES.fullmatch(closing) and _names(words[begin:place])):
            return place
    return end


def _names(words: Sequence[str]) -> bool:
    """Whether these words name somebody or something, and tell nothing of it."""
    said = " ".join(words)
    return not (is_deed(said) or SENTENCE.search(said) or words[-1] in _ASKS_FOR_MORE)


_ASKS_FOR_MORE = frozenset(
    "what how who where whatever than as like than why when back by since"
    " until till just right and".split()
)


def thinks_aloud(text: str) -> bool:
    """Whether somebody looks for the next entry: "what else", "I don't know"."""
    said = plain(text)
    return len(said) <= _LONGEST and THINKS_ALOUD.fullmatch(said) is not None


def hesitates_last(text: str) -> bool:
    """Whether it ends as somebody does who goes on in a moment: "seven um", "well"."""
    return _HESITATES_LAST.search(text) is not None


def entry_words(text: str) -> str:
    """What an entry names, without the small words that come and go around it."""
    return _ARTICLES.sub("", _BESIDES.sub("", plain(text)))


def is_named_already(text: str, entries: Iterable[str]) -> bool:
    """Whether the same entry was named before: "I could write a letter", "write a letter"."""
    return any(entry_words(text) == entry_words(entry) for entry in entries)
