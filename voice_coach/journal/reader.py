"""The journal folder as it can be read at any time, whoever writes in it.

What reads a page or a log is loaded with the first of them: most commands find all they need in
the cache.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from voice_coach import files
from voice_coach.errors import CoachError, JournalError, NoSession, NoSuchSession
from voice_coach.journal import behind, file_names, listing, log_copies
from voice_coach.journal.cache import Cache
from voice_coach.journal.listing import FOLLOW_UP, LOG_ENDING, ROOM, LogGlance
from voice_coach.program import archive

if TYPE_CHECKING:
    from voice_coach.dialogue import events as e
    from voice_coach.dialogue.session import Session
    from voice_coach.journal.page.questions import Questions
    from voice_coach.journal.page.session_page import SessionPage
    from voice_coach.program.values import Program

READING = "3"
"""Raised with every change of what is read from a page or a log: what an older one read is read
anew."""

Programs: TypeAlias = "Callable[[str], Program]"


def _builtin(program: str) -> Program:
    from voice_coach.program.toml_file import builtin

    return builtin(program)


@dataclass(frozen=True, slots=True)
class Scan:
    """What a file of the folder is: a session, one that cannot be read (``troubles`` says why), or
    ``foreign``, none at all."""

    path: Path
    page: SessionPage | None = None
    troubles: tuple[str, ...] = ()
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """All sessions of a folder, the newest first; a sentence in ``troubles`` for each file that
    was passed over and for whatever is doubtful in a page; ``unread``: the pages that may be
    sessions, and could not be read."""

    pages: tuple[SessionPage, ...] = ()
    troubles: tuple[str, ...] = ()
    unread: tuple[Path, ...] = ()


def looked_over(scans: Iterable[Scan]) -> Look:
    """These files together. Of several with one id, as a copy is, only the first by its name
    counts."""
    scans = sorted(scans, key=lambda scan: listing.rank(scan.path.name))
    first: dict[str, SessionPage] = {}
    doubtful: list[str] = []
    copies: list[str] = []
    refused: list[str] = []
    for scan in scans:
        page = scan.page
        if page is None:
            continue
        if first.setdefault(page.id, page) is not page:
            copies.append(listing.copy_of(page.path, first[page.id].path))
        else:
            doubtful += page.troubles
    for scan in scans:
        if scan.page is None:
            refused += scan.troubles
    foreign = [scan.path.name for scan in scans if scan.foreign]
    troubles = tuple(listing.told_together(doubtful, copies, refused, foreign))
    newest_first = sorted(
        first.values(),
        key=lambda page: (listing.moment(page.started), page.path.name),
        reverse=True,
    )
    unread = (scan.path for scan in scans if scan.page is None and not scan.foreign)
    return Look(tuple(newest_first), troubles, tuple(unread))


class JournalReader:
    """The sessions in a folder of journal files; nothing is written."""

    def __init__(self, folder: Path, programs: Programs = _builtin) -> None:
        """``programs`` finds the exercise of an old session that did not keep its own."""
        self.folder = folder.expanduser()
        self._room = self.folder / ROOM
        self._programs = programs
        self._exercises: dict[str, Program] = {}
        self._tables: dict[tuple[str, str], tuple[Questions, ...]] = {}

    @property
    def cache(self) -> Cache:
        """What was read from the folder's files before. Where other exercises are at hand, with
        which pages may read otherwise, it is another one."""
        return Cache(self.folder, f"{READING} {' '.join(archive.digests_in(self._room))}")

    def logs(self) -> list[LogGlance]:
        """All logs, the session begun last first. Raises JournalError if the folder cannot be
        read."""
        return listing.in_order(self.cache.logs(listing.log_glance))

    def is_up_to_date(self) -> bool:
        """Whether no page can be behind its log: told by names alone."""
        return behind.is_known(self._room) and not self._may_be_behind()

    def _may_be_behind(self) -> list[Path]:
        try:
            return behind.may_be(self.folder, self._room)
        except JournalError:
            return []

    def is_empty(self) -> bool:
        """Whether no session was ever begun here."""
        return not listing.has_logs(self._room) and not listing.glances(self.folder)

    def was_told(self, keys: Iterable[str]) -> bool:
        """Whether one of these items was ever told here; it was, as far as anybody knows, in
        sessions of which only the pages are left."""
        if not listing.has_logs(self._room):
            return not self.is_empty()
        return any(map(partial(listing.has_told, self._room), keys))

    def log_copies(self) -> list[str]:
        """A sentence for each copy of a log. Raises JournalError."""
        return [log_copies.sentence(*pair) for pair in log_copies.found(self._room).items()]

    def look(self) -> Look:
        """All sessions as their pages have them now. Raises JournalError."""
        return looked_over([self.scan(path) for path in listing.pages(self.folder)])

    def scan(self, path: Path) -> Scan:
        """One file of the folder, whatever it is."""
        try:
            page = self.read(path)
        except NoSession as error:
            if not file_names.is_ours(path.name):
                return Scan(path, foreign=True)
            return Scan(path, troubles=(str(error),))
        except JournalError as error:
            return Scan(path, troubles=(str(error),))
        return Scan(path, page, page.troubles)

    def read(self, path: Path) -> SessionPage:
        """The session in this file, corrections by hand included. Raises JournalError."""
        from voice_coach.journal.page.read import read_page

        return read_page(path, self._questions_for, self._id_begun_at)

    def program_of(self, page: SessionPage) -> Program:
        """The exercise that a session was about. Raises ProgramError, JournalError."""
        if kept := self._kept_exercise(page.exercise):
            return kept
        from voice_coach.journal.log_format import contents_of

        with_log = self.log_of(page.id)
        if with_log.exists() and (kept := self._kept_exercise(contents_of(with_log).exercise)):
            return kept
        return self._programs(page.program)

    def _questions_for(self, program: str, digest: str) -> Sequence[Questions]:
        """The questions that a page may hold: those of its own exercise; where the page does not
        name that, or it is not kept here, those of every version of the program."""
        if (table := self._tables.get((program, digest))) is None:
            table = self._tables[program, digest] = tuple(self._candidates(program, digest))
        return table

    def _candidates(self, program: str, digest: str) -> Iterator[Questions]:
        from voice_coach.journal.page.questions import Questions

        if kept := self._kept_exercise(digest):
            yield Questions(kept, exact=True)
            return
        with contextlib.suppress(CoachError):
            builtin = self._programs(program)
            yield Questions(builtin, exact=bool(digest) and archive.digest_of(builtin) == digest)
        for other in archive.all_in(self._room):
            if other.id == program:
                yield Questions(other)

    def _id_begun_at(self, started: str) -> str:
        """The session whose log says that it began then."""
        wanted = listing.moment(started)
        for log in self.logs():
            # A page gives the second, a log the millisecond.
            if (
                wanted
                and int(listing.moment(log.started)) == int(wanted)
                and FOLLOW_UP not in log.name
            ):
                return log.name
        return ""

    def log_of(self, session: str) -> Path:
        """Where a session's log is, or would be. Raises JournalError for what is no id."""
        return self._room / f"{file_names.check_id(session)}{LOG_ENDING}"

    def as_logged(self, session: str) -> Session | None:
        """The session as its log has it, or None where there is no log. Raises CoachError."""
        path = self.log_of(session)
        return self.told_by(path)[0] if path.exists() else None

    def told_by(self, log: Path) -> tuple[Session, tuple[Session, ...]]:
        """The session in this log, and all its states, the newest first. Raises CoachError."""
        from voice_coach.journal.log_format import contents_of
        from voice_coach.journal.writing import fold

        contents = contents_of(log)
        return fold(self._program(contents.exercise, contents.events), contents.events)

    def logs_of(self, session: str) -> list[Path]:
        """The log of a sitting and those of its follow-ups, in order; of a page without a log of
        ours, none. Raises JournalError."""
        if not file_names.is_id(session):
            return []
        own = self.log_of(session)
        return [*([own] if own.is_file() else []), *listing.follow_up_logs(self._room, session)]

    def looks_as_logged(self, session: str) -> Iterator[Session]:
        """Each follow-up of a session as its log has it, the first one first. Raises
        CoachError."""
        for path in listing.follow_up_logs(self._room, file_names.check_id(session)):
            yield self.told_by(path)[0]

    def _program(self, digest: str, events: tuple[e.Event, ...]) -> Program:
        kept = self._kept_exercise(digest)
        if kept is not None:
            return kept
        from voice_coach.dialogue import events as e

        started = events[0] if events else None
        return self._programs(started.program if isinstance(started, e.Started) else "")

    def _kept_exercise(self, digest: str) -> Program | None:
        """Most sessions of a folder have the same one; its digest is the sum of what it holds."""
        if digest not in self._exercises and (found := archive.find(self._room, digest)):
            self._exercises[digest] = found
        return self._exercises.get(digest)

    def _page(self, session: str) -> Path:
        """The file that a person means by an id, a file's name, or a path. Raises JournalError."""
        for path in (Path(session), self.folder / session, self.folder / f"{session}.md"):
            if path.suffix == ".md" and files.is_file(path):
                return self._which_counts(path)
        if pages := listing.pages_of(self.folder, session):
            return pages[0]
        raise NoSuchSession(f"There is no session {session!r} in {self.folder}.")

    def _which_counts(self, path: Path) -> Path:
        """This file. Raises JournalError where it is a copy of the one that counts."""
        page = listing.glance(path)
        if page is None or path.parent.resolve() != self.folder.resolve():
            return path
        first, *_ = listing.pages_of(self.folder, page.id)
        if first.name != path.name:
            raise JournalError(listing.copy_of(path, first), safe="Nothing was changed.")
        return path

    def _id_of(self, session: str) -> str:
        page = listing.glance(self._page(session))
        if page is None:
            raise JournalError(f"{session} is not the journal of a session.")
        return file_names.check_id(page.id)
