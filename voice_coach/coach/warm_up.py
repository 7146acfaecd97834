"""Begins what takes long before it is needed: for the first word, and while the person thinks."""

from __future__ import annotations

import contextlib
import os
import threading
from functools import cache

_SETTLED_AFTER_SECONDS = 5.0
_looking: list[threading.Thread] = []


def warm_up() -> None:
    """Let the sound system look for devices while the program is still being loaded."""
    # Samples are added and scaled here, never multiplied as matrices: no helpers for that.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _looking.append(threading.Thread(target=_find_sound, daemon=True, name="warming up"))
    _looking[-1].start()


def settle() -> None:
    """Wait until the sound system has looked, where it is doing that, for some seconds at most.

    PortAudio's start sends the whole process's standard error nowhere meanwhile: a sentence that
    somebody writes there is lost, and who ends the process just then may crash it.
    """
    while _looking:
        _looking.pop().join(_SETTLED_AFTER_SECONDS)


def _find_sound() -> None:
    from voice_coach.audio.devices import portaudio
    from voice_coach.errors import SoundError

    with contextlib.suppress(SoundError):  # whoever needs sound is told then
        portaudio()


@cache
def load_dates() -> None:
    """The rules for spoken dates take a fifth of a second; an answer is not to wait for them."""
    threading.Thread(target=_load_dates, daemon=True, name="loading dates").start()


def _load_dates() -> None:
    import text_to_num  # noqa: F401 - what is imported here is at hand later

    import voice_coach.dates.understand  # noqa: F401
