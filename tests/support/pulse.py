"""Two blocking streams of a PulseAudio server that tell how late they are: libpulse-simple.

PortAudio tells a nominal delay only; a room that is to be steady has to know the true one.
"""

from __future__ import annotations

import ctypes
from typing import Literal

import numpy as np

from voice_coach.audio.ports import Pcm

RATE = 16000
"""Hz; the server resamples."""
_LIBRARY = "libpulse-simple.so.0"
_DIRECTIONS = {"playback": 1, "record": 2}
_S16LE = 3
_LEFT_TO_THE_SERVER = 0xFFFFFFFF


class _Spec(ctypes.Structure):
    _fields_ = (("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8))


class _Buffer(ctypes.Structure):
    _fields_ = tuple(
        (name, ctypes.c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")
    )


class PulseStream:
    """Mono int16 at ``RATE`` Hz, from a source or to a sink, with about ``latency_seconds`` of
    sound lying ready. Raises OSError where the library or the device is missing."""

    def __init__(
        self, direction: Literal["playback", "record"], device: str, latency_seconds: float
    ) -> None:
        self._library = ctypes.CDLL(_LIBRARY)
        self._library.pa_simple_new.restype = ctypes.c_void_p
        self._library.pa_simple_get_latency.restype = ctypes.c_uint64
        self._error = ctypes.c_int(0)
        size = round(latency_seconds * RATE) * 2
        left = _LEFT_TO_THE_SERVER
        buffer = _Buffer(left, size, left, left, size)
        stream = self._library.pa_simple_new(
            None, b"room", _DIRECTIONS[direction], device.encode(), b"room",
            ctypes.byref(_Spec(_S16LE, RATE, 1)), None, ctypes.byref(buffer),
            ctypes.byref(self._error),
        )  # fmt: skip
        if not stream:
            raise OSError(f"PulseAudio's {direction} of {device}: error {self._error.value}")
        self._stream = ctypes.c_void_p(stream)

    def read(self, frames: int) -> Pcm:
        """The next frames; waits for them. Raises OSError when the server went away."""
        block = np.empty(frames, dtype=np.int16)
        self._checked(self._library.pa_simple_read, block)
        return block

    def write(self, block: Pcm) -> None:
        """Play these; waits until there is room for them. Raises OSError."""
        self._checked(self._library.pa_simple_write, np.ascontiguousarray(block))

    def latency(self) -> float:
        """Seconds by which the next block read is old, or the next one written is late."""
        error = ctypes.byref(self._error)
        return float(self._library.pa_simple_get_latency(self._stream, error)) / 1e6

    def _checked(self, call: ctypes._NamedFuncPointer, block: Pcm) -> None:
        address, size = ctypes.c_void_p(block.ctypes.data), ctypes.c_size_t(block.nbytes)
        if call(self._stream, address, size, ctypes.byref(self._error)) < 0:
            raise OSError(f"PulseAudio: error {self._error.value}")
