"""Keeps events through a disk that refuses: held in memory, tried again, never dropped."""

from __future__ import annotations

import contextlib

from voice_coach.attention import Attention
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.errors import JournalError
from voice_coach.messages import Heard, Message, Typed
from voice_coach.record import Record
from voice_coach.speech import Utterance

TRY_AGAIN_SECONDS = 2.0


class Keeper:
    """Writes each event before anything follows from it.

    While one cannot be written, nothing else goes on: the coach says so, listens, and tries
    again. What is said meanwhile is given back as messages afterwards.
    """

    def __init__(self, record: Record, attention: Attention) -> None:
        self._record = record
        self._attention = attention
        self._held: e.Event | None = None
        self._meanwhile: list[Message] = []

    @property
    def holding(self) -> bool:
        """Whether an event waits in memory for the disk."""
        return self._held is not None

    def keep(self, event: e.Event) -> None:
        """Write the event down; return when it is. Raises StopRequested while it is held."""
        try:
            self._record.record(event)
        except JournalError as error:
            self._hold(event, error)

    def unwritten(self) -> tuple[str, ...]:
        """The person's words that are in memory only."""
        held = (self._held.text,) if isinstance(self._held, e.Answered) else ()
        said = (m.utterance.text for m in self._meanwhile if isinstance(m, Heard))
        typed = (m.text for m in self._meanwhile if isinstance(m, Typed))
        return (*held, *said, *typed)

    def set_aside(self, utterance: Utterance) -> None:
        """Words that came while an event is held."""
        self._meanwhile.append(Heard(utterance))

    def _hold(self, event: e.Event, error: JournalError) -> None:
        self._held = event
        attention = self._attention
        attention.edges.view.note(str(error))
        self._say(phrases.CANNOT_WRITE)
        try_at = attention.now() + TRY_AGAIN_SECONDS
        while self._held is not None:
            attention.listen()
            message = attention.next_message(try_at)
            if isinstance(message, Heard | Typed):
                self._meanwhile.append(message)
            if attention.now() >= try_at:
                try_at = attention.now() + TRY_AGAIN_SECONDS
                with contextlib.suppress(JournalError):
                    self._record.record(event)
                    self._held = None
        self._say(phrases.WRITTEN_AGAIN)
        attention.put_back(self._meanwhile)
        self._meanwhile = []

    def _say(self, text: str) -> None:
        typed = self._attention.speak((text,))
        if typed is not None:
            self._meanwhile.append(typed)
