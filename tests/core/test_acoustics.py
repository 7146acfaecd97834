"""The room that the benchmark of turns speaks in: echo, delay, reverberation, drift and noise."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.acoustics import Acoustics, Echoes, Room, impulse_response
from tests.support.likeness import find_clip
from tests.support.pulse import RATE
from voice_coach.audio.ports import Pcm
from voice_coach.audio.sound import level_dbfs, to_pcm

BLOCK = 160
SILENT_DBFS = -120.0


def heard(room: Room, played: Pcm, already_late: float = 0.0) -> Pcm:
    acoustics = Acoustics(room, BLOCK, already_late=already_late)
    return to_pcm(np.concatenate([acoustics.add(part) for part in played.reshape(-1, BLOCK)]))


def hiss(seconds: float) -> Pcm:
    return to_pcm(np.random.default_rng(1).normal(0, 3000, round(seconds * RATE)))


def padded(sound: Pcm) -> Pcm:
    return np.concatenate([sound, np.zeros(RATE, np.int16)])


@pytest.mark.parametrize("delay", [0.0, 0.1, 0.25, 0.4])
def test_an_echo_comes_when_and_as_loud_as_it_is_said(delay: float) -> None:
    """All figures of a room would stand in another room's line."""
    sound = hiss(1.0)
    room = Room(delay, -12.0, noise_dbfs=SILENT_DBFS)
    echo = heard(room, padded(sound), already_late=0.03)
    place, _ = find_clip(echo, sound)
    assert place / RATE == pytest.approx(max(0.0, delay - 0.03), abs=0.001)
    steady = echo[place + RATE // 2 : place + RATE]
    assert level_dbfs(steady) == pytest.approx(level_dbfs(sound) - 12.0, abs=1.0)


def test_it_dies_away_in_its_time() -> None:
    """A room of 0.4 s would be another one."""
    response = impulse_response(0.4)
    assert np.sum(response**2) == pytest.approx(1.0)
    energy = np.cumsum(response[::-1] ** 2)[::-1]  # Schroeder's backward integration
    after, later = (10 * np.log10(energy[round(s * RATE)]) for s in (0.05, 0.25))
    assert after - later == pytest.approx(60 * 0.2 / 0.4, abs=3.0)


def test_blocks_give_what_one_convolution_gives() -> None:
    """Clicks at each block would be what the canceller fails at."""
    response, sound = impulse_response(0.1), hiss(0.5).astype(np.float64)
    echoes = Echoes(response, BLOCK)
    parts = np.concatenate([echoes.add(part) for part in sound.reshape(-1, BLOCK)])
    assert np.allclose(parts, np.convolve(sound, response)[: len(sound)], atol=1e-6)


def test_clocks_run_apart() -> None:
    """A loudspeaker whose clock drifts would never be tried."""
    sound = hiss(10.0)
    echo = heard(Room(0.1, 0.0, 0.01, SILENT_DBFS, drift_ppm=500.0), sound)
    late = []
    for second in (0, 9):
        part = sound[second * RATE : second * RATE + RATE // 4]
        place, _ = find_clip(echo[second * RATE :], part)
        late.append(place / RATE)
    assert late[1] - late[0] == pytest.approx(9 * 500e-6, abs=0.001)


def test_with_headphones_there_is_noise_and_nothing_else() -> None:
    """The noise would be louder or softer than is said."""
    room = Room(echo_db=None, noise_dbfs=-46.0)
    assert level_dbfs(heard(room, hiss(10.0))) == pytest.approx(-46.0, abs=0.5)
