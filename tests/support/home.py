"""A home of its own for each run of the real command line: nobody's files are met or touched."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
SMALL_MODEL = ROOT / "models" / "vosk-model-small-synthetic-en"
COMMAND = (sys.executable, "-m", "voice_coach")
PATIENCE_SECONDS = 60.0
_NOT_OURS = ("NO_COLOR", "ACCESSIBLE", "VOSK_MODEL_PATH", "CI")


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a person who lives in ``home`` and has the small model."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _NOT_OURS and not name.startswith(("VOICE_COACH_", "XDG_"))
    }
    return {
        **kept,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_RUNTIME_DIR": str(_made(home / ".run")),
        "VOICE_COACH_JOURNAL": str(home / "journal"),
        "VOICE_COACH_MODEL": str(SMALL_MODEL),
        "VOICE_COACH_NATURAL_VOICE": "0",  # a test that hears it says so: it takes its time
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        **(more or {}),
    }


def run(
    home: Path,
    *arguments: str,
    typed: str | None = None,
    more: Mapping[str, str] | None = None,
    command: tuple[str, ...] = COMMAND,
) -> subprocess.CompletedProcess[str]:
    """Run ``voice-coach ...`` to its end with these lines as standard input (None: no input)."""
    return subprocess.run(
        [*command, *arguments],
        input=typed,
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(home, more),
        cwd=_made(home / "elsewhere"),
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def killed_when_shown(home: Path, text: str, *arguments: str, typed: str) -> None:
    """Run ``voice-coach ...`` with these lines, and kill it as soon as it shows this text."""
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(home),
        cwd=_made(home / "elsewhere"),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process, process.stdin:  # left open: its end would be an end of the session
        process.stdin.write(typed)
        process.stdin.flush()
        shown = any(text in line for line in process.stdout)
        process.kill()
    assert shown, f"it ended before it said {text!r}"


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
