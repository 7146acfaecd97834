"""The journal as iCalendar: a VJOURNAL for each session (RFC 5545, 3.6.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from voice_coach.agenda.appointments import uid_of
from voice_coach.dates.when_of import is_near
from voice_coach.exports.whole import Whole, plain_text
from voice_coach.journal.page.escape import clean

SIGN = b"PRODID:-//Voice Coach//Journal//EN"


def vjournal_of(sessions: Sequence[Whole], now: datetime) -> bytes:
    """The calendar's bytes. ``now`` is aware."""
    from icalendar import Calendar, Journal

    calendar = Calendar()
    calendar.add("PRODID", SIGN.decode().partition(":")[2])
    calendar.add("VERSION", "2.0")
    for whole in sessions:
        journal = Journal()
        journal.add("UID", uid_of(whole.plan, "journal"))
        journal.add("DTSTAMP", now.astimezone(UTC))
        if (moment := _moment(whole.plan.started)) is not None:
            journal.add("DTSTART", moment)
        journal.add("SUMMARY", clean(whole.title))
        journal.add("DESCRIPTION", "\n".join(map(clean, plain_text(whole).split("\n"))))
        journal.add("STATUS", "FINAL" if whole.plan.is_finished else "DRAFT")
        journal.add("CLASS", "PRIVATE")
        journal.add("CATEGORIES", ["Voice Coach"])
        calendar.add_component(journal)
    return bytes(calendar.to_ical())


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if is_near(moment.date()) else None
    except (ValueError, OverflowError):
        return None
