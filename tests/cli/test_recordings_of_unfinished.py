"""What becomes of the recordings of a session that is gone on with by keyboard, or closed early."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from tests.support.home import run
from voice_coach import files
from voice_coach.audio.ports import Clip
from voice_coach.dialogue import events as e
from voice_coach.journal.journal import Journal
from voice_coach.messages import Word
from voice_coach.program import toml_file
from voice_coach.recordings.places import folder_of
from voice_coach.recordings.sound_file import RATE_HZ, encoded, seconds_of

SESSION = "20260301-100000-abcd"
SAID = (Word("sister", 101.0, 101.5, 1.0), Word("secret", 103.0, 103.5, 1.0))
LEAVE = "stop for today\nyes\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A person's home with a session that was left at its second question, recorded until then."""
    folder, exercise = tmp_path / "journal", toml_file.default()
    at = (datetime.now().astimezone() - timedelta(days=1)).isoformat(timespec="milliseconds")
    begun = e.Started(at=at, session=SESSION, program=exercise.id, program_version=1)
    with contextlib.closing(Journal(folder).begin(begun, exercise)) as running:
        running.record(e.Asked(at=at, key="event"))
        for word in SAID:
            running.record(e.Answered(at=at, key="event", text=word.text, words=(word,)))
        running.record(e.Closed(at=at, key="event"))
        files.private_folder(running.recordings)
        sound = Clip(np.random.default_rng(1).normal(0, 500, 4 * RATE_HZ).astype(np.int16), RATE_HZ)
        files.write_atomically(running.recordings / "01-event.opus", encoded([sound], "opus"))
        starts = tuple(word.start for word in SAID)
        running.record(
            e.Recorded(at=at, key="event", file="01-event.opus", of=starts, starts=(1.0, 3.0),
                       seconds=4.0)
        )  # fmt: skip
    return tmp_path


def kept(home: Path) -> list[Path]:
    return sorted(folder_of(home / "journal", SESSION).glob("*"))


def page_of(home: Path) -> str:
    (page,) = (home / "journal").glob("*.md")
    return page.read_text()


def one_word_is_kept(home: Path) -> bool:
    (path,) = kept(home)
    return seconds_of(path) < 2.0 and f"/{path.name})" in page_of(home)


def test_what_is_scratched_by_keyboard_is_cut_out(home: Path) -> None:
    """Who took something back without a microphone could hear it for ever."""
    done = run(home, "resume", "--keyboard", typed=f"go back\nscratch that\nnext\n{LEAVE}")
    assert (done.returncode, done.stderr) == (0, "")
    # Where the input ends, nothing more is waited for; the next time nothing comes before it.
    assert run(home, "resume", "--keyboard", typed=LEAVE).returncode == 0
    assert one_word_is_kept(home)


def test_what_was_scratched_last_is_cut_out_of_a_session_that_is_closed(home: Path) -> None:
    """Nobody would come back to cut it out."""
    with contextlib.closing(Journal(home / "journal").resume()) as running:
        at = running.session.started_at
        running.record(e.WentBack(at=at, key="event"))
        running.record(e.Scratched(at=at, key="event"))
    assert len(kept(home)) == 1
    done = run(home, "start", "--keyboard", typed="close it\nyes\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert one_word_is_kept(home)


def test_recordings_that_were_removed_are_not_led_to_again(home: Path) -> None:
    """The page would lead to a file that is gone, as soon as the session is gone on with."""
    assert run(home, "journal", "forget-audio", "--yes").returncode == 0
    assert "recordings/" not in page_of(home)
    done = run(home, "resume", "--keyboard", typed=f"often\n{LEAVE}")
    assert (done.returncode, done.stderr) == (0, "")
    assert "recordings/" not in page_of(home)
    assert not (home / "journal" / "recordings").exists()
