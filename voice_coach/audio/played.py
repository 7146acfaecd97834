"""What the loudspeaker played of late, by the moment at which it is heard: what is to be taken out
of the microphone's sound.

The loudspeaker's callback adds its samples; whoever cleans the microphone's sound reads them, in a
thread of their own.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from voice_coach.audio.ports import Pcm
from voice_coach.audio.resampler import Resampler

RATE = 16000
"""Hz of what is read."""
KEPT_SECONDS = 2.0
_SEAM_SECONDS = 0.02
"""Samples this far from where they were expected begin anew: the card was opened again."""
_MOST_WAITING = 500
"""Blocks that nobody reads are dropped then: a microphone that went away."""

_Added = tuple[bytes, float, int]


class Played:
    """Samples by the session's clock."""

    def __init__(self) -> None:
        self._added: deque[_Added] = deque(maxlen=_MOST_WAITING)
        self._rate = 0
        self._resampler: Resampler | None = None
        self._kept: Pcm = np.zeros(0, dtype=np.int16)
        self._ends_at = 0.0
        """When the sample after the last one kept is heard."""
        self._expected_at = 0.0
        """When the next that is added should be heard."""
        self._sounded_at: float | None = None

    def add(self, pcm: Pcm, heard_at: float, rate: int) -> None:
        """These int16 samples (frames,) at ``rate`` Hz are heard from then on (seconds on the
        session's clock). Safe in an audio callback: it copies, and no more."""
        self._added.append((pcm.tobytes(), heard_at, rate))

    @property
    def ends_at(self) -> float | None:
        """Until when it is known what sounds, in seconds; None where nothing was ever played."""
        self._take()
        return self._ends_at if self._rate else None

    @property
    def sounded_at(self) -> float | None:
        """When the last sample but silence was heard, or will be; None before any."""
        self._take()
        return self._sounded_at

    def between(self, begins_at: float, frames: int) -> Pcm:
        """The samples at ``RATE`` Hz from then on, as many as asked for; zeros where nothing is
        known, or no more."""
        self._take()
        out = np.zeros(frames, dtype=np.int16)
        first = len(self._kept) - round((self._ends_at - begins_at) * RATE)
        start, end = max(0, first), min(len(self._kept), first + frames)
        if start < end:
            out[start - first : end - first] = self._kept[start:end]
        return out

    def _take(self) -> None:
        # Not until it is empty: a device that counts no time fills it faster than this empties it.
        for _ in range(len(self._added)):
            samples, heard_at, rate = self._added.popleft()
            pcm = np.frombuffer(samples, dtype=np.int16)
            if rate != self._rate or abs(heard_at - self._expected_at) > _SEAM_SECONDS:
                self._begin(heard_at, rate)
            self._expected_at = heard_at + len(pcm) / rate
            self._keep(pcm if self._resampler is None else self._resampler.add(pcm))

    def _begin(self, at: float, rate: int) -> None:
        self._rate = rate
        self._resampler = None if rate == RATE else Resampler(rate, RATE)
        self._kept = np.zeros(0, dtype=np.int16)
        self._ends_at = at

    def _keep(self, pcm: Pcm) -> None:
        self._kept = np.concatenate([self._kept, pcm])[-round(KEPT_SECONDS * RATE) :]
        self._ends_at += len(pcm) / RATE
        if pcm.any():
            self._sounded_at = self._ends_at
