"""The narrow edge to an engine that reads sound again: another engine is one more module.

Such a module has a function ``load(*options: str) -> SecondEar``, which raises ``NoEngine``. It is
named to ``EarProcess`` and is imported in the second ear's own process only. The options are its
own affair: ``moonshine`` has none, ``vosk_model`` the model's folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from voice_coach.audio.ports import Pcm
from voice_coach.fair_copy.reading import Line

RATE_HZ = 16_000
"""What a second ear is given: mono int16 samples at this rate."""


class NoEngine(Exception):
    """There is no such engine here, or its model is not whole. The text says which."""


class SecondEar(Protocol):
    """Turns a whole piece of sound into written lines."""

    def read(self, pcm: Pcm) -> Sequence[Line]:
        """The lines in int16 samples of shape (frames,) at ``RATE_HZ``, in their order."""
        ...
