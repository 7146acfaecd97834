"""Where in its sound each sentence of a prompt begins, and going on from there."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.ports import Clip, Pcm
from voice_coach.audio.sentence_starts import BEFORE_SECONDS, sentence_starts
from voice_coach.audio.sound import concatenate, silence
from voice_coach.coach.mouth import SpokenMouth
from voice_coach.manners import DEFAULT

RATE = 16000
COMMA, STOP = 0.2, 0.4
"""Seconds of pauses as engines make them."""


def loud(seconds: float) -> Clip:
    return Clip(np.full(round(seconds * RATE), 10_000, dtype=np.int16), RATE)


def said(*seconds: float) -> Clip:
    """Words and pauses of these lengths, one after the other."""
    return concatenate(
        *(silence(s, RATE) if place % 2 else loud(s) for place, s in enumerate(seconds))
    )


@pytest.mark.parametrize(
    ("text", "clip", "starts"),
    [
        ("Listen.", said(1.0), [0.0]),
        ("Well, listen.", said(0.5, COMMA, 0.5), [0.0]),
        ("Well, listen. Wait.", said(0.5, COMMA, 0.5, STOP, 1.0), [0.0, 1.6]),
        ("Now, all of you, listen. Wait.", said(0.3, 0.45, 1.5, STOP, 0.5), [0.0, 2.65]),
        ("Listen. Wait. Who, me?", said(1.0, STOP, 1.0, STOP, 0.5, COMMA, 0.5), [0.0, 1.4, 2.8]),
    ],
)
def test_sentences_begin_behind_the_longest_pauses(
    text: str, clip: Clip, starts: list[float]
) -> None:
    """The coach would go on in the middle of one."""
    expected = [start and start - BEFORE_SECONDS for start in starts]
    assert sentence_starts(clip, text) == pytest.approx(expected, abs=0.011)


def test_sentences_without_a_pause_between_are_as_long_as_written() -> None:
    """A voice that runs them into each other would leave nothing to go on from."""
    assert sentence_starts(said(2.0), "Wait now. Who is it?") == pytest.approx([0.0, 0.9], abs=0.05)


class TwoSentences:
    """A voice that says two of a second each."""

    def render(self, text: str, *, pace: float = 1.0) -> Clip:
        return said(1.0, STOP, 1.0)

    def prepare(self, texts: Iterable[str], *, keep: bool = False, pace: float = 1.0) -> None:
        """There is nothing to do."""

    def set_rate(self, words_per_minute: int) -> None:
        """It has one."""

    def close(self) -> None:
        """Nothing to close."""


@pytest.mark.parametrize("first", [0, 1, 2, 3])
def test_the_mouth_goes_on_from_a_sentence(first: int) -> None:
    """What was heard already would be said again, or the sentence that was cut not at all."""
    played: list[Pcm] = []
    card = MemoryCard(RATE, recording=played.append)
    mouth = SpokenMouth(TwoSentences(), card, DEFAULT)
    pieces = ("Thank you. Listen.", "Wait. Who?")
    gap = DEFAULT.before_question_seconds
    starts = [0.0, 1.38, 2.4 + gap, 3.78 + gap]
    playback = mouth.say(pieces, first=first)
    begins = starts[first]
    parts = [start - begins for start in starts[first:]]
    assert [part - playback.starts_at for part in playback.parts] == pytest.approx(parts, abs=0.011)
    assert playback.ends_at - playback.starts_at == pytest.approx(4.8 + gap - begins, abs=0.011)
    card.get(playback.ends_at)
    sounds = np.concatenate(played)[round(playback.starts_at * RATE) :] != 0
    assert int(np.argmax(sounds)) / RATE <= 0.021
