"""Word error rate, and how well sentences, capitals and question marks are written.

Words are aligned by edit distance (jiwer). A sign counts as right where both texts have it behind
words that are aligned with each other, the same or not; as missed, or as made up, elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import jiwer
import numpy as np

from scripts.parts.benchmarks.hearing_words import Token, tokens

_RUN_WORDS = 10
_DRAWS = 2_000
Sign = Callable[[Token], bool]
SIGNS: dict[str, Sign] = {
    "sentence ends": lambda token: token.ends,
    "capitals": lambda token: token.capital,
    "question marks": lambda token: token.asks,
}
Pair = tuple[Token | None, Token | None]
"""A word as it should be, and as it was heard; None: it was left out, or made up."""


def aligned(right: str, heard: str) -> list[Pair]:
    """The words of both texts, side by side."""
    rights, heards = tokens(right), tokens(heard)
    if not rights or not heards:
        return [(token, None) for token in rights] + [(None, token) for token in heards]
    done = jiwer.process_words(
        " ".join(token.word for token in rights), " ".join(token.word for token in heards)
    )
    pairs: list[Pair] = []
    for chunk in done.alignments[0]:
        before = rights[chunk.ref_start_idx : chunk.ref_end_idx]
        after = heards[chunk.hyp_start_idx : chunk.hyp_end_idx]
        if chunk.type in ("equal", "substitute"):
            pairs += zip(before, after, strict=True)
        else:
            pairs += [(token, None) for token in before] + [(None, token) for token in after]
    return pairs


def errors(pairs: Sequence[Pair]) -> int:
    """Words left out, made up or taken for others."""
    return sum(not one or not other or one.word != other.word for one, other in pairs)


@dataclass(slots=True)
class Tally:
    """Counts over several texts."""

    errors: int = 0
    words: int = 0
    both: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIGNS, 0))
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIGNS, 0))
    heard: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIGNS, 0))
    runs: list[tuple[int, int]] = field(default_factory=list)
    """Errors and words in runs of some words each, for the interval."""

    def add(self, right: str, heard: str) -> int:
        """Count these two texts. Returns the errors in them."""
        pairs = aligned(right, heard)
        found = errors(pairs)
        self.errors += found
        self.words += sum(one is not None for one, _ in pairs)
        for name, has in SIGNS.items():
            self.both[name] += sum(bool(a and b and has(a) and has(b)) for a, b in pairs)
            self.right[name] += sum(bool(a and has(a)) for a, _ in pairs)
            self.heard[name] += sum(bool(b and has(b)) for _, b in pairs)
        self.runs += _runs(pairs)
        return found

    @property
    def percent(self) -> float:
        """Word errors in percent of the words that were said."""
        return 100 * self.errors / max(1, self.words)

    def f1(self, name: str) -> float:
        """Of one of ``SIGNS``: 0 to 1."""
        return 2 * self.both[name] / max(1, self.right[name] + self.heard[name])

    def interval(self) -> tuple[float, float]:
        """The word error rate's 95 % interval in percent, by drawing runs of words anew."""
        runs = np.array(self.runs)
        draws = np.random.default_rng(5).integers(0, len(runs), (_DRAWS, len(runs)))
        sums = runs[draws].sum(axis=1)
        low, high = np.percentile(100 * sums[:, 0] / sums[:, 1], [2.5, 97.5])
        return float(low), float(high)


def _runs(pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    run: list[Pair] = []
    for pair in pairs:
        run.append(pair)
        if sum(one is not None for one, _ in run) == _RUN_WORDS:
            yield errors(run), _RUN_WORDS
            run = []
    if run:
        yield errors(run), sum(one is not None for one, _ in run)
