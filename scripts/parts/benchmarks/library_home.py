"""A home with a long journal, and what a command costs in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from scripts.parts.benchmarks import measured
from scripts.parts.benchmarks.figures import Report
from scripts.parts.benchmarks.parts import ROOT
from voice_coach.journal.listing import ROOM

_OURS = (".md", ".ics", ".jsonl", ".end")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took. ``code``: None where it took longer than one has patience."""

    code: int | None
    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int
    said: str


@dataclass(frozen=True, slots=True)
class Library:
    """A home with a journal in which one may write, beside its original."""

    home: Path
    original: Path
    patience_seconds: float

    @property
    def journal(self) -> Path:
        return _journal(self.home)

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "VOICE_COACH_"))
        }
        return {**kept, "HOME": str(self.home), "TZ": "UTC", "PYTHONPATH": str(ROOT)}

    def cost(self, command: Sequence[str], until: str = "") -> Cost:
        """Run the command to its end, or until the text stands on the screen."""
        measuring = [sys.executable, "-S", "-E", measured.__file__, str(self.patience_seconds)]
        run = subprocess.run(
            [*measuring, until, *command],
            cwd=self.home,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return Cost(**json.loads(run.stdout))

    def forget(self) -> None:
        """No cache is left of earlier commands."""
        shutil.rmtree(self.home / ".cache", ignore_errors=True)
        self._tidy(lambda path: True)

    def tidy(self) -> None:
        """Take back what a command wrote in the journal; what it remembers for speed stays."""
        self._tidy(lambda path: path.suffix in _OURS)

    def _tidy(self, concerns: Callable[[Path], bool]) -> None:
        for folder, original in (
            (self.journal, _journal(self.original)),
            (self.journal / ROOM, _journal(self.original) / ROOM),
        ):
            were = {entry.name: _stamp(entry) for entry in os.scandir(original) if entry.is_file()}
            for entry in [*os.scandir(folder)]:
                path = Path(entry.path)
                if not entry.is_file() or not concerns(path):
                    continue
                if entry.name not in were:
                    path.unlink()
                elif _stamp(entry) != were[entry.name]:
                    shutil.copy2(original / entry.name, path)


def _stamp(entry: os.DirEntry[str]) -> tuple[int, int]:
    status = entry.stat()
    return status.st_size, status.st_mtime_ns


def _journal(home: Path) -> Path:
    return home / "Documents" / "voice-coach"


@contextmanager
def opened(report: Report, sessions: int, patience_seconds: float) -> Iterator[Library]:
    """A home with a journal of so many sessions, for a while."""
    original = _made(report, sessions)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        shutil.copytree(original, home)
        # A copy makes many a calendar look older than its page: the next command would compare all
        # of these once, which is no part of what is measured.
        for calendar in _journal(home).glob("*.ics"):
            was = calendar.stat()
            os.utime(calendar, ns=(was.st_atime_ns, was.st_mtime_ns))
        yield Library(home, original, patience_seconds)


def _made(report: Report, sessions: int) -> Path:
    """The home with this week's journal of so many sessions, kept between runs for as long as the
    program and the generator would write the same."""
    until = date.today() - timedelta(days=date.today().weekday())
    kept = Path(tempfile.gettempdir()) / f"voice-coach-bench-{os.getuid()}"
    kept.mkdir(mode=0o700, exist_ok=True)
    home = kept / f"{sessions}-{until}-{_generator().stdout.strip()}"
    if home.exists():
        return home
    for old in kept.glob(f"{sessions}-*"):
        shutil.rmtree(old)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(dir=kept) as folder:
        _generator(f"{folder}/home", str(sessions), "--until", str(until))
        Path(folder, "home").rename(home)
    took = time.monotonic() - began
    report.remark(f"a journal of {sessions:,} sessions was written in {took:.0f} s")
    return home


def _generator(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Without arguments it tells the sum of what it makes its journals from."""
    command = [sys.executable, "-m", "scripts.parts.benchmarks.library_journal", *arguments]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
