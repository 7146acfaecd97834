"""Whether a second ear's text is to be believed, beside what was heard live. Pure.

It never makes things worse: a text that repeats itself, is longer than anybody can have spoken,
stands where nobody spoke, or has nothing in common with words that were heard surely, is turned
down. What the live ear itself was unsure of, or hardly heard, proves nothing against another text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from unicodedata import name

from voice_coach.fair_copy.reading import Line, Span
from voice_coach.messages import Word

MOST_WORDS_A_SECOND = 6.0
_FREE_WORDS = 3
"""Hasty speech; a few words more than the time allows may come of a clipped beginning."""
_LOOPS = {1: 6, 2: 5, 3: 4}
"""How often so many words (or more) follow one another in a loop. People do say "no, no, no"."""
_LONGEST_LOOP_WORDS = 12
_LETTERS_LOOP = re.compile(r"(\w{1,4}?)\1{7,}")
_FEW_WORDS = 4
"""Of so few, none may be the same: "uh huh" for "a half"."""
_LEAST_SHARE, _MOST_SHARE = 0.6, 2.5
_FREE_LETTERS = 8
"""The letters of the copy beside those heard live. Over 371 answers 0.9 to 1.2 of them, in a
reverberant room, where the live ear loses words, up to 2.1."""
SURE = 0.85
"""Mean confidence of the words heard live from which they count as heard surely."""
_SHORT_WORDS = 4
SHORT_SURE = 0.97
"""So few words give the second ear little to go by ("Hilfer walk." for "go for a walk"). Where
each was heard live with such confidence, they stand. Of 192 such phrases, by a neural voice,
the same in noise, and two synthesisers, 97 were heard so: the copy was better in 2, worse in 25."""
_LEAST_ALIKE = 0.36
"""Shared letters, 0 to 1. Of 371 answers, by a live ear with up to half of its words wrong, all but
one had 0.45 and more in common with the second ear's text, and 95 of 100 other answers' texts less
than 0.35. (In a reverberant room, where nine words of ten were wrong: 0.13 to 0.68.)"""
_REACH_SECONDS = 0.3
"""A sense for speech may begin so much late, and end early."""
_CHUNK_LETTERS = 400
"""Comparing takes time with the square of the length."""


class Reason(StrEnum):
    """Why a text was turned down, as the end of a sentence about it."""

    NOTHING = "it heard nothing where words were heard live"
    NO_SPEECH = "it wrote words where nobody spoke"
    TOO_FAST = "it wrote more words than can be spoken in that time"
    REPEATS = "it repeats itself"
    TOO_SHORT = "it lost most of the words"
    TOO_LONG = "it wrote far more than was heard live"
    UNLIKE = "it has nothing in common with what was heard live"
    LETTERS = "it wrote in other letters than those heard live"
    SHORT = "a few words were heard surely live, and it wrote others"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the second ear's text is kept; otherwise why not."""

    reason: Reason | None = None

    @property
    def kept(self) -> bool:
        """The page may have the second ear's text."""
        return self.reason is None


def judge(
    heard: Sequence[Word],
    copy: str,
    *,
    seconds: float,
    lines: Sequence[Line] = (),
    speech: Sequence[Span] | None = None,
) -> Verdict:
    """Compare what was heard live with the second ear's text of the same sound.

    ``seconds`` is the length of the sound. ``lines`` are those that the text was made of, and
    ``speech`` where a sense for speech heard a person, both in seconds since the first sample;
    None: nobody listened for that.
    """
    live, words = words_of(" ".join(word.text for word in heard)), words_of(copy)
    tests = (
        (not words and bool(live), Reason.NOTHING),
        (bool(words) and _beside(lines, speech), Reason.NO_SPEECH),
        (bool(words) and not live and not speech, Reason.NO_SPEECH),
        (len(words) > _most_words(seconds, speech), Reason.TOO_FAST),
        (_repeats(words, live), Reason.REPEATS),
        *_compared(live, words, heard),
    )
    return Verdict(next((reason for found, reason in tests if found), None))


