"""Finds which phone is spoken in every 30 ms: flat start, then Viterbi rounds.

Phones are chain-like: the first label frame is the phone's first half, all later ones its second.
The Gaussians tell apart `HALVES` classes: silence 0 and 1, phone k (0-based) 2 + 2k and 3 + 2k.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from scripts.parts.small_model import features, settings
from scripts.parts.small_model.contexts import HALVES, NEIGHBOURS, code
from scripts.parts.small_model.lexicon import PHONES, Pronunciation

ROUNDS = 14
FLAT_START_UTTERANCES = 1_500
EDGE_LABELS = 5
"""Known silence put before and after each utterance while aligning, in label frames."""
_NUMBER = {phone: index + 1 for index, phone in enumerate(PHONES)}
_NEVER = -1e9
_LEAST_FRAMES = 20
Floats = NDArray[np.float32]
Codes = NDArray[np.uint16]
Halves = NDArray[np.int64]


@dataclass(frozen=True)
class Path:
    """The states an utterance may pass through, in topological order.

    `codes` (states,) is each state's phone, half and neighbour; `before` (states, k) its
    predecessors, itself among them where it may repeat, padded with the number of states.
    """

    codes: NDArray[np.int64]
    before: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def path_of(words: Sequence[str], lexicon: Mapping[str, Sequence[Pronunciation]]) -> Path:
    """Lay out silence, words and optional silences between, with all pronunciations."""
    codes: list[int] = []
    before: list[list[int]] = []

    def phone(number: int, entries: list[int], left: int = 0, right: int = 0) -> list[int]:
        begin = len(codes)
        codes.extend((code(number, 0, left), code(number, 1, right)))
        before.extend((list(entries), [begin, begin + 1]))
        return [begin, begin + 1]

    ends = phone(0, [])
    for position, word in enumerate(words):
        after_word: list[int] = []
        for pronunciation in lexicon[word]:
            exits = ends
            numbers = [0, *(_NUMBER[symbol] for symbol in pronunciation), 0]
            for left, number, right in zip(numbers, numbers[1:], numbers[2:], strict=False):
                exits = phone(number, exits, left, right)
            after_word += exits
        is_last = position == len(words) - 1
        silence = phone(0, after_word)
        ends = silence if is_last else after_word + silence
    width = max(len(entries) for entries in before)
    padded = np.full((len(codes), width), len(codes), np.int64)
    for state, entries in enumerate(before):
        padded[state, : len(entries)] = entries
    return Path(np.array(codes), padded, np.array([0]), np.array(ends))


def viterbi(scores: Floats, path: Path) -> tuple[Codes, float]:
    """The best code per label frame for `scores` (labels, HALVES), and its score a frame.

    Raises `ValueError` when the utterance is shorter than its phones.
    """
    count, states = len(scores), len(path.codes)
    local = scores[:, path.codes // NEIGHBOURS]
    trace = np.zeros((count, states), np.int64)
    current = np.full(states + 1, _NEVER, np.float32)
    current[path.first] = local[0, path.first]
    rows = np.arange(states)
    for frame in range(1, count):
        candidates = current[path.before]
        choice = candidates.argmax(1)
        trace[frame] = path.before[rows, choice]
        current[:states] = candidates[rows, choice] + local[frame]
    state = int(path.last[current[path.last].argmax()])
    best = float(current[state])
    if best < _NEVER / 2:
        raise ValueError("too short for its phones")
    labels = np.empty(count, np.uint16)
    for frame in range(count - 1, -1, -1):
        labels[frame] = path.codes[state]
        state = int(trace[frame, state]) if frame else state
    return labels, best / count


def utterance_features(samples: NDArray[np.int16], seed: int) -> Floats:
    """Alignment features of one utterance with its silent edges and a trace of noise."""
    edge = np.zeros(EDGE_LABELS * settings.LABEL_SAMPLES, np.float32)
    signal = torch.from_numpy(np.concatenate([edge, samples.astype(np.float32), edge]))
    noise = torch.randn(len(signal), generator=torch.Generator().manual_seed(seed))
    return features.alignment_features(signal + 4.0 * noise).numpy()


def flat_start(feats: Floats, path: Path) -> Halves:
    """Silence where it is quiet, the rest spread evenly over the phones.

    `path` must hold one pronunciation a word.
    """
    energy = feats[:, 0]
    threshold = energy.min() + 0.35 * (energy.max() - energy.min())
    loud = np.flatnonzero(energy > threshold)
    labels = np.zeros(len(feats), np.int64)
    labels[1:] = 1
    phones = [int(c) for c in path.codes[::2] // NEIGHBOURS if c != 0]
    start, end = int(loud[0]), int(loud[-1]) + 1
    bounds = np.linspace(start, end, len(phones) + 1).astype(int)
    for phone, low, high in zip(phones, bounds[:-1], bounds[1:], strict=True):
        labels[low:high] = phone + 1
        labels[low : low + 1] = phone
    return labels


@dataclass(frozen=True)
class Gaussians:
    """One diagonal Gaussian per class: means and variances, shape (classes, dimensions)."""

    means: Floats
    variances: Floats

    def scores(self, feats: Floats) -> Floats:
        """Log densities, shape (labels, classes)."""
        inverse = 1.0 / self.variances
        constant = -0.5 * (np.log(self.variances) + self.means**2 * inverse).sum(1)
        out = constant + feats @ (self.means * inverse).T - 0.5 * feats**2 @ inverse.T
        return np.asarray(out, np.float32)


def estimate(feats: Sequence[Floats], labels: Sequence[Halves]) -> Gaussians:
    """Fit the Gaussians to labelled features, with variances floored at a share of the whole."""
    every, classes = np.concatenate(feats), np.concatenate(labels)
    overall_mean, overall = every.mean(0), every.var(0)
    means = np.tile(overall_mean, (HALVES, 1))
    variances = np.tile(overall, (HALVES, 1))
    for number in range(HALVES):
        chosen = every[classes == number]
        if len(chosen) > _LEAST_FRAMES:
            means[number] = chosen.mean(0)
            variances[number] = np.maximum(chosen.var(0), 0.05 * overall)
    return Gaussians(means.astype(np.float32), variances.astype(np.float32))


def train_gaussians(
    feats: Sequence[Floats], single: Sequence[Path], paths: Sequence[Path]
) -> Gaussians:
    """Flat start on `single` pronunciations, then Viterbi rounds over all `paths`."""
    labels = [flat_start(f, p) for f, p in zip(feats, single, strict=True)]
    model = estimate(feats, labels)
    for _ in range(ROUNDS):
        kept, labels = [], []
        for feat, path in zip(feats, paths, strict=True):
            try:
                labels.append(viterbi(model.scores(feat), path)[0].astype(np.int64) // NEIGHBOURS)
            except ValueError:
                continue
            kept.append(feat)
        model = estimate(kept, labels)
    return model
