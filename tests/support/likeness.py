"""How like a recording is to what should have been played."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from voice_coach.audio.ports import Pcm

RATE = 44100
"""Of every recording here, in Hz."""
AUDIBLE = 100
"""Samples above this (about -50 dB) are heard."""
WHOLE = 0.95
"""The share of its pieces that is found of a sound that was heard whole: usually all."""
LIKENESS = 0.9
"""Of each piece to the recording."""
_PIECE_SECONDS = 0.05
_AROUND_SECONDS = 0.02
"""A piece may lie so much before or after the place that the one before it tells."""
COURSE_LIKENESS = 0.7
"""Of each piece's course of loudness, where the engine spoke the sentence anew."""
_COURSE_PIECE_SECONDS = 0.4
_COURSE_AROUND_SECONDS = 0.1
_COURSE_HZ = 200
_COURSE_FRAMES = RATE // 50
_HOLE_FRAMES = RATE // 200

Wave = npt.NDArray[np.int16] | npt.NDArray[np.float64]


def find_clip(recorded: Wave, clip: Wave) -> tuple[int, float]:
    """Where ``clip`` begins in ``recorded`` (frames), and how alike they are there (0 to 1)."""
    wave, shape = recorded.astype(np.float64), clip.astype(np.float64)
    size = len(wave) + len(shape)
    size = 1 << (size - 1).bit_length()
    match = np.fft.irfft(np.fft.rfft(wave, size) * np.conj(np.fft.rfft(shape, size)), size)
    start = int(np.argmax(match[: max(1, len(wave) - len(shape) + 1)]))
    part = wave[start : start + len(shape)]
    norm = float(np.linalg.norm(part) * np.linalg.norm(shape))
    return start, float(part @ shape) / norm if norm else 0.0


def share_heard(recorded: Pcm, clip: Pcm) -> tuple[int, float]:
    """Where this very clip begins (frames), and how much of it is heard, in order (0 to 1).

    A busy computer may hold the sound up for a moment: the card plays digital silence, and what
    follows comes late. One piece in which that happens counts as heard.
    """
    there = sounding(recorded)
    size, around = round(_PIECE_SECONDS * RATE), round(_AROUND_SECONDS * RATE)
    start, found = _pieces(recorded[there], clip, size, around, LIKENESS)
    share = min(1.0, (sum(found) + 1) / len(found)) if any(found) else 0.0
    return _start_in(there, start, clip), share


def share_spoken(recorded: Pcm, clip: Pcm) -> tuple[int, float]:
    """The same where the clip is another rendering of the words: engines speak a sentence a
    little differently each time, and only its course of loudness stays."""
    there = sounding(recorded)
    heard, shape = loudness(recorded[there]), loudness(clip)
    size, around = (
        round(seconds * _COURSE_HZ) for seconds in (_COURSE_PIECE_SECONDS, _COURSE_AROUND_SECONDS)
    )
    start, found = _pieces(heard, shape, size, around, COURSE_LIKENESS)
    share = float(np.mean(found)) if found else 0.0
    return _start_in(there, start * RATE // _COURSE_HZ, clip), share


def sounding(pcm: Pcm) -> npt.NDArray[np.int64]:
    """The frames that lie in no stretch of digital silence; no voice pauses so perfectly."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (pcm == 0).astype(np.int8), [0]])))
    kept = np.ones(len(pcm), dtype=bool)
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if last - first >= _HOLE_FRAMES:
            kept[first:last] = False
    return np.flatnonzero(kept)


def loudness(pcm: Pcm) -> npt.NDArray[np.float64]:
    """The root mean square of 20 ms, two hundred times a second."""
    energy = np.concatenate([[0.0], np.cumsum(pcm.astype(np.float64) ** 2)])
    firsts = np.arange(0, len(pcm) - _COURSE_FRAMES + 1, RATE / _COURSE_HZ).astype(np.int64)
    return np.sqrt((energy[firsts + _COURSE_FRAMES] - energy[firsts]) / _COURSE_FRAMES)


def loudest(pcm: Pcm) -> int:
    """The largest sample, without its sign."""
    return int(np.max(np.abs(pcm.astype(np.int32)))) if len(pcm) else 0


def _start_in(there: npt.NDArray[np.int64], start: int, clip: Pcm) -> int:
    """The frame at which the clip begins, holes counted. Told by the first frame that is heard:
    whatever silence the clip begins with was taken for a hole."""
    heard = int(np.argmax(np.abs(clip.astype(np.int32)) > AUDIBLE))
    return int(there[start + heard]) - heard if start + heard < len(there) else 0


def _pieces(
    recorded: Wave, clip: Wave, size: int, around: int, least: float
) -> tuple[int, list[bool]]:
    """Where the clip begins, and which of its pieces are found one after the other."""
    recorded = np.concatenate([recorded, np.zeros(len(clip), dtype=recorded.dtype)])
    start, _ = find_clip(recorded, clip)
    place, found = start, list[bool]()
    for first in range(0, len(clip) - size // 2, size):
        piece = clip[first : first + size].astype(np.float64)
        if np.max(np.abs(piece)) <= AUDIBLE:
            continue
        here = max(0, place + first - around)
        likeness = _likeness(recorded[here : place + first + len(piece) + around], piece)
        best = int(np.argmax(likeness))
        found.append(bool(likeness[best] > least))
        if found[-1]:
            place = here + best - first
    return start, found


def _likeness(recorded: Wave, piece: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """How like the piece the recording is at each place in it (-1 to 1): Pearson's r."""
    size, wave = len(piece), recorded.astype(np.float64)
    sums, squares = (np.concatenate([[0.0], np.cumsum(wave**power)]) for power in (1, 2))
    varies = squares[size:] - squares[:-size] - (sums[size:] - sums[:-size]) ** 2 / size
    shape = piece - np.mean(piece)
    norms = np.sqrt(np.maximum(varies, 1.0)) * max(1.0, float(np.linalg.norm(shape)))
    return np.correlate(wave, shape, "valid") / norms
