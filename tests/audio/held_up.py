"""Tells a machine that was too busy to play or record in time from a fault of ours."""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable
from typing import ParamSpec

P = ParamSpec("P")
TRIES = 6
PAUSE_SECONDS = 0.005
MOST_SECONDS = 0.03
"""Half of the sound that lies ready in the card: whoever is held up longer may leave a hole."""


class Watch:
    """A thread that wants to run every few milliseconds, as the sound card's callback does."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        before = time.monotonic()
        while not self._over.wait(PAUSE_SECONDS):
            now = time.monotonic()
            self.longest = max(self.longest, now - before - PAUSE_SECONDS)
            before = now

    def close(self) -> None:
        """Stop looking."""
        self._over.set()
        self._thread.join()


def again_if_held_up(test: Callable[P, None]) -> Callable[P, None]:
    """Run the test again if it failed while this process was not let run; else its word counts."""

    @functools.wraps(test)
    def patient(*arguments: P.args, **named: P.kwargs) -> None:
        for number in range(TRIES):
            watch = Watch()
            try:
                test(*arguments, **named)
                return
            except AssertionError:
                watch.close()
                if watch.longest < MOST_SECONDS or number == TRIES - 1:
                    raise
            finally:
                watch.close()

    return patient
