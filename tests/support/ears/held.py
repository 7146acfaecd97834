"""Reads only when a file ``go`` lies in the folder that HELD_EAR names; leaves its pid there."""

from __future__ import annotations

import os
import time
from pathlib import Path

from voice_coach.audio.ports import Pcm
from voice_coach.fair_copy.reading import Line

FOLDER = "HELD_EAR"


class HeldEar:
    """Tells how many samples it was given."""

    def read(self, pcm: Pcm) -> list[Line]:
        """Wait, and answer."""
        folder = Path(os.environ[FOLDER])
        (folder / str(os.getpid())).touch()
        while not (folder / "go").exists():
            time.sleep(0.01)
        return [Line(f"{len(pcm)} samples", 0.0, 1.0)]


def load() -> HeldEar:
    """Ready at once."""
    return HeldEar()
