"""Kills in the middle of synthesis and of a download: what is left, who could read it, what next.

The words in these runs are handed over by standard input only: nothing of them belongs in the
arguments or the environment of any process.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from scripts.parts.harness.privacy_files import below, open_to_others, sounds
from tests.support.home import COMMAND, ROOT, environment

SECRET = "marigold"
SPEAKER = """
import sys
from pathlib import Path
from voice_coach.audio.voice import PyttsxVoice
words, cache = sys.stdin.readline(), Path(sys.argv[1])
voice = PyttsxVoice(voice_id="system", cache_dir=cache, fixed=["Take your time."])
voice.render("Take your time.")
voice.render("Here we are.")
print(voice.engine_pid, flush=True)
for number in range(10_000):
    voice.render(f"{number}. {words}")
"""
_WORDS = f"You said: the {SECRET} house is what I am most ashamed of. What follows? " * 12
_LONGEST_SECONDS = 0.4
_ENGINE_ENDS_SECONDS = 10.0


@dataclass(slots=True)
class SpeechKills:
    """What many kills during synthesis showed. ``problems`` are sentences."""

    kills: int = 0
    engine_too: int = 0
    with_sound: int = 0
    """Kills at which a sound file with the words was on disk (readable by its owner only)."""
    left_alone: int = 0
    """Kills of both processes after which a folder waited for the next start."""
    problems: list[str] = field(default_factory=list)


def kill_speakers(home: Path, random: Random, kills: int) -> SpeechKills:
    """Kill a process that reads the person's words aloud, so many times, under both umasks."""
    result = SpeechKills()
    for folder in (home / "run", home / "tmp", home / "home"):
        folder.mkdir(mode=0o700, parents=True)
    for number in range(kills):
        in_runtime = number % 2 == 0
        _kill_one(home, random, result, umask=random.choice([0, 0o077]), in_runtime=in_runtime)
    for in_runtime in (True, False):  # the next start, which nobody kills in the middle of a word
        with _speaker(home, in_runtime=in_runtime, umask=0) as speaker:
            _pid_of_engine(speaker)
            _end(speaker, signal.SIGTERM)  # SIGINT is ignored behind a shell's "&"
    _wait_until_gone(home, result)
    result.problems += [f"left at the end: {path}" for path in _left(home)]
    return result


def _kill_one(
    home: Path, random: Random, result: SpeechKills, *, umask: int, in_runtime: bool
) -> None:
    with _speaker(home, in_runtime=in_runtime, umask=umask) as speaker:
        engine = _pid_of_engine(speaker)
        if before := [path for path in _left(home, in_runtime) if path.is_dir()][1:]:
            result.problems.append(f"not swept at the start: {before}")
        for pid in (speaker.pid, engine):
            told = _told_to_all(pid)
            if SECRET.encode() in told:
                result.problems.append(f"the words stand in /proc/{pid}")
        if random.choice((True, False)):
            time.sleep(random.uniform(0.0, _LONGEST_SECONDS))
        else:
            _wait_for_sound(home / ("run" if in_runtime else "tmp"))
        engine_too = random.choice((True, False))
        if engine_too:
            with contextlib.suppress(ProcessLookupError):
                os.kill(engine, signal.SIGKILL)
        _end(speaker, signal.SIGKILL)
    result.kills += 1
    result.engine_too += engine_too
    result.with_sound += bool(sounds(home))
    result.problems += [f"open to others: {entry}" for entry in open_to_others(home)]
    if engine_too:
        time.sleep(0.05)
        result.left_alone += bool(_left(home, in_runtime))
    else:
        _wait_until_gone(home, result, in_runtime)


def _wait_for_sound(place: Path) -> None:
    """Return as soon as the engine begins to write a file: it lives for some milliseconds."""
    ends = time.monotonic() + 2.0
    folders = [path for path in place.glob("*/*") if path.is_dir()]
    while time.monotonic() < ends:
        for folder in folders:
            with contextlib.suppress(FileNotFoundError):
                if os.listdir(folder):
                    return


