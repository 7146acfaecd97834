"""What a page of all sessions says before the first of them: the road so far, this day in earlier
years, what is due. Pure: what time it is, it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from voice_coach.agenda import wording
from voice_coach.agenda.due import Due, agenda, is_untended
from voice_coach.agenda.plan import Plan
from voice_coach.agenda.practice import practices
from voice_coach.dates.written import day_in_words, listed
from voice_coach.dialogue.prose import shortened
from voice_coach.library.this_day import Memory, ago_in_words, memories
from voice_coach.webpage.charts import Figure, Strip, calendar_of, figure_of
from voice_coach.webpage.document import NAMELESS, Head
from voice_coach.webpage.markdown import shown

_MOST_MEMORIES = 6
_MOST_DUE = 8
_LONGEST = 220
_LONGEST_EVENT = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line that leads to a session: its anchor, what it says, and more in small letters."""

    anchor: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Overview:
    """``today`` is the day it was made, in words and as a date; ``due_more``: a sentence about
    what waits beside ``due``, where anything does."""

    today: str
    date: str
    told: str
    memories: tuple[Line, ...]
    due: tuple[Line, ...]
    due_more: str
    figures: tuple[Figure, ...]
    practice: Strip | None


def overview_of(plans: Sequence[Plan], heads: Mapping[str, Head], now: datetime) -> Overview:
    """Of these plans, the newest first; ``heads`` by the session's id. ``now`` is local."""
    today = now.date()
    dues = agenda(plans, now)
    began = {plan.session: plan.day for plan in plans}
    tended = [due for due in dues if not is_untended(due, began[due.session], today)]
    oldest_first = plans[::-1]
    figures = (
        figure_of("Clarity", [plan.clarity for plan in oldest_first]),
        figure_of("Readiness", [plan.readiness for plan in oldest_first]),
    )
    return Overview(
        today=day_in_words(today),
        date=today.isoformat(),
        told=_told(plans),
        memories=tuple(_memory(memory, heads, today) for memory in memories(plans, today))[
            :_MOST_MEMORIES
        ],
        due=tuple(
            Line(
                heads[due.session].anchor,
                shown(wording.what(due)),
                shown(_note(due, today)),
            )
            for due in tended[:_MOST_DUE]
        ),
        due_more=_more(max(0, len(tended) - _MOST_DUE), len(dues) - len(tended)),
        figures=tuple(figure for figure in figures if figure is not None),
        practice=_practice(plans, today),
    )


def _more(later: int, untended: int) -> str:
    told = [f"{later:,} more"] if later else []
    told += [f"{untended:,} that nobody tended for a month"] if untended else []
    return f"And {listed(told)}: voice-coach agenda --all" if told else ""


def _told(plans: Sequence[Plan]) -> str:
    count = "One session" if len(plans) == 1 else f"{len(plans):,} sessions"
    days = sorted(plan.day for plan in plans if plan.day)
    if not days or days[0] == days[-1]:
        return f"{count}{f', {day_in_words(days[0])}' if days else ''}."
    return f"{count}, from {day_in_words(days[0])} to {day_in_words(days[-1])}."


def _note(due: Due, today: date) -> str:
    when = wording.when(due, today)
    told = f"overdue, {when}" if due.state == "overdue" else when
    # The follow-up's own line names the event already.
    return told if due.kind == "follow-up" else f"{told} · {shortened(due.event, _LONGEST_EVENT)}"


def _memory(memory: Memory, heads: Mapping[str, Head], today: date) -> Line:
    ago = ago_in_words(memory.day, today)
    deed = {"began": "you began this session", "looked back": "you looked back on it",
            "did": "you did something for it"}[memory.deed]  # fmt: skip
    event = shown(shortened(memory.plan.event, _LONGEST)) or NAMELESS
    text = shown(shortened(memory.text, _LONGEST)) if memory.deed == "did" else event
    note = f"{ago[:1].upper()}{ago[1:]}, {day_in_words(memory.day)}, {deed}"
    return Line(heads[memory.plan.session].anchor, text, note)


def _practice(plans: Sequence[Plan], today: date) -> Strip | None:
    marks = [mark for plan in plans for mark in plan.visualisation.done]
    found = practices(marks, today)
    now = f", {found.streak} of them in a row up to now" if found.streak > 1 else ""
    days = "1 day" if found.days == 1 else f"{found.days} days"
    return calendar_of(_days(plans), today, f"You practised on {days}{now}.")


def _days(plans: Sequence[Plan]) -> Iterator[date]:
    for plan in plans:
        for mark in plan.visualisation.done:
            try:
                yield date.fromisoformat(mark.at[:10])
            except ValueError:
                continue
