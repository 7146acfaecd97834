"""The second ear's process as its parent sees it: started late, timed, killed when it hangs."""

from __future__ import annotations

import contextlib
import math
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from voice_coach.audio import natural
from voice_coach.audio.ports import Pcm
from voice_coach.fair_copy import frames
from voice_coach.fair_copy.ports import RATE_HZ, NoEngine
from voice_coach.fair_copy.reading import Line
from voice_coach.messages import Word

_MOST_CHARACTERS_A_SECOND = 100.0
_FEW_CHARACTERS = 200
"""Nobody says more: a longer text is no text of this sound. (A brief one may be.)"""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long is waited, in seconds, on a machine that has better things to do.

    Measured on an idle core: 0.5 s to load, 0.1 to 0.25 s of work for a second of sound.
    """

    start_seconds: float = 60.0
    least_seconds: float = 20.0
    per_second_of_sound: float = 4.0
    idle_seconds: float = 60.0
    """Without work for so long, the process ends; new work starts it again."""

    def for_sound(self, frames: int) -> float:
        """The longest that reading so many samples may take."""
        return self.least_seconds + self.per_second_of_sound * frames / RATE_HZ


class Fault(Exception):
    """The process ended, hung or talked nonsense: it is gone. ``hung`` tells which."""

    def __init__(self, *, hung: bool = False) -> None:
        super().__init__()
        self.hung = hung


class Unreadable(Exception):
    """The engine itself says that it cannot read this sound; it goes on."""


class EarProcess:
    """One process at a time. ``read`` and ``end`` are for one thread, ``kill`` for any."""

    def __init__(self, engine: str, limits: Limits, *options: str) -> None:
        """``engine``: its module, of which ``load`` is called with these ``options``."""
        self._engine = engine
        self._options = options
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = 0

    @property
    def pid(self) -> int | None:
        """The process, if it runs."""
        process = self._process
        return process.pid if process is not None else None

    def read(self, pcm: Pcm) -> tuple[Line, ...]:
        """The lines in this sound. Raises Fault, Unreadable, NoEngine."""
        if self._process is None:
            self._start()
        self._numbers += 1
        header = {"id": self._numbers}
        answer = self._ask(self._limits.for_sound(len(pcm)), header, pcm.astype("<i2").tobytes())
        if answer.get("id") != self._numbers:
            self.end()
            raise Fault
        if "failed" in answer:
            raise Unreadable(str(answer["failed"]))
        try:
            return _lines(answer["lines"], len(pcm) / RATE_HZ)
        except (KeyError, TypeError, ValueError) as error:
            self.end()
            raise Fault from error

    def kill(self) -> None:
        """End it now. Whoever waits for its answer gets a Fault."""
        process = self._process
        if process is not None:
            process.kill()

    def end(self) -> None:
        """End it, whatever it is doing; it has nothing to tidy up."""
        process = self._process
        if process is None:
            return
        process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)  # a process that the system itself cannot end keeps nobody
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._process = None

    def _start(self) -> None:
        try:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "voice_coach.fair_copy.worker", self._engine),
                    *self._options,
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Ctrl-C in the terminal is the session's affair.
                start_new_session=True,
                creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
                env={
                    **os.environ,
                    **natural.TELLS_NOBODY,
                    "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                },
            )
        except OSError as error:
            raise NoEngine(f"its process cannot be started: {error.strerror}") from error
        answer = self._ask(self._limits.start_seconds)
        if answer.get("ready") is not True:
            self.end()
            raise NoEngine(str(answer.get("detail", "")))

    def _ask(
        self, seconds: float, header: dict[str, Any] | None = None, payload: bytes = b""
    ) -> dict[str, Any]:
        """Send, where there is something to send, and wait for what comes. Raises Fault."""
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        with _killed_after(process, seconds) as late:
            try:
                if header is not None:
                    frames.write(_plain(process.stdin), header, payload)
                answer, _ = frames.read(_plain(process.stdout))
                return answer
            except (OSError, ValueError, EOFError, frames.BrokenFrame) as error:
                self.end()
                raise Fault(hung=late.is_set()) from error


def _plain(pipe: Any) -> BinaryIO:
    binary: BinaryIO = pipe
    return binary


@contextlib.contextmanager
def _killed_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """Writing and reading end when the process does: so that no step can wait for ever."""
    late = threading.Event()

    def kill() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _lines(found: Any, seconds: float) -> tuple[Line, ...]:
    """What came, as lines. Raises KeyError, TypeError, ValueError where it cannot be meant."""
    lines = tuple(_line(*line) for line in found)
    letters = sum(len(line.text) for line in lines)
    if letters > _FEW_CHARACTERS + _MOST_CHARACTERS_A_SECOND * seconds:
        raise ValueError("it is longer than anybody speaks")
    return lines


def _line(text: Any, start: Any, end: Any, words: Any) -> Line:
    said = tuple(Word(_text(word), *map(_number, times)) for word, *times in words)
    return Line(_text(text), _number(start), _number(end), said)


def _text(found: Any) -> str:
    if not isinstance(found, str):
        raise TypeError("it is no text")
    found.encode()  # UnicodeEncodeError, a ValueError: half a character
    return found


def _number(found: Any) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float) or not math.isfinite(found):
        raise ValueError("it is no time")
    return float(found)
