"""Copies of logs, as tools leave them that keep folders in step: they count for nothing, one
sentence tells of each, and where one holds more than the log nothing is gone on with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.home import run
from tests.support.typist import SHORT

BEGINNING = ("", "I had a talk with my sister", "next", "It keeps happening")
END = ("6", "Ask her for help", "", "we decide together", "", "yes",
       "in two days at 9 in the morning", "yes")  # fmt: skip
NAMES = (
    "{}.sync-conflict-20261128-112700-ABCDEFG.jsonl",
    "{} (1).jsonl",
    "{} 2.jsonl",
    "{}-LAPTOP.jsonl",
    "{} (Anna's conflicted copy 2026-11-28).jsonl",
)


def typed(*texts: str) -> str:
    return "".join(f"{text}\n" for text in texts)


def log_in(home: Path) -> Path:
    """The log that has its own name."""
    logs = (home / "journal" / ".voice-coach").glob("*.jsonl")
    return min(logs, key=lambda log: len(log.name))


def copy_of(log: Path, name: str) -> Path:
    return log.with_name(name.format(log.stem))


def tree(home: Path) -> dict[str, bytes]:
    files = (path for path in (home / "journal").rglob("*") if path.is_file())
    kept = (path for path in files if path.name != "lock" and path.suffix != ".ics")
    return {path.name: path.read_bytes() for path in kept}


@pytest.fixture(scope="module")
def _sessions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same session in four states: begun; begun, and gone on with in two ways; finished."""
    root = tmp_path_factory.mktemp("sessions")
    assert run(root / "begun", *SHORT, typed=typed(*BEGINNING)).returncode == 0
    for name, more in (("one", ("6", "Ask her for help")), ("other", ("7",)), ("finished", END)):
        shutil.copytree(root / "begun", root / name)
        done = run(root / name, "resume", "--keyboard", typed=typed(*more))
        assert (done.returncode, done.stderr) == (0, "")
    return root


@pytest.fixture
def sessions(_sessions: Path, tmp_path: Path) -> Path:
    shutil.copytree(_sessions, tmp_path / "sessions")
    return tmp_path / "sessions"


def test_older_copies_of_a_finished_log_are_told_of_and_count_for_nothing(sessions: Path) -> None:
    """Otherwise the finished page and its plan would be replaced by what was half said."""
    home = sessions / "finished"
    log = log_in(home)
    copies = [shutil.copy(log_in(sessions / "begun"), copy_of(log, name)) for name in NAMES]
    before = tree(home)
    for command in (("agenda",), ("progress",)):
        done = run(home, *command)
        for copy in copies:
            said = f"is a copy of {log.name} with nothing more in it, and counts for nothing."
            assert done.stderr.count(f"{copy.name} in {copy.parent} {said}") == 1, done.stderr
    assert "There is no unfinished session" in run(home, "resume", "--keyboard").stderr
    assert run(home, "resume", log.stem, "--keyboard").returncode == 1
    assert run(home, "resume", copies[0].stem, "--keyboard").returncode == 1
    assert "at 09:00" in run(home, "agenda", "--all").stdout
    assert {name: data for name, data in tree(home).items() if name in before} == before


def test_an_older_copy_does_not_hinder_going_on(sessions: Path) -> None:
    """Otherwise a file that a tool left would keep a person from their own session."""
    home = sessions / "one"
    copy = copy_of(log_in(home), NAMES[1])
    shutil.copy(log_in(sessions / "begun"), copy)
    before = copy.read_bytes()
    done = run(home, "resume", "--keyboard", typed=typed("", *END[3:]))
    assert done.returncode == 0, done.stderr
    assert (done.stdout + done.stderr).count(f"{copy.name} in ") == 1
    assert "at 09:00" in run(home, "agenda", "--all").stdout
    assert copy.read_bytes() == before


@pytest.mark.parametrize("more", ["other", "finished"])
def test_two_logs_that_each_lack_something_are_named_and_left(sessions: Path, more: str) -> None:
    """Otherwise what was said on one of two computers would be written over, or forgotten."""
    home = sessions / "one"
    log, page = log_in(home), next((home / "journal").glob("*.md"))
    copy = copy_of(log, NAMES[0])
    shutil.copy(log_in(sessions / more), copy)
    says = "each hold something of one session that the other lacks"
    shutil.copy(next((sessions / more / "journal").glob("*.md")), page)  # as it was kept in step
    log.with_name(log.name + ".behind").touch()
    before = tree(home)
    done = run(home, "resume", "--keyboard", typed="8\n")
    assert done.returncode == 1
    assert f"{copy.name} in {copy.parent} and {log.name} {says}" in done.stderr
    assert "Nothing was changed." in done.stderr
    shown = run(home, "agenda", "--all")
    assert shown.stderr.count(says) == 1
    assert run(home, "start", "--keyboard").returncode == 0
    now = tree(home)
    assert {name: now[name] for name in before} == before
    log.unlink()
    copy.rename(log)
    log.with_name(log.name + ".end").unlink()
    if more == "finished":
        assert "at 09:00" in run(home, "agenda", "--all").stdout
    else:
        done = run(home, "resume", log.stem, "--keyboard", typed="Ask her\n")
        assert (done.returncode, done.stderr) == (0, "")


def test_a_longer_copy_is_named_before_the_shorter_log_is_gone_on_with(sessions: Path) -> None:
    """Otherwise what was already answered would be asked again, and the longer page put aside."""
    home = sessions / "begun"
    log = log_in(home)
    copy = copy_of(log, NAMES[0])
    shutil.copy(log_in(sessions / "finished"), copy)
    before = tree(home)
    done = run(home, "resume", "--keyboard", typed="8\n")
    assert done.returncode == 1
    assert f"holds more of its session than {log.name}, and only {log.name} counts" in done.stderr
    now = tree(home)
    assert {name: now[name] for name in before} == before


def test_a_finished_page_beside_an_older_log_is_not_gone_on_with(sessions: Path) -> None:
    """Otherwise a page that was synced before its log would be moved away and asked for anew."""
    home = sessions / "begun"
    (page,) = (home / "journal").glob("*.md")
    (whole,) = (sessions / "finished" / "journal").glob("*.md")
    shutil.copy(whole, page)
    done = run(home, "resume", "--keyboard", typed="8\n")
    assert done.returncode == 1
    assert "says that this session is finished, though its log does not" in done.stderr
    assert page.read_bytes() == whole.read_bytes()
    assert "at 09:00" in run(home, "agenda", "--all").stdout
    assert run(home, "follow-up", "--keyboard", typed="finish for today\nyes\n").returncode == 0


def test_a_log_under_another_name_alone_is_told_of(sessions: Path) -> None:
    """Otherwise a session whose log a tool renamed would be missed without a word."""
    home = sessions / "one"
    log = log_in(home)
    copy = log.rename(copy_of(log, NAMES[1]))
    done = run(home, "agenda", "--all")
    assert f"{copy.name} in {copy.parent} is the log of a session under another name" in done.stderr
    copy.rename(log)
    assert run(home, "resume", "--keyboard", typed="Write\n").returncode == 0
