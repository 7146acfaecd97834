"""The real program, whose microphone and ear note how far behind they are.

``python -m scripts.parts.benchmarks.real_model_coach NOTES ...``, the rest as ``voice-coach``
takes it. NOTES is a file of JSON lines: one whenever the ear begins to listen, and at the end one
with every block's lag. Moments are those of ``time.monotonic``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from voice_coach.audio import ear, microphone
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.microphone import SoundDeviceMicrophone
from voice_coach.audio.ports import Block, Clock, Inbox, Recogniser
from voice_coach.cli import main

NOTES = Path(sys.argv[1])


STILL_SECONDS = 0.05


def note(**facts: Any) -> None:
    """Append a line."""
    with NOTES.open("a") as file:
        file.write(json.dumps(facts) + "\n")


class WatchedEar(ListeningEar):
    """Notes for each block that it heard while it listened how long ago it was captured."""

    clock: Clock

    @property
    def rate(self) -> int:
        """In Hz, of what it is given."""
        return self._rate

    def __init__(self, recogniser_for: Callable[..., Recogniser], *more: Any, **named: Any) -> None:
        super().__init__(self._timed(recogniser_for), *more, **named)
        self.heard_frames = 0
        self.lags: list[tuple[float, float]] = []
        """When a block had been heard, and how long after its last sample was captured."""

    def begin(
        self, caught: Sequence[Block], *, since: float, phrases: Sequence[str] | None = None
    ) -> None:
        super().begin(caught, since=since, phrases=phrases)
        note(listens=time.monotonic())

    def hear(self, block: Block) -> None:
        super().hear(block)
        self.heard_frames += len(block.pcm)
        if self.listening:
            ends = block.captured_at + len(block.pcm) / self._rate
            self.lags.append((time.monotonic(), self.clock.now() - ends))

    @staticmethod
    def _timed(recogniser_for: Callable[..., Recogniser]) -> Callable[..., Recogniser]:
        def timed(rate: int, phrases: Sequence[str] | None) -> Recogniser:
            began = time.monotonic()
            recogniser = recogniser_for(rate, phrases)
            note(made_in=time.monotonic() - began)
            return recogniser

        return timed


class WatchedMicrophone(SoundDeviceMicrophone):
    """Tells at its end what was captured, heard and lost."""

    def __init__(
        self,
        device: str | int | None,
        ear_for: Callable[[int], WatchedEar],
        inbox: Inbox,
        clock: Clock,
        **more: Any,
    ) -> None:
        def watched(rate: int) -> WatchedEar:
            self._watched = ear_for(rate)
            self._watched.clock = clock
            return self._watched

        super().__init__(device, watched, inbox, clock, **more)
        note(rate=self.rate)

    def close(self) -> None:
        super().close()
        heard = self._watched
        # The ear is given another rate than the device's where the echo is taken out, and the last
        # hundredth of a second may wait there.
        captured = round(self.frames * heard.rate / self.rate)
        waits = round(STILL_SECONDS * heard.rate)
        lost = captured - heard.heard_frames
        note(
            dropped=lost if lost > waits else 0,
            overflows=self.overflows,
            lags=heard.lags,
        )


if __name__ == "__main__":
    ear.ListeningEar = WatchedEar  # type: ignore[misc]
    microphone.SoundDeviceMicrophone = WatchedMicrophone  # type: ignore[misc,assignment]
    del sys.argv[1]
    main()
