"""The figures as JSON's values, under keys that stay: README lists them, a test compares. Pure.

New keys may be added; ``format`` is raised when one changes its meaning or goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from voice_coach.agenda.actions import Action
from voice_coach.agenda.plan import Measure
from voice_coach.dates.planned import Planned, to_text
from voice_coach.progress.figures import Progress, Run

FORMAT = 1


def data(progress: Progress, passed_over: Sequence[str] = ()) -> dict[str, Any]:
    """Everything, days as ``2026-11-26``, what is not known as null."""
    kept, practised = progress.kept, progress.practised
    return {
        "format": FORMAT,
        "today": _day(progress.today),
        "sessions": [_run(run) for run in progress.runs],
        "events": [
            {"event": subject.event, "sessions": [run.id for run in subject.runs]}
            for subject in progress.subjects
        ],
        "actions": [_action(run, action) for run, action in progress.actions],
        "kept_dates": {
            "on_time": kept.on_time,
            "later": kept.later,
            "undated": kept.undated,
            "moved": kept.moved,
        },
        "visualisation": {
            "days": [_day(day) for day in practised.days],
            "longest_stretch": practised.longest,
            "stretch_now": practised.now,
            "practices": practised.times,
            "minutes": practised.minutes,
        },
        "returning_blocks": [
            {
                "words": list(block.words),
                "wordings": [
                    {
                        "session": wording.run,
                        "event": wording.event,
                        "day": _day(wording.day),
                        "text": wording.text,
                    }
                    for wording in block.wordings
                ],
            }
            for block in progress.blocks
        ],
        "moments": [
            {
                "kind": moment.kind,
                "session": moment.run,
                "event": moment.event,
                "day": _day(moment.day),
                "text": moment.text,
            }
            for moment in progress.moments
        ],
        "left_out": list(progress.notes),
        "passed_over": list(passed_over),
    }


def _run(run: Run) -> dict[str, Any]:
    return {
        "session": run.id,
        "file": run.file,
        "event": run.event,
        "day": _day(run.day),
        "status": run.status,
        "clarity": _measure(run.clarity),
        "readiness": _measure(run.readiness),
        "review_days": [_day(day) for day in run.review_days],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {"before": measure.before, "after": measure.after, "reviews": list(measure.reviews)}


def _action(run: Run, action: Action) -> dict[str, Any]:
    return {
        "session": run.id,
        "event": run.event,
        "about": action.about,
        "text": action.text,
        "state": action.state,
        "when": _planned(action.when),
        "first_when": _planned(action.first_when),
        "as_said": action.as_said,
        "done_on": _day(action.done_on),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _planned(planned: Planned | None) -> str | None:
    return to_text(planned) if planned else None
