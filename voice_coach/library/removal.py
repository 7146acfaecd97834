"""All that belongs to one session, found and taken away: pages, calendar, logs, sound."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from voice_coach import files
from voice_coach.agenda.appointments import uid_of
from voice_coach.agenda.calendar_files import ENDING as CALENDAR
from voice_coach.agenda.plan import Plan
from voice_coach.errors import JournalError, LogError
from voice_coach.journal import file_names, listing
from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import LOG_ENDING, ROOM
from voice_coach.journal.log_format import refuse_newer
from voice_coach.library.own_sound import of_session
from voice_coach.library.web_file import web_files
from voice_coach.recordings.places import FOLDER

_APART = frozenset(". (~-_")
"""Behind a session's id in a file's name: a copy's name goes on with one of these."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """What there is of a session. ``pages``: the one that counts, and copies of it; ``behind``:
    logs, what tells of them, and sound on its way, in the program's own folder; ``to_look_at``:
    its page for a browser, and that of all sessions; ``recordings``: the folder of its answers'
    sound."""

    pages: tuple[Path, ...]
    calendars: tuple[Path, ...]
    behind: tuple[Path, ...]
    to_look_at: tuple[Path, ...] = ()
    recordings: tuple[Path, ...] = ()

    @property
    def all(self) -> tuple[Path, ...]:
        """In the order in which they go: the page last, for by it the session can be named
        again where something hinders the rest."""
        return (
            *self.recordings,
            *self.behind,
            *self.to_look_at,
            *self.calendars,
            *reversed(self.pages),
        )


def belongings_of(journal: Journal, plan: Plan) -> Belongings:
    """What belongs to the session of this plan. Raises JournalError: the folder cannot be read, or
    a newer version of the program wrote the session, and may keep more of it than is known."""
    pages = tuple(listing.pages_of(journal.folder, plan.session)) or (Path(plan.page),)
    sign = f"UID:{uid_of(plan, '').partition('@')[0]}".encode()
    calendars = []
    for page in pages:
        calendar = page.with_suffix(CALENDAR)
        with contextlib.suppress(JournalError):
            if sign in files.read_bytes(calendar).replace(b"\r\n ", b""):
                calendars.append(calendar)
    behind = tuple(_behind(journal, plan.session))
    for path in behind:
        if path.suffix == LOG_ENDING:
            _refuse_newer(path)
    to_look_at = tuple(web_files(journal.folder, pages))
    kept = of_session(journal.folder, plan.session)
    return Belongings(
        pages, tuple(calendars), behind, to_look_at, (kept.folder,) if kept is not None else ()
    )


def _refuse_newer(log: Path) -> None:
    try:
        refuse_newer(log)
    except LogError as error:
        raise LogError(
            error.what,
            safe="Nothing was deleted.",
            todo="Please update voice-coach, which then knows all that belongs to the session.",
        ) from error


def _behind(journal: Journal, session: str) -> list[Path]:
    room = journal.folder / ROOM
    if not file_names.is_id(session) or not room.is_dir():
        return []
    with files.sentences(room, "read"):
        names = sorted(os.listdir(room))
    # A copy of its log may have any name.
    logs = journal.cache.logs(listing.log_glance)
    copies = {log.path.stem for log in logs if log.session == session}
    others = {log.session for log in logs if session not in (log.session, log.path.stem)}
    stems = {session, *copies}
    return [
        room / name
        for name in names
        if any(_is_named(name, stem) for stem in stems)
        and not any(len(other) > len(session) and _is_named(name, other) for other in others)
    ]


def _is_named(name: str, stem: str) -> bool:
    return name.startswith(stem) and len(name) > len(stem) and name[len(stem)] in _APART


def take_away(journal: Journal, found: Belongings) -> None:
    """Remove all of it for good; nobody else writes in the folder meanwhile.

    Raises JournalError: a session is open in the journal, or something cannot be removed; what
    was removed before it says nothing that the page, which goes last, does not.
    """
    with journal.held():
        for path in found.all:
            with files.sentences(path, "removed", safe="What was removed before it is gone."):
                _remove(path)
        with contextlib.suppress(OSError):  # others' recordings are in it
            (journal.folder / FOLDER).rmdir()
        with files.sentences(journal.folder, "written"):
            files.sync_folder(journal.folder)


def _remove(path: Path) -> None:
    try:
        is_folder = stat.S_ISDIR(path.lstat().st_mode)
    except FileNotFoundError:
        return
    if is_folder:
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
