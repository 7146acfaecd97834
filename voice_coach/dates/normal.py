"""Words as the rules for dates read them: lower case, numbers as digits, no loose punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 600
"""Letters that are looked at; nobody says a date in more."""
_HALVES = re.compile(r"\b([ap])\.? ?m\b\.?")
_CLOCK_WORD = re.compile(r"\bo ?' ?clock\b|\boclock\b|\bo clock\b")
_TYPED = re.compile(r"(?<=\d)[:/.\-](?=\d)|(?<=\d)\.(?=\s|$)")
_KEPT = re.compile(r"[^a-z0-9' :/.\-]+")
_SMALL_FRACTIONS = re.compile(r"\bhalf hour\b")
_HOURS = re.compile(r"\b(\d{1,2}) ?h(?: ?([0-5]\d))?\b")
_OH = re.compile(r"\b(?:oh|o|zero) (?=\d)")


@lru_cache(maxsize=64)
def normal(text: str) -> str:
    """The text for the rules: "the twenty third, at 5 P.M." becomes "the 23rd at 5 pm"."""
    from text_to_num import alpha2digit

    text = unicodedata.normalize("NFKC", text[:LONGEST]).casefold().replace("\u2019", "'")
    text = text.replace("\u2013", "-").replace("\u2014", " ").replace("@", " at ")
    text = _HALVES.sub(r"\1m", " ".join(text.split()))
    text = _CLOCK_WORD.sub("oclock", text)
    text = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text)  # twenty-third
    text = _KEPT.sub(" ", text)
    # Points and dashes stay only within typed dates and times.
    text = "".join(_in_number(text))
    text = " ".join(text.split())
    text = re.sub(r"(?<=\d)(am|pm)\b", r" \1", text)
    text = _HOURS.sub(lambda found: f"{found[1]}:{found[2] or '00'}", text)
    text = re.sub(r"\b(\d{1,2}) (st|nd|rd|th)\b", r"\1\2", text)
    text = " ".join(alpha2digit(text, "en", 0).split())
    text = _OH.sub("0", text)
    text = re.sub(r"\ba fortnight\b", "2 weeks", text)
    return _SMALL_FRACTIONS.sub("half an hour", text)


def _in_number(text: str) -> list[str]:
    kept = {found.start() for found in _TYPED.finditer(text)}
    return [
        letter if letter not in ":/.-" or place in kept else " "
        for place, letter in enumerate(text)
    ]
