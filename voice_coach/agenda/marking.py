"""Marking what was done, moved or dropped: which action, and the mark itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

from voice_coach.agenda.plan import Plan, plan_of
from voice_coach.dates.planned import to_text
from voice_coach.dates.when_of import when_of
from voice_coach.dates.written import listed
from voice_coach.errors import CoachError, JournalError
from voice_coach.journal.journal import Journal
from voice_coach.journal.marks import NEXT_STEP, VISUALISATION, Mark, now_text
from voice_coach.journal.page.escape import clean

Change = Literal["done", "moved", "dropped"]


CHANGES: tuple[Change, ...] = get_args(Change)


@dataclass(frozen=True, slots=True)
class Target:
    """What a mark is about, and its text; ``minutes`` for a visualisation."""

    about: str
    text: str
    minutes: int | None = None


def target_in(plan: Plan, change: Change, named: str | None) -> Target:
    """What is meant in this session: the one named, or the only one that is open.

    Raises JournalError.
    """
    actions, picture = plan.actions, plan.visualisation
    there = {action.about: Target(action.about, action.text) for action in actions}
    again = change == "moved" and picture.was_planned  # what was dropped may begin again
    if picture.practice or picture.as_said or again:
        there[VISUALISATION] = Target(VISUALISATION, "Picture your outcome", picture.minutes)
    if (newest := _newest_step(list(there))) is not None:
        there.setdefault(NEXT_STEP, there[newest])
    if named is not None:
        wanted = " ".join(named.casefold().split())
        if wanted in there:
            return there[wanted]
        own = [about for about, target in there.items() if about == target.about]
        has = f"It has: {listed(own)}." if own else "It has no plan."
        raise JournalError(f"{Path(plan.page).name} has no {named!r}. {has}",
                           safe="Nothing was changed.")  # fmt: skip
    open_ones = [action.about for action in actions if action.state == "open"]
    if not open_ones and change == "moved":
        open_ones = [action.about for action in actions]  # what was closed may begin again
    if len(open_ones) == 1:
        return there[open_ones[0]]
    if not open_ones:
        what = "No action is open in" if actions else "There is no action in the plan of"
        raise JournalError(f"{what} {Path(plan.page).name}.", safe="Nothing was changed.")
    raise JournalError(
        f"More than one action is open in {Path(plan.page).name}: {listed(open_ones)}.",
        safe="Nothing was changed.",
        todo=f'Please name one: --action "{open_ones[0]}".',
    )


def _newest_step(names: list[str]) -> str | None:
    """The newest of the next steps, where several looks back have numbered them."""
    steps = [name for name in names if name.startswith(NEXT_STEP)]
    return steps[-1] if steps else None


_EXAMPLES = {False: "2026-11-28 18:00", True: "every day 18:00"}


def new_time(text: str, now: datetime, target: Target) -> str:
    """The time that somebody asks for, as a mark keeps it. Raises CoachError."""
    daily = target.about == VISUALISATION
    found = when_of(text, now.isoformat(), "daily" if daily else "day")
    if found is None or (found.day is None and not found.repeats):
        raise CoachError(
            f"{text!r} is not clear as a {'time of every day' if daily else 'day'}.",
            safe="Nothing was changed.",
            todo=f'Please give it like this: "{_EXAMPLES[daily]}".',
        )
    if found.day is not None and not found.repeats:
        past = found.day < now.date()
        if found.moment is not None:
            past = found.moment < now.replace(tzinfo=None)
        if past:
            raise CoachError(f"{to_text(found)} is past already.", safe="Nothing was changed.")
    return to_text(found)


def mark(
    journal: Journal, plan: Plan, target: Target, change: Change, *, now: datetime, to: str = ""
) -> Plan:
    """Write the mark into the journal file; returns the plan read anew.

    ``to``: for a move, the new time as text. Raises JournalError: then nothing was marked.
    """
    at = now_text(now)
    match change:
        case "done" if target.about == VISUALISATION:
            made = Mark(at, target.about, "practised", f"{target.minutes} minutes")
        case "done":
            made = Mark(at, target.about, "done")
        case "dropped":
            made = Mark(at, target.about, "dropped")
        case "moved":
            made = Mark(at, target.about, "moved to", clean(to))
    return plan_of(journal.mark(Path(plan.page), made))
