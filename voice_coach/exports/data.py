"""The journal as JSON for other programs; its keys stand in the README and stay. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from voice_coach.agenda.actions import Action
from voice_coach.agenda.plan import Measure
from voice_coach.dates.planned import to_text
from voice_coach.exports.whole import Whole
from voice_coach.journal.page.body import Section

FORMAT = 1
SIGN = b'"program": "voice-coach"'


def json_of(sessions: Sequence[Whole]) -> bytes:
    """The sessions in the order given. Days and times are ISO 8601; what is not known is null."""
    data = {
        "format": FORMAT,
        "program": "voice-coach",
        "sessions": [_session(whole) for whole in sessions],
    }
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", "replace")


def _session(whole: Whole) -> Mapping[str, Any]:
    plan, page = whole.plan, whole.page
    practice = plan.practice
    return {
        "session": plan.session,
        "name": whole.name,
        "file": page.path.name,
        "exercise": page.program,
        "started": plan.started,
        "finished": page.finished or None,
        "status": plan.status,
        "event": plan.event,
        "outcome": plan.outcome,
        "response": plan.response,
        "partner": plan.partner,
        "blocks": list(plan.blocks),
        "clarity": _measure(plan.clarity),
        "readiness": _measure(plan.readiness),
        "actions": [_action(action) for action in plan.actions],
        "follow_ups": [
            {"number": look.number, "day": _day(look.day), "as_said": look.as_said or None,
             "held": look.held}
            for look in plan.follow_ups
        ],
        "reviews": [{"number": one.number, "on": _day(one.on)} for one in plan.reviews],
        "insights": [{"kind": one.kind, "text": one.text, "on": _day(one.day)}
                     for one in plan.insights],
        "practice": None
        if practice is None
        else {
            "first": _day(practice.first),
            "last": _day(practice.last),
            "time": f"{practice.time:%H:%M}" if practice.time else None,
            "minutes": practice.minutes,
            "practised": [_day(day) for day in sorted(practice.practised)],
        },
        "steps": [_step(section) for section in page.sections],
        "markdown": whole.body,
    }  # fmt: skip


def _measure(measure: Measure) -> Mapping[str, Any]:
    return {
        "before": measure.before,
        "after": measure.after,
        "reviews": list(measure.reviews),
    }


def _action(action: Action) -> Mapping[str, Any]:
    return {
        "about": action.about,
        "text": action.text,
        "state": action.state,
        "when": to_text(action.when) if action.when else None,
        "as_said": action.as_said or None,
        "done_on": _day(action.done_on),
    }


def _step(section: Section) -> Mapping[str, Any]:
    return {
        "heading": section.heading,
        "part": section.part,
        "answers": [
            {
                "question": passage.quote,
                "text": passage.text,
                "entries": list(passage.entries),
                "pairs": [list(pair) for pair in passage.pairs],
            }
            for passage in section.passages
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
