"""Where a session's events are kept, as the runner sees it."""

from __future__ import annotations

from datetime import datetime
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


def wall_clock() -> str:
    """The local time now, ISO 8601 with offset, to the millisecond."""
    return datetime.now().astimezone().isoformat(timespec="milliseconds")
