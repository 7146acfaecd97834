"""The journal folder: sessions begun, resumed after any stop, followed up, never overwritten."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from tests.support.short_sitting import AT, LATER, REVIEW, answers, finish, play, started
from voice_coach import files
from voice_coach.dialogue import events as e
from voice_coach.errors import JournalError, LogError
from voice_coach.journal import behind
from voice_coach.journal.journal import Journal, facts_from
from voice_coach.journal.listing import ROOM
from voice_coach.journal.log_format import read
from voice_coach.journal.marks import FIRST_ACTION, Mark, marks_of
from voice_coach.journal.page import front_matter
from voice_coach.journal.page.render import render
from voice_coach.journal.page.section import Wanted, recall
from voice_coach.program.toml_file import builtin

SHORT = builtin("short")
NAME = "2026-11-23-1503"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """An empty journal."""
    return Journal(tmp_path / "journal")


def test_a_session_is_on_disk_after_every_event(journal: Journal) -> None:
    """What was said before a power cut would be missing."""
    assert journal.is_empty()
    running = journal.begin(started())
    assert running.path.name == f"{NAME}-session.md"
    for event in answers():
        running.record(event)
        if running.session.has_words:  # a page of nothing would be litter
            assert running.path.read_text() == render(running.session)
        pages = [running.path] if running.session.has_words else []
        assert list(journal.folder.glob("*.md")) == pages
    running.close()
    assert running.path.name == f"{NAME}-a-new-job.md"
    assert not journal.is_empty()
    assert read(journal.folder / ".voice-coach" / "s1.jsonl") == (started(), *answers())


def test_everything_is_private_whatever_the_umask(journal: Journal) -> None:
    """Somebody else on the machine could read the journal."""
    before = os.umask(0)
    try:
        finish(journal)
    finally:
        os.umask(before)
    for path in [journal.folder, *journal.folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_session_is_resumed_after_a_stop_anywhere(tmp_path: Path) -> None:
    """Whoever is interrupted at the wrong moment could not go on, or would have two files."""
    whole = answers()
    for stop in range(4, len(whole), 2):  # with the first answer in it
        journal = Journal(tmp_path / str(stop))
        play(journal.begin(started()), whole[:stop])
        running = journal.resume()
        running.record(e.Resumed(at=AT))
        play(running, whole[stop:])
        assert running.notes == []
        assert {path.name for path in journal.folder.iterdir()} == {ROOM, running.path.name}
        assert running.path.name == f"{NAME}-a-new-job.md"
        with pytest.raises(JournalError, match="no unfinished session"):
            journal.resume()


def test_a_kill_between_log_and_page_is_mended(journal: Journal) -> None:
    """The page would lag behind what was said, or pass for edited by hand."""
    running = journal.begin(started())
    for event in answers()[:6]:
        running.record(event)
    page = running.path.read_bytes()
    running.record(answers()[6])
    running.close()
    running.path.write_bytes(page)
    (journal.folder / ".voice-coach-1-1.tmp").write_bytes(b"half a page")
    again = journal.resume("s1")
    again.close()
    assert "the first time" in again.path.read_text().casefold()
    assert again.notes == []
    assert {path.name for path in journal.folder.iterdir()} == {ROOM, again.path.name}


def test_what_a_crash_left_beside_it_hinders_no_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a container a process has the same number each time: its file's name would be taken."""
    monkeypatch.setattr(files, "_temporary_numbers", count(1))
    for number in range(1, 4):
        (tmp_path / f".voice-coach-{os.getpid()}-{number}.tmp").write_bytes(b"half")
    files.write_atomically(tmp_path / "page.md", b"whole")
    assert (tmp_path / "page.md").read_bytes() == b"whole"
    files.sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be removed there")
