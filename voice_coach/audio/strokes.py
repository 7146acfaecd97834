"""Laughter stroke by stroke: "ha" after "ha", each like the one before, with breath between them.

Pure functions on spectra and samples. Where a stroke begins is looked for in the sound itself, and
no grid lies over it: laughter is known or not wherever in a block it begins. In the pauses
between strokes there is breath: no voice (as in "no no no"), and no hiss (as in "yes yes yes").
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from voice_coach.audio.ports import Pcm

LEAST_STROKES = 8
"""In a row. Of 3,839 words of people and synthesisers, and of syllables said up to six times, none
was lost by this; from six strokes on, the words of one sentence were. Whoever laughs for two
seconds makes eight and more."""
FEW_STROKES, FEW_LIKENESS, FEW_RATIO = 3, 0.9, 1.3
"""Fewer are laughter where they are all that was voiced between two pauses, each most like the one
before, and all about as far apart. Of 1,010 short words and phrases in five
synthetic voices ("no no no" and "papa papa" among them) only "ha ha ha" was; without likeness and
distance four others."""
PAIRS_IN_DOUBT, SHARE_IN_DOUBT = 2, 1 / 3
"""Where the sense for speech was not sure of a voice, so many pairs of strokes in it are laughter,
in a row or not, and such a share of all: of people's laughter that wrote words a third to all were,
of speech in a reverberant room, of which the sense is not so sure either, 2 of 13."""
LIKENESS = 0.7
"""Correlation of two strokes' spectra, by band. Of real laughter it was 0.86 to 0.99."""
_RISE_DB = 6.0
"""A stroke rises and falls by so much."""
_DEPTH_DB = 10.0
_LOW_DB = 8.0
"""The pause is deeper than this below the softer of its two strokes, at its deepest and in each of
its hops."""
_LEAST_LOW_HOPS = 5
_BETWEEN_HOPS = (13, 40)
"""From stroke to stroke, in hops of 10 ms."""
_CLOSE_HOPS = 11
_VOICED = 0.45
_UNVOICED, _UNVOICED_SHARE = 0.55, 0.45
"""Of the periodicity (0 to 1) of strokes, and of so many hops between them."""
_HISS_DB = -2.5
"""By so much the bands from 3.1 kHz on lie below the middle ones, at least."""
_MIDDLE, _HIGH = slice(4, 12), slice(13, None)
_BREATH_DB = 3.0
"""So far above the room's own noise."""
_BEFORE_HOPS, _AFTER_HOPS = 12, 20
"""What belongs to the first and the last stroke."""
_LONGEST_TAIL_HOPS = 48
"""The sense for speech lets a voice end so long after the loudest of its last stroke."""
_PITCH_FRAMES = slice(32, 230)
"""Periods of 500 to 70 Hz, at 16,000 Hz."""
_VOICE_FRAMES = 640

Numbers = npt.NDArray[np.float64]


