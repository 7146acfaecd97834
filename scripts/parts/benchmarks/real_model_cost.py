"""What a process costs with all that it started: processor time and memory, as Linux tells them."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

EVERY_SECONDS = 1.0
SECOND_EAR = "voice_coach.fair_copy.worker"
"""Stands in the command line of the second ear's process."""
_TICKS = os.sysconf("SC_CLK_TCK")
_UTIME, _CUTIME, _PPID = 11, 13, 1
"""Places in /proc/PID/stat, counted from the process's state; see proc_pid_stat(5)."""


@dataclass(frozen=True, slots=True)
class Look:
    """One moment (``time.monotonic``): processor seconds so far, megabytes by process."""

    at: float
    cpu_seconds: float
    main_mb: float
    second_ear_mb: float
    others_mb: float
    second_ear_cpu_seconds: float | None
    """None where it does not run."""

    @property
    def all_mb(self) -> float:
        """All of it together."""
        return self.main_mb + self.second_ear_mb + self.others_mb


@dataclass
class Watch:
    """Looks at process ``pid`` and all that it started once a second, until closed.

    Memory is the proportional share (PSS): what two processes share is counted once.
    """

    pid: int
    looks: list[Look] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True, name="cost")
        self._thread.start()

    def close(self) -> None:
        """Look no more."""
        self._closing.set()
        self._thread.join()

    def between(self, begins: float, ends: float) -> list[Look]:
        """What was seen between two moments."""
        return [look for look in self.looks if begins <= look.at <= ends]

    def _look_on(self) -> None:
        while not self._closing.wait(EVERY_SECONDS):
            with contextlib.suppress(OSError, ValueError):  # it has just ended
                self.looks.append(self.look())

    def look(self) -> Look:
        """What it costs now. Raises OSError where it does not run."""
        megabytes: dict[str, float] = defaultdict(float)
        second_ear = None
        # With what those of its children took that have ended.
        cpu = _cpu_seconds(self.pid, with_ended=True)
        megabytes["main"] = _pss_mb(self.pid)
        for pid in _descendants(self.pid):
            with contextlib.suppress(OSError, ValueError):
                seconds = _cpu_seconds(pid, with_ended=True)
                is_second = SECOND_EAR in Path(f"/proc/{pid}/cmdline").read_text("utf-8", "replace")
                megabytes["second" if is_second else "others"] += _pss_mb(pid)
                second_ear = seconds if is_second else second_ear
                cpu += seconds
        return Look(
            time.monotonic(), cpu, megabytes["main"], megabytes["second"], megabytes["others"],
            second_ear,
        )  # fmt: skip


def share_of_a_core(looks: list[Look]) -> float:
    """Processor seconds a second, from the first look to the last."""
    first, last = looks[0], looks[-1]
    return (last.cpu_seconds - first.cpu_seconds) / (last.at - first.at)


def busiest(looks: list[Look], seconds: float) -> float:
    """The largest share of a core over so long a stretch."""
    return max(
        share_of_a_core([one, next(o for o in looks[at:] if o.at - one.at >= seconds)])
        for at, one in enumerate(looks)
        if looks[-1].at - one.at >= seconds
    )


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()


def _cpu_seconds(pid: int, *, with_ended: bool) -> float:
    stat = _stat(pid)
    places = [_UTIME, _UTIME + 1, *([_CUTIME, _CUTIME + 1] if with_ended else [])]
    return sum(int(stat[place]) for place in places) / _TICKS


def _descendants(pid: int) -> Iterator[int]:
    parents: dict[int, list[int]] = defaultdict(list)
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError):
                parents[int(_stat(int(name))[_PPID])].append(int(name))
    todo = list(parents[pid])
    while todo:
        child = todo.pop()
        yield child
        todo += parents[child]


def _pss_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0
