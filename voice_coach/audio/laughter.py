"""Laughter: a voice, by the sense for speech, but one that repeats itself stroke by stroke.

"Ha ha ha" comes in strokes of one sound, four to six a second (Provine, Laughter, 2000: about
210 ms apart), and no sentence does. It is known in two ways: over a second, its spectrum lies upon
itself once it is shifted by one stroke, and by two; and, when words are to be judged, from stroke
to stroke (``strokes``), of which there must be eight; fewer, where the sense for speech itself was
not sure that it was a voice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from voice_coach.audio import strokes
from voice_coach.audio.ports import Pcm
from voice_coach.messages import Word

RATE = 16000
HOP_FRAMES = 160
_WINDOW_FRAMES = 512
_BANDS = 16
_LOWEST_HZ, _HIGHEST_HZ = 150.0, 6000.0
_FLOOR = 1e3
"""Power below which a band is nothing: some dB above the last bit."""
_LEAST_DB = 45.0
"""A quarter of the second is at least so loud, in its loudest band."""
_SPAN = 100
"""Hops that are compared: a second."""
_EACH = 10
"""Hops from one comparison to the next."""
_STROKES = range(14, 36)
"""Hops from one stroke to the next: 0.14 to 0.35 s."""
LIKENESS = 0.65
IN_A_ROW = 3
"""Correlation from which it is laughter, where it stays so for three comparisons. Synthetic
laughter had 0.73 to 0.93 in 25 of them and more; people in two and a half minutes, and fifteen
accents, 0.45 at most; a synthesiser once 0.63, for a single one."""
DEPTH_DB = 12.0
"""From a stroke to the breath behind it: synthetic laughter had 13 to 28; "no no no" had 3 to 8,
for the voice hums on in it."""
LEAST_SHARE = 0.6
LEAST_SHARE_OF_STROKES = 0.5
"""What lies in laughter with more than this is none of the words."""
SURE_WORD = 0.95
LONGEST_WORD_SECONDS = 0.5
"""A word that is said over and over may be as regular ("yes yes yes yes"); but of that the
recogniser is sure, and it is as short as one stroke."""
KEPT_SECONDS = 40.0
"""Of sound, for words that are still to be judged: a segment has 20 s and a pause."""
WORDS_SPAN = 55
"""Hops in which words are told from laughter and humming, where there is no time for more."""
_ONE_STROKE_LIKENESS = 0.6
_SHORT_STROKES = range(14, 27)
"""Synthetic laughter had 0.81 to 0.95 over 0.55 s, from its first strokes on; people, a neural
voice and a synthesiser more than 0.6 in 1 % of their time, which makes them wait a moment."""
_LEAST_MOVEMENT_DB = 3.5
"""Standard deviation of the bands over that time. Of people's speech it was 8 to 16, in noise at
10 dB 4.2 to 7.4."""
PAUSE_SECONDS = 0.3
"""Between two words of one who talks on, and between two bursts of laughter at least."""
_BEFORE_SECONDS = 3.0
"""Of that, so much before the first word: laughter begins before the recogniser makes a word."""
IN_DOUBT = 0.65
"""Where the sense for speech is sure for less than this share of a voice, it may be laughter. Of
25 stretches of people's laughter that wrote words 13 had less. Of 1,300 stretches of speech, of
voices saying one word over and over, in noise at 10 dB and in rooms, those with two pairs of
strokes like laughter's had 0.72 and more."""
_AROUND_SECONDS, SURELY_SAID = 0.1, 0.85
"""A word stands where, with so much of the voice around it, this share was sure: who laughs behind
a sentence has said the sentence."""
_KEPT_HOPS = round(KEPT_SECONDS * RATE / HOP_FRAMES)


SureShare = Callable[[float, float], float]
"""For which share (0 to 1) of the time between two moments somebody surely spoke."""


def always_sure(_begins: float, _ends: float) -> float:
    """Where there is no telling."""
    return 1.0


