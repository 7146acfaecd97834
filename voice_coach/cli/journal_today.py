"""``voice-coach journal today``: this day in earlier months and years, and what stands open."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.cli import screen
from voice_coach.cli.journal_list import NAMELESS
from voice_coach.cli.journal_session import looked_through, tell_nothing_there
from voice_coach.console.safe_text import safe_text
from voice_coach.library.this_day import Memory, ago_in_words, memories

if TYPE_CHECKING:
    from voice_coach.agenda.plans import Plans

_MOST_SHOWN = 10
_LONGEST = 200
_MOST_OPEN = 5


def show_today(folder: Path | None) -> None:
    """Print it. Raises JournalError."""
    plans = looked_through(folder).plans
    if not plans.rows:
        tell_nothing_there(plans)
        return
    now = datetime.now()
    screen.show_lines(_lines(plans, now))


def _lines(plans: Plans, now: datetime) -> Iterator[str]:
    from voice_coach.agenda.due import agenda
    from voice_coach.agenda.handles import handles
    from voice_coach.agenda.wording import on_screen

    today = now.date()
    found = memories(plans.all, today)
    dues = agenda(plans.open, now)
    named = handles(plans.rows)
    if found:
        yield _title("On this day")
    for memory in found[:_MOST_SHOWN]:
        yield from _memory(memory, today, named[memory.plan.session])
    if len(found) > _MOST_SHOWN:
        yield f"  and {len(found) - _MOST_SHOWN} more"
    if not found:
        yield "On this day nothing happened in earlier months and years that your journal has."
    open_now = [due for due in dues if due.state in ("overdue", "today")]
    yield ""
    for line in on_screen(open_now[:_MOST_OPEN], today, named):
        if line.startswith(" "):
            yield from _wrapped(line.lstrip(), 1 + line.startswith("    "))
        else:
            yield _title(line)
    if not open_now:
        yield "Nothing is due today."
    if more := len(dues) - len(open_now[:_MOST_OPEN]):
        count = "One more stands" if more == 1 else f"{more} more stand"
        yield f"{count} open, now or later:"
        yield f"  {screen.typed('voice-coach agenda')}"


def _title(text: str) -> str:
    return click.style(text, bold=True) if screen.draws() else text


def _memory(memory: Memory, today: date, name: str) -> Iterator[str]:
    from voice_coach.dates.written import day_in_words
    from voice_coach.dialogue.prose import shortened

    plan = memory.plan
    ago = ago_in_words(memory.day, today)
    day = day_in_words(memory.day, today)
    event = shortened(plan.event, _LONGEST) or NAMELESS
    what = {"began": event, "looked back": f"looked back on {event}", "did": f"done, for {event}"}
    yield from _wrapped(f"{ago[:1].upper()}{ago[1:]}, {day}: {what[memory.deed]}", 1)
    told = [memory.text] if memory.deed == "did" else [plan.outcome]
    if memory.deed == "looked back":
        told = [one.text for one in plan.insights if one.day == memory.day] or told
    for text in filter(None, told):
        yield from _wrapped(f"\u201c{shortened(text, _LONGEST)}\u201d", 2)
    yield f"    {screen.typed(f'voice-coach journal show {name}')}"


def _wrapped(text: str, depth: int) -> list[str]:
    width = screen.columns() if sys.stdout.isatty() else 0
    return screen.wrapped(safe_text(text), width, "  " * depth)
