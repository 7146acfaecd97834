"""Keeps events through a disk that refuses: held in memory, tried again, never dropped."""

from __future__ import annotations

from voice_coach.coach.record import Record
from voice_coach.coach.turns import Attention, StopRequested
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.errors import JournalError
from voice_coach.messages import Heard, Interrupted, Message, Pressed, Typed, Utterance

TRY_AGAIN_SECONDS = 2.0


class Saving:
    """Writes each event before anything follows from it.

    While one cannot be written, nothing else goes on: the coach says so, listens, and tries
    again. What is said meanwhile is given back as messages afterwards.
    """

    def __init__(self, record: Record, attention: Attention) -> None:
        self._record = record
        self._attention = attention
        self._held: e.Event | None = None
        self._meanwhile: list[Message] = []
        self._holding = False

    @property
    def holding(self) -> bool:
        """Whether an event waits in memory for the disk, or what was said after it for its turn."""
        return self._holding

    def keep(self, event: e.Event) -> None:
        """Write the event down; return when it is. Raises StopRequested while it is held."""
        try:
            self._record.record(event)
        except JournalError as error:
            self._held, self._holding = event, True
            if self._attention.winding_up:
                raise StopRequested from error  # there is no time left to wait in
            self._hold(error)

    def unwritten(self) -> tuple[str, ...]:
        """The person's words that are in memory only."""
        held = (self._held.text,) if isinstance(self._held, e.Answered) else ()
        said = (*self._meanwhile, *self._attention.typed_ahead)
        texts = (m.utterance.text if isinstance(m, Heard) else m.text
                 for m in said if isinstance(m, Heard | Typed))  # fmt: skip
        return (*held, *filter(None, texts))

    def set_aside(self, utterance: Utterance) -> None:
        """Words that came while an event is held."""
        self._meanwhile.append(Heard(utterance))

    def _hold(self, error: JournalError) -> None:
        try:
            self._attention.edges.view.note(str(error))
            self._say(phrases.CANNOT_WRITE)
            self._wait()
            self._say(phrases.WRITTEN_AGAIN)
        except StopRequested:
            if not self._write():
                raise
            # All that was said has its turn yet; then the program ends.
            self._meanwhile.append(Interrupted())
        self._attention.put_back(self._meanwhile)
        self._meanwhile = []
        self._holding = False

    def _wait(self) -> None:
        """Listen until the event is written."""
        attention = self._attention
        try_at = attention.now() + TRY_AGAIN_SECONDS
        while True:
            attention.listen()
            message = attention.next_message(try_at)
            if isinstance(message, Heard | Typed | Pressed):
                self._meanwhile.append(message)
            if attention.now() >= try_at:
                if self._write():
                    return
                try_at = attention.now() + TRY_AGAIN_SECONDS

    def _write(self) -> bool:
        """Try once; whether all events are on the disk."""
        if self._held is not None:
            try:
                self._record.record(self._held)
            except JournalError:
                return False
            self._held = None
        return True

    def _say(self, text: str) -> None:
        given = self._attention.speak((text,))
        if isinstance(given, Typed | Pressed):
            self._meanwhile.append(given)
        elif given is not None and given.utterance is not None:
            self._meanwhile.append(Heard(given.utterance))
