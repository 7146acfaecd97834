"""``models fetch`` killed at random moments of download, unpacking and trial, then run again."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from scripts.parts.harness.privacy_files import below, open_to_others
from tests.support.model_server import NAME, Machine, model_server
from tests.support.tiny_model import archive_of, tiny_model
from voice_coach.models.check import fault_in_files

_FILES = 150
"""So many small files make unpacking take as long as the rest: each goes down to the disk."""


@dataclass(slots=True)
class FetchKills:
    """What many kills of ``models fetch`` showed. ``problems`` are sentences."""

    kills: int = 0
    downloading: int = 0
    """Kills with a piece of the archive on disk and nothing unpacked."""
    unpacking: int = 0
    """Kills between the first unpacked file and the model in its place."""
    installed: int = 0
    """Kills after the model was in its place, whole."""
    resumed: int = 0
    """Requests that went on from where a killed run had stopped."""
    problems: list[str] = field(default_factory=list)


def many_files(space: Path) -> bytes:
    """An archive of a model that Vosk loads, with many more files in it."""
    model = tiny_model(space / NAME)
    for number in range(_FILES):
        (model / f"ballast-{number}").write_bytes(os.urandom(800))
    return archive_of(model, space / "a.zip").read_bytes()


def kill_fetches(home: Path, random: Random, kills: int) -> FetchKills:
    """Kill it so many times, run it to its end whenever it got through, look after each."""
    result = FetchKills()
    (home / "home").mkdir(mode=0o700, parents=True)
    with model_server(home / "home", many_files(home / "space")) as machine:
        machine.server.wait = 0.003
        while result.kills < kills:
            _kill_one(machine, random, result)
            if machine.model.exists() and random.choice((True, False)):
                _finish(machine, result)
                shutil.rmtree(machine.model)
        _finish(machine, result)
        result.resumed = sum(wanted is not None for _, wanted in machine.server.asked)
    return result


def _kill_one(machine: Machine, random: Random, result: FetchKills) -> None:
    with subprocess.Popen(
        machine.arguments(),
        env=machine.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        umask=random.choice([0, 0o077]),
        start_new_session=True,
    ) as running:
        if random.choice((True, False)):
            _wait_for(lambda: _unpacking(machine) or running.poll() is not None)
            time.sleep(random.uniform(0.0, 0.8))
        else:
            time.sleep(random.uniform(0.3, 1.6))
        if running.poll() is None:
            result.kills += 1
            with contextlib.suppress(ProcessLookupError):  # with or without the model on trial
                random.choice([os.kill, os.killpg])(running.pid, signal.SIGKILL)
    if machine.model.exists():
        result.installed += 1
        if fault := fault_in_files(machine.model):
            result.problems.append(f"half installed: {fault}")
    elif _unpacking(machine):
        result.unpacking += 1
    elif machine.part.exists():
        result.downloading += 1
    result.problems += [f"open to others: {entry}" for entry in open_to_others(machine.home)]
    result.problems += [f"outside: {path}" for path in outside(machine)]


def _finish(machine: Machine, result: FetchKills) -> None:
    """The next run, without a kill, installs the model and leaves nothing beside it."""
    done = machine.fetch()
    if done.returncode or fault_in_files(machine.model):
        result.problems.append(f"did not install afterwards: {done.stderr}")
    if machine.left() != {NAME}:
        result.problems.append(f"left beside the model: {machine.left() - {NAME}}")


def outside(machine: Machine) -> list[Path]:
    """Files other than in the folder of models and the note of trials."""
    allowed = (machine.into, machine.home / "CACH")
    found = (path for path in below(machine.home) if not path.is_dir())
    return [path for path in found if not any(path.is_relative_to(a) for a in allowed)]


def _unpacking(machine: Machine) -> bool:
    return any(True for _ in machine.into.glob(f".{NAME}.unpacking-*/*"))


def _wait_for(condition: Callable[[], bool]) -> None:
    ends = time.monotonic() + 20
    while not condition() and time.monotonic() < ends:
        time.sleep(0.002)
