"""The one queue between the edges and the runner, and the clock of a session without sound."""

from __future__ import annotations

import queue
import time

from voice_coach.audio.ports import Clock
from voice_coach.messages import Message

_LONGEST_WAIT_SECONDS = 0.25
"""Waiting in short turns lets Ctrl-C through on Windows, and follows a clock that drifts."""


class QueueInbox:
    """A real queue; ``get`` waits until the ``clock`` says so.

    ``SimpleQueue.put`` neither blocks nor takes a Python lock: it may be called from an audio
    callback and from a signal handler.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._messages: queue.SimpleQueue[Message] = queue.SimpleQueue()

    def post(self, message: Message) -> None:
        """Add a message."""
        self._messages.put(message)

    def get(self, until: float | None) -> Message | None:
        """The next message, or None when the clock reached ``until`` (seconds) first."""
        while True:
            wait = _LONGEST_WAIT_SECONDS
            if until is not None:
                wait = min(wait, until - self._clock.now())
            try:
                if wait <= 0:
                    return self._messages.get_nowait()
                return self._messages.get(timeout=wait)
            except queue.Empty:
                if until is not None and self._clock.now() >= until:
                    return None


class SystemClock:
    """Seconds since this clock was made, by the computer's own steady clock."""

    def __init__(self) -> None:
        self._started_at = time.monotonic()

    def now(self) -> float:
        """Seconds; never goes back."""
        return time.monotonic() - self._started_at
