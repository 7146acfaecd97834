"""Moonshine's tiny English model behind the ``SecondEar`` protocol (the extra ``fair-copy``).

Library and model: MIT. The wheels of 0.0.62 to 0.0.73 hold the model, later ones do not and
would fetch it: so the files are looked for here, and nothing else is ever asked for.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from voice_coach.audio.ports import Pcm
from voice_coach.fair_copy.pieces import is_silent, pieces
from voice_coach.fair_copy.ports import RATE_HZ, NoEngine
from voice_coach.fair_copy.reading import Line

FILES = ("encoder_model.ort", "decoder_model_merged.ort", "tokenizer.bin")
PIECE_SECONDS = 15.0
"""Longer ones are read less well in noise, shorter ones lose what belongs together. (Answers of
50 s in pieces of 8 / 12 / 16 / 24 / 30 s: 3.8 / 2.2 / 2.2 / 2.2 / 2.6 % word errors, by
``scripts/bench hearing``'s sounds; at 10 dB of noise 4.1 / 3.0 / 3.8 / 4.1 / 3.4 %.)"""
OPTIONS = {
    # The library's own sense for speech cuts at every short pause, and writes each part as a
    # sentence: 3.4 % word errors instead of 2.2 %, and a "You" where a sound begins with silence.
    "vad_threshold": "0",
    "vad_max_segment_duration": str(2 * PIECE_SECONDS),
    "return_audio_data": "false",
    "identify_speakers": "false",
}
_FULL_SCALE = 32768.0


class MoonshineEar:
    """A loaded model. ``folder`` is where its files are. Raises NoEngine."""

    def __init__(self, folder: Path | None = None) -> None:
        try:
            import moonshine_voice
            from moonshine_voice.moonshine_api import ModelArch
            from moonshine_voice.transcriber import Transcriber
        except (ImportError, OSError) as error:
            raise NoEngine(f"moonshine-voice cannot be loaded: {error}") from error
        folder = folder or Path(moonshine_voice.__file__).parent / "assets" / "tiny-en"
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise NoEngine(f"moonshine-voice has no {missing[0]}")
        try:
            self._transcriber: Any = Transcriber(folder, ModelArch.TINY, options=OPTIONS)
        except Exception as error:  # MoonshineError, and whatever ctypes makes of a broken file
            raise NoEngine(f"its model cannot be loaded: {error}") from error

    def read(self, pcm: Pcm) -> list[Line]:
        """The lines in these samples at 16 kHz."""
        found: list[Line] = []
        for first, piece in pieces(pcm, RATE_HZ, PIECE_SECONDS):
            if not is_silent(piece):
                found += self._read(piece, first / RATE_HZ)
        return found

    def _read(self, pcm: Pcm, at: float) -> list[Line]:
        samples = (pcm.astype(np.float32) / _FULL_SCALE).tolist()
        found = self._transcriber.transcribe_without_streaming(samples, RATE_HZ)
        return [
            Line(line.text, at + line.start_time, at + line.start_time + line.duration)
            for line in found.lines
        ]


def load() -> MoonshineEar:
    """The engine, as ``ports`` says."""
    return MoonshineEar()
