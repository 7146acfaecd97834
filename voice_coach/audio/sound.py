"""What one does with clips: resample, measure, join, trim, scale, read and write.

Pure functions on mono int16 samples; nothing here knows a device. ``soxr`` (the resampler of
SoX, free of audible aliasing, milliseconds for a sentence) and ``soundfile`` are imported where
they are used: a session must say its first word soon.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from voice_coach.audio.ports import Clip, Pcm
from voice_coach.errors import SoundError

FULL_SCALE = 32768.0
SILENCE_DBFS = -90.0
"""Sixteen bits hold about 96 dB; what is below this counts as silence."""


def to_pcm(samples: np.ndarray) -> Pcm:
    """Floating samples (frames,) in int16 units, rounded and held within the range of int16."""
    held: Pcm = np.clip(np.rint(samples), -32768, 32767).astype(np.int16)
    return held


def resample(clip: Clip, rate: int) -> Clip:
    """The same sound at ``rate`` Hz; the clip itself where that is its rate already."""
    if clip.rate == rate or not len(clip.pcm):
        return clip if clip.rate == rate else Clip(clip.pcm, rate)
    import soxr

    return Clip(np.asarray(soxr.resample(clip.pcm, clip.rate, rate), dtype=np.int16), rate)


def level_dbfs(pcm: Pcm) -> float:
    """Root mean square in dB of full scale, never below ``SILENCE_DBFS``."""
    if not len(pcm):
        return SILENCE_DBFS
    samples = pcm.astype(np.float32)
    mean_square = float(np.dot(samples, samples)) / len(samples)
    if mean_square <= 0:
        return SILENCE_DBFS
    return max(SILENCE_DBFS, 10 * float(np.log10(mean_square / FULL_SCALE**2)))


def peak_dbfs(pcm: Pcm) -> float:
    """The largest sample in dB of full scale, never below ``SILENCE_DBFS``."""
    peak = float(np.max(np.abs(pcm.astype(np.int32)))) if len(pcm) else 0.0
    return max(SILENCE_DBFS, 20 * float(np.log10(peak / FULL_SCALE))) if peak else SILENCE_DBFS


def silence(seconds: float, rate: int) -> Clip:
    """Digital silence of this length."""
    return Clip(np.zeros(max(0, round(seconds * rate)), dtype=np.int16), rate)


def gain(clip: Clip, factor: float) -> Clip:
    """The clip, ``factor`` times as loud (1: the clip itself); never wraps around."""
    if factor == 1.0:
        return clip
    return Clip(to_pcm(clip.pcm.astype(np.float32) * factor), clip.rate)


def concatenate(*clips: Clip) -> Clip:
    """One clip after the other, at the rate of the first. Raises ValueError when empty."""
    if not clips:
        raise ValueError("nothing to join")
    rate = clips[0].rate
    return Clip(np.concatenate([resample(clip, rate).pcm for clip in clips]), rate)


def trim(
    clip: Clip, *, floor_dbfs: float = -55.0, before: float = 0.02, after: float = 0.05
) -> Clip:
    """The clip without the silence around it; ``before`` and ``after`` seconds of it stay.

    Speech engines append up to half a second, which a person would wait for in vain.
    """
    loud = np.flatnonzero(np.abs(clip.pcm.astype(np.int32)) > FULL_SCALE * 10 ** (floor_dbfs / 20))
    if not len(loud):
        return clip
    first = max(0, int(loud[0]) - round(before * clip.rate))
    last = min(len(clip.pcm), int(loud[-1]) + 1 + round(after * clip.rate))
    return Clip(clip.pcm[first:last], clip.rate)


def read_clip(path: Path) -> Clip:
    """A sound file (WAV, AIFF, FLAC) as a mono clip. Raises SoundError naming the file."""
    import soundfile

    try:
        samples, rate = soundfile.read(path, dtype="int16", always_2d=True)
    except (OSError, RuntimeError) as error:
        raise SoundError(f"The sound file {path.name} cannot be read.") from error
    if samples.shape[1] == 1:
        return Clip(np.ascontiguousarray(samples[:, 0]), int(rate))
    return Clip(to_pcm(samples.mean(axis=1)), int(rate))


def write_wav(path: Path, clip: Clip) -> None:
    """The clip as a 16-bit WAV file. Raises SoundError naming the file."""
    import soundfile

    try:
        soundfile.write(path, clip.pcm, clip.rate, subtype="PCM_16", format="WAV")
    except (OSError, RuntimeError) as error:
        raise SoundError(f"The sound file {path} cannot be written.") from error
