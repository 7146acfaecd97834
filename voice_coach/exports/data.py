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
from voice_coach.library.recorded import Sound

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
        "steps": [_step(section, whole.sounds) for section in page.sections],
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


def _step(section: Section, sounds: Mapping[int, Sequence[Sound]]) -> Mapping[str, Any]:
    ends = [*(passage.line for passage in section.passages), section.lines[1]][1:]
    return {
        "heading": section.heading,
        "part": section.part,
        "answers": [
            {
                "question": passage.quote,
                "text": passage.text,
                "entries": list(passage.entries),
                "pairs": [list(pair) for pair in passage.pairs],
                "recordings": [
                    _recording(sound)
                    for place, found in sorted(sounds.items())
                    if passage.line <= place + 1 < end
                    for sound in found
                ],
            }
            for passage, end in zip(section.passages, ends, strict=True)
        ],
    }


def _recording(sound: Sound) -> Mapping[str, Any]:
    return {
        "file": sound.link,
        "seconds": round(sound.seconds, 3) or None,
        "utterances": [
            {
                "starts_at": round(one.starts_at, 3),
                "ends_at": round(one.ends_at, 3),
                "text": one.spoken.text,
            }
            for one in sound.utterances
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
