"""What a room makes of a loudspeaker's sound on its way to the microphone. Pure: samples in and
out, in order; mono int16 at ``RATE`` Hz."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tests.support.pulse import RATE
from voice_coach.audio.ports import Pcm
from voice_coach.audio.sound import FULL_SCALE

Wave = npt.NDArray[np.float64]

DIRECT_TO_REVERBERANT_DB = 3.0
"""As about half a metre from a small loudspeaker, in a living room."""
QUIET_DBFS = -80.0
"""What every real microphone gives; digital silence would be a muted one."""
_MOST_DRIFT_SECONDS = 1.0
"""For so much of a wandering delay there is room."""


@dataclass(frozen=True, slots=True)
class Room:
    """``echo_db``: how loud the loudspeaker is caught, to what was played (None: headphones).
    ``noise_dbfs``: pink noise at the microphone. ``drift_ppm``: the echo comes so much later with
    each second, as where loudspeaker and microphone have clocks of their own."""

    delay_seconds: float = 0.1
    echo_db: float | None = -20.0
    reverberation_seconds: float = 0.4
    noise_dbfs: float = QUIET_DBFS
    drift_ppm: float = 0.0


def impulse_response(seconds: float, seed: int = 5) -> Wave:
    """The direct sound, and noise that falls by 60 dB in ``seconds``; of energy 1."""
    times = np.arange(max(1, round(seconds * 1.2 * RATE))) / RATE
    tail = np.random.default_rng(seed).standard_normal(len(times))
    tail *= 10 ** (-3 * times / max(seconds, 1e-3))
    tail *= np.sqrt(10 ** (-DIRECT_TO_REVERBERANT_DB / 10) / np.sum(tail**2))
    tail[0] += 1.0
    whole: Wave = tail / np.sqrt(np.sum(tail**2))
    return whole


class Echoes:
    """Blocks of ``frames`` samples through an impulse response, each at once: a convolution in
    parts of one block (overlap-save)."""

    def __init__(self, response: Wave, frames: int) -> None:
        self._frames = frames
        parts = -(-len(response) // frames)
        padded = np.zeros(parts * frames)
        padded[: len(response)] = response
        self._parts = np.fft.rfft(padded.reshape(parts, frames), 2 * frames, axis=1)
        self._spectra = np.zeros_like(self._parts)
        self._before = np.zeros(frames)

    def add(self, block: Wave) -> Wave:
        """What is heard while this is played."""
        self._spectra = np.roll(self._spectra, 1, axis=0)
        self._spectra[0] = np.fft.rfft(np.concatenate([self._before, block]))
        self._before = block
        whole = np.fft.irfft(np.sum(self._spectra * self._parts, axis=0), 2 * self._frames)
        heard: Wave = whole[self._frames :]
        return heard


class Acoustics:
    """Blocks of ``frames`` played in, what the microphone has of them out. ``already_late``: what
    carries the sound delays it by so many seconds as it is."""

    def __init__(self, room: Room, frames: int, *, already_late: float = 0.0) -> None:
        self._room = room
        self._frames = frames
        self._echoes = Echoes(impulse_response(room.reverberation_seconds), frames)
        self._gain = 0.0 if room.echo_db is None else 10 ** (room.echo_db / 20)
        self._delay = max(0.0, room.delay_seconds - already_late) * RATE
        self._waiting = np.zeros(round(self._delay + _MOST_DRIFT_SECONDS * RATE) + 2 * frames)
        self._played = 0
        self._noise = pink(10 * RATE) * FULL_SCALE * 10 ** (room.noise_dbfs / 20)
        self._noise_at = 0

    def add(self, played: Pcm) -> Wave:
        """Echo and noise during this block."""
        self._waiting = np.roll(self._waiting, -self._frames)
        self._waiting[-self._frames :] = self._echoes.add(played.astype(np.float64)) * self._gain
        self._played += self._frames
        wandered = self._played * self._room.drift_ppm * 1e-6
        places = len(self._waiting) - self._frames + np.arange(self._frames)
        from_there = np.clip(places - self._delay - wandered, 0, len(self._waiting) - 1)
        echo = np.interp(from_there, np.arange(len(self._waiting)), self._waiting)
        return np.asarray(echo + self._next_noise())

    def _next_noise(self) -> Wave:
        places = (self._noise_at + np.arange(self._frames)) % len(self._noise)
        self._noise_at += self._frames
        return np.asarray(self._noise[places])


def pink(frames: int, seed: int = 3) -> Wave:
    """Noise whose power falls by 3 dB an octave above 30 Hz, about 1 in size; it may be repeated
    without a click."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(frames))
    hertz = np.fft.rfftfreq(frames, 1 / RATE)
    spectrum *= np.where(hertz < 30.0, 0.0, 1 / np.sqrt(np.maximum(hertz, 30.0)))
    noise = np.fft.irfft(spectrum, frames)
    shaped: Wave = noise / np.sqrt(np.mean(noise**2))
    return shaped
