"""Tells a rest of the coach's own voice from somebody who talks, in what was cleaned of its echo.

Where the way through the room changes (a device's delay jumps, somebody moves), the canceller has
to learn again, and for a moment the coach is in the sound once more. Such a rest has the phases of
what was played, at one delay; a person's voice has them at none.
"""

from __future__ import annotations

import math
import threading
from collections import deque

import numpy as np

from voice_coach.audio.ports import Pcm

RATE = 16000
"""Hz of all that is given."""
KEPT_SECONDS = 30.0
"""As long as an utterance may be, and the pause behind it."""
WINDOW_SECONDS = 0.6
"""Of what is cleaned, laid beside what was played. A shorter one tells them apart less well."""
LATEST_SECONDS = 0.65
"""An echo comes at most so late: 0.5 s with Bluetooth, and a little more."""
_EARLIER_SECONDS = 0.15
"""What was played is looked at from so long before that on: where it is cut off looks like an echo
that is as late as can be (people behind the coach had up to 19.6 there)."""
PEAK = 16.0
"""The highest value of the correlation of phases, beside its root mean square, from which it is the
coach. Over 0.6 s its rests had 33 and more, where the delay jumps in the middle 12 and more; a
person over its echoes, dry and in a room of 0.4 s, 13.4 at most in 900 windows."""
_BEHIND_SECONDS = 0.8
"""What begins so long after the last sound that was played is nothing of it: the longest delay, and
a room's tail."""
_BEFORE_SECONDS = LATEST_SECONDS + _EARLIER_SECONDS
_FRAME = 160
_SILENT = 30.0
"""Samples below this are a voice's breath and its end, 60 dB below the loudest."""
_FLOOR = 1e-3
"""Beside the strongest, what has less than this says nothing of phases."""


class OwnVoice:
    """Keeps the last of both, and compares them when asked. One thread adds, another may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: deque[tuple[float, Pcm, Pcm]] = deque()
        self._sounded_until = -math.inf
        """When the last was played that was no silence."""

    def add(self, begins_at: float, cleaned: Pcm, played: Pcm) -> None:
        """The next: int16 samples (frames,) of each, from this moment of the session on."""
        with self._lock:
            self._kept.append((begins_at, cleaned.copy(), played.copy()))
            if played.any():
                self._sounded_until = begins_at + len(played) / RATE
            while self._kept[0][0] < begins_at - KEPT_SECONDS:
                self._kept.popleft()

    def is_in(self, begins_at: float, ends_at: float) -> bool:
        """Whether what was caught between these moments is the coach. Judged by at least
        ``WINDOW_SECONDS`` around it; where it is longer, by its middle."""
        if begins_at > self._sounded_until + _BEHIND_SECONDS:
            return False
        first = (begins_at + ends_at - WINDOW_SECONDS) / 2
        cleaned, played = self._between(first - _BEFORE_SECONDS, first + WINDOW_SECONDS)
        cleaned[: -round(WINDOW_SECONDS * RATE)] = 0.0
        if not played.any():
            return False
        peak, late = _peak(cleaned, played)
        # The window is longer than a word: an echo beside it makes no "yes" the coach's.
        begins, ends = (round((at - first + _BEFORE_SECONDS) * RATE) for at in (begins_at, ends_at))
        return peak > PEAK and _sounds(played[max(0, begins - late) : max(0, ends - late)])

    def _between(self, begins_at: float, ends_at: float) -> tuple[np.ndarray, np.ndarray]:
        """Both, with silence where nothing was played or nothing is known yet."""
        frames = round((ends_at - begins_at) * RATE)
        both = np.zeros(frames), np.zeros(frames)
        with self._lock:
            parts = list(self._kept)
        for at, *sounds in parts:
            first = round((at - begins_at) * RATE)
            for whole, sound in zip(both, sounds, strict=True):
                start, end = max(0, first), min(frames, first + len(sound))
                if start < end:
                    whole[start:end] = sound[start - first : end - first]
        return both


def _sounds(played: np.ndarray) -> bool:
    """Whether something sounded for a quarter of this time at least."""
    frames = np.abs(played[: len(played) // _FRAME * _FRAME]).reshape(-1, _FRAME)
    return bool(len(frames)) and bool(np.percentile(frames.max(axis=1), 75) > _SILENT)


def _peak(heard: np.ndarray, played: np.ndarray) -> tuple[float, int]:
    """How far the correlation of phases stands out, and at how many frames of delay."""
    size = 1 << (2 * len(heard) - 1).bit_length()
    cross = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(played, size))
    strength = np.abs(cross)
    cross /= strength + _FLOOR * strength.max() + 1e-9
    by_delay = np.abs(np.fft.irfft(cross, size)[: round(LATEST_SECONDS * RATE)])
    mean = float(np.sqrt(np.mean(by_delay**2)))
    late = int(by_delay.argmax())
    return (float(by_delay[late]) / mean if mean else 0.0), late
