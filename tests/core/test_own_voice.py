"""What tells a rest of the coach's voice from a person."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from voice_coach.audio.own_voice import KEPT_SECONDS, RATE, OwnVoice
from voice_coach.audio.ports import Pcm

PART = 800


def voice(seconds: float, seed: int) -> Pcm:
    """Noise with the slope of speech, in syllables."""
    how = np.random.default_rng(seed)
    frames = round(seconds * RATE)
    sound = np.cumsum(how.standard_normal(frames))
    sound = np.diff(sound, n=1, prepend=0.0) + 0.3 * np.diff(sound, n=2, prepend=(0.0, 0.0))
    syllables = np.maximum(0, np.sin(np.arange(frames) / RATE * 2 * np.pi * 4 + seed))
    return (1500 * sound * syllables).astype(np.int16)


def heard(cleaned: Pcm, played: Pcm, *, begins_at: float = 10.0) -> OwnVoice:
    own = OwnVoice()
    for first in range(0, len(cleaned), PART):
        part = slice(first, first + PART)
        own.add(begins_at + first / RATE, cleaned[part], played[part])
    return own


@pytest.mark.parametrize("late", [0.0, 0.03, 0.25, 0.6])
@pytest.mark.parametrize("left_db", [-6, -30])
def test_a_rest_of_what_is_played_is_the_coach(late: float, left_db: float) -> None:
    """Its last words would be written as the person's."""
    played = voice(4.0, 1)
    rest = np.zeros_like(played)
    by = round(late * RATE)
    rest[by:] = played[: len(played) - by] * 10 ** (left_db / 20)
    own = heard(rest, played)
    assert own.is_in(11.0, 11.3)
    assert own.is_in(11.0, 13.5)


def test_the_very_first_words_are_the_coach_too() -> None:
    """Nothing was caught before that could be laid beside them."""
    played = voice(2.0, 1)
    own = heard((played * 0.1).astype(np.int16), played)
    assert own.is_in(10.0, 10.5)


def test_a_person_is_not_the_coach() -> None:
    """What somebody says over the coach would be lost."""
    own = heard(voice(4.0, 2), voice(4.0, 1))
    assert not own.is_in(11.0, 11.3)
    assert not own.is_in(11.0, 13.5)


def test_a_person_is_not_the_coach_where_less_of_it_is_left_than_of_them() -> None:
    """The canceller leaves a little."""
    played, person = voice(4.0, 1), voice(4.0, 2)
    both = (person + 0.03 * played).astype(np.int16)
    assert not heard(both, played).is_in(11.0, 12.0)


def test_who_answers_at_once_is_not_the_coach_whose_echo_is_beside_their_word() -> None:
    """A "yes" right behind the question would be lost."""
    played = voice(4.0, 1)
    played[round(2.0 * RATE) :] = 0
    caught = (0.3 * np.roll(played, round(0.1 * RATE))).astype(np.int16)
    begins, length = round(2.2 * RATE), round(0.25 * RATE)
    caught[begins : begins + length] += (0.1 * voice(0.25, 2)).astype(np.int16)
    own = heard(caught, played)
    assert own.is_in(11.7, 12.05)
    assert not own.is_in(12.2, 12.45)


def test_where_the_coachs_sound_is_cut_off_looks_like_no_echo() -> None:
    """The "he" of "he asked me to repeat the question", half a second behind the coach, was taken
    for it, and the rest for a command: both sounds of that moment, from a session in memory."""
    both, rate = soundfile.read(
        Path(__file__).with_name("answer_behind_the_coach.flac"), dtype="int16"
    )
    assert rate == RATE
    cleaned, played = both.T
    own = heard(cleaned, played, begins_at=10.0)
    assert not own.is_in(11.01, 11.19)


def test_where_nothing_is_known_it_is_a_person() -> None:
    """Someone who speaks long after the coach would not be heard."""
    silence = np.zeros(4 * RATE, dtype=np.int16)
    assert not OwnVoice().is_in(1.0, 2.0)
    assert not heard(voice(4.0, 2), silence).is_in(11.0, 12.0)
    assert not heard(voice(2.0, 1), voice(2.0, 1)).is_in(20.0, 21.0)


def test_only_the_last_is_kept() -> None:
    """An hour of talk would fill the memory."""
    own = OwnVoice()
    part = voice(1.0, 1)
    for second in range(100):
        own.add(float(second), part, part)
    assert not own.is_in(99.0 - KEPT_SECONDS - 5.0, 99.0 - KEPT_SECONDS - 4.0)
    assert own.is_in(98.0, 99.0)
