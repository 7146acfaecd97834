"""Clips: resampling, levels, trimming, files, the bell. No device is needed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from voice_coach.audio import sound
from voice_coach.audio.bell import bell
from voice_coach.audio.ports import Clip
from voice_coach.errors import SoundError


def tone(hertz: float, *, seconds: float = 0.5, rate: int = 22050, dbfs: float = -6.0) -> Clip:
    time = np.arange(round(seconds * rate)) / rate
    return Clip(sound.to_pcm(32767 * 10 ** (dbfs / 20) * np.sin(2 * np.pi * hertz * time)), rate)


def test_resampling_keeps_length_pitch_and_level() -> None:
    """A voice on a 48 kHz device would sound higher, longer or softer."""
    clip = tone(1000)
    there = sound.resample(clip, 48000)
    assert there.rate == 48000
    assert abs(there.seconds - clip.seconds) < 0.001
    spectrum = np.abs(np.fft.rfft(there.pcm[:24000].astype(float)))
    assert abs(int(np.argmax(spectrum)) * 2 - 1000) <= 2
    middle = slice(4800, -4800)
    assert sound.level_dbfs(there.pcm[middle]) == pytest.approx(sound.level_dbfs(clip.pcm), abs=0.1)


def test_resampling_down_leaves_no_alias() -> None:
    """A bright bell on a narrow device would ring with tones it does not have."""
    down = sound.resample(tone(9000, rate=48000), 16000)
    assert sound.level_dbfs(down.pcm[800:-800]) < -70


def test_level_is_calibrated() -> None:
    """The level meter would show a quiet room as noise, or fail on digital silence."""
    assert sound.level_dbfs(tone(1000, dbfs=-20.0).pcm) == pytest.approx(-23.0, abs=0.05)
    assert sound.level_dbfs(np.zeros(100, dtype=np.int16)) == sound.SILENCE_DBFS
    assert sound.level_dbfs(np.zeros(0, dtype=np.int16)) == sound.SILENCE_DBFS


def test_gain_never_wraps_around() -> None:
    """ "Louder" would turn peaks into crackle."""
    loud = sound.gain(Clip(np.array([30000, -30000], dtype=np.int16), 8000), 2.0)
    assert loud.pcm.tolist() == [32767, -32768]


def test_trim_takes_silence_and_nothing_else() -> None:
    """A person would wait for the silence that speech engines append, or lose a first sound."""
    word = tone(440, seconds=0.3, dbfs=-20)
    clip = sound.concatenate(sound.silence(0.4, 22050), word, sound.silence(0.5, 22050))
    kept = sound.trim(clip)
    assert kept.seconds == pytest.approx(0.37, abs=0.005)
    assert np.max(np.abs(kept.pcm)) == np.max(np.abs(word.pcm))
    quiet = sound.silence(0.2, 22050)
    assert sound.trim(quiet).seconds == quiet.seconds


def test_a_clip_survives_a_file(tmp_path: Path) -> None:
    """A recording made for a bug report would differ from what was played."""
    clip = tone(700)
    sound.write_wav(tmp_path / "a.wav", clip)
    again = sound.read_clip(tmp_path / "a.wav")
    assert again.rate == clip.rate
    assert np.array_equal(again.pcm, clip.pcm)


def test_a_broken_file_is_a_sentence(tmp_path: Path) -> None:
    """A half-written sound file would end the session with a traceback."""
    (tmp_path / "b.wav").write_bytes(b"RIFF oops")
    with pytest.raises(SoundError, match=r"b\.wav cannot be read"):
        sound.read_clip(tmp_path / "b.wav")


@pytest.mark.parametrize("rate", [8000, 22050, 44100, 48000])
def test_the_bell_is_soft_and_dies_away(rate: int) -> None:
    """A bell that clicks, clips or stops short would startle someone with closed eyes."""
    clip = bell(rate)
    assert 4.0 <= clip.seconds <= 6.0
    assert sound.peak_dbfs(clip.pcm) == pytest.approx(-12.0, abs=0.05)
    steps = np.abs(np.diff(clip.pcm[: round(0.002 * rate)].astype(int)))
    assert np.max(steps) < 600
    levels = [sound.level_dbfs(clip.pcm[i * rate : (i + 1) * rate]) for i in range(4)]
    assert levels == sorted(levels, reverse=True)
    assert abs(int(clip.pcm[-1])) <= 1
