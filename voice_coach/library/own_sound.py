"""The recordings of a journal: whose they are, and how they are taken away for good."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from voice_coach import files
from voice_coach.journal import file_names, listing, spool
from voice_coach.journal.listing import LOG_ENDING, ROOM
from voice_coach.journal.page import encoding
from voice_coach.recordings.places import FOLDER, HEARD_AGAIN, NOTE, folder_of


@dataclass(frozen=True, slots=True)
class OwnSound:
    """What is kept of one session's sound: its folder, its files, and how many bytes they are."""

    session: str
    folder: Path
    files: tuple[Path, ...]
    bytes: int


def found_in(journal: Path) -> Iterator[OwnSound]:
    """All that is kept, session by session, also of those without a page. Raises JournalError."""
    room = journal / FOLDER
    if not room.is_dir() or room.is_symlink():
        return
    with files.sentences(room, "read"):
        names = sorted(os.listdir(room))
    for name in names:
        if file_names.is_id(name) and (one := of_session(journal, name)) is not None:
            yield one


def of_session(journal: Path, session: str) -> OwnSound | None:
    """What is kept of this one; None where nothing is. Raises JournalError."""
    if not file_names.is_id(session):
        return None
    folder = folder_of(journal, session)
    if folder.is_symlink() or folder.parent.is_symlink() or not folder.is_dir():
        return None
    with files.sentences(folder, "read"):
        there = sorted(path for path in folder.iterdir() if not path.is_dir())
        return OwnSound(session, folder, tuple(there), sum(p.lstat().st_size for p in there))


def on_its_way(journal: Path, session: str) -> tuple[Path, ...]:
    """Folders of sound in the program's own folder that were to become recordings of this session,
    or of its follow-ups."""
    room = journal / ROOM
    logs = [room / f"{session}{LOG_ENDING}", *listing.follow_up_logs(room, session)]
    return tuple(folder for log in logs for folder in spool.to_be_kept(log))


def forget(journal: Path, session: str, page: Path | None) -> int:
    """Remove the recordings of a session, and the lines on its page that lead to them; returns how
    many there were. Nobody else writes in the folder meanwhile.

    The sound goes first: a line that leads nowhere is the lesser harm. Raises JournalError.
    """
    number = 0
    kept = of_session(journal, session)
    if kept is not None:
        number = len(kept.files)
        with files.sentences(kept.folder, "removed", safe="What was removed before it is gone."):
            shutil.rmtree(kept.folder)
            files.sync_folder(kept.folder.parent)
            if not os.listdir(kept.folder.parent):
                kept.folder.parent.rmdir()
    for folder in on_its_way(journal, session):
        spool.clear(folder)
    if file_names.is_id(session):
        again = journal / ROOM / f"{session}{HEARD_AGAIN}"
        with files.sentences(again, "removed", safe="What was removed before it is gone."):
            again.unlink(missing_ok=True)
    if page is not None:
        _unlink(page, session)
    return number


def _unlink(page: Path, session: str) -> None:
    """Take the lines off the page that lead to the session's recordings; every other byte stays."""
    data, form = encoding.to_utf8(files.read_bytes(page))
    lines = data.splitlines(keepends=True)
    kept: list[bytes] = []
    for place, line in enumerate(lines):
        text = line.decode("utf-8", "replace").strip()
        if NOTE.fullmatch(text) and f"]({FOLDER}/{session}/" in text:
            continue
        after_note = place and kept and not kept[-1].strip() and lines[place - 1] is not kept[-1]
        if after_note and not line.strip():
            continue  # of the two empty lines around it one stays
        kept.append(line)
    if len(kept) != len(lines):
        files.write_through(page, encoding.from_utf8(b"".join(kept), form))
