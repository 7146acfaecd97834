"""Speaks text with espeak-ng, flite and festival into 16 kHz samples."""

from __future__ import annotations

import io
import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray
from scipy.fft import next_fast_len
from scipy.signal import resample

from scripts.parts.small_model import settings, voices
from scripts.parts.small_model.voices import Voice

# ruff: noqa: PLR2004 -- shares of the drawn settings
Samples = NDArray[np.int16]
BATCH = 120
WORKERS = 2


@dataclass(frozen=True)
class Spoken:
    """What to say and how: words a minute (espeak), pitch 0 to 99 (espeak), duration factor."""

    text: str
    voice: Voice
    words_per_minute: int = 160
    pitch: int = 50
    stretch: float = 1.0
    speed: float = 1.0
    """Resampling factor: above 1 is faster and higher."""


def draw(text: str, random: np.random.Generator) -> Spoken:
    """Draw a voice and its settings for one training sentence."""
    voice = voices.draw(random)
    return Spoken(
        text=text,
        voice=voice,
        words_per_minute=int(random.integers(110, 216)),
        pitch=50 if random.random() < 0.4 else int(random.integers(25, 76)),
        stretch=float(random.uniform(0.85, 1.25)),
        speed=1.0 if random.random() < 0.35 else float(random.uniform(0.9, 1.12)),
    )


def _espeak(spoken: Spoken) -> tuple[NDArray[np.float64], int]:
    command = ["espeak-ng", "-v", spoken.voice.name, "-s", str(spoken.words_per_minute),
               "-p", str(spoken.pitch), "--stdout", spoken.text]  # fmt: skip
    wav = bytearray(subprocess.run(command, check=True, capture_output=True).stdout)
    # espeak cannot seek in a pipe and leaves the lengths open: fill them in.
    wav[4:8] = (len(wav) - 8).to_bytes(4, "little")
    wav[40:44] = (len(wav) - 44).to_bytes(4, "little")
    return soundfile.read(io.BytesIO(bytes(wav)))  # type: ignore[no-any-return]


def _flite(spoken: Spoken, folder: Path) -> tuple[NDArray[np.float64], int]:
    target = folder / "flite.wav"
    command = ["flite", "-voice", spoken.voice.name, "--setf", f"duration_stretch={spoken.stretch}",
               "-t", spoken.text + " ", "-o", str(target)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    return soundfile.read(target)  # type: ignore[no-any-return]


def _festival(batch: Sequence[Spoken], folder: Path) -> Iterator[tuple[NDArray[np.float64], int]]:
    script, targets = [], []
    for index, spoken in enumerate(batch):
        target = folder / f"festival{index}.wav"
        script += [
            f"(voice_{spoken.voice.name})",
            f"(Parameter.set 'Duration_Stretch {spoken.stretch:.2f})",
            f'(utt.save.wave (utt.synth (Utterance Text "{spoken.text}")) "{target}" \'riff)',
        ]
        targets.append(target)
    path = folder / "batch.scm"
    path.write_text("\n".join(script))
    subprocess.run(["festival", "-b", str(path)], check=True, capture_output=True)
    for target in targets:
        yield soundfile.read(target)


def _to_16k(samples: NDArray[np.float64], rate_hz: float) -> Samples:
    """Resample by Fourier transform, on a padded length that transforms quickly."""
    wanted = round(len(samples) * settings.SAMPLE_RATE_HZ / rate_hz)
    padded = next_fast_len(len(samples) + 400)
    longer = round(padded * settings.SAMPLE_RATE_HZ / rate_hz)
    signal = np.zeros(padded)
    signal[: len(samples)] = samples
    out = resample(signal, longer)[:wanted] if rate_hz != settings.SAMPLE_RATE_HZ else samples
    return np.clip(np.round(out * 32767), -32768, 32767).astype(np.int16)


def _native(batch: Sequence[Spoken]) -> list[tuple[NDArray[np.float64], int]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        festival = [spoken for spoken in batch if spoken.voice.engine == "festival"]
        from_festival = _festival(festival, folder) if festival else iter(())
        ready = {id(spoken): wave for spoken, wave in zip(festival, from_festival, strict=True)}
        out = []
        for spoken in batch:
            if spoken.voice.engine == "espeak":
                out.append(_espeak(spoken))
            elif spoken.voice.engine == "flite":
                out.append(_flite(spoken, folder))
            else:
                out.append(ready[id(spoken)])
        return out


def speak_native(batch: Sequence[Spoken]) -> list[tuple[Samples, int]]:
    """Speak a batch at each engine's own rate: 16-bit samples and their rate in Hz."""
    return [
        (np.clip(np.round(wave * 32767), -32768, 32767).astype(np.int16), rate)
        for wave, rate in _native(batch)
    ]


def _speak_16k(batch: Sequence[Spoken]) -> list[Samples]:
    return [
        _to_16k(wave, rate * spoken.speed)
        for spoken, (wave, rate) in zip(batch, _native(batch), strict=True)
    ]


def speak_all(jobs: Sequence[Spoken], places: settings.Places) -> float:
    """Speak every job into the build's audio file and its index; return the hours spoken."""
    places.work.mkdir(parents=True, exist_ok=True)
    batches = [jobs[i : i + BATCH] for i in range(0, len(jobs), BATCH)]
    offset = 0
    with (
        places.audio.open("wb") as audio,
        places.utterances.open("w", encoding="utf-8") as index,
        ProcessPoolExecutor(WORKERS) as pool,
    ):
        for batch, waves in zip(batches, pool.map(_speak_16k, batches), strict=True):
            for spoken, wave in zip(batch, waves, strict=True):
                count = -(-len(wave) // settings.LABEL_SAMPLES) * settings.LABEL_SAMPLES
                padded = np.zeros(count, np.int16)
                padded[: len(wave)] = wave
                audio.write(padded.tobytes())
                entry = {"text": spoken.text, "voice": str(spoken.voice), "offset": offset,
                         "samples": count}  # fmt: skip
                index.write(json.dumps(entry) + "\n")
                offset += count
    return offset / settings.SAMPLE_RATE_HZ / 3600


@dataclass(frozen=True)
class Utterance:
    """One spoken training sentence in the audio file: `offset` and `samples` count samples."""

    text: str
    voice: str
    offset: int
    samples: int

    @property
    def labels(self) -> int:
        """Its length in 30 ms label frames."""
        return self.samples // settings.LABEL_SAMPLES


def load_index(places: settings.Places) -> list[Utterance]:
    """Read the index written by `speak_all`."""
    lines = places.utterances.read_text(encoding="utf-8").splitlines()
    return [Utterance(**json.loads(line)) for line in lines]


def load_audio(places: settings.Places) -> Samples:
    """Map the audio file into memory."""
    return np.memmap(places.audio, np.int16, "r")
