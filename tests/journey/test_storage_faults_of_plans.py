"""A disk that is full, read-only or failing while a plan is marked or its calendar written.

What the commands say, by which status they end, and that no byte of what was there is harmed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.home import COMMAND, ROOT, environment, run
from tests.support.plan_page import SESSION, page
from tests.support.small_disk import Disk
from voice_coach.journal.marks import marks_of
from voice_coach.journal.page.read import read_page

FULL = "could not be written: the disk is full. What was written before is safe. Please make room"
READ_ONLY = "the disk is read-only."
MOVED = ("agenda", "--move", SESSION, "2099-01-03 18:00")
DONE = ("agenda", "--done", SESSION)
VISUALISE = ("visualise", SESSION, "--keyboard", "--minutes", "1")
QUICK = (sys.executable, "-m", "scripts.parts.harness.quick_coach")


@pytest.fixture
def home(tmp_path: Path, disk: Disk) -> Path:
    """Somebody with a plan, its calendar, and the calendar of all on the same disk."""
    (disk.folder / "plan.md").write_text(
        page(first_action_when="2099-01-02 09:00", outcome="I walk into the garden.")
    )
    for arguments in (MOVED, ("agenda", "--ics", str(disk.folder / "all.ics"))):
        assert run(tmp_path, *arguments).returncode == 0
    assert run(tmp_path, "agenda", "--line").returncode == 0
    return tmp_path


def all_files(folder: Path) -> dict[str, bytes]:
    """What stands there, but for the lock and what only fills the disk."""
    others = ("lock", "ballast", "rest")
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in others
    }


def quick(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The same as ``run``, with a quick clock, for somebody who types nothing and stays."""
    keyboard, nobody = os.pipe()
    try:
        return subprocess.run(
            [*QUICK, *arguments], stdin=keyboard, capture_output=True, text=True,
            env=environment(home), cwd=ROOT, timeout=60, check=False,
        )  # fmt: skip
    finally:
        os.close(keyboard)
        os.close(nobody)


def refused(done: subprocess.CompletedProcess[str], reason: str) -> bool:
    """Whether the command ended with this sentence and with a status that says so."""
    said = done.stdout + done.stderr
    return done.returncode == 1 and reason in said and "Traceback" not in said


def marks(home: Path) -> list[str]:
    """What the page says was done."""
    entry = read_page(home / "journal" / "plan.md")
    return [mark.deed for mark in marks_of(dict(entry.front))]


def test_a_full_disk_harms_nothing_and_says_so(home: Path, disk: Disk) -> None:
    """A page would be cut short by its own mark, or a deed be taken for written."""
    before = all_files(disk.folder)
    disk.fill()
    assert refused(run(home, *DONE), f"plan.md {FULL}")
    assert refused(run(home, *MOVED), f"plan.md {FULL}")
    # What the plan says is another thing by now: the calendar of all would have to change.
    (home / "other.md").write_text(page(id="b", first_action_when="2099-02-02", event="Other"))
    (disk.folder / "other.md").symlink_to(home / "other.md")
    assert refused(run(home, "agenda", "--ics", str(disk.folder / "all.ics")), f"all.ics {FULL}")
    elsewhere = run(home, "agenda", "--ics", str(home / "all.ics"))
    assert elsewhere.returncode == 0, elsewhere
    assert f"other.ics {FULL}" in elsewhere.stderr, "that one is kept in the full folder"
    assert run(home, "agenda").returncode == 0
    line = run(home, "agenda", "--line")
    assert (line.returncode, line.stderr) == (0, "")
    (disk.folder / "other.md").unlink()
    assert all_files(disk.folder) == before
    disk.make_room()
    assert run(home, *DONE).returncode == 0
    assert marks(home) == ["moved to", "done"]
    assert not list(disk.folder.rglob("*.tmp"))


def test_a_practice_on_a_full_disk_is_told_to_be_uncounted(home: Path, disk: Disk) -> None:
    """Somebody would believe that a day of theirs counts."""
    before = all_files(disk.folder)
    disk.fill()
    done = quick(home, *VISUALISE)
    assert refused(done, "plan.md could not be written: the disk is full."), done
    assert "This practice is not counted yet. Please make room there." in done.stderr
    assert all_files(disk.folder) == before
    disk.make_room()
    later = done.stderr.partition("To count it then: voice-coach ")[2].split()
    assert run(home, *later).returncode == 0, later
    assert marks(home) == ["moved to", "practised"]


@pytest.mark.parametrize(
    "arguments",
    [DONE, MOVED, VISUALISE, ("follow-up", SESSION, "--keyboard"), ("agenda", "--keyboard")],
    ids=" ".join,
)
def test_a_read_only_folder_is_told_before_anything_is_asked(
    home: Path, disk: Disk, arguments: tuple[str, ...]
) -> None:
    """Somebody would tell what they did, or sit with closed eyes, and none of it was kept."""
    before = all_files(disk.folder)
    disk.close_to_new_files()
    done = run(home, *arguments, typed="done\nyes\n" * 4)
    now = all_files(disk.folder)
    disk.open_again()
    assert refused(done, READ_ONLY), done
    assert "Coach:" not in done.stdout, "it began all the same"
    assert now == before


def test_a_read_only_folder_can_be_looked_at(home: Path, disk: Disk) -> None:
    """A backup, or a stick with a lock on it, would be closed to its owner."""
    before = all_files(disk.folder)
    disk.close_to_new_files()
    seen = [run(home, *look) for look in (("agenda",), ("agenda", "--json"), ("progress",))]
    kept = run(home, "agenda", "--ics", str(home / "all.ics"))
    same = run(home, "agenda", "--ics", str(disk.folder / "all.ics"))
    other = run(home, "agenda", "--ics", str(disk.folder / "new.ics"))
    now = all_files(disk.folder)
    disk.open_again()
    for done in (*seen, kept, same):
        assert (done.returncode, done.stderr) == (0, ""), done
    assert refused(other, READ_ONLY), other
    assert now == before


@pytest.mark.parametrize("number", range(1, 6))
def test_a_disk_that_reports_an_error_leaves_the_old_or_the_new(home: Path, number: int) -> None:
    """Half a page would take the place of a whole one, or a deed be marked twice."""
    strace = ("strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=fsync")
    failing = f"inject=fsync:error=EIO:when={number}"
    done = subprocess.run(
        [*strace, "-e", failing, *COMMAND, *DONE], stdin=subprocess.DEVNULL,
        capture_output=True, text=True, env=environment(home), cwd=ROOT, timeout=60, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    said = "the disk reported an error" in done.stderr
    assert said == (number <= 4), "four times something is synced: page, calendar, their folder"
    assert marks(home) in (["moved to"], ["moved to", "done"])
    assert ("Marked as done" in done.stdout) == (done.returncode == 0)
    assert done.returncode == 1 or marks(home) == ["moved to", "done"]
    again = run(home, *DONE)
    assert again.returncode == 0 or "No action is open" in again.stderr
    assert marks(home) == ["moved to", "done"]
    assert run(home, "agenda").returncode == 0
    assert b"SUMMARY:Done: Call my sister" in (home / "journal" / "plan.ics").read_bytes()
    assert not list((home / "journal").rglob("*.tmp"))
