"""The table of spoken dates (tests/fixtures/dates), and how each phrase of it is understood."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from voice_coach.dates.planned import to_text
from voice_coach.dates.understand import Clear, Doubt, Vague, Wanted, understand_when

FOLDER = Path(__file__).parents[1] / "fixtures" / "dates"
ZONE = ZoneInfo("Europe/Berlin")

Verdict = Literal["exact", "asked", "missed", "wrong"]
"""As expected; asked where it might have been understood; taken for no date; wrong, and no
question put: what must never be."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of the table."""

    said: str
    now: datetime
    wanted: Wanted
    expected: str

    def __str__(self) -> str:
        return f"{self.now:%a %d %b %H:%M} {self.wanted}: {self.said}"

    @property
    def understood(self) -> str:
        """A field's text, "ask" or "vague"."""
        return _as_text(conversation(self.said, self.now, self.wanted))

    @property
    def verdict(self) -> Verdict:
        """How well it was understood."""
        got = self.understood
        if got in self.expected.split("|"):
            return "exact"
        return "asked" if got == "ask" else "missed" if got == "vague" else "wrong"


def conversation(said: str, now: datetime, wanted: Wanted) -> Clear | Doubt | Vague:
    """What comes of answers parted by " // ", each to the question that the one before led to."""
    so_far = ""
    meant: Clear | Doubt | Vague = Vague()
    for answer in said.split(" // "):
        if answer.startswith("["):
            so_far = answer.strip("[]")
            continue
        meant = understand_when(answer, now=now, wanted=wanted, so_far=so_far, zone=ZONE)
        if isinstance(meant, Doubt):
            so_far = meant.so_far
    return meant


def _as_text(meant: Clear | Doubt | Vague) -> str:
    match meant:
        case Clear(planned):
            return to_text(planned)
        case Doubt():
            return "ask"
        case Vague():
            return "vague"


def table(name: str) -> list[Phrase]:
    """The phrases of one of the files."""
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    return [
        Phrase(said, datetime.fromisoformat(moment["now"]), wanted, expected)
        for moment in data["moment"]
        for wanted in get_args(Wanted)
        for said, expected in moment.get(wanted, ())
    ]
