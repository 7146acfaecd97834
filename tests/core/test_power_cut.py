"""The power fails at every moment of a typed session: what was recorded is there afterwards.

Every beginning of the recorded file operations is replayed on a disk that forgets whatever was
not synced (``power_cut.py``), in all the ways that a disk may forget it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.power_cut import Disk, Recorder, Tree, lay_out, tree_of
from voice_coach.dialogue import events as e
from voice_coach.errors import JournalError
from voice_coach.journal.journal import Journal, facts_from
from voice_coach.journal.listing import pages_of
from voice_coach.journal.log_format import read
from voice_coach.journal.page.read import read_page
from voice_coach.journal.page.render import render
from voice_coach.journal.writing import JournalSession

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="macOS syncs by another call than the one recorded"
)

AT = "2026-11-23T15:03:00.000+00:00"
SITTING = "20261123-150300-aaaa"
STARTED = e.Started(at=AT, session=SITTING, program="short", program_version=1)
LOOKED_BACK = e.Started(
    at=AT, session="20261130-150300-bbbb", program="short", program_version=1, part="follow-up"
)
EVENTS: tuple[e.Event, ...] = (
    e.Told(at=AT, key="hello"),
    e.Asked(at=AT, key="event"),
    e.Answered(at=AT, key="event", text="we moved to another town"),
    e.Answered(at=AT, key="event", text="and nobody asked me"),
    e.Closed(at=AT, key="event"),
    e.Answered(at=AT, key="recurring", text="the first time"),
    e.Understood(at=AT, key="recurring", value="first-time"),
    e.Finished(at=AT),
)
STOPS_AFTER = 4
"""Events of the first sitting; the rest follow after a resume that had a torn end to repair."""
REVIEW: tuple[e.Event, ...] = (
    e.Asked(at=AT, key="how_it_went"),
    e.Answered(at=AT, key="how_it_went", text="we talked about it"),
    e.Finished(at=AT),
)
HALF_A_LINE = b'{"event":"answered","at":"2026'


@dataclass
class Promised:
    """Events whose ``record`` had returned, by log, each with the operations done by then."""

    sitting: list[tuple[e.Event, int]] = field(default_factory=list)
    follow_up: list[tuple[e.Event, int]] = field(default_factory=list)


@dataclass
class Recording:
    """A session's operations, and what was promised after how many of them."""

    operations: list[Callable[[Disk], None]]
    promised: Promised
    root: Path

    def states(self) -> dict[frozenset[tuple[str, bytes | None]], tuple[Tree, int]]:
        """Every state that a power cut may leave, with the most operations that lead to it."""
        disk = Disk(self.root)
        found = {}
        for done in range(len(self.operations) + 1):
            if done:
                self.operations[done - 1](disk)
            for tree in disk.after_a_cut():
                found[frozenset(tree.items())] = (tree, done)
        return found


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """A sitting that stops in the middle, goes on after a torn write, and a follow-up."""
    root = tmp_path_factory.mktemp("recorded").resolve()
    journal = Journal(root / "journal")
    recorder, promised = Recorder(root), Promised()
    now: Callable[[], int] = lambda: len(recorder.operations)  # noqa: E731

    def record(session: JournalSession, events: tuple[e.Event, ...], log: str) -> None:
        for event in events:
            session.record(event)
            getattr(promised, log).append((event, now()))
        session.close()

    with recorder.recording():
        sitting = journal.begin(STARTED)
        promised.sitting.append((STARTED, now()))
        record(sitting, EVENTS[:STOPS_AFTER], "sitting")
    with recorder.recording():
        log = root / "journal" / ".voice-coach" / f"{SITTING}.jsonl"
        torn = log.read_bytes() + HALF_A_LINE
        log.write_bytes(torn)
        recorder.operations.append(lambda disk: disk.write(str(log), torn))
        record(journal.resume(), EVENTS[STOPS_AFTER:], "sitting")
        entry = journal.finished()
        follow_up = journal.begin_follow_up(entry, LOOKED_BACK)
        first = read(next(log.parent.glob("*.follow-up-1.jsonl")))[0]
        promised.follow_up.append((first, now()))
        record(follow_up, REVIEW, "follow_up")
    return Recording(recorder.operations, promised, root)


def test_the_recording_misses_nothing(recording: Recording) -> None:
    """An operation that went unseen would make every other test here worthless."""
    disk = Disk(recording.root)
    for operation in recording.operations:
        operation(disk)
    assert disk.tree() == tree_of(recording.root)
    assert len(recording.operations) > 100


def test_whatever_a_power_cut_leaves_holds_all_that_was_recorded(
    recording: Recording, tmp_path: Path
) -> None:
    """An answer that the coach had acknowledged would be gone when the power is back."""
    states = recording.states()
    assert len(states) > 300
    for tree, done in states.values():
        home = tmp_path / "home"
        home.mkdir()
        lay_out(tree, home)
        for log in home.glob("journal/.voice-coach/*.jsonl"):
            os.utime(log, (1, len(log.name)))  # that of the follow-up was written last
        try:
            _check(home / "journal", recording.promised, done)
        except (AssertionError, JournalError) as error:
            names = ", ".join(f"{name}: {data!r}" for name, data in sorted(tree.items()))
            raise AssertionError(f"after {done} operations, with {names}: {error}") from error
        shutil.rmtree(home)


def _check(folder: Path, promised: Promised, done: int) -> None:
    """All promises kept, whatever is unfinished can be resumed, all pages read."""
    room = folder / ".voice-coach"
    for name, kept in (
        (SITTING, promised.sitting),
        (f"{SITTING}.follow-up-1", promised.follow_up),
    ):
        wanted = tuple(event for event, at in kept if at <= done)
        log = room / f"{name}.jsonl"
        if wanted:
            assert read(log)[: len(wanted)] == wanted
    journal = Journal(folder)
    unfinished = journal.unfinished()
    if unfinished:
        session = journal.resume()
        session.record(e.Resumed(at=AT))
        assert not session.trouble
        assert session.notes == [] or "half written" in session.notes[0]
        if session.session.part == "sitting" and session.session.has_words:
            assert session.path.read_text() == render(session.session)
        session.close()
        log = room / f"{unfinished[0].name}.jsonl"
        if session.left_nothing:
            assert not session.session.has_words
            assert not log.exists()
        else:
            assert read(log)[-1] == e.Resumed(at=AT)
    elif any(at <= done for _, at in promised.sitting):
        journal.catch_up()  # what every command begins with
        entry = journal.finished(SITTING)  # what a follow-up takes
        assert facts_from(entry)["event"] == "We moved to another town and nobody asked me"
        if (room / f"{SITTING}.follow-up-1.jsonl").exists():
            assert entry.is_reviewed
            assert "We talked about it." in entry.path.read_text()
    for page in folder.glob("*.md"):
        read_page(page)
    assert not list(folder.glob("*.edited.txt"))
    assert len(pages_of(folder, SITTING)) <= 1


def test_half_a_line_behind_its_end_does_not_open_a_session_again(tmp_path: Path) -> None:
    """A finished page, by now the person's own, would be written over by a session long past."""
    journal = Journal(tmp_path)
    session = journal.begin(STARTED)
    for event in EVENTS:
        session.record(event)
    session.close()
    log = tmp_path / ".voice-coach" / f"{SITTING}.jsonl"
    log.write_bytes(log.read_bytes() + HALF_A_LINE)
    assert not journal.unfinished()
    with pytest.raises(JournalError, match="no unfinished session"):
        journal.resume()
    assert journal.finished().is_finished
