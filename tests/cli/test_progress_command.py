"""``voice-coach progress`` through the real command: screen, pipe, JSON and pictures."""

from __future__ import annotations

import contextlib
import fcntl
import io
import json
import os
import pty
import re
import stat
import struct
import subprocess
import termios
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import matplotlib.image
import numpy as np
import pyte
import pytest

from tests.support.home import COMMAND, ROOT, environment, run
from tests.support.shelf import put
from tests.support.typed import terminal
from voice_coach.agenda.plan import plan_of
from voice_coach.journal.journal import Journal
from voice_coach.progress.figures import progress_of
from voice_coach.progress.show import show

README = (ROOT / "README.md").read_text(encoding="utf-8")
SISTER = """\
---
id: a1
event: The talk with my sister
started: 2026-09-01T10:00:00+00:00
status: reviewed
clarity_before: 3
first_action: Call my sister
first_action_when: 2026-09-03 17:30
blocks:
  - I am afraid that she will be angry
  - I am waiting for a sign
clarity_after: 8
review:
  done_yet: done
  aha: She was never angry about the house. She was lonely.
  clarity_review: 9
reviewed: 2026-09-14
marks:
  - "2026-09-02 07:10 visualisation: practised 5 minutes"
  - "2026-09-03 07:10 visualisation: practised 5 minutes"
  - "2026-09-03 18:10 first action: done"
---

# The talk with my sister
"""
WORK = """\
---
id: a2
event: Fewer hours at work
started: 2026-10-05T10:00:00+00:00
status: finished   # by hand
clarity_before: 5
first_action: "Talk to my boss"
first_action_when: "2026-11-25 09:00"
blocks: [Afraid he gets angry]
clarity_after: about a seven
marks:
  - "2026-10-06 07:10 visualisation: practised 5 minutes"
---
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with two sessions, the second one written by hand."""
    journal = tmp_path / "journal"
    journal.mkdir()
    (journal / "2026-09-01-1000-sister.md").write_text(SISTER)
    (journal / "2026-10-05-1000-work.md").write_text(WORK)
    return tmp_path


ROWS = 70


