"""The view as a person sees it, in tmux."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import voice_coach

SOURCES = Path(voice_coach.__file__).parent.parent
PLAY = """
import os, queue, sys, time
from voice_coach.console.choose_view import choose_view
from voice_coach.console.keys import SingleKeys
from voice_coach.messages import Command
class Inbox:
    def __init__(self): self.queue = queue.Queue()
    def post(self, message): self.queue.put(message)
inbox = Inbox()
view = choose_view(sys.stdout, os.environ, steps=7)
keys = SingleKeys(inbox, sys.stdin); keys.start()
try:
    view.step(3, "The outcome")
    view.progress(19, 38)
    view.listening("outcome", "What would you like to happen?", "open")
    while True:
        command = inbox.queue.get().key
        if command is Command.FINISH: break
        view.command(command)
finally:
    keys.close(); view.close()
"""


class Tmux:
    """A private tmux server with one window that runs a shell."""

    def __init__(self, columns: int, lines: int) -> None:
        self.name = f"voice-coach-{uuid.uuid4().hex[:8]}"
        self.run("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(lines), "sh")

    def run(self, *arguments: str) -> str:
        """What a tmux command prints."""
        command = ["tmux", "-L", self.name, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self.run("send-keys", *keys)

    def shows(self, text: str, seconds: float = 60.0) -> list[str]:
        """Wait until the text is seen; the screen's rows then."""
        until = time.monotonic() + seconds
        while text not in (seen := self.run("capture-pane", "-p")):
            assert time.monotonic() < until, seen
            time.sleep(0.05)
        return seen.split("\n")


@pytest.fixture
def tmux() -> Iterator[Callable[[int, int], Tmux]]:
    """Starts tmux at a size. Where CI is set, its absence is a failure."""
    if shutil.which("tmux") is None:
        assert os.environ.get("CI") != "true", "tmux is not installed"
        pytest.skip("tmux is not installed")
    started: list[Tmux] = []

    def start(columns: int, lines: int) -> Tmux:
        started.append(Tmux(columns, lines))
        return started[-1]

    yield start
    for server in started:
        server.run("kill-server")


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (40, 12), (200, 50)])
def test_a_session_seen_in_tmux(
    tmux: Callable[[int, int], Tmux], tmp_path: Path, columns: int, lines: int
) -> None:
    """On a real terminal the screen, the keys or the shell afterwards would not work."""
    script = tmp_path / "play.py"
    script.write_text(PLAY, encoding="utf-8")
    server = tmux(columns, lines)
    server.press(
        f"clear; env -u NO_COLOR -u ACCESSIBLE PYTHONUTF8=1 PYTHONPATH='{SOURCES}' "
        f"'{sys.executable}' '{script}'; stty -a > '{tmp_path}/modes'; echo BACK",
        "Enter",
    )
    rows = server.shows("● listening")
    assert any("Step 3 of 7   The outcome" in row for row in rows)
    assert any(row.strip() == "What would you like to happen?" for row in rows)
    assert any(row.strip().startswith("Enter next   space pause   h help") for row in rows)
    server.press("r")
    server.shows("✓ repeat")
    server.press("Space")
    server.shows("‖ paused")
    server.press("q")
    rows = server.shows("BACK\n")
    assert not any("listening" in row for row in rows)
    modes = (tmp_path / "modes").read_text(encoding="utf-8").split()
    assert "echo" in modes
    assert "icanon" in modes
    assert server.run("display", "-p", "#{cursor_flag} #{alternate_on}").split() == ["1", "0"]
