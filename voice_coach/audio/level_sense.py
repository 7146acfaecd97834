"""Speech by loudness and by the length of words: what there is where the neural sense is missing.

Its numbers were measured with the small model of this repository, and hold for no other.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from voice_coach.audio.ports import Pcm, Segment
from voice_coach.audio.sound import level_dbfs
from voice_coach.messages import Word

LEVELS_PER_SECOND = 10
STIR_DB = 15.0
STIR_FLOOR_DBFS = -60.0
"""Sound that stands out by so much from the last seconds' quietest may be a word's beginning."""
_STIR_LEVELS = 3
_FLOOR_LEVELS = 30
KNOCK_SECONDS = 0.2
KNOCK_CONFIDENCE = 0.6
"""A knock comes out as a word too short to be spoken and doubtful: the small model gave 0.06
to 0.18 s at 0.1 to 0.6, against 0.97 and more for spoken words."""
BRIEF_KNOCK_SECONDS = 0.1
BRIEF_KNOCK_CONFIDENCE = 0.9
"""Hardly anybody says a word that fast, so it must be clearer: knocks came out as words of 0.06
and 0.09 s at up to 0.77."""
BREATH = "huh"
"""What Vosk's English models make of a breath, a chair or a cough."""


class LevelSense:
    """Implements ``ports.SpeechSense`` for samples at ``rate`` Hz."""

    spoke_until = None
    silent_seconds = None
    speaking = False
    spoke_since = None
    stirring_since = None
    talking = False

    def __init__(self, rate: int) -> None:
        self._frames = rate // LEVELS_PER_SECOND
        self.begin()

    def begin(self) -> None:
        """Forget what was before."""
        self._levels: deque[float] = deque(maxlen=_FLOOR_LEVELS)
        self._parts: list[Pcm] = []
        self._waiting = 0

    @property
    def stirring(self) -> bool:
        """Whether there is sound that may become a word."""
        floor = max(STIR_FLOOR_DBFS, min(self._levels, default=STIR_FLOOR_DBFS))
        return any(level > floor + STIR_DB for level in list(self._levels)[-_STIR_LEVELS:])

    def feed(self, pcm: Pcm) -> None:
        """Take samples."""
        self._parts.append(pcm)
        self._waiting += len(pcm)
        if self._waiting >= self._frames:
            self._levels.append(level_dbfs(np.concatenate(self._parts)))
            self._parts.clear()
            self._waiting = 0

    def spoken(self, segment: Segment) -> Segment:
        """Nothing, where there is no word in the segment that anybody can have said."""
        return Segment("", ()) if all(_is_noise(word) for word in segment.words) else segment


def _is_noise(word: Word) -> bool:
    seconds = word.end - word.start
    least = BRIEF_KNOCK_CONFIDENCE if seconds < BRIEF_KNOCK_SECONDS else KNOCK_CONFIDENCE
    return word.text == BREATH or (seconds < KNOCK_SECONDS and word.confidence < least)
