"""Writes the model card: the README.md that lies in the model folder."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.parts.small_model import graph, lexicon, settings, text, voices

CARD = """\
# A small Vosk model of synthetic English

**Not for people.** This model was trained only on the voices of speech synthesisers. It hears
those well and people badly. It lets the tests and `voice-coach demo` run a real recogniser that
comes with the repository. The program never picks it for a person; `voice-coach models fetch`
gets one for people.

## What it is
- A Kaldi model in Vosk's layout, for vosk 0.3.44 and newer: words with times and confidences,
  partial results, endpoints, and runtime grammars with `[unk]`.
- {words:,} words, {pronunciations:,} pronunciations, {megabytes:.1f} MB. Lower-case English: every
  command of the coach, numbers, ordinals, days, months and clock times, the words of the
  exercise and everyday words of a journal. A word outside `graph/words.txt` comes out as others.
  Every word with a dental ("this", "three", "nothing") may also be said with a stop ("dis",
  "tree", "nutting"), as in the Caribbean, in Ireland and elsewhere: meant for accents like that of
  the voice en-029, which was not trained on. What it costs was set once and not tuned.
- Audio at 16 kHz or more (22.05, 32, 44.1, 48 kHz); an 8 kHz recogniser is refused.
- The network: {layers} time-delay layers, {parameters:.1f} million parameters stored in 16 bits, 40
  mel bands, one output every 30 ms for {classes} classes of phone halves in context. The language
  model: a trigram of the text below, mixed with the words and word pairs of general English.

## What it was trained on
- {hours:.1f} hours of speech by espeak-ng ({accents} accents, {variants} variants), flite (kal,
  kal16, awb, rms, slt) and festival (kal, ked, slt hts), at many rates and pitches; in training
  also noise at 8 to 45 dB, levels, tilts and masks. No recording of a person.
- Text: {sentences:,} sentences of the project's own (`scripts/parts/small_model/text/`, the
  exercise in `voice_coach/programs/`, the sample answers) and made ones for commands, numbers and
  dates.
- Pronunciations from CMUdict (BSD 2-clause, (c) Carnegie Mellon University). How often words are
  said in general English from wordfreq (code Apache 2.0, data CC BY-SA 4.0), which words follow
  which from the list of word pairs in symspellpy (MIT), whose counts were drawn from Google Books
  Ngrams (CC BY 3.0). The synthesisers spoke the text; nothing of their data is in the model.

## How well it hears
Word error rate through Vosk, with silence around each sentence; every second sentence resampled to
48 kHz first; espeak at 120, 150, 175 and 200 words a minute. The voices marked *unseen* and the
sentences called *held out* (natural first-person sentences written apart) took no part in
training, vocabulary or language model. The acoustic scale, the beam and the share of general word
pairs were chosen on other sentences, the {tuning} of `text/tuning.txt`, in {tuning_voices} voices
of the training. No sentence of that list was trained on either, but words of it that the vocabulary
had lacked were added to `vocabulary.txt`, so it flatters the model. Who wrote `everyday-3.txt` and
that addition had read the first 60 held-out sentences; two of the new lines that shared five words
in a row with a held-out sentence were then changed. What a word and the filler `[unk]` cost under a
grammar was chosen on the command trials below, the unseen voices included, so they flatter it too.
A single word that sounds much like a command ("paws", "hell", "lower") is taken for one.

{report}

## How to rebuild
On Debian or Ubuntu with espeak-ng, flite, festival and the festival voices kallpc16k, kdlpc16k and
us-slt-hts:

    pip install -e '.[small-model]'
    python -m scripts.parts.small_model all{texts}

{times}

Seeds are fixed. When only text changes, `graph` instead of `all` renews vocabulary and language
model without training, and `evaluate` measures again and rewrites this card.
"""


def write(model: Path, report: str, extra: Sequence[Path] = ()) -> None:
    """Write the card with the evaluation's `report`; `extra` are the further text files."""
    symbols = (model / "graph" / "words.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split()[0] for line in symbols[1:-1]]
    facts = json.loads((model / "am" / "training.json").read_text(encoding="utf-8"))
    files = [path for path in model.rglob("*") if path.is_file()]
    card = CARD.format(
        accents=len(voices.ESPEAK_ACCENTS),
        variants=len(voices.ESPEAK_VARIANTS),
        tuning=len(text.tuning()),
        tuning_voices=len(voices.TUNING),
        times=_times(json.loads((model / "am" / "times.json").read_text(encoding="utf-8"))),
        words=len(words),
        pronunciations=sum(
            len(graph.with_accents(entries)) for entries in lexicon.lexicon(words).values()
        ),
        megabytes=sum(path.stat().st_size for path in files) / 1e6,
        layers=facts["layers"],
        parameters=facts["parameters"] / 1e6,
        classes=facts["classes"],
        hours=facts["hours"],
        sentences=len(set(text.collect(extra).sentences)),
        report=report,
        texts="".join(f" --text {_from_root(path)}" for path in extra),
    )
    (model / "README.md").write_text(card, encoding="utf-8")


def _times(times: Mapping[str, Mapping[str, float]]) -> str:
    parts = [
        f"- {_STAGES[stage]}: {took['seconds'] / 60:.1f} minutes by the clock, "
        f"{took['processor_seconds'] / 60:.1f} of processor time"
        for stage, took in times.items()
    ]
    whole = sum(took["seconds"] for took in times.values()) / 60
    return "\n".join(
        [
            "This model took, on two cores:",
            *parts,
            "",
            f"{whole:.0f} minutes in all.",
        ]
    )


_STAGES = {"speak": "speaking", "train": "aligning and training", "graph": "the graph"}


def _from_root(path: Path) -> Path:
    full = path.resolve()
    root = settings.REPOSITORY
    return full.relative_to(root) if full.is_relative_to(root) else full
