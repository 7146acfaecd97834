"""Begins what takes long before it is needed, so that the first word comes soon."""

from __future__ import annotations

import contextlib
import os
import threading


def warm_up() -> None:
    """Let the sound system look for devices while the program is still being loaded."""
    # Samples are added and scaled here, never multiplied as matrices: no helpers for that.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    threading.Thread(target=_find_sound, daemon=True, name="warming up").start()


def _find_sound() -> None:
    from voice_coach.audio.devices import portaudio
    from voice_coach.errors import SoundError

    with contextlib.suppress(SoundError):  # whoever needs sound is told then
        portaudio()
