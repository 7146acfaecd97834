"""The calendar file beside each journal file: written when its plan changed, and only then."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from voice_coach import files
from voice_coach.agenda.appointments import Appointment, appointments_of, uid_of
from voice_coach.agenda.calendar import local_zone
from voice_coach.agenda.plan import Plan
from voice_coach.agenda.plans import Plans
from voice_coach.called import from_anywhere
from voice_coach.errors import JournalError
from voice_coach.journal.listing import default_folder

ENDING = ".ics"
NAME = "Voice Coach"
"""What the calendar of all sessions is called."""
_UID = re.compile(rb"^UID:([^\r\n]*(?:\r\n [^\r\n]*)*)", re.MULTILINE)  # a long one is folded


def keep_calendar(plan: Plan, now: datetime | None = None) -> Path | None:
    """Bring the calendar file beside this session's journal file up to date.

    Returns it, or None where nothing of the plan has a day. Raises JournalError; the journal
    itself is never touched.
    """
    now = now or datetime.now().astimezone()
    path = Path(plan.page).with_suffix(ENDING)
    before = _before(path, plan)
    appointments = planned_for(plan)
    if not appointments and not before:
        return None
    data = calendar(appointments, before, now)
    if data and (data != before or not path.exists()):
        files.sweep(path.parent)
        files.write_atomically(path, data)
    return path if data else None


def planned_for(plan: Plan) -> tuple[Appointment, ...]:
    """What of a session goes on the calendar. The commands in it name the folder of the journal,
    where that is not the usual one, and the program by its path, where a shell does not find it:
    whoever reads them there gave both a while ago."""
    folder = Path(plan.page).parent.resolve()  # the same, whichever way one came to it
    usual = folder == default_folder().resolve()
    found = appointments_of(plan, "" if usual else f" --journal {shlex.quote(str(folder))}")
    return tuple(replace(one, description=from_anywhere(one.description)) for one in found)


def calendar(appointments: tuple[Appointment, ...], before: bytes, now: datetime) -> bytes:
    """The file's bytes after ``before``."""
    from voice_coach.agenda.calendar import calendar_of  # icalendar takes its time to load

    return calendar_of(appointments, before, local_zone(), now)


def renew_calendars(plans: Plans, now: datetime) -> list[str]:
    """Bring up to date every calendar file that is missing, or older than its page: a hand may
    have changed the plan, or a command may have been stopped between the two. Returns a sentence
    for each that could not be written.

    Quick where there is nothing to do: a calendar that says what its page says is made younger.
    """
    troubles = []
    times = _times_in(plans.folder)
    for row in plans.finished_rows:
        name = row.path.name
        if not _is_behind(times.get(name), times.get(f"{row.path.stem}{ENDING}")):
            continue
        try:
            path = keep_calendar(plans.at(row), now)
        except JournalError as error:
            troubles.append(str(error))
            continue
        if path is not None:
            with contextlib.suppress(OSError):  # on a read-only disk it is looked at again
                os.utime(path)
    return troubles


_Times = tuple[int, int]


def _times_in(folder: Path) -> dict[str, _Times]:
    """When each file of the folder was changed, and when it came to this disk (nanoseconds)."""
    found = {}
    with contextlib.suppress(OSError), os.scandir(folder) as files_there:
        for file in files_there:
            if file.name.endswith((".md", ENDING)):
                with contextlib.suppress(OSError):
                    status = file.stat()
                    if stat.S_ISREG(status.st_mode):
                        found[file.name] = (status.st_mtime_ns, status.st_ctime_ns)
    return found


def _is_behind(page: _Times | None, beside: _Times | None) -> bool:
    return page is None or beside is None or page[0] > beside[0] or page[1] > beside[1]


def calendars_of(plans: Iterable[Plan], now: datetime) -> Iterator[bytes]:
    """Every session's calendar: as it stands beside the page, or as it would be written there."""
    for plan in plans:
        path = Path(plan.page).with_suffix(ENDING)
        data = b""
        with contextlib.suppress(JournalError):
            data = files.read_bytes(path) if path.exists() else b""
        if _of(plan) not in data.replace(b"\r\n ", b""):
            data = calendar(planned_for(plan), b"", now)
        if data:
            yield data


def calendars_beside(pages: Iterable[Path]) -> dict[Path, bytes]:
    """The calendar files as they stand beside pages that cannot be read now."""
    found = {}
    for page in pages:
        with contextlib.suppress(JournalError):
            found[page] = files.read_bytes(page.with_suffix(ENDING))
    return found


def as_one(calendars: Iterable[bytes]) -> bytes:
    """One calendar of all, to subscribe to."""
    from voice_coach.agenda.calendar import merged

    return merged(calendars, NAME)


def vanished(before: bytes, after: bytes) -> tuple[int, int]:
    """How many of the appointments of a calendar are no longer in the one that follows it, and how
    many there were. One that was let go is still in it, cancelled."""
    there, left = (
        {found[1].replace(b"\r\n ", b"") for found in _UID.finditer(data)}
        for data in (before, after)
    )
    return len(there - left), len(there)


def _before(path: Path, plan: Plan) -> bytes:
    """What the file says so far; where the journal file was renamed, under its former name."""
    if path.exists() or path.is_symlink():
        data = files.read_bytes(path)
        if _of(plan) in data.replace(b"\r\n ", b""):
            return data
        raise JournalError(
            f"{path} is not the calendar of this session, so it was left as it is.",
            todo="Please move it away; the plan's calendar file takes this name.",
        )
    for other in sorted(path.parent.glob(f"*{ENDING}")):
        if other.with_suffix(".md").exists():
            continue
        with contextlib.suppress(JournalError):
            data = files.read_bytes(other)
            if _of(plan) in data.replace(b"\r\n ", b""):
                return data
    return b""


def _of(plan: Plan) -> bytes:
    return f"UID:{uid_of(plan, '').partition('@')[0]}".encode()
