"""What is overdue, due today and coming, over all sessions. Pure: what time it is, it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from voice_coach.agenda.actions import Action
from voice_coach.agenda.plan import Plan
from voice_coach.agenda.practice import FollowUp
from voice_coach.dates.planned import DAYS, Planned
from voice_coach.journal.marks import FIRST_ACTION, VISUALISATION

Kind = Literal["action", "follow-up", "visualisation"]
State = Literal["overdue", "today", "coming", "undated"]
FOLLOW_UP = "follow-up"
STATES: tuple[State, ...] = ("overdue", "today", "coming", "undated")


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that waits for the person.

    ``session`` is the session's id, ``path`` its journal file, ``about`` the name that marks
    use, or "follow-up". ``day`` and ``time`` are its next ones, ``when`` all that is planned,
    ``as_said`` the person's own words where these are no date.
    """

    kind: Kind
    state: State
    session: str
    event: str
    about: str
    text: str
    when: Planned | None = None
    day: date | None = None
    time: time | None = None
    as_said: str = ""
    minutes: int | None = None
    path: str = ""


def agenda(plans: Iterable[Plan], now: datetime) -> tuple[Due, ...]:
    """All that is open, the most overdue first, what has no day at the end.

    ``now`` is local; a zone that it carries is passed over. An action is overdue from its minute
    on, or from the day after where it has no time. A follow-up waits patiently all day. A
    visualisation that was missed is not owed: it is due today, until it was practised.
    """
    now = now.replace(tzinfo=None)
    found = (due for plan in plans if plan.is_finished for due in of_plan(plan, now))
    return tuple(sorted(found, key=_order))


UNTENDED_DAYS = 30
"""What waits for longer is told in one line: a reminder that nobody heeds hides all others."""


def is_untended(due: Due, began: date | None, today: date) -> bool:
    """Whether this has waited for more than a month, by its day; where it has none, by the day on
    which the session was begun."""
    if due.state == "overdue" and due.day is not None:
        return (today - due.day).days > UNTENDED_DAYS
    return due.state == "undated" and began is not None and (today - began).days > UNTENDED_DAYS


def of_plan(plan: Plan, now: datetime) -> Iterator[Due]:
    """What is open of one finished session."""
    for action in plan.actions:
        if action.state == "open":
            yield _action(plan, action, now)
    for look in plan.follow_ups:
        if not look.held:
            yield _follow_up(plan, look, now)
    yield from _visualisation(plan, now.date())


def _visualisation(plan: Plan, today: date) -> Iterator[Due]:
    picture, practice = plan.visualisation, plan.practice
    due = Due(
        "visualisation",
        "undated",
        plan.session,
        plan.event,
        VISUALISATION,
        plan.outcome,
        minutes=picture.minutes,
        path=plan.page,
    )
    if practice is None:
        if picture.as_said:
            yield replace(due, as_said=picture.as_said)
        return
    start = today + timedelta(days=1) if today in practice.practised else today
    if (day := practice.next_on(start)) is not None:
        yield replace(
            due,
            state="today" if day == today else "coming",
            when=Planned(None, practice.time, practice.repeats, practice.minutes),
            day=day,
            time=practice.time,
        )


def _action(plan: Plan, action: Action, now: datetime) -> Due:
    day = next_day(action.when, now.date())
    clock = action.when.time if action.when else None
    if day is not None and action.when is not None and not action.when.repeats:
        passed = datetime.combine(day, clock or time.max) < now
    else:
        passed = False
    return Due(
        "action",
        "overdue" if passed else _state(day, now.date()),
        plan.session,
        plan.event,
        action.about,
        action.text,
        action.when,
        day,
        clock,
        action.as_said,
        action.when.minutes if action.when else None,
        plan.page,
    )


def _follow_up(plan: Plan, look: FollowUp, now: datetime) -> Due:
    clock = look.when.time if look.when else None
    first = next((action for action in plan.actions if action.about == FIRST_ACTION), None)
    return Due(
        "follow-up",
        _state(look.day, now.date()),
        plan.session,
        plan.event,
        FOLLOW_UP,
        first.text if first else "",
        look.when,
        look.day,
        clock,
        look.as_said,
        path=plan.page,
    )


def next_day(when: Planned | None, today: date) -> date | None:
    """The day of it; of what repeats, the next one from today on."""
    if when is None or not when.repeats:
        return when.day if when else None
    start = max(today, when.day or today)
    ahead = (start + timedelta(days=number) for number in range(len(DAYS)))
    return next(day for day in ahead if DAYS[day.weekday()] in when.repeats)


def _state(day: date | None, today: date) -> State:
    if day is None:
        return "undated"
    return "overdue" if day < today else "today" if day == today else "coming"


def _order(due: Due) -> tuple[int, date, time, str, str]:
    place = STATES.index(due.state)
    return place, due.day or date.max, due.time or time.max, due.session, due.about
