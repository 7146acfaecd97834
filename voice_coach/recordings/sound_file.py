"""A recording as a file: Ogg Opus, or FLAC where somebody wants every sample.

Opus at 16 kHz takes 12.9 MB an hour here, FLAC some 60; that is the band that both ears listen to.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach import files
from voice_coach.errors import JournalError
from voice_coach.recordings.places import Kind

if TYPE_CHECKING:
    from voice_coach.audio.ports import Clip, Pcm

RATE_HZ = 16_000
BYTES_A_SECOND = {"opus": 3_600, "flac": 17_000}
"""Measured with speech, and what to look for on a disk beforehand."""
_FORMATS = {"opus": ("OGG", "OPUS"), "flac": ("FLAC", "PCM_16")}
_FADE_SECONDS = 0.01
"""Where pieces of sound are joined, so that nothing clicks."""


def encoded(clips: Iterable[Clip], kind: Kind) -> bytes:
    """These clips one after the other as a file's bytes; each is taken when its turn comes."""
    import soundfile

    from voice_coach.audio.sound import resample

    out = io.BytesIO()
    form, subtype = _FORMATS[kind]
    with soundfile.SoundFile(
        out, "w", samplerate=RATE_HZ, channels=1, format=form, subtype=subtype
    ) as sound:
        for clip in clips:
            sound.write(_faded(resample(clip, RATE_HZ).pcm))
    return out.getvalue()


def _faded(pcm: Pcm) -> Pcm:
    """With a soft beginning and end."""
    import numpy as np

    frames = min(len(pcm) // 2, round(_FADE_SECONDS * RATE_HZ))
    shape = np.ones(len(pcm), dtype=np.float32)
    slope = np.linspace(0.0, 1.0, frames, endpoint=False, dtype=np.float32)
    shape[:frames], shape[len(pcm) - frames :] = slope, slope[::-1]
    return (pcm * shape).astype(np.int16)


def seconds_of(path: Path) -> float:
    """How long it is. Raises JournalError: it is missing, or no sound."""
    import soundfile

    with files.sentences(path, "read"), files.open_linked(path) as file:
        try:
            return float(soundfile.info(file).duration)
        except soundfile.LibsndfileError as error:
            raise _broken(path) from error


def sound_in(path: Path, starts_at: float = 0.0, ends_at: float | None = None) -> Clip:
    """The sound from then to then (seconds), or to its end. Raises JournalError."""
    import soundfile

    from voice_coach.audio.ports import Clip

    with files.sentences(path, "read"), files.open_linked(path) as file:
        try:
            with soundfile.SoundFile(file) as sound:
                rate = sound.samplerate
                first = min(max(0, round(starts_at * rate)), sound.frames)
                sound.seek(first)
                frames = -1 if ends_at is None else max(0, round(ends_at * rate) - first)
                pcm = sound.read(frames, dtype="int16", always_2d=True)[:, 0]
        except soundfile.LibsndfileError as error:
            raise _broken(path) from error
    return Clip(pcm, rate)


def _broken(path: Path) -> JournalError:
    return JournalError(
        f"{path} cannot be played: it is no recording, or was damaged.",
        safe="What was written down of it stands in the journal page.",
    )
