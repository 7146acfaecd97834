"""A key to talk: what the microphone catches counts only from one press to the next.

For whoever has a screen reader that talks into the open microphone. A terminal tells of no key
that is let go; where one is held down, it repeats itself, and that is no press of its own.
"""

from __future__ import annotations

import math

from voice_coach.audio.ports import Clock

_HELD_SECONDS = 0.6
"""A key that is held down begins to repeat itself within this, by any system's usual setting."""
_REPEAT_SECONDS = 0.15
_KEPT_SPANS = 16
"""Sound that is older than so many presses has long been taken in."""


class TalkKey:
    """Shut at first. Times are in seconds on the session's clock; safe from any thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._spans: tuple[tuple[float, float], ...] = ()
        """From when to when it was open; the last may be open still."""
        self._pressed_at = -math.inf

    @property
    def is_open(self) -> bool:
        """Whether the person talks now."""
        return bool(self._spans) and self._spans[-1][1] == math.inf

    def press(self) -> bool:
        """The key came: whether that opened or shut it. A key held down does so once."""
        now = self._clock.now()
        repeats = now - self._pressed_at < _REPEAT_SECONDS
        self._pressed_at = now
        if repeats:
            return False
        if not self.is_open:
            self._spans = (*self._spans[-_KEPT_SPANS:], (now, math.inf))
            return True
        opened_at = self._spans[-1][0]
        if now - opened_at < _HELD_SECONDS:
            return False
        self._spans = (*self._spans[:-1], (opened_at, now))
        return True

    def lets(self, begins_at: float, ends_at: float) -> bool:
        """Whether any of this time was open."""
        return any(begins_at < shut and opened < ends_at for opened, shut in self._spans)