def test_what_somebody_is_writing_just_now_is_not_swept_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A calendar written in one window would take a mark of another window from under it."""
    sync = files.sync

    def sweep_meanwhile(fd: int) -> None:
        files.sweep(tmp_path)
        sync(fd)

    monkeypatch.setattr(files, "sync", sweep_meanwhile)
    files.write_atomically(tmp_path / "page.md", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]
    assert (tmp_path / "page.md").read_bytes() == b"whole"


def test_a_page_edited_under_way_is_put_aside(journal: Journal) -> None:
    """A note that somebody writes into the open page would be overwritten."""
    running = journal.begin(started())
    running.record(answers()[0])
    with running.path.open("a") as file:
        file.write("my note\n")
    for event in answers()[1:4]:
        running.record(event)
    assert len(running.notes) == 1
    (aside,) = journal.folder.glob("*.edited.txt")
    assert aside.name in running.notes[0]
    assert "my note" in aside.read_text()
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    running.close()


def test_a_first_page_that_a_crash_left_goes_unless_somebody_wrote_in_it(tmp_path: Path) -> None:
    """The session would be there twice; or what a hand wrote there would be gone."""
    named = next(i for i, event in enumerate(answers()) if isinstance(event, e.Closed)) + 1
    for written in ("", "My own words.\n"):
        journal = Journal(tmp_path / f"journal{len(written)}")
        running = journal.begin(started())
        for event in answers()[: named - 1]:
            running.record(event)
        first, before = running.path, running.path.read_text()
        play(running, answers()[named - 1 : named])
        first.write_text(before + written)
        running = journal.resume()
        running.close()
        assert running.path.name == f"{NAME}-a-new-job.md"
        assert first.exists() == bool(written)
        assert not written or first.read_text() == before + written


def test_a_copy_of_a_first_page_costs_neither_of_them(journal: Journal) -> None:
    """A copy once passed for the named page, and the first one was taken for a leftover."""
    running = journal.begin(started())
    play(running, answers()[:4])
    first, copy = running.path, running.path.with_name("zz.md")
    copy.write_bytes(first.read_bytes())
    before = copy.read_bytes()
    running = journal.resume()
    assert running.path == first
    assert len(running.notes) == 1
    play(running, answers()[4:])
    assert running.path.name == f"{NAME}-a-new-job.md"
    assert copy.read_bytes() == before
    assert set(journal.folder.glob("*.md")) == {running.path, copy}


def test_one_session_at_a_time(journal: Journal) -> None:
    """Two windows would write into one journal."""
    running = journal.begin(started())
    with pytest.raises(JournalError, match="Another session is using the journal"):
        Journal(journal.folder).begin(started("s2"))
    with pytest.raises(JournalError, match="Another session is using the journal"):
        Journal(journal.folder).resume()
    running.close()
    journal.begin(started("s2")).close()


def test_a_failed_log_changes_nothing_and_a_failed_page_is_told(journal: Journal) -> None:
    """A full or vanished disk would lose an answer, or keep it twice."""
    running = journal.begin(started())
    away = journal.folder.with_name("away")
    before = running.session
    journal.folder.rename(away)
    with pytest.raises(JournalError, match="could not be written"):
        running.record(answers()[0])
    assert running.session == before
    away.rename(journal.folder)
    running.record(answers()[0])
    assert running.trouble == ""
    for event in answers()[1:5]:
        running.record(event)
    running.path.unlink()
    running.path.mkdir()
    for event in answers()[5:8]:
        running.record(event)
    assert "safe in" in running.trouble
    running.path.rmdir()
    for event in answers()[8:]:
        running.record(event)
    assert running.trouble == ""
    running.close()
    assert read(journal.folder / ".voice-coach" / "s1.jsonl") == (started(), *answers())
    assert running.path.read_text() == render(running.session)


def test_foreign_files_are_passed_over_and_named(journal: Journal) -> None:
    """One stray file among the journals would stop everything."""
    finish(journal)
    (journal.folder / "notes.md").write_text("shopping\n")
    (journal.folder / "2027-broken.md").write_text("---\nid: x\nstarted: y\nevent: [\n---\n")
    (journal.folder / "2027-latin.md").write_bytes(b"---\nid: z\nstarted: x\n---\n\xe9t\xe9\n")
    os.mkfifo(journal.folder / "pipe.md")
    entries = journal.look().pages
    assert [entry.id for entry in entries] == ["s1"]
    assert len(journal.look().troubles) == 4
    for name in ("notes.md", "2027-broken.md", "2027-latin.md", "pipe.md"):
        assert any(name in sentence for sentence in journal.look().troubles)
    newest = journal.finished()
    assert newest is not None
    assert newest.id == "s1"


NOTES = {
    "plain": "# Bread\n",
    "tagged": "---\ntags: [a]\n---\nBread\n",
    "numbered": "---\nid: {0}\nstatus: done\n---\nBread\n",
    "broken": "---\nid: [{0}\n---\nBread\n",
}


@pytest.mark.parametrize("kind", NOTES)
def test_a_folder_of_many_notes_is_told_of_in_one_sentence(journal: Journal, kind: str) -> None:
    """Otherwise thousands of lines hide the answer, and what is told of the person's sessions."""
    finish(journal)
    for number in range(1000):
        (journal.folder / f"{kind}-{number:03}.md").write_text(NOTES[kind].format(number))
    first = ", ".join(f"{kind}-00{number}.md" for number in range(5))
    told = (f"{first} and 995 more were passed over: they are not journals of sessions.",)
    assert [entry.id for entry in journal.look().pages] == ["s1"]
    assert journal.look().troubles == told
    assert journal.finished().id == "s1"
    assert journal.look().troubles == told


