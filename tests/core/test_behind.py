"""Which pages are behind their logs: found by names alone; those of older versions found once;
and what a person changed or took out is not taken for something missing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.short_sitting import AT, LATER, REVIEW, answers, finish, play, started
from voice_coach.dialogue import events as e
from voice_coach.journal import behind
from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import LOG_ENDING, ROOM
from voice_coach.journal.page.status import RESUME_LINE
from voice_coach.journal.writing import JournalSession

_opened: list[str] | None = None


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _opened is not None:
        _opened.append(str(arguments[0]))


sys.addaudithook(_hear)


@contextmanager
def opened() -> Iterator[list[str]]:
    """The files that are opened meanwhile."""
    global _opened  # noqa: PLW0603 - an audit hook cannot be taken away again
    _opened = []
    try:
        yield _opened
    finally:
        _opened = None


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal")


def log_of(journal: Journal, name: str = "s1") -> Path:
    return journal.folder / ROOM / f"{name}{LOG_ENDING}"


def follow_up(journal: Journal, session: str, at: str = LATER, subject: str = "s1") -> None:
    """A whole follow-up."""
    running = journal.begin_follow_up(journal.finished(subject), started(session, at))
    play(running, [replace(event, at=at) for event in REVIEW])


def as_of_an_older_version(journal: Journal) -> None:
    """Without a name that tells of pages that are behind."""
    for name in (journal.folder / ROOM).glob("*behind*"):
        name.unlink()


def older(page: Path, log: Path) -> None:
    """The page was last written before the log's last line."""
    at = log.stat().st_mtime_ns - 10**9
    os.utime(page, ns=(at, at))


def unshown(running: JournalSession, events: list[e.Event]) -> None:
    """These events, of which the page shows nothing, as where a kill came then."""
    page = running.path.read_bytes() if running.path.exists() else b""
    play(running, events)
    (there,) = running.path.parent.glob("*.md")
    if page:
        there.write_bytes(page)
    else:
        there.unlink()
    behind.expect(running._log.path)


def test_no_log_is_looked_into_where_no_page_is_behind(journal: Journal) -> None:
    """Otherwise every command would grow slower with each session of somebody's life."""
    names = [f"20261123-15030{number}-00aa" for number in range(5)]
    for name in names:
        finish(journal, name)
    with opened() as files:
        assert journal.catch_up().notes == ()
    assert not [file for file in files if file.endswith((LOG_ENDING, ".md"))]
    behind.expect(log_of(journal, names[3]))
    with opened() as files:
        assert journal.catch_up().notes == ()
    assert {Path(file).name for file in files if file.endswith(LOG_ENDING)} == {f"{names[3]}.jsonl"}
    with opened() as files:
        journal.catch_up()
    assert not [file for file in files if file.endswith((LOG_ENDING, ".md"))]


def test_the_name_is_there_as_long_as_the_page_may_be_behind(journal: Journal) -> None:
    """Otherwise a kill would leave a page that nobody looks at again."""
    running = journal.begin(started())
    name = behind.path_of(log_of(journal))
    for event in answers()[:4]:
        running.record(event)
        assert name.exists()
    running.close()
    assert not name.exists()
    running = journal.resume()
    assert name.exists()
    play(running, answers()[4:])
    assert not name.exists()


@pytest.mark.parametrize("shown", range(4, len(answers()), 4))
@pytest.mark.parametrize("marked", [True, False], ids=["marked", "of an older version"])
def test_a_page_that_stands_at_any_earlier_state_is_brought_up(
    journal: Journal, shown: int, marked: bool
) -> None:
    """Otherwise a page far behind would pass for one that its owner changed."""
    running = journal.begin(started())
    for event in answers()[:shown]:
        running.record(event)
    page, before = running.path, running.path.read_bytes()
    play(running, answers()[shown:])
    whole = running.path.read_bytes()
    running.path.unlink()
    page.write_bytes(before)
    if marked:
        behind.expect(log_of(journal))
    else:
        as_of_an_older_version(journal)
    found = journal.catch_up()
    assert [path.read_bytes() for path in journal.folder.glob("*.md")] == [whole]
    assert found.pages == (running.path,)
    assert len(found.notes) == 1
    assert "kept" not in found.notes[0]
    assert journal.catch_up().notes == ()


def test_a_name_that_was_left_changes_nothing_on_a_page_that_shows_all(journal: Journal) -> None:
    """Otherwise what its owner took out or wrote since would be undone."""
    page = finish(journal)
    follow_up(journal, "f1")
    text = page.read_text().replace("She helps", "He helps").replace("> What could you do?\n", "")
    page.write_text(text.replace("It went well. ", "It went *very* well. "))
    before = page.read_bytes()
    for name in ("s1", "s1.follow-up-1"):
        behind.expect(log_of(journal, name))
    assert journal.catch_up() == type(journal.catch_up())()
    assert page.read_bytes() == before
    assert not list((journal.folder / ROOM).glob("*.behind"))


@pytest.mark.parametrize("shown", range(1, len(REVIEW)))
@pytest.mark.parametrize("marked", [True, False], ids=["marked", "of an older version"])
def test_a_follow_up_that_stands_at_any_earlier_state_is_brought_up(
    journal: Journal, shown: int, marked: bool
) -> None:
    """Otherwise the end of a review would be missing, or stand there twice."""
    page = finish(journal)
    running = journal.begin_follow_up(journal.finished(), started("f1", LATER))
    for event in REVIEW[:shown]:
        running.record(event)
    before = page.read_bytes()
    play(running, REVIEW[shown:])
    whole = page.read_bytes()
    page.write_bytes(before)
    older(page, log_of(journal, "s1.follow-up-1"))
    if marked:
        behind.expect(log_of(journal, "s1.follow-up-1"))
    else:
        as_of_an_older_version(journal)
    found = journal.catch_up()
    assert found.pages == (page,)
    assert page.read_bytes() == whole
    assert journal.catch_up().notes == ()


