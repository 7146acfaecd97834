"""The event log: one JSON object a line, each line sealed, so that no damage goes unnoticed.

``{"log":"voice-coach","version":4,"session":"...","exercise":"...","sum":"..."}`` comes first,
then the events. ``exercise`` is the digest under which ``program/archive.py`` keeps what was asked.
A line's ``sum`` is taken over the line and the sum of the line before it: a flipped byte, and
a line lost, doubled or moved, all break the chain. ``log_end.py`` tells of lines lost at the end.
``number`` counts the sessions of a folder, in the order in which they were begun.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from voice_coach import files
from voice_coach.dialogue.events import Event, Started
from voice_coach.errors import JournalError, LogError
from voice_coach.journal import log_end
from voice_coach.journal.event_json import from_json

VERSION = 4
"""Raised when older programs could no longer read what is written. 2: a question about a part of
an answer is kept with what was understood of it. 3: fair copies. 4: recordings, and
fair copies that are empty."""
COPIES_SINCE = 3
"""The first version in whose logs fair copies may stand."""
EMPTY_COPIES_SINCE = 4
"""The first version in whose logs a fair copy may be empty: nothing was said."""
RECORDINGS_SINCE = 4
"""The first version in whose logs recordings may be told of."""

_SEAL = re.compile(rb',"sum":"([0-9a-f]{16})"\}')
_SEAL_BYTES = len(b',"sum":"0123456789abcdef"}')
_LEAST_LINES = 2  # what the log is, and the session's beginning
_HOLE = b"\0\0"
"""How a last line begins of which a power cut let only the end reach the disk."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a log holds: its version and events, how many lines and bytes of it are whole, the
    first and the last sum, and the torn rest of a line whose writing was cut short."""

    session: str
    exercise: str
    version: int
    events: tuple[Event, ...]
    lines: int
    whole_bytes: int
    first_sum: bytes
    last_sum: bytes
    newline_missing: bool
    torn: bytes


def seal(members: Mapping[str, Any], previous: bytes) -> tuple[bytes, bytes]:
    """A line for the log, with its newline, and its sum. ``previous``: the sum before it."""
    text = json.dumps(members, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A lone surrogate (typed in a broken encoding) must not cost the person the answer.
    body = text[:-1].encode("utf-8", "surrogatepass")
    total = _sum(previous, body)
    return body + b',"sum":"' + total + b'"}\n', total


def _sum(previous: bytes, body: bytes) -> bytes:
    return blake2b(previous + body, digest_size=8).hexdigest().encode()


def _unseal(line: bytes, previous: bytes) -> bytes | None:
    """The sum of a line without its newline, or None where the line is damaged."""
    body, end = line[:-_SEAL_BYTES], line[-_SEAL_BYTES:]
    found = _SEAL.fullmatch(end)
    return found[1] if found and found[1] == _sum(previous, body) else None


def read(path: Path) -> tuple[Event, ...]:
    """The events of a log, which is left as it is. Raises LogError with file and line."""
    return contents_of(path).events


def contents_of(path: Path) -> Contents:
    """All that a log holds; the file is left as it is. Raises LogError with file and line."""
    had = log_end.text_of(path)
    return complete(parse(files.read_bytes(path), path), path, had)


def parse(data: bytes, path: Path) -> Contents:
    """Read a log's bytes. A torn last line is told apart; all other damage raises LogError."""
    *lines, tail = data.split(b"\n")
    if not tail and lines and lines[-1].startswith(_HOLE):
        tail = lines.pop() + b"\n"
    whole, torn, newline_missing = len(data) - len(tail), tail, False
    previous = first_sum = b""
    events: list[Event] = []
    session = exercise = ""
    version = VERSION
    if tail and (kept := _whole_part(lines, tail)):
        lines.append(tail[:kept])
        whole, torn, newline_missing = whole + kept, tail[kept:], True
    for number, line in enumerate(lines, start=1):
        total = _unseal(line, previous)
        if total is None:
            raise _damaged(path, number, "its checksum does not fit")
        previous, first_sum = total, first_sum or total
        members = _members(line, path, number)
        if number == 1:
            session, exercise, version = _header(members, path)
            continue
        try:
            events.append(from_json(members))
        except (ValueError, OverflowError) as error:
            raise _damaged(path, number, str(error)) from error
        if (number == 2) != isinstance(events[-1], Started):  # noqa: PLR2004 - after the header
            raise _damaged(path, number, "a log has one beginning, in its second line")
    return Contents(
        session,
        exercise,
        version,
        tuple(events),
        len(lines),
        whole,
        first_sum,
        previous,
        newline_missing,
        torn,
    )


