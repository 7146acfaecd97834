"""The sound of some utterances, out of the folders in which it waits: cut, joined, resampled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach.journal import spool
from voice_coach.journal.spool import Chunk

if TYPE_CHECKING:
    from voice_coach.audio.ports import Pcm

MISSING_SECONDS = 0.1
"""So much may be missing of an utterance: a seam of the device's clock."""


@dataclass(frozen=True, slots=True)
class Range:
    """From when to when; ``words``: from the first word's start to the last one's end, of which
    nothing may be missing. In seconds on the session's clock."""

    starts_at: float
    ends_at: float
    words: tuple[float, float]


def sound_of(folders: Sequence[Path], ranges: Sequence[Range]) -> Pcm | None:
    """These ranges one after the other, int16 samples of shape (frames,) as the second ear takes
    them; None where some of it is not there. Raises JournalError."""
    import numpy as np

    from voice_coach.audio.ports import Clip
    from voice_coach.audio.sound import resample
    from voice_coach.fair_copy.ports import RATE_HZ

    parts = []
    for wanted in ranges:
        if not (chunks := chunks_of(folders, wanted)):
            return None
        for chunk in chunks:
            pcm = np.frombuffer(chunk.samples, dtype=np.int16)
            parts.append(resample(Clip(pcm, chunk.rate), RATE_HZ).pcm)
    return np.concatenate(parts) if parts else None


def chunks_of(folders: Sequence[Path], wanted: Range) -> list[Chunk]:
    """The sound of one range, in pieces of one rate each; none where some of its words is not
    there. Raises JournalError."""
    chunks = list(spool.between(folders, wanted.starts_at, wanted.ends_at))
    first, last = wanted.words
    there = sum(max(0.0, min(chunk.ends_at, last) - max(chunk.at, first)) for chunk in chunks)
    return chunks if there >= last - first - MISSING_SECONDS else []
