"""The acoustic stage: choose what is said by whom, speak it, align it, train the network."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from scripts.parts.small_model import align, contexts, export, settings, synth, text, train
from scripts.parts.small_model.lexicon import Pronunciation, choose_words, lexicon
from scripts.parts.small_model.network import Network
from scripts.parts.small_model.templates import COMMANDS, NUMBERS, SHORT_ANSWERS

MAX_WORDS_SPOKEN = 14
RARE = 4
"""Words said less often than this in the sentences are said in random strings."""
_BATCH = 100


@dataclass(frozen=True)
class Plan:
    """How much to train: sentences of text, strings of random words, epochs.

    The first epochs only serve to align, and see `first_share` of the utterances.
    """

    sentences: int = 9_500
    random_strings: int = 4_000
    short: int = 1_500
    first_share: float = 0.4
    first_epochs: int = 2
    epochs: int = 6


QUICK = Plan(5_000, 2_500, 900, epochs=3)


def _pieces(sentence: str) -> Iterable[str]:
    words = sentence.split()
    for start in range(0, len(words), MAX_WORDS_SPOKEN):
        yield " ".join(words[start : start + MAX_WORDS_SPOKEN])


def _random_strings(
    words: Sequence[str], seen: Counter[str], count: int, random: np.random.Generator
) -> Iterable[str]:
    """Strings of 2 to 7 words that make every word of the lexicon heard, the rare ones first."""
    deck: list[str] = []
    for _ in range(count):
        size = int(random.integers(2, 8))
        if len(deck) < size:
            rare = [word for word in words if seen[word] < RARE]
            deck = [*rare, *random.choice(words, len(words) // 2)]
            random.shuffle(deck)
        yield " ".join(str(deck.pop()) for _ in range(size))


def jobs(plan: Plan, extra: Iterable[Path]) -> list[synth.Spoken]:
    """Every training sentence with its voice, shuffled; the same ones for the same text."""
    random = np.random.default_rng(settings.SEED)
    corpus = text.collect(extra)
    pieces = sorted({piece for line in corpus.sentences for piece in _pieces(line)})
    apart = {*text.heldout(), *text.tuning()}
    words = choose_words(corpus.sentences, settings.VOCABULARY)
    known = lexicon(words)
    words = [word for word in words if word in known]
    deck = [str(p) for p in random.permutation(np.array(pieces, object))]
    spoken = (deck * (plan.sentences // len(deck) + 1))[: plan.sentences]
    seen = Counter(word for line in spoken for word in line.split())
    spoken += list(_random_strings(words, seen, plan.random_strings, random))
    short = [*COMMANDS, *COMMANDS, *SHORT_ANSWERS, *NUMBERS]
    spoken += [short[random.integers(len(short))] for _ in range(plan.short)]
    order = random.permutation(len(spoken))
    chosen = (spoken[i] for i in order if spoken[i] not in apart)
    return [synth.draw(line, random) for line in chosen]


def _gaussian_scores(model: align.Gaussians, samples: NDArray[np.int16], seed: int) -> align.Floats:
    return model.scores(align.utterance_features(samples, seed))


def _network_scores(
    network: Network, priors: align.Floats, samples: NDArray[np.int16], seed: int
) -> align.Floats:
    noise = np.random.default_rng(seed).normal(0, 2, len(samples)).round().astype(np.int16)
    return train.posteriors(network, samples + noise, align.EDGE_LABELS).numpy() - priors


def _align_batch(
    scorer: partial[align.Floats],
    known: Mapping[str, Sequence[Pronunciation]],
    batch: Sequence[tuple[int, str, NDArray[np.int16]]],
) -> list[tuple[align.Codes, float] | None]:
    torch.set_num_threads(1)
    out: list[tuple[align.Codes, float] | None] = []
    for seed, words, samples in batch:
        path = align.path_of(words.split(), known)
        try:
            labels, score = align.viterbi(scorer(samples=samples, seed=seed), path)
        except ValueError:
            out.append(None)
            continue
        out.append((labels[align.EDGE_LABELS : -align.EDGE_LABELS], score))
    return out


def _align_all(
    scorer: partial[align.Floats],
    known: Mapping[str, Sequence[Pronunciation]],
    utterances: Sequence[synth.Utterance],
    audio: NDArray[np.int16],
) -> train.Data:
    """Label every utterance; leave out those too short or among the worst 1.5 % by score."""
    batches = [
        [(i, u.text, np.array(audio[u.offset : u.offset + u.samples]))
         for i, u in enumerate(utterances[start : start + _BATCH], start)]
        for start in range(0, len(utterances), _BATCH)
    ]  # fmt: skip
    with ProcessPoolExecutor(synth.WORKERS) as pool:
        found = [r for b in pool.map(partial(_align_batch, scorer, known), batches) for r in b]
    limit = np.quantile([result[1] for result in found if result], 0.015)
    labels, starts, at = [], np.full(len(utterances), -1, np.int64), 0
    for index, result in enumerate(found):
        if result and result[1] > limit:
            starts[index] = at
            labels.append(result[0])
            at += len(result[0])
    return train.Data(utterances, audio, np.concatenate(labels), starts)


def _flat_start(
    known: Mapping[str, Sequence[Pronunciation]],
    utterances: Sequence[synth.Utterance],
    audio: NDArray[np.int16],
) -> align.Gaussians:
    chosen = utterances[: align.FLAT_START_UTTERANCES]
    feats = [
        align.utterance_features(np.array(audio[u.offset : u.offset + u.samples]), i)
        for i, u in enumerate(chosen)
    ]
    first = {word: entries[:1] for word, entries in known.items()}
    single = [align.path_of(u.text.split(), first) for u in chosen]
    paths = [align.path_of(u.text.split(), known) for u in chosen]
    return align.train_gaussians(feats, single, paths)


def _clock(began: float, stage: str) -> None:
    print(f"[{time.monotonic() - began:6.0f} s] {stage}", flush=True)


def speak(places: settings.Places, plan: Plan, extra: Iterable[Path] = ()) -> None:
    """Choose and speak the training sentences; writes `places.audio` and its index."""
    began = time.monotonic()
    hours = synth.speak_all(jobs(plan, extra), places)
    _clock(began, f"spoke {hours:.2f} h")


def build(places: settings.Places, plan: Plan) -> None:
    """Align the spoken sentences and train; writes `places.network`."""
    began = time.monotonic()
    utterances, audio = synth.load_index(places), synth.load_audio(places)
    known = lexicon(sorted({word for u in utterances for word in u.text.split()}))
    gaussians = _flat_start(known, utterances, audio)
    _clock(began, "flat start")
    some = utterances[: int(plan.first_share * len(utterances))]
    data = _align_all(partial(_gaussian_scores, gaussians), known, some, audio)
    _clock(began, f"aligned {int((data.starts >= 0).sum())}")
    halves = contexts.without_context()
    network = train.train(data, halves, plan.first_epochs, None, seed=1)
    priors = np.log(_priors(data.labels, halves)).astype(np.float32)
    data = _align_all(partial(_network_scores, network, priors), known, utterances, audio)
    table = contexts.classes_of(data.labels)
    classes = int(table.max()) + 1
    _clock(began, f"aligned again {int((data.starts >= 0).sum())}, {classes} classes")
    network = train.train(data, table, plan.epochs, network.with_classes(classes), seed=2)
    priors = _priors(data.labels, table)
    torch.save({"state": network.state_dict(), "priors": priors, "table": table}, places.network)
    export.write(places)
    _clock(began, f"wrote {places.model / 'am'}")


def _priors(codes: align.Codes, table: NDArray[np.int64]) -> NDArray[np.float64]:
    """Share of each class among the labels."""
    counts = np.bincount(table[codes], minlength=int(table.max()) + 1).astype(np.float64) + 1.0
    return np.asarray(counts / counts.sum())
