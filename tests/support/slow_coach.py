"""The program with a hopelessly slow recogniser: ``python -m tests.support.slow_coach``."""

from __future__ import annotations

import time
from collections.abc import Sequence

from voice_coach.audio.ports import Pcm, Recogniser, Segment
from voice_coach.audio.recogniser import VoskModel
from voice_coach.cli import main

SECONDS_A_BLOCK = 3.0
_recogniser = VoskModel.recogniser


class Slow:
    """The real one, which takes its time for every block of a fortieth of a second."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser

    def feed(self, pcm: Pcm) -> Segment | None:
        time.sleep(SECONDS_A_BLOCK)
        return self._recogniser.feed(pcm)

    def partial(self) -> str:
        return self._recogniser.partial()

    def finish(self) -> Segment:
        return self._recogniser.finish()

    def begin(self) -> None:
        self._recogniser.begin()


def _slow(model: VoskModel, rate: int, phrases: Sequence[str] | None = None) -> Recogniser:
    return Slow(_recogniser(model, rate, phrases))


if __name__ == "__main__":
    VoskModel.recogniser = _slow  # type: ignore[assignment,method-assign]
    main()