def test_a_second_follow_up_is_told_apart_from_a_first_with_the_same_words(
    journal: Journal,
) -> None:
    """Otherwise a review would be taken for shown because an older one says something like it."""
    page = finish(journal)
    follow_up(journal, "f1")
    before = page.read_bytes()
    later = "2026-12-08T09:00:00.000+01:00"
    follow_up(journal, "f2", later)
    whole = page.read_bytes()
    page.write_bytes(before)
    behind.expect(log_of(journal, "s1.follow-up-2"))
    assert journal.catch_up().pages == (page,)
    assert page.read_bytes() == whole
    behind.expect(log_of(journal, "s1.follow-up-1"))
    assert journal.catch_up().pages == ()


def test_a_review_that_its_owner_took_out_does_not_come_back(journal: Journal) -> None:
    """Otherwise words that somebody wanted gone would return with an update of the program."""
    page = finish(journal)
    before = page.read_bytes()
    follow_up(journal, "f1")
    as_of_an_older_version(journal)
    page.write_bytes(before)
    at = log_of(journal, "s1.follow-up-1").stat().st_mtime_ns + 10**9
    os.utime(page, ns=(at, at))
    assert journal.catch_up().notes == ()
    assert page.read_bytes() == before


def test_a_section_that_its_owner_changed_while_it_was_behind_keeps_their_words(
    journal: Journal,
) -> None:
    """Otherwise a correction in a review would be lost, or keep the rest of it out."""
    page = finish(journal)
    running = journal.begin_follow_up(journal.finished(), started("f1", LATER))
    for event in REVIEW[:3]:
        running.record(event)
    page.write_text(page.read_text().replace("It went well.", "It went quite well."))
    unshown(running, REVIEW[3:])
    found = journal.catch_up()
    assert found.notes[0].endswith("What you changed in it is kept.")
    text = page.read_text()
    assert "It went quite well." in text
    assert "She laughed." in text
    assert RESUME_LINE not in text
    assert "status: reviewed" in text


@pytest.mark.parametrize(
    ("edit", "kept"),
    [
        (("event: A new job\n", "event: Lisbon\nmood: glad\n"), ("event: Lisbon", "mood: glad")),
        (("A new job.", "A new job, and so on."), ("A new job, and so on.",)),
        (("## Step 1", "My thought.\n\n## Step 1"), ("My thought.",)),
        (("status: in progress", "status: done"), ("status: done",)),
        (("status: in progress\n", ""), ()),
    ],
)
def test_a_page_that_its_owner_changed_while_it_was_behind_keeps_their_words(
    journal: Journal, edit: tuple[str, str], kept: tuple[str, ...]
) -> None:
    """Otherwise either what they wrote or what they had said would be missing."""
    running = journal.begin(started())
    for event in answers()[:8]:
        running.record(event)
    text = running.path.read_text()
    assert edit[0] in text
    running.path.write_text(text.replace(*edit))
    unshown(running, answers()[8:])
    found = journal.catch_up()
    (page,) = journal.folder.glob("*.md")
    text = page.read_text()
    assert found.notes[0].endswith("What you changed in it is kept.")
    for words in (*kept, "Call anna", "She helps", "first_action_when: Friday"):
        assert words in text, text
    assert RESUME_LINE not in text
    assert kept == ("status: done",) or not kept or "status: finished" in text
    assert journal.catch_up().notes == ()


def test_the_page_of_a_finished_session_is_written_anew_where_it_is_gone(journal: Journal) -> None:
    """Otherwise the only journal of it would be a file that nobody reads."""
    page = finish(journal)
    whole = page.read_bytes()
    page.unlink()
    behind.expect(log_of(journal))
    assert journal.catch_up().pages == (page,)
    assert page.read_bytes() == whole
    page.unlink()
    assert journal.catch_up().notes == ()
    assert not page.exists()  # its owner did that


def test_a_name_without_a_log_and_a_damaged_log_stop_nothing(journal: Journal) -> None:
    """Otherwise one broken file would keep all other pages behind."""
    running = journal.begin(started("s2"))
    unshown(running, answers())
    shutil.copy(log_of(journal, "s2"), log_of(journal, "s1"))
    log_of(journal, "s1").write_bytes(b"broken\n" * 5)
    behind.expect(log_of(journal, "s1"))
    behind.expect(log_of(journal, "s0"))
    assert len(journal.catch_up().notes) == 1
    (page,) = journal.folder.glob("*.md")
    assert "Call anna" in page.read_text()
    assert {path.name for path in (journal.folder / ROOM).glob("*.jsonl.behind")} == {
        "s1.jsonl.behind"
    }


def test_nothing_is_made_where_no_session_was_ever_begun(journal: Journal) -> None:
    """Otherwise a look at a folder of pages would leave a folder of the program's in it."""
    journal.folder.mkdir()
    assert journal.catch_up().notes == ()
    assert list(journal.folder.iterdir()) == []


def test_a_first_event_that_is_settled_late_leaves_one_page(journal: Journal) -> None:
    """Otherwise a kill between the page's two names would leave a session twice."""
    running = journal.begin(started(at=AT))
    for event in answers()[:4]:
        running.record(event)
    first, before = running.path, running.path.read_bytes()
    play(running, answers()[4:])
    first.write_bytes(before)
    behind.expect(log_of(journal))
    assert len(journal.catch_up().notes) == 1
    assert list(journal.folder.glob("*.md")) == [running.path]
