"""A journal file with a plan, as text."""

from __future__ import annotations

from voice_coach.journal.page import front_matter
from voice_coach.journal.page.questions import heading
from voice_coach.program.toml_file import default
from voice_coach.program.values import Question

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
    lines = [front_matter.field(name, value) for name, value in all_fields.items() if value != ""]
    return f"---\n{''.join(lines)}---\n\n# {all_fields['event']}\n{_body(all_fields)}"


def _body(fields: dict[str, front_matter.Value]) -> str:
    """The questions that these fields answer, as the program writes them below."""
    blocks = []
    for step in default().steps_of("sitting"):
        answered = [
            f"> {shown}\n\n{fields[item.yields]}\n"
            for item in step.items
            if isinstance(item, Question) and isinstance(fields.get(item.yields, ""), str | int)
            and fields.get(item.yields, "") != "" and (shown := item.heading or item.prompt)
        ]  # fmt: skip
        blocks += [f"## {heading(step)}\n", *answered] if answered else []
    return "".join(f"\n{block}" for block in blocks)
