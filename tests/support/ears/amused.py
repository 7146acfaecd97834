"""Hears a laugh in whatever is short, and otherwise a sentence, of what is long twice the same."""

from __future__ import annotations

from voice_coach.audio.ports import Pcm
from voice_coach.fair_copy.ports import RATE_HZ
from voice_coach.fair_copy.reading import Line

SHORT_SECONDS, LONG_SECONDS = 3.0, 6.0
SENTENCE = "It was the best of times, it was the worst of times."


class AmusedEar:
    """Writes "Uh-huh." as Moonshine does."""

    def read(self, pcm: Pcm) -> list[Line]:
        """One line over all of it."""
        seconds = len(pcm) / RATE_HZ
        text = SENTENCE if seconds < LONG_SECONDS else f"{SENTENCE} {SENTENCE}"
        text = "Uh-huh." if seconds < SHORT_SECONDS else text
        return [Line(text, 0.0, seconds)]


def load() -> AmusedEar:
    """Ready at once."""
    return AmusedEar()
