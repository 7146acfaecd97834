"""How long the demonstration takes: all seven steps, from the command to its last line."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

from scripts.parts.benchmarks.figures import Report
from scripts.parts.benchmarks.parts import ROOT, program
from tests.support.virtual_sound import VirtualSound

TARGET_SECONDS = 90.0


def run(report: Report, _sound: VirtualSound) -> None:
    """Once, with nothing kept from a run before."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        environment = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
        began = time.perf_counter()
        subprocess.run(
            [*program(), "demo", "--journal", f"{folder}/journal"],
            cwd=ROOT,
            env={**environment, "HOME": str(home)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        seconds = time.perf_counter() - began
    report.at_most("demo, all seven steps", f"{seconds:.1f} s", seconds, TARGET_SECONDS, " s")
