"""Where in a recording the words of a text were said: a text as it stands on the page now, written
out fair or corrected by hand, beside the words as they were heard. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from voice_coach.messages import Word
from voice_coach.recordings.kept import KeptUtterance

_WORD = re.compile(r"\S+")
_STOP = re.compile(
    r"[.!?\u2026]+[\"'\u2019\u201d\u00bb)\]]*(?=\s|\Z)|[\u3002\uff01\uff1f]+[\u300d\u300f\uff09]*|\n"
)
_MOST_TIMES_LONGER = 3
"""Words in the place of others: where one side is longer than that, somebody wrote something new,
which nobody said."""
_LEAST_SHARE = 1 / 3
"""Of its words so many have to be found for a sentence to have been said."""


@dataclass(frozen=True, slots=True)
class Match:
    """What was heard of a word: from the ``first`` to the ``last`` of the words heard, by their
    places. ``exact``: that very word; otherwise others stand in its place."""

    first: int
    last: int
    exact: bool


@dataclass(frozen=True, slots=True)
class TimedSentence:
    """A sentence of the text, and when it was said: seconds from the beginning of the file; None
    where it was not, as what was added by hand."""

    text: str
    starts_at: float | None = None
    ends_at: float | None = None


def sentences_in(text: str, utterances: Sequence[KeptUtterance]) -> tuple[TimedSentence, ...]:
    """The sentences of a text, with their times in the recording of which these are the
    utterances, in order."""
    heard = [word for utterance in utterances for word in utterance.words]
    spans = list(sentence_spans(text))
    words = list(word_spans(text))
    matches = matched(
        [text[start:end] for start, end in words],
        [word.text for word in heard],
        beginning(words, spans),
    )
    found = []
    for start, end in spans:
        inside = [
            match for (at, _), match in zip(words, matches, strict=True) if start <= at < end
        ]  # fmt: skip
        extent = extent_of(inside)
        found.append(_timed(text[start:end], extent, heard))
    return tuple(found)


def _timed(text: str, extent: tuple[int, int] | None, heard: Sequence[Word]) -> TimedSentence:
    if extent is None:
        return TimedSentence(text)
    first, last = extent
    return TimedSentence(text, heard[first].start, max(heard[first].end, heard[last].end))


def extent_of(matches: Sequence[Match | None]) -> tuple[int, int] | None:
    """From which to which of the words heard a sentence goes whose words were found so; None where
    too little of it was."""
    found = [match for match in matches if match is not None]
    if not found or len(found) < _LEAST_SHARE * len(matches):
        return None
    return found[0].first, found[-1].last


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, without the blanks around it. "E.g." ends none."""
    start = 0
    for stop in _STOP.finditer(text):
        rest = text[stop.end() : stop.end() + 2].lstrip(" ")
        if rest[:1].islower() and "\n" not in stop[0]:
            continue
        yield from _bare_span(text, start, stop.end())
        start = stop.end()
    yield from _bare_span(text, start, len(text))


def _bare_span(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inner = text[start:end]
    if bare := inner.strip():
        start += len(inner) - len(inner.lstrip())
        yield start, start + len(bare)


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each word begins and ends; a dash alone is none."""
    for found in _WORD.finditer(text):
        if _bare(found[0]):
            yield found.span()


def beginning(words: Sequence[tuple[int, int]], sentences: Sequence[tuple[int, int]]) -> set[int]:
    """The places of the words with which the sentences begin."""
    starts = [start for start, _ in words]
    return {bisect_left(starts, start) for start, _ in sentences}


def matched(
    words: Sequence[str], heard: Sequence[str], begins: Collection[int] = ()
) -> list[Match | None]:
    """For each word of a text what was heard of it; None where nothing was. ``begins``: at which
    words a sentence begins. The places never go back. Case and signs do not count."""
    found: list[Match | None] = [None] * len(words)
    matcher = SequenceMatcher(None, list(map(_bare, words)), list(map(_bare, heard)), False)
    codes = matcher.get_opcodes()
    if all(code[0] != "equal" for code in codes):
        return found
    for kind, low, high, first, after in codes:
        start, end = low, high
        if kind == "replace":
            start, end = _in_place(low, high, after - first, begins)
        many, spoken = end - start, after - first
        if kind in ("equal", "replace"):
            for place in range(many):
                one = first + place * spoken // many
                last = first + ((place + 1) * spoken - 1) // many
                found[start + place] = Match(one, max(one, last), kind == "equal")
    return found


def _in_place(start: int, end: int, spoken: int, begins: Collection[int]) -> tuple[int, int]:
    """Which of these words stand in the place of so many that were heard: all of them; or, where
    whole sentences were added, the rest of the one before, or the beginning of the one after."""
    inside = sorted(place for place in begins if start < place < end)
    ways = [(start, end), *([(start, inside[0]), (inside[-1], end)] if inside else [])]
    for low, high in ways:
        if max(high - low, spoken) <= _MOST_TIMES_LONGER * min(high - low, spoken):
            return low, high
    return start, start


def _bare(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def bare_words(text: str) -> Counter[str]:
    """How often each word is in a text, without case and signs."""
    return Counter(_bare(text[start:end]) for start, end in word_spans(text))


def can_be_in(part: Counter[str], heard: Counter[str]) -> bool:
    """Whether ``parts_in`` may find a part among words that were heard: a glance, where looking
    takes long."""
    return 2 * (part & heard).total() >= part.total()


def parts_in(parts: Sequence[str], utterances: Sequence[KeptUtterance]) -> list[TimedSentence]:
    """These parts of an answer, in order, with their times in its recording; none for a part of
    which less than half was said in these very words."""
    heard = [word for utterance in utterances for word in utterance.words]
    words = [[part[start:end] for start, end in word_spans(part)] for part in parts]
    begins = list(accumulate(map(len, words), initial=0))
    texts = [word for part in words for word in part]
    matches = matched(texts, [word.text for word in heard], begins)
    found = []
    for part, first, after in zip(parts, begins, begins[1:], strict=False):
        inside = matches[first:after]
        exact = sum(match is not None and match.exact for match in inside)
        said = extent_of(inside) if 2 * exact >= len(inside) else None
        found.append(_timed(part, said, heard))
    return found
