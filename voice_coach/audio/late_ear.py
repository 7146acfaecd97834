"""An ear that is made ready while the coach already speaks: loading a model takes a second."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from voice_coach.audio.ports import Ear, SoundSpool


class LateEar:
    """Opens the real ear in a thread of its own, and waits for it at the first ``listen``.

    What went wrong in opening is raised there, where the runner deals with it.
    """

    def __init__(self, open_ear: Callable[[], Ear]) -> None:
        executor = ThreadPoolExecutor(1, thread_name_prefix="opening the ear")
        self._ear: Future[Ear] = executor.submit(open_ear)
        executor.shutdown(wait=False)

    def listen(
        self,
        *,
        since: float,
        phrases: Sequence[str] | None = None,
        spool: SoundSpool | None = None,
    ) -> None:
        """Transcribe from ``since`` on. Raises what opening the ear raised."""
        self._ear.result().listen(since=since, phrases=phrases, spool=spool)

    def watch(self, *, since: float, phrases: Sequence[str]) -> None:
        """Listen while the coach speaks, if the ear is open already."""
        if self._ear.done() and self._ear.exception() is None:
            self._ear.result().watch(since=since, phrases=phrases)

    def rest(self) -> None:
        """Stop transcribing, if the ear is open at all."""
        if self._ear.done() and self._ear.exception() is None:
            self._ear.result().rest()

    def begin_rest(self) -> None:
        """The same, without waiting."""
        if self._ear.done() and self._ear.exception() is None:
            self._ear.result().begin_rest()

    def close(self) -> None:
        """Give the device back, if it was ever opened."""
        if self._ear.exception() is None:
            self._ear.result().close()
