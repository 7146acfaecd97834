"""Long sound in pieces, cut where it is quietest. Pure functions on mono int16 samples."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from voice_coach.audio.ports import Pcm

_WINDOW_SECONDS = 0.3
_HOP_SECONDS = 0.02
_SEARCHED = 0.5
"""The share of a piece, at its end, in which it may be cut."""
_SILENT_PEAK = 16
"""Of 32768, -66 dB: what no microphone makes of a person. (Zeros of a muted one.)"""


def pieces(pcm: Pcm, rate: int, most_seconds: float) -> Iterator[tuple[int, Pcm]]:
    """Pieces of samples (frames,) at ``rate`` Hz, none longer, each with its first frame."""
    most = round(most_seconds * rate)
    first = 0
    while len(pcm) - first > most:
        earliest = first + round(most * (1 - _SEARCHED))
        cut = earliest + _quietest(pcm[earliest : first + most], rate)
        yield first, pcm[first:cut]
        first = cut
    if first < len(pcm):
        yield first, pcm[first:]


def is_silent(pcm: Pcm) -> bool:
    """Whether nobody can have said anything in these samples."""
    return not len(pcm) or int(np.max(np.abs(pcm.astype(np.int32)))) < _SILENT_PEAK


def _quietest(pcm: Pcm, rate: int) -> int:
    """The middle of the quietest window, in frames."""
    window, hop = round(_WINDOW_SECONDS * rate), round(_HOP_SECONDS * rate)
    power = np.concatenate([[0.0], np.cumsum(pcm.astype(np.float64) ** 2)])
    energy = (power[window:] - power[:-window])[::hop]
    return int(np.argmin(energy)) * hop + window // 2
