"""A disk that fills up in the middle of a spoken session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.home import run
from tests.support.person import Coach, talk
from tests.support.small_disk import Disk
from tests.support.typist import SHORT
from tests.support.virtual_sound import VirtualSound
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.journal.log_format import read

SPOKEN = ("i had a long talk with my sister about the house", "i could ask her for help")
BEFORE_SPEECH_BYTES = 1000
"""What else a log takes in until something is said after a resume: at most so many bytes."""


def log_of(folder: Path) -> Path:
    """The only log."""
    (log,) = (folder / ".voice-coach").glob("*.jsonl")
    return log


@pytest.mark.audio
@pytest.mark.flaky(reruns=1)  # a word is missed where a busy computer holds the microphone up
def test_a_full_disk_is_told_aloud(
    tmp_path: Path, disk: Disk, sound_server: VirtualSound, coach: Coach
) -> None:
    """Someone with closed eyes would talk on, and not know that nothing is written."""
    run(tmp_path, *SHORT, typed="\nx\n")
    # The log's last block is all but full: an utterance with the times of its words is longer.
    room = -(log_of(disk.folder).stat().st_size + BEFORE_SPEECH_BYTES) % 4096 or 4096
    long = ("x " * room)[: room - 1] + "x"  # in words, a dozen of which are read when it goes on
    run(tmp_path, "resume", "--keyboard", typed=f"{long}\n")
    with talk(sound_server, coach, tmp_path, "resume") as person:
        person.hears("What happened?")
        # Sound that is kept until its words are written would take the last room from them.
        assert not list(disk.folder.glob(".voice-coach/*.sound/*"))
        disk.fill()
        person.says(SPOKEN[0])
        person.hears(phrases.CANNOT_WRITE)
        person.says(SPOKEN[-1])
        disk.make_room()
        person.hears(phrases.WRITTEN_AGAIN)
        person.says("next")
        person.hears("Does it keep happening")
        person.presses_ctrl_c()
        person.leaves()
    said = [one.text for one in read(log_of(disk.folder)) if isinstance(one, e.Answered)]
    assert said == ["x", long, *SPOKEN]
