"""A stream of samples at another rate, piece by piece."""

from __future__ import annotations

from typing import Any

import numpy as np

from voice_coach.audio.ports import Pcm


class Resampler:
    """From one rate to another, in Hz. What comes out is aligned with what went in, and late: from
    48,000 Hz by 19 ms at most, from 8,000 Hz by 61 ms."""

    def __init__(self, rate: int, wanted: int) -> None:
        self._rates = rate, wanted
        self._begin()

    def _begin(self) -> None:
        import soxr

        rate, wanted = self._rates
        # Of low quality, which is enough for speech: the next better holds back twice as much.
        self._stream: Any = soxr.ResampleStream(rate, wanted, 1, dtype="int16", quality="LQ")

    def add(self, pcm: Pcm) -> Pcm:
        """The next samples, as far as they are ready."""
        return np.asarray(self._stream.resample_chunk(pcm), dtype=np.int16)

    def finish(self) -> Pcm:
        """What was held back; the next samples begin a new stream."""
        rest = self._stream.resample_chunk(np.zeros(0, dtype=np.int16), last=True)
        self._begin()
        return np.asarray(rest, dtype=np.int16)
