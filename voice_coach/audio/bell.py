"""The bell that opens and closes a meditation, synthesised: no recording, no licence."""

from __future__ import annotations

import numpy as np

from voice_coach.audio.ports import Clip
from voice_coach.audio.sound import to_pcm

STRIKE_HZ = 264.0
PEAK_DBFS = -12.0
ATTACK_SECONDS = 0.012
RELEASE_SECONDS = 0.6

PARTIALS: tuple[tuple[float, float, float], ...] = (
    # (ratio to the strike note, loudness, seconds to fall by 60 dB)
    (1.0, 1.0, 9.0),
    (2.71, 0.5, 5.5),
    (5.15, 0.28, 3.2),
    (8.43, 0.10, 1.6),
    (12.2, 0.04, 0.8),
)
"""Singing bowls: measured ratios of their first modes lie near 1 : 2.7 : 5.2 : 8.4 : 12.2
(D. Inacio, L. Henrique, J. Antunes, "The dynamics of Tibetan singing bowls", 2006), and the
higher a mode, the sooner it fades. The two halves of each mode, a hair apart, make it beat."""
BEAT_HZ = 0.7


def bell(rate: int = 44100, *, seconds: float = 5.0) -> Clip:
    """A soft bowl of ``seconds`` length at ``rate`` Hz, loudest at -12 dBFS, ending in silence."""
    time = np.arange(round(seconds * rate), dtype=np.float64) / rate
    sound = np.zeros_like(time)
    for ratio, loudness, fall_seconds in PARTIALS:
        frequency = STRIKE_HZ * ratio
        if frequency + BEAT_HZ >= rate / 2:
            continue
        decay = 10 ** (-3 * time / fall_seconds)
        sound += loudness * decay * np.sin(2 * np.pi * frequency * time)
        sound += 0.4 * loudness * decay * np.sin(2 * np.pi * (frequency + BEAT_HZ) * time)
    sound *= _rise(len(time), ATTACK_SECONDS * rate)
    sound *= _rise(len(time), min(RELEASE_SECONDS, seconds / 2) * rate)[::-1]
    peak = float(np.max(np.abs(sound))) if len(sound) else 1.0
    return Clip(to_pcm(sound * (32767 * 10 ** (PEAK_DBFS / 20) / peak)), rate)


def _rise(frames: int, rise_frames: float) -> np.ndarray:
    """From 0 to 1 along a half cosine: no click."""
    return 0.5 - 0.5 * np.cos(np.pi * np.clip(np.arange(frames) / max(1.0, rise_frames), 0, 1))
