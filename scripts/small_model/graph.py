"""The graph stage: from text and lexicon to the model folder, in seconds, without training."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import torch

from scripts.small_model import kaldi_io, lm, settings, text
from scripts.small_model.align import CLASSES
from scripts.small_model.features import BINS
from scripts.small_model.lexicon import (
    PHONES,
    Pronunciation,
    choose_words,
    frequencies,
    lexicon,
)
from scripts.small_model.network import LAYERS, Network, affine_layers

VOCABULARY = 7_000
OWN_TEXT_WEIGHT = 3
UNKNOWN = "[unk]"
SILENCE_COST = 0.7
UNKNOWN_COST, UNKNOWN_PHONE_COST = 2.0, 3.0
_POSITIONS = ("begin", "end", "internal", "singleton")

MFCC_CONF = """\
--sample-frequency=16000
--use-energy=false
--num-mel-bins=40
--num-ceps=40
--low-freq=20
--high-freq=7600
--dither=0.0
"""
MODEL_CONF = """\
--min-active=200
--max-active=3000
--beam=13.0
--lattice-beam=6.0
--acoustic-scale=0.5
--frame-subsampling-factor=3
--phone-determinize=false
--endpoint.silence-phones=1
--endpoint.rule2.min-trailing-silence=0.5
--endpoint.rule3.min-trailing-silence=0.75
--endpoint.rule4.min-trailing-silence=1.0
"""


def phone_id(phone: str, position: str) -> int:
    """The number of a phone in its word position; silence is 1."""
    return 2 + 4 * PHONES.index(phone) + _POSITIONS.index(position)


def _entered(number: int) -> int:
    return 2 * number


def _repeated(number: int) -> int:
    return 2 * number - 1


def _positioned(pronunciation: Pronunciation) -> list[int]:
    if len(pronunciation) == 1:
        return [phone_id(pronunciation[0], "singleton")]
    inner = [phone_id(phone, "internal") for phone in pronunciation[1:-1]]
    return [
        phone_id(pronunciation[0], "begin"), *inner, phone_id(pronunciation[-1], "end")
    ]  # fmt: skip


def pronunciation_graph(
    known: Mapping[str, Sequence[Pronunciation]], number: Mapping[str, int]
) -> kaldi_io.Fst:
    """All words in a loop, "reordered": the forward id enters a phone, its self-loop follows.

    The word is printed on its first arc; common endings are shared.
    """
    fst = kaldi_io.Fst()
    between = fst.state(final=SILENCE_COST)
    ready = fst.state(final=0.0)
    silence = fst.state()
    fst.arc(between, (0, 0), SILENCE_COST, ready)
    fst.arc(between, (_entered(1), 0), SILENCE_COST, silence)
    fst.arc(silence, (_repeated(1), 0), 0.0, silence)
    fst.arc(silence, (0, 0), 0.0, ready)
    endings: dict[tuple[int, ...], int] = {}

    def ending(phones: tuple[int, ...]) -> int:
        """The state after entering `phones[0]`, from which the rest is spoken."""
        if phones not in endings:
            state = fst.state()
            endings[phones] = state
            fst.arc(state, (_repeated(phones[0]), 0), 0.0, state)
            if phones[1:]:
                fst.arc(state, (_entered(phones[1]), 0), 0.0, ending(phones[1:]))
            else:
                fst.arc(state, (0, 0), 0.0, between)
        return endings[phones]

    for word, entries in known.items():
        for entry in dict.fromkeys(entries):
            phones = tuple(_positioned(entry))
            fst.arc(ready, (_entered(phones[0]), number[word]), 0.0, ending(phones))
    _add_unknown(fst, (ready, between), number[UNKNOWN])
    return fst


def _add_unknown(fst: kaldi_io.Fst, ends: tuple[int, int], label: int) -> None:
    """A filler of any phones, so that a grammar with "[unk]" can refuse what is not in it."""
    ready, between = ends
    inside = fst.state()
    for phone in PHONES:
        for position in _POSITIONS:
            number = phone_id(phone, position)
            state = fst.state()
            fst.arc(state, (_repeated(number), 0), 0.0, state)
            fst.arc(state, (0, 0), 0.0, inside if position in {"begin", "internal"} else between)
            if position in {"begin", "singleton"}:
                cost = UNKNOWN_COST + UNKNOWN_PHONE_COST
                fst.arc(ready, (_entered(number), label), cost, state)
            else:
                fst.arc(inside, (_entered(number), 0), UNKNOWN_PHONE_COST, state)


def language_graph(model: lm.BackOffModel, number: Mapping[str, int]) -> kaldi_io.Fst:
    """The language model as a back-off automaton: one state a history, epsilon to the shorter."""
    fst = kaldi_io.Fst()
    states = {history: fst.state() for history in model.explicit}
    fst.start = states[(lm.START,)]

    def state_of(history: lm.Gram) -> int:
        while history not in states:
            history = history[1:]
        return states[history]

    for history, words in model.explicit.items():
        source = states[history]
        for word, probability in words.items():
            cost = -math.log(probability)
            if word == lm.END:
                fst.finals[source] = cost
            else:
                target = state_of((*history, word)[-2:])
                fst.arc(source, (number[word], number[word]), cost, target)
        if history:
            back_off = -math.log(model.weight[history])
            fst.arc(source, (0, 0), back_off, state_of(history[1:]))
    return fst


def write_acoustic(places: settings.Places) -> None:
    """Write am/final.mdl from the trained network."""
    saved = torch.load(places.network, weights_only=False)
    network = Network()
    network.load_state_dict(saved["state"])
    network.eval()
    offsets = [layer.offsets for layer in LAYERS] + [(0,)]
    layers = [
        (offset, weight.detach().numpy(), bias.detach().numpy())
        for offset, (weight, bias) in zip(offsets, affine_layers(network), strict=True)
    ]
    classes = [(0, 1), *[(2 * k, 2 * k + 1) for k in range(1, CLASSES // 2) for _ in _POSITIONS]]
    (places.model / "am").mkdir(parents=True, exist_ok=True)
    (places.model / "am" / "final.mdl").write_bytes(
        b"\0B"
        + kaldi_io.transition_model(len(classes), classes)
        + kaldi_io.network(layers, saved["priors"], BINS)
    )


def _write_conf(model: Path) -> None:
    (model / "conf").mkdir(parents=True, exist_ok=True)
    (model / "conf" / "mfcc.conf").write_text(MFCC_CONF)
    (model / "conf" / "model.conf").write_text(MODEL_CONF)


def write_graph(model: Path, sentences: Sequence[str], size: int) -> None:
    """Write graph/ from the sentences: lexicon, language model, symbols."""
    known = lexicon(choose_words(sentences, size))
    spoken = [line for line in sentences if all(word in known for word in line.split())]
    words = sorted(known)
    number = {word: index for index, word in enumerate(["<eps>", *words, UNKNOWN])}
    folder = model / "graph"
    (folder / "phones").mkdir(parents=True, exist_ok=True)
    (folder / "words.txt").write_text("".join(f"{w} {n}\n" for w, n in number.items()))
    language = lm.train(spoken, frequencies(words))
    grams = {order: sum(len(w) for h, w in language.explicit.items() if len(h) == order - 1)
             for order in (1, 2, 3)}  # fmt: skip
    print(f"{len(words)} words, {sum(map(len, known.values()))} pronunciations, n-grams {grams}")
    pronunciation_graph(known, number).write(folder / "HCLr.fst", sort_by=1)
    language_graph(language, number).write(folder / "Gr.fst", sort_by=0)
    (folder / "disambig_tid.int").write_text("")
    boundary = ["1 nonword", *[f"{phone_id(phone, position)} {position}"
                               for phone in PHONES for position in _POSITIONS]]  # fmt: skip
    (folder / "phones" / "word_boundary.int").write_text("\n".join(boundary) + "\n")


def build(places: settings.Places, extra: Iterable[Path] = ()) -> None:
    """Write the whole model folder; the acoustic part only where it has been trained here."""
    began = time.monotonic()
    corpus = text.collect(extra)
    print(f"{len(corpus.sentences)} sentences, {corpus.refused} refused as held out")
    weighted = [*corpus.sentences, *corpus.own * (OWN_TEXT_WEIGHT - 1)]
    _write_conf(places.model)
    if places.network.exists():
        write_acoustic(places)
    write_graph(places.model, weighted, VOCABULARY)
    size = sum(path.stat().st_size for path in places.model.rglob("*") if path.is_file())
    print(f"{size / 1e6:.2f} MB in {places.model}, {time.monotonic() - began:.1f} s")
