"""A session that is being written: its log first, then the page that shows it."""

from __future__ import annotations

import contextlib
import os
from collections import deque
from pathlib import Path

from voice_coach import files
from voice_coach.dialogue import events as e
from voice_coach.dialogue.evolve import evolve
from voice_coach.dialogue.session import Session, begin
from voice_coach.errors import JournalError
from voice_coach.journal import behind, spool, unsaid
from voice_coach.journal.log import EventLog
from voice_coach.journal.log_format import read
from voice_coach.journal.sheets import Sheet
from voice_coach.journal.spool import Chunk, Spool
from voice_coach.program import archive
from voice_coach.program.values import Program
from voice_coach.recordings.places import folder_of, is_file_name


class JournalSession:
    """A session that is being written: its log, its state, and the page that shows it."""

    def __init__(
        self, log: EventLog, session: Session, sheet: Sheet, lock: files.FolderLock
    ) -> None:
        self._log = log
        self._session = session
        self._sheet = sheet
        self._lock = lock
        self._folder = _identity(log.path.parent.parent)
        self._was_gone = False
        self.notes: list[str] = []
        """Sentences about what was found and mended, for the person."""
        self.trouble: str = ""
        """Why the Markdown page could not be brought up to date, empty when it is. What was
        said is in the log all the same, and the page is tried again with the next event."""
        self.lost = ""
        """Why what was said is not where it should be, once the session is closed."""
        self.left_nothing = False
        """Whether the session was closed before a word was said, and is kept nowhere."""

    @property
    def session(self) -> Session:
        """The session after all recorded events."""
        return self._session

    @property
    def path(self) -> Path:
        """The Markdown file, under the name that it has now."""
        return self._sheet.path

    @property
    def kept_in(self) -> Path:
        """Where all that was said can be found: the page, or the log while the page lacks some."""
        return self._log.path if self.trouble or not self.path.exists() else self.path

    def record(self, event: e.Event) -> None:
        """Write the event to the log, down to the disk, then show it on the page.

        Raises JournalError if the log could not be written: nothing has changed then, and the
        same event may be recorded again. A page that cannot be written is no error: ``trouble``
        says so.
        """
        after = evolved(self._session, event)
        try:
            self._log.append(event)
        except JournalError:
            if not self._furnished_anew():
                raise
            self._log.append(event)
        self._session = after
        self._show()

    def spool(self, key: str, item: int | None, *, to_be_handed_over: bool = False) -> Spool:
        """A place for the sound of the answer to ``key``, until its words are recorded, or until
        it is handed over."""
        return Spool(self._spool_folder, key, item, to_be_handed_over=to_be_handed_over)

    @property
    def takes_copies(self) -> bool:
        """Whether fair copies may be recorded: not in a log that an older version began."""
        return self._log.takes_copies

    @property
    def takes_empty_copies(self) -> bool:
        """Whether a fair copy may say that nothing was said."""
        return self._log.takes_empty_copies

    @property
    def takes_recordings(self) -> bool:
        """Whether recordings may be told of in its log."""
        return self._log.takes_recordings

    @property
    def log_name(self) -> str:
        """The name of its log, without the ending."""
        return self._log.path.stem

    @property
    def recordings(self) -> Path:
        """The folder for the sound that is kept of it, which may not be there yet."""
        session = self._session
        return folder_of(self._log.path.parent.parent, session.subject or session.id)

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

    def sound_to_keep(self) -> tuple[Path, ...]:
        """The folders of sound that is to be kept, and was not yet made a recording of. That of the
        answer that was being given is among them from now on. Raises JournalError."""
        if any(self._spool_folder.glob("*")):
            spool.set_aside(self._spool_folder, spool.KEEP)
        return spool.to_be_kept(self._log.path)

    def forget_replaced(self) -> None:
        """Remove the recordings in whose place its log tells of others, or of none: of one that was
        made anew a crash may have left the one before it, with what was taken back since."""
        kept = {one.file for one in self._session.recordings.values()}
        told = {event.file for event in self._log.events if isinstance(event, e.Recorded)}
        for name in filter(is_file_name, told - kept):
            with contextlib.suppress(OSError):
                (self.recordings / name).unlink()

    def answered_last(self) -> tuple[e.Answered, ...]:
        """What was said to the last process that wrote this log, whose clock the sound that it left
        goes by. Raises LogError."""
        found: list[e.Answered] = []
        for event in read(self._log.path):
            if isinstance(event, e.Started | e.Resumed):
                found = []
            elif isinstance(event, e.Answered):
                found.append(event)
        return tuple(found)

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
        """Release the journal for other sessions; the page is tried once more if need be. Of a
        session in which nothing was said, nothing stays."""
        self.left_nothing = unsaid.is_nothing(self._session, self._log.path, self._sheet)
        if not self.left_nothing:
            self._bring_to_rest()
        self._log.close()
        if self.left_nothing:
            unsaid.remove(self._log.path)
        self._lock.close()

    def _bring_to_rest(self) -> None:
        try:
            self._rescue()
        except JournalError as error:
            self.lost = (
                f"Nothing of this session is kept: {self._log.path} is no longer there, and could "
                f"not be written again. {error}"
            )
        if self.trouble:
            self._show()
        if not self.trouble and not self.lost:
            behind.settle(self._log.path)

    def _furnished_anew(self) -> bool:
        """Whether the journal's folder was removed and put back empty, and now holds the
        program's own folder again. Raises JournalError.

        Twice it must be seen so: a copy may be on its way back. A folder that was moved away is
        waited for, and so is one on a disk that is not there now.
        """
        room = self._log.path.parent
        here = _identity(room.parent)
        emptied = self._log.is_deleted or here != self._folder
        same_disk = here is not None and self._folder is not None and here[0] == self._folder[0]
        gone = same_disk and emptied and not os.path.lexists(room)
        if not (gone and self._was_gone):
            self._was_gone = gone
            return False
        self._furnish(room)
        return True

    def _rescue(self) -> None:
        """What was deleted is written again, from memory. Raises JournalError."""
        if os.path.lexists(self._log.path):
            return
        if not self._log.is_deleted:
            self.lost = (
                f"{self._log.path.parent} was moved away. What you said until then is in it, and "
                "can be gone on with once it is back in its place."
            )
            return
        self._furnish(self._log.path.parent)
        self._log.put_back()
        self._show()

    def _furnish(self, room: Path) -> None:
        files.private_folder(room, ours=True)
        lock = files.FolderLock(room / "lock")
        self._lock.close()
        self._lock, self._folder, self._was_gone = lock, _identity(room.parent), False
        archive.keep(room, self._session.program)
        behind.expect(self._log.path)
        self.notes.append(
            f"{room} was removed while the session was open. It was made anew, and all that you "
            "said in this session is in it again."
        )


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder apart from another of its name: its disk, and its number on it."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


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


def fold(program: Program, events: tuple[e.Event, ...]) -> tuple[Session, tuple[Session, ...]]:
    """The session, and all its states, the newest first."""
    session = begin(program)
    states: deque[Session] = deque()
    for event in events:
        session = evolved(session, event)
        states.appendleft(session)
    return session, tuple(states)