def in_terminal(home: Path, columns: int, more: Mapping[str, str] | None = None) -> bytes:
    """What ``voice-coach progress`` writes to a terminal of this width."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
    process = subprocess.Popen(
        [*COMMAND, "progress"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment(home, {"TERM": "xterm-256color", **(more or {})}),
    )
    os.close(slave)
    data = b""
    with contextlib.suppress(OSError):  # Linux says so at the end of a terminal
        while chunk := os.read(master, 65536):
            data += chunk
    os.close(master)
    assert process.wait(60) == 0
    return data


def test_the_readme_shows_what_the_screen_shows(home: Path) -> None:
    """A reader must see what they will get."""
    out = io.StringIO()
    show(progress_of(map(plan_of, Journal(home / "journal").look().pages), date(2026, 11, 24)), out)
    example = README.split("<!-- example: progress -->\n\n```\n")[1].split("```")[0]
    assert out.getvalue() == example


def test_words_in_a_pipe_and_numbers_as_json(home: Path) -> None:
    """A screen reader gets lines, another program data; the same figures in both."""
    told = run(home, "progress")
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    assert "  Clarity: 3 before, 8 after, 9 in the review.\n" in told.stdout
    assert "  Clarity: 5 before, 7 after.\n" in told.stdout
    assert not re.search(r"[\x1b━○●◆→·]", told.stdout)
    found = json.loads(run(home, "progress", "--json").stdout)
    assert [one["clarity"] for one in found["sessions"]] == [
        {"before": 3, "after": 8, "reviews": [9]},
        {"before": 5, "after": 7, "reviews": []},
    ]
    assert found["visualisation"]["longest_stretch"] == 2


@pytest.mark.parametrize("columns", [80, 40])
def test_a_terminal_shows_a_drawing_within_its_width(home: Path, columns: int) -> None:
    """Nothing may run over the edge, or be torn in two."""
    screen = pyte.Screen(columns, ROWS)
    pyte.ByteStream(screen).feed(in_terminal(home, columns))
    shown = [line.rstrip() for line in screen.display]
    assert "  ○ before   ● after   ◆ review" in shown
    track = "○━━━━━━━━━━━━━━●━━◆" if columns == 80 else "○━━━━●◆"
    assert any(track in line for line in shown)
    numbers = "3 → 8 → 9" if columns == 80 else "3 8 9"
    assert any(line.endswith(numbers) for line in shown)
    assert "Visualisation" in shown
    drawn = [line for line in shown if "Clarity   0" in line]
    assert len(drawn) == 2
    assert all(line.startswith("    Clarity   0 ") for line in drawn)


@pytest.mark.parametrize("name", ["NO_COLOR", "ACCESSIBLE"])
def test_who_asked_for_plain_lines_gets_them_in_a_terminal_too(home: Path, name: str) -> None:
    """A screen reader would read out every dot of a drawing."""
    text = in_terminal(home, 80, {name: "1"}).decode()
    assert "Clarity: 3 before, 8 after, 9 in the review." in text
    assert not re.search(r"[\x1b━○●◆]", text)


def test_files_that_cannot_be_read_are_named_and_the_rest_is_shown(home: Path) -> None:
    """One broken file must not hide years of sessions; a note of theirs is no fault."""
    journal = home / "journal"
    (journal / "2026-10-09-1000-broken.md").write_text("---\nid: [\nstarted: x\n---\n")
    (journal / "2026-10-10-1000-bytes.md").write_bytes(b"---\nid: a\nstarted: \xff\n---\n")
    work = journal / "2026-10-05-1000-work.md"
    work.write_text(work.read_text().replace("about a seven", "seventy"))
    for number in range(9):
        (journal / f"note-{number}.md").write_text("# Bread\n")
    told = run(home, "progress")
    assert told.returncode == 0
    assert "2 sessions, from " in told.stdout
    assert "2026-10-09-1000-broken.md cannot be read: line " in told.stderr
    assert "2026-10-10-1000-bytes.md" in told.stderr
    assert 'clarity_after says "seventy". That is no number from 0 to 10' in told.stderr
    names = "note-0.md, note-1.md, note-2.md, note-3.md, note-4.md and 4 more"
    assert f"{names} were passed over: they are not journals of sessions." in told.stderr
    assert "Traceback" not in told.stderr
    assert len(json.loads(run(home, "progress", "--json").stdout)["passed_over"]) == 3


def test_words_in_a_file_never_steer_the_terminal(home: Path) -> None:
    """An event with an escape sequence in it, from wherever, would clear the screen."""
    work = home / "journal" / "2026-10-05-1000-work.md"
    work.write_text(
        work.read_text()
        .replace("event: Fewer", 'event: "\\x1b[2J\\x9b31mFewer')
        .replace("work\nstarted", 'work"\nstarted')
    )
    for arguments in (("progress",), ("progress", "--json")):
        told = run(home, *arguments)
        assert told.returncode == 0, told.stderr
        assert "Fewer hours at work" in told.stdout
        assert not re.search("[\x1b\x9b]", told.stdout + told.stderr)


def test_no_session_yet(tmp_path: Path) -> None:
    """The first look is a welcome, no error; a picture of nothing is not drawn."""
    told = run(tmp_path, "progress")
    assert told.returncode == 0
    assert "There is no session in " in told.stdout
    assert "voice-coach start" in told.stdout
    assert not (tmp_path / "journal").exists()
    assert json.loads(run(tmp_path, "progress", "--json").stdout)["sessions"] == []
    drawn = run(tmp_path, "progress", "--png", str(tmp_path / "p.png"))
    assert drawn.returncode == 1
    assert "There is nothing to draw yet" in drawn.stderr
    assert not (tmp_path / "p.png").exists()


# --- pictures --------------------------------------------------------------------------------

BLUE, ORANGE = (0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00)


def pixels(picture: np.ndarray, colour: tuple[int, int, int]) -> np.ndarray:
    """Where the picture has this colour, as rows of (down, right)."""
    distance = np.abs(picture[..., :3].astype(float) * 255 - np.array(colour)).max(axis=-1)
    return np.argwhere(distance < 12)


def test_the_pictures_show_the_figures_and_are_private(home: Path) -> None:
    """A picture with nothing in it, or for everybody's eyes, is worse than none."""
    work = home / "journal" / "2026-10-05-1000-work.md"
    work.write_text(work.read_text().replace("Fewer hours", "Fewer hours & $5 to <me> $6, 🙂"))
    png, svg = home / "p.png", home / "p.svg"
    done = run(home, "progress", "--png", str(png), "--svg", str(svg))
    assert done.returncode == 0, done.stderr
    assert done.stderr == f"Your progress as a picture: {png}\nYour progress as a picture: {svg}\n"
    assert {stat.S_IMODE(path.stat().st_mode) for path in (png, svg)} == {0o600}

    picture = matplotlib.image.imread(png)
    height, width = picture.shape[:2]
    assert width >= 1200
    left = pixels(picture[:, : width * 5 // 8], BLUE)  # clarity is the left one of the two
    rows = left[left[:, 0] < height * 0.7][:, 0]
    assert np.ptp(rows) > 80  # marks in two rows, one for each session
    assert len(pixels(picture[: height * 7 // 10], ORANGE)) > 50  # the review's mark

    tree = ElementTree.parse(svg)
    texts = [node.text for node in tree.iter("{http://www.w3.org/2000/svg}text")]
    shown = "".join(filter(None, texts))
    for label in (
        "Clarity and readiness in your sessions",
        "Clarity: how clear you felt",
        "Readiness: how able to act you felt",
        "0 is not at all, 10 is fully",
        "The talk with my sister",
        "Fewer hours & $5 to <me> $6, 🙂 at",
        "2026-10-05",
        "before",
        "after",
        "in a review",
    ):
        assert label in shown, texts


def test_a_picture_takes_the_place_of_a_picture_and_of_nothing_else(home: Path) -> None:
    """A slip of the hand would cost somebody a session."""
    page = home / "journal" / "2026-09-01-1000-sister.md"
    done = run(home, "progress", "--svg", str(page))
    assert done.returncode == 1
    assert "is there already, and is no SVG picture. It was left as it is." in done.stderr
    assert page.read_text() == SISTER
    for target in (home / "journal", home / "none" / "p.svg"):
        failed = run(home, "progress", "--svg", str(target))
        assert failed.returncode == 1
        assert str(target) in failed.stderr
        assert "Traceback" not in failed.stderr
    again = [run(home, "progress", "--svg", str(home / "p.svg")) for _ in range(2)]
    assert [done.returncode for done in again] == [0, 0]


def test_without_matplotlib_a_sentence_says_how_to_get_it(home: Path) -> None:
    """The extra is left out by most; they must not meet a traceback."""
    (home / "matplotlib.py").write_text("raise ImportError('no matplotlib')\n")
    done = run(
        home, "progress", "--png", str(home / "p.png"), more={"PYTHONPATH": f"{home}:{ROOT}"}
    )
    assert done.returncode == 1
    assert "A picture needs matplotlib, which is not installed. No file was written." in done.stderr
    assert "-m pip install matplotlib" in done.stderr
    assert not (home / "p.png").exists()
    plain = run(home, "progress", more={"PYTHONPATH": f"{home}:{ROOT}"})
    assert plain.returncode == 0


@pytest.mark.parametrize("drawn", ["xterm-256color", "dumb"])
@pytest.mark.parametrize("lines", [24, 40])
def test_it_is_a_screenful_with_a_way_on(tmp_path: Path, drawn: str, lines: int) -> None:
    """Ten sessions would scroll by, and nothing say where to read on."""
    for number in range(10):
        put(tmp_path / "journal", f"2026{number + 1:02d}15-100000-{number:04x}",
            event=f"Event {number}", clarity_before=3, clarity_after=7)  # fmt: skip
    size, more = (80, lines), {"TERM": drawn}
    with terminal(tmp_path, "progress", size=size, more=more) as screen:
        assert screen.leaves() == 0
    assert screen.text.count("\r\n") <= lines
    named = re.findall(r"voice-coach journal show (\S+)", screen.text)
    assert named == ["2026-10-15"]
    assert "Event 9" in run(tmp_path, "journal", "show", named[0]).stdout
    with terminal(tmp_path, "progress", "--all", size=size, more=more) as screen:
        assert screen.leaves() == 0
    assert all(f"Event {number}" in screen.text for number in range(10))
