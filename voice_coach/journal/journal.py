"""The journal folder: begin a session in it, take one up again, look back on a finished one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from voice_coach import files
from voice_coach.dialogue import events as e
from voice_coach.dialogue.session import Session, begin
from voice_coach.errors import CoachError, JournalError
from voice_coach.journal import file_names, listing, marks
from voice_coach.journal.listing import FOLLOW_UP, LOG_ENDING, LogGlance, default_folder
from voice_coach.journal.log import EventLog
from voice_coach.journal.log_format import contents_of, read, refuse_newer
from voice_coach.journal.page import encoding
from voice_coach.journal.page.read import Entry, facts_from
from voice_coach.journal.reader import JournalReader, fold
from voice_coach.journal.sheets import Page, Section, Sheet
from voice_coach.journal.writing import JournalSession, evolved
from voice_coach.program import archive
from voice_coach.program.values import Program


class Journal(JournalReader):
    """A folder of journal files, to read and to write in."""

    _held = False
    """Whether ``held`` has the folder's lock now."""

    def begin(self, started: e.Started, program: Program | None = None) -> JournalSession:
        """A new sitting. Raises JournalError (unwritable folder, a session already open)."""
        program = program or self._programs(started.program)
        file_names.check_id(started.session)
        lock = self._open()
        return self._write(lock, program, started, started.session, lambda s: Page(self.folder, s))

    def begin_follow_up(
        self, entry: Entry, started: e.Started, program: Program | None = None
    ) -> JournalSession:
        """Look back on ``entry``, in a section of its own file, which stays as it is otherwise.

        Raises JournalError.
        """
        program = program or self.program_of(entry)
        subject = file_names.check_id(entry.id)
        started = replace(started, part="follow-up", subject=subject)
        lock = self._open()
        numbers = (f"{subject}{FOLLOW_UP}{number}" for number in count(1))
        name = next(name for name in numbers if not (self._room / f"{name}{LOG_ENDING}").exists())
        return self._write(lock, program, started, name, lambda s: Section(entry.path, s))

    def resume(self, session: str | None = None) -> JournalSession:
        """Take up the unfinished session with this id or file, or the newest unfinished one.

        Raises JournalError: nothing to resume, a damaged log, a session already open.
        """
        lock = self._open()
        try:
            log = EventLog.open(self._unfinished_log(session).path)
            try:
                return self._take_up(log, lock)
            except BaseException:
                log.close()
                raise
        except BaseException:
            lock.close()
            raise

    def unfinished(self) -> tuple[LogGlance, ...]:
        """The logs of unfinished sessions, the newest first."""
        return tuple(log for log in listing.logs(self._room) if not log.finished)

    def unfinished_subjects(self) -> frozenset[str]:
        """The ids of the sessions that are unfinished, or whose follow-up is."""
        return frozenset(_subject(log) for log in self.unfinished())

    def has_unfinished_follow_up(self, entry: Entry) -> bool:
        """Whether a follow-up of this session was begun and left."""
        ours = f"{entry.id}{FOLLOW_UP}"
        return any(log.name.startswith(ours) and not log.damaged for log in self.unfinished())

    def finished(self, session: str | None = None) -> Entry:
        """The finished session with this id or file, or the newest. Raises JournalError."""
        if self._room.is_dir():
            with contextlib.suppress(JournalError):  # another session is open, or it is read-only
                self._open().close()
        if session is None:
            look = self.look()
            finished = [entry for entry in look.entries if entry.is_finished]
            finished.sort(key=lambda entry: entry.is_reviewed)  # what was not reviewed comes first
            if not finished:
                raise JournalError(
                    " ".join([f"There is no finished session in {self.folder}.", *look.troubles]),
                    todo="Begin one with voice-coach start, or go on with voice-coach resume.",
                )
            return finished[0]
        entry = self.read(self._page(session))
        if not entry.is_finished:
            raise JournalError(
                f"The session in {entry.path.name} is not finished yet.",
                todo=f"Go on with it: voice-coach resume {entry.id}",
            )
        return entry

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else writes in the folder meanwhile: what is said now can be marked afterwards.

        Raises JournalError: another session is open, the folder cannot be written.
        """
        with contextlib.closing(self._open()):
            self._held = True
            try:
                yield
            finally:
                self._held = False

    def mark(self, page: Path, mark: marks.Mark) -> Entry:
        """Add a mark to a session's own page, every other byte kept; returns it read anew.

        Raises JournalError: another session is open, the file cannot be written or marked.
        """
        with contextlib.nullcontext() if self._held else self.held():
            files.write_through(page, self.with_mark(page, mark))
        return self.read(page)

    def with_mark(self, page: Path, mark: marks.Mark) -> bytes:
        """The session's page with a mark more; nothing is written.

        Raises JournalError: the file cannot be marked, a newer version wrote the session.
        """
        glance = listing.glance(page)
        if glance is not None and file_names.is_id(glance.id):
            own = self._room / f"{glance.id}{LOG_ENDING}"
            for log in (own, *listing.follow_up_logs(self._room, glance.id)):
                refuse_newer(log)
        data, form = encoding.to_utf8(files.read_bytes(page))
        return encoding.from_utf8(marks.added(data, mark, str(page)), form)

    def _open(self) -> files.FolderLock:
        files.private_folder(self.folder)
        files.private_folder(self._room, ours=True)
        lock = files.FolderLock(self._room / "lock")
        for folder in (self.folder, self._room, self._room / archive.FOLDER):
            files.sweep(folder)
        self._bring_up_to_date()
        return lock

    def _write(
        self,
        lock: files.FolderLock,
        program: Program,
        started: e.Started,
        name: str,
        sheet_for: Callable[[Session], Sheet],
    ) -> JournalSession:
        try:
            session = evolved(begin(program), started)
            digest = archive.keep(self._room, program)
            number = 1 + max((log.number for log in listing.logs(self._room)), default=0)
            log = EventLog.create(self._room, started, name=name, exercise=digest, number=number)
            try:
                sheet = sheet_for(session)
                sheet.write(session)
            except BaseException:
                log.close()
                raise
        except BaseException:
            lock.close()
            raise
        return JournalSession(log, session, sheet, lock)

    def _bring_up_to_date(self) -> None:
        """Show the end of a session that died between its last line and its page.

        Only the session written last can be such a one. Needs the folder's lock.
        """
        # Who needs a log that cannot be read is told what is wrong with it.
        with contextlib.suppress(CoachError, OSError):
            logs = [log for log in listing.logs(self._room) if not log.damaged]
            newest = max(logs, key=lambda log: log.path.stat().st_mtime_ns, default=None)
            if newest is None or not newest.finished:
                return
            contents = contents_of(newest.path)
            program = self._program(contents.exercise, contents.events)
            session, states = fold(program, contents.events)
            sheet = self._sheet_of(session, states, newest.path)
            if sheet.lags(session):
                sheet.write(session)

    def _take_up(self, log: EventLog, lock: files.FolderLock) -> JournalSession:
        session, states = fold(self._program(log.exercise, log.events), log.events)
        sheet = self._sheet_of(session, states, log.path)
        taken_up = JournalSession(log, session, sheet, lock)
        if log.torn is not None:
            taken_up.notes.append(
                "The last moment before the stop was only half written; "
                f"what there was of it is kept in {log.torn}."
            )
        if note := sheet.write(session):
            taken_up.notes.append(note)
        pages = listing.pages_of(self.folder, session.subject or session.id)
        taken_up.notes += [listing.copy_of(copy, pages[0]) for copy in pages[1:]]
        return taken_up

    def _sheet_of(self, session: Session, states: tuple[Session, ...], log: Path) -> Sheet:
        if session.part == "follow-up":
            pages = listing.pages_of(self.folder, session.subject)
            if not pages:
                raise JournalError(
                    f"The journal file that this follow-up belongs to is no longer in "
                    f"{self.folder}.",
                    safe=f"What you said is safe in {log}.",
                    todo="Please put the file back.",
                )
            return Section(pages[0], session, states)
        return Page(self.folder, session, states)

    def _unfinished_log(self, session: str | None) -> LogGlance:
        logs = listing.logs(self._room)
        if session is not None:
            wanted = session if file_names.is_id(session) else ""
            if not any(wanted in (log.name, _subject(log)) for log in logs):
                wanted = self._id_of(session)
            logs = [log for log in logs if wanted in (log.name, _subject(log))]
        for log in logs:
            if not log.finished and not log.damaged:
                return log
        for log in logs:
            if log.damaged:
                read(log.path)  # raises the sentence that says where
        if session is not None and logs:
            raise JournalError(
                f"The session {session} is finished; there is nothing to resume.",
                todo="To look back on it, run voice-coach follow-up.",
            )
        raise JournalError(
            f"There is no unfinished session in {self.folder}.",
            todo="Begin one with voice-coach start.",
        )


def _subject(log: LogGlance) -> str:
    return log.name.partition(FOLLOW_UP)[0]


__all__ = ["Entry", "Journal", "default_folder", "facts_from"]
