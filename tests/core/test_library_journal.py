"""The journals on which ``scripts/bench library`` measures are such as the program writes."""

from __future__ import annotations

import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.home import run
from voice_coach.journal.journal import Journal
from voice_coach.journal.log_format import contents_of
from voice_coach.journal.page.render import render
from voice_coach.journal.writing import fold
from voice_coach.program import archive

SESSIONS = 10
UNTIL = "2026-01-12"
"""Plans and follow-ups on both sides of a new year; the newest session, begun on a Sunday, has no
practice in its page."""
GENERATOR = (sys.executable, "-m", "scripts.parts.benchmarks.library_journal")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with such a journal."""
    home = tmp_path_factory.mktemp("library")
    made = run(home, str(home), str(SESSIONS), "--until", UNTIL, command=GENERATOR)
    assert made.returncode == 0, made.stderr
    return home


def folder_in(home: Path) -> Path:
    return home / "Documents" / "voice-coach"


def ask(home: Path, *arguments: str) -> tuple[int, str, str]:
    """What a command answers and says beside it, in the journal's own time zone."""
    environment = {"TZ": "UTC", "VOICE_COACH_JOURNAL": str(folder_in(home))}
    done = run(home, *arguments, typed="", more=environment)
    return done.returncode, done.stdout, done.stderr


def test_every_log_is_whole_and_gives_its_page(home: Path) -> None:
    """Otherwise the benchmark would time how damage is read, or pages that somebody changed."""
    folder = folder_in(home)
    room = folder / ".voice-coach"
    logs = [contents_of(log) for log in room.glob("*.jsonl")]
    assert len(logs) == SESSIONS + SESSIONS * 9 // 10
    pages = {entry.id: entry for entry in Journal(folder).look().pages}
    assert len(pages) == SESSIONS
    waiting = []
    for log in logs:
        program = archive.find(room, log.exercise)
        assert program is not None
        session, _ = fold(program, log.events)
        assert session.finished_at
        if not session.subject and not pages[session.id].is_reviewed:
            waiting.append(session.id)
            assert pages[session.id].path.read_text("utf-8") == render(session)
    assert len(waiting) == SESSIONS // 10


def test_no_command_finds_anything_to_mend(home: Path) -> None:
    """Otherwise the figures would be those of a journal in trouble, and nobody would see it."""
    folder = folder_in(home)
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    code, said, beside = ask(home, "agenda", "--all")
    assert (code, beside) == (0, "")
    assert "The talk with my" in said
    code, said, beside = ask(home, "progress")
    assert (code, beside) == (0, "")
    assert f"{SESSIONS} sessions" in said
    code, said, beside = ask(home, "resume", "--keyboard")
    assert code == 1
    assert "There is no unfinished session" in said + beside
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_session_of_it_is_marked_and_named_like_any_other(home: Path, tmp_path: Path) -> None:
    """Otherwise the benchmark could not time a mark, or a session named by its event's words."""
    home = shutil.copytree(home, tmp_path / "home")
    newest = max(folder_in(home).glob("*.md"))
    day = date.today() + timedelta(days=30)
    code, said, beside = ask(home, "agenda", "--move", newest.name, f"{day} 18:00")
    assert (code, "Marked as moved to" in said) == (0, True), beside
    words = " ".join(newest.stem.split("-")[-6:])
    code, said, beside = ask(home, "follow-up", words, "--keyboard")
    assert (code, beside) == (0, "")
    assert "Coach: " in said