def test_many_copies_and_many_unreadable_files_are_summed_up(journal: Journal) -> None:
    """Otherwise a folder that was copied within itself tells of each file on a line of its own."""
    page = finish(journal)
    for number in range(100):
        (journal.folder / f"z-{number:02}.md").write_bytes(page.read_bytes())
        os.mkfifo(journal.folder / f"pipe-{number:02}.md")
    assert [entry.id for entry in journal.look().pages] == ["s1"]
    assert len(journal.look().troubles) == 12
    assert "95 more files could not be read either." in journal.look().troubles
    assert (
        "95 more files are copies, too, of sessions that are there already."
        in journal.look().troubles
    )


@pytest.mark.parametrize("status", ["", "archived"])
def test_many_sessions_of_no_status_are_summed_up(journal: Journal, status: str) -> None:
    """Otherwise an archive of a hundred sessions is a hundred sentences before every answer."""
    page = finish(journal)
    lines = page.read_text().replace("status: finished", f"status: {status}")
    for number in range(100):
        name = f"2026-11-01-10{number:02}-x.md"
        (journal.folder / name).write_text(lines.replace("id: s1", f"id: t{number}"))
    page.unlink()
    look = journal.look()
    assert all(entry.is_finished for entry in look.pages)
    assert len(look.troubles) == 13
    assert "88 more things are doubtful in other pages" in look.troubles[-1]


def test_the_newest_finished_session_is_the_one_to_review(journal: Journal) -> None:
    """The follow-up would ask about the wrong event."""
    finish(journal, "s1", AT)
    finish(journal, "s2", "2026-11-25T08:00:00+01:00")
    at = "2026-11-26T08:00:00+01:00"
    play(journal.begin(started("s3", at)), answers(at)[:4])
    assert journal.finished().id == "s2"
    assert journal.finished("s1").event == "A new job"
    assert journal.finished(f"{NAME}-a-new-job.md").id == "s1"
    assert [entry.id for entry in journal.look().pages] == ["s3", "s2", "s1"]
    with pytest.raises(JournalError, match="not finished yet"):
        journal.finished("s3")
    with pytest.raises(JournalError, match="no session 's9'"):
        journal.finished("s9")
    with pytest.raises(JournalError, match="is finished"):
        journal.resume("s1")


def test_an_empty_journal_has_a_sentence_for_everything(journal: Journal) -> None:
    """A first user of any command would meet a traceback."""
    assert journal.look().pages == ()
    with pytest.raises(JournalError, match="no finished session"):
        journal.finished()
    with pytest.raises(JournalError, match="no unfinished session"):
        journal.resume()
    with pytest.raises(JournalError, match="no session"):
        journal.resume("../../etc/passwd")


def test_a_damaged_log_is_named_and_left_as_it_is(journal: Journal) -> None:
    """An older session would silently be resumed in place of the damaged one."""
    play(journal.begin(started()), answers()[:4])
    log = journal.folder / ".voice-coach" / "s1.jsonl"
    damaged = log.read_bytes().replace(b"a new job", b"a new jab")
    log.write_bytes(damaged)
    with pytest.raises(LogError, match=r"Line 6 of .*s1\.jsonl"):
        journal.resume()
    assert log.read_bytes() == damaged
    journal.begin(started("s2")).close()


