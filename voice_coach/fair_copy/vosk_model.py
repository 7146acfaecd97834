"""A Vosk model behind the ``SecondEar`` protocol: another one than was heard with live.

Check the model's files before (``voice_coach.models``).
"""

from __future__ import annotations

from pathlib import Path

from voice_coach.audio.ports import Block, Pcm
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.transcribe import transcribe
from voice_coach.errors import CoachError
from voice_coach.fair_copy.as_prose import lines_of
from voice_coach.fair_copy.ports import RATE_HZ, NoEngine
from voice_coach.fair_copy.reading import Line
from voice_coach.manners import Manners


class VoskEar:
    """A loaded model. ``folder`` is where its files are. Raises NoEngine."""

    def __init__(self, folder: Path) -> None:
        try:
            self._model = VoskModel(folder)
        except CoachError as error:
            raise NoEngine(str(error)) from error

    def read(self, pcm: Pcm) -> list[Line]:
        """A line for each utterance in these samples at 16 kHz, as it would be heard live."""
        block = Block(pcm, 0.0)
        return lines_of(transcribe([block], RATE_HZ, self._model.recogniser, Manners()))


def load(folder: str) -> VoskEar:
    """The engine, as ``ports`` says."""
    return VoskEar(Path(folder))
