"""The first event of a sitting, and of a follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from voice_coach.coach.record import wall_clock
from voice_coach.dialogue import events as e
from voice_coach.journal.file_names import session_id
from voice_coach.program.values import Program, Style
from voice_coach.settings import Settings

if TYPE_CHECKING:
    from voice_coach.journal.journal import Journal, SessionPage


def started(
    exercise: Program,
    settings: Settings,
    *,
    style: Style,
    minutes: float,
    first_run: bool,
    carried_event: str = "",
) -> e.Started:
    """The first event of a new sitting; its event may be known already (``carried_event``)."""

    at = wall_clock()
    carried = {"event": carried_event, "carried_event": carried_event} if carried_event else {}
    return e.Started(
        at=at,
        session=session_id(at),
        program=exercise.id,
        program_version=exercise.version,
        style=style,
        minutes=minutes,
        facts={"first-run": "yes" if first_run else "no", **_introductions(settings), **carried},
    )


def started_follow_up(
    diary: Journal, subject: SessionPage, settings: Settings, *, style: Style
) -> e.Started:
    """The first event of a follow-up: what stands in the journal now, as facts."""
    from voice_coach.agenda.follow_up import facts_for

    at = wall_clock()
    exercise = diary.program_of(subject)
    return e.Started(
        at=at,
        session=session_id(at),
        program=exercise.id,
        program_version=exercise.version,
        part="follow-up",
        style=style,
        subject=subject.id,
        facts={**facts_for(subject), **_introductions(settings)},
    )


def _introductions(settings: Settings) -> Mapping[str, str]:
    return {"introductions": "short" if settings.short_introductions else "full"}
