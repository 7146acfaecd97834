"""A disk that fills up, turns read-only, vanishes or fails, under the real command line.

Whatever happens to it: the coach says so, keeps what was said, and goes on when it can.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.home import run
from tests.support.small_disk import Disk
from tests.support.typist import SHORT, Typist, typist
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.journal.journal import Journal, SessionPage
from voice_coach.journal.log_format import read

FIRST = "I had a talk with my sister"
MEANWHILE = (
    "I said nothing for a long time " * 180 + "and she went out of the house",
    "She was not happy about it",
)
"""The first fits into no half empty block of a disk."""
LAST = "Then I went home"


@contextlib.contextmanager
def begun(home: Path) -> Iterator[Typist]:
    """The same, in the middle of the first answer."""
    with typist(home) as person:
        person.types("")
        person.reads("Coach: What happened?")
        person.types(FIRST)
        person.reads(f"You: {FIRST}")
        yield person


def log_of(folder: Path) -> Path:
    """The only log."""
    (log,) = (folder / ".voice-coach").glob("*.jsonl")
    return log


def answers(folder: Path) -> list[str]:
    """All utterances in the log, in order."""
    return [event.text for event in read(log_of(folder)) if isinstance(event, e.Answered)]


def page_of(folder: Path) -> SessionPage:
    """The only session."""
    (entry,) = Journal(folder).look().pages
    return entry


def goes_on(person: Typist, folder: Path, before: bytes) -> None:
    """What is to be seen once the disk is well again."""
    person.reads(phrases.WRITTEN_AGAIN)
    person.reads(f"You: {MEANWHILE[0]}")
    person.reads(f"You: {MEANWHILE[1]}")
    person.types(LAST, "next")
    person.reads("Does it keep happening")
    assert person.leaves() == 0, person.text
    check(folder, before)


def check(folder: Path, before: bytes) -> None:
    """All utterances once and in order, and not a byte of those before harmed."""
    assert answers(folder) == [FIRST, *MEANWHILE, LAST]
    assert log_of(folder).read_bytes().startswith(before)
    page = page_of(folder).path.read_text()
    places = [page.index(text) for text in (FIRST, *MEANWHILE, LAST)]
    assert places == sorted(places)
    assert not list(folder.rglob("*.tmp"))


def test_a_full_disk_in_the_middle_of_an_answer(tmp_path: Path, disk: Disk) -> None:
    """What was said while the disk was full would be lost, or the session would break off."""
    with begun(tmp_path) as person:
        before = log_of(disk.folder).read_bytes()
        disk.fill()
        person.types(MEANWHILE[0])
        person.reads("the disk is full")
        person.reads(phrases.CANNOT_WRITE)
        person.types(MEANWHILE[1])
        time.sleep(2.5)  # it has tried again, and failed again
        assert log_of(disk.folder).read_bytes().startswith(before)
        disk.make_room()
        goes_on(person, disk.folder, before)


def test_room_for_the_log_but_not_for_the_page(tmp_path: Path, disk: Disk) -> None:
    """A person would be stopped, or left without a word, although all they say is safe."""
    with begun(tmp_path) as person:
        before = log_of(disk.folder).read_bytes()
        disk.fill()
        person.types(MEANWHILE[1])  # there is room for it in the log's last block
        person.reads("What you said is safe in")
        person.reads(phrases.PAGE_BEHIND)
        assert answers(disk.folder) == [FIRST, MEANWHILE[1]]
        disk.make_room()
        person.types(LAST, "next")
        person.reads("Does it keep happening")
        assert person.leaves() == 0, person.text
    assert log_of(disk.folder).read_bytes().startswith(before)
    page = page_of(disk.folder).path.read_text()
    assert all(text in page for text in (FIRST, MEANWHILE[1], LAST))


def test_ctrl_c_on_a_full_disk_shows_what_is_not_written(tmp_path: Path, disk: Disk) -> None:
    """Someone who gives up waiting would lose their words without having seen them again."""
    with begun(tmp_path) as person:
        before = log_of(disk.folder).read_bytes()
        disk.fill()
        person.types(MEANWHILE[0])
        person.reads(phrases.CANNOT_WRITE)
        person.types(MEANWHILE[1])
        time.sleep(2.0)  # nothing shows that it is taken in
        person.process.send_signal(signal.SIGINT)
        person.reads("This could not be written down before you stopped:")
        person.reads(MEANWHILE[0])
        person.reads(MEANWHILE[1])
        assert person.leaves() in (0, 130), person.text
    disk.make_room()
    assert log_of(disk.folder).read_bytes() == before
    done = run(
        tmp_path, "resume", "--keyboard", typed="".join(f"{t}\n" for t in (*MEANWHILE, LAST))
    )
    assert (done.returncode, done.stderr) == (0, "")
    check(disk.folder, before)


def test_a_read_only_disk_for_the_page(tmp_path: Path, disk: Disk) -> None:
    """A disk with errors is made read-only by the system: the person would lose the session."""
    with begun(tmp_path) as person:
        before = log_of(disk.folder).read_bytes()
        disk.close_to_new_files()
        person.types(MEANWHILE[0])
        person.reads("the disk is read-only")
        person.reads(phrases.PAGE_BEHIND)
        disk.open_again()
        person.types(MEANWHILE[1], LAST, "next")
        person.reads("Does it keep happening")
        assert person.leaves() == 0, person.text
    check(disk.folder, before)


@pytest.mark.parametrize("what", ["journal", "journal/.voice-coach"])
def test_a_folder_that_is_moved_away_and_put_back(tmp_path: Path, what: str) -> None:
    """Words would go where nobody finds them, or a half journal would be begun beside it."""
    folder, away = tmp_path / what, tmp_path / "away"
    with begun(tmp_path) as person:
        before = log_of(tmp_path / "journal").read_bytes()
        folder.rename(away)
        person.types(MEANWHILE[0])
        person.reads("is not there")
        person.reads(phrases.CANNOT_WRITE)
        person.types(MEANWHILE[1])
        time.sleep(2.5)
        assert not folder.exists()
        away.rename(folder)
        goes_on(person, tmp_path / "journal", before)


def test_a_folder_that_is_deleted_and_put_back_from_a_copy(tmp_path: Path) -> None:
    """The person mends their mistake, and the coach would not take the journal up again."""
    folder, copy = tmp_path / "journal", tmp_path / "copy"
    with begun(tmp_path) as person:
        before = log_of(folder).read_bytes()
        shutil.copytree(folder, copy)
        shutil.rmtree(folder)
        person.types(MEANWHILE[0])
        person.reads(phrases.CANNOT_WRITE)
        person.types(MEANWHILE[1])
        time.sleep(0.5)
        shutil.copytree(copy, folder)
        goes_on(person, folder, before)


@pytest.mark.parametrize(
    ("gone", "way"),
    [("journal", "deleted"), ("journal/.voice-coach", "deleted"), ("journal", "in the bin")],
)
def test_a_folder_that_is_put_back_empty_is_filled_from_memory(
    tmp_path: Path, gone: str, way: str
) -> None:
    """Otherwise the coach would wait for ever, and say of what is nowhere that it is kept."""
    folder = tmp_path / "journal"
    with begun(tmp_path) as person:
        before = log_of(folder).read_bytes()
        if way == "deleted":
            shutil.rmtree(tmp_path / gone)
        else:
            folder.rename(tmp_path / "bin")
        folder.mkdir(exist_ok=True)
        person.types(MEANWHILE[0])
        person.reads(phrases.CANNOT_WRITE)
        person.types(MEANWHILE[1])
        goes_on(person, folder, before)
        assert "was removed while the session was open" in person.text
        assert f"All you said is kept in {page_of(folder).path}" in person.text
    typed = "".join(f"{text}\n" for text in ("It keeps happening", "7"))
    again = run(tmp_path, "resume", "--keyboard", typed=typed)
    assert (again.returncode, again.stderr) == (0, "")
    assert "Does it keep happening" in again.stdout


@pytest.mark.parametrize("way", ["deleted", "moved"])
@pytest.mark.parametrize("typed", [(), MEANWHILE[:1]], ids=["nothing", "an answer"])
def test_a_person_who_leaves_is_told_where_their_words_are(
    tmp_path: Path, way: str, typed: tuple[str, ...]
) -> None:
    """Otherwise they would look where nothing is; or all that they said would be gone."""
    folder = tmp_path / "journal"
    with begun(tmp_path) as person:
        before = log_of(folder).read_bytes()
        if way == "deleted":
            shutil.rmtree(folder)
        else:
            folder.rename(tmp_path / "elsewhere.d")
        person.types(*typed)
        if typed:
            person.reads(phrases.CANNOT_WRITE)
        person.process.send_signal(signal.SIGINT)
        assert person.leaves() in (0, 130), person.text
    for text in typed:
        assert f"  {text}" in person.lines  # shown once more: it was written nowhere
    if way == "moved":
        assert not folder.exists()
        assert "kept in" not in person.text
        assert f"{folder / '.voice-coach'} was moved away" in person.text
        folder = tmp_path / "elsewhere.d"
    else:
        assert "was removed while the session was open" in person.text
        assert f"is kept in {page_of(folder).path}" in person.text
    assert log_of(folder).read_bytes().startswith(before)
    assert f"{FIRST}." in page_of(folder).path.read_text()


def test_where_nothing_can_be_written_again_it_is_said_that_nothing_is_kept(
    tmp_path: Path,
) -> None:
    """Otherwise a person would trust a page that is nowhere."""
    folder = tmp_path / "journal"
    with begun(tmp_path) as person:
        shutil.rmtree(folder)
        folder.write_text("in its place")
        person.process.send_signal(signal.SIGINT)
        assert person.leaves() in (0, 130), person.text
    assert "Nothing of this session is kept" in person.text
    assert "kept in" not in person.text
    assert folder.read_text() == "in its place"


def test_a_log_that_is_deleted_is_written_anew(tmp_path: Path) -> None:
    """A file too many thrown away would take the whole session with it."""
    folder = tmp_path / "journal"
    with begun(tmp_path) as person:
        before = log_of(folder).read_bytes()
        log_of(folder).unlink()
        person.types(*MEANWHILE, LAST, "next")
        person.reads("Does it keep happening")
        assert person.leaves() == 0, person.text
    check(folder, before)


def test_a_log_that_was_saved_by_an_editor_goes_on(tmp_path: Path) -> None:
    """Someone who looks into the log and saves it would cut it off from their session."""
    folder = tmp_path / "journal"
    with begun(tmp_path) as person:
        log = log_of(folder)
        before = log.read_bytes()
        (folder / "new").write_bytes(before)
        (folder / "new").replace(log)
        person.types(*MEANWHILE, LAST, "next")
        person.reads("Does it keep happening")
        assert person.leaves() == 0, person.text
    check(folder, before)


def test_a_stranger_in_the_place_of_the_log_is_left_alone(tmp_path: Path) -> None:
    """A file of the person's would be written over, or their words into it."""
    folder = tmp_path / "journal"
    with begun(tmp_path) as person:
        log = log_of(folder)
        before = log.read_bytes()
        log.unlink()
        log.write_bytes(b"something else\n" * 1000)
        person.types(MEANWHILE[0])
        person.reads("Another file stands in the place of")
        person.reads(phrases.CANNOT_WRITE)
        person.types(MEANWHILE[1])
        assert log.read_bytes() == b"something else\n" * 1000
        log.rename(folder / "stranger")
        goes_on(person, folder, before)


