"""The room between the virtual loudspeaker and microphone, in real time."""

from __future__ import annotations

import subprocess
import time

import numpy as np
import pytest

from tests.support.acoustics import Room
from tests.support.likeness import find_clip
from tests.support.room import RoomProcess
from tests.support.virtual_sound import RATE, Recording, VirtualSound
from voice_coach.audio.ports import Clip

pytestmark = pytest.mark.audio

DELAY_SECONDS = 0.25
PATIENCE_SECONDS = 20.0
LIKE = 0.2
"""The likeness of what came through a room of 0.4 s; of something else it is below 0.05."""


def hiss(seed: int) -> Clip:
    noise = np.random.default_rng(seed).normal(0, 4000, RATE // 2)
    return Clip(noise.clip(-20000, 20000).astype(np.int16), RATE)


def found(recording: Recording, clip: Clip) -> float:
    """Wait until this was recorded; when it began."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while True:
        place, likeness = find_clip(recording.pcm, clip.pcm)
        if likeness > LIKE:
            return recording.began_at + place / RATE
        assert time.monotonic() < ends, likeness
        recording.wait_for(0.3)


def test_the_microphone_hears_the_loudspeaker_and_the_person(sound_server: VirtualSound) -> None:
    """Each figure of the benchmark of turns would be measured in another room than it says."""
    room = Room(DELAY_SECONDS, echo_db=-12.0)
    played, said = hiss(1), hiss(2)
    with (
        RoomProcess(sound_server, room) as here,
        sound_server.recording() as loudspeaker,
        sound_server.recording("mic.monitor") as microphone,
    ):
        command = ["pacat", "--playback", "--raw", "--format=s16le", f"--rate={RATE}"]
        subprocess.run(
            [*command, "--channels=1", "--device=speaker"], input=played.pcm.tobytes(), check=True
        )
        late = found(microphone, played) - found(loudspeaker, played)
        here.say(said)
        found(microphone, said)
    assert here.own_seconds < DELAY_SECONDS
    assert late > DELAY_SECONDS - here.own_seconds
