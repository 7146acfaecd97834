"""A plan's daily visualisation and its follow-up: when they are, and whether they were. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from voice_coach.agenda.actions import day_of, is_let_go, looked_at_next, reviews_of
from voice_coach.agenda.when_of import is_near, when_of
from voice_coach.dialogue.dates.planned import DAYS, Planned
from voice_coach.journal.marks import VISUALISATION, marks_of
from voice_coach.journal.parse import Entry

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
    """The daily visualisation until the follow-up, or None where none is planned.

    A reviewed session has no more of it, except where another look was asked for, and neither has
    a plan that was let go.
    """
    when = when_of(entry.text("visualisation_time"), entry.started, "daily")
    practised: set[date] = set()
    for mark in marks_of(dict(entry.front)):
        if mark.about != VISUALISATION:
            continue
        day = day_of(mark.at)
        if mark.deed == "practised" and day is not None:
            practised.add(day)
        elif mark.deed == "dropped":
            when = None
        elif mark.deed == "moved to":
            when = when_of(mark.detail, mark.at, "daily")
    began = moment_of(entry.started)
    if (
        is_let_go(entry)
        or when is None
        or began is None
        or (when.time is None and not when.repeats)
    ):
        return None
    first = when.day or began.date()
    if when.day is None and when.time is not None and began.time() >= when.time:
        first += timedelta(days=1)
    last = _last_day(entry, first)
    minutes = _minutes(entry, when)
    return Practice(first, last, when.time, when.repeats or DAYS, minutes, frozenset(practised))


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


def _minutes(entry: Entry, when: Planned) -> int:
    minutes = entry.number("visualisation_minutes") or when.minutes or DEFAULT_MINUTES
    return min(max(minutes, LEAST_MINUTES), MOST_MINUTES)


def moment_of(text: str) -> datetime | None:
    """A time in ISO 8601 as the clock of its place showed it, without a zone."""
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
    return moment if is_near(moment.date()) else None
