"""What the benchmark of hearing counts as an error, and what not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scripts.parts.benchmarks import hearing_rooms, hearing_sounds, hearing_speech
from scripts.parts.benchmarks.hearing_score import Tally
from scripts.parts.benchmarks.hearing_words import tokens, words
from voice_coach.audio.ports import Clip
from voice_coach.audio.sound import level_dbfs, write_wav
from voice_coach.fair_copy.ports import RATE_HZ

SAME = [
    ("I'm late.", "i am late"),
    ("I don't know; I can't.", "i do not know i cannot"),
    ("It's what we've said, isn't it?", "it is what we have said is not it"),
    ("At 5:30 p.m.", "at five thirty pm"),
    ("At 5:00 PM", "at five p m"),
    ("On May 23rd", "on may twenty third"),
    ("It cost $200.", "it cost two hundred dollars"),
    ("About 50% of 1,250", "about fifty percent of one thousand two hundred and fifty"),
    ("My well-known sister's house", "my well known sisters house"),
    ("OK, all right", "okay alright"),
    ("Mrs. Peters and Dr. Miller", "missus peters and doctor miller"),
    ("I\u2019m \u201csure\u201d \u2026 yes", "i'm sure yes"),
    ("5 o'clock", "five o'clock"),
]
DIFFERENT = [("five", "nine"), ("sister", "sisters"), ("I am", "I was"), ("do", "don't")]


@pytest.mark.parametrize(("written", "spoken"), SAME)
def test_ways_of_writing_are_no_errors(written: str, spoken: str) -> None:
    """Otherwise figures tell of spelling, not of hearing."""
    without_and = [word for word in words(spoken) if word != "and" or "and" in written]
    assert words(written) == without_and


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_words_are_errors(one: str, other: str) -> None:
    """Otherwise the benchmark flatters."""
    assert words(one) != words(other)


def test_signs_are_counted_where_the_words_are_aligned() -> None:
    """Otherwise a full stop anywhere counts as right."""
    tally = Tally()
    right = "I left. Why did she ask? It was late, and I don't know."
    assert tally.add(right, right) == 0
    assert {name: tally.f1(name) for name in tally.both} == dict.fromkeys(tally.both, 1.0)
    assert tally.add(right, "I left why did. she ask it was late and I don't know") == 0
    assert tally.both["sentence ends"] == 3
    assert tally.heard["sentence ends"] == 4
    assert tally.heard["question marks"] == tally.both["question marks"] == 1
    assert tally.add("Yes.", "") == 1
    assert tally.add("", "Thank you.") == 2
    assert tally.words == 29
    assert tally.percent == pytest.approx(100 * 3 / 29)
    low, high = tally.interval()
    assert low <= tally.percent <= high
    (token,) = tokens("Mrs.")
    assert not token.ends, "a full stop of an abbreviation"


def test_the_answers_are_enough_and_whole() -> None:
    """Otherwise the goals are measured on less than was agreed."""
    texts = [hearing_speech.text_of(answer) for answer in hearing_speech.texts()]
    assert len(set(texts)) == len(texts) >= 60
    assert sum(text.count("?") for text in texts) >= 20
    assert all(text[0].isupper() and text[-1] in ".?" and "|" not in text for text in texts)


def test_noise_has_its_level_and_a_room_its_tail() -> None:
    """Otherwise "at 10 dB" means something else each time."""
    speech = np.zeros(RATE_HZ * 2, np.int16)
    speech[:RATE_HZ] = (3000 * np.sin(np.arange(RATE_HZ) / 5)).astype(np.int16)
    noisy = hearing_rooms.with_noise(speech, 10, seed=1).astype(float)
    power = np.mean(noisy[RATE_HZ:] ** 2)
    assert 10 * np.log10(np.mean(speech[:RATE_HZ].astype(float) ** 2) / power) == pytest.approx(
        10, abs=1.5
    )
    room = hearing_rooms.in_a_room(speech, seed=1).astype(float)
    tail = room[RATE_HZ : RATE_HZ + RATE_HZ // 2]
    assert np.mean(tail[:1600] ** 2) > 100 * np.mean(tail[-1600:] ** 2) > 0


def test_a_sound_without_words_is_heard_as_recorded_and_as_loud_as_speech(tmp_path: Path) -> None:
    """A laugh that was recorded softly would count as one that writes nothing."""
    tone = (200 * np.sin(np.arange(4000) / 8)).astype(np.int16)
    write_wav(tmp_path / "a.wav", Clip(tone, 8000))
    (_, soft), (name, loud) = hearing_sounds.levelled(tmp_path)
    assert name == "a"
    quiet = round(hearing_sounds.QUIET_SECONDS * RATE_HZ)
    assert len(soft) == len(loud) == pytest.approx(2 * quiet + RATE_HZ // 2, abs=20)
    middle = slice(quiet + 2000, quiet + 6000)
    assert level_dbfs(loud[middle]) == pytest.approx(hearing_sounds.SPEECH_DBFS, abs=1.0)
    assert level_dbfs(soft[middle]) < level_dbfs(loud[middle]) - 15
    assert level_dbfs(loud[: quiet // 2]) == pytest.approx(hearing_sounds.ROOM_DBFS, abs=5.0)
