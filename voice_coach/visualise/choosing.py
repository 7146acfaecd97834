"""Which session the visualisation is about: the one named, or the newest that is under way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from voice_coach.agenda.named import sessions_named
from voice_coach.agenda.plan import Plan
from voice_coach.agenda.plans import Plans
from voice_coach.dialogue.timetable import LEAST_MINUTES, MOST_MINUTES
from voice_coach.errors import JournalError
from voice_coach.journal.journal import Journal
from voice_coach.visualise.own_words import own_words
from voice_coach.visualise.script import Spoken, spoken_parts
from voice_coach.visualise.texts import Texts


@dataclass(frozen=True, slots=True)
class Chosen:
    """A session, and its words as they are said back, by parts."""

    plan: Plan
    parts: tuple[tuple[Spoken, ...], ...]


def which(
    journal: Journal, plans: Plans, wanted: str | None, today: date, texts: Texts
) -> tuple[Chosen, ...]:
    """The session and its words; several where what is wanted may mean any of them.

    Raises JournalError: none there, none fits, no words to use.
    """
    if wanted is not None:
        return _named(journal, sessions_named(plans, wanted), texts)
    if not plans.finished_rows:
        raise plans.none_finished()
    for plan in _in_order(plans, today):
        if (chosen := _with_words(journal, plan, texts)) is not None:
            return (chosen,)
    for plan in plans.finished:
        if is_over(plan) and _with_words(journal, plan, texts) is not None:
            raise JournalError(
                "Every session that has words for a visualisation is complete, or was let go.",
                todo=f"You can name one all the same: voice-coach visualise {plan.session}",
            )
    raise JournalError(
        f"No finished session in {plans.folder} has words about the outcome that the "
        "visualisation could be made of.",
        todo="Step 3 of voice-coach start asks for them.",
    )


def _in_order(plans: Plans, today: date) -> Iterator[Plan]:
    """First those in their time, the newest first; then the others; those that are over at no
    time. Few are looked into: what is in its time is open."""
    first = set()
    for plan in plans.open:
        if is_in_its_time(plan, today):
            first.add(plan.session)
            yield plan
    for row in plans.finished_rows:
        if row.kept.id not in first and not is_over(plan := plans.at(row)):
            yield plan


def _named(journal: Journal, plans: Sequence[Plan], texts: Texts) -> tuple[Chosen, ...]:
    found = (_with_words(journal, plan, texts) for plan in plans)
    chosen = tuple(one for one in found if one is not None)
    if not chosen:
        raise JournalError(
            f"{Path(plans[0].page).name} has no words about the outcome that the visualisation "
            "could be made of.",
            todo="You can write them below the questions of step 3, in your own words.",
        )
    return chosen


def _with_words(journal: Journal, plan: Plan, texts: Texts) -> Chosen | None:
    parts = spoken_parts(own_words(journal.read(Path(plan.page))), texts)
    return Chosen(plan, parts) if any(parts) else None


def is_in_its_time(plan: Plan, today: date) -> bool:
    """Whether the daily visualisation that the plan names goes on today or later."""
    practice = plan.practice
    return practice is not None and practice.next_on(today) is not None and not is_over(plan)


def is_over(plan: Plan) -> bool:
    """Whether nothing of it is open any more: looked back on and done, or let go."""
    states = {action.state for action in plan.actions}
    return (
        plan.visualisation.dropped or plan.is_let_go or (plan.is_reviewed and "open" not in states)
    )


def minutes_of(plan: Plan) -> float:
    """The person's own length, or five minutes."""
    chosen = plan.visualisation.chosen_minutes
    minutes = plan.visualisation.minutes if chosen is None else chosen
    return float(min(max(minutes, LEAST_MINUTES), MOST_MINUTES))
