"""A clock that follows the sound card: smooth between callbacks, and never going back."""

from __future__ import annotations

import time
from dataclasses import dataclass

SETTLING_SECONDS = 0.5
"""A difference to the card is worked off in this time, faster or slower, never by a jump."""
LARGEST_BEND = 0.5
JUMP_SECONDS = 0.25
"""The card being further ahead than this (it was away) is taken over at once."""


@dataclass(frozen=True, slots=True)
class _Line:
    at: float
    monotonic: float
    slope: float


class StreamClock:
    """The session's time as a line over the computer's steady clock, bent to the card's count.

    ``follow`` is called from the audio callback, ``now`` from anywhere; the line is replaced as
    a whole, so no lock is needed. Without a card it runs on.
    """

    def __init__(self) -> None:
        self._line = _Line(0.0, time.monotonic(), 1.0)
        self._latest = 0.0

    def now(self) -> float:
        """Seconds since the session's start."""
        now = self._at(self._line, time.monotonic())
        # The line may be bent between the two reads above; time does not step back for it.
        self._latest = now = max(now, self._latest)
        return now

    def follow(self, played: float) -> None:
        """The card is at ``played`` seconds right now."""
        monotonic = time.monotonic()
        here = self._at(self._line, monotonic)
        error = played - here
        if error > JUMP_SECONDS:
            self._line = _Line(played, monotonic, 1.0)
            return
        bend = max(-LARGEST_BEND, min(LARGEST_BEND, error / SETTLING_SECONDS))
        self._line = _Line(here, monotonic, 1.0 + bend)

    def run_free(self) -> None:
        """The card is gone: go on at the computer's pace."""
        monotonic = time.monotonic()
        self._line = _Line(self._at(self._line, monotonic), monotonic, 1.0)

    @staticmethod
    def _at(line: _Line, monotonic: float) -> float:
        return line.at + max(0.0, monotonic - line.monotonic) * line.slope
