"""A driver for pyttsx3 that speaks with Piper; pyttsx3 finds it after ``register()``.

Only for the speech engine's own process: Piper is GPL-3.0-or-later, and takes 235 MB.

pyttsx3 imports its drivers as modules of its own package; ``register`` puts this one there. What
pyttsx3 asks of a driver stands in its ``drivers/dummy.py``. Here everything happens at once, in
the thread that asks: there is no loop to be kept, and none that could hang.
"""

from __future__ import annotations

import json
import os
import sys
import wave
from collections.abc import Iterator
from typing import Any

import numpy as np

from voice_coach.audio import natural
from voice_coach.audio.ports import Clip, Pcm
from voice_coach.audio.sound import concatenate, silence, to_pcm, trim

os.environ.update(natural.TELLS_NOBODY)  # before Piper loads the library
_NICENESS = 5
"""What is prepared ahead must not keep the ear, nor the sound card, waiting."""
_LEVEL = 0.7 * 32767
"""The largest sample of a sentence: about as loud as espeak is."""
_NOISE, _NOISE_WIDTH = 0.5, 0.6
"""How much each rendering varies in tone and length. Piper's own 0.667 and 0.8 now and then
swallow a short word."""
SENTENCE_PAUSE_SECONDS = 0.42
"""Between two sentences of one text, at the pace of ``PACE_WORDS_A_MINUTE``."""
PACE_WORDS_A_MINUTE = 150
LENGTH_AT_PACE = 1.55
"""``length_scale`` at that pace: the fixed prompts of the exercise come to 150 to 155 words
a minute."""
LEAST_LENGTH, MOST_LENGTH = 0.6, 2.6


def register() -> None:
    """Let pyttsx3 find this module among its drivers."""
    sys.modules[f"pyttsx3.drivers.{natural.DRIVER}"] = sys.modules[__name__]


def buildDriver(proxy: Any) -> NaturalDriver:
    """Called by pyttsx3."""
    return NaturalDriver(proxy)


class NaturalDriver:
    """One voice. The model is loaded with the first sentence, and kept."""

    def __init__(self, proxy: Any) -> None:
        # The proxy has no queue yet: it may not be told anything here.
        from pyttsx3.voice import Voice

        self._proxy = proxy
        voice = Voice(natural.ID, natural.NAME, [natural.LANGUAGE], "male", "adult")
        self._properties: dict[str, Any] = {
            "voices": [voice],
            "voice": natural.ID,
            "rate": PACE_WORDS_A_MINUTE,
            "volume": 1.0,
        }
        self._piper: Any = None

    # --- what pyttsx3 calls, by its names ------------------------------------------------

    def getProperty(self, name: str) -> Any:
        """A property's value. Raises KeyError."""
        return self._properties[name]

    def setProperty(self, name: str, value: Any) -> None:
        """Set "voice", "rate" (words a minute) or "volume" (0 to 1). Raises KeyError."""
        if name not in self._properties or name == "voices":
            raise KeyError(name)
        self._properties[name] = value

    def save_to_file(self, text: str, filename: str) -> None:
        """Write the spoken text as a WAV file, and say when it is whole."""
        clip = self._spoken(text)
        with wave.open(filename, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(clip.rate)
            file.writeframes(clip.pcm.astype("<i2").tobytes())
        self._proxy.notify("finished-utterance", completed=True)

    def say(self, text: str) -> None:
        """Not here: the session plays what is written to a file."""
        raise NotImplementedError("this driver only writes files")

    def startLoop(self) -> None:
        """Do all that waits, and return. Where the engine was idle, it is done already, the
        request to end the loop too: a loop here would never be told to end."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:
        """There is no loop."""

    def iterate(self) -> Iterator[None]:
        """For a loop of somebody else's."""
        self._proxy.setBusy(False)
        yield

    def stop(self) -> None:
        """Nothing goes on by itself."""

    def destroy(self) -> None:
        """Nothing to give back."""

    # --- speaking ------------------------------------------------------------------------

    def _spoken(self, text: str) -> Clip:
        from piper import SynthesisConfig

        piper = self._loaded()
        slowness = PACE_WORDS_A_MINUTE / max(1, self._properties["rate"])
        config = SynthesisConfig(
            length_scale=min(MOST_LENGTH, max(LEAST_LENGTH, LENGTH_AT_PACE * slowness)),
            noise_scale=_NOISE,
            noise_w_scale=_NOISE_WIDTH,
        )
        parts: list[Clip] = []
        for sentence in piper.synthesize(text, config):
            if parts:
                parts.append(silence(SENTENCE_PAUSE_SECONDS * slowness, sentence.sample_rate))
            parts.append(trim(Clip(self._scaled(sentence.audio_float_array), sentence.sample_rate)))
        return concatenate(*parts)

    def _scaled(self, samples: np.ndarray) -> Pcm:
        """Piper gives every sentence the same largest sample."""
        return to_pcm(samples * _LEVEL * self._properties["volume"])

    def _loaded(self) -> Any:
        if self._piper is None:
            if hasattr(os, "nice"):
                os.nice(_NICENESS)
            import onnxruntime
            from piper import PiperVoice
            from piper.config import PiperConfig

            model = natural.model()
            if model is None:
                raise FileNotFoundError("the natural voice's files are missing")
            options = onnxruntime.SessionOptions()
            # More threads wait for each other by spinning, and take the ear's time.
            options.intra_op_num_threads = 1
            options.inter_op_num_threads = 1
            self._piper = PiperVoice(
                session=onnxruntime.InferenceSession(
                    str(model), options, providers=["CPUExecutionProvider"]
                ),
                config=PiperConfig.from_dict(
                    json.loads(model.with_suffix(".onnx.json").read_text("utf-8"))
                ),
            )
        return self._piper
