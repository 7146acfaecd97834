"""The calendar file beside each journal file: written when its plan changed, and only then."""

from __future__ import annotations

import contextlib
import shlex
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from voice_coach import files
from voice_coach.agenda.appointments import Appointment, appointments_of, uid_of
from voice_coach.agenda.calendar import local_zone
from voice_coach.errors import JournalError
from voice_coach.journal.listing import default_folder
from voice_coach.journal.page.read import Entry

ENDING = ".ics"
NAME = "Voice Coach"
"""What the calendar of all sessions is called."""


def keep_calendar(entry: Entry, now: datetime | None = None) -> Path | None:
    """Bring the calendar file beside this session's journal file up to date.

    Returns it, or None where nothing of the plan has a day. Raises JournalError; the journal
    itself is never touched.
    """
    now = now or datetime.now().astimezone()
    path = entry.path.with_suffix(ENDING)
    before = _before(path, entry)
    appointments = planned_for(entry)
    if not appointments and not before:
        return None
    data = calendar(appointments, before, now)
    if data and (data != before or not path.exists()):
        files.sweep(path.parent)
        files.write_atomically(path, data)
    return path if data else None


def planned_for(entry: Entry) -> tuple[Appointment, ...]:
    """What of a session goes on the calendar. The commands in it name the folder of the journal,
    where that is not the usual one: whoever reads them there gave it a while ago."""
    folder = entry.path.parent.resolve()  # the same, whichever way one came to it
    usual = folder == default_folder().resolve()
    return appointments_of(entry, "" if usual else f" --journal {shlex.quote(str(folder))}")


def calendar(appointments: tuple[Appointment, ...], before: bytes, now: datetime) -> bytes:
    """The file's bytes after ``before``."""
    from voice_coach.agenda.calendar import calendar_of  # icalendar takes its time to load

    return calendar_of(appointments, before, local_zone(), now)


def keep_all(entries: Iterable[Entry], now: datetime) -> tuple[list[bytes], list[str]]:
    """Every session's calendar, brought up to date; and a sentence for each that could not be
    written (it is among the calendars all the same)."""
    found, troubles = [], []
    for entry in entries:
        try:
            path = keep_calendar(entry, now)
            data = files.read_bytes(path) if path else b""
        except JournalError as error:
            troubles.append(str(error))
            data = calendar(planned_for(entry), b"", now)
        if data:
            found.append(data)
    return found, troubles


def calendars_beside(pages: Iterable[Path]) -> dict[Path, bytes]:
    """The calendar files as they stand beside pages that cannot be read now."""
    found = {}
    for page in pages:
        with contextlib.suppress(JournalError):
            found[page] = files.read_bytes(page.with_suffix(ENDING))
    return found


def as_one(calendars: Iterable[bytes]) -> bytes:
    """One calendar of all, to subscribe to."""
    from voice_coach.agenda.calendar import events_in, joined

    events = {event.uid: event for data in calendars for event in events_in(data)}
    return joined(events.values(), NAME)


def _before(path: Path, entry: Entry) -> bytes:
    """What the file says so far; where the journal file was renamed, under its former name."""
    if path.exists() or path.is_symlink():
        data = files.read_bytes(path)
        if _of(entry) in data.replace(b"\r\n ", b""):
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
            if _of(entry) in data.replace(b"\r\n ", b""):
                return data
    return b""


def _of(entry: Entry) -> bytes:
    return f"UID:{uid_of(entry, '').partition('@')[0]}".encode()
