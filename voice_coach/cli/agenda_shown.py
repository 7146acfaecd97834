"""The agenda on a screen: what is most urgent first, no more than fits, and how to go on."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.agenda.due import Due, is_untended
from voice_coach.agenda.handles import day_of, handles
from voice_coach.agenda.wording import on_screen
from voice_coach.cli import screen
from voice_coach.console.safe_text import safe_text

if TYPE_CHECKING:
    from voice_coach.agenda.plan import Plan
    from voice_coach.agenda.plans import Plans

_WAYS_LINES = 9
"""So many at most are taken by the ways on, and by the line that was typed."""
_NARROW, _MORE_LINES = 60, 6
"""With fewer columns these take more lines."""
_LEAST_LINES = 6
_MOST_WITHOUT = 3
_OTHER_MARKS = "or --move SESSION WHEN, --drop SESSION, --speak."
_ALL = "voice-coach agenda --all"


def show_dues(plans: Plans, dues: Sequence[Due], today: date, *, show_all: bool) -> None:
    """Show them; what nobody tended for a month in one line, and on a terminal no more than fits
    on it, unless all is asked for."""
    named = handles(plans.rows)
    began = {row.kept.id: _day(row.kept.started) for row in plans.rows}
    tended = [due for due in dues if not is_untended(due, began.get(due.session), today)]
    wanted = list(dues) if show_all else tended
    shown = wanted if show_all or not sys.stdout.isatty() else _fitting(wanted, today, named)
    for line in _lines(shown, today, named):
        click.echo(line)
    without = _without_plan(plans.unreviewed)
    told = without if show_all else without[:_MOST_WITHOUT]
    for name in told:
        click.echo(safe_text(f"{name} holds no plan."))
    if more := len(without) - len(told):
        screen.say_way(f"{more} more {'hold' if more > 1 else 'holds'} none", _ALL)
    if more := len(wanted) - len(shown):
        screen.say_way(f"{more} more {'stand' if more > 1 else 'stands'} open", _ALL)
    if untended := {due.session for due in dues if due not in wanted}:
        count = f"{len(untended)} plans have" if len(untended) > 1 else "One plan has"
        screen.say_way(f"{count} not been tended for a month or more", _ALL)
    _tell_ways(shown, named)


def _tell_ways(shown: Sequence[Due], named: Mapping[str, str]) -> None:
    """What can be done with these, with names that can be typed."""
    if not shown:
        return
    click.echo()
    if (action := _first(shown, "action")) is not None:
        name = named[action.session]
        screen.say_way("To mark one", f"voice-coach agenda --done {name}")
        for line in screen.wrapped(_OTHER_MARKS, _width(), "  "):
            click.echo(line)
    if (look := _first(shown, "follow-up")) is not None and look.state != "coming":
        screen.say_way("To look back", f"voice-coach follow-up {named[look.session]}")
    screen.say_way("To read on", f"voice-coach journal show {named[shown[0].session]}")


def _first(shown: Iterable[Due], kind: str) -> Due | None:
    return next((due for due in shown if due.kind == kind), None)


def _fitting(dues: list[Due], today: date, named: Mapping[str, str]) -> list[Due]:
    """As many as there is room for on the terminal."""
    room = max(_LEAST_LINES, _free_lines())
    for count in range(1, len(dues) + 1):
        if len(_lines(dues[:count], today, named)) > room:
            return dues[: max(1, count - 1)]
    return dues


def _free_lines() -> int:
    size = shutil.get_terminal_size()
    return size.lines - _WAYS_LINES - (_MORE_LINES if size.columns < _NARROW else 0)


def _width() -> int:
    return screen.columns() if sys.stdout.isatty() else 0


def _lines(dues: Sequence[Due], today: date, named: Mapping[str, str]) -> list[str]:
    width = _width()
    lines: list[str] = []
    for line in on_screen(dues, today, named):
        text = line.lstrip()
        lines += screen.wrapped(safe_text(text), width, line[: len(line) - len(text)])
    return lines


def _without_plan(finished: Iterable[Plan]) -> list[str]:
    """The pages of those that wait for their follow-up, and have no plan to act on."""
    return [
        Path(plan.page).name
        for plan in finished
        if not (plan.actions or plan.follow_ups or plan.practice or plan.visualisation.as_said)
    ]


def _day(started: str) -> date | None:
    try:
        return date.fromisoformat(day_of(started))
    except ValueError:
        return None
