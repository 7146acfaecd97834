"""Spoken sessions killed at any moment: ``scripts/kill-test`` in short, and with a slow ear."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from scripts.parts.harness.kill_spoken import (
    MAY_LOSE_SECONDS,
    sound_lost,
    spoken,
    words_missing,
    words_said,
)
from tests.support.checks import Measured
from tests.support.home import ROOT, SMALL_MODEL, killed_when_shown, run
from tests.support.outcome import Session
from tests.support.person import Coach, talk
from tests.support.virtual_sound import VirtualSound
from voice_coach.audio.ports import Block
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.transcribe import transcribe
from voice_coach.journal import spool
from voice_coach.manners import DEFAULT
from voice_coach.recordings.sound_file import sound_in

pytestmark = pytest.mark.audio

SHORT = ("--program", str(ROOT / "voice_coach" / "programs" / "short.toml"))
SLOW_COACH = (sys.executable, "-m", "tests.support.slow_coach")
TALKED = "i had a long talk with my sister about the house"
KILLS = 2
SEED = 17
"""In the middle of the first sentence, and at the end of a later one."""


def test_whatever_moment_a_spoken_session_dies_its_sound_is_written_down(
    sound_server: VirtualSound,
) -> None:
    """The long sentence that somebody was in the middle of would be gone."""
    tally = spoken(sound_server, str(SEED), KILLS, by_clock=0)
    print(tally)
    assert tally.clean, str(tally)
    assert tally.kills == KILLS
    assert tally.sessions == 1
    assert tally.copied, "the second ear was there all the time"
    assert tally.words_cut >= 3, "the kills came too early in their sentences to show anything"


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_sound_is_kept_however_far_behind_the_recogniser_is(
    sound_server: VirtualSound, coach: Coach, tmp_path: Path, share: float, measured: Measured
) -> None:
    """On a slow computer, or with a very large model, a crash would cost all that was said while
    the program was busy with the first word."""
    killed_when_shown(tmp_path, "What happened?", "start", "--keyboard", *SHORT, typed="\n")
    with talk(
        sound_server, coach, tmp_path, "resume", command=SLOW_COACH, recordings="keep"
    ) as person:
        person.hears("What happened?")
        said = person.begins_to_say(TALKED)
        time.sleep(share * said.clip.seconds + 0.2)
        person.process.kill()
        killed_at = time.monotonic()
        person.process.wait()
        said.end()
        time.sleep(0.5)
        (folder,) = (tmp_path / "journal" / ".voice-coach").glob("*.sound")
        lost = sound_lost(spool.read(folder, 0.0), person.microphone, said.begun_at, killed_at)
        ends_at, latest = said.begun_at + said.clip.seconds + 1.0, killed_at - MAY_LOSE_SECONDS
        words = words_said(
            person.microphone, VoskModel(SMALL_MODEL), said.begun_at, ends_at, latest
        )
    assert lost is not None, "no sound of the sentence was kept at all"
    measured("seconds of sound lost by a kill beside a slow recogniser", round(lost, 2))
    assert lost <= MAY_LOSE_SECONDS
    assert run(tmp_path, "resume", "--keyboard", typed="").returncode == 0
    (written,) = Session(person, 0, tmp_path / "journal").answered()
    assert len(words) >= 2, "the kill came too early in the sentence to show anything"
    assert words_missing(words, written.split()) == 0, (words, written)
    # What was said before the kill can be heard, too.
    page = Session(person, 0, tmp_path / "journal").entry.path.read_text()
    (kept,) = (tmp_path / "journal" / "recordings").rglob("*.opus")
    assert f"/{kept.name})" in page
    clip = sound_in(kept)
    said = transcribe([Block(clip.pcm, 0.0)], clip.rate, VoskModel(SMALL_MODEL).recogniser, DEFAULT)
    heard = " ".join(utterance.text for utterance in said).split()
    assert words_missing(words, heard) == 0, (words, heard)
