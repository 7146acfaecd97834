"""A session that was left before its end: named, gone on with, or closed as it is."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from voice_coach.cli import keep_sound
from voice_coach.cli.lead import Led, Sitting, lead_on, take_up
from voice_coach.coach.aside import talk_aside
from voice_coach.coach.record import wall_clock
from voice_coach.dates.words import day_in_words
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases, which
from voice_coach.dialogue.director import position
from voice_coach.dialogue.session import Session
from voice_coach.journal.page.fields import event_of
from voice_coach.program.values import Item, Option, Question, Tell

if TYPE_CHECKING:
    from voice_coach.coach.edges import Edges
    from voice_coach.journal.journal import Journal
    from voice_coach.settings import Settings

_MOST_WORDS = 12
"""Of the person's own, within a sentence that they wait for."""
_NEEDS_NO_YEAR = timedelta(days=300)
_WHAT = "left_off"
_GO_ON, _CLOSE, _ANEW = "go-on", "close", "anew"
_CHOICES = (
    Option(_GO_ON, "Go on", ("yes", "go on with it", "carry on", "the old one", "that one")),
    Option(_CLOSE, "Close it", ("close", "close it as it is", "finish it", "end it")),
    Option(
        _ANEW,
        "Begin a new one",
        ("no", "new", "anew", "begin anew", "a new one", "new one", "start anew", "another one"),
    ),
)
_SURE = Question(
    "close_it",
    "Once it is closed, it cannot be gone on with. Shall I close it? Yes or no?",
    "yes-no",
    "pause",
    single=True,
)
_CLOSED = "It is closed, and its page stays as it is."

Answer = Literal["go-on", "close", "anew", "left"]


def offer(left: Session, edges: Edges, settings: Settings) -> Answer:
    """What the person wants of a session that they left; "left": nothing of all that now.

    What is not understood is no wish to close it.
    """
    begun, facts = _named(left)
    what = Question(
        _WHAT,
        f"There is a session that you did not finish: {begun}. It stopped {_place(left)}. Shall "
        "we go on with it? Say go on, close it, or begin a new one.",
        "choice",
        "pause",
        single=True,
        options=_CHOICES,
    )
    talk = _aside((Tell("before", phrases.BEFORE_WE_BEGIN), what), edges, settings, facts)
    if not talk.finished_at:
        return "left"
    answer = talk.answer(_WHAT)
    if answer.state == "skipped" or answer.value == _GO_ON:
        return "go-on"  # "go on" is what people say for "next"
    if answer.value != _CLOSE:
        return "anew"
    talk = _aside((_SURE,), edges, settings)
    if not talk.finished_at:
        return "left"
    return "close" if talk.answer(_SURE.key).value == "yes" else "anew"


def go_on(
    left: Session, journal: Journal, edges: Edges, sitting: Sitting, model: Path | None
) -> list[Led]:
    """Go on with it, at the question where it was left. Raises JournalError."""
    from voice_coach.cli import assemble

    running = take_up(journal, left.subject or left.id, sitting.settings, model)
    now = assemble.program_now(running.session.program)
    return lead_on(running, journal, edges, Sitting(now, sitting.settings, sitting.style))


def close(
    left: Session, journal: Journal, edges: Edges, settings: Settings, model: Path | None
) -> None:
    """Finish it as it stands; it is offered no more. Raises JournalError."""
    from voice_coach.coach.recovery import cut_out  # not before: the first word would wait for it

    running = take_up(journal, left.subject or left.id, settings, model)
    with contextlib.closing(running):
        running.record(e.Finished(at=wall_clock()))
        cut_out(running, settings.recorded_as)
        keep_sound.forget_reviewed(running, settings)
    for note in running.notes:
        edges.view.note(note)
    _aside((Tell("closed", _CLOSED),), edges, settings)


def tell_which(left: Session, edges: Edges, settings: Settings) -> None:
    """Name the session that is gone on with. Raises ``runner.Stopped``."""
    begun, facts = _named(left)
    told = Tell("which", f"We go on with this: {begun}, {_place(left)}.")
    _aside((told,), edges, settings, facts)


def _named(left: Session) -> tuple[str, dict[str, str]]:
    """Which one it is, for a prompt, and the facts that fill it."""
    event = left.facts.get("event", "") if left.part == "follow-up" else event_of(left)
    day = _day(left.started_at)
    begun = f"begun {day}" if day else ""
    if left.part == "follow-up":
        named = "the look back on {event}" if event else "a look back"
    else:
        named = "{event}" if event else "a session without a name"
    facts = {"event": which.shortened_aloud(event, _MOST_WORDS).rstrip(".")} if event else {}
    return ", ".join(filter(None, (named, begun))), facts


def _day(at: str) -> str:
    """ "Yesterday", or "on Friday the 20th of November"; empty for what is no time."""
    try:
        begun = datetime.fromisoformat(at)
    except ValueError:
        return ""
    now = datetime.fromisoformat(wall_clock())
    days = (now.date() - begun.date()).days
    if days in (0, 1):
        return ("today", "yesterday")[days]
    is_near = abs(now.date() - begun.date()) < _NEEDS_NO_YEAR
    return f"on {day_in_words(begun.date(), None if is_near else now)}"


def _place(left: Session) -> str:
    done, of = position(left)
    return f"at question {min(done + 1, of)} of {of}"


def _aside(
    items: tuple[Item, ...], edges: Edges, settings: Settings, facts: dict[str, str] | None = None
) -> Session:
    return talk_aside(
        items, edges, settings.manners, facts=facts, rate=settings.rate, volume=settings.volume
    )
