"""An answer as sentences, and a long sentence as pieces to be heard in one breath. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_WORDS = 25
"""In one cue: more is not held in mind with the eyes closed."""
_LEAST_WORDS = 4
"""A piece is no shorter than this."""

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")  # noqa: RUF001
_SHORT_FORMS = re.compile(r"(?:\b(?:mr|mrs|ms|dr|st|prof|e\.g|i\.e|a\.m|p\.m|vs)|\b[A-Z])\.$", re.I)
_SINGLE_CAPITAL = re.compile(r"(?:^|\s)(?!I\b)[A-Z]\.$")
_JOINTS = frozenset("and but then because while when so where with".split())


def sentences(text: str) -> Iterator[str]:
    """The sentences of an answer: lines are ended by line breaks, and no quotation is cut."""
    for line in text.splitlines():
        yield from _of_line(line.strip())


def _of_line(line: str) -> Iterator[str]:
    start = 0
    for found in _END.finditer(line):
        said = line[start : found.end()]
        if _within_a_quotation(said) or _is_short_form(said):
            continue
        yield said.strip()
        start = found.end()
    if rest := line[start:].strip():
        yield rest


def _within_a_quotation(said: str) -> bool:
    return said.count('"') % 2 == 1 or said.count("“") > said.count("”")


def _is_short_form(said: str) -> bool:
    if said.endswith((" I.", "\tI.")) or said == "I.":
        return False
    return _SHORT_FORMS.search(said) is not None or _SINGLE_CAPITAL.search(said) is not None


def pieces(sentence: str, most: int = MOST_WORDS) -> tuple[str, ...]:
    """The sentence in pieces of at most so many words, parted before a joining word or after a
    comma where there is one. Together they are the sentence."""
    words = sentence.split()
    found = []
    while len(words) > most:
        # Halves are easier to hear than a full piece and a crumb.
        parts = -(-len(words) // most)
        cut = _cut(words, most, aim=min(most, -(-len(words) // parts)))
        found.append(" ".join(words[:cut]))
        words = words[cut:]
    return (*found, " ".join(words))


def _cut(words: list[str], most: int, aim: int) -> int:
    last = min(most, len(words) - _LEAST_WORDS)
    places = [
        at
        for at in range(_LEAST_WORDS, last + 1)
        if words[at].casefold() in _JOINTS or words[at - 1][-1:] in ",;:–—"  # noqa: RUF001
    ]
    return min(places, key=lambda at: abs(at - aim), default=max(1, min(aim, last)))
