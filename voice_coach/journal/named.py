"""The sessions that a person names: by an id, a file, or words of an event. One rule for all
commands."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime

from voice_coach.dates.written import day_and_time, listed
from voice_coach.dialogue import which
from voice_coach.dialogue.prose import shortened
from voice_coach.dialogue.which import Candidate
from voice_coach.errors import JournalError, NoSuchSession
from voice_coach.journal.journal import Journal
from voice_coach.journal.page.read import Entry

_LONGEST_EVENT = 60


class SeveralSessions(JournalError):
    """The words that name a session stand in the events of several."""

    def __init__(self, wanted: str, entries: Sequence[Entry]) -> None:
        super().__init__(
            f"More than one session is about {wanted!r}: {listed(_told_apart(entries))}.",
            safe="Nothing was changed.",
            todo="Please name one by its id.",
        )


def sessions_named(journal: Journal, wanted: str) -> tuple[Entry, ...]:
    """The finished sessions that may be meant, the newest first; one where it is clear.

    Raises JournalError: there is none, or it is not finished yet.
    """
    try:
        return (journal.finished(wanted),)
    except NoSuchSession as error:
        entries = journal.entries()
        fitting = {c.id for c in which.fitting([candidate(entry) for entry in entries], wanted)}
        found = [entry for entry in entries if entry.id in fitting]
        finished = tuple(entry for entry in found if entry.is_finished)
        if not finished and found:
            return (journal.finished(found[0].id),)  # raises: it is not finished yet
        if not finished:
            todo = "Name an id, a journal file, or words that stand in your event."
            raise NoSuchSession(error.what, todo=todo) from error
        return finished


def unfinished_named(journal: Journal, wanted: str) -> str:
    """The unfinished session that is meant, as ``Journal.resume`` takes it: by words of its event
    where these stand in one only. Raises SeveralSessions."""
    begun = journal.unfinished_subjects()
    entries = [entry for entry in journal.entries() if entry.id in begun]
    fitting = {c.id for c in which.fitting([candidate(entry) for entry in entries], wanted)}
    found = [entry for entry in entries if entry.id in fitting]
    if wanted in begun or not found:
        return wanted
    if len(found) > 1:
        raise SeveralSessions(wanted, found)
    return found[0].id


def candidate(entry: Entry) -> Candidate:
    """The session as one of several that may be meant."""
    return Candidate(entry.id, entry.event, _begun(entry))


def _told_apart(entries: Sequence[Entry]) -> list[str]:
    """Each by its id, its event and the day on which it was begun, with the time where two share
    the day."""
    begun = [_begun(entry) for entry in entries]
    days = [moment.date() if moment else None for moment in begun]
    named = []
    for entry, moment in zip(entries, begun, strict=True):
        told = shortened(entry.event, _LONGEST_EVENT)
        if moment is not None:
            clock = moment.time() if days.count(moment.date()) > 1 else None
            told += f", begun on {day_and_time(moment.date(), clock)}"
        named.append(f"{entry.id} ({told})")
    return named


def _begun(entry: Entry) -> datetime | None:
    with contextlib.suppress(ValueError):
        return datetime.fromisoformat(entry.started)
    return None
