"""Blocks that return: what a person named in several sessions, in words that are alike. Pure.

The rule is plain, and rather finds too little than too much. Of each wording only the words that
carry its content count, without their endings ("waiting" is "wait"). Two wordings are alike if
these words are the same, or if they share at least two and at least half of all that they have
together. A wording joins others only if it is alike to every one of them. Whoever reads it sees
the wordings themselves, and judges.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from voice_coach.stems import stem

LEAST_SHARED_WORDS = 2
LEAST_SHARED_PART = 0.5
_EMPTY_WORDS = frozenset(
    "a about again all always am an and another any anything are aren't as at be because been "
    "before being but by can can't cannot could couldn't did didn't do does doesn't doing don't "
    "each else ever every everything for from get gets getting got had has have haven't having he "
    "her him his how i i'd i'll i'm i've if in into is isn't it it's its just like made make makes "
    "making maybe me more most much my myself never no nor not nothing now of often on one only or "
    "other our out over really she should shouldn't so some something still such than that that's "
    "the their them then there there's these they thing things this those through to too until up "
    "very was wasn't we were what when where which while who whom why will with without won't "
    "would wouldn't you your yet".split()
)
"""Words that say little by themselves. Chosen by hand, for English: pronouns, articles, helping
verbs, and what stands in nearly every block ("always", "too much", "never")."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A block as the person named it in one session."""

    text: str
    event: str
    run: str
    day: date | None


@dataclass(frozen=True, slots=True)
class ReturningBlock:
    """Wordings from at least two sessions, the first one first, and the words they share."""

    words: tuple[str, ...]
    wordings: tuple[Wording, ...]

    @property
    def sessions(self) -> int:
        """In how many sessions it was named."""
        return len({wording.run for wording in self.wordings})


def returning(wordings: Iterable[Wording]) -> tuple[ReturningBlock, ...]:
    """The blocks that were named in more than one session, the most frequent first."""
    groups = _Groups()
    for wording in wordings:
        groups.add(wording)
    found = [
        ReturningBlock(_shared(group.wordings), tuple(group.wordings))
        for group in groups.all
        if len({wording.run for wording in group.wordings}) > 1
    ]
    return tuple(sorted(found, key=lambda block: -block.sessions))


def alike(one: str, other: str) -> bool:
    """Whether two wordings are alike by the rule above."""
    return _alike(_words(one), _words(other))


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    if first == second:
        return bool(first)
    shared = len(first & second)
    return shared >= LEAST_SHARED_WORDS and shared >= LEAST_SHARED_PART * len(first | second)


@dataclass(frozen=True, slots=True)
class _Group:
    """Wordings of which each is alike to all others, and what different words they are of."""

    wordings: list[Wording] = field(default_factory=list)
    words: list[frozenset[str]] = field(default_factory=list)


class _Groups:
    """The groups in the order of their first wordings. Only those are compared with a new wording
    that share words with it, and each way of saying a thing but once: in the journal of many
    years nearly every block was named before."""

    def __init__(self) -> None:
        self.all: list[_Group] = []
        self._of_word: dict[str, list[int]] = {}
        self._of_words: dict[frozenset[str], int] = {}

    def add(self, wording: Wording) -> None:
        """Into the first group that fits, or into one of its own."""
        words = _words(wording.text)
        place = self._of_words.get(words)
        if place is None:
            place = next(self._fitting(words), len(self.all))
            if place == len(self.all):
                self.all.append(_Group())
                for word in words:
                    self._of_word.setdefault(word, []).append(place)
            self.all[place].words.append(words)
            if words:  # what has no words is like nothing, not even itself
                self._of_words[words] = place
        self.all[place].wordings.append(wording)

    def _fitting(self, words: frozenset[str]) -> Iterator[int]:
        """The groups to whose every wording one of these words is alike. One that is, shares
        words with the group's first wording."""
        shared = Counter(place for word in words for place in self._of_word.get(word, ()))
        for place in sorted(p for p, times in shared.items() if times >= LEAST_SHARED_WORDS):
            if all(_alike(words, others) for others in self.all[place].words):
                yield place


def _shared(group: list[Wording]) -> tuple[str, ...]:
    """The words that all have, as the first one has them."""
    stems = [_content(wording.text) for wording in group]
    common = set(stems[0]).intersection(*stems)
    return tuple(word for short, word in stems[0].items() if short in common)


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(_content(text))


@cache
def _content(text: str) -> dict[str, str]:
    """The content words by their stems, in their order. A wording made of empty words alone
    ("it is me") is like a single word: only the very same is alike."""
    words = re.findall(r"\w+(?:'\w+)*", text.casefold().replace("\u2019", "'"))
    telling = [word for word in words if word not in _EMPTY_WORDS]
    if not telling:
        return {" ".join(words): " ".join(words)} if words else {}
    found: dict[str, str] = {}
    for word in telling:
        found.setdefault(stem(word.removesuffix("'s")), word)
    return found
