"""The journal folder looked over: which pages and logs are there, without reading them whole."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from voice_coach import files
from voice_coach.dates.written import listed
from voice_coach.errors import JournalError
from voice_coach.journal import file_names
from voice_coach.journal.page import encoding, front_matter
from voice_coach.journal.page.status import FINISHED, REVIEWED

ROOM = ".voice-coach"
"""The program's own folder within the journal: logs, locks, what was put aside."""
LOG_ENDING = ".jsonl"
_MOST_DOUBTS = 12
_MOST_NAMED = 5
"""Files about which the same is said: in a folder of many notes a line for each would hide all
else."""
_HEAD_BYTES = 65_536  # an event of 4,000 letters in any script, and what stands before "status"
_FIRST_BYTES = 4_096
"""Enough for nearly every page's first lines."""
_TAIL_BYTES = 4_096
_NUMBER = re.compile(rb'\A\{"log":"voice-coach",[^\n]*"number":(\d{1,9})[,}]')
_FINISHED = re.compile(rb'\{"event":"finished".*')
_AFTERWARDS = re.compile(rb'\{"event":"(?:fair-copied|recorded)"')
"""What may be written into the log of a finished session."""
_SEALED = re.compile(rb',"sum":"[0-9a-f]{16}"\}\Z')
"""The end of a whole line; what a crash cut off neither ends a session nor opens it again."""
_STARTED = re.compile(rb'\n\{"event":"started","at":"([^"\\]+)"')
_SESSION = re.compile(
    rb'\n\{"event":"started","at":"[^"\\]+","session":"([^"\\]+)",[^\n]*?"subject":"([^"\\]*)"'
)


def default_folder() -> Path:
    """``voice-coach`` in the person's documents."""
    from platformdirs import user_documents_path

    return user_documents_path() / "voice-coach"


@dataclass(frozen=True, slots=True)
class Glance:
    """What the first lines of a page say; empty text where they do not."""

    path: Path
    id: str
    started: str
    status: str


def glance(path: Path) -> Glance | None:
    """The page's id, start and status, or None if it is no page of ours. Raises JournalError."""
    with files.sentences(path, "read"), files.open_linked(path) as file:
        start = file.read(_FIRST_BYTES)
        head, _ = encoding.to_utf8(start)
        extent = front_matter.locate(head)
        if len(start) == _FIRST_BYTES and (extent is None or extent.slip):
            head, _ = encoding.to_utf8(start + file.read(_HEAD_BYTES - _FIRST_BYTES))
            extent = front_matter.locate(head)
    content = head[extent.start : extent.end] if extent else head if head[:3] == b"---" else b""
    session, started = _line(content, "id"), _line(content, "started")
    # Notes of many kinds have an id of their own.
    if not session or not (started or _line(content, "program") or file_names.is_ours(path.name)):
        return None
    status = _line(content, "status").casefold()
    return Glance(path, session, started, status)


def _line(content: bytes, name: str) -> str:
    found = re.search(rb"^%s[ \t]*:[ \t]*([^\r\n]*)" % name.encode(), content, re.MULTILINE)
    text = found[1].decode("utf-8", "replace") if found else ""
    return re.sub(r"\s+#.*", "", text).strip().strip("\"'")


def pages(folder: Path) -> Iterator[Path]:
    """All Markdown files of the folder, by name."""
    with files.sentences(folder, "read"):
        if not folder.exists():
            return
        names = [name for name in os.listdir(folder) if name.endswith(".md") and name[0] != "."]
        yield from map(folder.joinpath, sorted(names, key=os.path.normcase))


def glances(folder: Path) -> list[Glance]:
    """The first lines of every page that can be opened and is ours, the newest first; copies too.

    Raises JournalError if the folder cannot be read.
    """
    found = []
    for path in pages(folder):
        with contextlib.suppress(JournalError):
            if (page := glance(path)) is not None:
                found.append(page)
    return sorted(found, key=lambda page: (moment(page.started), page.path.name), reverse=True)


