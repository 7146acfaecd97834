"""Linux's sound as PortAudio needs it: where ALSA is not configured, PortAudio ends the process."""

from __future__ import annotations

import ctypes
import sys

from voice_coach.errors import SoundError


def check_alsa() -> None:
    """Raises SoundError where ALSA has no usable configuration; elsewhere does nothing."""
    if not sys.platform.startswith("linux"):
        return
    try:
        alsa = ctypes.CDLL("libasound.so.2")
        configured = _knows_devices(alsa)
    except (OSError, AttributeError, ValueError):
        return  # without the library PortAudio cannot be loaded either, and that is told of
    if not configured:
        raise SoundError(
            "The system's sound (ALSA) is not configured, or its configuration is broken.",
            todo="Look at ~/.asoundrc, /etc/asound.conf and the file that ALSA_CONFIG_PATH names, "
            "if any (Debian, Ubuntu: `sudo apt install --reinstall libasound2-data` brings back "
            "the system's own), or type with --keyboard.",
        )


def _knows_devices(alsa: ctypes.CDLL) -> bool:
    """Whether the configuration can be read and has a section of devices, "pcm"; PortAudio
    asserts that it is there."""
    if alsa.snd_config_update() < 0:
        return False
    top = ctypes.c_void_p.in_dll(alsa, "snd_config")
    found = ctypes.c_void_p()
    return bool(top.value) and alsa.snd_config_search(top, b"pcm", ctypes.byref(found)) >= 0
