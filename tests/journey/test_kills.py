"""Typed sessions, and plans that are marked, killed at random moments: the short version of
``scripts/kill-test``."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from scripts.parts.harness.kill import all_typed
from scripts.parts.harness.kill_folder import look
from scripts.parts.harness.kill_marks import Plan, marks_in
from scripts.parts.harness.kill_tally import MarksTally
from scripts.parts.harness.kill_typed import PROGRAM
from tests.support import home as at
from tests.support.plan_page import page
from voice_coach.journal.journal import Journal

KILLS = 25
SEED = 3
MARKS_KILLS = 3


def test_whatever_moment_a_typed_session_dies_nothing_is_lost_or_said_twice() -> None:
    """A crash would cost a person an answer, or put one into the journal twice."""
    tally = all_typed(SEED, KILLS, workers=2, nice=0)
    print(tally)
    assert tally.clean, str(tally)
    assert tally.kills >= KILLS
    assert tally.unacknowledged + tally.temporary_files + tally.pages_behind >= 5
    assert tally.finished > KILLS


def test_whatever_moment_a_mark_dies_it_is_there_once_or_not_at_all(tmp_path: Path) -> None:
    """A crash would cost a person their page, or put a deed into it twice."""
    (tmp_path / "journal").mkdir(mode=0o700)
    plan = tmp_path / "journal" / "plan.md"
    plan.write_text(page(outcome="I walk into the garden.", first_action_when="2099-01-02"))
    tally = MarksTally()
    Plan(tmp_path, "the plan", Random(SEED), tally).play(MARKS_KILLS)
    print(tally)
    assert tally.clean, str(tally)
    assert tally.kills == MARKS_KILLS
    assert len(marks_in(plan)) >= 1


@contextmanager
def _asked(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A session by keyboard, at its first question."""
    process = subprocess.Popen(
        [*at.COMMAND, "start", "--keyboard", "--program", str(PROGRAM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=at.environment(home),
    )
    with process:
        assert process.stdin is not None
        process.stdin.write(b"skip\none two three\n")
        process.stdin.flush()
        _read_to(process, b"You: One two three.")
        yield process
        process.kill()


def _read_to(process: subprocess.Popen[bytes], line: bytes) -> None:
    assert process.stdout is not None
    assert any(text.strip() == line for text in process.stdout)


def test_a_session_that_is_being_written_can_be_read(tmp_path: Path) -> None:
    """A look at the journal from another window would cry that lines are missing."""
    with _asked(tmp_path) as process:
        assert process.stdin is not None
        for number in range(50):
            process.stdin.write(f"answer {number}\n".encode())
        seen: set[int] = set()
        while len(seen) < 20:
            process.stdin.write(b"and more\n")  # it is being written, however long a look takes
            process.stdin.flush()
            found = look(tmp_path / "journal")
            assert not found.damaged
            seen.add(len(found.answered()))


def test_no_lock_outlives_its_session(tmp_path: Path) -> None:
    """After a crash the journal would be closed to the person who wrote it."""
    with _asked(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        session = Journal(tmp_path / "journal").resume()
        session.close()
        assert [said.text for said in session.session.answer("event").spoken] == ["one two three"]
