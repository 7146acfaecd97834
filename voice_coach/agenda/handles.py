"""What a session is called in one word: the day on which it was begun, with the time where two
share the day, its id where even that is the same. Whatever names a session takes it. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

_BEGUN = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)")
_HANDLE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[-T ](\d\d):?(\d\d))?(?:-.*)?", re.DOTALL)


class _Kept(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def started(self) -> str: ...


class _Row(Protocol):
    @property
    def kept(self) -> _Kept: ...


def handles(rows: Iterable[_Row]) -> Mapping[str, str]:
    """Each session's by its id: "2026-11-24", "2026-11-24-1703"."""
    return handles_of((row.kept.id, row.kept.started) for row in rows)


def handles_of(sessions: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The same of ids, each with when its session was begun, as its page has it."""
    begun = [(session, *_begun(started)) for session, started in sessions]
    days = Counter(day for _, day, _ in begun)
    minutes = Counter(minute for _, _, minute in begun)
    return {
        session: day
        if day and days[day] == 1
        else minute
        if minute and minutes[minute] == 1
        else session
        for session, day, minute in begun
    }


def day_of(started: str) -> str:
    """The day of a start as a page has it (ISO 8601); empty where it is no time."""
    return _begun(started)[0]


def minute_of(started: str) -> str:
    """The day and the minute of a start; empty where it is no time."""
    return _begun(started)[1]


def _begun(started: str) -> tuple[str, str]:
    found = _BEGUN.match(started)
    return (found[1], f"{found[1]}-{found[2]}{found[3]}") if found else ("", "")


def is_of(started: str, wanted: str) -> bool:
    """Whether somebody means a session that began then: by its day, "2026-11-24", or by its
    minute, "2026-11-24 17:03", as file names have it, too."""
    found = _HANDLE.fullmatch(wanted.strip())
    if found is None or found[1] != day_of(started):
        return False
    return found[2] is None or minute_of(started) == f"{found[1]}-{found[2]}{found[3]}"
