"""Figures over all sessions, from the journal files as they stand now. Pure.

A file that a hand has corrected counts as corrected. What makes no sense is left out, and a
sentence in ``notes`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from voice_coach.agenda.actions import Action, day_of
from voice_coach.agenda.handles import handles_of
from voice_coach.agenda.plan import NO_MEASURE, Measure, Plan, one_line, sameness
from voice_coach.agenda.practice import practices
from voice_coach.journal.marks import Mark
from voice_coach.progress.blocks import ReturningBlock, Wording, returning

_MINUTES = re.compile(r"(\d{1,3}) minutes?")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Run:
    """One session. ``day`` is None where the file does not give it; ``review_days`` has a place
    for each follow-up, and the file keeps the day of the newest one only."""

    id: str
    file: str
    event: str
    day: date | None
    status: str
    clarity: Measure = NO_MEASURE
    readiness: Measure = NO_MEASURE
    review_days: tuple[date | None, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """An event, and the sessions about it, the first one first."""

    event: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the days first planned. Of the actions done: ``on_time`` on that day or
    before, ``later`` after it, ``undated`` where one of the two days is not known. ``moved``
    counts actions, done or not, that were given another time."""

    on_time: int = 0
    later: int = 0
    undated: int = 0
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Practised:
    """Visualisation: the days that have a practice; of days in a row, the ``longest`` stretch and
    the one that goes on ``now`` (it holds until a whole day has passed without). ``times`` counts
    every practice, ``minutes`` adds up those whose length is known."""

    days: tuple[date, ...] = ()
    longest: int = 0
    now: int = 0
    times: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that became clear, in the person's own words. ``day`` is None where the file
    does not give it."""

    kind: Literal["aha", "insight"]
    text: str
    event: str
    run: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Progress:
    """All figures. ``runs`` the first one first, as are moments; ``notes`` are sentences about
    what was left out."""

    today: date
    runs: tuple[Run, ...] = ()
    kept: Kept = Kept()
    practised: Practised = Practised()
    blocks: tuple[ReturningBlock, ...] = ()
    moments: tuple[Moment, ...] = ()
    notes: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    """What each session is called where one is named, by its id."""

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The sessions by what they are about; sessions without a name stand alone."""
        found: dict[str, list[Run]] = {}
        for run in self.runs:
            found.setdefault(sameness(run.event) or f"\0{run.id}", []).append(run)
        return tuple(Subject(runs[-1].event, tuple(runs)) for runs in found.values())

    @property
    def actions(self) -> tuple[tuple[Run, Action], ...]:
        """Every action, with the session that it is of."""
        return tuple((run, action) for run in self.runs for action in run.actions)

    def actions_in(self, state: str) -> tuple[tuple[Run, Action], ...]:
        """Those that are "open", "done" or "dropped"."""
        return tuple(pair for pair in self.actions if pair[1].state == state)


def progress_of(plans: Iterable[Plan], today: date) -> Progress:
    """The figures over these sessions, the newest first, as ``plans_in`` gives them."""
    ordered = tuple(reversed(tuple(plans)))
    notes = [sentence for plan in ordered for sentence in plan.left_out]
    return Progress(
        today,
        tuple(map(_run, ordered)),
        _kept(ordered),
        _practised(ordered, today, notes),
        returning(wording for plan in ordered for wording in _wordings(plan)),
        tuple(moment for plan in ordered for moment in _moments(plan)),
        tuple(notes),
        handles_of((plan.session, plan.started) for plan in ordered),
    )


def _run(plan: Plan) -> Run:
    return Run(
        plan.session,
        Path(plan.page).name,
        one_line(plan.event),
        plan.day,
        one_line(plan.status),
        plan.clarity,
        plan.readiness,
        tuple(review.on for review in plan.reviews),
        plan.actions,
    )


def _wordings(plan: Plan) -> Iterator[Wording]:
    for text in plan.blocks:
        yield Wording(text, one_line(plan.event), plan.session, plan.day)


def _moments(plan: Plan) -> Iterator[Moment]:
    for insight in plan.insights:
        event = one_line(plan.event)
        yield Moment(insight.kind, insight.text, event, plan.session, insight.day)


def _practised(plans: Iterable[Plan], today: date, notes: list[str]) -> Practised:
    marks: list[Mark] = []
    days: set[date] = set()
    for plan in plans:
        for mark in plan.visualisation.done:
            day = day_of(mark.at)
            if day is None or day > today:
                when = "is no day of the calendar" if day is None else "is still to come"
                notes.append(
                    f"In {Path(plan.page).name}, a practice is marked for {mark.at[:10]}, which "
                    f"{when}, so it is left out."
                )
                continue
            marks.append(mark)
            days.add(day)
    counted = practices(marks, today)
    lengths = (_MINUTES.search(mark.detail) for mark in marks)
    return Practised(
        tuple(sorted(days)),
        _longest(days),
        counted.streak,
        counted.total,
        sum(int(found[1]) for found in lengths if found),
    )


def _longest(days: set[date]) -> int:
    """The most days in a row."""
    longest = length = 0
    before: date | None = None
    for day in sorted(days):
        length = length + 1 if before is not None and day - before == _DAY else 1
        longest, before = max(longest, length), day
    return longest


def _kept(plans: Iterable[Plan]) -> Kept:
    pairs = [(plan, action) for plan in plans for action in plan.actions]
    done = [_in_time(plan, action) for plan, action in pairs if action.state == "done"]
    return Kept(
        on_time=done.count(True),
        later=done.count(False),
        undated=done.count(None),
        moved=sum(
            action.first_when is not None and action.when != action.first_when
            for _, action in pairs
        ),
    )


def _in_time(plan: Plan, action: Action) -> bool | None:
    """Whether it was done by the day first planned; None where that is not known.

    By the day of a review it is done; on which day it was, a mark tells, or the review itself.
    """
    planned = action.first_when.day if action.first_when else None
    if planned is None or action.done_on is None:
        return None
    if action.done_on <= planned:
        return True
    days = [*action.marked_done_on, *(review.done_on for review in plan.reviews)]
    return False if action.done_on in days else None
