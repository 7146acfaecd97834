"""The sessions that words name: one rule in ``agenda``, ``visualise`` and ``follow-up``."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.home import COMMAND, PATIENCE_SECONDS, environment, run
from tests.support.visualise_page import page
from voice_coach.journal.journal import Journal
from voice_coach.journal.marks import marks_of

SISTER = "the one about my sister"
LEAVE = "finish for today\nyes\n"
COMMANDS = pytest.mark.parametrize(
    ("arguments", "typed", "answer"),
    [
        (("agenda", "--done", SISTER), "", "Marked as done: Call her"),
        (("visualise", SISTER, "--keyboard", "--minutes", "1"), "\n\n", "about this: The talk"),
        (("follow-up", SISTER, "--keyboard"), LEAVE, "Your event: The talk with my sister."),
    ],
)


@COMMANDS
def test_words_of_an_event_name_its_session(
    tmp_path: Path, arguments: tuple[str, ...], typed: str, answer: str
) -> None:
    """What one command understands, another would know nothing of."""
    page(tmp_path / "journal", "a1")
    page(tmp_path / "journal", "a2", event="My new job")
    done = run(tmp_path, *arguments, typed=typed)
    assert (done.returncode, done.stderr) == (0, "")
    assert answer in done.stdout


@COMMANDS
def test_words_of_an_unfinished_session_say_so(
    tmp_path: Path, arguments: tuple[str, ...], typed: str, answer: str
) -> None:
    """Somebody would look for a session that is right there."""
    page(tmp_path / "journal", "a1", status="in-progress")
    done = run(tmp_path, *arguments, typed=typed)
    assert done.returncode == 1
    assert "The session in a1.md is not finished yet." in done.stderr
    assert 'write "status: finished" in its first lines' in done.stderr  # it has no log
    assert answer not in done.stdout


def three_about_my_sister(home: Path) -> dict[Path, bytes]:
    """Their pages as they are."""
    for name, started in (("a1", "2026-11-20T10:00"), ("a2", "2026-11-24T17:05"),
                          ("a3", "2026-11-24T19:30")):  # fmt: skip
        page(home / "journal", name, started=f"{started}:00+01:00")
    page(home / "journal", "a4", event="My new job")
    return {path: path.read_bytes() for path in (home / "journal").glob("*.md")}


def test_where_nobody_can_answer_all_that_fit_are_told_apart(tmp_path: Path) -> None:
    """Who has three plans about one event would read one name three times, and choose none."""
    before = three_about_my_sister(tmp_path)
    done = run(tmp_path, "agenda", "--done", SISTER)
    assert (done.returncode, done.stdout) == (1, "")
    assert " ".join(done.stderr.split()) == (
        f"More than one session is about '{SISTER}': "
        "a3 (The talk with my sister, begun on Tuesday 24 November 2026 at 19:30), "
        "a2 (The talk with my sister, begun on Tuesday 24 November 2026 at 17:05) and "
        "a1 (The talk with my sister, begun on Friday 20 November 2026). "
        "Nothing was changed. Please name one by its id."
    )
    assert {path: path.read_bytes() for path in before} == before


def test_of_many_about_one_event_the_newest_are_named(tmp_path: Path) -> None:
    """Otherwise who does the exercise daily is answered by a line of three hundred days."""
    for number in range(300):
        day = date(2026, 1, 1) + timedelta(days=number)
        page(tmp_path / "journal", f"b{number:03}", started=f"{day}T10:00:00+01:00")
    done = run(tmp_path, "agenda", "--done", SISTER)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.findall(r"\bb\d{3}", done.stderr) == ["b299", "b298", "b297", "b296", "b295"]
    assert "and 295 more. Nothing was changed. Please name one by its id." in done.stderr


@pytest.mark.parametrize(
    ("typed", "marked", "told"),
    [
        ("the twentieth\nyes\n", ["a1"], "Marked as done: Call her"),
        ("\nthe first one\nyes\n", ["a2"], "Marked as done: Call her"),
        ("\n\n\n", [], "Nothing was changed."),
        ("", [], "Nothing was changed."),
        ("finish for today\nyes\n", [], "Nothing was changed."),
        ("the moon\n" * 6, [], "voice-coach agenda --done a3"),
    ],
)
def test_at_a_terminal_a_mark_asks_which(
    tmp_path: Path, typed: str, marked: list[str], told: str
) -> None:
    """Somebody would have to copy an id by hand to mark what they can name."""
    three_about_my_sister(tmp_path)
    shown = at_terminal(tmp_path, typed, "agenda", "--done", SISTER)
    assert "There are three. Which one do you mean?" in shown
    assert told in shown
    entries = Journal(tmp_path / "journal").look().pages
    assert [entry.id for entry in entries if marks_of(dict(entry.front))] == marked


def at_terminal(home: Path, typed: str, *arguments: str) -> str:
    """What a person sees who types these lines in a terminal, its line breaks as spaces."""
    ours, theirs = pty.openpty()
    more = {"TERM": "dumb", "COLUMNS": "200"}  # all lines come before the first question
    try:
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(home, more),
            start_new_session=True,
        )
    finally:
        os.close(theirs)
    os.write(ours, f"{typed}\x04".encode())  # Ctrl-D: a coach that asks on gets no answer
    shown = b""
    try:
        while data := _read(ours):
            shown += data
        process.wait(PATIENCE_SECONDS)
    finally:
        os.close(ours)
    return " ".join(shown.decode().split())


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the last one has left
        return b""


@pytest.mark.parametrize(
    ("arguments", "rest", "begun"),
    [
        (("visualise", SISTER, "--keyboard", "--minutes", "1"), "\n\n", "We picture what you wish"),
        (("follow-up", SISTER, "--keyboard"), LEAVE, "Your event: The talk"),
    ],
)
def test_in_a_conversation_it_is_asked(
    tmp_path: Path, arguments: tuple[str, ...], rest: str, begun: str
) -> None:
    """ "Nothing was changed" would be all that a person hears who can answer."""
    before = three_about_my_sister(tmp_path)
    done = run(tmp_path, *arguments, typed=f"the twentieth\nyes\n{rest}")
    assert (done.returncode, done.stderr) == (0, "")
    assert "There are three. Which one do you mean?" in done.stdout
    assert "the one of Friday the 20th of November. Is that right?" in done.stdout
    assert begun in done.stdout

    left = run(tmp_path, *arguments, typed="")
    assert (left.returncode, left.stderr) == (0, "")
    assert "Nothing was begun, and nothing was changed." in left.stdout
    lost = run(tmp_path, *arguments, typed="the moon\n" * 6)
    assert lost.returncode == 1
    assert f"Name one: voice-coach {arguments[0]} --keyboard a3, " in " ".join(lost.stderr.split())
    others = {path: data for path, data in before.items() if path.name != "a1.md"}
    assert {path: path.read_bytes() for path in others} == others
