"""A short utterance that began while the coach spoke, heard once more as a command.

What is left of a voice after the echo is taken out of it is enough for a few phrases, and often too
little for free speech: "skip this" came out as "skip was".
"""

from __future__ import annotations

import numpy as np

from voice_coach.audio.ports import Block, Pcm, Recogniser
from voice_coach.messages import Utterance, Word

LONGEST_SECONDS = 2.0
"""Of a command; the longest phrases take 1.6 s at a slow pace."""
BEFORE_SECONDS, AFTER_SECONDS = 0.3, 0.3
"""Of sound around the words."""
LEAST_CONFIDENCE = 0.8


class BegunOver:
    """Keeps the first seconds of what is caught at ``rate`` Hz. The coach spoke until ``until``;
    ``recogniser`` knows the phrases."""

    def __init__(self, recogniser: Recogniser, rate: int, until: float) -> None:
        self._recogniser = recogniser
        self._rate = rate
        self._until = until
        self._begins_at = 0.0
        self._sound: list[Pcm] = []
        self._frames = 0

    def add(self, block: Block) -> None:
        """The next that was caught."""
        if not self._sound:
            self._begins_at = block.captured_at
        if self._frames < 2 * LONGEST_SECONDS * self._rate:
            self._sound.append(block.pcm)
            self._frames += len(block.pcm)

    def checked(self, utterance: Utterance) -> Utterance:
        """The utterance in the words of a phrase, where it is one; as it is, where it is not."""
        ends_at = utterance.last_word_ended_at
        if utterance.started_at > self._until or ends_at - utterance.started_at > LONGEST_SECONDS:
            return utterance
        pcm = np.concatenate(self._sound)
        first = max(0, self._frame_at(utterance.started_at - BEFORE_SECONDS))
        words = self._words(pcm[first : self._frame_at(ends_at + AFTER_SECONDS)])
        text = " ".join(word.text for word in words)
        if not words or "[" in text or min(word.confidence for word in words) < LEAST_CONFIDENCE:
            return utterance
        at = self._begins_at + first / self._rate
        moved = tuple(Word(w.text, at + w.start, at + w.end, w.confidence) for w in words)
        return Utterance(text, moved, utterance.started_at, utterance.ended_at)

    def _frame_at(self, moment: float) -> int:
        return round((moment - self._begins_at) * self._rate)

    def _words(self, pcm: Pcm) -> list[Word]:
        self._recogniser.begin()
        found = self._recogniser.feed(pcm)
        rest = self._recogniser.finish()
        return [*(found.words if found is not None else ()), *rest.words]