def in_speech(lines: Sequence[Line], speech: Sequence[Span] | None) -> list[Line]:
    """Those lines during which somebody spoke (all, where nobody listened for that)."""
    return [line for line in lines if speech is None or _is_in(line, speech)]


def _is_in(line: Line, speech: Sequence[Span]) -> bool:
    return any(
        line.start < end + _REACH_SECONDS and line.end > start - _REACH_SECONDS
        for start, end in speech
    )


def _beside(lines: Sequence[Line], speech: Sequence[Span] | None) -> bool:
    if speech is None:
        return False
    return not speech or any(not _is_in(line, speech) for line in lines if words_of(line.text))


def _most_words(seconds: float, speech: Sequence[Span] | None) -> float:
    spoken = seconds if speech is None else sum(end - start for start, end in speech)
    return _FREE_WORDS + MOST_WORDS_A_SECOND * max(0.0, min(spoken, seconds))


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, letters and digits only."""
    kept = ("".join(letter for letter in word if letter.isalnum()) for word in text.split())
    return [word.casefold() for word in kept if word]


def _repeats(words: Sequence[str], live: Sequence[str]) -> bool:
    """A loop that the live ear does not have, of words or within one."""
    if _LETTERS_LOOP.search(" ".join(words)) and not _LETTERS_LOOP.search(" ".join(live)):
        return True
    for size in range(1, min(_LONGEST_LOOP_WORDS, len(words) // 2) + 1):
        least = _LOOPS.get(size, _LOOPS[3])
        if _longest_loop(words, size) >= max(least, 2 * _longest_loop(live, size)):
            return True
    return False


def _longest_loop(words: Sequence[str], size: int) -> int:
    """How often at most the same ``size`` words come one after another."""
    longest = run = 0
    for at in range(size, len(words)):
        run = run + 1 if words[at] == words[at - size] else 0
        longest = max(longest, run // size + 1)
    return longest


def _compared(
    live: Sequence[str], words: Sequence[str], heard: Sequence[Word]
) -> tuple[tuple[bool, Reason], ...]:
    if not live or not words:
        return ()
    one, other = "".join(live), "".join(words)
    sure = sum(word.confidence for word in heard) / len(heard) >= SURE
    long_enough = min(len(live), len(words)) >= _FEW_WORDS
    unlike = sure and long_enough and _alike(one, other) < _LEAST_ALIKE
    short = len(live) <= _SHORT_WORDS and all(word.confidence >= SHORT_SURE for word in heard)
    return (
        (_in_other_letters(one, other), Reason.LETTERS),
        (short and live != words, Reason.SHORT),
        (len(other) + _FREE_LETTERS < _LEAST_SHARE * len(one), Reason.TOO_SHORT),
        (len(other) > _MOST_SHARE * len(one) + _FREE_LETTERS, Reason.TOO_LONG),
        (unlike, Reason.UNLIKE),
    )


def _in_other_letters(one: str, other: str) -> bool:
    """Whether the two have no alphabet in common: of laughter, and of another language, a model
    that learnt from the web makes what it has seen there."""
    ours, theirs = _alphabets(one), _alphabets(other)
    return bool(ours and theirs) and not ours & theirs


def _alphabets(text: str) -> set[str]:
    return {name(letter, "").partition(" ")[0] for letter in text if letter.isalpha()}


def _alike(one: str, other: str) -> float:
    """The share of letters that stand in both in the same order: 0 to 1."""
    parts = max(1, round(max(len(one), len(other)) / _CHUNK_LETTERS))
    ratios = [
        SequenceMatcher(None, _part(one, n, parts), _part(other, n, parts), autojunk=False).ratio()
        for n in range(parts)
    ]
    return sum(ratios) / parts


def _part(text: str, number: int, parts: int) -> str:
    return text[len(text) * number // parts : len(text) * (number + 1) // parts]
