"""The small model, a synthetic person, and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.voice import PyttsxVoice

SMALL_MODEL = Path(__file__).parents[2] / "models" / "vosk-model-small-synthetic-en"


@pytest.fixture(scope="session")
def vosk_model() -> VoskModel:
    """The project's own small model, loaded once."""
    return VoskModel(SMALL_MODEL)


@pytest.fixture(scope="session")
def person(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PyttsxVoice]:
    """Another voice than the coach's."""
    voice = PyttsxVoice(voice_id="gmw/en-us", runtime_dir=tmp_path_factory.mktemp("person"))
    yield voice
    voice.close()


@pytest.fixture(scope="session")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PyttsxVoice]:
    """The coach's voice."""
    voice = PyttsxVoice(runtime_dir=tmp_path_factory.mktemp("coach"))
    yield voice
    voice.close()