def laughs(
    spectra: Numbers, pcm: Pcm, hop_frames: int, voiced: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Where somebody laughs: the first hop of each stretch, and the one behind it.

    ``spectra`` in dB, shape (hops, 16 bands from 150 to 6000 Hz); ``pcm`` the int16 samples at
    16,000 Hz that they were made of. ``voiced``: from which hop to which there was a voice, with
    pauses between.
    """
    if not len(spectra):
        return []
    sound = _Sound(spectra, pcm, hop_frames)
    strokes = sound.strokes()
    found = [span for span in voiced if sound.is_burst(_within(strokes, *span), *span)]
    chain: list[int] = []
    for first, second in itertools.pairwise(strokes):
        if sound.is_next(first, second):
            chain = [*(chain or [first]), second]
        else:
            found += _stretch(chain)
            chain = []
    return found + _stretch(chain)


def repeated(
    spectra: Numbers, pcm: Pcm, hop_frames: int, doubtful: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The parts of these stretches, from hop to hop, in which strokes follow one another as they do
    in laughter. The other arguments are those of ``laughs``."""
    if not doubtful:
        return []
    sound = _Sound(spectra, pcm, hop_frames)
    strokes = sound.strokes()
    return [span for one in doubtful for span in sound.may_be_laughter(_within(strokes, *one))]


def _stretch(chain: Sequence[int]) -> list[tuple[int, int]]:
    if len(chain) < LEAST_STROKES:
        return []
    return [(chain[0] - _BEFORE_HOPS, chain[-1] + _AFTER_HOPS)]


def _within(strokes: Sequence[int], first: int, last: int) -> list[int]:
    return [stroke for stroke in strokes if first - _BEFORE_HOPS <= stroke <= last]


class _Sound:
    """What is looked at, with its loudness by hop in dB."""

    def __init__(self, spectra: Numbers, pcm: Pcm, hop_frames: int) -> None:
        self._spectra, self._pcm, self._hop_frames = spectra, pcm, hop_frames
        self._loudness = np.convolve(spectra.max(axis=1), np.ones(3) / 3, "same")
        self._floor = float(np.percentile(self._loudness, 5))

    def strokes(self) -> list[int]:
        """The hops in which a voice is loudest; of two that are close together, the louder."""
        found: list[int] = []
        for peak in self._peaks():
            if not any(self._periodicity(max(0, peak + near)) > _VOICED for near in (0, -2, 2)):
                continue
            if not found or peak - found[-1] >= _CLOSE_HOPS:
                found.append(peak)
            elif self._loudness[peak] > self._loudness[found[-1]]:
                found[-1] = peak
        return found

    def is_next(self, first: int, second: int) -> bool:
        """Whether the stroke at hop ``second`` follows that at ``first``, as in laughter."""
        between = self._loudness[first + 1 : second]
        softer = float(min(self._loudness[first], self._loudness[second]))
        if (
            not _BETWEEN_HOPS[0] <= second - first <= _BETWEEN_HOPS[1]
            or softer - between.min() < _DEPTH_DB
            or _likeness(self._around(first), self._around(second)) < LIKENESS
        ):
            return False
        low = [int(hop) for hop in first + 1 + np.flatnonzero(between < softer - _LOW_DB)]
        return len(low) >= _LEAST_LOW_HOPS and self._is_breath(low)

    def may_be_laughter(self, strokes: Sequence[int]) -> list[tuple[int, int]]:
        """From the first to the last of these strokes that follow one another as in laughter, if
        enough of them do."""
        pairs = list(itertools.pairwise(strokes))
        alike = [pair for pair in pairs if self.is_next(*pair)]
        if len(alike) < max(PAIRS_IN_DOUBT, SHARE_IN_DOUBT * len(pairs)):
            return []
        return [(alike[0][0] - _BEFORE_HOPS, alike[-1][1] + _AFTER_HOPS)]

    def is_burst(self, strokes: Sequence[int], first: int, last: int) -> bool:
        """Whether a voice between these two hops makes these few strokes, and nothing else."""
        if (
            len(strokes) < FEW_STROKES
            or strokes[0] - _AFTER_HOPS > first
            or strokes[-1] + _LONGEST_TAIL_HOPS < last
        ):
            return False
        pairs = list(itertools.pairwise(strokes))
        apart = [second - first for first, second in pairs]
        return max(apart) <= FEW_RATIO * min(apart) and all(
            self.is_next(*pair)
            and _likeness(self._around(pair[0]), self._around(pair[1])) >= FEW_LIKENESS
            for pair in pairs
        )

    def _is_breath(self, hops: list[int]) -> bool:
        spectrum = self._spectra[hops].mean(axis=0)
        if spectrum[_HIGH].mean() - spectrum[_MIDDLE].mean() > _HISS_DB:
            return False
        if np.median(self._loudness[hops]) - self._floor < _BREATH_DB:
            return False
        unvoiced = [self._periodicity(hop) < _UNVOICED for hop in hops]
        return float(np.mean(unvoiced)) >= _UNVOICED_SHARE

    def _peaks(self) -> Iterator[int]:
        high = low = float(self._loudness[0])
        at, rising = 0, True
        for hop, level in enumerate(map(float, self._loudness)):
            if level > high:
                high, at = level, hop
            low = min(low, level)
            if rising and level < high - _RISE_DB:
                yield at
                low, rising = level, False
            elif not rising and level > low + _RISE_DB:
                high, at, rising = level, hop, True

    def _around(self, hop: int) -> Numbers:
        middle = self._spectra[max(0, hop - 2) : hop + 3].mean(axis=0)
        return np.asarray(middle - middle.mean())

    def _periodicity(self, hop: int) -> float:
        """The highest autocorrelation at a pitch's period, in 40 ms; 0 where there are fewer."""
        first = hop * self._hop_frames
        part = self._pcm[first : first + _VOICE_FRAMES].astype(np.float64)
        if len(part) < _VOICE_FRAMES:
            return 0.0
        part -= part.mean()
        alike = np.fft.irfft(np.abs(np.fft.rfft(part, 2048)) ** 2)[:_VOICE_FRAMES]
        alike /= 1 - np.arange(_VOICE_FRAMES) / _VOICE_FRAMES
        return float(alike[_PITCH_FRAMES].max() / (alike[0] + 1e3))


def _likeness(one: Numbers, other: Numbers) -> float:
    size = np.sqrt(np.sum(one * one) * np.sum(other * other))
    return float(np.sum(one * other) / size) if size else 0.0
