"""The sound card in memory: sample-exact, and quick where nothing happens."""

from __future__ import annotations

import time

import numpy as np
import pytest

from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.ports import Clip, Pcm
from voice_coach.errors import SoundError
from voice_coach.messages import ClipFinished, Interrupted

RATE = 16000


def noise(seconds: float, seed: int = 1, rate: int = RATE) -> Clip:
    samples = np.random.default_rng(seed).normal(0, 4000, round(seconds * rate))
    return Clip(samples.clip(-20000, 20000).astype(np.int16), rate)


class Tape:
    """Keeps what was played."""

    def __init__(self) -> None:
        self.blocks: list[Pcm] = []

    def __call__(self, block: Pcm) -> None:
        self.blocks.append(block)

    @property
    def pcm(self) -> Pcm:
        return np.concatenate(self.blocks)


def test_clips_lie_to_the_sample() -> None:
    """The figures for cues and bells would be those of the block size."""
    tape = Tape()
    card = MemoryCard(RATE, recording=tape)
    first, second = noise(0.5, 1), noise(0.3, 2)
    card.play(first, at=1.00001)
    play = card.play(second, at=61.3337)
    assert card.get(None) == ClipFinished(1, (16000 + 8000) / RATE)
    assert card.now() == 1.5
    assert card.get(None) == ClipFinished(2, play.ends_at)
    assert card.get(70.0) is None
    assert card.now() == 70.0
    pcm = tape.pcm
    assert len(pcm) == 70 * RATE
    at = round(61.3337 * RATE)
    wanted = np.zeros(70 * RATE, dtype=np.int16)
    wanted[16000:24000] = first.pcm
    wanted[at : at + 4800] = second.pcm
    assert np.array_equal(pcm, wanted)


def test_overlapping_clips_are_mixed_and_held_within_range() -> None:
    """A cue over a ringing bell would crackle."""
    tape = Tape()
    card = MemoryCard(RATE, recording=tape)
    full = Clip(np.full(RATE, 25000, dtype=np.int16), RATE)
    card.play(full, at=0.0)
    card.play(full, at=0.5)
    card.get(None)
    card.get(None)
    assert tape.pcm[0] == 25000
    assert tape.pcm[12000] == 32767
    assert tape.pcm[20000] == 25000


def test_without_a_time_clips_follow_each_other() -> None:
    """Two sentences would be spoken into each other."""
    card = MemoryCard(RATE)
    one, two, three = (card.play(noise(0.4, seed)) for seed in (1, 2, 3))
    assert one.starts_at == 0.0
    assert two.starts_at == one.ends_at
    assert three.starts_at == two.ends_at


def test_stop_fades_and_reports_nothing() -> None:
    """The runner would take a prompt cut short for one that was heard."""
    tape = Tape()
    card = MemoryCard(RATE, recording=tape)
    clip = Clip(np.full(10 * RATE, 8000, dtype=np.int16), RATE)
    card.play(clip)
    card.play(clip, at=20.0)
    assert card.get(1.0) is None
    card.stop()
    assert card.get(30.0) is None
    loud = np.flatnonzero(tape.pcm)
    assert RATE < loud[-1] < 1.01 * RATE
    assert np.max(np.abs(np.diff(tape.pcm[RATE - 10 :].astype(int)))) < 100, "no click"
    again = card.play(noise(0.1))
    assert card.get(None) == ClipFinished(again.number, again.ends_at)


def test_messages_come_before_time() -> None:
    """Time would run away while the runner still has something to do."""
    card = MemoryCard(RATE)
    card.post(Interrupted())
    assert card.get(5.0) == Interrupted()
    assert card.now() == 0.0


def test_a_silent_hour_is_nearly_free() -> None:
    """The simulated hour of the tests would take as long as its sound."""
    card = MemoryCard(RATE)
    started = time.process_time()
    assert card.get(3600.0) is None
    assert card.now() == 3600.0
    assert time.process_time() - started < 2.0


def test_nobody_waits_for_ever() -> None:
    """A mistake in a scenario would hang the tests."""
    card = MemoryCard(RATE, patience_seconds=100.0)
    with pytest.raises(SoundError, match="Nothing happens"):
        card.get(None)


def test_other_rates_are_resampled() -> None:
    """The synthetic person would squeak."""
    card = MemoryCard(RATE)
    play = card.play(noise(1.0, rate=22050))
    assert play.ends_at - play.starts_at == pytest.approx(1.0, abs=0.001)
