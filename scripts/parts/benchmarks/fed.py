"""A microphone without a device: the real threads, queues and ear, fed by whoever has samples."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np

from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.microphone import SoundDeviceMicrophone
from voice_coach.audio.ports import Block, Inbox, Pcm

_TIMES = SimpleNamespace(currentTime=0.0, inputBufferAdcTime=0.0)
_STATUS = SimpleNamespace(input_overflow=False)


class SampleClock:
    """Time is what has been fed."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        """Seconds of sound fed so far."""
        return self.seconds


class FedMicrophone(SoundDeviceMicrophone):
    """All of the real one but the device: ``feed`` does what the sound card's callback does."""

    def __init__(
        self, rate: int, ear_for: Callable[[int], ListeningEar], inbox: Inbox, clock: SampleClock
    ) -> None:
        self._rate = rate
        self._fed_clock = clock
        super().__init__(None, ear_for, inbox, clock)

    def feed(self, block: Pcm) -> None:
        """A block as the card hands it over: bytes that are its own again afterwards."""
        self._fed_clock.seconds += len(block) / self._rate
        self._callback(block.data, len(block), _TIMES, _STATUS)

    @property
    def waiting(self) -> int:
        """Blocks and orders that have not reached the ear yet."""
        return self._queue.qsize() + self._unheard.qsize()

    def _open(self, rate: int | None) -> Any:
        del rate
        self._device_name = "none"
        self._channels = 1
        return SimpleNamespace(samplerate=self._rate, abort=lambda: None, close=lambda: None)

    def _keep_watch(self) -> None:
        """There is no device to lose."""


class CountingEar(ListeningEar):
    """Counts the frames that reach it."""

    frames = 0

    def hear(self, block: Block) -> None:
        super().hear(block)
        self.frames += len(block.pcm)


def blocks_of(pcm: Pcm, frames: int) -> list[Pcm]:
    """The samples in blocks of so many frames, the last one shorter."""
    return [np.ascontiguousarray(pcm[i : i + frames]) for i in range(0, len(pcm), frames)]
