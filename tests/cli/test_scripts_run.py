"""``scripts/run``: one command from a checkout to a session. What it installs is not tried here."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.test_start_typed import EVENT, SKIP_THE_BREATH, lines
from tests.support.home import ROOT, environment

NO_DEVICES = "defaults.pcm.card 0\npcm.none { type asym }\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in which everything is installed already, by the environment of these tests."""
    folder = tmp_path / "checkout"
    (folder / ".venv").mkdir(parents=True)
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("text"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    program = folder / ".venv" / "bin" / "voice-coach"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m voice_coach "$@"\n')
    program.chmod(0o755)
    (folder / ".venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    (folder / ".venv" / "bin" / "python").chmod(0o755)
    stamp = subprocess.run(
        ["bash", "-c", 'source scripts/parts/lib.sh; stamp_of ""'],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    (folder / ".venv" / ".ready").write_text(stamp.stdout)
    return folder


def away(home: Path) -> Mapping[str, str]:
    """A person's environment without any sound device."""
    config = home / "asound.conf"
    config.write_text(NO_DEVICES)
    return environment(
        home,
        {
            "PULSE_SERVER": f"unix:{home}/none",
            "ALSA_CONFIG_PATH": str(config),
            "VOICE_COACH_NO_APT": "1",
        },
    )


def test_it_starts_a_session(checkout: Path, tmp_path: Path) -> None:
    """The README's first command would do something else."""
    done = subprocess.run(
        [checkout / "scripts" / "run", "--keyboard", "--program",
         str(ROOT / "voice_coach" / "programs" / "short.toml"), "--journal", "mine"],
        cwd=tmp_path, env=away(tmp_path), input=lines(SKIP_THE_BREATH, *EVENT),
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert "Coach: Welcome." in done.stdout, done.stderr
    assert len(list((tmp_path / "mine").glob("*.md"))) == 1, "a path means what the person thinks"
    assert "scripts/run resume" in done.stdout, "how to go on, as it was begun"


def test_any_other_command(checkout: Path, tmp_path: Path) -> None:
    """``scripts/run agenda`` would begin a session."""
    done = subprocess.run(
        [checkout / "scripts" / "run", "resume", "--keyboard"], cwd=tmp_path, env=away(tmp_path),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "There is no unfinished session" in done.stderr, done.stderr


def test_nobody_there_gets_the_demonstration(checkout: Path, tmp_path: Path) -> None:
    """Someone on a server would see an error, and never what this program does."""
    process = subprocess.Popen(
        [checkout / "scripts" / "run", "--journal", "mine"],
        cwd=tmp_path, env=away(tmp_path), stdin=subprocess.DEVNULL, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        shown = ""
        while "You: " not in shown:
            line = process.stdout.readline()
            assert line, process.stderr and process.stderr.read()
            shown += line
    finally:
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert "so this is the demo instead of a session" in err
    assert list((tmp_path / "mine").glob("*.md")), shown + out
    assert "Traceback" not in err
