"""Where a session's Markdown goes: a page of its own, or a section of the subject's page."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from voice_coach import files
from voice_coach.dialogue.order import takes_place
from voice_coach.dialogue.session import Session
from voice_coach.errors import JournalError
from voice_coach.journal import file_names
from voice_coach.journal.listing import pages_of
from voice_coach.journal.page import encoding, section
from voice_coach.journal.page.fields import event_of
from voice_coach.journal.page.questions import prose_names
from voice_coach.journal.page.render import Renderer
from voice_coach.program.values import Question

_PAGES_TO_RECALL = 10
"""States back from the newest whose page may stand on disk after a crash: the page is at most
one event behind its log, unless it could not be written for a while."""


class Sheet(Protocol):
    """A place in the journal folder that shows a session."""

    path: Path

    def write(self, session: Session) -> str:
        """Show the session as it stands; a sentence if something of note happened, else "".

        Raises JournalError, and then what stood there before still stands.
        """
        ...

    def lags(self, session: Session) -> bool:
        """Whether an earlier state of the session still stands there, and nobody else's words.

        Raises JournalError.
        """
        ...


class Page:
    """A sitting's own file, rendered from the log; named after the event once it is known."""

    def __init__(self, folder: Path, session: Session, earlier: Iterable[Session] = ()) -> None:
        """``earlier``: states, newest first, whose page may stand on disk already."""
        self._renderer = Renderer()
        self._folder = folder
        self._written = b""
        self._seen: tuple[int, int, int] | None = None
        self._earlier = tuple(earlier)[:_PAGES_TO_RECALL]
        pages = pages_of(folder, session.id) if self._earlier else []
        first = file_names.file_name(session.started_at)
        event = _settled_event(session)
        unnamed = [page for page in pages if _is_called(page, first)]
        named = file_names.file_name(session.started_at, event) if event else ""
        # A crash between writing the named page and removing the first one leaves both.
        both = bool(named) and any(_is_called(page, named) for page in pages)
        self._leftovers = unnamed if both else []
        whole = [page for page in pages if page not in self._leftovers]
        self.path = whole[0] if whole else file_names.free_path(folder, first)
        self._unnamed = not whole or self.path in unnamed

    def write(self, session: Session) -> str:
        data = self._bytes_of(session)
        event = _settled_event(session) if self._unnamed else ""
        target = self.path
        if event:
            target = file_names.free_path(
                self._folder, file_names.file_name(session.started_at, event)
            )
        elif data == self._written:
            return ""
        note = self._keep_foreign_bytes()
        files.write_atomically(target, data)
        # From here on the new page is whole; the old name only has to go.
        old = [page for page in self._leftovers if self._is_ours(page)]
        old += [self.path] if target != self.path else []
        for leftover in old:
            with contextlib.suppress(OSError):
                leftover.unlink()
        self._leftovers = []
        self._unnamed = self._unnamed and not event
        self.path, self._written, self._seen = target, data, _stamp(target)
        return note

    def lags(self, session: Session) -> bool:
        now = self._bytes_of(session)
        earlier = [self._bytes_of(state) for state in self._earlier]
        there = files.read_bytes(self.path)
        beside = [files.read_bytes(path) for path in self._leftovers]
        return all(data in (now, *earlier) for data in (there, *beside)) and (
            there != now or bool(beside)
        )

    def _bytes_of(self, session: Session) -> bytes:
        return self._renderer.page(session).encode("utf-8", "replace")

    def _wrote(self, data: bytes) -> bool:
        """Whether this is a page as this session wrote it, and nobody changed it since."""
        return data == self._written or any(
            data == self._bytes_of(state) for state in self._earlier
        )

    def _is_ours(self, page: Path) -> bool:
        try:
            return self._wrote(files.read_bytes(page))
        except JournalError:
            return False

    def _keep_foreign_bytes(self) -> str:
        """What somebody else wrote into the page during the session is put aside, not lost."""
        stamp = _stamp(self.path)
        if stamp is None or stamp == self._seen:
            return ""
        try:
            there = files.read_bytes(self.path)
        except JournalError:
            return ""  # a link or a folder in its place: the writing itself will tell
        if self._wrote(there):
            return ""
        aside = file_names.free_path(self._folder, f"{self.path.stem}.edited.txt")
        files.write_atomically(aside, there)
        return (
            f"{self.path.name} was changed while the session was open. The changed text is kept "
            f"in {aside.name}; once the session is finished, the journal is yours to edit."
        )


class Section:
    """A follow-up's section in the file of the session that it looks back on."""

    def __init__(self, path: Path, session: Session, earlier: Iterable[Session] = ()) -> None:
        """``earlier``: states, newest first, whose section may stand in the file already."""
        self._renderer = Renderer()
        self._written = section.Written()
        self.path = path
        self._subject = session.subject
        states = tuple(earlier)
        if states:
            self._written = self._recall(states)

    def _recall(self, states: tuple[Session, ...]) -> section.Written:
        """What an interrupted follow-up left in the file."""
        try:
            data, _ = encoding.to_utf8(files.read_bytes(self.path))
        except JournalError:
            return section.Written()
        return section.recall(data, map(self._wanted, states))

    def _wanted(self, session: Session) -> section.Wanted:
        return section.Wanted(
            self._renderer.section(session),
            self._renderer.review(session),
            session.finished_at[:10],
            frozenset(prose_names(session.program.items_of("follow-up"))),
        )

    def write(self, session: Session) -> str:
        wanted = self._wanted(session)
        if not wanted.section and not wanted.reviewed:
            return ""
        path = self._find()
        data, form = encoding.to_utf8(files.read_bytes(path))
        fresh, written = section.update(data, self._written, wanted)
        if fresh != data:
            files.write_through(path, encoding.from_utf8(fresh, form))
        self._written = written
        return ""

    def lags(self, session: Session) -> bool:
        now = self._wanted(session)
        there, _ = encoding.to_utf8(files.read_bytes(self.path))
        if now.section:
            return bool(self._written.section) and not section.find_section(there, now.section)
        return section.update(there, self._written, now)[0] != there

    def _find(self) -> Path:
        if not self.path.exists():
            moved = pages_of(self.path.parent, self._subject)
            if moved:
                self.path = moved[0]
        return self.path


def _settled_event(session: Session) -> str:
    """The event's name, once its answer is closed, or where it is known beforehand."""
    for item in session.program.items_of("sitting"):
        if isinstance(item, Question) and item.yields == "event":
            closed = session.answer(item.key).state == "closed" or session.finished_at
            settled = closed or not takes_place(session, item)
            return event_of(session) if settled else ""
    return ""


def _is_called(page: Path, name: str) -> bool:
    """Whether a page has this file name, or this one with a number where it was taken."""
    stem = Path(name).stem
    return page.stem == stem or page.stem.removeprefix(f"{stem}-").isdigit()


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.lstat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
