"""A session that is being written: its log first, then the page that shows it."""

from __future__ import annotations

from pathlib import Path

from voice_coach import files
from voice_coach.dialogue import events as e
from voice_coach.dialogue.evolve import evolve
from voice_coach.dialogue.session import Session
from voice_coach.errors import JournalError
from voice_coach.journal import spool
from voice_coach.journal.log import EventLog
from voice_coach.journal.sheets import Sheet
from voice_coach.journal.spool import Chunk, Spool


class JournalSession:
    """A session that is being written: its log, its state, and the page that shows it."""

    def __init__(
        self, log: EventLog, session: Session, sheet: Sheet, lock: files.FolderLock
    ) -> None:
        self._log = log
        self._session = session
        self._sheet = sheet
        self._lock = lock
        self.notes: list[str] = []
        """Sentences about what was found and mended, for the person."""
        self.trouble: str = ""
        """Why the Markdown page could not be brought up to date, empty when it is. What was
        said is in the log all the same, and the page is tried again with the next event."""

    @property
    def session(self) -> Session:
        """The session after all recorded events."""
        return self._session

    @property
    def path(self) -> Path:
        """The Markdown file, under the name that it has now."""
        return self._sheet.path

    def record(self, event: e.Event) -> None:
        """Write the event to the log, down to the disk, then show it on the page.

        Raises JournalError if the log could not be written: nothing has changed then, and the
        same event may be recorded again. A page that cannot be written is no error: ``trouble``
        says so.
        """
        after = evolved(self._session, event)
        self._log.append(event)
        self._session = after
        self._show()

    def spool(self, key: str, item: int | None) -> Spool:
        """A place for the sound of the answer to ``key``, until its words are recorded."""
        return Spool(self._spool_folder, key, item)

    def spooled(self, *, after: float) -> tuple[Chunk, ...]:
        """Sound that a session which died left behind, from ``after`` seconds past the last word
        that was still written. Raises JournalError."""
        return spool.read(self._spool_folder, _last_word_at(self._log.events) + after)

    def forget_sound(self) -> None:
        """All that was said stands in the log."""
        spool.clear(self._spool_folder)

    def set_sound_aside(self) -> Path:
        """Keep the sound where no session touches it; returns the folder. Raises JournalError."""
        return spool.set_aside(self._spool_folder)

    @property
    def _spool_folder(self) -> Path:
        return self._log.path.with_suffix(".sound")

    def _show(self) -> None:
        try:
            note = self._sheet.write(self._session)
        except JournalError as error:
            self.trouble = f"{error.what} What you said is safe in {self._log.path}."
            return
        self.trouble = ""
        if note:
            self.notes.append(note)

    def close(self) -> None:
        """Release the journal for other sessions; the page is tried once more if need be."""
        if self.trouble:
            self._show()
        self._log.close()
        self._lock.close()


def _last_word_at(events: tuple[e.Event, ...]) -> float:
    """When the last word was said that the last process to write this log had recorded, on that
    process's clock; minus infinity if there was none."""
    last = float("-inf")
    for event in events:
        if isinstance(event, e.Started | e.Resumed):
            last = float("-inf")  # another process, another clock
        elif isinstance(event, e.Answered) and event.words:
            last = max(last, event.words[-1].end)
    return last


def evolved(session: Session, event: e.Event) -> Session:
    """The session after the event. Raises JournalError if it does not fit the exercise."""
    try:
        return evolve(session, event)
    except ValueError as error:
        raise JournalError(f"The session does not fit its exercise: {error}.") from error