def test_a_session_resumes_with_the_exercise_it_was_begun_with(tmp_path: Path) -> None:
    """After an update, or with an exercise of their own, nobody could go on."""
    ours = replace(SHORT, id="mine", title="Mine")

    def none(name: str) -> None:
        raise AssertionError(name)

    journal = Journal(tmp_path, none)  # type: ignore[arg-type]
    begin = replace(started(), program="mine")
    play(journal.begin(begin, ours), answers()[:4])
    running = journal.resume()
    assert running.session.program == ours
    running.close()


def edited(path: Path) -> bytes:
    """The page after its owner worked on it: other words, other spacing, a section of theirs."""
    text = path.read_text().replace("A new job.", "A *new* job,  in Lisbon.\t")
    text = text.replace(
        "event: A new job\n", "event:   'A new job in Lisbon'   # moved\ntags: [me]\n"
    )
    path.write_text(f"{text}\n## My own\n\nthoughts")
    return path.read_bytes()


def without(data: bytes, added: list[bytes]) -> bytes:
    """The bytes with these taken out, each of which must be there once."""
    for piece in added:
        assert data.count(piece) == 1, piece
        data = data.replace(piece, b"")
    return data


@pytest.mark.parametrize("kept", [{"on": "2026-12-01"}, {}])
def test_a_review_is_found_again_with_its_day_or_without(kept: dict[str, str]) -> None:
    """A follow-up that was begun before reviews had a day would leave a second one when it is
    taken up again."""
    said = {"clarity_review": "7"}
    there = front_matter.field("review_2", {**kept, **said}).encode()
    section = "## Step 2 · Looking back\n\n> How clear?\n\n7\n"
    page = b"---\nid: s1\n" + there + b"---\n\n" + section.encode()
    assert recall(page, [Wanted(section, {"on": "2026-12-01", **said})]).review == there
    assert recall(page, [Wanted("## Another", {"on": "2026-12-01", **said})]).review == b""


def test_a_follow_up_keeps_every_other_byte(journal: Journal) -> None:
    """A review would undo what its owner wrote into the journal."""
    path = finish(journal)
    before = edited(path)
    path.chmod(0o640)
    entry = journal.finished()
    assert facts_from(entry)["event"] == "A new job in Lisbon"
    running = journal.begin_follow_up(entry, started("f1", LATER, facts=facts_from(entry)))  # type: ignore[arg-type]
    assert path.read_bytes() == before
    play(running, REVIEW)
    after = path.read_bytes()
    section = "\n\n## Step 2 · Looking back\n\n*Tuesday, 1 December 2026*\n\n> How did it go?\n\n"
    section += "It went well. She laughed.\n"
    fields = b'review:\n  "on": "2026-12-01"\n'
    fields += b'reviewed: "2026-12-01"\n'
    rest = without(after, [section.encode(), fields])
    assert rest.replace(b"status: reviewed", b"status: finished") == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    reviewed = journal.finished()
    assert reviewed.is_reviewed
    (review,) = reviewed.reviews
    assert (review.text("on"), review.text("how_it_went")) == (
        "2026-12-01",
        "It went well. She laughed.",
    )


def test_a_kill_at_the_end_of_a_follow_up_is_mended_and_leaves_the_marks(journal: Journal) -> None:
    """A plan that was marked and looked back on would lose the one or the other."""
    finish(journal)
    done = Mark("2026-11-28 19:00", FIRST_ACTION, "done")
    running = journal.begin_follow_up(
        journal.mark(journal.finished().path, done), started("s2", LATER)
    )
    for event in REVIEW[:-1]:
        running.record(event)
    before = running.path.read_bytes()
    play(running, REVIEW[-1:])
    whole = running.path.read_bytes()
    running.path.write_bytes(before)
    behind.expect(journal.folder / ROOM / "s1.follow-up-1.jsonl")
    (journal.folder / ".voice-coach-1-1.tmp").write_bytes(whole[:100])
    assert [page.name for page in journal.catch_up().pages] == [running.path.name]
    moved = replace(done, deed="moved to", detail="2026-12-05")
    entry = journal.mark(journal.finished("s1").path, moved)
    assert marks_of(dict(entry.front)) == (done, moved)
    assert entry.is_reviewed
    assert entry.path.read_bytes().replace(f'  - "{moved.line}"\n'.encode(), b"") == whole
    assert not list(journal.folder.glob("*.tmp"))