@pytest.mark.parametrize("kept", [0, 100, -1])
def test_a_log_that_is_cut_short_under_us_is_mended(tmp_path: Path, kept: int) -> None:
    """All that was said before would be gone, and what follows could not be read."""
    folder = tmp_path / "journal"
    with begun(tmp_path) as person:
        log = log_of(folder)
        before = log.read_bytes()
        os.truncate(log, kept if kept >= 0 else len(before) - 1)
        person.types(*MEANWHILE, LAST, "next")
        person.reads("Does it keep happening")
        assert person.leaves() == 0, person.text
    check(folder, before)


def test_a_page_saved_by_an_editor_in_mid_session_is_put_aside(tmp_path: Path) -> None:
    """A correction made too early would be written over, or the page would stand still."""
    folder = tmp_path / "journal"
    with begun(tmp_path) as person:
        before = log_of(folder).read_bytes()
        page = page_of(folder).path
        mine = page.read_text().replace("sister", "brother")
        (folder / "new").write_text(mine)
        (folder / "new").replace(page)
        person.types(*MEANWHILE, LAST, "next")
        person.reads("Does it keep happening")
        assert person.leaves() == 0, person.text
    assert "was changed while the session was open" in person.text
    (aside,) = folder.glob("*.edited.txt")
    assert aside.read_text() == mine
    check(folder, before)


