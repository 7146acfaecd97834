"""What is overdue, due today and coming, over all sessions. Pure: what time it is, it is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from voice_coach.agenda.actions import Action, actions_of
from voice_coach.agenda.practice import (
    FollowUp,
    follow_ups_of,
    minutes_of,
    practice_as_said,
    practice_of,
)
from voice_coach.dates.planned import DAYS, Planned
from voice_coach.journal.marks import VISUALISATION
from voice_coach.journal.page.read import Entry

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


def agenda(entries: Iterable[Entry], now: datetime) -> tuple[Due, ...]:
    """All that is open, the most overdue first, what has no day at the end.

    ``now`` is local; a zone that it carries is passed over. An action is overdue from its minute
    on, or from the day after where it has no time. A follow-up waits patiently all day. A
    visualisation that was missed is not owed: it is due today, until it was practised.
    """
    now = now.replace(tzinfo=None)
    found: list[Due] = []
    for entry in entries:
        if entry.is_finished:
            found += of_entry(entry, now)
    return tuple(sorted(found, key=_order))


def of_entry(entry: Entry, now: datetime) -> list[Due]:
    """What is open of one finished session."""
    found = [_action(entry, item, now) for item in actions_of(entry) if item.state == "open"]
    found += [_follow_up(entry, item, now) for item in follow_ups_of(entry) if not item.held]
    practice = practice_of(entry)
    if practice is not None:
        today = now.date()
        start = today + timedelta(days=1) if today in practice.practised else today
        if (day := practice.next_on(start)) is not None:
            found.append(
                Due(
                    "visualisation",
                    "today" if day == today else "coming",
                    entry.id,
                    entry.event,
                    VISUALISATION,
                    entry.text("outcome"),
                    Planned(None, practice.time, practice.repeats, practice.minutes),
                    day,
                    practice.time,
                    minutes=practice.minutes,
                    path=str(entry.path),
                )
            )
    elif said := practice_as_said(entry):
        found.append(
            Due(
                "visualisation",
                "undated",
                entry.id,
                entry.event,
                VISUALISATION,
                entry.text("outcome"),
                as_said=said,
                minutes=minutes_of(entry),
                path=str(entry.path),
            )
        )
    return found


def _action(entry: Entry, action: Action, now: datetime) -> Due:
    day = next_day(action.when, now.date())
    clock = action.when.time if action.when else None
    if day is not None and action.when is not None and not action.when.repeats:
        passed = datetime.combine(day, clock or time.max) < now
    else:
        passed = False
    return Due(
        "action",
        "overdue" if passed else _state(day, now.date()),
        entry.id,
        entry.event,
        action.about,
        action.text,
        action.when,
        day,
        clock,
        action.as_said,
        action.when.minutes if action.when else None,
        str(entry.path),
    )


def _follow_up(entry: Entry, look: FollowUp, now: datetime) -> Due:
    clock = look.when.time if look.when else None
    return Due(
        "follow-up",
        _state(look.day, now.date()),
        entry.id,
        entry.event,
        FOLLOW_UP,
        entry.first_action,
        look.when,
        look.day,
        clock,
        look.as_said,
        path=str(entry.path),
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
