"""A spoken session in which the microphone is muted at first, and much is heard that is no word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.home import ROOT, killed_when_shown
from tests.support.noises import NOISES
from tests.support.outcome import Session
from tests.support.person import Coach, talk
from tests.support.virtual_sound import VirtualSound
from voice_coach.audio.ports import Clip
from voice_coach.audio.sound import concatenate, silence
from voice_coach.dialogue import phrases

pytestmark = pytest.mark.audio

SHORT = ("--program", str(ROOT / "voice_coach" / "programs" / "short.toml"))
TALKED = "i had a long talk with my sister about the house"
HEARD = ("cough: voiced", "knocks: a table", "laughter: a man", "keys: loud", "breath: mouth")
EACH_SECONDS = 3.2


def noises() -> Clip:
    """The first seconds of several, with silence between them."""
    by_name = {str(noise): noise.clip() for noise in NOISES}
    parts = []
    for name in HEARD:
        clip = by_name[name]
        parts += [Clip(clip.pcm[: round(EACH_SECONDS * clip.rate)], clip.rate)]
        parts += [silence(1.2, clip.rate)]
    return concatenate(*parts)


def test_only_words_are_heard_and_a_muted_microphone_is_told_of(
    sound_server: VirtualSound, coach: Coach, tmp_path: Path
) -> None:
    """A muted person would talk to nobody; a cough would be their answer, a knock a command."""
    killed_when_shown(tmp_path, "What happened?", "start", "--keyboard", *SHORT, typed="\n")
    sound_server.mute_microphone(True)
    try:
        with talk(sound_server, coach, tmp_path, "resume") as person:
            person.hears("What happened?")
            person.reads("gives no sound at all, not even noise")
            person.hears(phrases.NO_SOUND)
            sound_server.mute_microphone(False)
            assert sound_server.say_into_microphone(noises()).wait() == 0
            person.says(TALKED, "next")
            person.hears("Does it keep happening")
            person.presses_ctrl_c()
            status = person.leaves()
    finally:
        sound_server.mute_microphone(False)
    session = Session(person, status, tmp_path / "journal")
    assert session.answered() == [TALKED]
    assert person.transcript.count(phrases.NO_SOUND) == 1
    assert "Traceback" not in person.transcript
