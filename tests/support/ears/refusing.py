"""Cannot read a sound that begins with a one, and prints while it tries."""

from __future__ import annotations

from voice_coach.audio.ports import Pcm
from voice_coach.fair_copy.reading import Line


class RefusingEar:
    """Reads all else."""

    def read(self, pcm: Pcm) -> list[Line]:
        """Raise, or answer."""
        print("reading", flush=True)
        if pcm[0] == 1:
            raise MemoryError("it is too much")
        return [Line("Read.", 0.0, 1.0)]


def load() -> RefusingEar:
    """Ready at once."""
    return RefusingEar()
