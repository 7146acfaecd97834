"""The synthetic voices: which are trained on, which are only measured, how each is run."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Voice:
    """One voice of one engine, e.g. `Voice("espeak", "en-us+f2")`."""

    engine: str
    name: str

    def __str__(self) -> str:
        return f"{self.engine}:{self.name}"


def parse(text: str) -> Voice:
    """Read a voice back from its `engine:name` form."""
    engine, _, name = text.partition(":")
    return Voice(engine, name)


UNSEEN = (Voice("espeak", "en-us+f4"), Voice("espeak", "en-029"))
"""Chosen before anything was measured: an unseen timbre and an unseen accent."""

MEASURED = (
    Voice("espeak", "en"),
    Voice("espeak", "en-us"),
    Voice("espeak", "en-us+f2"),
    Voice("espeak", "en-gb-scotland"),
    Voice("flite", "slt"),
    Voice("flite", "rms"),
    Voice("flite", "awb"),
    Voice("flite", "kal16"),
    Voice("festival", "kal_diphone"),
    Voice("festival", "ked_diphone"),
    Voice("festival", "cmu_us_slt_arctic_hts"),
    *UNSEEN,
)

TUNING = (
    Voice("espeak", "en"),
    Voice("flite", "rms"),
    Voice("flite", "kal16"),
    Voice("festival", "ked_diphone"),
    Voice("festival", "cmu_us_slt_arctic_hts"),
)
"""Voices of the training that the tuning of decoding listens to."""

# ruff: noqa: PLR2004 -- shares of the training speech
ESPEAK_ACCENTS = ("en", "en-us", "en-gb-scotland", "en-gb-x-rp", "en-gb-x-gbclan",
                   "en-gb-x-gbcwmd", "en-us-nyc")  # fmt: skip
_ESPEAK_ACCENT_WEIGHTS = (0.28, 0.28, 0.18, 0.08, 0.06, 0.06, 0.06)
ESPEAK_VARIANTS = ("f1", "f2", "f3", "f5", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8",
                    "Annie", "Andrea", "Alex", "Michael", "Mike", "steph", "linda", "belinda",
                    "Denis", "Ed", "victor", "travis", "aunty", "grandma", "Lee",
                    "Gene")  # fmt: skip
_OTHERS = {
    Voice("flite", "kal"): 0.08,
    Voice("flite", "kal16"): 0.09,
    Voice("flite", "awb"): 0.14,
    Voice("flite", "rms"): 0.16,
    Voice("flite", "slt"): 0.18,
    Voice("festival", "kal_diphone"): 0.10,
    Voice("festival", "ked_diphone"): 0.15,
    Voice("festival", "cmu_us_slt_arctic_hts"): 0.10,
}
_OTHERS_SHARE = 0.58


def draw(random: np.random.Generator) -> Voice:
    """Draw a training voice: plain or varied espeak, or one of the other engines' voices."""
    if random.random() < _OTHERS_SHARE:
        return list(_OTHERS)[random.choice(len(_OTHERS), p=list(_OTHERS.values()))]
    if random.random() < 0.42:
        return Voice("espeak", "en" if random.random() < 0.5 else "en-us")
    accent = random.choice(ESPEAK_ACCENTS, p=_ESPEAK_ACCENT_WEIGHTS)
    if random.random() < 0.25:
        return Voice("espeak", str(accent))
    return Voice("espeak", f"{accent}+{random.choice(ESPEAK_VARIANTS)}")
