"""From ``voice-coach start`` to the first sound at the loudspeaker's monitor."""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from scripts.parts.benchmarks.figures import Report, spread
from scripts.parts.benchmarks.parts import ROOT, SMALL_MODEL, Listener, program, served
from tests.support.virtual_sound import VirtualSound
from voice_coach.audio import natural
from voice_coach.dialogue import events as e
from voice_coach.journal.journal import Journal
from voice_coach.program import toml_file

COLD_RUNS, WARM_RUNS = 2, 8
TARGET_SECONDS = 0.5
PATIENCE_SECONDS = 20.0
MANY = 300
DETAILS = "it has gone on like this for almost a year " * 150
"""As long as a page of a whole session is."""
QUIET_SECONDS = 0.3
"""Between two runs: the end of one is not the beginning of the next."""


def run(report: Report, sound: VirtualSound) -> None:
    """With an empty cache of prompts, with one that a run before has filled, and with a journal of
    many sessions, of which one is to be looked back on."""
    with served(sound), tempfile.TemporaryDirectory() as folder:
        listener = Listener(sound)
        try:
            cold = [_start(listener, Path(folder), empty=True) for _ in range(COLD_RUNS)]
            warm = [_start(listener, Path(folder), empty=False) for _ in range(WARM_RUNS)]
            if natural.is_here():
                _tell_prepared(report, listener, Path(folder))
            shutil.rmtree(f"{folder}/journal")
            _fill(Path(folder, "journal"))
            many = [_start(listener, Path(folder), empty=False) for _ in range(WARM_RUNS)]
        finally:
            listener.close()
    report.tell("start to first sound, cold cache", spread(cold, " s", places=2))
    middle = statistics.median(warm)
    figure = spread(warm, " s", places=2)
    report.at_most("start to first sound, warm cache", figure, middle, TARGET_SECONDS, " s")
    middle = statistics.median(many)
    name = f"start to first sound, {MANY} sessions in the journal"
    report.at_most(name, spread(many, " s", places=2), middle, TARGET_SECONDS, " s")


def _tell_prepared(report: Report, listener: Listener, folder: Path) -> None:
    """The very first start after ``scripts/run`` has installed the natural voice, and ``models
    fetch`` the model, which it tries."""
    prepared = []
    for _ in range(COLD_RUNS):
        shutil.rmtree(folder / "home", ignore_errors=True)
        (folder / "home").mkdir()
        subprocess.run(
            [*program(), "voices", "--prepare"],
            cwd=ROOT, env=_environment(folder), stdout=subprocess.DEVNULL, check=True,
        )  # fmt: skip
        tries = (
            f"from voice_coach.models.check import check as c, Path; c(Path({str(SMALL_MODEL)!r}))"
        )
        subprocess.run(
            [sys.executable, "-c", tries], cwd=ROOT, env=_environment(folder), check=True
        )
        prepared.append(_start(listener, folder, empty=False))
    most = max(prepared)
    figure = spread(prepared, " s", places=2)
    report.at_most("start to first sound, prepared at setup", figure, most, TARGET_SECONDS, " s")


def _environment(folder: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    return {**kept, "HOME": f"{folder}/home"}


def _fill(folder: Path) -> None:
    """Finished sessions, each with a page of usual length; the newest one is due."""
    journal, exercise = Journal(folder), toml_file.default()
    first = datetime.now().astimezone() - timedelta(days=MANY)
    for number in range(MANY):
        begun = first + timedelta(days=number)
        at = begun.isoformat(timespec="milliseconds")
        planned = begun - timedelta(days=1) if number == MANY - 1 else begun + timedelta(days=999)
        started = e.Started(at=at, session=f"s{number}", program=exercise.id, program_version=1)
        running = journal.begin(started, exercise)
        for key, text in (("event", "the talk"), ("details", DETAILS), ("first_action", "call")):
            running.record(e.Answered(at=at, key=key, text=text))
            running.record(e.Closed(at=at, key=key))
        day = f"{planned:%Y-%m-%d}"
        running.record(e.Answered(at=at, key="follow_up_day", text=day))
        running.record(e.Understood(at=at, key="follow_up_day", value=day))
        running.record(e.Finished(at=at))
        running.close()


def _start(listener: Listener, folder: Path, *, empty: bool) -> float:
    if empty:
        shutil.rmtree(folder / "home", ignore_errors=True)
    (folder / "home").mkdir(exist_ok=True)
    time.sleep(QUIET_SECONDS)
    began = time.monotonic()
    process = subprocess.Popen(
        [*program(), "start", "--journal", f"{folder}/journal", "--model", str(SMALL_MODEL)],
        cwd=ROOT,
        env=_environment(folder),
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
