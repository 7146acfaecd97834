"""One sitting: leads the guide, marks it in the journal, and tells the count after the bell.

It speaks, listens and waits through the edges it is given, as a session does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from voice_coach.agenda.plan import Plan
from voice_coach.agenda.plans import plans_in
from voice_coach.agenda.practice import Practices, practices
from voice_coach.coach.aside import talk_aside
from voice_coach.coach.edges import Edges
from voice_coach.coach.runner import Stopped
from voice_coach.console.view import View
from voice_coach.dates.calendar_names import ORDINALS
from voice_coach.dialogue.which import shortened_aloud
from voice_coach.errors import JournalError
from voice_coach.journal.journal import Journal
from voice_coach.journal.marks import VISUALISATION, Mark, now_text
from voice_coach.program.values import Guide, Item, Program, Step, Tell
from voice_coach.settings import Settings
from voice_coach.visualise.script import KEY
from voice_coach.visualise.texts import Texts

_EVENT_WORDS = 12


@dataclass(frozen=True, slots=True)
class Sat:
    """What came of it: how long, whether it counts, and what was still to be said where the
    person left without hearing it."""

    seconds: float
    counted: bool
    unsaid: str = ""


class _Watched:
    """A view that also keeps how far the guide has come: whoever stops in the middle of it
    leaves no other trace of that."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.seconds = 0.0

    def guide(self, title: str, elapsed: float, total: float) -> None:
        self.seconds = elapsed
        self._view.guide(title, elapsed, total)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)


def check_can_mark(journal: Journal, plan: Plan, now: datetime) -> None:
    """Raises JournalError where a practice could not be marked: better now than after the bell."""
    journal.with_mark(Path(plan.page), Mark(now_text(now), VISUALISATION, "practised"))


def sit(
    journal: Journal,
    plan: Plan,
    guide: Guide,
    *,
    edges: Edges,
    settings: Settings,
    texts: Texts,
    now: datetime,
) -> Sat:
    """Lead the visualisation of this session. ``now`` is when the person sat down, local.

    Raises JournalError where the practice cannot be marked, and what the edges raise.
    """
    watched = _Watched(edges.view)
    edges = replace(edges, view=cast(View, watched))
    cues = [cue.text for cue in guide.cues]
    edges.mouth.guide(cues)
    edges.mouth.prepare(cues)
    minutes = guide.minutes or 0.0

    def lead(*items: Item) -> tuple[float, bool]:
        """How long the guide took, and whether the person stayed to the end of these items."""
        try:
            talk = talk_aside(
                items,
                edges,
                settings.manners,
                facts={"event": shortened_aloud(plan.event, _EVENT_WORDS)},
                rate=settings.rate,
                volume=settings.volume,
            )
        except Stopped:
            return watched.seconds, False
        return talk.guided.get(KEY, watched.seconds), bool(talk.finished_at)

    seconds, stayed = lead(Tell("about", texts.about), guide)
    counted = is_practice(seconds, minutes)
    if counted:
        length = max(1, round(seconds / 60))
        detail = f"{length} minute{'s' if length > 1 else ''}"
        _mark(journal, plan, Mark(now_text(now), VISUALISATION, "practised", detail))
    text = _afterwards(journal, seconds, minutes, now.date(), texts)
    if stayed and lead(Tell("count", text))[1]:
        text = ""
    return Sat(seconds, counted, text)


def _mark(journal: Journal, plan: Plan, mark: Mark) -> None:
    try:
        journal.mark(Path(plan.page), mark)
    except JournalError as error:
        count = f"voice-coach agenda --done {plan.session} --action {VISUALISATION}"
        later = f"To count it then: {count}" if plan.practice else ""
        raise JournalError(
            error.what,
            safe=f"{error.safe} This practice is not counted yet.".strip(),
            todo=f"{error.todo} {later}".strip(),
        ) from error


def _afterwards(journal: Journal, seconds: float, minutes: float, today: date, texts: Texts) -> str:
    if not is_practice(seconds, minutes):
        return texts.early
    marks = tuple(_marks(journal))
    practised = practices(marks, today)
    on_the_day = practices((m for m in marks if m.at.startswith(f"{today}")), today)
    count = count_in_words(practised, on_the_day.total, texts)
    return count if seconds >= minutes * 60 else f"{texts.early_counted} {count}"


def _marks(journal: Journal) -> Iterable[Mark]:
    for plan in plans_in(journal).all:
        yield from plan.visualisation.done


def fixed_program(texts: Texts) -> Program:
    """What is said in every sitting, to be rendered ahead; not a word of the person's."""
    fixed = [prompt.text for prompt in (*texts.enter, *texts.back, *texts.between)]
    tells = (Tell(f"fixed-{number}", text) for number, text in enumerate(fixed))
    return Program(KEY, texts.title, 1, (Step(KEY, texts.title, tuple(tells)),))


def count_in_words(count: Practices, today: int, texts: Texts) -> str:
    """The sentence for this count, the practice just done included; ``today``: those of the day."""
    if count.total <= 1:
        return texts.first
    if today > 1:
        return texts.same_day
    if count.streak > 1:
        return _nth(count.streak, texts.in_a_row, texts.days_in_a_row)
    return _nth(count.total, texts.times, texts.number_of_times)


def _nth(number: int, in_words: str, in_figures: str) -> str:
    if number <= len(ORDINALS):
        return in_words.replace("{nth}", ORDINALS[number - 1])
    return in_figures.replace("{number}", str(number))


def is_practice(seconds: float, minutes: float) -> bool:
    """What counts: the whole, or at least half of it."""
    return seconds >= minutes * 60 / 2
