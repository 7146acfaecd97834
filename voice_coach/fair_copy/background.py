"""Has sound read by the second ear while the talk goes on, and never keeps anybody waiting."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from voice_coach.audio.ports import Pcm
from voice_coach.fair_copy.ports import RATE_HZ, NoEngine
from voice_coach.fair_copy.process import EarProcess, Fault, Limits, Unreadable
from voice_coach.fair_copy.reading import Line

MOONSHINE = "voice_coach.fair_copy.moonshine"
MOST_SECONDS = 3600.0
"""Of sound at once: an hour."""
RESTARTS = 1
"""After a crash or a hang. Whatever it was that failed so will most likely do it again."""

_LIVE = "Your words stand as they were heard live."
NOT_THERE = f"There is no second ear here that could read what you said again. {_LIVE}"
STOPPED = f"The second ear, which reads what you said again, stopped working. {_LIVE}"
TOO_SLOW = f"The second ear, which reads what you said again, does not answer. {_LIVE}"
NOT_READ = f"The second ear could not read a part of what you said. {_LIVE}"


class State(StrEnum):
    """What became of a piece of sound."""

    TEXT = "text"
    FAILED = "failed"
    NO_ENGINE = "no engine"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the sound submitted under ``key``. Lines only with ``State.TEXT``."""

    key: str
    state: State
    lines: tuple[Line, ...] = ()


class BackgroundReader:
    """Reads what is submitted, in that order, in a process that starts with the first work.

    ``tell`` is called with every outcome, from a thread of this class; it must return soon. The
    process is restarted once after a crash or a hang and the sound tried again; after another
    one, and where there is no engine, all sound is answered at once with ``State.NO_ENGINE``.
    """

    def __init__(
        self,
        tell: Callable[[Outcome], None],
        *,
        engine: str = MOONSHINE,
        limits: Limits | None = None,
    ) -> None:
        self._tell = tell
        self._limits = limits or Limits()
        self._process = EarProcess(engine, self._limits)
        self._state = threading.Condition()
        self._waiting: dict[str, Pcm] = {}
        self._in_work: str | None = None
        self._unwanted = False
        """What is in work was dropped, or submitted anew."""
        self._restarts = RESTARTS
        self._gone = False
        self._closed = False
        self._note = ""
        self._thread: threading.Thread | None = None

    @property
    def note(self) -> str:
        """What to tell the person once, where something was not read; empty while all is well."""
        with self._state:
            return self._note

    @property
    def pid(self) -> int | None:
        """The process, if it runs."""
        return self._process.pid

    @property
    def pending(self) -> frozenset[str]:
        """The keys whose outcome is still to come."""
        with self._state:
            return frozenset(self._pending())

    def submit(self, key: str, pcm: Pcm, *, first: bool = False) -> None:
        """Have int16 samples of shape (frames,) at 16 kHz read; returns at once.

        The samples are copied. Under a key that is still pending they take the place of what
        was submitted before. What is to be read ``first`` goes before all that still waits.
        """
        kept = np.array(pcm, dtype=np.int16).reshape(-1)
        with self._state:
            if self._closed:
                return
            self._waiting.pop(key, None)
            self._waiting = {key: kept, **self._waiting} if first else {**self._waiting, key: kept}
            self._unwanted = self._unwanted or key == self._in_work
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._read_all, daemon=True, name="second ear"
                )
                self._thread.start()
            self._state.notify_all()

    def drop(self, key: str) -> None:
        """Forget this sound: it was scratched. No outcome comes, but for one that is being told
        at this very moment."""
        with self._state:
            self._waiting.pop(key, None)
            self._unwanted = self._unwanted or key == self._in_work
            self._state.notify_all()

    def wait(self, seconds: float) -> bool:
        """Whether every outcome has been told, at the latest after so many seconds."""
        with self._state:
            return self._state.wait_for(lambda: not self._pending(), seconds)

    def close(self, seconds: float = 2.0) -> None:
        """End the process and the thread, whatever they are doing; nothing is told afterwards.

        Returns after ``seconds`` at the latest.
        """
        with self._state:
            self._closed = True
            self._waiting.clear()
            thread = self._thread
            self._state.notify_all()
        ends = time.monotonic() + seconds
        while thread is not None and thread.is_alive() and time.monotonic() < ends:
            self._process.kill()  # again: it may have been started just now
            thread.join(0.05)

    def _pending(self) -> set[str]:
        now = {self._in_work} if self._in_work is not None and not self._unwanted else set()
        return {*self._waiting, *now}

    def _read_all(self) -> None:
        try:
            while (taken := self._next()) is not None:
                key, pcm = taken
                self._finish(self._outcome(key, pcm))
        finally:
            self._process.end()

    def _next(self) -> tuple[str, Pcm] | None:
        """What is to be read now; None when closed. Without work the process ends meanwhile."""
        while True:
            patience = self._limits.idle_seconds if self._process.pid is not None else None
            with self._state:
                if not self._state.wait_for(lambda: self._waiting or self._closed, patience):
                    pass  # ended below, where nobody who submits has to wait for it
                elif self._closed:
                    return None
                else:
                    key = next(iter(self._waiting))
                    self._in_work, self._unwanted = key, False
                    return key, self._waiting.pop(key)
            self._process.end()

    def _finish(self, outcome: Outcome) -> None:
        with self._state:
            wanted = not self._unwanted and not self._closed
        if wanted:
            self._tell(outcome)
        with self._state:
            self._in_work = None
            self._state.notify_all()

    def _outcome(self, key: str, pcm: Pcm) -> Outcome:
        if self._gone:
            return Outcome(key, State.NO_ENGINE)
        if len(pcm) > MOST_SECONDS * RATE_HZ:
            return self._failed(key, NOT_READ)
        try:
            return Outcome(key, State.TEXT, self._read(pcm) if len(pcm) else ())
        except NoEngine:
            self._give_up(NOT_THERE)
            return Outcome(key, State.NO_ENGINE)
        except Unreadable:
            return self._failed(key, NOT_READ)
        except Fault as fault:
            if not self._closed:
                self._give_up(TOO_SLOW if fault.hung else STOPPED)
            return Outcome(key, State.FAILED)

    def _read(self, pcm: Pcm) -> tuple[Line, ...]:
        """Once more after a fault, as long as that is granted. Raises what ``read`` raises."""
        while True:
            try:
                return self._process.read(pcm)
            except Fault:
                if not self._restarts or self._closed:
                    raise
                self._restarts -= 1

    def _failed(self, key: str, note: str) -> Outcome:
        with self._state:
            self._note = self._note or note
        return Outcome(key, State.FAILED)

    def _give_up(self, note: str) -> None:
        with self._state:
            self._gone = True
            self._note = note
