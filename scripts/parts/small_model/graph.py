"""The graph stage: from text and lexicon to the model folder, in seconds, without training."""

from __future__ import annotations

import math
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scripts.parts.small_model import contexts, kaldi_io, lm, settings, text
from scripts.parts.small_model.lexicon import (
    PHONES,
    Pronunciation,
    accented,
    choose_words,
    frequencies,
    lexicon,
    pairs,
)
from scripts.parts.small_model.states import (
    POSITIONS,
    SILENCE,
    State,
    States,
    all_states,
    phone_id,
)

OWN_TEXT_WEIGHT = 3
UNKNOWN = "[unk]"
SILENCE_COST = 0.7
ACCENT_COST = 1.0
WORD_COST = 1.5
"""Every word pays for itself: a grammar of commands gives short words away ("how one by one"). The
language model, which does not, gives it back; free speech is not changed by it."""
UNKNOWN_COST, UNKNOWN_PHONE_COST = 9.5, 2.6
"""The filler is paid for on leaving it, so that it stays within the beam until a word is whole."""
UNKNOWN_VARIANTS = 3
"""How many of a phone's commonest classes the filler tries on each side."""

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
--max-active=2000
--beam=15.0
--lattice-beam=6.0
--acoustic-scale=0.7
--frame-subsampling-factor=3
--phone-determinize=false
--endpoint.silence-phones=1
--endpoint.rule2.min-trailing-silence=0.5
--endpoint.rule3.min-trailing-silence=0.75
--endpoint.rule4.min-trailing-silence=1.0
"""


def with_accents(entries: Sequence[Pronunciation]) -> dict[Pronunciation, float]:
    """Every way to say a word with its cost: an accent's is taken only where it fits better."""
    others = {other: ACCENT_COST for entry in entries if (other := accented(entry)) != entry}
    return {**others, **dict.fromkeys(entries, 0.0)}


def pronunciation_graph(
    known: Mapping[str, Sequence[Pronunciation]], number: Mapping[str, int], states: States
) -> kaldi_io.Fst:
    """All words in a loop, "reordered": the forward id enters a phone, its self-loop follows.

    Words share their first phone and their endings; a word is printed on entering its second
    phone. (Printed on the first, every frame of silence would try the whole vocabulary.)
    """
    fst = kaldi_io.Fst()
    between = fst.state(final=SILENCE_COST)
    ready = fst.state(final=0.0)
    silence = fst.state()
    quiet = (SILENCE, 0, 1)
    fst.arc(between, (0, 0), SILENCE_COST, ready)
    fst.arc(between, (states.entered(quiet), 0), SILENCE_COST, silence)
    fst.arc(silence, (states.repeated(quiet), 0), 0.0, silence)
    fst.arc(silence, (0, 0), 0.0, ready)
    endings: dict[tuple[State, ...], int] = {}

    def ending(rest: tuple[State, ...]) -> int:
        """The state after entering `rest[0]`, from which the others are spoken."""
        if rest not in endings:
            here = fst.state()
            endings[rest] = here
            fst.arc(here, (states.repeated(rest[0]), 0), 0.0, here)
            if rest[1:]:
                fst.arc(here, (states.entered(rest[1]), 0), 0.0, ending(rest[1:]))
            else:
                fst.arc(here, (0, 0), 0.0, between)
        return endings[rest]

    beginnings: dict[State, int] = {}

    def beginning(first: State) -> int:
        """The state after entering a word's first phone, when the word is still open."""
        if first not in beginnings:
            here = fst.state()
            beginnings[first] = here
            fst.arc(ready, (states.entered(first), 0), 0.0, here)
            fst.arc(here, (states.repeated(first), 0), 0.0, here)
        return beginnings[first]

    used: Counter[State] = Counter()
    for word, entries in known.items():
        for entry, accent_cost in with_accents(entries).items():
            cost = WORD_COST + accent_cost
            spoken = tuple(states.of_pronunciation(entry))
            used.update(spoken)
            if not spoken[1:]:
                fst.arc(ready, (states.entered(spoken[0]), number[word]), cost, ending(spoken))
                continue
            after = beginning(spoken[0])
            fst.arc(after, (states.entered(spoken[1]), number[word]), cost, ending(spoken[1:]))
    inside = _add_unknown(fst, (ready, between), number[UNKNOWN], states, used)
    for first in beginnings.values():
        fst.arc(first, (0, number[UNKNOWN]), UNKNOWN_PHONE_COST, inside)
    return fst


