"""What several benchmarks need: the small model, speech with pauses, a coach, a recorder."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tests.support.virtual_sound import RATE, VirtualSound
from voice_coach.audio.ports import Clip
from voice_coach.audio.sound import concatenate, resample, silence, write_wav
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.demo.person import sample_script
from voice_coach.demo.run import PERSON_VOICE, PERSON_WORDS_A_MINUTE

ROOT = Path(__file__).resolve().parents[3]
SMALL_MODEL = ROOT / "models" / "vosk-model-small-synthetic-en"
AUDIBLE = 200
"""Of 32768: far above digital silence, far below the first phoneme of a word."""


def program() -> list[str]:
    """How this Python calls the program: the installed script, otherwise the module."""
    script = Path(sys.executable).with_name("voice-coach")
    return [str(script)] if script.exists() else [sys.executable, "-m", "voice_coach"]


@contextlib.contextmanager
def person() -> Iterator[PyttsxVoice]:
    """The synthetic person's voice."""
    voice = PyttsxVoice(rate=PERSON_WORDS_A_MINUTE, voice_id=PERSON_VOICE)
    with contextlib.closing(voice):
        yield voice


def speech(seconds: float, rate: int) -> Clip:
    """About so much of the sample answers as spoken, with a person's pauses between them."""
    pauses = (1.3, 0.5, 2.5, 1.3, 5.0)
    parts: list[Clip] = []
    with person() as voice:
        said = [text for texts in sample_script("sitting").values() for text in texts]
        length = 0.0
        for number in range(10_000):
            if length >= seconds:
                break
            spoken = voice.render(said[number % len(said)])
            parts += [spoken, silence(pauses[number % len(pauses)], spoken.rate)]
            length += parts[-2].seconds + parts[-1].seconds
    return resample(concatenate(*parts), rate)


@contextlib.contextmanager
def sound_file(clip: Clip) -> Iterator[Path]:
    """The clip as a WAV file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sound.wav"
        write_wav(path, clip)
        yield path


@contextlib.contextmanager
def served(sound: VirtualSound) -> Iterator[None]:
    """The sound server runs. Raises SoundServerError."""
    sound.start()
    try:
        yield
    finally:
        sound.stop()


class Listener:
    """Records the loudspeaker's monitor, and knows when by the computer's clock it sounded.

    Samples arrive late by the recorder's latency and by scheduling, which only ever adds: the
    least lateness seen is taken for all. Moments are thus late by up to one fragment (20 ms),
    never early.
    """

    def __init__(self, sound: VirtualSound) -> None:
        command = ["pacat", "--record", "--raw", "--format=s16le", "--channels=1"]
        command += [f"--rate={RATE}", "--latency-msec=10", "--device=speaker.monitor"]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, env={**os.environ, **sound.environment}
        )
        self._parts: list[bytes] = []
        self._bytes = 0
        self._began_at = float("inf")
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        ends = time.monotonic() + 10
        while not self._bytes and time.monotonic() < ends:
            time.sleep(0.01)

    def _read(self) -> None:
        assert self._process.stdout is not None
        while part := os.read(self._process.stdout.fileno(), 65536):
            arrived = time.monotonic()
            with self._lock:
                self._parts.append(part)
                self._bytes += len(part)
                self._began_at = min(self._began_at, arrived - self._bytes / 2 / RATE)

    def close(self) -> None:
        """Stop recording."""
        self._process.terminate()
        self._process.wait()
        self._thread.join(5)

    def samples(self) -> np.ndarray:
        """Absolute values of all samples so far (int32)."""
        with self._lock:
            data = b"".join(self._parts)
        return np.abs(np.frombuffer(data[: len(data) // 2 * 2], dtype=np.int16).astype(np.int32))

    def first_sound_after(self, moment: float, samples: np.ndarray | None = None) -> float | None:
        """When something is heard first, at or after ``moment`` (``time.monotonic``)."""
        heard = self.samples() if samples is None else samples
        first = max(0, round((moment - self._began_at) * RATE))
        loud = np.flatnonzero(heard[first:] > AUDIBLE)
        return self._began_at + (first + int(loud[0])) / RATE if len(loud) else None