def test_a_follow_up_survives_edits_in_the_middle_of_it(journal: Journal) -> None:
    """Words that a person writes into the section while it grows would be overwritten."""
    path = finish(journal)
    running = journal.begin_follow_up(journal.finished(), started("f1", LATER))
    for event in REVIEW[:3]:
        running.record(event)
    mine = path.read_bytes().replace(b"It went well.", b"It went very well.")
    mine = mine.replace(b"# A new job", b"# My new job")
    path.write_bytes(mine)
    play(running, REVIEW[3:])
    after = path.read_text()
    assert "# My new job" in after
    assert after.endswith("> How did it go?\n\nIt went very well.\n\nShe laughed.\n")
    assert after.count("## Step 2") == 1
    (review,) = journal.finished().reviews
    assert review.text("how_it_went") == "It went very well. She laughed."
    assert "status: reviewed" in after


@pytest.mark.parametrize("stop", range(3, len(REVIEW)))
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_an_interrupted_follow_up_goes_on_in_its_section(
    journal: Journal, stop: int, ends: str
) -> None:
    """A review that was interrupted would stand in the file twice."""
    path = finish(journal)
    path.write_bytes(path.read_bytes().replace(b"\n", ends.encode()))
    play(journal.begin_follow_up(journal.finished(), started("f1", LATER)), REVIEW[:stop])
    moved = path.rename(journal.folder / "renamed.md")
    running = journal.resume()
    play(running, [e.Resumed(at=LATER), *REVIEW[stop:]])
    text = moved.read_bytes().decode()
    assert text.count("## Step 2") == 1
    assert text.count("review:") == 1
    assert text.count("She laughed.") == 1
    assert "In progress" not in text
    assert "status: reviewed" in text
    assert text.count("\r") == (text.count("\n") if ends == "\r\n" else 0)


