"""A finished session's page as a person may have left it, for the visualisation's tests."""

from __future__ import annotations

from pathlib import Path

FRONT = """\
---
id: "{id}"
program: seven-step-breakthrough
event: {event}
started: {started}
status: {status}
{fields}---

# {event}

## Step 3 · The outcome

{body}
"""
_BELOW = {
    "outcome": "Which outcome would you like?",
    "visualised_experience": "The future you have just lived",
}
OUTCOME = "outcome: I will walk into the room. My sister smiles at me.\n"
VISUALISED = "visualised_experience: I am calm and my hands are warm. It was a long way.\n"
PLAN = "first_action: Call her\nvisualisation_time: every day 18:00\nfollow_up_day: 2026-12-24\n"
FEELING = "> How does it feel to choose this outcome?\n\nIt feels warm and my chest is open.\n"
SUPPORTED = (
    "> With all the support you could need, what would you like to experience?\n\n"
    "I would like to have my sister back. That's it.\n"
)


def page(
    folder: Path,
    name: str = "a1",
    *,
    event: str = "The talk with my sister",
    started: str = "2026-11-20T10:00:00+01:00",
    status: str = "finished",
    fields: str = OUTCOME + VISUALISED + PLAN,
    body: str = FEELING + "\n" + SUPPORTED,
) -> Path:
    """Write the page of a session into the folder; prose among the fields goes below."""
    lines = fields.splitlines(keepends=True)
    told = [line.partition(": ")[::2] for line in lines if line.partition(":")[0] in _BELOW]
    fields = "".join(line for line in lines if line.partition(":")[0] not in _BELOW)
    body = "\n".join([*(f"> {_BELOW[name]}\n\n{text}" for name, text in told), body])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(
        FRONT.format(id=name, event=event, started=started, status=status, fields=fields, body=body)
    )
    return path
