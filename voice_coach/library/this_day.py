"""What happened on this day of earlier months and years. Pure; what day it is, it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from voice_coach.agenda.handles import day_of

if TYPE_CHECKING:
    from voice_coach.agenda.plan import Plan
    from voice_coach.journal.cache import Row

MONTHS = 12
Deed = Literal["began", "looked back", "did"]


@dataclass(frozen=True, slots=True)
class Memory:
    """Something of a session that happened on ``day``; ``text``: the action that was done."""

    day: date
    deed: Deed
    plan: Plan
    text: str = ""


def is_like(day: date, today: date) -> bool:
    """Whether a day is this one in an earlier year, or in one of the last eleven months."""
    if day >= today or day.day != today.day:
        return False
    return day.month == today.month or months_ago(day, today) < MONTHS


def months_ago(day: date, today: date) -> int:
    """Whole months between two days of the same number."""
    return (today.year - day.year) * MONTHS + today.month - day.month


def ago_in_words(day: date, today: date) -> str:
    """ "A year ago", "3 months ago"."""
    years, months = divmod(months_ago(day, today), MONTHS)
    number, unit = (years, "year") if not months else (months, "month")
    return f"a {unit} ago" if number == 1 else f"{number} {unit}s ago"


def sessions_like(rows: Iterable[Row], today: date) -> list[Row]:
    """The sessions that were begun on this day: years before months, the nearest first."""
    found = []
    for row in rows:
        text = day_of(row.kept.started)
        if text[8:] == f"{today.day:02d}":  # before a date is made of it: there may be thousands
            day = date.fromisoformat(text)
            if is_like(day, today):
                found.append((_rank(day, today), row))
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def memories(plans: Iterable[Plan], today: date) -> list[Memory]:
    """All that happened on this day: years before months, the nearest first."""
    found = [memory for plan in plans for memory in _of(plan) if is_like(memory.day, today)]
    return sorted(found, key=lambda memory: _rank(memory.day, today))


def _of(plan: Plan) -> Iterator[Memory]:
    if plan.day is not None:
        yield Memory(plan.day, "began", plan)
    for review in plan.reviews:
        if review.on is not None:
            yield Memory(review.on, "looked back", plan)
    for action in plan.actions:
        if action.state == "done" and action.done_on is not None:
            yield Memory(action.done_on, "did", plan, action.text)


def _rank(day: date, today: date) -> tuple[bool, int]:
    return day.month != today.month, months_ago(day, today)


def greeting(rows: Iterable[Row], today: date) -> str:
    """One line for whoever begins a session on such a day; empty on any other."""
    found = sessions_like(rows, today)
    if not found:
        return ""
    nearest = found[0]
    ago = ago_in_words(date.fromisoformat(day_of(nearest.kept.started)), today)
    event = _shortened(nearest.kept.event)
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    return f"On this day {ago}: {event}{more}. To look at it: voice-coach journal today"


def _shortened(event: str) -> str:
    from voice_coach.dialogue.prose import shortened

    return shortened(event, 60).rstrip(".") or "a session without a name"
