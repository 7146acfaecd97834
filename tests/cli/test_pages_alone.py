"""Pages that came to another computer without the program's own folder: what can be done with an
unfinished one, said the same by every command."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.home import run
from tests.support.typist import SHORT

SAID = "\nI had a talk with my sister\nnext\nIt keeps happening\nsix\nAsk her\n\nWe talk\n\nyes\n"


@pytest.fixture(scope="module")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    assert run(home, *SHORT, typed=SAID).returncode == 0
    shutil.rmtree(home / "journal" / ".voice-coach")
    return home


@pytest.fixture
def page(_home: Path, tmp_path: Path) -> Path:
    """The page of an unfinished session, alone."""
    shutil.copytree(_home, tmp_path, dirs_exist_ok=True)
    (page,) = (tmp_path / "journal").glob("*.md")
    return page


@pytest.mark.parametrize(
    "command",
    [
        ("agenda",),
        ("resume", "--keyboard"),
        ("resume", "my sister", "--keyboard"),
        ("resume", "{page}", "--keyboard"),
        ("follow-up", "--keyboard"),
        ("follow-up", "my sister", "--keyboard"),
        ("visualise", "my sister", "--keyboard"),
        ("agenda", "--done", "my sister"),
    ],
)
def test_every_command_says_that_it_cannot_be_gone_on_with(
    tmp_path: Path, page: Path, command: tuple[str, ...]
) -> None:
    """Otherwise one command would send a person to another, which knows of nothing."""
    before = page.read_bytes()
    done = run(tmp_path, *(part.format(page=page.name) for part in command))
    told = done.stdout + done.stderr
    assert f"The session in {page.name} is not finished yet." in told
    assert "It cannot be gone on with here: its log is not in" in told
    assert 'write "status: finished" in its first lines' in told
    assert "voice-coach resume" not in told
    assert page.read_bytes() == before


def test_it_can_be_closed_as_it_stands(tmp_path: Path, page: Path) -> None:
    """Otherwise the words of the sentence would lead nowhere."""
    page.write_text(page.read_text("utf-8").replace("in progress", "finished", 1), "utf-8")
    shown = run(tmp_path, "agenda", "--all")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "not finished" not in shown.stdout
    done = run(tmp_path, "follow-up", "--keyboard", typed="finish for today\nyes\n")
    assert done.returncode == 0, done.stderr
    assert "talk with my sister" in done.stdout


def test_it_is_gone_on_with_once_its_log_is_there(tmp_path: Path) -> None:
    """Otherwise the other way that the sentence names would lead nowhere."""
    assert run(tmp_path, *SHORT, typed=SAID).returncode == 0
    room = tmp_path / "journal" / ".voice-coach"
    room.rename(tmp_path / "left behind")
    assert "its log is not in" in run(tmp_path, "resume", "--keyboard").stderr
    assert not room.exists()
    (tmp_path / "left behind").rename(room)
    done = run(tmp_path, "resume", "--keyboard", typed="in two days at nine in the morning\nyes\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "status: finished" in next((tmp_path / "journal").glob("*.md")).read_text("utf-8")
