"""A session of the real program on virtual devices, into which recordings of people are spoken.

Each answer is a handful of recordings, and ends by Enter: the model of another language knows no
command. The second ear reads it while the next one is being spoken.
"""

from __future__ import annotations

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.parts.benchmarks.real_model_cost import Look, Watch
from tests.support.home import environment
from tests.support.virtual_sound import VirtualSound
from voice_coach.audio.ports import Clip, Pcm
from voice_coach.audio.sound import concatenate, silence

RATE = 16000
ANSWER_SECONDS = 25.0
"""An answer is at least so long."""
PAUSE_SECONDS = 1.0
ENTER_AFTER_SECONDS = 1.5
IDLE_PATIENCE_SECONDS = 100.0
_PATIENCE_SECONDS = 90.0
_COLUMNS_AND_LINES = {"TERM": "xterm", "COLUMNS": "100", "LINES": "40"}
_PROGRAM = """\
format = 1
id = "real-model"
title = "Open questions"
version = 1
[[step]]
key = "step_1"
number = 1
title = "The event"
open = "Tell me. Then say next."
"""
_QUESTION = """
[[step.item]]
key = "{key}"
ask = "What happened then?"
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of it. Moments are those of ``time.monotonic``."""

    sound_seconds: float
    """Of people, pauses between two recordings included."""
    looks: Sequence[Look]
    """While they spoke."""
    lags: Sequence[float]
    """Seconds from when a block was captured to when it had been heard, while they spoke."""
    made_in: Sequence[float]
    """Seconds to make a recogniser."""
    dropped_frames: int
    overflows: int
    idle_seconds: float | None
    """From the second ear's last work to its end; None where it did not end, or never began."""
    second_ear_cpu_seconds: float
    """What it took for all these answers."""


def measure(
    sound: VirtualSound, model: Path, people: Sequence[Pcm], seconds: float, home: Path
) -> Measured:
    """The session, in which people speak for so long."""
    answers = list(_answers(people, seconds))
    notes = home / "notes"
    with _coach(sound, model, len(answers) + 1, home, notes) as (process, terminal):
        watch = Watch(process.pid)
        listened = 0
        begins = 0.0
        for answer in answers:
            listened = _wait_to_be_listened_to(notes, listened, process)
            begins = begins or time.monotonic()
            sound.say_into_microphone(answer).wait()
            time.sleep(ENTER_AFTER_SECONDS)
            os.write(terminal, b"\r")
        _wait_to_be_listened_to(notes, listened, process)
        ends = time.monotonic()
        idle = _second_ear_ends(watch, ends + IDLE_PATIENCE_SECONDS)
        watch.close()
    facts = list(_noted(notes))
    last = facts[-1]
    return Measured(
        sound_seconds=sum(answer.seconds for answer in answers),
        looks=watch.between(begins, ends),
        lags=[lag for at, lag in last["lags"] if begins <= at <= ends],
        made_in=[fact["made_in"] for fact in facts if "made_in" in fact],
        dropped_frames=last["dropped"],
        overflows=last["overflows"],
        idle_seconds=idle,
        second_ear_cpu_seconds=max(look.second_ear_cpu_seconds or 0.0 for look in watch.looks),
    )


def _answers(people: Sequence[Pcm], seconds: float) -> Iterator[Clip]:
    """Recordings one after another, from the beginning again as long as there is time."""
    given, number = 0.0, 0
    while given < seconds:
        parts: list[Clip] = []
        while sum(part.seconds for part in parts) < ANSWER_SECONDS:
            recording = Clip(people[number % len(people)], RATE)
            parts += [recording, silence(PAUSE_SECONDS, RATE)]
            number += 1
        answer = concatenate(*parts)
        given += answer.seconds
        yield answer


@contextlib.contextmanager
def _coach(
    sound: VirtualSound, model: Path, questions: int, home: Path, notes: Path
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The program on a terminal, and that terminal's other side."""
    program = home / "program.toml"
    program.write_text(_PROGRAM + "".join(_QUESTION.format(key=f"q{n}") for n in range(questions)))
    config = home / ".config" / "voice-coach"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text('fair_copy = "auto"\n')
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "scripts.parts.benchmarks.real_model_coach", str(notes)]
    command += ["start", "--program", str(program), "--model", str(model)]
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment(home, {**sound.environment, **_COLUMNS_AND_LINES}),
    )
    os.close(theirs)
    threading.Thread(target=_read_all, args=(ours,), daemon=True).start()
    try:
        yield process, ours
        process.send_signal(signal.SIGINT)
        process.wait(_PATIENCE_SECONDS)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _read_all(terminal: int) -> None:
    with contextlib.suppress(OSError):
        while os.read(terminal, 65536):
            pass


def _noted(notes: Path) -> Iterator[dict[str, Any]]:
    text = notes.read_text() if notes.exists() else ""
    for line in text.splitlines(keepends=True):
        if line.endswith("\n"):
            yield json.loads(line)


def _wait_to_be_listened_to(notes: Path, before: int, process: subprocess.Popen[bytes]) -> int:
    """Until the ear has begun to listen more often than ``before``; how often it has."""
    ends = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < ends and process.poll() is None:
        listened = sum("listens" in fact for fact in _noted(notes))
        if listened > before:
            return listened
        time.sleep(0.05)
    assert process.stderr is not None
    complaint = process.stderr.read().decode("utf-8", "replace") if process.poll() else ""
    raise RuntimeError(f"the coach does not listen. {complaint}")


def _second_ear_ends(watch: Watch, ends: float) -> float | None:
    """Seconds from its last work to its end."""
    worked_at, seconds = None, None
    while time.monotonic() < ends:
        look = watch.looks[-1]
        if look.second_ear_cpu_seconds is None:
            if worked_at is not None:
                return look.at - worked_at
        elif seconds is None or look.second_ear_cpu_seconds > seconds + 0.02:
            worked_at, seconds = look.at, look.second_ear_cpu_seconds
        time.sleep(0.2)
    return None
