"""When to kill: a moment drawn at random, by the clock or close behind something that happens.

The program knows nothing of it. What can be watched from outside is watched: its output, the
size of its log, temporary files in its folders; then a pause of a microsecond to 20 ms.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Literal

Watch = Literal["clock", "answers", "log", "temporary", "typed", "page"]
_MOST_ANSWERS = 12
_LONGEST_LIFE_SECONDS = 1.6
"""A start by itself takes about 0.6 s; the rest is for questions and answers."""


@dataclass(slots=True)
class Moment:
    """Kill ``delay`` seconds after ``watch`` was seen ``count`` times."""

    watch: Watch
    count: int
    delay: float
    whole_group: bool
    seen: int = 0
    due_at: float | None = None
    _size: int = field(default=-1, repr=False)
    _temporary: str = field(default="", repr=False)
    _pages: tuple[int, ...] = field(default=(), repr=False)

    def happened(self, watch: Watch, now: float, times: int = 1) -> None:
        """Something that can be watched happened."""
        if watch != self.watch or self.due_at is not None:
            return
        self.seen += times
        if self.seen >= self.count:
            self.due_at = now + self.delay

    def look(self, folder: Path, now: float) -> None:
        """Look at the journal folder, if that is what is watched."""
        if self.due_at is not None:
            return
        room = folder / ".voice-coach"
        if self.watch == "log":
            size = _bytes_of_logs(room)
            if size > self._size >= 0:
                self.happened("log", now)
            self._size = size
        elif self.watch == "temporary":
            found = _temporary_file(folder) or _temporary_file(room)
            if found and found != self._temporary:
                self.happened("temporary", now)
            self._temporary = found
        elif self.watch == "page":
            pages = _stamps_of_pages(folder)
            if self._pages and pages != self._pages:
                self.happened("page", now)
            self._pages = pages


def draw(random: Random, *, seconds: float = _LONGEST_LIFE_SECONDS) -> Moment:
    """A random moment in a life of about ``seconds``."""
    watch: Watch = random.choice(("clock", "answers", "log", "temporary", "typed"))
    delay = 10 ** random.uniform(-6, -1.7)
    if watch == "clock":
        delay = random.uniform(0.0, seconds)
    return Moment(watch, random.randint(1, _MOST_ANSWERS), delay, random.random() < 1 / 3)


def draw_for_a_mark(random: Random, *, seconds: float) -> Moment:
    """A random moment in a command of about ``seconds`` that writes a mark and a calendar."""
    watch: Watch = random.choice(("clock", "temporary", "temporary", "page", "answers"))
    delay = 10 ** random.uniform(-6, -2.3)
    if watch == "clock":
        delay = random.uniform(0.0, seconds)
    count = 2 if watch == "temporary" and random.random() < 1 / 3 else 1
    return Moment(watch, count, delay, random.random() < 1 / 3)


def _stamps_of_pages(folder: Path) -> tuple[int, ...]:
    try:
        return tuple(path.stat().st_mtime_ns for path in folder.glob("*.md"))
    except OSError:
        return ()


def _bytes_of_logs(room: Path) -> int:
    try:
        with os.scandir(room) as entries:
            return sum(entry.stat().st_size for entry in entries if entry.name.endswith(".jsonl"))
    except OSError:
        return 0


def _temporary_file(folder: Path) -> str:
    try:
        return next((name for name in os.listdir(folder) if name.endswith(".tmp")), "")
    except OSError:
        return ""
