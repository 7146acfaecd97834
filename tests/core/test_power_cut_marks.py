"""The power fails at every moment in which a plan is marked and its calendar written: what was
marked stays marked, and no page is harmed. The disk that forgets is that of ``power_cut.py``."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import vobject

from scripts.parts.harness.kill_folder import without_marks
from tests.support.plan_page import SESSION, page
from tests.support.power_cut import Disk, Operation, Recorder, Tree, lay_out, tree_of
from voice_coach import files
from voice_coach.agenda.calendar_files import as_one, calendars_of, keep_calendar
from voice_coach.agenda.plan import plan_of
from voice_coach.errors import JournalError
from voice_coach.journal.journal import Journal
from voice_coach.journal.marks import FIRST_ACTION, VISUALISATION, Mark, marks_of
from voice_coach.program.toml_file import default

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="macOS syncs by another call than the one recorded"
)

EXERCISE = default()
NOW = datetime.fromisoformat("2026-11-25T09:00:00+01:00")
MARKS = (
    Mark("2026-11-25 09:00", VISUALISATION, "practised", "5 minutes"),
    Mark("2026-11-25 09:01", FIRST_ACTION, "moved to", "2026-11-28 18:00"),
)
ONE_MORE = Mark("2026-11-29 09:00", FIRST_ACTION, "moved to", "2026-12-01")


@dataclass
class Recording:
    """What was asked of the system; after how many operations each mark was promised."""

    root: Path
    operations: list[Operation] = field(default_factory=list)
    promised: list[int] = field(default_factory=list)

    def states(self) -> dict[frozenset[tuple[str, bytes | None]], tuple[Tree, int]]:
        """Every state that a power cut may leave, with the most operations that lead to it."""
        disk, found = Disk(self.root), {}
        for done, operation in enumerate(self.operations, start=1):
            operation(disk)
            if done < self.promised[0]:
                continue  # the page is only being laid out
            for tree in disk.after_a_cut():
                found[frozenset(tree.items())] = (tree, done)
        return found


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """A page with its plan; then marks, and after each the calendar and the calendar of all."""
    root = tmp_path_factory.mktemp("recorded").resolve()
    recorder, made = Recorder(root), Recording(root)
    with recorder.recording():
        journal = Journal(root / "journal", lambda _: EXERCISE)
        with journal.held():
            pass
        files.write_atomically(root / "journal" / "plan.md", page().encode())
        made.promised.append(len(recorder.operations))
        for number, mark in enumerate(MARKS):
            entry = journal.mark(journal.finished(SESSION).path, mark)
            made.promised.append(len(recorder.operations))
            keep_calendar(plan_of(entry), NOW + timedelta(days=number))
            everything = as_one(calendars_of([plan_of(entry)], NOW))
            files.write_atomically(root / "all.ics", everything)
    made.operations = recorder.operations
    return made


def test_the_recording_misses_nothing(recording: Recording) -> None:
    """An operation that went unseen would make every other test here worthless."""
    disk = Disk(recording.root)
    for operation in recording.operations:
        operation(disk)
    assert disk.tree() == tree_of(recording.root)
    assert len(recording.operations) >= 40


def test_whatever_a_power_cut_leaves_has_every_mark_that_was_promised(
    recording: Recording, tmp_path: Path
) -> None:
    """Somebody's deed would be forgotten, or their journal page cost them a power cut."""
    states = recording.states()
    assert len(states) > 50
    home = tmp_path / "home"
    for tree, done in states.values():
        home.mkdir()
        lay_out(tree, home)
        try:
            _check(home, sum(done >= at for at in recording.promised[1:]))
        except (AssertionError, JournalError) as error:
            names = ", ".join(f"{name}: {data!r}" for name, data in sorted(tree.items()))
            raise AssertionError(f"after {done} operations, with {names}: {error}") from error
        shutil.rmtree(home)


def _check(home: Path, promised: int) -> None:
    """The page is whole, and has at least so many marks; the next command works and tidies up."""
    folder = home / "journal"
    plan = folder / "plan.md"
    assert without_marks(plan.read_bytes()) == page().encode()
    journal = Journal(folder, lambda _: EXERCISE)
    there = marks_of(dict(journal.read(plan).front))
    assert there == MARKS[: len(there)]
    assert len(there) >= promised
    for path in (*folder.glob("*.ics"), home / "all.ics"):
        if path.exists():
            (calendar,) = vobject.readComponents(path.read_bytes().decode())
            assert calendar.vevent_list
    assert [entry.id for entry in journal.look().pages] == [SESSION]
    entry = journal.mark(journal.finished(SESSION).path, ONE_MORE)
    assert marks_of(dict(entry.front)) == (*there, ONE_MORE)
    calendar_file = keep_calendar(plan_of(entry), NOW)
    assert calendar_file is not None
    assert b"20261201" in calendar_file.read_bytes()
    assert not list(folder.rglob("*.tmp"))
