"""A journal file with a plan, as text."""

from __future__ import annotations

from voice_coach.journal.page import front_matter

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
    return f"---\n{''.join(lines)}---\n\n# The talk\n"
