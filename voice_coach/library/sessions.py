"""The sessions that somebody looks for: of a time, in a state, about something. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from voice_coach.agenda.handles import day_of
from voice_coach.stems import stems

if TYPE_CHECKING:
    from voice_coach.agenda.plan import Measure
    from voice_coach.journal.cache import Row


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; a field that is empty takes all. ``since`` and ``until`` count
    themselves; ``about``: words that stand in the event, in any of their forms."""

    since: date | None = None
    until: date | None = None
    status: str = ""
    about: str = ""


def wanted_of(rows: Iterable[Row], wanted: Wanted) -> Iterator[Row]:
    """Those of the rows, in their order."""
    first = wanted.since.isoformat() if wanted.since else ""
    last = wanted.until.isoformat() if wanted.until else ""
    words = set(stems(wanted.about))
    for row in rows:
        day = day_of(row.kept.started)
        if (first and day < first) or (last and not "" < day <= last):
            continue
        if wanted.status and row.kept.status != wanted.status:
            continue
        if words and not words <= set(stems(row.kept.event)):
            continue
        yield row


def clarity_in_words(measure: Measure) -> str:
    """ "3 to 8": before the session, and after it or in its last review."""
    later = [number for number in (measure.after, *measure.reviews) if number is not None]
    if measure.before is None:
        return f"to {later[-1]}" if later else ""
    return f"{measure.before} to {later[-1]}" if later else str(measure.before)
