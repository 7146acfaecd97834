"""What a long session costs: memory, time for each answer, open files."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

MOST_GROWTH_MB = 20.0
MOST_RATIO = 1.5
_WORK = json.dumps({f"q{n}": ["what was said", n / 7] for n in range(100)})
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def resident_mb() -> float:
    """This process's memory in use, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * _PAGE_BYTES / 2**20


def yardstick() -> float:
    """Processor seconds for a fixed piece of work: busy neighbours make all work dearer."""
    began = time.process_time()
    for _ in range(20):
        json.loads(_WORK)
    return time.process_time() - began


def open_files() -> int:
    """How many file descriptors this process holds."""
    return len(os.listdir("/proc/self/fd"))


@dataclass
class Gauge:
    """Reads the figures as a session goes on. ``warm_seconds``: growth counts from then on, in
    seconds of the session."""

    warm_seconds: float
    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    pace: list[float] = field(default_factory=list)
    """What the yardstick's work took, at each answer."""
    peak_mb: float = 0.0
    warm_mb: float = 0.0
    warm_files: int = 0
    files: int = 0
    _before: tuple[float, float] = (0.0, 0.0)

    def begin(self) -> None:
        """An answer is about to be given."""
        self._before = (time.perf_counter(), time.process_time())

    def answered(self, session_seconds: float) -> None:
        """It is written down, and the next one begins."""
        now = (time.perf_counter(), time.process_time())
        self.wall.append(now[0] - self._before[0])
        self.processor.append(now[1] - self._before[1])
        self.pace.append(yardstick())
        self.look(session_seconds)
        self.begin()

    def look(self, session_seconds: float) -> None:
        """Read memory and open files."""
        memory = resident_mb()
        self.peak_mb = max(self.peak_mb, memory)
        self.files = open_files()
        if session_seconds <= self.warm_seconds or not self.warm_mb:
            self.peak_mb = self.warm_mb = memory
            self.warm_files = self.files


@dataclass(frozen=True, slots=True)
class Figures:
    """What came out. Times in milliseconds, medians of the first and the last tenth."""

    name: str
    answers: int
    session_hours: float
    took_seconds: float
    grown_mb: float
    files_grown: int
    first_ms: float
    last_ms: float
    first_cpu_ms: float
    last_cpu_ms: float
    slower: float
    """How much dearer the same work had become for this computer meanwhile."""
    lost: int
    timed: bool = True
    copied: int = 0
    """Utterances that the second ear has read again."""
    sound_left: int = 0
    """Files of sound that nobody has taken away."""

    @property
    def ratio(self) -> float:
        """Processor time for an answer at the end over that at the beginning, as on a computer
        that is as busy then: neither the disk's moods nor the neighbours' are in it."""
        return self.last_cpu_ms / self.first_cpu_ms / self.slower if self.first_cpu_ms else 0.0

    @property
    def failures(self) -> tuple[str, ...]:
        """What is beyond its limit."""
        found = []
        if self.grown_mb >= MOST_GROWTH_MB:
            found.append(f"memory grew by {self.grown_mb:.1f} MB")
        if self.timed and self.ratio > MOST_RATIO:
            found.append(f"an answer takes {self.ratio:.2f} times as long at the end")
        if self.files_grown > 0:
            found.append(f"{self.files_grown} more open files")
        if self.lost:
            found.append(f"{self.lost} utterances lost")
        if self.sound_left:
            found.append(f"{self.sound_left} files of sound left")
        return tuple(found)

    def __str__(self) -> str:
        times = (
            f"{self.first_ms:.1f} -> {self.last_ms:.1f} ms an answer "
            f"(processor {self.first_cpu_ms:.1f} -> {self.last_cpu_ms:.1f}, x{self.ratio:.2f}), "
            if self.timed
            else ""
        )
        return (
            f"{self.name}: {self.answers} answers, {self.session_hours:.2f} h of session in "
            f"{self.took_seconds:.0f} s, {times}memory +{self.grown_mb:.1f} MB, "
            f"files {self.files_grown:+d}, lost {self.lost}, read again {self.copied}: "
            + ("; ".join(self.failures) or "within limits")
        )


def figures(
    name: str, gauge: Gauge, *, hours: float, took: float, lost: int, timed: bool = True
) -> Figures:
    """The figures of a session that has ended."""
    tenth = max(1, len(gauge.wall) // 10)

    def middle(values: list[float]) -> float:
        return median(values) * 1000 if values else 0.0

    return Figures(
        name=name,
        answers=len(gauge.wall),
        session_hours=hours,
        took_seconds=took,
        grown_mb=gauge.peak_mb - gauge.warm_mb,
        files_grown=gauge.files - gauge.warm_files,
        first_ms=middle(gauge.wall[:tenth]),
        last_ms=middle(gauge.wall[-tenth:]),
        first_cpu_ms=middle(gauge.processor[:tenth]),
        last_cpu_ms=middle(gauge.processor[-tenth:]),
        slower=middle(gauge.pace[-tenth:]) / middle(gauge.pace[:tenth]) if gauge.pace else 1.0,
        lost=lost,
        timed=timed,
    )