def _add_unknown(
    fst: kaldi_io.Fst, ends: tuple[int, int], label: int, states: States, used: Counter[State]
) -> int:
    """A filler of any phones, so that a grammar with "[unk]" can refuse what is not in it.

    Returns the state inside the filler. Words' beginnings lead there too: a first phone that no
    word of the grammar has would otherwise be a dead end that can outlive every other path.
    """
    ready, between = ends
    inside = fst.state()
    for state in _filler_states(used):
        position = POSITIONS[(state[0] - 2) % len(POSITIONS)]
        if position == "begin":
            continue
        here = fst.state()
        fst.arc(here, (states.repeated(state), 0), 0.0, here)
        if position == "internal":
            fst.arc(here, (0, 0), 0.0, inside)
        else:
            fst.arc(here, (0, 0), UNKNOWN_COST, between)
        if position == "singleton":
            fst.arc(ready, (states.entered(state), label), UNKNOWN_PHONE_COST, here)
        else:
            fst.arc(inside, (states.entered(state), 0), UNKNOWN_PHONE_COST, here)
    return inside


def _filler_states(used: Counter[State]) -> list[State]:
    """Each positioned phone with the classes that it has most often in the lexicon."""
    firsts: dict[int, Counter[int]] = defaultdict(Counter)
    laters: dict[int, Counter[int]] = defaultdict(Counter)
    for (identity, first, later), count in used.items():
        firsts[identity][first] += count
        laters[identity][later] += count
    return [
        (identity, first, later)
        for identity in sorted(firsts)
        for first, _ in firsts[identity].most_common(UNKNOWN_VARIANTS)
        for later, _ in laters[identity].most_common(UNKNOWN_VARIANTS)
    ]


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
                fst.arc(source, (number[word], number[word]), cost - WORD_COST, target)
        if history:
            back_off = -math.log(model.weight[history])
            fst.arc(source, (0, 0), back_off, state_of(history[1:]))
    return fst


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
    language = lm.train(spoken, frequencies(words), pairs(words))
    grams = {order: sum(len(w) for h, w in language.explicit.items() if len(h) == order - 1)
             for order in (1, 2, 3)}  # fmt: skip
    print(f"{len(words)} words, {sum(map(len, known.values()))} pronunciations, n-grams {grams}")
    states = all_states(contexts.read(model / "am" / "classes.txt"))
    pronunciation_graph(known, number, states).write(folder / "HCLr.fst", sort_by=1)
    language_graph(language, number).write(folder / "Gr.fst", sort_by=0)
    (folder / "disambig_tid.int").write_text("")
    boundary = ["1 nonword", *[f"{phone_id(phone, position)} {position}"
                               for phone in PHONES for position in POSITIONS]]  # fmt: skip
    (folder / "phones" / "word_boundary.int").write_text("\n".join(boundary) + "\n")


def build(places: settings.Places, extra: Iterable[Path] = ()) -> None:
    """Write conf/ and graph/ of the model folder; am/ must be there."""
    began = time.monotonic()
    corpus = text.collect(extra)
    print(f"{len(corpus.sentences)} sentences, {corpus.refused} refused as held out")
    weighted = [*corpus.sentences, *corpus.own * (OWN_TEXT_WEIGHT - 1)]
    _write_conf(places.model)
    write_graph(places.model, weighted, settings.VOCABULARY)
    size = sum(path.stat().st_size for path in places.model.rglob("*") if path.is_file())
    print(f"{size / 1e6:.2f} MB in {places.model}, {time.monotonic() - began:.1f} s")
