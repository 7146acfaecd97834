"""Where a session's events are kept, as the runner sees it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol

from voice_coach.audio.ports import SoundSpool
from voice_coach.dialogue.events import Event
from voice_coach.dialogue.session import Session


class Record(Protocol):
    """Written and flushed to disk before ``record`` returns."""

    @property
    def session(self) -> Session:
        """The session as it stands after all recorded events."""
        ...

    @property
    def trouble(self) -> str:
        """Why the page that shows the session is behind its log; empty when it is not."""
        ...

    def record(self, event: Event) -> None:
        """Keep the event. Raises JournalError, and then nothing has changed."""
        ...

    def spool(self, key: str, item: int | None) -> SoundSpool | None:
        """A place for the sound of the answer to ``key``, until its words are recorded."""
        ...


_ahead = timedelta(0)


def wall_clock() -> str:
    """The local time now, ISO 8601 with offset, to the millisecond."""
    return (datetime.now() + _ahead).astimezone().isoformat(timespec="milliseconds")


@contextlib.contextmanager
def on_a_later_day(moment: datetime) -> Iterator[None]:
    """The wall clock of all talks shows this local time now, and runs on from there; for the
    demonstration, which lives through two weeks. A moment that has passed changes nothing."""
    global _ahead  # noqa: PLW0603 - there is one wall clock
    before, _ahead = _ahead, max(moment - datetime.now(), timedelta(0))
    try:
        yield
    finally:
        _ahead = before
