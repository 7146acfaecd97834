"""A journal of some sessions, as a person who comes back to it has."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.support.plan_page import page
from voice_coach.journal.page import front_matter

SISTER, JOB, SLEEP = "20261124-170300-7f3a", "20261012-090000-0b0b", "20260903-200000-51ee"


def shelf(home: Path, **newest: front_matter.Value) -> Path:
    """Write three sessions into this home's journal, and return it: one about a sister, which is
    the newest and has these fields, one about a job, and one about sleep."""
    folder = home / "journal"
    own = {"outcome": "I walk into the room and my sister smiles at me.", "clarity_before": 3,
           "clarity_after": 8, "facts": "Sell the house at once? She is waiting."}  # fmt: skip
    put(folder, SISTER, **{**own, **newest})
    put(folder, JOB, event="My new job at the caf\u00e9", status="reviewed", clarity_before=4,
        outcome="They wait for my call, and I call the office.")  # fmt: skip
    put(folder, SLEEP, event="Sleep", status="in progress", first_action="", follow_up_day="",
        facts="I was awake until four.")  # fmt: skip
    return folder


def put(folder: Path, session: str, **fields: front_matter.Value) -> Path:
    """Write a session's page, begun when its id says, in UTC."""
    day, clock, _ = session.split("-")
    started = f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:00+00:00"
    given: Mapping[str, front_matter.Value] = {"id": session, "started": started, **fields}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{started[:10]}-{clock[:4]}-{str(given.get('event', 'the-talk'))[:5]}.md"
    path.write_text(page(**given), encoding="utf-8")
    return path
