"""Writes into every pipe that it finds, which no message begins with."""

from __future__ import annotations

import contextlib
import os
import stat

from voice_coach.audio.ports import Pcm
from voice_coach.fair_copy.reading import Line

_MOST_FILES = 32


class BabblingEar:
    """An engine whose library prints wherever it likes."""

    def read(self, pcm: Pcm) -> list[Line]:
        """Spoil the answer that would follow."""
        for number in range(3, _MOST_FILES):
            with contextlib.suppress(OSError):
                if stat.S_ISFIFO(os.fstat(number).st_mode):
                    os.write(number, b"warming up\n" * 10)
        return []


def load() -> BabblingEar:
    """Ready at once."""
    return BabblingEar()