@pytest.mark.parametrize(
    ("edit", "ends", "day"),
    [
        (("It went well.", "It went very well."), "It went very well.\n\nShe laughed.\n", "12-01"),
        (("\nIt went well.\n", "\nIt went well.\n\nMine.\n"),
         "It went well. She laughed.\n\nMine.\n", "12-01"),
        (("Tuesday, 1 December 2026", "On the train"), "It went well. She laughed.\n", "12-01"),
        (('"on": "2026-12-01"', '"on": "2026-11-30"'), "It went well. She laughed.\n", "11-30"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("killed", [False, True])
def test_what_was_corrected_in_an_open_follow_up_stays_and_the_rest_follows(
    journal: Journal, edit: tuple[str, str], ends: str, day: str, killed: bool
) -> None:
    """A word mended between two answers would be overwritten, or would keep all later answers out
    of the page's fields, so that progress never heard of them."""
    path = finish(journal)
    running = journal.begin_follow_up(journal.finished(), started("f1", LATER))
    for event in REVIEW[:3]:
        running.record(event)
    path.write_text(path.read_text().replace(*edit))
    if killed:
        running.close()
        running = journal.resume()
        running.record(e.Resumed(at=LATER))
    play(running, REVIEW[3:])
    text = path.read_text()
    assert text.endswith(ends)
    assert f'review:\n  "on": "2026-{day}"\n' in text
    assert "review_2" not in text
    assert text.count("## Step 2") == 1
    assert "In progress" not in text.partition("## Step 2")[2]
    assert journal.finished().is_reviewed


@pytest.mark.parametrize(
    "edit",
    [
        ("It went well. She laughed.", "It went well."),
        ("\nIt went well. She laughed.\n", "\n"),
        ("Tuesday, 1 December 2026", "On the train"),
        ("It went well. She laughed.", "It went well. She laughed. And I cried."),
    ],
)
def test_a_finished_follow_up_is_its_owners_and_stays_as_they_left_it(
    journal: Journal, edit: tuple[str, str]
) -> None:
    """What somebody took out of their review would come back whenever the journal is opened."""
    path = finish(journal)
    play(journal.begin_follow_up(journal.finished(), started("f1", LATER)), REVIEW)
    path.write_text(path.read_text().replace(*edit))
    before = path.read_bytes()
    journal.mark(journal.finished("s1").path, Mark("2026-12-02 10:00", FIRST_ACTION, "done"))
    finish(journal, "s2", "2026-12-03T09:00:00.000+01:00")
    after = path.read_bytes()
    assert b"".join(after.split(b'marks:\n  - "2026-12-02 10:00 first action: done"\n')) == before


def test_a_second_follow_up_on_the_same_day_is_not_taken_for_the_first(journal: Journal) -> None:
    """A crash before its first answer reached the page would mix it into the earlier review."""
    path = finish(journal)
    play(journal.begin_follow_up(journal.finished(), started("f1", LATER)), REVIEW)
    first = path.read_text()
    running = journal.begin_follow_up(journal.finished(), started("f2", LATER))
    second = [replace(event, text=f"now {event.text}") if isinstance(event, e.Answered) else event
              for event in REVIEW]  # fmt: skip
    for event in second[:3]:
        running.record(event)
    running.close()
    path.write_text(first)  # as though the crash had come before the page was written
    play(journal.resume(), [e.Resumed(at=LATER), *second[3:]])
    text = path.read_text()
    assert text.count("## Step 2") == 2
    assert "It went well. She laughed.\n\n## Step 2" in text
    assert text.endswith("Now it went well. Now she laughed.\n")
    assert [review.text("how_it_went") for review in journal.finished().reviews] == [
        "It went well. She laughed.",
        "Now it went well. Now she laughed.",
    ]


def test_a_second_follow_up_leaves_the_first(journal: Journal) -> None:
    """Reviewing again would wipe out the first review."""
    path = finish(journal)
    play(journal.begin_follow_up(journal.finished(), started("f1", LATER)), REVIEW)
    first = path.read_text()
    play(journal.begin_follow_up(journal.finished(), started("f2", LATER)), REVIEW)
    second = path.read_text()
    assert second.count("## Step 2") == 2
    assert second.startswith(first.partition("---\n\n")[0])
    assert len(journal.finished().reviews) == 2
    logs = {path.name for path in (journal.folder / ".voice-coach").glob("*.jsonl")}
    assert logs == {"s1.jsonl", "s1.follow-up-1.jsonl", "s1.follow-up-2.jsonl"}


def test_a_broken_front_matter_costs_the_follow_up_only_its_fields(journal: Journal) -> None:
    """A page broken by hand during a review would be rewritten, or the review lost."""
    path = finish(journal)
    running = journal.begin_follow_up(journal.finished(), started("f1", LATER))
    broken = path.read_bytes().replace(b"event: A new job", b"event: [A new job")
    path.write_bytes(broken)
    play(running, REVIEW)
    assert path.read_bytes().startswith(broken)
    assert "She laughed." in path.read_text()


def test_a_linked_journal_file_stays_a_link(journal: Journal, tmp_path: Path) -> None:
    """Who keeps their journal elsewhere and links it would find the link replaced."""
    path = finish(journal)
    real = path.rename(tmp_path / "real.md")
    path.symlink_to(real)
    play(journal.begin_follow_up(journal.finished(), started("f1", LATER)), REVIEW)
    assert path.is_symlink()
    assert "She laughed." in real.read_text()


def test_an_id_from_a_file_cannot_lead_out_of_the_folder(journal: Journal) -> None:
    """An edited or foreign file could make the program write elsewhere."""
    path = finish(journal)
    path.write_text(path.read_text().replace("id: s1", "id: ../../s1"))
    entry = journal.look().pages[0]
    with pytest.raises(JournalError, match="not the id of a session"):
        journal.begin_follow_up(entry, started("f1", LATER))


def test_an_unwritable_folder_is_a_sentence(tmp_path: Path) -> None:
    """Someone who names a folder of somebody else's would see a traceback."""
    code = (
        "import os, pathlib, sys\n"
        "from voice_coach.journal.journal import Journal\n"
        "from voice_coach.errors import JournalError\n"
        "from voice_coach.dialogue import events as e\n"
        "from voice_coach.program.toml_file import builtin\n"
        "program = builtin('short')\n"
        "if os.getuid() == 0: os.setuid(65534)\n"  # root may write anywhere
        f"start = e.Started(at={AT!r}, session='s1', program='short', program_version=1)\n"
        "try: Journal(pathlib.Path(sys.argv[1])).begin(start, program)\n"
        "except JournalError as error: print(error)\n"
    )
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    tmp_path.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", code, folder], capture_output=True, text=True, check=True
    )
    assert "could not be made: this account may not" in done.stdout, done.stderr