def test_a_folder_in_the_place_of_the_page(tmp_path: Path) -> None:
    """One file that cannot be written would stop the whole session."""
    folder = tmp_path / "journal"
    with begun(tmp_path) as person:
        before = log_of(folder).read_bytes()
        page = page_of(folder).path
        page.unlink()
        page.mkdir()
        person.types(MEANWHILE[0])
        person.reads("there is a folder of that name")
        person.reads(phrases.PAGE_BEHIND)
        page.rmdir()
        person.types(MEANWHILE[1], LAST, "next")
        person.reads("Does it keep happening")
        assert person.leaves() == 0, person.text
    check(folder, before)


@pytest.mark.parametrize(
    ("errno", "reason"),
    [
        ("EIO", "the disk reported an error"),
        ("EROFS", "the disk is read-only"),
    ],
)
def test_a_disk_that_reports_errors(tmp_path: Path, errno: str, reason: str) -> None:
    """An answer that never reached the disk would count as written."""
    strace = ("strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=fsync")
    folder = tmp_path / "journal"
    # The log, the page and their folder in turn: some errors meet the log, some the page.
    with typist(
        tmp_path, wrapper=(*strace, "-e", f"inject=fsync:error={errno}:when=24..26")
    ) as person:
        person.types("")
        person.reads("Coach: What happened?")
        person.types(FIRST, *MEANWHILE, LAST, "next")
        person.reads(reason)
        person.reads(phrases.WRITTEN_AGAIN)
        person.reads("Does it keep happening")
        assert person.leaves() == 0, person.text
    assert person.text.count(phrases.CANNOT_WRITE) >= 1
    check(folder, b"")


def test_a_second_session_on_the_same_journal_is_refused(tmp_path: Path) -> None:
    """Two windows would write into one journal; or a crash would bar it for ever."""
    with begun(tmp_path) as person:
        before = log_of(tmp_path / "journal").read_bytes()
        for arguments in (SHORT, ("resume", "--keyboard")):
            second = run(tmp_path, *arguments, typed="something\n")
            assert second.returncode == 1
            assert "Another session is using the journal" in second.stderr
            assert "Traceback" not in second.stderr
        assert log_of(tmp_path / "journal").read_bytes() == before
        person.process.kill()
        person.process.wait()
        typed = "".join(f"{text}\n" for text in (*MEANWHILE, LAST))
        again = run(tmp_path, "resume", "--keyboard", typed=typed)
        assert (again.returncode, again.stderr) == (0, "")
    check(tmp_path / "journal", before)
