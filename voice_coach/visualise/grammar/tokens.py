"""A sentence as words and signs, and back; "I'm" is two words, "don't" is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from voice_coach.visualise.grammar import english

_TOKEN = re.compile(
    r"(?:(?<![^\s(])[+\-\u2212])?[$€£¥]?\d+(?:[.,\u2013]\d+)*\w*(?:['\-]\w+)*(?: ?[%€£¥°]\w?)?"
    r"|\w+(?:['\-&]\w+)*|[^\w\s]"
)
"""A number is one word with its signs, as it is spelled: "$5,000", "-5", "50 %", "R&B"."""
_APART = frozenset("-–—&+\u2212$€£¥")  # noqa: RUF001
"""Signs that do not hang on the word before them."""
_CLITIC = re.compile(
    r"(i|you|we|they|he|she|it|that|there|who|what|here|everyone|everybody|everything|nobody"
    r"|someone|somebody)('m|'ll|'ve|'re|'d|'s)|(\w+)('ll)",
    re.IGNORECASE,
)


class Doubtful(Exception):
    """Raised within the turning of a sentence where it is not certain: it is left as it is."""


def split(sentence: str) -> list[str]:
    """The words and signs of a sentence with straight apostrophes."""
    return [part for token in _TOKEN.findall(sentence) for part in _parts(token)]


def _parts(token: str) -> Iterator[str]:
    found = _CLITIC.fullmatch(token)
    yield from filter(None, found.groups()) if found else (token,)


def lowered(words: Sequence[str]) -> list[str]:
    """The same in lower case."""
    return [word.casefold() for word in words]


def joined(words: Sequence[str]) -> str:
    """The sentence that these words and signs are."""
    text = ""
    for word in words:
        glued = not text or (not word[0].isalnum() and word[0] not in _APART)
        text += word if glued else f" {word}"
    return text


def after_adverbs(low: Sequence[str], at: int) -> int:
    """The place of the first word from ``at`` on that is no adverb."""
    while at < len(low) and english.is_adverb(low[at]):
        at += 1
    return at


def before_adverbs(low: Sequence[str], at: int) -> int:
    """The place of the last word up to ``at`` that is no adverb; -1 if there is none."""
    while at >= 0 and english.is_adverb(low[at]):
        at -= 1
    return at
