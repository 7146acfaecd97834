"""Whether a sentence may be in the past: then it is not turned, for "was" may have been meant."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.visualise.grammar import english
from voice_coach.visualise.grammar.closed_sets import (
    BE,
    DETERMINERS,
    FEELINGS,
    FUNCTION_WORDS,
    HAVE,
    LINKING,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
)
from voice_coach.visualise.grammar.tokens import Doubtful

_DEGREES = frozenset("a bit little lot more less much as not most well".split())
_POINTERS = frozenset("that this these those her all both some many few each any".split())
"""They may stand for themselves: "this changed everything"."""
_BEFORE_A_BASE = frozenset(
    """i we you they to can can't cannot will won't 'll do does don't doesn't not let and or help
    'd""".split()
)
_ARRIVALS = frozenset("up home there down back".split())
_WITHIN_A_PHRASE = frozenset("with of from in on at by like without between into for".split())


def check_present(low: Sequence[str]) -> None:
    """Raises Doubtful where any word may be a past tense."""
    for at, word in enumerate(low):
        if english.hides_past(word) and not _is_base_or_noun(low, at):
            raise Doubtful
        if word == "would":
            continue  # a wish, or refused later
        if english.can_be_past(word) and not _is_participle_or_noun(low, at):
            raise Doubtful


def _before(low: Sequence[str], at: int) -> str:
    at -= 1
    while at >= 0 and (english.is_adverb(low[at]) or low[at] in _DEGREES):
        at -= 1
    return low[at] if at >= 0 else ""


def _is_base_or_noun(low: Sequence[str], at: int) -> bool:
    before = _before(low, at)
    return (
        before in _BEFORE_A_BASE | DETERMINERS | POSSESSIVES | BE | HAVE | LINKING | PREPOSITIONS
        or not before
        or low[at - 1] in DETERMINERS
        or (english.is_adjective(before) and not english.is_noun(before))
    )


def _is_participle_or_noun(low: Sequence[str], at: int) -> bool:
    word, before = low[at], _before(low, at)
    beyond = low[at + 1] if at + 1 < len(low) else ""
    if before in BE | HAVE | LINKING:
        return english.is_participle(word) or _is_noun_at(low, at)
    if word in FEELINGS and (
        before in ("", "and", "or", ",") or beyond == "by" or low[at - 1] in _ARRIVALS
    ):
        return beyond not in DETERMINERS | POSSESSIVES | OBJECTS and (
            not beyond.isalpha() or beyond in FUNCTION_WORDS or not english.is_noun(beyond)
        )
    directly = low[at - 1] if at else ""
    is_noun = _is_noun_at(low, at)
    describes = english.is_participle(word) and beyond.isalpha() and english.is_noun(beyond)
    if directly in (DETERMINERS | POSSESSIVES) - _POINTERS or directly in _WITHIN_A_PHRASE:
        return is_noun or describes
    if directly == "her":
        return describes
    return english.is_adjective(directly) and is_noun and not english.is_noun(directly)


def _is_noun_at(low: Sequence[str], at: int) -> bool:
    return english.is_noun(low[at]) and english.is_known(low[at])
