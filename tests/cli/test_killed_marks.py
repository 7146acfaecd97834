"""A command that is killed between a page and its calendar: the next one, whichever it is, brings
the calendar up to date. The real command line, really killed."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.home import COMMAND, environment, run
from tests.support.plan_page import SESSION, page
from voice_coach.agenda import calendar_files
from voice_coach.agenda.plans import plans_in
from voice_coach.journal.journal import Journal

OUTCOME = "I walk into the room and my sister smiles at me."
NEXT = (
    ("agenda",),
    ("agenda", "--done", SESSION),
    ("agenda", "--drop", "nobody"),
    ("agenda", "--json"),
    ("agenda", "--notify"),
    ("agenda", "--keyboard"),
    ("agenda", "--ics", "-"),
    ("progress",),
    ("visualise", "--keyboard"),
    ("follow-up", "--keyboard"),
    ("resume", "--keyboard"),
    ("start", "--keyboard"),
)


@contextmanager
def full_pipe() -> Iterator[int]:
    """The end to write to of a pipe that takes no more: whoever says a word into it waits."""
    reads, writes = os.pipe()
    try:
        os.set_blocking(writes, False)
        size = fcntl.fcntl(writes, fcntl.F_GETPIPE_SZ)
        while size:
            try:
                os.write(writes, b"x" * size)
            except BlockingIOError:
                size //= 2
        os.set_blocking(writes, True)
        yield writes
    finally:
        os.close(reads)
        os.close(writes)


def killed_after_its_mark(home: Path, *arguments: str) -> None:
    """Runs the command until the mark stands in the page, and kills it before it can go on: it
    says that it has marked, and only then turns to the calendar."""
    plan = home / "journal" / "plan.md"
    with (
        full_pipe() as out,
        subprocess.Popen([*COMMAND, *arguments], stdout=out, env=environment(home)) as process,
    ):
        while b"\nmarks:" not in plan.read_bytes():
            assert process.poll() is None, "it ended, and marked nothing"
            time.sleep(0.02)
        process.kill()
    assert process.returncode == -9


def planned(home: Path, first_action_when: str = "2099-01-02 09:00") -> Path:
    """Somebody with one plan, and its calendar."""
    (home / "journal").mkdir(mode=0o700)
    plan = home / "journal" / "plan.md"
    plan.write_text(page(first_action_when=first_action_when, outcome=OUTCOME))
    assert run(home, "agenda").returncode == 0
    return plan


def first_action(home: Path) -> str:
    """The event of the first action in the calendar beside the page."""
    text = (home / "journal" / "plan.ics").read_bytes().decode().replace("\r\n ", "")
    (found,) = (part for part in text.split("BEGIN:VEVENT") if f"{SESSION}-first-action@" in part)
    return found


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which ``agenda --done`` was killed: marked in the page, open in the calendar."""
    home = tmp_path_factory.mktemp("killed")
    planned(home)
    killed_after_its_mark(home, "agenda", "--done", SESSION)
    assert "first action: done" in (home / "journal" / "plan.md").read_text()
    assert "BEGIN:VALARM" in first_action(home)
    return home


@pytest.mark.parametrize("arguments", NEXT, ids=" ".join)
def test_the_next_command_takes_the_alarm_of_what_is_done_away(
    killed: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """Otherwise the phone rings for what its owner did, and told the program that they did; and
    whoever gives the command again hears that nothing is open."""
    home = tmp_path / "home"
    shutil.copytree(killed, home)
    run(home, *arguments, typed="no\n")
    assert "SUMMARY:Done: Call my sister" in first_action(home)
    assert "BEGIN:VALARM" not in first_action(home)


def test_given_again_it_marks_once_and_says_what_is(killed: Path, tmp_path: Path) -> None:
    """Otherwise the deed stands in the journal twice, or nobody knows whether it was kept."""
    home = tmp_path / "home"
    shutil.copytree(killed, home)
    before = (home / "journal" / "plan.md").read_bytes()
    done = run(home, "agenda", "--done", SESSION)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("No action is open in plan.md.")
    assert (home / "journal" / "plan.md").read_bytes() == before


def test_a_killed_move_rings_at_the_new_time(tmp_path: Path) -> None:
    """Otherwise the alarm is at a time that its owner has given up, and none is at the new one."""
    planned(tmp_path)
    killed_after_its_mark(tmp_path, "agenda", "--move", SESSION, "2099-02-03 10:30")
    assert "20990102T0900" in first_action(tmp_path)
    assert run(tmp_path, "progress").returncode == 0
    assert "20990203T1030" in first_action(tmp_path)


def test_a_plan_that_never_came_to_a_calendar_comes_to_it(tmp_path: Path) -> None:
    """Killed at its very end, a session would ring nowhere, until somebody looks at the agenda."""
    plan = planned(tmp_path)
    plan.with_suffix(".ics").unlink()
    assert run(tmp_path, "progress").returncode == 0
    assert "SUMMARY:Call my sister" in first_action(tmp_path)


def a_moment_later(folder: Path) -> None:
    """The clock of a disk goes in steps of some milliseconds; this waits for the next one."""
    probe = folder / ".probe"
    probe.touch()
    before = probe.stat().st_ctime_ns
    while probe.stat().st_ctime_ns == before:
        probe.touch()


def test_what_is_up_to_date_is_not_read_again(tmp_path: Path) -> None:
    """Otherwise every command reads all the pages of years before its first word; and a page that
    was corrected, or brought from another machine, keeps its old alarm."""
    now = datetime.now().astimezone()

    def caught_up() -> list[str]:
        before = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.ics")}
        a_moment_later(tmp_path)
        assert calendar_files.renew_calendars(plans_in(Journal(tmp_path)), now) == []
        a_moment_later(tmp_path)
        return sorted(
            f"{path.stem}.md"
            for path in tmp_path.glob("*.ics")
            if before.get(path) != path.stat().st_mtime_ns
        )

    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(page(id=name))
    (tmp_path / "a note.md").write_text("# mine\n\nfollow_up_day: never\n")
    (tmp_path / "copy of b.md").write_text(page(id="b"))
    (tmp_path / "open.md").write_text(page(id="open", status="in progress"))
    assert caught_up() == ["a.md", "b.md"]
    assert sorted(path.stem for path in tmp_path.glob("*.ics")) == ["a", "b"]
    assert caught_up() == []
    before = (tmp_path / "a.ics").read_bytes()
    with (tmp_path / "a.md").open("a") as file:
        file.write("A word more.\n")
    assert caught_up() == ["a.md"]
    assert (tmp_path / "a.ics").read_bytes() == before
    assert caught_up() == []
    # As a tool that synchronises brings it: with the time at which it was written elsewhere.
    elsewhere = tmp_path / ".arriving"
    elsewhere.write_text(page(id="a", first_action="Write to my sister"))
    os.utime(elsewhere, (1, 1))
    elsewhere.rename(tmp_path / "a.md")
    assert caught_up() == ["a.md"]
    assert b"Write to my sister" in (tmp_path / "a.ics").read_bytes()
