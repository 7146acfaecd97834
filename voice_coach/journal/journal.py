"""The journal folder: begin a session in it, take one up again, look back on a finished one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import MappingProxyType

from voice_coach import files
from voice_coach.dialogue import events as e
from voice_coach.dialogue.session import Session, begin
from voice_coach.errors import CoachError, JournalError
from voice_coach.journal import (
    behind,
    catching_up,
    file_names,
    listing,
    log_copies,
    marks,
    spool,
    unsaid,
)
from voice_coach.journal.catching_up import CaughtUp
from voice_coach.journal.going_on import log_of, none_finished, not_finished
from voice_coach.journal.listing import FOLLOW_UP, LOG_ENDING, LogGlance, default_folder
from voice_coach.journal.log import EventLog
from voice_coach.journal.log_format import contents_of, read, refuse_newer
from voice_coach.journal.page import encoding
from voice_coach.journal.page.session_page import SessionPage, facts_from
from voice_coach.journal.page.status import IN_PROGRESS
from voice_coach.journal.reader import JournalReader
from voice_coach.journal.sheets import Page, Section, Sheet
from voice_coach.journal.writing import JournalSession, evolved, fold
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
        self, page: SessionPage, started: e.Started, program: Program | None = None
    ) -> JournalSession:
        """Look back on ``page``, in a section of its own file, which stays as it is otherwise.

        Raises JournalError.
        """
        program = program or self.program_of(page)
        subject = file_names.check_id(page.id)
        started = replace(started, part="follow-up", subject=subject)
        lock = self._open()
        numbers = (f"{subject}{FOLLOW_UP}{number}" for number in count(1))
        name = next(name for name in numbers if not (self._room / f"{name}{LOG_ENDING}").exists())
        return self._write(lock, program, started, name, lambda s: Section(page.path, s))

    def resume(self, session: str | None = None) -> JournalSession:
        """Take up the unfinished session with this id or file; otherwise the newest unfinished one
        in which something was said, or the newest one.

        Raises JournalError: nothing to resume, a damaged log, one of which a copy holds more, a
        session already open.
        """
        if not self._room.is_dir():  # nothing is made where there is nothing to go on with
            raise self._nothing_unfinished(session)
        lock = self._open()
        try:
            closed: JournalError | None = None
            for path in self._unfinished_logs(session):
                for copy in log_copies.holding_more(path):
                    raise log_copies.refuse(path, copy)
                log = EventLog.open(path)
                try:
                    return self._take_up(log, lock)
                except _ClosedByHand as error:
                    log.close()
                    closed = closed or error
                except BaseException:
                    log.close()
                    raise
            raise closed or self._nothing_unfinished(session)
        except BaseException:
            lock.close()
            raise

    def catch_up(self, *, clear_up: bool = True) -> CaughtUp:
        """Bring every page up to its log, with all that the person changed; where nothing can be
        written, as while another session is open, only tell of those that are behind.

        ``clear_up``: sessions that died before a word was said are removed.
        """
        try:
            if self.is_up_to_date():
                return CaughtUp()
            lock = self._open()
        except JournalError:
            return self.tell_behind()
        with contextlib.closing(lock):
            found = catching_up.bring_up(self._may_be_behind(), self._shown, clear_up=clear_up)
            behind.make_known(self._room)
            return found

    def tell_behind(self) -> CaughtUp:
        """Tell of the pages that are behind their logs; nothing is written."""
        return catching_up.tell(self._may_be_behind(), self._shown)

    def unfinished(self) -> tuple[LogGlance, ...]:
        """The logs of unfinished sessions, the newest first."""
        logs = self.cache.logs(listing.log_glance)
        return tuple(listing.in_order(log for log in logs if not log.finished))

    def left_off(self, statuses: Mapping[str, str] = MappingProxyType({})) -> Session | None:
        """The newest unfinished session, or follow-up, in which something was said, as it was
        left. ``statuses``: what pages say of their sessions, by id; where that tells that a log is
        finished, it is not looked at.

        Raises JournalError if the folder cannot be read.
        """
        open_logs = listing.logs_besides(self._room, statuses)
        for log in listing.in_order(map(listing.log_glance, open_logs)):
            if log.finished or log.damaged or not unsaid.has_words(log.path):
                continue
            with contextlib.suppress(CoachError):  # whoever goes on with it is told
                if FOLLOW_UP in log.name and self._is_closed(log.path):
                    continue
                contents = contents_of(log.path)
                return fold(self._program(contents.exercise, contents.events), contents.events)[0]
        return None

    def unfinished_subjects(self) -> frozenset[str]:
        """The ids of the sessions that are unfinished, or whose follow-up is."""
        return frozenset(_subject(log) for log in self.unfinished())

    def has_unfinished_follow_up(self, page: SessionPage) -> bool:
        """Whether a follow-up of this session was begun and left."""
        paths = listing.follow_up_logs(self._room, file_names.check_id(page.id))
        logs = [log for log in map(listing.log_glance, paths) if not (log.finished or log.damaged)]
        return any(not self._is_closed(log.path) for log in logs)

    def finished(self, session: str | None = None) -> SessionPage:
        """The finished session with this id or file, or the newest. Raises JournalError."""
        if session is None:
            look = self.look()
            finished = [page for page in look.pages if page.is_finished]
            finished.sort(key=lambda page: page.is_reviewed)  # what was not reviewed comes first
            if not finished:
                pages = [(page.path, page.id, page.status) for page in look.pages]
                raise none_finished(self.folder, look.troubles, pages)
            return finished[0]
        page = self.read(self._page(session))
        if not page.is_finished:
            raise not_finished(page.path, page.id, page.status)
        return page

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

    def mark(self, page: Path, mark: marks.Mark) -> SessionPage:
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
        spool.sweep(self._room, self._is_over)
        return lock

    def _is_over(self, log: str) -> bool:
        """Whether the log of this name tells of a session's end; not, where it cannot be read."""
        with contextlib.suppress(JournalError):
            return listing.log_glance(self._room / f"{log}{LOG_ENDING}").finished
        return False

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
            if not listing.has_logs(self._room):
                behind.make_known(self._room)
            behind.expect(self._room / f"{name}{LOG_ENDING}")
            number = 1 + max((log.number for log in self.cache.logs(listing.log_glance)), default=0)
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

    def _shown(self, log: Path) -> tuple[Session, Sheet]:
        """The session in a log, and the place that shows it. Raises CoachError."""
        session, states = self.told_by(log)
        return session, self._sheet_of(session, states, log)

    def _take_up(self, log: EventLog, lock: files.FolderLock) -> JournalSession:
        session, states = fold(self._program(log.exercise, log.events), log.events)
        sheet = self._sheet_of(session, states, log.path)
        if sheet.closed(session):
            raise _ClosedByHand(
                f"{sheet.path.name} says that this session is finished, though its log does not.",
                safe="Nothing was changed.",
                todo='To go on with it all the same, write "status: in progress" in its first '
                "lines."
                if session.part == "sitting"
                else f"To look back once more, run voice-coach follow-up {session.subject}.",
            )
        behind.expect(log.path)
        with files.sentences(self._room, "written"):
            files.sync_folder(self._room)
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
        copies = log_copies.found(self._room).items()
        taken_up.notes += [log_copies.sentence(*found) for found in copies if found[1] == log.path]
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

    def _unfinished_logs(self, session: str | None) -> list[Path]:
        """Those of the session that is meant, or of all; the newest first. Raises JournalError."""
        if session is None:
            logs = self.logs()
        elif not (logs := self._logs_of(session) or self._logs_of(self._id_of(session))):
            raise self._nothing_unfinished(session)
        found = [log.path for log in logs if not log.finished and not log.damaged]
        if session is None:
            found.sort(key=lambda log: not unsaid.has_words(log))
        for log in logs if not found else ():
            if log.damaged:
                read(log.path)  # raises the sentence that says where
        return found

    def _logs_of(self, session: str) -> list[LogGlance]:
        """The sitting's log and those of its follow-ups, or the one with this name."""
        return listing.in_order(map(listing.log_glance, self.logs_of(session)))

    def _is_closed(self, log: Path) -> bool:
        try:
            session, sheet = self._shown(log)
            return sheet.closed(session)
        except CoachError:
            return False  # whoever goes on with it is told

    def _nothing_unfinished(self, session: str | None = None) -> JournalError:
        """Why there is nothing to go on with: a page alone, or none. Raises JournalError where no
        page has this name."""
        if session is not None and not (page := self.read(self._page(session))).is_finished:
            return not_finished(page.path, page.id, page.status)
        for glance in listing.glances(self.folder) if session is None else ():
            if glance.status == IN_PROGRESS and not log_of(self.folder, glance.id).exists():
                return not_finished(glance.path, glance.id, glance.status)
        if session is not None:
            return JournalError(
                f"The session {session} is finished; there is nothing to resume.",
                todo="To look back on it, run voice-coach follow-up.",
            )
        return JournalError(
            f"There is no unfinished session in {self.folder}.",
            todo="Begin one with voice-coach start.",
        )


class _ClosedByHand(JournalError):
    """A page says that its session is finished, and the log goes on."""


def _subject(log: LogGlance) -> str:
    return log.name.partition(FOLLOW_UP)[0]


__all__ = ["Journal", "SessionPage", "default_folder", "facts_from"]
