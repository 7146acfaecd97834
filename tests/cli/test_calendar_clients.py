"""Calendar programs that people use read what the coach wrote: khal and calcurse."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import tzlocal

from tests.support.home import ROOT
from tests.support.plan_page import page
from voice_coach.agenda.calendar_files import keep_calendar
from voice_coach.agenda.plan import plan_of
from voice_coach.journal.page.read import read_page

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
EVENT = 'The talk; with "my" sister, at last 😀'
KHAL = """
[calendars]
[[plan]]
path = {home}/calendar
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = plan
"""


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., str]:
    """Runs a calendar program in a home of its own, in the zone UTC; returns what it prints."""
    home = tmp_path / "home"
    (home / ".config" / "khal").mkdir(parents=True)
    (home / ".config" / "khal" / "config").write_text(KHAL.format(home=home))
    (home / "calcurse").mkdir()
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith(("XDG_", "LC_", "PYTHON"))}  # fmt: skip
    environment |= {"HOME": str(home), "TZ": "UTC", "LC_ALL": "C.UTF-8"}

    def runner(*command: str) -> str:
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed")
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, timeout=60
        )
        return done.stdout

    return runner


def calendar(folder: Path, **fields: str | list[str]) -> str:
    """The calendar of such a journal file, as a path. Its zone is this process's own."""
    (folder / "page.md").write_text(page(event=EVENT, **fields), "utf-8")
    path = keep_calendar(plan_of(read_page(folder / "page.md")), NOW)
    assert path is not None
    return str(path)


def khal_days(run: Callable[..., str]) -> list[str]:
    form = "{start-date} {start-time} {title}|"
    listed = run("khal", "list", "--day-format", "", "--format", form, "2026-11-24", "14d")
    return [" ".join(line.split()) for line in listed.split("|") if line.strip()]


def test_khal_lists_the_right_days_and_updates_them(
    run: Callable[..., str], tmp_path: Path, utc: None
) -> None:
    """Importing again after a move must move the appointment, not double it."""
    run("khal", "import", "--batch", "-a", "plan", calendar(tmp_path))
    picture = "18:00 Picture your outcome, 7 minutes"
    dates = [f"2026-11-{day}" for day in range(24, 31)] + [f"2026-12-0{day}" for day in (1, 2, 3)]
    planned = [f"{date} {picture}" for date in dates]
    look = f"2026-12-03 Look back: {EVENT}"
    assert sorted(khal_days(run)) == sorted([*planned, "2026-11-26 17:30 Call my sister", look])

    moved = calendar(tmp_path, marks=["2026-11-26 19:00 first action: moved to 2026-11-28 09:15"])
    run("khal", "import", "--batch", "-a", "plan", moved)
    assert sorted(khal_days(run)) == sorted([*planned, "2026-11-28 09:15 Call my sister", look])

    done = calendar(tmp_path, marks=["2026-11-26 19:00 first action: done"])
    run("khal", "import", "--batch", "-a", "plan", done)
    assert "2026-11-26 17:30 Done: Call my sister" in khal_days(run)


def test_calcurse_lists_the_right_days(run: Callable[..., str], tmp_path: Path, utc: None) -> None:
    """A reader that shares no code with the writer finds the same plan."""
    data = str(tmp_path / "home" / "calcurse")
    program = ("calcurse", "-D", data, "-C", data)
    report = run(*program, "-i", calendar(tmp_path))
    assert "2 apps / 1 event / 0 todos / 0 skipped" in report
    formats = ("--format-apt", "%(start:%H:%M) %m\\n", "--format-recur-apt", "%(start:%H:%M) %m\\n",
               "--format-event", "all day %m\\n")  # fmt: skip
    listed = run(*program, "-Q", "--from", "11/26/2026", "--days", "9", *formats)
    days = {block.split("\n")[0]: block.split("\n")[1:] for block in listed.strip().split("\n\n")}
    picture = "18:00 Picture your outcome, 7 minutes"
    assert list(days) == [*(f"11/{day}/26:" for day in range(26, 31)),
                          *(f"12/0{day}/26:" for day in (1, 2, 3))]  # fmt: skip
    assert days["11/26/26:"] == ["17:30 Call my sister", picture]
    assert days["12/03/26:"] == [f"all day Look back: {EVENT}", picture]
    assert days["11/30/26:"] == [picture]


def test_calcurse_has_a_moved_plan_once_in_a_file_of_its_own(
    run: Callable[..., str], tmp_path: Path, utc: None
) -> None:
    """It heeds no UID; the README's way round it must hold, or every change doubles the plan."""
    data, own = str(tmp_path / "home" / "calcurse"), tmp_path / "plans.calcurse"
    program = ("calcurse", "-D", data, "-C", data, "-c", str(own), "-q")
    for marks in ([], ["2026-11-26 19:00 first action: moved to 2026-11-28 09:15"]):
        own.write_text("")
        run(*program, "-i", calendar(tmp_path, marks=marks))
    listed = run(*program, "-Q", "--from", "11/26/2026", "--days", "9", "--format-apt", "%m\n")
    assert listed.count("Call my sister") == 1
    assert "calcurse -c ~/plans.calcurse -i plan.ics" in (ROOT / "README.md").read_text()


@pytest.fixture
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The plan is written in the zone in which it is read."""
    monkeypatch.setenv("TZ", "UTC")
    tzlocal.reload_localzone()
    yield
    monkeypatch.undo()
    tzlocal.reload_localzone()
