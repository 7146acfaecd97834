"""``voice-coach agenda --speak``: the agenda heard, and each due action spoken about."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from voice_coach.agenda import marking
from voice_coach.agenda import talk as asking
from voice_coach.agenda.due import Due
from voice_coach.agenda.named import candidate
from voice_coach.agenda.plan import Plan, plan_of
from voice_coach.agenda.wording import names_of, opening
from voice_coach.called import as_called
from voice_coach.cli import assemble
from voice_coach.cli.tell_calendar import tell_calendar
from voice_coach.coach.aside import talk_aside
from voice_coach.coach.runner import Stopped
from voice_coach.console.safe_text import safe_text
from voice_coach.dates.planned import to_text
from voice_coach.dates.when_of import when_of
from voice_coach.errors import JournalError
from voice_coach.journal.marks import Mark, now_text
from voice_coach.program import toml_file
from voice_coach.program.values import Item, Option, Question

if TYPE_CHECKING:
    from voice_coach.dialogue.session import Session
    from voice_coach.journal.journal import Journal


def talk_over(
    journal: Journal,
    plans: Sequence[Plan],
    dues: Sequence[Due],
    now: datetime,
    *,
    keyboard: bool,
    **sound: Any,
) -> None:
    """Ask about each action that is due, then tell the rest of the agenda. Raises a CoachError.

    What is said of one is written down before the next is asked about.
    """
    settings = assemble.settings_with(**sound)
    open_edges = assemble.edges_for(settings, keyboard=keyboard, **sound)
    asked = [
        due
        for due in dues
        if due.kind == "action"
        and due.state in ("overdue", "today")
        and _can_mark(journal, due, now)
    ]
    sessions = {due.session for due in dues}
    names = names_of([candidate(plan) for plan in plans if plan.session in sessions])
    rest = asking.rest([due for due in dues if due not in asked], now, names)
    items = asking.told(opening(len(asked)) if asked else "" if rest else asking.NOTHING)
    answers = _answers(typed=keyboard)
    marked: dict[Path, None] = {}
    with (
        journal.held(),
        open_edges(asking.as_program(*items, *rest)) as edges,
        contextlib.suppress(Stopped),
    ):

        def lead(items: tuple[Item, ...]) -> Session:
            return talk_aside(
                items, edges, settings.manners, rate=settings.rate, volume=settings.volume
            )

        for due in asked:
            asks = asking.questions(due, now, names, answers)
            session = lead((*items, *asks))
            while session.finished_at and not _is_sure(session, answers, lead):
                session = lead(asks)
            if not session.finished_at:
                break
            deed = asking.deed_of(session)
            for page in _keep(journal, due, deed, session, now):
                marked[page] = None
            items = asking.told(asking.kept(deed))
        else:
            lead((*items, *rest))
    for page in marked:
        tell_calendar(page)


def _answers(*, typed: bool) -> tuple[Option, ...]:
    is_it_done = toml_file.default().item("done_yet")
    assert isinstance(is_it_done, Question)
    return asking.options(is_it_done.options, typed=typed)


def _can_mark(journal: Journal, due: Due, now: datetime) -> bool:
    """Whether what is said of it could be written down; says why not. Otherwise it is not asked."""
    try:
        journal.with_mark(Path(due.path), Mark(now_text(now), due.about, "done"))
    except JournalError as error:
        click.echo(safe_text(as_called(str(error))), err=True)
        return False
    return True


def _is_sure(
    session: Session, answers: tuple[Option, ...], lead: Callable[[tuple[Item, ...]], Session]
) -> bool:
    """Whether what was understood is what was meant; asked, unless it is beyond doubt."""
    check = asking.check(session.answer(asking.DEED), answers)
    return not check or lead(check).answer(asking.SURE).value == "yes"


def _keep(
    journal: Journal, due: Due, deed: str, session: Session, now: datetime
) -> tuple[Path, ...]:
    """Mark what was said, if anything; returns the file that it was marked in."""
    change = next((change for change in marking.CHANGES if change == deed), None)
    if change is None:
        return ()
    plan = plan_of(journal.read(Path(due.path)))
    answer = session.answer(asking.WHEN)
    said = answer.value or answer.text
    when = when_of(said, now.isoformat())
    target = marking.Target(due.about, due.text)
    fresh = marking.mark(journal, plan, target, change, now=now, to=to_text(when) if when else said)
    return (Path(fresh.page),)
