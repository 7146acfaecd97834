"""Noise and rooms around clean speech. Pure functions on mono int16 samples at 16 kHz."""

from __future__ import annotations

import numpy as np

from voice_coach.audio.ports import Pcm
from voice_coach.audio.sound import to_pcm
from voice_coach.fair_copy.ports import RATE_HZ

T60_SECONDS = 0.5
DIRECT_TO_REVERBERANT_DB = 0.0
"""As at the distance at which the room is as loud as the speaker: about a metre in such a room."""
PEAK = 20_000.0
_SPEECH_SHARE = 0.05
"""Of the loudest: what is below that is a pause, and does not count as speech."""
_FRAME = 320


def with_noise(pcm: Pcm, snr_db: float, seed: int) -> Pcm:
    """Pink noise, so many dB below the speech (its power without the pauses)."""
    speech = pcm.astype(np.float64)
    noise = pink(len(speech), seed)
    wanted = _speech_power(speech) / 10 ** (snr_db / 10)
    return _held(speech + noise * np.sqrt(wanted / np.mean(noise**2)))


def pink(frames: int, seed: int) -> np.ndarray:
    """Noise whose power falls by 3 dB an octave: floats of shape (frames,), about 1 in size."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(frames))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1))
    noise = np.fft.irfft(spectrum, frames)
    shaped: np.ndarray = noise / np.sqrt(np.mean(noise**2))
    return shaped


def in_a_room(pcm: Pcm, seed: int, direct_db: float = DIRECT_TO_REVERBERANT_DB) -> Pcm:
    """Through an impulse response: the direct sound, and noise that falls by 60 dB in T60, so many
    dB below it."""
    times = np.arange(round(T60_SECONDS * 1.2 * RATE_HZ)) / RATE_HZ
    tail = np.random.default_rng(seed).standard_normal(len(times))
    tail *= 10 ** (-3 * times / T60_SECONDS)
    tail *= np.sqrt(10 ** (-direct_db / 10) / np.sum(tail**2))
    tail[0] += 1.0
    size = len(pcm) + len(tail)
    sound = np.fft.irfft(np.fft.rfft(pcm.astype(np.float64), size) * np.fft.rfft(tail, size), size)
    return _held(sound[: len(pcm)])


def _speech_power(speech: np.ndarray) -> float:
    whole = speech[: len(speech) // _FRAME * _FRAME].reshape(-1, _FRAME)
    powers = np.mean(whole**2, axis=1)
    return float(np.mean(powers[powers > np.max(powers) * _SPEECH_SHARE**2]))


def _held(sound: np.ndarray) -> Pcm:
    peak = float(np.max(np.abs(sound)))
    return to_pcm(sound * min(1.0, PEAK / peak) if peak else sound)
