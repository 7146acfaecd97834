"""From ``voice-coach start`` to the first sound at the loudspeaker's monitor."""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from scripts.benchmarks.figures import Report, spread
from scripts.benchmarks.parts import ROOT, SMALL_MODEL, Listener, program, served
from tests.virtual_sound import VirtualSound

COLD_RUNS, WARM_RUNS = 2, 8
TARGET_SECONDS = 0.5
PATIENCE_SECONDS = 20.0
QUIET_SECONDS = 0.3
"""Between two runs: the end of one is not the beginning of the next."""


def run(report: Report, sound: VirtualSound) -> None:
    """With an empty cache of prompts, and with one that a run before has filled."""
    with served(sound), tempfile.TemporaryDirectory() as folder:
        listener = Listener(sound)
        try:
            cold = [_start(listener, Path(folder), empty=True) for _ in range(COLD_RUNS)]
            warm = [_start(listener, Path(folder), empty=False) for _ in range(WARM_RUNS)]
        finally:
            listener.close()
    report.tell("start to first sound, cold cache", spread(cold, " s", places=2))
    middle = statistics.median(warm)
    figure = spread(warm, " s", places=2)
    report.at_most("start to first sound, warm cache", figure, middle, TARGET_SECONDS, " s")


def _start(listener: Listener, folder: Path, *, empty: bool) -> float:
    if empty:
        shutil.rmtree(folder / "home", ignore_errors=True)
    (folder / "home").mkdir(exist_ok=True)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    time.sleep(QUIET_SECONDS)
    began = time.monotonic()
    process = subprocess.Popen(
        [*program(), "start", "--journal", f"{folder}/journal", "--model", str(SMALL_MODEL)],
        cwd=ROOT,
        env={**environment, "HOME": f"{folder}/home"},
        stdin=subprocess.PIPE,  # open and silent: a closed one would end the session
        stdout=subprocess.DEVNULL,
    )
    heard = None
    while heard is None and process.poll() is None and time.monotonic() < began + PATIENCE_SECONDS:
        time.sleep(0.05)
        heard = listener.first_sound_after(began)
    time.sleep(0.5)  # some prompts are put into the cache
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=PATIENCE_SECONDS)
    if heard is None:
        raise AssertionError("the coach was not heard")
    return heard - began
