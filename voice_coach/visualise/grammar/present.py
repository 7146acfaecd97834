"""Futures and wishes as the present: "my sister will smile" becomes "my sister smiles"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from voice_coach.visualise.grammar import english
from voice_coach.visualise.grammar.clauses import STARTS, is_main, is_main_wish, says_which
from voice_coach.visualise.grammar.closed_sets import (
    ATTITUDES,
    CAUSES,
    DETERMINERS,
    FUNCTION_WORDS,
    NO_NOUNS,
    NUMBERS,
    OBJECTS,
    ODD_NUMBER,
    ONE,
    PLACES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
)
from voice_coach.visualise.grammar.tokens import Doubtful, after_adverbs, before_adverbs, lowered

Person = Literal["you", "one", "many"]
_SPEAKERS = frozenset("i we you".split())
_FUTURES = frozenset("will won't 'll shall".split())
_WISHING = frozenset("would 'd really just also only truly so simply now finally too all".split())
"""What may stand between "I" and "want" or "like": no negation."""
_SUBORDINATE = SUBORDINATORS | frozenset("how what if before after until".split())
_NEVER_ALONE = frozenset("be have do become".split())
_AND = frozenset("and or but then , ;".split())


def to_present(words: Sequence[str]) -> list[str]:
    """The words with every future and every wish of the speaker's as a present.

    Raises Doubtful where the form that fits is not certain.
    """
    now = list(words)
    for at in reversed(range(len(now))):
        low = lowered(now)
        if at >= len(now):
            continue  # what stood here was shortened
        if low[at] in _FUTURES:
            _future(now, low, at)
        elif low[at] == "going" and low[at + 1 : at + 2] == ["to"]:
            _going_to(now, low, at)
        elif low[at] in ("want", "like", "love") and low[at + 1 : at + 2] == ["to"]:
            _wish(now, low, at)
    return now


def _future(now: list[str], low: Sequence[str], at: int) -> None:
    if set(low[:at]) & ATTITUDES:
        raise Doubtful
    subject_at = before_adverbs(low, at - 1)
    adverbs = now[subject_at + 1 : at]
    if low[subject_at : subject_at + 1] == ["there"] or low[at - 1 : at] == ["there"]:
        if (
            low[at + 1 : at + 3] not in (["be", "a"], ["be", "an"], ["be", "no"])
            or low[at] == "won't"
        ):
            raise Doubtful
        if low[at + 2] == "no" and english.number_of((low[at + 3 : at + 4] or [""])[0]) != "one":
            raise Doubtful
        now[at : at + 2] = ["is"]
        return
    if subject_at < 0:
        raise Doubtful
    person = _person(low, subject_at)
    negated = low[at] == "won't"
    verb_at = after_adverbs(low, at + 1)
    if low[verb_at : verb_at + 1] == ["not"]:
        if low[verb_at + 1 : verb_at + 2] == ["only"]:
            raise Doubtful  # "not only ... but also"
        negated, verb_at = True, after_adverbs(low, verb_at + 1)
    between = [word for word in now[at + 1 : verb_at] if word.casefold() != "not"]
    _replace(
        now, low, subject_at + 1, verb_at, person, adverbs=(*adverbs, *between), negated=negated
    )


def _going_to(now: list[str], low: Sequence[str], at: int) -> None:
    be_at = before_adverbs(low, at - 1)
    negated = low[be_at : be_at + 1] == ["not"]
    if negated:
        be_at = before_adverbs(low, be_at - 1)
    verb_at = after_adverbs(low, at + 2)
    verb = low[verb_at] if verb_at < len(low) else ""
    if not english.is_base(verb) or verb in DETERMINERS | POSSESSIVES | PREPOSITIONS:
        return  # to a place
    if be_at < 1 or low[be_at] not in ("am", "'m", "are", "'re", "is", "'s"):
        raise Doubtful
    beyond = low[verb_at + 1] if verb_at + 1 < len(low) else ""
    if verb in PLACES and beyond not in DETERMINERS | POSSESSIVES | OBJECTS:
        raise Doubtful
    person = _person(low, be_at - 1)
    before = (word for word in now[be_at + 1 : at] if word.casefold() != "not")
    adverbs = (*before, *now[at + 2 : verb_at])
    _replace(now, low, be_at, verb_at, person, adverbs=adverbs, negated=negated)


def _wish(now: list[str], low: Sequence[str], at: int) -> None:
    """ "I want to", "I would like to", "I'd love to"."""
    would_at = before_adverbs(low, at - 1)
    subject_at = would_at
    if low[at] != "want":
        if would_at < 1 or low[would_at] not in ("would", "'d"):
            return  # "I like to walk" is the present
        subject_at = before_adverbs(low, would_at - 1)
    if subject_at < 0 or low[subject_at] not in _SPEAKERS:
        return
    if not set(low[subject_at + 1 : at]) <= _WISHING:
        raise Doubtful  # "I never want to"
    verb_at = after_adverbs(low, at + 2)
    if not is_main_wish(low, subject_at):
        if says_which(low, subject_at, verb_at):
            return  # "the life I want to have" stays one that is wanted
        raise Doubtful
    adverbs = tuple(now[at + 2 : verb_at])
    if low[verb_at : verb_at + 1] == ["have"] and english.is_participle(
        low[after_adverbs(low, verb_at + 1)] if after_adverbs(low, verb_at + 1) < len(low) else ""
    ):
        raise Doubtful  # "I would like to have been there": a regret
    _check_rest(low, verb_at)
    _replace(now, low, subject_at + 1, verb_at, "you", adverbs=adverbs)
    # "to be calm and to feel at home": the second verb loses its "to" as the first did.
    low = lowered(now)
    for k in range(len(now) - 2, subject_at, -1):
        if low[k] == "to" and low[k - 1] in _AND and low[k + 1] in NO_NOUNS:
            now[k : k + 2] = ["are" if low[k + 1] == "be" else now[k + 1]]


def _check_rest(low: Sequence[str], verb_at: int) -> None:
    """After "I want to be calm", no "and the others to be calm": that would lose its verb. Nor
    "and that he listens": it hangs on the "want" that goes."""
    since_and = False
    for k in range(verb_at + 1, len(low) - 1):
        if low[k] in _AND and low[k + 1] == "that":
            raise Doubtful
        if low[k] in _AND:
            since_and = True
        elif low[k] in _SPEAKERS:
            since_and = False
        elif low[k] == "to" and since_and and english.is_base(low[k + 1]):
            if low[k - 1] in _AND and low[k + 1] in NO_NOUNS:
                continue
            raise Doubtful


def _replace(
    now: list[str],
    low: Sequence[str],
    start: int,
    verb_at: int,
    person: Person,
    *,
    adverbs: tuple[str, ...],
    negated: bool = False,
) -> None:
    """Put the present form in the place of ``start`` to ``verb_at``."""
    verb = low[verb_at] if verb_at < len(low) else ""
    if not english.is_base(verb) or (verb != "be" and verb in PREPOSITIONS):
        raise Doubtful
    beyond = low[verb_at + 1] if verb_at + 1 < len(low) else ""
    if verb in _NEVER_ALONE and not beyond[-1:].isalnum():
        raise Doubtful  # "I am what I am and I want to be"
    if verb == "have" and beyond == "to":
        raise Doubtful  # a duty is no wish
    _check_what_goes_on(now, low, verb_at, person)
    no = ("not",) if negated else ()
    if verb == "be":
        form: tuple[str, ...] = ("is" if person == "one" else "are", *no, *adverbs)
    elif negated:
        form = ("does" if person == "one" else "do", "not", *adverbs, verb)
    elif person == "one":
        if (third := english.third_person(verb)) is None:
            raise Doubtful
        form = (*adverbs, third)
    else:
        form = (*adverbs, verb)
    now[start : verb_at + 1] = form


def _check_what_goes_on(now: list[str], low: Sequence[str], verb_at: int, person: Person) -> None:
    """A second verb under the same "will": "and be" must become "and are", "and hug" "and hugs"."""
    for k in range(verb_at + 1, len(low) - 1):
        if low[k] not in _AND:
            continue
        second = after_adverbs(low, k + 1)
        if second >= len(low) or low[second] in _AND:
            continue
        verb = low[second]
        if verb == "not" and english.is_base(low[second + 1] if second + 1 < len(low) else ""):
            raise Doubtful
        if person == "one" and english.is_base(verb) and verb not in DETERMINERS | POSSESSIVES:
            raise Doubtful
        if verb == "be":
            if set(low[verb_at:k]) & CAUSES:
                raise Doubtful
            now[second] = "are"


def _person(low: Sequence[str], at: int) -> Person:
    """Who the subject is that ends here. Raises Doubtful."""
    word = low[at]
    before = low[at - 1] if at else ""
    if word in _SPEAKERS | {"they"} | ONE and not is_main(low, at):
        raise Doubtful  # "the man I will marry"
    if word in _SPEAKERS:
        return "you"
    if word == "they":
        return "many"
    if word in ONE or (word == "one" and before == "no"):
        closed = word in ("he", "she", "it") and _closes(low, at - 2)
        if before == "and" and not closed and not _is_new_clause(low, at - 1):
            raise Doubtful
        if before == "of":
            raise Doubtful
        return "one"
    return _number_of_phrase(low, at)


def _number_of_phrase(low: Sequence[str], at: int) -> Person:
    """Whether "my old friends", which ends here, is one or many, if it is a subject by itself."""
    word = low[at]
    if word in FUNCTION_WORDS and word not in ODD_NUMBER:
        raise Doubtful  # "the people who will"
    number = english.number_of(word)
    first = at
    while (
        first > 0
        and (
            english.is_adjective(low[first - 1])
            or low[first - 1].endswith("'s")
            or low[first - 1] in NUMBERS
        )
        and low[first - 1] not in (PREPOSITIONS | DETERMINERS | POSSESSIVES | _AND) - NUMBERS
    ):
        first -= 1
    starts = first
    if first and low[first - 1] in DETERMINERS | POSSESSIVES | {"whole"}:
        starts = first - 1
    elif number == "one":
        raise Doubtful  # a noun without an article: what stands before it may belong to it
    if number is None:
        raise Doubtful
    if starts and low[starts - 1] == "and":
        # "My mother and my sister will": two are many, and so is what ends in many.
        if number == "one" and not _is_new_clause(low, starts - 1):
            raise Doubtful
    elif starts and low[starts - 1] not in STARTS:
        raise Doubtful
    return number


def _is_new_clause(low: Sequence[str], and_at: int) -> bool:
    """Whether "and" cannot join two subjects: all before it belongs to an "I" of its own."""
    start = after_adverbs(low, 0)
    return low[start] in _SPEAKERS and not set(low[:and_at]) & _SUBORDINATE


def _closes(low: Sequence[str], at: int) -> bool:
    """Whether what stands before "and" cannot be the first half of "my sister and he"."""
    return at > 0 and (
        low[at] in OBJECTS or not english.is_noun(low[at]) or low[at] in ("there", "here", "home")
    )
