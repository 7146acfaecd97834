"""Vosk behind the ``Recogniser`` protocol. The model is loaded once and shared.

Check the model's files before (``voice_coach.models``): Vosk may abort the whole process on a
broken one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from voice_coach.audio.ports import Pcm, Segment
from voice_coach.audio.resampler import Resampler
from voice_coach.errors import ModelError
from voice_coach.messages import UNKNOWN, Word

LEAST_RATE_HZ = 16000
"""Models are made for this rate, and Vosk fails on less: what a telephone headset gives is
brought up to it."""


class VoskModel:
    """A loaded model. ``path`` is its folder. Raises ModelError."""

    def __init__(self, path: Path) -> None:
        try:
            import vosk
        except (ImportError, OSError) as error:
            raise ModelError(
                "The speech recogniser Vosk cannot be loaded.",
                todo="Install the package again, or type with --keyboard.",
            ) from error
        vosk.SetLogLevel(-1)
        self._vosk = vosk
        try:
            self._model = vosk.Model(model_path=str(path))
        except Exception as error:  # vosk raises nothing more specific
            raise ModelError(
                f"The speech model in {path} cannot be loaded.",
                todo="Fetch it again with `voice-coach models fetch`.",
            ) from error

    def recogniser(self, rate: int, phrases: Sequence[str] | None = None) -> VoskRecogniser:
        """A fresh recogniser for samples at ``rate`` Hz.

        With ``phrases`` only these are recognised, and anything else is "[unk]".
        """
        if rate < LEAST_RATE_HZ:
            kaldi = self._make(LEAST_RATE_HZ, phrases)
            return VoskRecogniser(kaldi, LEAST_RATE_HZ, Resampler(rate, LEAST_RATE_HZ))
        return VoskRecogniser(self._make(rate, phrases), rate)

    def _make(self, rate: int, phrases: Sequence[str] | None) -> Any:
        if phrases is None:
            return self._vosk.KaldiRecognizer(self._model, float(rate))
        # Vosk would listen for the rest of a phrase of which it lacks a word.
        known = [phrase for phrase in phrases if all(map(self._knows, phrase.split()))]
        grammar = json.dumps([*known, UNKNOWN])
        return self._vosk.KaldiRecognizer(self._model, float(rate), grammar)

    def _knows(self, word: str) -> bool:
        return bool(self._model.vosk_model_find_word(word) >= 0)


class VoskRecogniser:
    """One stream of samples to segments with word times and confidences."""

    def __init__(self, kaldi: Any, rate: int, resampler: Resampler | None = None) -> None:
        self._resampler = resampler
        self._kaldi = kaldi
        self._kaldi.SetWords(True)
        self._rate = rate
        self._fed = 0
        """Samples that Vosk was given; it counts them for ever."""
        self._began = 0.0
        """Seconds that it had been given when the present stretch began."""

    def feed(self, pcm: Pcm) -> Segment | None:
        """Take samples; a Segment when Vosk saw an endpoint."""
        if self._accept(pcm if self._resampler is None else self._resampler.add(pcm)):
            return self._segment(self._kaldi.Result())
        return None

    def partial(self) -> str:
        """What is recognised since the last endpoint."""
        return str(json.loads(self._kaldi.PartialResult()).get("partial", ""))

    def finish(self) -> Segment:
        """Close what is open."""
        if self._resampler is not None:
            self._accept(self._resampler.finish())
        return self._segment(self._kaldi.FinalResult())

    def begin(self) -> None:
        """Words count from nought again; what Vosk has worked out of its graph stays at hand."""
        self._began = self._fed / self._rate

    def _accept(self, sound: Pcm) -> bool:
        self._fed += len(sound)
        return bool(self._kaldi.AcceptWaveform(sound.tobytes()))

    def _segment(self, result: str) -> Segment:
        data = json.loads(result)
        words = tuple(
            Word(
                text=word["word"],
                start=max(0.0, float(word["start"]) - self._began),
                end=float(word["end"]) - self._began,
                confidence=float(word.get("conf", 1.0)),
            )
            for word in data.get("result", ())
        )
        return Segment(str(data.get("text", "")), words)
