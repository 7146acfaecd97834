"""A plan's daily visualisation and its follow-up: when they are, whether they were, and how often
in a row. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from voice_coach.agenda.actions import day_of, is_let_go, looked_at_next, reviews_of
from voice_coach.dates.planned import DAYS, Planned
from voice_coach.dates.when_of import is_near, when_of
from voice_coach.journal.marks import VISUALISATION, Mark, marks_of
from voice_coach.journal.page.read import Entry

LONGEST_DAYS = 28
"""So long the visualisation repeats where no follow-up day was named: four weeks."""
DEFAULT_MINUTES = 5
LEAST_MINUTES, MOST_MINUTES = 1, 60


@dataclass(frozen=True, slots=True)
class Practice:
    """The visualisation: from ``first`` to ``last`` day, on the days named (``DAYS``), at a time
    of day where one is known, for some ``minutes``. ``practised``: the days on which it was."""

    first: date
    last: date
    time: time | None
    repeats: tuple[str, ...]
    minutes: int
    practised: frozenset[date] = frozenset()

    def next_on(self, day: date) -> date | None:
        """The first day of it from ``day`` on, or None where it is over."""
        here = max(day, self.first)
        while here <= self.last:
            if DAYS[here.weekday()] in self.repeats:
                return here
            here += timedelta(days=1)
        return None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up: its number among those of the session, its time, and whether it has been.

    ``as_said``: the field's text where that is no date.
    """

    number: int
    when: Planned | None
    as_said: str = ""
    held: bool = False

    @property
    def day(self) -> date | None:
        """Its day, where one is known."""
        return self.when.day if self.when else None


def follow_ups_of(entry: Entry) -> tuple[FollowUp, ...]:
    """The planned follow-up, and another look where an earlier one found an action not done."""
    found = []
    text = entry.follow_up_day
    when = when_of(text, entry.started)
    if text:
        found.append(FollowUp(1, when, "" if when else text, held=entry.is_reviewed))
    again = looked_at_next(entry) if entry.is_reviewed else None
    if again is not None and again.state == "open" and again.waits:
        day = again.when.day if again.when else None
        found += [FollowUp(len(reviews_of(entry)) + 1, Planned(day=day))] if day else []
    return tuple(found)


def practice_of(entry: Entry) -> Practice | None:
    """The daily visualisation until the follow-up, or None where none is planned, or at no clear
    time.

    A reviewed session has no more of it, except where another look was asked for, and neither has
    a plan that was let go.
    """
    text, said_at, practised = _as_planned(entry)
    when = when_of(text, said_at, "daily")
    began = moment_of(entry.started)
    if is_let_go(entry) or when is None or began is None or not _is_daily(when):
        return None
    first = when.day or began.date()
    if when.day is None and when.time is not None and began.time() >= when.time:
        first += timedelta(days=1)
    last = _last_day(entry, first)
    minutes = minutes_of(entry, when)
    return Practice(first, last, when.time, when.repeats or DAYS, minutes, frozenset(practised))


def practice_as_said(entry: Entry) -> str:
    """The person's words for when they picture their outcome, where these are no clear time
    ("before bed"); empty where there are none, or it is over."""
    text, said_at, _ = _as_planned(entry)
    when = when_of(text, said_at, "daily")
    unclear = when is None or not _is_daily(when)
    return text if unclear and not is_let_go(entry) and not entry.is_reviewed else ""


def _as_planned(entry: Entry) -> tuple[str, str, set[date]]:
    """When it is to be, as text, empty where it was dropped; when that was said; and the days on
    which it was."""
    text, said_at = entry.text("visualisation_time"), entry.started
    practised: set[date] = set()
    for mark in marks_of(dict(entry.front)):
        if mark.about != VISUALISATION:
            continue
        day = day_of(mark.at)
        if mark.deed == "practised" and day is not None:
            practised.add(day)
        elif mark.deed == "dropped":
            text = ""
        elif mark.deed == "moved to":
            text, said_at = mark.detail, mark.at
    return text, said_at, practised


def _is_daily(when: Planned) -> bool:
    return when.time is not None or bool(when.repeats)


def _last_day(entry: Entry, first: date) -> date:
    looks = follow_ups_of(entry)
    ahead = [look.day for look in looks if not look.held and look.day is not None]
    if ahead:
        return max(ahead)
    ends = [look.day for look in looks if look.day is not None]
    ends = ends or [first + timedelta(days=LONGEST_DAYS - 1)]
    if (reviewed := day_of(entry.text("reviewed"))) is not None:
        ends.append(reviewed)
    return min(ends)


def minutes_of(entry: Entry, when: Planned | None = None) -> int:
    """How long it takes."""
    known = when.minutes if when else None
    minutes = entry.number("visualisation_minutes") or known or DEFAULT_MINUTES
    return min(max(minutes, LEAST_MINUTES), MOST_MINUTES)


def moment_of(text: str) -> datetime | None:
    """A time in ISO 8601 as the clock of its place showed it, without a zone."""
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
    return moment if is_near(moment.date()) else None


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
