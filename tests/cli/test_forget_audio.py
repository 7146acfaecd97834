"""``voice-coach journal forget-audio``, and what becomes of recordings with their session."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.home import run
from tests.support.recorded_session import SESSION, recorded_session
from voice_coach.cli import keep_sound
from voice_coach.coach import beginning
from voice_coach.dialogue import events as e
from voice_coach.journal.journal import Journal
from voice_coach.recordings.places import folder_of
from voice_coach.settings import Settings

ANSWERS = {"event": ["The talk with my sister"], "outcome": ["I want to feel calm"]}


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recorded") / "journal"
    recorded_session(folder, ANSWERS)
    return folder


@pytest.fixture
def home(recorded: Path, tmp_path: Path) -> Path:
    """A person's home with a recorded session in it."""
    shutil.copytree(recorded, tmp_path / "journal")
    return tmp_path


def page_of(home: Path) -> Path:
    (page,) = (home / "journal").glob("*.md")
    return page


def kept(home: Path) -> list[str]:
    return sorted(path.name for path in folder_of(home / "journal", SESSION).glob("*"))


def test_recordings_go_for_good_and_all_that_is_written_stays(home: Path) -> None:
    """A voice that somebody wants gone would still be there; or their words would go with it."""
    page = page_of(home)
    text = page.read_text().replace("I want to feel calm.", "I want to feel calm, at last.")
    page.write_text(f"{text}\n## Mine\n\n\n*Hear* this.\n")
    log = (home / "journal" / ".voice-coach" / f"{SESSION}.jsonl").read_bytes()
    before = [line for line in page.read_text().split("\n") if "recordings/" not in line]
    done = run(home, "journal", "forget-audio", "sister", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Removed: 2 recordings." in done.stdout
    assert not (home / "journal" / "recordings").exists()
    after = page.read_text().split("\n")
    assert [line for line in after if line] == [line for line in before if line]
    assert "\n\n\n*Hear* this.\n" in page.read_text()
    assert (home / "journal" / ".voice-coach" / f"{SESSION}.jsonl").read_bytes() == log
    assert "There are no recordings here." in run(home, "journal", "forget-audio").stdout
    shown = run(home, "journal", "show", "sister").stdout
    assert "at last" in shown
    assert "Hear it" not in shown
    again = run(home, "agenda")  # which brings pages up to their logs
    assert (again.returncode, again.stderr) == (0, "")
    assert "recordings/" not in page.read_text()


@pytest.mark.parametrize("typed", ["n\n", "", "what?\n\n"])
def test_nothing_is_removed_without_a_yes(home: Path, typed: str) -> None:
    """A slip of the finger would cost somebody their own voice."""
    page = page_of(home).read_bytes()
    done = run(home, "journal", "forget-audio", typed=typed)
    assert "2 recordings" in done.stdout
    assert kept(home) == ["01-event.opus", "02-outcome.opus"]
    assert page_of(home).read_bytes() == page


def test_recordings_without_a_page_are_found_and_removed(home: Path) -> None:
    """Who deleted a page by hand would keep the voice, and not know it."""
    page_of(home).unlink()
    done = run(home, "journal", "forget-audio", "--yes")
    assert "of a session without a page" in done.stdout
    assert not (home / "journal" / "recordings").exists()
    shutil.rmtree(home / "journal" / ".voice-coach")
    assert "There are no recordings here." in run(home, "journal", "forget-audio").stdout


def test_a_folder_that_is_a_link_is_not_followed(home: Path) -> None:
    """Somebody else's files would be removed."""
    theirs = home / "theirs"
    theirs.mkdir()
    (theirs / "song.opus").write_bytes(b"theirs")
    folder = folder_of(home / "journal", SESSION)
    shutil.rmtree(folder)
    folder.symlink_to(theirs)
    run(home, "journal", "forget-audio", "--yes")
    run(home, "journal", "delete", SESSION, "--yes")
    assert (theirs / "song.opus").read_bytes() == b"theirs"


def test_no_such_session_and_one_that_is_open(home: Path) -> None:
    """Something would be removed while it is being recorded; or a slip be taken for another."""
    done = run(home, "journal", "forget-audio", "brother", "--yes")
    assert done.returncode == 1
    assert "There is no session 'brother'" in done.stderr
    with Journal(home / "journal").held():
        done = run(home, "journal", "forget-audio", "--yes")
    assert done.returncode == 1
    assert kept(home) == ["01-event.opus", "02-outcome.opus"]


def test_recordings_are_deleted_with_their_session(home: Path) -> None:
    """The page would be gone, and the voice stay."""
    done = run(home, "journal", "delete", "sister", typed="y\n")
    assert "- the recordings of its answers: " in done.stdout
    assert ", its recordings, " in done.stdout.replace(" and ", ", ")
    assert not (home / "journal" / "recordings").exists()


@pytest.mark.parametrize(
    ("settings", "left"),
    [(Settings(recordings="until-reviewed"), False), (Settings(recordings="keep"), True)],
)
def test_what_is_kept_until_the_review_goes_with_it(
    home: Path, settings: Settings, left: bool
) -> None:
    """Somebody who wanted their voice kept until they looked back would have it kept for ever."""
    journal = Journal(home / "journal")
    subject = journal.finished(SESSION)
    started = beginning.started_follow_up(journal, subject, settings, style="guided")
    running = journal.begin_follow_up(subject, started)
    assert keep_sound.is_wanted(running, settings) is left
    keep_sound.forget_reviewed(running, settings)
    assert kept(home), "it is not over yet"
    running.record(e.Answered(at=started.at, key="done_yet", text="yes"))
    running.record(e.Finished(at=started.at))
    keep_sound.forget_reviewed(running, settings)
    running.close()
    assert bool(kept(home)) is left
    page = page_of(home).read_text()
    assert ("recordings/" in page) is left
    assert "## Step 7" in page
    assert "I want to feel calm." in page
