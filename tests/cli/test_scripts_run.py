"""What a person runs in ``scripts/``: each command says what it is for, and ``scripts/run`` is one
command from a checkout to a session. What they install is not tried here."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.home import ROOT, environment
from tests.support.typed import EVENT, SKIP_THE_BREATH, lines

COMMANDS = sorted(path for path in (ROOT / "scripts").iterdir() if path.is_file())
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
    for extra in ("", "fair-copy", "natural-voice"):
        stamp = subprocess.run(
            ["bash", "-c", f'source scripts/parts/lib.sh; stamp_of "{extra}"'],
            cwd=folder, capture_output=True, text=True, check=True,
        )  # fmt: skip
        (folder / ".venv" / f".ready{extra and '-'}{extra}").write_text(stamp.stdout)
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


@pytest.mark.parametrize(
    ("extra", "without"),
    [("fair-copy", "the second ear"), ("natural-voice", "the natural voice")],
)
def test_without_an_extra_it_goes_on(
    checkout: Path, tmp_path: Path, extra: str, without: str
) -> None:
    """Somebody offline, or on a computer without that library, could not begin a session."""
    python = checkout / ".venv" / "bin" / "python"
    tries = tmp_path / "tries"
    python.write_text(
        "#!/bin/sh\n"
        f'case "$*" in "-m pip"*) echo once >>{tries}; exit 1 ;; "- "*) exit 0 ;; esac\n'
        f'exec {sys.executable} "$@"\n'
    )
    (checkout / ".venv" / f".ready-{extra}").unlink()
    for _ in range(2):
        done = subprocess.run(
            [checkout / "scripts" / "run", "resume", "--keyboard"],
            cwd=tmp_path, env=away(tmp_path), stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert f"Going on without {without}" in done.stderr
        assert "There is no unfinished session" in done.stderr, done.stderr
    assert tries.read_text() == "once\n", "whoever is offline would wait each time"


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


def test_what_a_person_runs_stands_apart() -> None:
    """Otherwise one has to open files to find out which of them are meant to be run."""
    assert all(os.access(path, os.X_OK) for path in COMMANDS)
    folders = {path.name for path in (ROOT / "scripts").iterdir() if path.is_dir()}
    assert folders - {"__pycache__"} == {"parts"}
    parts = [path for path in (ROOT / "scripts" / "parts").rglob("*") if path.is_file()]
    assert not [path for path in parts if os.access(path, os.X_OK)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda path: path.name)
def test_each_command_says_what_it_is_for(command: Path, tmp_path: Path) -> None:
    """Otherwise somebody new runs one to find out, and it installs packages or kills processes."""
    shutil.copytree(ROOT / "scripts" / "parts", tmp_path / "scripts" / "parts",
                    ignore=shutil.ignore_patterns("[!l]*"))  # fmt: skip
    copy = shutil.copy(command, tmp_path / "scripts")  # where nothing is installed
    done = subprocess.run(
        [copy, "--help"], cwd=tmp_path, env={"PATH": os.environ["PATH"]}, timeout=60,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    purpose, blank, *usage = done.stdout.splitlines()
    assert re.fullmatch(r"[A-Z].{10,97}\.", purpose)
    assert (blank, done.stderr) == ("", "")
    assert any(line.startswith(f"  scripts/{command.name}") for line in usage)
    assert {path.name for path in tmp_path.iterdir()} == {"scripts"}
    for module in re.findall(r"-m (scripts\.[\w.]+)", command.read_text("utf-8")):
        place = ROOT.joinpath(*module.split("."))
        source = place.with_suffix(".py") if place.with_suffix(".py").exists() else place
        text = (source if source.is_file() else source / "__main__.py").read_text("utf-8")
        options = set(re.findall(r'add_argument\(\s*"(--[\w-]+)"', text))
        assert options - set(re.findall(r"--[\w-]+", done.stdout)) == set()


def test_the_guides_name_every_command() -> None:
    """Otherwise what shows that a promise is kept is there, and nobody knows."""
    there = {path.name for path in COMMANDS}
    for guide in ("README.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"scripts/([\w-]+)", (ROOT / guide).read_text("utf-8")))
        assert there <= named, guide
        assert named <= there | {"parts"}, guide
