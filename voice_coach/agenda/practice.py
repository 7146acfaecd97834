"""A plan's daily visualisation and its follow-up: when they are, whether they were, and how often
in a row. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from voice_coach.agenda.actions import Action, day_of, looked_at_next
from voice_coach.dates.planned import DAYS, Planned
from voice_coach.dates.when_of import is_near, when_of
from voice_coach.journal.marks import VISUALISATION, Mark, marks_of
from voice_coach.journal.page.session_page import SessionPage

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


@dataclass(frozen=True, slots=True)
class Visualisation:
    """What was planned of it, and what was done.

    ``practice`` where it is at a clear time; ``as_said`` are the person's words for it where these
    are none ("before bed"). ``minutes`` is its length, ``chosen_minutes`` the one that the person
    named, if any. ``was_planned``: a time was named at all; ``dropped``: it was let go since.
    ``done`` are the marks of the practices.
    """

    practice: Practice | None = None
    as_said: str = ""
    minutes: int = DEFAULT_MINUTES
    chosen_minutes: int | None = None
    was_planned: bool = False
    dropped: bool = False
    done: tuple[Mark, ...] = ()


NO_VISUALISATION = Visualisation()


def follow_ups_of(page: SessionPage, actions: tuple[Action, ...]) -> tuple[FollowUp, ...]:
    """The planned follow-up, and another look where an earlier one found an action not done."""
    found = []
    text = page.follow_up_day
    when = when_of(text, page.started)
    if text:
        found.append(FollowUp(1, when, "" if when else text, held=page.is_reviewed))
    again = looked_at_next(actions) if page.is_reviewed else None
    if again is not None and again.state == "open" and again.waits:
        day = again.when.day if again.when else None
        found += [FollowUp(len(page.reviews) + 1, Planned(day=day))] if day else []
    return tuple(found)


def visualisation_of(
    page: SessionPage, actions: tuple[Action, ...], looks: tuple[FollowUp, ...]
) -> Visualisation:
    """The daily visualisation until the follow-up.

    A reviewed session has no more of it, except where another look was asked for, and neither has
    a plan that was let go.
    """
    planned = page.text("visualisation_time")
    text, said_at, dropped = planned, page.started, False
    done: list[Mark] = []
    for mark in marks_of(dict(page.front)):
        if mark.about != VISUALISATION:
            continue
        if mark.deed == "practised":
            done.append(mark)
        else:
            dropped = mark.deed == "dropped"
            text, said_at = ("", said_at) if dropped else (mark.detail, mark.at)
    let_go = {action.state for action in actions} == {"dropped"}
    when = when_of(text, said_at, "daily")
    daily = when if when is not None and (when.time is not None or when.repeats) else None
    began = moment_of(page.started)
    practice = None
    if daily is not None and began is not None and not let_go:
        first = daily.day or began.date()
        if daily.day is None and daily.time is not None and began.time() >= daily.time:
            first += timedelta(days=1)
        practice = Practice(
            first,
            _last_day(page, first, looks),
            daily.time,
            daily.repeats or DAYS,
            _minutes(page, daily.minutes),
            frozenset(day for mark in done if (day := day_of(mark.at)) is not None),
        )
    as_said = text if daily is None and not let_go and not page.is_reviewed else ""
    return Visualisation(
        practice,
        as_said,
        practice.minutes if practice else _minutes(page, when.minutes if when else None),
        page.number("visualisation_minutes"),
        bool(planned),
        dropped,
        tuple(done),
    )


def _last_day(page: SessionPage, first: date, looks: tuple[FollowUp, ...]) -> date:
    ahead = [look.day for look in looks if not look.held and look.day is not None]
    if ahead:
        return max(ahead)
    ends = [look.day for look in looks if look.day is not None]
    ends = ends or [first + timedelta(days=LONGEST_DAYS - 1)]
    if (reviewed := day_of(page.text("reviewed"))) is not None:
        ends.append(reviewed)
    return min(ends)


def _minutes(page: SessionPage, said: int | None) -> int:
    """How long it takes."""
    minutes = page.number("visualisation_minutes") or said or DEFAULT_MINUTES
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
