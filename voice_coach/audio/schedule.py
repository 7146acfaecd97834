"""What is to be played at which frame: shared by the real loudspeaker and the one in memory.

Frames count from the start of the card. Nothing here knows time, rate or device.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import numpy as np

from voice_coach.audio.ports import Pcm


@dataclass(slots=True)
class Sounding:
    """A clip with its place: first frame, one past the last."""

    number: int
    pcm: Pcm
    start: int
    end: int = field(init=False)

    def __post_init__(self) -> None:
        self.end = self.start + len(self.pcm)


class Schedule:
    """Clips with their frames, mixed into blocks in order.

    ``add`` and ``stop`` come from one thread, ``fill`` and ``take_finished`` from the one that
    plays; the lock is held for microseconds, and never while samples are prepared.
    """

    def __init__(self, fade_frames: int) -> None:
        self._lock = threading.Lock()
        self._sounding: list[Sounding] = []
        self._played_out: list[Sounding] = []
        self._next_frame = 0
        self._fade = np.linspace(1.0, 0.0, max(2, fade_frames), dtype=np.float32)
        self._fading: Pcm | None = None

    @property
    def next_frame(self) -> int:
        """The first frame not yet handed to the device."""
        return self._next_frame

    @property
    def idle(self) -> bool:
        """Whether nothing waits to be played, to fade or to be reported."""
        return not (self._sounding or self._played_out) and self._fading is None

    def next_start(self) -> int | None:
        """The first frame at which something sounds, or None."""
        with self._lock:
            if self._fading is not None:
                return self._next_frame
            return min((s.start for s in self._sounding), default=None)

    def next_end(self) -> int | None:
        """The first frame at which some clip ends, or None."""
        with self._lock:
            return min((s.end for s in (*self._sounding, *self._played_out)), default=None)

    def add(self, number: int, pcm: Pcm, start: int | None, *, earliest: int = 0) -> Sounding:
        """Put a clip at frame ``start``, or (None) into the first gap in what is scheduled.

        A start that has passed already becomes the next frame. Clips with a start of their own
        may overlap others; they are mixed.
        """
        with self._lock:
            first = max(self._next_frame, earliest)
            if start is not None:
                first = max(self._next_frame, start)
            else:
                for other in sorted(self._sounding, key=lambda s: s.start):
                    if other.start <= first < other.end:
                        first = other.end
            sounding = Sounding(number, pcm, first)
            self._sounding.append(sounding)
            return sounding

    def stop(self) -> None:
        """Forget everything; what sounds now fades within ``fade_frames``. Nothing of it will
        be reported as finished."""
        with self._lock:
            now, length = self._next_frame, len(self._fade)
            if any(s.start < now + length for s in self._sounding):
                tail = np.zeros(length, dtype=np.float32)
                # What would have begun only now does not begin; what sounds goes softly.
                for s in self._sounding:
                    if s.start < now:
                        rest = s.pcm[now - s.start : now - s.start + length]
                        tail[: len(rest)] += rest
                self._fading = np.clip(tail * self._fade, -32768, 32767).astype(np.int16)
            self._sounding.clear()
            self._played_out.clear()

    def fill(self, out: Pcm) -> None:
        """Write the next ``len(out)`` frames of the mix into ``out`` (zeros where nothing is)."""
        with self._lock:
            start, end = self._next_frame, self._next_frame + len(out)
            self._next_frame = end
            out[:] = 0
            untouched = True
            if self._fading is not None:
                part = self._fading[: len(out)]
                out[: len(part)] = part
                self._fading = self._fading[len(out) :] if len(self._fading) > len(out) else None
                untouched = False
            over = False
            for s in self._sounding:
                if s.start >= end:
                    continue
                first, last = max(s.start, start), min(s.end, end)
                part = s.pcm[first - s.start : last - s.start]
                place = out[first - start : last - start]
                if untouched:
                    place[:] = part
                    untouched = False
                else:
                    place[:] = np.clip(place.astype(np.int32) + part, -32768, 32767)
                over = over or s.end <= end
            if over:
                self._played_out += [s for s in self._sounding if s.end <= end]
                self._sounding = [s for s in self._sounding if s.end > end]

    def take_finished(self, played_frame: float) -> list[Sounding]:
        """The clips whose last frame lies before ``played_frame``, each once, in order."""
        if not self._played_out:
            return []
        with self._lock:
            done = [s for s in self._played_out if s.end <= played_frame]
            if done:
                self._played_out = [s for s in self._played_out if s.end > played_frame]
        return sorted(done, key=lambda s: s.end)