def told_together(
    doubtful: list[str], copies: list[str], refused: list[str], foreign: list[str]
) -> Iterator[str]:
    """What is said of a folder's files: what is doubtful in pages, what are copies, what cannot be
    read, and which by name are somebody's own and none of ours. Of many of a kind, the first."""
    yield from doubtful[:_MOST_DOUBTS]
    if (more := len(doubtful) - _MOST_DOUBTS) > 0:
        yield f"{more:,} more things are doubtful in other pages; mend these to hear of them."
    yield from first_few(copies, "files are copies, too, of sessions that are there already")
    yield from first_few(refused, "files could not be read either")
    if foreign:
        shown = listed(foreign, _MOST_NAMED)
        if len(foreign) == 1:
            yield f"{shown} was passed over: it is not the journal of a session."
        else:
            yield f"{shown} were passed over: they are not journals of sessions."


def first_few(sentences: list[str], the_rest: str) -> Iterator[str]:
    """The first sentences of a kind, and how many more there are."""
    yield from sentences[:_MOST_NAMED]
    if (more := len(sentences) - _MOST_NAMED) > 0:
        yield f"{more:,} more {the_rest}."


def rank(name: str) -> str:
    """Among files of one session, the one with the least of these counts. Without its ending:
    "talk.md" comes before "talk (copy).md"."""
    return name.removesuffix(".md")


def copy_of(path: Path, first: Path) -> str:
    """The sentence about a file that is there beside the one that counts."""
    return (
        f"{path.name} holds the same session as {first.name}, and only {first.name} counts. "
        "Please move one of the two out of the folder, or give a session of its own another id."
    )


def pages_of(folder: Path, session: str) -> list[Path]:
    """The pages whose front matter has this id; the one that counts comes first."""
    names = [session.encode(form, "replace") for form in encoding.FORMS]
    found = []
    for path in pages(folder):
        with contextlib.suppress(JournalError):
            # Few files are looked at closer: those where the id stands at all.
            with files.sentences(path, "read"), files.open_linked(path) as file:
                head = file.read(_HEAD_BYTES)
            if any(name in head for name in names) and (page := glance(path)):
                found += [path] if page.id == session else []
    return sorted(found, key=lambda path: rank(path.name))


class LogGlance(NamedTuple):  # made by the ten thousand, quicker than a dataclass is
    """A log's name without ending, when its session began, and whether it came to its end.

    ``damaged``: its beginning cannot be made out. ``number``: its place among the folder's
    sessions, which a clock that was wrong cannot change; 0 in the oldest logs. ``session``: of
    what sitting it is the log, or is the log of a follow-up, by its own words.
    """

    room: Path
    name: str
    started: str
    finished: bool
    damaged: bool
    number: int = 0
    session: str = ""

    @property
    def path(self) -> Path:
        return self.room / f"{self.name}{LOG_ENDING}"


def in_order(logs: Iterable[LogGlance]) -> list[LogGlance]:
    """The session begun last first; copies of logs count for nothing."""
    return sorted(
        (log for log in logs if not copied_from(log)),
        key=lambda log: (log.number, moment(log.started), log.name),
        reverse=True,
    )


FOLLOW_UP = ".follow-up-"
"""In a log's name, between the session looked back on and the follow-up's number."""


def follow_up_logs(room: Path, session: str) -> list[Path]:
    """The logs of a session's follow-ups, the first one first."""
    found = []
    with files.sentences(room, "read"):
        for name in os.listdir(room) if room.exists() else ():
            if not name.startswith(f"{session}{FOLLOW_UP}") or not name.endswith(LOG_ENDING):
                continue
            number = name.removeprefix(f"{session}{FOLLOW_UP}").removesuffix(LOG_ENDING)
            if number.isdecimal():
                found.append((int(number), room / name))
    return [path for _, path in sorted(found)]


