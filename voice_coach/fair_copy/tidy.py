"""Lines of a second ear as one text: joined, and without what engines leave behind. Pure.

Only what is certain is changed, and changing it twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from voice_coach.fair_copy.reading import Line

BLINK_SECONDS = 0.3
"""A line of one word that is shorter: Moonshine writes "You" of 0.06 to 0.16 s into a silence."""

_GOES_ON = frozenset(
    "a an the my your his its our their of to and or but because which who with from into for if "
    "than as at between every very such".split()
)
"""Hardly anybody ends a sentence with one of these: a full stop behind it is where a line was cut.
(Not "in", "on", "that", "her" or "about": "I came in.", "I know that.")"""
_PLAIN = _GOES_ON | frozenset(
    "that her about without no some so too by "
    "he she it we they you this these those there then when while where what why how is was are "
    "were be been have had has do did does not never always just even only also on in out up down "
    "over under after before since until would could should will can may might must me him us them "
    "all any each both one more most other same again still maybe".split()
)
"""Words that have a capital only at the start of a sentence."""
_ENDS = ".?!…"
_QUOTES = '"\u201c\u201d'
_PAIR = 2
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")


def text_of(lines: Sequence[Line]) -> str:
    """One text, as a person would have typed it: sentences, each with its capital and its end."""
    parts = [clean(line.text) for line in lines if not _is_blink(line)]
    parts = [part for part in parts if any(letter.isalnum() for letter in part)]
    if not parts:
        return ""
    everything = " ".join(parts)
    text = parts[0]
    for part in parts[1:]:
        text = _joined(text, part, everything)
    return _sentences(text)


def clean(text: str) -> str:
    """One line's text: plain spaces, and each sign once, where it belongs."""
    while (cleaner := _cleaner(text)) != text:  # where one sign goes, two others may meet
        text = cleaner
    return text


def _cleaner(text: str) -> str:
    text = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    text = _unquoted(" ".join(text.split()))
    text = re.sub(r"\s+([,;:?!…])(?=\w)", r"\1 ", text)
    text = re.sub(r"\s+(?=[,.;:?!…])", "", text)
    text = re.sub(r"([,;:?!])\1+", r"\1", text)
    text = re.sub(r"(?<!\.)\.\.(?!\.)", ".", text)
    text = re.sub(r"\.{3,}", "...", text)
    text = re.sub(r"[,;:]+(?=[.?!…])", "", text)
    text = re.sub(r"([?!])[.,;:]+", r"\1", text)
    # "years.," is a slip; "p.m., and" and "Dr.," are not.
    text = re.sub(r"(?<=[a-z]{3})\.[,;:]+(?= [a-z])", ",", text)
    text = re.sub(r"(?<=[a-z]{3})\.[,;:]+(?= [A-Z]|$)", ".", text)
    text = re.sub(r"(?<![\w'\u2019])i(?=['\u2019](?:m|ll|d|ve)\b|(?![\w'\u2019.]))", "I", text)
    return text.lstrip(" ,.;:?!…")


def _unquoted(text: str) -> str:
    """Without quotes around a whole line, or a single one: nobody can have spoken them."""
    at = [place for place, letter in enumerate(text) if letter in _QUOTES]
    around = len(at) == _PAIR and at[0] == 0 and not text[at[1] + 1 :].strip(".?!, ")
    if around or len(at) == 1:
        return "".join(letter for letter in text if letter not in _QUOTES)
    return text


def _is_blink(line: Line) -> bool:
    return line.end - line.start < BLINK_SECONDS and len(line.text.split()) <= 1


def _joined(before: str, after: str, everything: str) -> str:
    if before[-1:] == "." and not before.endswith("..."):
        last = _last_word(before)
        if last in _GOES_ON:
            return f"{before[:-1]} {_lowered(after, everything)}"
        return f"{before} {after}"
    if before[-1:] and before[-1] in _ENDS:
        return f"{before} {after}"
    return f"{before} {_lowered(after, everything)}"


def _last_word(text: str) -> str:
    found = _WORD.findall(text)
    return found[-1].casefold() if found else ""


def _lowered(text: str, everything: str) -> str:
    """Without the capital that it has for being the start of a line, where that is plain."""
    found = _WORD.match(text)
    if found is None or found[0][:1].islower():
        return text
    word = found[0]
    small = word[:1].lower() + word[1:]
    stem = re.split("['\u2019]", small)[0]
    if stem == "i" or not (
        stem in _PLAIN or re.search(rf"(?<!\w){re.escape(small)}(?!\w)", everything)
    ):
        return text  # fmt: skip
    return small + text[len(word) :]


def _sentences(text: str) -> str:
    """A capital where a sentence begins, and an end behind the last one."""
    text = re.sub(r"(?<=[a-z]{2}[.?!] )[a-z]", lambda found: found[0].upper(), text)
    first = text.split(" ", 1)[0]
    if first.casefold() == first and "." not in first.rstrip(".,;:"):
        text = text[:1].upper() + text[1:]
    text = text.rstrip(" ,;:-\u2013\u2014")
    return text if text[-1:] and text[-1] in _ENDS + "\"'\u201d\u2019)" else f"{text}."
