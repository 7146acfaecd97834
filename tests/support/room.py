"""A room between the virtual loudspeaker and microphone, in real time, in a process of its own.

It records what the loudspeaker plays, and plays into the microphone the echo of that, noise, and
what the person says. ``RoomProcess`` starts it; the rest runs in it. One block of 10 ms goes in for
each that comes out, so that what it delays the sound by stays the same; where the computer stopped
for a moment, it lets go of what gathered, and counts how often.
"""

from __future__ import annotations

import json
import os
import queue
import statistics
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from tests.support.acoustics import Acoustics, Room
from tests.support.home import ROOT
from tests.support.pulse import RATE, PulseStream
from tests.support.virtual_sound import SoundServerError, VirtualSound
from voice_coach.audio.ports import Clip
from voice_coach.audio.sound import read_clip, resample, to_pcm, write_wav

BLOCK = 160
_READY_SECONDS = 0.03
"""Of sound at the microphone's side."""
_TOO_LATE_SECONDS = 0.03
"""What lies ready beyond the usual is let go then."""
_SETTLING_BLOCKS = 100
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """When the person's words are at the microphone, about; ``time.monotonic``, seconds."""

    begins_at: float
    ends_at: float


class RoomProcess:
    """Starts the room, speaks in it, ends it. ``own_seconds``: by how much it delays any sound.

    Raises SoundServerError.
    """

    def __init__(self, sound: VirtualSound, room: Room) -> None:
        self._sound = sound
        self._said = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.room", json.dumps(asdict(room))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **sound.environment, "OMP_NUM_THREADS": "1"},
            cwd=ROOT,
        )
        self._told: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.own_seconds = float(self._next()["own_seconds"])
        self.slips = 0
        """How often it let go of sound; known when it is closed."""

    def say(self, clip: Clip, *, after: float = 0.0) -> Spoken:
        """The person says this, in so many seconds at the earliest; returns as they begin."""
        self._said += 1
        path = self._sound.folder / f"said-{os.getpid()}-{self._said}.wav"
        write_wav(path, resample(clip, RATE))
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"path": str(path), "after": after}) + "\n")
        self._process.stdin.flush()
        begun = self._next()
        path.unlink()
        return Spoken(begun["begins_at"], begun["begins_at"] + clip.seconds)

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        while not self._told.empty():
            self.slips = int(self._told.get().get("slips", self.slips))

    def __enter__(self) -> RoomProcess:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                self._told.put(json.loads(line))

    def _next(self) -> dict[str, Any]:
        try:
            return self._told.get(timeout=PATIENCE_SECONDS)
        except queue.Empty:
            self._process.kill()
            raise SoundServerError("the room between loudspeaker and microphone is dead") from None


class _Mixer:
    """Runs in the room's process."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._loudspeaker = PulseStream("record", "speaker.monitor", BLOCK / RATE)
        self._microphone = PulseStream("playback", "mic", _READY_SECONDS)
        self._orders: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._speech = np.zeros(0)
        self._starts_at = 0.0
        self._slips = 0
        self._lately: deque[float] = deque(maxlen=_SETTLING_BLOCKS)
        self._usual: float | None = None
        self._to_let_go = 0
        self._just_let_go = False

    def run(self) -> None:
        """Until the standard input ends."""
        own = self._settle()
        acoustics = Acoustics(self._room, BLOCK, already_late=own)
        _tell(own_seconds=own)
        threading.Thread(target=self._read_orders, daemon=True).start()
        order: dict[str, Any] | None = None
        while True:
            played = self._loudspeaker.read(BLOCK)
            mixed = acoustics.add(played)
            if order is None and not self._orders.empty():
                order = self._orders.get()
                if order is None:
                    break
                self._starts_at = time.monotonic() + order["after"]
            late = self._microphone.latency()
            if order is not None and time.monotonic() >= self._starts_at:
                self._speech = read_clip(Path(order["path"])).pcm.astype(np.float64)
                _tell(begins_at=time.monotonic() + late)
                order = None
            spoken, self._speech = self._speech[:BLOCK], self._speech[BLOCK:]
            mixed[: len(spoken)] += spoken
            if not len(spoken) and self._is_too_late(late + self._loudspeaker.latency()):
                continue
            self._microphone.write(to_pcm(mixed))
        _tell(slips=self._slips)

    def _is_too_late(self, late: float) -> bool:
        """Whether this block is let go, since sound has gathered for a whole second. Where that
        does not help, the server takes its time now, and the room is as late as that."""
        self._lately.append(late)
        if self._to_let_go:
            self._to_let_go -= 1
            return True
        if len(self._lately) < self._lately.maxlen:  # type: ignore[operator]
            return False
        least = min(self._lately)
        if self._usual is None or (self._just_let_go and least > self._usual):
            self._usual = least
        self._just_let_go = least > self._usual + _TOO_LATE_SECONDS
        if self._just_let_go:
            self._to_let_go = round((least - self._usual) * RATE / BLOCK)
            self._slips += 1
            self._lately.clear()
        return False

    def _settle(self) -> float:
        """Pass on silence until both streams run evenly; by how much that delays a sound."""
        quiet = np.zeros(BLOCK, dtype=np.int16)
        own = []
        for number in range(2 * _SETTLING_BLOCKS):
            self._loudspeaker.read(BLOCK)
            if number >= _SETTLING_BLOCKS:
                own.append(self._loudspeaker.latency() + self._microphone.latency())
            self._microphone.write(quiet)
        return statistics.median(own) + BLOCK / RATE

    def _read_orders(self) -> None:
        for line in sys.stdin:
            self._orders.put(json.loads(line))
        self._orders.put(None)


def _tell(**facts: float) -> None:
    print(json.dumps(facts), flush=True)


if __name__ == "__main__":
    _Mixer(Room(**json.loads(sys.argv[1]))).run()