class Laughter:
    """Is given samples at ``RATE`` Hz, and says which words lie in laughter.

    Times are seconds since the first sample.
    """

    def __init__(self) -> None:
        self._shape = np.hanning(_WINDOW_FRAMES)
        hertz = np.fft.rfftfreq(_WINDOW_FRAMES, 1 / RATE)
        edges = np.geomspace(_LOWEST_HZ, _HIGHEST_HZ, _BANDS + 1)
        inside = (hertz >= edges[:-1, None]) & (hertz < edges[1:, None])
        self._bands = inside / inside.sum(axis=1, keepdims=True)
        self.begin()

    def begin(self) -> None:
        """Forget what was before."""
        self._rest: Pcm = np.zeros(0, dtype=np.int16)
        self._hops = 0
        self._alike = 0
        """Comparisons in a row that found it to repeat itself."""
        self._spectra: deque[npt.NDArray[np.float64]] = deque(maxlen=_SPAN)
        self._spans: deque[tuple[float, float]] = deque(maxlen=1000)
        self._kept: deque[npt.NDArray[np.float64]] = deque(maxlen=_KEPT_HOPS)
        self._sound: deque[Pcm] = deque(maxlen=_KEPT_HOPS)
        """The samples of each hop."""

    def feed(self, pcm: Pcm) -> None:
        """Take samples."""
        waiting = np.concatenate([self._rest, pcm])
        count = max(0, (len(waiting) - _WINDOW_FRAMES) // HOP_FRAMES + 1)
        if count:
            windows = np.lib.stride_tricks.sliding_window_view(waiting, _WINDOW_FRAMES)
            power = np.abs(np.fft.rfft(windows[::HOP_FRAMES][:count] * self._shape)) ** 2
            for spectrum in 10 * np.log10(power @ self._bands.T + _FLOOR):
                self._add(spectrum)
            self._sound.extend(waiting[: count * HOP_FRAMES].reshape(count, HOP_FRAMES))
        self._rest = waiting[count * HOP_FRAMES :]

    def may_be_words(self) -> bool:
        """Whether the last ``WORDS_SPAN`` hops sound like somebody who talks: who laughs repeats
        themselves even in so short a time, and who hums stays the same."""
        spectra = np.array(list(self._kept)[-WORDS_SPAN:])
        if len(spectra) < WORDS_SPAN or spectra.std(axis=0).mean() < _LEAST_MOVEMENT_DB:
            return False
        low, high = np.percentile(spectra.max(axis=1), (10, 90))
        if high - low < DEPTH_DB:
            return True
        likeness = _likeness(spectra)
        return all(likeness[hops] < _ONE_STROKE_LIKENESS for hops in _SHORT_STROKES)

    def without(
        self,
        words: tuple[Word, ...],
        voiced: Sequence[tuple[float, float]] = (),
        sure: SureShare = always_sure,
    ) -> tuple[Word, ...]:
        """The words that nobody laughed. ``voiced``: from when to when there was a voice;
        ``sure``: how surely."""
        if not words:
            return ()
        laughed, doubtful = self._strokes(words[0].start - _BEFORE_SECONDS, voiced, sure)
        return tuple(
            word
            for number, word in enumerate(words)
            if _inside(word, laughed) <= LEAST_SHARE_OF_STROKES
            and not _is_in_doubt(word, doubtful, sure)
            and (_inside(word, self._spans) <= LEAST_SHARE or _is_repeated(words, number))
        )

    def _add(self, spectrum: npt.NDArray[np.float64]) -> None:
        self._spectra.append(spectrum)
        self._kept.append(spectrum)
        self._hops += 1
        if self._hops % _EACH or len(self._spectra) < _SPAN:
            return
        self._alike = self._alike + 1 if _repeats(np.array(self._spectra)) else 0
        if self._alike >= IN_A_ROW:
            ends = self._hops * HOP_FRAMES / RATE
            begins = ends - (_SPAN + (IN_A_ROW - 1) * _EACH) * HOP_FRAMES / RATE
            if self._spans and begins <= self._spans[-1][1]:
                begins = self._spans.pop()[0]
            self._spans.append((begins, ends))

    def _strokes(
        self, since: float, voiced: Sequence[tuple[float, float]], sure: SureShare
    ) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
        """Where there is laughter, and where there is if the sense for speech is in doubt."""
        kept = len(self._kept)
        first = min(max(self._hops - kept, int(since * RATE / HOP_FRAMES)), self._hops)
        spectra = list(self._kept)[kept - (self._hops - first) :]
        if not spectra:
            return [], []
        pcm = np.concatenate(list(self._sound)[-len(spectra) :])
        seconds = HOP_FRAMES / RATE

        def hops(span: tuple[float, float]) -> tuple[int, int]:
            return round(span[0] / seconds) - first, round(span[1] / seconds) - first

        def on_the_clock(spans: Iterable[tuple[int, int]]) -> list[tuple[float, float]]:
            return [
                ((first + begins) * seconds, (first + ends) * seconds) for begins, ends in spans
            ]

        stretches = [span for span in _apart(voiced) if span[0] >= first * seconds]
        doubtful = [hops(span) for span in stretches if sure(*span) < IN_DOUBT]
        sound = np.array(spectra), pcm, HOP_FRAMES
        return (
            on_the_clock(strokes.laughs(*sound, [hops(span) for span in stretches])),
            on_the_clock(strokes.repeated(*sound, doubtful)),
        )


def _apart(voiced: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Joined where there is no pause between."""
    joined: list[tuple[float, float]] = []
    for begins, ends in voiced:
        goes_on = joined and begins - joined[-1][1] < PAUSE_SECONDS
        joined.append((joined.pop()[0] if goes_on else begins, ends))
    return joined


def _inside(word: Word, spans: Iterable[tuple[float, float]]) -> float:
    """Which share of the word lies in these spans."""
    inside = sum(max(0.0, min(word.end, b) - max(word.start, a)) for a, b in spans)
    return inside / max(0.01, word.end - word.start)


def _is_in_doubt(word: Word, spans: Iterable[tuple[float, float]], sure: SureShare) -> bool:
    """Whether the word lies in such a stretch, and was not surely said."""
    return any(
        _inside(word, [(begins, ends)]) > LEAST_SHARE_OF_STROKES
        and sure(max(begins, word.start - _AROUND_SECONDS), min(ends, word.end + _AROUND_SECONDS))
        < SURELY_SAID
        for begins, ends in spans
    )


def _repeats(spectra: npt.NDArray[np.float64]) -> bool:
    """Whether a second of spectra (hops, bands) in dB lies upon itself at some stroke."""
    loudness = spectra.max(axis=1)
    low, loud, high = np.percentile(loudness, (10, 75, 90))
    if loud < _LEAST_DB or high - low < DEPTH_DB:
        return False
    likeness = _likeness(spectra)
    return any(likeness[hops] > LIKENESS and likeness[2 * hops] > LIKENESS for hops in _STROKES)


def _likeness(spectra: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Correlation of spectra of shape (hops, bands) with themselves, by the hops by which they are
    shifted: shape (hops,). 0 where either side is all alike."""
    count = len(spectra)
    centred = spectra - spectra.mean(axis=0)
    # All shifts at once, for there are dozens: each is a diagonal of the products of all hops with
    # all others. Rows that are one longer put diagonals below each other.
    products = np.zeros((count, 2 * count))
    products[:, :count] = centred[::-1] @ centred.T
    slanted = products.ravel()[: count * (2 * count - 1)].reshape(count, 2 * count - 1)
    power = np.sum(centred * centred, axis=1)
    sizes = np.sqrt(np.cumsum(power)[::-1] * np.cumsum(power[::-1])[::-1])
    likeness = np.zeros(count)
    np.divide(slanted[:, count - 1 :].sum(axis=0), sizes, out=likeness, where=sizes > 0)
    return likeness


def _is_repeated(words: tuple[Word, ...], number: int) -> bool:
    """Whether the recogniser is sure of this word, and of the same word beside it."""
    word = words[number]
    beside = words[max(0, number - 1) : number] + words[number + 1 : number + 2]
    return _is_sure(word) and any(other.text == word.text and _is_sure(other) for other in beside)


def _is_sure(word: Word) -> bool:
    return word.confidence >= SURE_WORD and word.end - word.start <= LONGEST_WORD_SECONDS