def exercise_of_whole(path: Path) -> str:
    """The exercise's digest in a log of which every line is whole; the events are not looked at.

    Empty text at the least doubt: whoever reads it with ``contents_of`` is told what is wrong.
    """
    try:
        had = log_end.text_of(path)
        *lines, tail = files.read_bytes(path).split(b"\n")
        sums = [b""]
        for line in lines:
            total = _unseal(line, sums[-1])
            if total is None:
                return ""
            sums.append(total)
        if tail or len(lines) < max(_LEAST_LINES, log_end.lines_in(had, sums[1])):
            return ""
        return _header(_members(lines[0], path, 1), path)[1]
    except (JournalError, IndexError):
        return ""


def begins_whole(path: Path) -> bool:
    """Whether the two lines that say of what session a log is are as they were written."""
    try:
        first, second, *_ = files.read_bytes(path).split(b"\n")
    except (JournalError, ValueError):
        return False
    total = _unseal(first, b"")
    return total is not None and _unseal(second, total) is not None


def complete(contents: Contents, path: Path, text: bytes) -> Contents:
    """The same, if nothing is missing at its end, by the ``text`` kept beside it.

    Raises LogError.
    """
    had = log_end.lines_in(text, contents.first_sum)
    if contents.lines < had:
        raise LogError(
            f"Line {contents.lines + 1} of {path} is missing, as are all after it: "
            f"the log had {had} lines, and {contents.lines} are left.",
            safe="The file was left as it is.",
            todo="If you have a backup of it, please put it back. To go on without what is "
            f"missing, delete {log_end.path_of(path)}.",
        )
    if not contents.events:
        raise LogError(
            f"{path} holds no session: it ends in line {contents.lines + 1}, before its first "
            "event.",
            safe="The file was left as it is.",
        )
    return contents


def _whole_part(lines: list[bytes], tail: bytes) -> int:
    """How many bytes of an ending without a newline are a whole line all the same."""
    previous = b""
    if lines:
        last = _SEAL.fullmatch(lines[-1][-_SEAL_BYTES:])
        previous = last[1] if last else b""
    for found in _SEAL.finditer(tail):
        if found[1] == _sum(previous, tail[: found.start()]):
            return found.end()
    return 0


def _members(line: bytes, path: Path, number: int) -> dict[str, Any]:
    try:
        members = json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise _damaged(path, number, "it is not JSON") from error
    members.pop("sum", None)
    return dict(members)


def _header(members: Mapping[str, Any], path: Path) -> tuple[str, str, int]:
    """The session's id, the exercise's digest, the log's version."""
    version = members.get("version")
    if members.get("log") != "voice-coach" or not isinstance(version, int):
        raise _damaged(path, 1, "it is not the log of a session")
    _check_version(version, path)
    return str(members.get("session", "")), str(members.get("exercise", "")), version


def _check_version(version: int, path: Path) -> None:
    if version > VERSION:
        raise LogError(
            f"{path} was written by a newer version of voice-coach.",
            safe="It was left as it is.",
            todo="Please update voice-coach to go on with this session.",
        )


def refuse_newer(path: Path) -> None:
    """Raise LogError if a newer version wrote this log; no matter here how whole it is."""
    try:
        first = files.read_bytes(path).partition(b"\n")[0]
        members = _members(first, path, 1) if _unseal(first, b"") else {}
    except JournalError:
        return
    version = members.get("version")
    if members.get("log") == "voice-coach" and isinstance(version, int):
        _check_version(version, path)


def _damaged(path: Path, number: int, reason: str) -> LogError:
    return LogError(
        f"Line {number} of {path} is damaged: {reason}.",
        safe="The file was left as it is.",
        todo="If you have a backup of it, please put it back.",
    )
