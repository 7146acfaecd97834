"""Written text as the words that were spoken, so that only what was misheard counts as an error.

Not an error: capitals and punctuation, hyphens, digits for number words ("5:30", "$200", "23rd"), a
contraction or its long form ("I'm", "I am"), "okay" and "OK", "Mrs." and "missus", an apostrophe.
Whatever else differs is one. Capitals and signs are kept beside each word, to be counted apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from num2words import num2words

_ENDINGS = {
    "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would",
}  # fmt: skip
_IS = frozenset("it that what there he she who where how here".split())
_WHOLE = {
    "won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not",
    "let's": "let us", "ok": "okay", "alright": "all right", "gonna": "going to",
    "wanna": "want to", "mr": "mister", "mrs": "missus", "dr": "doctor", "p.m": "p m",
    "a.m": "a m", "pm": "p m", "o'clock": "oclock",
    "mum": "mom", "neighbour": "neighbor", "metres": "meters", "apologise": "apologize",
}  # fmt: skip
_ABBREVIATIONS = frozenset({"mr.", "mrs.", "dr.", "a.m.", "p.m."})
_NUMBER = re.compile(r"^(\$?)(\d{1,3}(?:,\d{3})+|\d+)(?::(\d\d))?(st|nd|rd|th|%)?$")
_OPENING, _CLOSING = "\"'(\u201c\u2018[", "\"')\u201d\u2019],;:\u2014…"


@dataclass(frozen=True, slots=True)
class Token:
    """One spoken word; whether it is written with a capital, and what stands behind it."""

    word: str
    capital: bool = False
    ends: bool = False
    asks: bool = False


def tokens(text: str) -> list[Token]:
    """The spoken words of a text."""
    text = text.replace("\u2019", "'").replace("\u2018", "'")
    found = []
    for written in re.split(r"[\s\-\u2013\u2014/]+", text):
        found += _of_one(written)
    return found


def words(text: str) -> list[str]:
    """The spoken words alone, in lower case."""
    return [token.word for token in tokens(text)]


def _of_one(written: str) -> list[Token]:
    plain = written.lstrip(_OPENING)
    core = plain.rstrip(_CLOSING + ".?!")
    if not any(letter.isalnum() for letter in core):
        return []
    signs = "" if plain.casefold() in _ABBREVIATIONS else plain[len(core) :]
    spoken = list(_spoken(core.casefold()))
    last = len(spoken) - 1
    return [
        Token(
            word,
            capital=at == 0 and core[:1].isupper(),
            ends=at == last and any(sign in signs for sign in ".?!"),
            asks=at == last and "?" in signs,
        )
        for at, word in enumerate(spoken)
    ]


def _spoken(core: str) -> Iterator[str]:
    number = _NUMBER.match(core)
    if number:
        yield from _counted(*number.groups())
        return
    stem = core
    if core in _WHOLE:
        yield from _WHOLE[core].split()
        return
    if core.endswith("n't"):
        yield core[:-3]
        yield "not"
        return
    for ending, long in _ENDINGS.items():
        if core.endswith(ending):
            yield core[: -len(ending)]
            yield long
            return
    if core.endswith("'s") and core[:-2] in _IS:
        yield core[:-2]
        yield "is"
        return
    yield "".join(letter for letter in stem if letter.isalnum())


def _counted(dollar: str, digits: str, minutes: str | None, sign: str | None) -> Iterator[str]:
    value = int(digits.replace(",", ""))
    if sign in ("st", "nd", "rd", "th"):
        yield from _named(num2words(value, to="ordinal"))
        return
    yield from _named(num2words(value))
    if minutes and minutes != "00":
        yield from _named(num2words(int(minutes)))
    if dollar:
        yield "dollars"
    if sign == "%":
        yield "percent"


def _named(name: str) -> list[str]:
    return [word for word in re.split(r"[\s,\-]+", name) if word and word != "and"]
