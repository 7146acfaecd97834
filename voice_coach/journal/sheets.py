"""Where a session's Markdown goes: a page of its own, or a section of the subject's page."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from voice_coach import files
from voice_coach.dialogue.order import takes_place
from voice_coach.dialogue.session import Session, Spoken
from voice_coach.errors import JournalError
from voice_coach.journal import file_names
from voice_coach.journal.listing import glance, pages_of
from voice_coach.journal.page import encoding, section
from voice_coach.journal.page.fields import event_of, named
from voice_coach.journal.page.questions import prose_names
from voice_coach.journal.page.render import Renderer
from voice_coach.journal.page.status import FINISHED, REVIEWED
from voice_coach.program.values import Question

YOURS_KEPT = "What you changed in it is kept."


class Sheet(Protocol):
    """A place in the journal folder that shows a session."""

    path: Path

    @property
    def shows_something(self) -> bool:
        """Whether anything of the session stands there."""
        ...

    def write(self, session: Session) -> str:
        """Show the session as it stands; a sentence if something of note happened, otherwise "".

        As long as nothing was said in it, nothing is made.

        Raises JournalError, and then what stood there before still stands.
        """
        ...

    def closed(self, session: Session) -> bool:
        """Whether the session's end stands there: from then on it is the person's alone.

        Raises JournalError.
        """
        ...

    def lags(self, session: Session) -> bool:
        """Whether something of the session does not stand there yet. Raises JournalError."""
        ...

    def catch_up(self, session: Session) -> str:
        """Show the session as it stands, beside all that a person changed; a sentence if they
        did, otherwise "".

        Raises JournalError, and then what stood there before still stands.
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
        self._earlier = tuple(earlier)
        pages = pages_of(folder, session.id) if self._earlier else []
        first = file_names.file_name(session.started_at)
        event = _settled_event(session)
        named = file_names.file_name(session.started_at, event) if event else ""
        olds = {first, *_heard_names(session)} - {named}
        unnamed = [page for page in pages if any(_is_called(page, old) for old in olds)]
        # A crash between writing the named page and removing the first one leaves both.
        both = bool(named) and any(_is_called(page, named) for page in pages)
        self._leftovers = unnamed if both else []
        whole = [page for page in pages if page not in self._leftovers]
        self.path = whole[0] if whole else file_names.free_path(folder, first)
        self._unnamed = not whole or self.path in unnamed
        names = {first, named} if self._earlier and not whole else set()
        self._stranger = next(
            (folder / n for n in names if n and os.path.lexists(folder / n)), None
        )

    @property
    def shows_something(self) -> bool:
        return os.path.lexists(self.path)

    def write(self, session: Session) -> str:
        begun = session.has_words or session.finished_at
        if not begun and not self.shows_something:
            return ""
        data = self._bytes_of(session)
        heard = self._is_heard(session)
        event = _settled_event(session) if self._unnamed or heard else ""
        target = self.path
        if event or (heard and not event_of(session)):  # what it was named after was a laugh
            target = file_names.free_path(
                self._folder, file_names.file_name(session.started_at, event)
            )
        elif data == self._written and os.path.lexists(target):
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
        self._unnamed = (self._unnamed or heard) and not event
        self.path, self._written, self._seen = target, data, _stamp(target)
        return note

    def closed(self, session: Session) -> bool:
        page = glance(self.path) if self.path.exists() else None
        return page is not None and page.status in (FINISHED, REVIEWED)

    def lags(self, session: Session) -> bool:
        if self._stranger is not None:
            files.read_bytes(self._stranger)
            raise JournalError(f"{self._stranger.name} stands in the place of the session's page.")
        if not self.path.exists():
            return bool(session.finished_at)  # one that goes on is shown when it is resumed
        if any(self._is_ours(page) for page in self._leftovers):
            return True
        there = files.read_bytes(self.path)
        if there == self._bytes_of(session) or self.closed(session):
            return False
        return self._grown(there, session) != there

    def catch_up(self, session: Session) -> str:
        there = files.read_bytes(self.path) if self.path.exists() else b""
        if there and not self._wrote(there) and (grown := self._grown(there, session)):
            files.write_through(self.path, grown)
            return YOURS_KEPT
        return self.write(session)

    def _grown(self, there: bytes, session: Session) -> bytes:
        """The page that a person changed, with all that it lacks; nothing where that cannot be
        read as a page. Raises JournalError where what stands there cannot."""
        from voice_coach.journal.page import grown  # only where somebody wrote in it

        states = [self._bytes_of(state) for state in (session, *self._earlier)]
        text, form = encoding.to_utf8(there)
        whole = grown.page(text, states, self.path.name, finished=bool(session.finished_at))
        return encoding.from_utf8(whole, form) if whole else b""

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

    def _is_heard(self, session: Session) -> bool:
        """Whether the file still has the name that was heard, and a fair copy has another."""
        heard = () if session.finished_at else _heard_names(session)
        return any(_is_called(self.path, name) for name in heard)

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

    @property
    def shows_something(self) -> bool:
        return bool(self._written.section)

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

    def closed(self, session: Session) -> bool:
        there, _ = encoding.to_utf8(files.read_bytes(self._find()))
        return section.closed(there, self._wanted(session).section)

    def lags(self, session: Session) -> bool:
        wanted = self._wanted(session)
        if self.closed(session) or not (wanted.section or wanted.reviewed):
            return False
        there, _ = encoding.to_utf8(files.read_bytes(self.path))
        return section.update(there, self._written, wanted)[0] != there

    def catch_up(self, session: Session) -> str:
        there, _ = encoding.to_utf8(files.read_bytes(self._find()))
        own = not self._written.section or self._written.section in there
        return self.write(session) or ("" if own else YOURS_KEPT)

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


def _heard_names(session: Session) -> set[str]:
    """The page's names after the event as it was heard, with and without what turned out to be no
    words, where it has another name now."""
    for item in session.program.items_of("sitting"):
        if isinstance(item, Question) and item.yields == "event":
            answer = session.answer(item.key)
            whole = sorted((*answer.spoken, *answer.unsaid), key=_said_at)
            heard = (named(*(piece.text for piece in said)) for said in (answer.spoken, whole))
            names = {file_names.file_name(session.started_at, event) for event in heard if event}
            return names - {file_names.file_name(session.started_at, event_of(session))}
    return set()


def _said_at(piece: Spoken) -> float:
    return piece.words[0].start if piece.words else 0.0


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
