"""Two files of one session, as a copy leaves them: the same one counts for every command, and one
sentence says which."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support.home import run
from tests.support.sweep import share
from tests.support.visualise_page import OUTCOME, VISUALISED, page
from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import pages_of
from voice_coach.journal.marks import marks_of

OVERDUE = "first_action: Call her\nfirst_action_when: 2026-01-02\nvisualisation_time: every day\n"
LEAVE = "finish for today\nyes\n"


COPIES = ("talk (copy)", "talk-copy", "talk 2", "zz")


def copied_as(tmp_path: Path, name: str) -> tuple[Path, Path]:
    """The page of a session, and its copy under this name."""
    first = page(tmp_path / "journal", "talk", fields=OUTCOME + VISUALISED + OVERDUE)
    first.write_text(first.read_text().replace('id: "talk"', 'id: "s1"'))
    copy = first.with_name(f"{name}.md")
    shutil.copy(first, copy)
    return first, copy


def sentence(copied: tuple[Path, Path]) -> str:
    first, copy = copied
    return f"{copy.name} holds the same session as {first.name}, and only {first.name} counts."


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (("agenda",), ""),
        (("agenda", "--json"), ""),
        (("agenda", "--speak", "--keyboard"), "leave it\n"),
        (("agenda", "--done", "s1"), ""),
        (("agenda", "--done", "my sister"), ""),
        (("progress",), ""),
        (("progress", "--json"), ""),
        (("follow-up", "--keyboard"), LEAVE),
        (("follow-up", "s1", "--keyboard"), LEAVE),
        (("follow-up", "talk.md", "--keyboard"), LEAVE),
        (("follow-up", "my sister", "--keyboard"), LEAVE),
        (("visualise", "--keyboard", "--minutes", "1"), "\n\n"),
        (("visualise", "s1", "--keyboard", "--minutes", "1"), "\n\n"),
        (("visualise", "my sister", "--keyboard", "--minutes", "1"), "\n\n"),
    ],
)
def test_every_command_says_which_file_counts(
    tmp_path: Path, arguments: tuple[str, ...], typed: str
) -> None:
    """What was said would go into one file, and be looked for in the other."""
    first, copy = copied_as(tmp_path, "talk (copy)")
    before = copy.read_bytes()
    done = run(tmp_path, *arguments, typed=typed)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(sentence((first, copy))) == 1
    assert "Please move one of the two out of the folder" in done.stderr
    assert copy.read_bytes() == before


@pytest.mark.parametrize("name", COPIES)
def test_whatever_the_copy_is_called_the_first_counts(tmp_path: Path, name: str) -> None:
    """A tool that names copies in its own way would have its copy taken for the session."""
    first, copy = copied_as(tmp_path, name)
    journal = Journal(tmp_path / "journal")
    assert [entry.path for entry in journal.look().pages] == [first]
    assert journal.finished("s1").path == first
    assert journal.finished().path == first
    assert pages_of(journal.folder, "s1") == [first, copy]


@pytest.mark.parametrize("name", share(COPIES, 3))
def test_the_same_file_counts_everywhere(tmp_path: Path, name: str) -> None:
    """A mark would be made in the copy, and the agenda go on to remind of what is done."""
    copied = first, copy = copied_as(tmp_path, name)
    (journal, before) = Journal(tmp_path / "journal"), copy.read_bytes()
    listed = json.loads(run(tmp_path, "agenda", "--json").stdout)["due"]
    assert {due["file"] for due in listed} == {str(first)}
    assert run(tmp_path, "agenda", "--line").stdout.count("Call her") == 1
    assert run(tmp_path, "agenda", "--done", "s1").returncode == 0
    assert [mark.deed for mark in marks_of(dict(journal.finished("s1").front))] == ["done"]
    assert copy.read_bytes() == before
    assert "Call her" not in run(tmp_path, "agenda", "--line").stdout
    figures = json.loads(run(tmp_path, "progress", "--json").stdout)
    assert [action["state"] for action in figures["actions"]] == ["done"]
    assert sentence(copied) in " ".join(figures["passed_over"])


@pytest.mark.parametrize("command", [("agenda", "--done"), ("follow-up",), ("visualise",)])
@pytest.mark.parametrize("name", share(COPIES, 2))
def test_a_copy_that_is_named_is_not_written_in(
    tmp_path: Path, name: str, command: tuple[str, ...]
) -> None:
    """What is written there would be seen by no other command."""
    copied = copied_as(tmp_path, name)
    pages = {path: path.read_bytes() for path in copied}
    done = run(tmp_path, *command, copied[1].name)
    assert done.returncode == 1
    assert sentence(copied) in done.stderr
    assert "Nothing was changed." in done.stderr
    assert {path: path.read_bytes() for path in pages} == pages


def test_a_session_that_is_resumed_tells_of_the_copy(tmp_path: Path) -> None:
    """The copy would stay as it was, and the person read on in it."""
    assert run(tmp_path, "start", "--keyboard", typed="next\nmy sister\n").returncode == 0
    (first,) = (tmp_path / "journal").glob("*.md")
    copy = first.with_name("zz.md")
    shutil.copy(first, copy)
    before = copy.read_bytes()
    done = run(tmp_path, "resume", "--keyboard", typed=LEAVE)
    assert done.returncode == 0, done.stderr
    assert (done.stdout + done.stderr).count(sentence((first, copy))) == 1
    assert copy.read_bytes() == before
