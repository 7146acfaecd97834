"""A trigram language model: interpolated Kneser-Ney on the text, mixed with general English."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

START, END = "<s>", "</s>"
TEXT_SHARE = 0.82
"""Weight of the text's own unigrams against general English."""
GENERAL_SHARE = 0.4
"""How far general English's word pairs are believed, against its single words."""
PRUNE_BIGRAMS, PRUNE_TRIGRAMS = 2e-6, 8e-7
"""An n-gram goes when leaving it to back-off costs less than this in expected log probability."""
Gram = tuple[str, ...]


@dataclass(frozen=True)
class BackOffModel:
    """Per history (0 to 2 words): the explicit next words' probabilities, and a back-off weight."""

    explicit: Mapping[Gram, Mapping[str, float]]
    weight: Mapping[Gram, float]

    def probability(self, history: Gram, word: str) -> float:
        """P(word | history); 0 for a word that is not in the vocabulary."""
        if (found := self.explicit.get(history, {}).get(word)) is not None:
            return found
        if not history:
            return 0.0
        return self.weight.get(history, 1.0) * self.probability(history[1:], word)


def _counts(sentences: Iterable[str], order: int) -> dict[Gram, Counter[str]]:
    found: dict[Gram, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        words = [START, *sentence.split(), END]
        for at in range(1, len(words)):
            if at >= order - 1:
                found[tuple(words[at - order + 1 : at])][words[at]] += 1
    return found


def _continuations(above: Mapping[Gram, Counter[str]]) -> dict[Gram, Counter[str]]:
    """Kneser-Ney's lower-order counts: in how many different contexts an n-gram was seen."""
    found: dict[Gram, Counter[str]] = defaultdict(Counter)
    for history, words in above.items():
        for word in words:
            found[history[1:]][word] += 1
    return found


def _discount(counts: Mapping[Gram, Counter[str]]) -> float:
    of = Counter(count for words in counts.values() for count in words.values())
    return of[1] / (of[1] + 2 * of[2]) if of[1] and of[2] else 0.5


def _interpolate(
    counts: Mapping[Gram, Counter[str]], lower: BackOffModel
) -> tuple[dict[Gram, dict[str, float]], dict[Gram, float]]:
    discount = _discount(counts)
    explicit: dict[Gram, dict[str, float]] = {}
    weight: dict[Gram, float] = {}
    for history, words in counts.items():
        total = sum(words.values())
        spare = discount * len(words) / total
        explicit[history] = {
            word: (count - discount) / total + spare * lower.probability(history[1:], word)
            for word, count in words.items()
        }
        weight[history] = spare
    return explicit, weight


def _prune(
    explicit: dict[Gram, dict[str, float]],
    weight: dict[Gram, float],
    lower: BackOffModel,
    history_share: Mapping[Gram, float],
    threshold: float,
) -> None:
    """Drop n-grams that back-off predicts nearly as well, then renew the back-off weights."""
    for history in list(explicit):
        kept = {}
        for word, probability in explicit[history].items():
            other = weight[history] * lower.probability(history[1:], word)
            gain = history_share[history] * probability * math.log(probability / other)
            if gain >= threshold:
                kept[word] = probability
        left = 1.0 - sum(kept.values())
        left_below = 1.0 - sum(lower.probability(history[1:], word) for word in kept)
        if kept:
            explicit[history] = kept
            weight[history] = max(left, 1e-6) / max(left_below, 1e-6)
        else:
            del explicit[history], weight[history]


def _general(
    unigrams: Mapping[str, float], pairs: Mapping[str, Mapping[str, float]]
) -> BackOffModel:
    """Pairs of general English over the unigrams; what they leave over goes to back-off."""
    explicit: dict[Gram, dict[str, float]] = {(): dict(unigrams)}
    weight: dict[Gram, float] = {}
    for first, seconds in pairs.items():
        left = 1.0 - GENERAL_SHARE * sum(seconds.values())
        weight[(first,)] = left
        explicit[(first,)] = {
            word: GENERAL_SHARE * share + left * unigrams[word] for word, share in seconds.items()
        }
    return BackOffModel(explicit, weight)


def _with_general(
    explicit: dict[Gram, dict[str, float]], weight: dict[Gram, float], general: BackOffModel
) -> None:
    """Add the general pairs that the text lacks, as far as the text leaves room for them."""
    for history, words in general.explicit.items():
        if history:
            room = weight.get(history, 1.0)
            found = explicit.setdefault(history, {})
            found |= {word: room * p for word, p in words.items() if word not in found}
            weight[history] = room * general.weight[history]


def train(
    sentences: Sequence[str],
    frequency: Mapping[str, float],
    pairs: Mapping[str, Mapping[str, float]],
) -> BackOffModel:
    """Fit the model.

    `frequency` holds every word of the vocabulary with its share in general English, `pairs` for
    some words the shares of the words that follow them there.
    """
    threes, twos_seen = _counts(sentences, 3), _counts(sentences, 2)
    twos = _continuations(threes)
    # Nothing stands before a sentence's first word: its own counts are the honest ones.
    twos[(START,)] = twos_seen[(START,)]
    ones = _continuations(twos)[()]
    total = sum(ones.values())
    share = ones[END] / total
    unigrams = {
        word: TEXT_SHARE * ones[word] / total + (1 - TEXT_SHARE) * (1 - share) * general
        for word, general in frequency.items()
    }
    unigrams[END] = TEXT_SHARE * share + (1 - TEXT_SHARE) * share
    model = BackOffModel({(): unigrams}, {})
    general = _general(unigrams, pairs)
    tokens = sum(sum(words.values()) for words in twos_seen.values())
    explicit, weight = _interpolate(twos, general)
    _with_general(explicit, weight, general)
    bigram_share = {
        h: max(sum(twos_seen[h].values()) / tokens, unigrams.get(h[-1], 0.0)) for h in explicit
    }
    _prune(explicit, weight, model, bigram_share, PRUNE_BIGRAMS)
    model = BackOffModel({(): unigrams, **explicit}, weight)
    more, more_weight = _interpolate(threes, model)
    trigram_share = {h: sum(threes[h].values()) / tokens for h in more}
    _prune(more, more_weight, model, trigram_share, PRUNE_TRIGRAMS)
    return BackOffModel({**model.explicit, **more}, {**weight, **more_weight})


def perplexity(model: BackOffModel, sentences: Iterable[str]) -> tuple[float, float]:
    """Perplexity over known words, and the share of words not in the vocabulary."""
    logs, words, unknown = 0.0, 0, 0
    for sentence in sentences:
        history: Gram = (START,)
        for word in [*sentence.split(), END]:
            probability = model.probability(history, word)
            words += 1
            if probability > 0:
                logs += math.log(probability)
            else:
                unknown += 1
            history = (*history, word)[-2:]
    return math.exp(-logs / max(1, words - unknown)), unknown / max(1, words)
