"""A person's sentence, said back to them: "I will walk in" becomes "You walk in".

Only what closed rules make certain is turned to the second person and the present; all else is
left to be quoted. Wrong grammar is worse than none. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voice_coach.dialogue import prose
from voice_coach.visualise.grammar import english
from voice_coach.visualise.grammar.closed_sets import BE, EXCLAIMED, FIRST, REFUSED, SPEAKING
from voice_coach.visualise.grammar.past_tense import check_present
from voice_coach.visualise.grammar.present import to_present
from voice_coach.visualise.grammar.remarks import is_remark, tidy, without_sounds
from voice_coach.visualise.grammar.standing import (
    check_left_over,
    check_speakers,
    check_speech,
    check_standing,
    check_wishes,
    is_clock,
)
from voice_coach.visualise.grammar.tokens import Doubtful, joined, lowered, split

_MOST_WORDS = 120
"""A longer sentence is quoted: the rules are made for sentences, not for pages without a stop."""
_NAMES_A_THING = frozenset("some a the my more this".split())
"""Before "me" and "us": "some me time", "the US"."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A sentence in the second person and the present."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence as the person said it."""

    text: str


def turn(sentence: str) -> Turned | Quoted | None:
    """The sentence turned, or as it is; None for what is only a remark to the coach."""
    said = tidy(sentence)
    if not any(letter.isalpha() for letter in said) or is_remark(said):
        return None
    try:
        text = _turned(said)
        if _turned(text) == text:  # what the rules would not let stand is not certain either
            return Turned(text)
    except Doubtful:
        pass
    return Quoted(prose.sentence(without_sounds(sentence)))


def _turned(said: str) -> str:
    if re.match(r"(?:would (?:like|love)|want) to\b", said, re.IGNORECASE):
        said = f"I {said[:1].lower()}{said[1:]}"  # its first word was not heard
    words = _with_thanks(split(said))
    if len(words) > _MOST_WORDS:
        raise Doubtful
    low = lowered(words)
    check_standing(said, words, low)
    check_speakers(low)
    check_speech(low)
    check_present(low)
    words = to_present(words)
    low = lowered(words)
    if any(word.split("'")[0] in REFUSED or word in REFUSED for word in low if word != "may"):
        raise Doubtful
    check_wishes(low)
    check_left_over(low)
    return prose.sentence(joined(list(_replaced(words, low))))


def _with_thanks(words: list[str]) -> list[str]:
    """ "She says thank you": what she says is one word here, and nobody is spoken to."""
    low = lowered(words)
    for at in range(len(low) - 2, 0, -1):
        if low[at : at + 2] == ["thank", "you"] and low[at - 1] in SPEAKING:
            words[at : at + 2] = ["thank you"]
    return words


def _replaced(words: Sequence[str], low: Sequence[str]) -> Iterable[str]:
    """The words with all first persons as second persons."""
    first = _companion(low)
    for at, word in enumerate(low):
        beyond = low[at + 1] if at + 1 < len(low) else ""
        before = low[at - 1] if at else ""
        if first and at <= first:
            yield ("you", "and", "your", *words[1 : first - 1])[at]
        elif word == "am" and not is_clock(low, at):
            yield "are"
        elif word == "'m":
            yield "'re"
        elif word in FIRST:
            _check_replaceable(word, before, beyond)
            yield FIRST[word]
        else:
            yield words[at]


def _companion(low: Sequence[str]) -> int:
    """Where "I" stands in "my sister and I" at the beginning of a sentence; 0 if it does not."""
    if low[0] not in ("my", "our") or "i" not in low:
        return 0
    two = low[2:4] == ["and", "i"]
    three = (
        low[3:5] == ["and", "i"] and english.is_adjective(low[1]) and not english.is_base(low[2])
        and not low[2].endswith("s")
    )  # fmt: skip
    return low.index("i") if two or three else 0


def _check_replaceable(word: str, before: str, beyond: str) -> None:
    if word == "i":
        # "He or I will lead" would need another verb; "World War I is over" is a number.
        if before in ("or", "nor") or beyond in ("is", "was", "has", "does"):
            raise Doubtful
    elif word in ("my", "our"):
        if not beyond[-1:].isalpha() or beyond in EXCLAIMED or beyond in BE | {"and", "or"}:
            raise Doubtful
    elif word == "mine":
        if before not in BE | {"of", "not"}:
            raise Doubtful
    elif word in ("me", "us"):
        alone = word == "me" and not before and beyond not in ("and", "too")
        if (
            alone
            or beyond == "who"
            or before in _NAMES_A_THING
            or (word == "us" and before == "let")
        ):
            raise Doubtful
