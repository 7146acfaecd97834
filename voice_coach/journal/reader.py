"""The journal folder as it can be read at any time, whoever writes in it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from voice_coach import files
from voice_coach.dialogue import events as e
from voice_coach.dialogue.session import Session, begin
from voice_coach.errors import CoachError, JournalError, LogError, NoSuchSession
from voice_coach.journal import file_names, listing
from voice_coach.journal.doubts import doubts
from voice_coach.journal.listing import LOG_ENDING, ROOM, Glance
from voice_coach.journal.log_format import contents_of, exercise_of_whole
from voice_coach.journal.page.read import Entry, agreed, read_entry
from voice_coach.journal.page.render import (
    FINISHED,
    IN_PROGRESS,
    REVIEWED,
    render,
    review_of,
    section_of,
)
from voice_coach.journal.writing import evolved
from voice_coach.program import archive
from voice_coach.program.values import Program

Programs = Callable[[str], Program]
_STATES_TO_RECALL = 200


def _builtin(program: str) -> Program:
    from voice_coach.program.toml_file import builtin

    return builtin(program)


class JournalReader:
    """The sessions in a folder of journal files; nothing is written."""

    def __init__(self, folder: Path, programs: Programs = _builtin) -> None:
        """``programs`` finds the exercise of an old session that did not keep its own."""
        self.folder = folder.expanduser()
        self.troubles: list[str] = []
        """A sentence for each file that was passed over in the last look at the folder."""
        self.unread: list[Path] = []
        """The pages among these that may be sessions, and could not be read."""
        self._room = self.folder / ROOM
        self._programs = programs
        self._exercises: dict[str, Program] = {}

    def is_empty(self) -> bool:
        """Whether no session was ever begun here."""
        return not listing.has_logs(self._room) and not listing.glances(self.folder, [])

    def was_told(self, keys: Iterable[str]) -> bool:
        """Whether one of these items was ever told here; it was, as far as anybody knows, in
        sessions of which only the pages are left."""
        if not listing.has_logs(self._room):
            return not self.is_empty()
        return any(map(partial(listing.has_told, self._room), keys))

    def entries(self) -> tuple[Entry, ...]:
        """All sessions as their files have them now, the newest first.

        Files that are none of ours or cannot be read are passed over; ``troubles`` says which.
        """
        return tuple(self.readable(self.glances()))

    def glances(self) -> list[Glance]:
        """What the first lines of each session's page say, the newest first.

        Files that are none of ours are passed over; ``troubles`` says which.
        """
        self.troubles, self.unread = [], []
        return listing.glances(self.folder, self.troubles, self.unread)

    def readable(self, pages: Iterable[Glance]) -> Iterable[Entry]:
        """The sessions of these pages; ``troubles`` says which cannot be read."""
        for page in pages:
            try:
                yield self.read(page.path)
            except JournalError as error:
                self.troubles.append(str(error))
                self.unread.append(page.path)

    def newest_finished(self) -> Entry | None:
        """The newest finished session, one that was not reviewed yet before one that was."""
        pages = self.glances()
        self.troubles += [
            f"{page.path.name} was passed over: its front matter does not say whether it is "
            f"{IN_PROGRESS}, {FINISHED} or {REVIEWED}."
            for page in pages
            if page.status not in (IN_PROGRESS, FINISHED, REVIEWED)
        ]
        for status in (FINISHED, REVIEWED):
            for entry in self.readable(page for page in pages if page.status == status):
                return entry
        return None

    def read(self, path: Path) -> Entry:
        """The session in this file, corrections by hand included. Raises JournalError.

        With a damaged log the front matter alone counts; ``troubles`` says so.
        """
        entry, program = self._read(path)
        if program is None:
            return entry
        try:
            return self._with_reviews(entry, program)
        except LogError as error:
            self.troubles.append(str(error))
        except CoachError:
            pass  # a follow-up's own exercise is not to be had: the fields count
        return entry

    def _read(self, path: Path) -> tuple[Entry, Program | None]:
        """With the corrections in the sitting's part; and its exercise, where that is to be had."""
        entry = read_entry(path)
        for sentence in doubts(entry.front, files.read_bytes(path), path.name):
            if sentence not in self.troubles:
                self.troubles.append(sentence)
        try:
            program = self._program_in_log(entry)
            # Going through the log takes long, and nearly every page agrees with itself.
            if program and (settled := agreed(entry, program)) is not None:
                return settled, program
            written = self._session_of(entry.id)
            program = written.program if written else self.program_of(entry)
        except LogError as error:
            self.troubles.append(str(error))
            return entry, None
        except CoachError:
            return entry, None
        original = render(written) if written else None
        if original is not None and (lines := _cut_after(path, original)):
            self.troubles.append(
                f"{path.name} ends in line {lines}, before the end of what was written there. "
                f"All that was said is in {self._room / (entry.id + LOG_ENDING)}."
            )
        return read_entry(path, program=program, original=original), program

    def _with_reviews(self, entry: Entry, program: Program) -> Entry:
        """With the corrections in the follow-ups' sections. Raises LogError."""
        if not any(name.startswith("review") for name in entry.front):
            return entry
        from voice_coach.journal.page import (
            reviews,  # the first word of a session does not wait for it
        )

        if not reviews.differ(entry, program):
            return entry
        logs = listing.follow_up_logs(self._room, file_names.check_id(entry.id))
        sessions = [session for log in logs if (session := self._session_of(log.stem))]
        originals = [reviews.Original(section_of(one), review_of(one)) for one in sessions]
        return reviews.corrected(entry, program, [one for one in originals if one.section])

    def program_of(self, entry: Entry) -> Program:
        """The exercise that a session was about. Raises ProgramError, JournalError."""
        with_log = self._room / f"{file_names.check_id(entry.id)}{LOG_ENDING}"
        if with_log.exists():
            digest = contents_of(with_log).exercise
            if kept := self._kept_exercise(digest):
                return kept
        return self._programs(entry.program)

    def _program_in_log(self, entry: Entry) -> Program | None:
        """The exercise that a whole log names, without reading on in it."""
        log = self._room / f"{file_names.check_id(entry.id)}{LOG_ENDING}"
        return self._kept_exercise(exercise_of_whole(log))

    def _session_of(self, session: str) -> Session | None:
        """The session as its log has it, or None where there is no log."""
        path = self._room / f"{file_names.check_id(session)}{LOG_ENDING}"
        if not path.exists():
            return None
        contents = contents_of(path)
        return fold(self._program(contents.exercise, contents.events), contents.events)[0]

    def _program(self, digest: str, events: tuple[e.Event, ...]) -> Program:
        kept = self._kept_exercise(digest)
        if kept is not None:
            return kept
        started = events[0] if events else None
        return self._programs(started.program if isinstance(started, e.Started) else "")

    def _kept_exercise(self, digest: str) -> Program | None:
        """Most sessions of a folder have the same one; its digest is the sum of what it holds."""
        if digest not in self._exercises and (found := archive.find(self._room, digest)):
            self._exercises[digest] = found
        return self._exercises.get(digest)

    def _page(self, session: str) -> Path:
        """The file that a person means by an id, a file's name, or a path."""
        for path in (Path(session), self.folder / session, self.folder / f"{session}.md"):
            if path.suffix == ".md" and files.is_file(path):
                return self._which_counts(path)
        if pages := listing.pages_of(self.folder, session):
            self.troubles += [listing.copy_of(copy, pages[0]) for copy in pages[1:]]
            return pages[0]
        raise NoSuchSession(f"There is no session {session!r} in {self.folder}.")

    def _which_counts(self, path: Path) -> Path:
        """This file; a sentence tells of copies. Raises JournalError where it is one itself."""
        page = listing.glance(path)
        if page is None or path.parent.resolve() != self.folder.resolve():
            return path
        first, *others = listing.pages_of(self.folder, page.id)
        if first.name != path.name:
            raise JournalError(listing.copy_of(path, first), safe="Nothing was changed.")
        self.troubles += [listing.copy_of(copy, first) for copy in others]
        return path

    def _id_of(self, session: str) -> str:
        page = listing.glance(self._page(session))
        if page is None:
            raise JournalError(f"{session} is not the journal of a session.")
        return file_names.check_id(page.id)


def _cut_after(path: Path, original: str) -> int:
    """The number of lines that a page was cut down to; 0 if it was not."""
    data, whole = files.read_bytes(path), original.encode("utf-8", "replace")
    cut = len(data) < len(whole) and whole.startswith(data)
    return data.count(b"\n") + 1 if cut else 0


def fold(program: Program, events: tuple[e.Event, ...]) -> tuple[Session, tuple[Session, ...]]:
    """The session, and its last states, the newest first."""
    session = begin(program)
    states: deque[Session] = deque(maxlen=_STATES_TO_RECALL)
    for event in events:
        session = evolved(session, event)
        states.appendleft(session)
    return session, tuple(states)
