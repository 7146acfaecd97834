"""How many times faster than real time recordings are heard again, by each ear: the whole command,
its start and the loading of its ears included, on all cores and on one.

Only asked for by its name. Some minutes of spoken answers are made and recorded first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.parts.benchmarks.figures import Report
from scripts.parts.benchmarks.hearing_speech import ANSWERS, THOUGHT
from tests.support.home import COMMAND, SMALL_MODEL, environment
from tests.support.recorded_session import SESSION, recorded_session
from voice_coach.errors import ModelError
from voice_coach.journal.journal import Journal
from voice_coach.program import toml_file
from voice_coach.program.values import Question
from voice_coach.recordings.kept import kept_in
from voice_coach.retranscribe import ears
from voice_coach.retranscribe.parts import recorded_in, seconds_of

LEAST_TIMES = 3.0
"""Faster than real time, on two cores, with the second ear."""
_ANSWERS = 20
"""Of two texts each: some five minutes."""
_PATIENCE_SECONDS = 1_800


def run(report: Report, _sound: object) -> None:
    """The second ear, where there is one, and the small Vosk model."""
    with tempfile.TemporaryDirectory(prefix="voice-coach-bench-") as folder:
        home = Path(folder)
        recorded_session(home / "journal", _said())
        heard, recorded = _lengths(home)
        report.remark(
            f"retranscribe: {recorded:.0f} s of recordings, of which {heard:.0f} s are heard again"
        )
        ways: dict[str, Sequence[str]] = {"Vosk, small model": ("--model", str(SMALL_MODEL))}
        try:
            ways = {f"{ears.usual().name}": (), **ways}
        except ModelError as error:
            report.remark(f"retranscribe: the second ear has no figure. {error}")
        for name, options in ways.items():
            _tell(report, home, name, options, heard)


def _tell(report: Report, home: Path, name: str, options: Sequence[str], seconds: float) -> None:
    took = _seconds(home, options, cores=0)
    times = seconds / took
    what = f"retranscribe, {name}: {os.cpu_count()} cores"
    figure = f"{times:.1f} times real time ({took:.0f} s)"
    if options:
        report.tell(what, figure)
    else:
        report.at_least(what, figure, times, LEAST_TIMES)
    if hasattr(os, "sched_setaffinity"):
        alone = _seconds(home, options, cores=1)
        figure = f"{seconds / alone:.1f} times; all cores: {alone / took:.2f} times that"
        report.tell(f"retranscribe, {name}: one core", figure)


def _said() -> Mapping[str | tuple[str, int | None], Sequence[str]]:
    """Open questions, and what is answered to each, sentence by sentence."""
    lines = [line.replace(THOUGHT, "") for line in ANSWERS.read_text("utf-8").splitlines()]
    texts = [" ".join(line.split()) for line in lines if line and not line.startswith("#")]
    items = toml_file.default().items_of("sitting")
    keys = [item.key for item in items if isinstance(item, Question) and item.kind == "open"]
    pairs = zip(keys, texts[::2], texts[1::2], strict=False)
    return {key: both for key, *both in list(pairs)[:_ANSWERS]}


def _lengths(home: Path) -> tuple[float, float]:
    """Seconds of sound that are read, and of recordings."""
    session = Journal(home / "journal").as_logged(SESSION)
    assert session is not None
    runs = [run for answer in recorded_in(session) for run in answer.runs]
    read = sum(seconds_of(part) for run in runs for part in run.parts)
    return read, sum(kept.recording.seconds for kept in kept_in(session))


def _seconds(home: Path, options: Sequence[str], *, cores: int) -> float:
    """How long the command takes that hears all of it, on so many cores (0: all)."""
    fresh = home / "fresh"
    shutil.copytree(home / "journal", fresh / "journal")
    try:
        began = time.monotonic()
        subprocess.run(
            [*COMMAND, "journal", "retranscribe", SESSION, "--dry-run", *options],
            env=environment(fresh),
            cwd=fresh,
            check=True,
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            preexec_fn=(lambda: os.sched_setaffinity(0, range(cores))) if cores else None,
        )
        return time.monotonic() - began
    finally:
        shutil.rmtree(fresh)
