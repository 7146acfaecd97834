"""A journal file with a plan, as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voice_coach.journal.page import front_matter
from voice_coach.journal.page.questions import heading, prose_names
from voice_coach.program.toml_file import default
from voice_coach.program.values import Part, Question

EXERCISE = default()
SESSION = "20261124-170300-7f3a"
STARTED = "2026-11-24T17:03:00+01:00"


def page(**fields: front_matter.Value) -> str:
    """A finished session's file, with these fields instead of its own; an empty text takes a
    field out."""
    all_fields: dict[str, front_matter.Value] = {
        "id": SESSION,
        "program": "seven-step-breakthrough",
        "event": "The talk with my sister",
        "started": STARTED,
        "status": "finished",
        "first_action": "Call my sister",
        "first_action_when": "2026-11-26 17:30",
        "follow_up_day": "2026-12-03",
        "visualisation_time": "every day 18:00",
        "visualisation_minutes": 7,
        **fields,
    }
    prose = set(prose_names(EXERCISE.items_of("sitting")))
    reviews = {name: value for name, value in all_fields.items() if name.startswith("review")
               and isinstance(value, Mapping)}  # fmt: skip
    below = set(prose_names(EXERCISE.items_of("follow-up")))
    top = {name: value for name, value in all_fields.items() if name not in prose}
    for name, review in reviews.items():
        top[name] = {key: value for key, value in review.items() if key not in below}
    lines = [front_matter.field(name, value) for name, value in top.items() if value != ""]
    body = _steps("sitting", all_fields) + "".join(
        _steps("follow-up", reviews[name]) for name in sorted(reviews)
    )
    return f"---\n{''.join(lines)}---\n\n# {' '.join(str(all_fields['event']).split())}\n{body}"


def _steps(part: Part, fields: Mapping[str, Any]) -> str:
    """The questions that these fields answer, as the program writes them below."""
    blocks = []
    for step in EXERCISE.steps_of(part):
        answered = [
            f"> {item.heading or item.prompt}\n\n{_answer(item, fields[item.yields])}\n"
            for item in step.items
            if isinstance(item, Question) and fields.get(item.yields, "") not in ("", [], ())
        ]
        if answered or part == "follow-up":
            blocks += [f"## {heading(step)}\n", *answered]
    return "".join(f"\n{block}" for block in blocks)


def _answer(question: Question, value: Any) -> str:
    if isinstance(value, str | int):
        return str(value)
    if question.kind == "pairs":
        rows = "".join(f"| {' | '.join(map(str, pair.values()))} |\n" for pair in value)
        return f"| One | Other |\n| --- | --- |\n{rows}".rstrip()
    return "\n".join(f"- {entry}" for entry in value)