def _speaker(home: Path, *, in_runtime: bool, umask: int) -> subprocess.Popen[str]:
    speaker = subprocess.Popen(
        [sys.executable, "-c", SPEAKER, str(home / "home" / "cache" / "prompts")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=_environment(home, in_runtime),
        umask=umask,
    )
    assert speaker.stdin is not None
    speaker.stdin.write(_WORDS + "\n")
    speaker.stdin.flush()
    return speaker


def _environment(home: Path, in_runtime: bool) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    places = {"HOME": str(home / "home"), "TMPDIR": str(home / "tmp")}
    runtime = {"XDG_RUNTIME_DIR": str(home / "run")} if in_runtime else {}
    return {**kept, **places, **runtime}


def _pid_of_engine(speaker: subprocess.Popen[str]) -> int:
    assert speaker.stdout is not None
    return int(speaker.stdout.readline())


def _told_to_all(pid: int) -> bytes:
    """What ``ps`` shows of a process, and its environment."""
    told = b""
    for name in ("cmdline", "environ"):
        with contextlib.suppress(OSError):
            told += Path(f"/proc/{pid}/{name}").read_bytes()
    return told


def _end(speaker: subprocess.Popen[str], number: signal.Signals) -> None:
    speaker.send_signal(number)
    speaker.wait()


def _left(home: Path, in_runtime: bool | None = None) -> list[Path]:
    """Folders and sound files of the engine, in the runtime or the temporary folder or both."""
    places = {True: ["run"], False: ["tmp"], None: ["run", "tmp"]}[in_runtime]
    found = []
    for place in places:
        # the program's own folder stays, empty but for locks of the dead
        found += [path for path in below(home / place) if path.parent != home / place]
    return [path for path in found if path.suffix != ".lock"]


def _wait_until_gone(home: Path, result: SpeechKills, in_runtime: bool | None = None) -> None:
    """The engine of a killed session ends by itself and takes its folder along."""
    ends = time.monotonic() + _ENGINE_ENDS_SECONDS
    while _left(home, in_runtime):
        if time.monotonic() > ends:
            result.problems.append(f"stayed behind: {_left(home, in_runtime)}")
            return
        time.sleep(0.02)


@dataclass(slots=True)
class DemoKills:
    """What kills of whole demonstrations showed: the real command line, both voices at work."""

    kills: int = 0
    with_sound: int = 0
    ended: int = 0
    """Runs that came to their end before the kill."""
    problems: list[str] = field(default_factory=list)


def kill_demos(home: Path, random: Random, kills: int) -> DemoKills:
    """Kill ``voice-coach demo`` so many times, a few seconds after it began to speak."""
    result = DemoKills()
    home.mkdir(mode=0o700, parents=True)
    (home / "tmp").mkdir(mode=0o700)
    variables = environment(home, {"TMPDIR": str(home / "tmp")})
    runtime = home / ".run" / "voice-coach"
    while result.kills < kills:
        with subprocess.Popen(
            [*COMMAND, "demo"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=variables,
            cwd=ROOT,
            umask=random.choice([0, 0o077]),
        ) as demo:
            assert demo.stdout is not None
            demo.stdout.readline()
            time.sleep(random.uniform(0.0, 6.0))
            result.ended += demo.poll() is not None
            demo.kill()
            demo.wait()
        result.kills += 1
        found = sounds(home)
        result.with_sound += bool(found)
        result.problems += [f"sound in {p}" for p in found if not p.is_relative_to(runtime)]
        result.problems += [f"open to others: {entry}" for entry in open_to_others(home)]
        ends = time.monotonic() + _ENGINE_ENDS_SECONDS
        while (left := [p for p in below(runtime) if p.suffix != ".lock"]) and (
            time.monotonic() < ends
        ):
            time.sleep(0.02)
        result.problems += [f"stayed behind: {path}" for path in left]
    return result