def logs_besides(room: Path, statuses: Mapping[str, str]) -> list[Path]:
    """The logs that the pages of their sessions, by these statuses, do not tell to be finished:
    of a finished session the sitting's, of a reviewed one that of its only follow-up, too.

    Raises JournalError if the folder cannot be read.
    """
    with files.sentences(room, "read"):
        names = [n for n in os.listdir(room) if n.endswith(LOG_ENDING)] if room.exists() else []
    again = {name.partition(FOLLOW_UP)[0] for name in names if f"{FOLLOW_UP}2." in name}
    told = set()
    for session, status in statuses.items():
        if status in (FINISHED, REVIEWED):
            told.add(f"{session}{LOG_ENDING}")
        if status == REVIEWED and session not in again:
            told.add(f"{session}{FOLLOW_UP}1{LOG_ENDING}")
    paths = (room / name for name in names if name not in told and name[0] != ".")
    return [path for path in paths if path.is_file()]


def has_logs(room: Path) -> bool:
    """Whether there is any log. Raises JournalError if the folder cannot be read."""
    with files.sentences(room, "read"):
        if not room.exists():
            return False
        with os.scandir(room) as entries:  # no further than to the first one
            return any(entry.name.endswith(LOG_ENDING) for entry in entries)


def has_told(room: Path, key: str) -> bool:
    """Whether any sitting's log, the oldest first, says that this item was told. Raises
    JournalError."""
    told = re.compile(rb'\n\{"event":"told",[^\n]*"key":"%b",' % re.escape(key.encode()))
    with files.sentences(room, "read"):
        names = sorted(n for n in os.listdir(room) if n.endswith(LOG_ENDING) and FOLLOW_UP not in n)
        logs = (room / name for name in names)
        return any(told.search(files.read_bytes(log)) for log in logs if files.is_file(log))


_FOLLOW_UP_NUMBER = re.compile(rf"{re.escape(FOLLOW_UP)}\d+")
OWN_NAME = re.compile(rf"\d{{8}}-\d{{6}}-[0-9a-f]{{4}}(?:{re.escape(FOLLOW_UP)}\d+)?")
"""How the program names its logs."""


def copied_from(log: LogGlance) -> str:
    """The file name of the log that this one is a copy of, whose beginning says of what session
    it is; empty text if it has its own name."""
    if log.session:
        own = log.name.startswith(log.session)
        number = _FOLLOW_UP_NUMBER.match(log.name, len(log.session)) if own else None
        name = f"{log.session}{number[0]}" if number else log.session
    else:  # its beginning is damaged: the name alone can tell
        found = OWN_NAME.match(log.name)
        name = found[0] if found else log.name
    if name == log.name:
        return ""
    from voice_coach.journal.log_format import begins_whole

    # A letter that a disk flipped makes no copy of a log.
    return f"{name}{LOG_ENDING}" if not log.session or begins_whole(log.path) else ""


def log_glance(path: Path) -> LogGlance:
    """What the first and the last lines of a log say. Raises JournalError."""
    with files.sentences(path, "read"), path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
        last = _last_of_the_talk(file)
    number = _NUMBER.search(head)
    started, session = _STARTED.search(head), _SESSION.search(head)
    return LogGlance(
        path.parent,
        path.stem,
        started[1].decode("utf-8", "replace") if started else "",
        _FINISHED.fullmatch(last) is not None,
        started is None,
        int(number[1]) if number else 0,
        (session[2] or session[1]).decode("utf-8", "replace") if session else "",
    )


def _last_of_the_talk(file: BinaryIO) -> bytes:
    """The last whole line, but for what may follow a session's end: its sound heard anew, or
    recordings told of. Empty where there is none."""
    size, most = file.seek(0, os.SEEK_END), _TAIL_BYTES
    while True:
        file.seek(max(0, size - most))
        lines = file.read(most).split(b"\n")
        # The first line in sight may be cut; the log's own first one is not the talk's.
        for line in reversed(lines[1:]):
            if _SEALED.search(line) and not _AFTERWARDS.match(line):
                return line
        if most >= size:
            return lines[0] if _SEALED.search(lines[0]) else b""
        most *= 8


def moment(at: str) -> float:
    """Seconds since the epoch, 0 for what is no time; a time without offset is local."""
    try:
        return datetime.fromisoformat(at).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0
