"""How often a person practised, and how many days in a row: counted from the journal's marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from voice_coach.agenda.actions import day_of
from voice_coach.journal.marks import VISUALISATION, Mark

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Practices:
    """``total`` counts every practice, ``days`` the days that have one, and ``streak`` the days
    in a row up to today, or up to yesterday where there is none today yet."""

    streak: int = 0
    total: int = 0
    days: int = 0


def practices(marks: Iterable[Mark], today: date) -> Practices:
    """Count the practices among these marks, of one run or of several, in any order.

    A mark that names no real day is a practice all the same, on no day; one dated after today (a
    clock was wrong) belongs to no streak.
    """
    done = [mark for mark in marks if mark.about == VISUALISATION and mark.deed == "practised"]
    days = {day for mark in done if (day := day_of(mark.at)) is not None}
    last = today if today in days else today - _DAY
    streak = 0
    while last - streak * _DAY in days:
        streak += 1
    return Practices(streak, len(done), len(days))
