"""Shared fixtures: virtual sound, and a world in which no test meets the user's own devices."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.support.required import audio_is_required
from tests.support.virtual_sound import SoundServerError, VirtualSound
from voice_coach.audio import natural


def pytest_configure(config: pytest.Config) -> None:
    """Point every library to the private server, before any of them is loaded."""
    # Whoever runs in the background, or under nohup, ignores these, and so would what is tested.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    # A busy machine may stop for longer than the deadline that Hypothesis sets each example.
    settings.register_profile("patient", deadline=None)
    settings.load_profile("patient")
    sound = VirtualSound()
    os.environ.update(sound.environment)
    # The coach of the tests speaks with espeak, whatever else is installed here.
    os.environ[natural.LEFT_ALONE] = "0"
    config.stash[_SOUND] = sound


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server whatever happened."""
    if _SOUND in config.stash:
        config.stash[_SOUND].remove()


_SOUND = pytest.StashKey[VirtualSound]()


@pytest.fixture(scope="session")
def sound_server(pytestconfig: pytest.Config) -> Iterator[VirtualSound]:
    """The virtual loudspeaker and microphone, started once for all tests."""
    sound = pytestconfig.stash[_SOUND]
    try:
        sound.start()
    except SoundServerError as error:
        if audio_is_required():
            raise
        pytest.skip(str(error))
    yield sound
    sound.stop()
