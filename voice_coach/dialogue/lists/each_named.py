"""Which things one breath names one after the other: "my wife my son my mother", "no time, no money
and no energy". Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.lists.belongs import SENTENCE
from voice_coach.dialogue.lists.words import NEEDS_MORE, PREPOSITIONS, VERBS
from voice_coach.patterns import LatePattern

Ends = tuple[int, int]
"""Where words begin and end, from 0."""


def named_in(words: Sequence[str], begin: int, end: int, before: str) -> list[Ends]:
    """The ends of each thing that is named; of one only, where these words name no more.
    ``before``: the entry they follow."""
    if _measured_at(words, begin):
        return _each_measured(words, begin, end) or [(begin, end)]
    return _each_owned(words, begin, end, before)


_OWNED = frozenset("my our the a an".split())
WHOSE = _OWNED | frozenset("his her their your this that".split())
_MEASURES = LatePattern(
    r"(?:no|lack of|loss of|fear of|not enough|too (?:much|many|little|few)|more|less|fewer)"
)
"""How much there is: who says one of these again and again names one thing after the other."""
_OF_ALL_OF_THEM = frozenset("at in on during while when for".split())
_LONGEST_PIECE = 5
"""Words."""
_LONGEST_UNJOINED, _LEAST_UNJOINED = 3, 2
"""Words, and how many more than the first, where no "and" is said."""


def _each_owned(words: Sequence[str], begin: int, end: int, before: str) -> list[Ends]:
    """The entry, cut where the next one is named with a word of its own: "my mum and my dad", "my
    wife, my son and my mother", "my wife my son my mother"; not "my mum and dad", nor "my mate and
    his wife", nor where it says more of the entry ``before``: "my hip", "my hip and my knee"."""
    whole = [(begin, end)]
    if words[begin] not in WHOSE:
        return whole
    cuts = [place for place in range(begin + 2, end - 1) if _next_named(words, begin, place)]
    if not cuts:
        return whole
    joined = words[cuts[-1] - 1] == "and"
    longest = _LONGEST_PIECE if joined else _LONGEST_UNJOINED
    if not joined and len(cuts) < _LEAST_UNJOINED:
        return whole
    places = zip([begin, *cuts], [*cuts, end], strict=True)
    pieces = [(one, other - (words[other - 1] == "and")) for one, other in places]
    said = [words[one:other] for one, other in pieces]
    if any(not 1 < len(piece) <= longest for piece in said):
        return whole
    if any(SENTENCE.search(" ".join(piece)) for piece in said):
        return whole
    again = " ".join(said[0]) == plain(before)
    return whole if again or set(said[-1]) & _OF_ALL_OF_THEM else pieces


def _measured_at(words: Sequence[str], place: int) -> int:
    """How many words there say how much of something there is."""
    found = _MEASURES.match(" ".join((*words[place : place + 2], "")))
    return len(found[0].split()) if found else 0


def _each_measured(words: Sequence[str], begin: int, end: int) -> list[Ends]:
    """ "No time no money no energy", "lack of sleep and lack of money": one piece for each."""
    cuts = [place for place in range(begin + 2, end - 1) if _measured_at(words, place)]
    joined = bool(cuts) and words[cuts[-1] - 1] == "and"
    if len(cuts) < (1 if joined else _LEAST_UNJOINED):
        return []
    places = zip([begin, *cuts], [*cuts, end], strict=True)
    pieces = [(one, other - (words[other - 1] == "and")) for one, other in places]
    for one, other in pieces:
        named = words[one + _measured_at(words, one) : other]
        if not 0 < len(named) <= _LONGEST_PIECE or set(named) & _TELLS:
            return []
    return pieces


_TELLS = frozenset("i i'm we he she they it it's is are was were and than".split())


def _next_named(words: Sequence[str], begin: int, place: int) -> bool:
    before = words[place - 1]
    if words[place] not in _OWNED or before == "and":
        return words[place] in _OWNED
    named = words[place - 2] in _OWNED and place - 2 >= begin
    verb = before in VERBS and not named
    follows = before not in PREPOSITIONS | NEEDS_MORE and not (verb or before.endswith("ing"))
    return follows and words[place] == words[begin]
