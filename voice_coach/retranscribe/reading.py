"""Sound read by several processes at once, each with an ear of its own: one for each core."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach.errors import JournalError, ModelError
from voice_coach.fair_copy.ports import RATE_HZ, NoEngine
from voice_coach.fair_copy.process import EarProcess, Fault, Limits, Unreadable
from voice_coach.fair_copy.reading import Span
from voice_coach.retranscribe.ears import Ear
from voice_coach.retranscribe.parts import seconds_of
from voice_coach.retranscribe.results import Read

if TYPE_CHECKING:
    from voice_coach.audio.ports import Pcm

MOST_PROCESSES = 8
"""Each holds a model of its own in memory."""
LIMITS = Limits(start_seconds=300.0)
"""A large model takes its time to load, the more where several do at once."""
MOST_FAULTS = 3
"""One after another: an ear that fails so often reads nothing any more."""
_TRIES = 2
"""A part at which an ear fails is tried once more, by a fresh process."""
_GLANCE_SECONDS = 0.5
_KEPT = "What was heard until then is kept."


@dataclass(frozen=True, slots=True)
class Job:
    """Spans of a file to be read in one go. ``mark``: under which the outcome is kept."""

    mark: str
    file: Path
    spans: tuple[Span, ...]

    @property
    def seconds(self) -> float:
        """How long the sound is."""
        return seconds_of(self.spans)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: something read, or ``trouble`` as a sentence; whether it is the
    ear's, not the file's."""

    job: Job
    read: Read | None = None
    trouble: str = ""
    is_of_ear: bool = False


def processes(ear: Ear) -> int:
    """As many as there are cores that this program may use, and memory for their models."""
    cores = os.cpu_count() or 1
    with contextlib.suppress(AttributeError, OSError):
        cores = len(os.sched_getaffinity(0))
    free = _free_megabytes()
    affordable = MOST_PROCESSES if free is None else free // ear.megabytes
    return max(1, min(MOST_PROCESSES, cores, affordable))


def _free_megabytes() -> int | None:
    """What the system could give to programs; None where it does not say so."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/meminfo").read_text("utf-8").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) // 1024
    return None


class Readers:
    """Reads these jobs. ``close`` it, whatever happens."""

    def __init__(self, ear: Ear, jobs: Sequence[Job], *, limits: Limits = LIMITS) -> None:
        self._ear = ear
        self._jobs = deque(jobs)
        self._waited_for = len(jobs)
        self._told: queue.SimpleQueue[Outcome | NoEngine] = queue.SimpleQueue()
        self._closed = threading.Event()
        number = min(processes(ear), len(jobs))
        self._processes = [EarProcess(ear.module, limits, *ear.options) for _ in range(number)]
        self._threads = [
            threading.Thread(target=self._work, args=(process,), daemon=True, name="hearing again")
            for process in self._processes
        ]

    def outcomes(self) -> Iterator[Outcome]:
        """One for each job, as they come. Raises ModelError: the ear cannot be loaded, or fails
        again and again."""
        for thread in self._threads:
            thread.start()
        faults = 0
        for _ in range(self._waited_for):
            told = self._next()
            if isinstance(told, NoEngine):
                raise ModelError(
                    f"The ear {self._ear.name!r} cannot be used: {told}.".replace("..", "."),
                    safe=_KEPT,
                )
            faults = faults + 1 if told.is_of_ear else 0
            if faults >= MOST_FAULTS:
                raise ModelError(
                    f"The ear {self._ear.name!r} fails again and again. {told.trouble}",
                    safe=_KEPT,
                )
            yield told

    def close(self) -> None:
        """End all of it, whatever it is doing."""
        self._closed.set()
        for process in self._processes:
            process.kill()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(5)

    def _next(self) -> Outcome | NoEngine:
        while True:
            with contextlib.suppress(queue.Empty):
                return self._told.get(timeout=_GLANCE_SECONDS)  # Ctrl-C is heard everywhere

    def _work(self, process: EarProcess) -> None:
        try:
            while not self._closed.is_set():
                try:
                    job = self._jobs.popleft()
                except IndexError:
                    return
                self._told.put(self._outcome(process, job))
        except NoEngine as error:
            self._told.put(error)
        finally:
            process.end()

    def _outcome(self, process: EarProcess, job: Job) -> Outcome:
        from voice_coach.audio.speech_sense import speech_in

        try:
            pcm = sound_of(job.file, job.spans)
        except (JournalError, ValueError, MemoryError) as error:
            return Outcome(job, trouble=str(error))
        speech = speech_in(pcm)
        trouble = ""
        for _ in range(_TRIES):
            if self._closed.is_set():
                break
            try:
                lines = process.read(pcm)
            except Unreadable as error:
                trouble = f"{job.file.name} could not be heard: {error}."
                break
            except Fault as fault:
                what = "did not answer" if fault.hung else "stopped working"
                trouble = f"The ear {what} over {job.file.name}."
            else:
                spans = None if speech is None else tuple(speech)
                return Outcome(job, Read(len(pcm) / RATE_HZ, lines, spans))
        return Outcome(job, trouble=trouble, is_of_ear=True)


def sound_of(file: Path, spans: Sequence[Span]) -> Pcm:
    """These spans of a recording one after the other, int16 samples of shape (frames,) as a second
    ear takes them. Raises JournalError."""
    import numpy as np

    from voice_coach.audio.sound import resample
    from voice_coach.recordings.sound_file import sound_in

    return np.concatenate([resample(sound_in(file, *span), RATE_HZ).pcm for span in spans])
