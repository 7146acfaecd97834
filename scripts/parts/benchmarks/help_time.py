"""How long ``voice-coach --help`` takes beside ``python -c "import click"``."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from scripts.parts.benchmarks.figures import Report, spread
from scripts.parts.benchmarks.parts import ROOT, program
from tests.support.virtual_sound import VirtualSound

RUNS = 25
TARGET = 1.5


def run(report: Report, _sound: VirtualSound) -> None:
    """Interleaved, so that whatever else the computer does weighs on both."""
    helping, importing = [*program(), "--help"], [sys.executable, "-c", "import click"]
    _seconds(helping), _seconds(importing)  # both warm
    pairs = [(_seconds(helping), _seconds(importing)) for _ in range(RUNS)]
    ours, theirs = ([seconds * 1000 for seconds in side] for side in zip(*pairs, strict=True))
    ratio = statistics.median(ours) / statistics.median(theirs)
    report.tell('python -c "import click"', spread(theirs, " ms"))
    report.tell("voice-coach --help", spread(ours, " ms"))
    report.at_most("voice-coach --help against import click", f"{ratio:.2f}", ratio, TARGET)


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began
