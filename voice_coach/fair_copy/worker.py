"""The child process in which an engine reads: ``python -m voice_coach.fair_copy.worker MODULE
[OPTION ...]``.

It first says whether there is an engine, and then answers each piece of sound (``frames``):

    -> {"ready": true}                                      or {"ready": false, "detail"}
    {"id"} and int16 samples, little-endian, at 16 kHz
    -> {"id", "lines": [[text, start, end, [[word, start, end, confidence]]]]}
    -> {"id", "failed": detail}                             what an engine cannot read

The end of its input ends it at once, whatever it is doing.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from typing import Any, BinaryIO

from voice_coach.fair_copy import frames
from voice_coach.fair_copy.ports import NoEngine, SecondEar
from voice_coach.fair_copy.reading import Line

NICENESS = 10
"""The talk goes on meanwhile: its voice and its live ear come first."""
Requests = queue.SimpleQueue[tuple[dict[str, Any], bytes]]


def serve(module: str, requests: Requests, answers: BinaryIO, options: Sequence[str] = ()) -> None:
    """Load the engine and answer until the process ends. Raises OSError where nobody reads."""
    try:
        ear = _loaded(module, options)
    except NoEngine as error:
        frames.write(answers, {"ready": False, "detail": str(error)})
        return
    frames.write(answers, {"ready": True})
    import numpy as np

    while True:
        header, payload = requests.get()
        number = header.get("id")
        try:
            lines = ear.read(np.frombuffer(payload, dtype="<i2"))
            frames.write(answers, {"id": number, "lines": _plain(lines)})
        except OSError:
            raise
        except Exception as error:  # whatever an engine raises must not end it
            frames.write(answers, {"id": number, "failed": f"{type(error).__name__}: {error}"})


def _loaded(module: str, options: Sequence[str]) -> SecondEar:
    try:
        ear: SecondEar = import_module(module).load(*options)
    except NoEngine:
        raise
    except Exception as error:  # a library for another system raises whatever it does
        raise NoEngine(f"{type(error).__name__}: {error}") from error
    return ear


def _plain(lines: Sequence[Line]) -> list[Any]:
    return [[line.text, line.start, line.end, _words(line)] for line in lines]


def _words(line: Line) -> list[Any]:
    return [[word.text, word.start, word.end, word.confidence] for word in line.words]


def _take(requests: Requests) -> None:
    """Read all there is, so that the other side is never kept waiting, and end with it."""
    try:
        while True:
            requests.put(frames.read(sys.stdin.buffer))
    except (EOFError, OSError, frames.BrokenFrame):
        os._exit(0)  # an engine in the middle of its work would not hear of it


def _step_back() -> None:
    if hasattr(os, "nice"):  # Windows is told when the process is made
        os.nice(NICENESS)


def main() -> None:
    """Keep the pipe to the parent for answers alone: engines print to standard output."""
    _step_back()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests: Requests = queue.SimpleQueue()
    threading.Thread(target=_take, args=(requests,), daemon=True, name="requests").start()
    try:
        serve(sys.argv[1], requests, answers, sys.argv[2:])
    except (OSError, KeyboardInterrupt):
        pass  # the parent is gone
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
