"""The real recogniser, but for long silences: eight hours would else take half an hour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from voice_coach.audio.ports import Pcm, Segment
from voice_coach.audio.recogniser import VoskModel, VoskRecogniser
from voice_coach.messages import Word

HEARD_SILENCE_SECONDS = 3.0
"""Of each silence the recogniser is given so much: more than any pause that ends something."""


def quick_in_silence(
    model: VoskModel, rate: int, phrases: Sequence[str] | None = None
) -> QuickInSilence:
    """Makes one for a ``ListeningEar``."""
    return QuickInSilence(model.recogniser(rate, phrases), rate)


class QuickInSilence:
    """Leaves out digital silence beyond its first seconds, and puts word times right again."""

    def __init__(self, recogniser: VoskRecogniser, rate: int) -> None:
        self._recogniser = recogniser
        self._rate = rate
        self._start()

    def _start(self) -> None:
        self._fed = 0
        self._quiet = 0
        self._seams = [0]
        self._left_out = [0]

    def feed(self, pcm: Pcm) -> Segment | None:
        """Take samples."""
        self._quiet = 0 if pcm.any() else self._quiet + len(pcm)
        if self._quiet > HEARD_SILENCE_SECONDS * self._rate:
            if self._seams[-1] != self._fed:
                self._seams.append(self._fed)
                self._left_out.append(self._left_out[-1])
            self._left_out[-1] += len(pcm)
            return None
        self._fed += len(pcm)
        segment = self._recogniser.feed(pcm)
        return None if segment is None else self._right(segment)

    def partial(self) -> str:
        """What is recognised since the last endpoint; nothing in a silence."""
        if self._quiet > HEARD_SILENCE_SECONDS * self._rate:
            return ""
        return self._recogniser.partial()

    def finish(self) -> Segment:
        """Close what is open."""
        return self._right(self._recogniser.finish())

    def begin(self) -> None:
        """Words count from nought again."""
        self._recogniser.begin()
        self._start()

    def _right(self, segment: Segment) -> Segment:
        words = (Word(w.text, self._at(w.start), self._at(w.end), w.confidence)
                 for w in segment.words)  # fmt: skip
        return Segment(segment.text, tuple(words))

    def _at(self, seconds: float) -> float:
        seam = bisect_right(self._seams, seconds * self._rate) - 1
        return seconds + self._left_out[max(0, seam)] / self._rate
