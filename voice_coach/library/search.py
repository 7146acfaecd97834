"""What a search found, as it is shown: the session, the question, and the sentence around the
words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voice_coach.journal.cache import Hit, Row
from voice_coach.stems import folded, stems

_SENTENCE = re.compile(r"[^.!?\u2026\n]*(?:[.!?\u2026]+[\"'\u2019\u201d)]*|\n|$)\s*")
_WORD = re.compile(r"\w+")
_LONGEST = 300
"""Letters: a sentence of dictation can go on for minutes."""
_BEFORE = 80


@dataclass(frozen=True, slots=True)
class Found:
    """A passage of a session. ``place`` is its step's heading; ``sentence`` the part that holds
    most of the words, ``text`` all of the answer; ``wanted``: the words, without endings."""

    row: Row
    place: str
    question: str
    text: str
    sentence: str
    wanted: frozenset[str] = frozenset()


def found_in(rows: Iterable[Row], hits: Iterable[Hit], words: str) -> Iterator[Found]:
    """The hits in their order, with the sentences in which these words stand."""
    by_name = {row.name: row for row in rows}
    wanted = frozenset(stems(words))
    for hit in hits:
        sentence = _cut(best_sentence(hit.text, wanted), wanted)
        yield Found(
            by_name[hit.name],
            hit.place,
            " ".join(hit.question.split("\n")),
            hit.text,
            sentence,
            wanted,
        )


def best_sentence(text: str, wanted: frozenset[str]) -> str:
    """The sentence with most of the words; the first one, where only the question has them."""
    sentences = [found[0].strip() for found in _SENTENCE.finditer(text)]
    whole = [sentence for sentence in sentences if sentence]
    return max(whole, key=lambda one: len(wanted.intersection(stems(one))), default="")


def marks(text: str, wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand, in any of their forms."""
    for found in _WORD.finditer(text):
        if wanted.intersection(stems(folded(found[0]))):
            yield found.start(), found.end()


def _cut(sentence: str, wanted: frozenset[str]) -> str:
    if len(sentence) <= _LONGEST:
        return sentence
    first = next((start for start, _ in marks(sentence, wanted)), 0)
    begin = max(0, min(first - _BEFORE, len(sentence) - _LONGEST))
    end = begin + _LONGEST
    cut = sentence[begin:end]
    if begin:
        cut = f"\u2026{cut.partition(' ')[2] or cut}"
    if end < len(sentence):
        cut = f"{cut.rpartition(' ')[0] or cut}\u2026"
    return cut
