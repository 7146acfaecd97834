"""The measure of what was heard: holes of a busy computer are no loss, and lost words are one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.support.likeness import RATE, WHOLE, share_heard, share_spoken
from voice_coach.audio.bell import bell
from voice_coach.audio.ports import Pcm
from voice_coach.audio.sound import resample
from voice_coach.audio.voice import PyttsxVoice

SENTENCES = (
    "Friday the 27th of November, at six in the evening. Is that right?",
    "This was your event: I had a long talk with my sister about the house.",
    "My new job.",
)
LEAD_FRAMES = RATE // 2


def recorded(sound: Pcm) -> Pcm:
    """Silence before and after."""
    return np.concatenate([np.zeros(LEAD_FRAMES, np.int16), sound, np.zeros(RATE, np.int16)])


def held_up(sound: Pcm, *shares: float) -> Pcm:
    """With a hole of 80 ms at each share of it."""
    parts = np.split(sound, [int(share * len(sound)) for share in shares])
    hole = np.zeros(round(0.08 * RATE), np.int16)
    return np.concatenate([piece for part in parts for piece in (part, hole)])


def without(sound: Pcm, begins: float, ends: float) -> Pcm:
    """Without what lies between these seconds."""
    return np.concatenate([sound[: round(begins * RATE)], sound[round(ends * RATE) :]])


@pytest.mark.parametrize("text", SENTENCES)
def test_words_that_are_missing_are_noticed_and_holes_are_not(tmp_path: Path, text: str) -> None:
    """A prompt of which the end is cut off would pass; or one would fail on a busy computer."""
    clips = []
    for name in ("one", "other"):
        voice = PyttsxVoice(runtime_dir=tmp_path / name)
        clips.append(resample(voice.render(text), RATE).pcm)
        voice.close()
    one, other = clips
    seconds = len(one) / RATE
    for measure, sound in ((share_heard, one), (share_spoken, other)):
        for whole in (sound, held_up(sound, 0.3), held_up(sound, 0.2, 0.6)):
            start, share = measure(recorded(whole), one)
            assert share > WHOLE
            assert abs(start - LEAD_FRAMES) < 0.02 * RATE
        for cut in ((seconds - 0.5, seconds), (0.0, 0.4), (seconds / 2, seconds / 2 + 0.4)):
            assert measure(recorded(without(sound, *cut)), one)[1] < WHOLE, cut


def test_a_sound_that_begins_softly_is_found_where_it_begins() -> None:
    """The bell would be placed before the silence that it breaks."""
    stroke = bell(RATE).pcm[: 2 * RATE]
    before = np.random.default_rng(1).normal(0, 3000, RATE).astype(np.int16)
    start, share = share_heard(np.concatenate([before, recorded(stroke)]), stroke)
    assert share > WHOLE
    assert start == RATE + LEAD_FRAMES


def test_another_sound_is_not_found() -> None:
    """Anything would pass for the prompt."""
    one, other = (np.random.default_rng(n).normal(0, 3000, RATE).astype(np.int16) for n in (1, 2))
    assert share_heard(recorded(other), one)[1] == 0.0
