"""What is known so far of when: between a question of the coach and its answer."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, time
from typing import cast, get_args

from voice_coach.dates.found import Half, Span
from voice_coach.dates.planned import Planned, from_text


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood, and what is still open.

    ``days``: the day, or those among which the person chooses. ``clock`` may be ``open``: twelve
    hours later is meant as well as it. ``midnight``: a day's beginning or its end. ``asked``:
    what the coach asked last. ``settled``: it was read back whole, and is being corrected.
    """

    days: tuple[date, ...] = ()
    span: Span | None = None
    clock: time | None = None
    open: bool = False
    half: Half = ""
    midnight: bool = False
    repeats: tuple[str, ...] = ()
    minutes: int | None = None
    asked: str = ""
    settled: bool = False

    @property
    def planned(self) -> Planned:
        """As far as it is known."""
        day = self.days[0] if len(self.days) == 1 else None
        return Planned(day, self.clock, self.repeats, self.minutes)


def to_so_far(reading: Reading) -> str:
    """As text, to be handed back with the person's answer."""
    parts = {
        "days": ",".join(day.isoformat() for day in reading.days),
        "span": f"{reading.span.first},{reading.span.last}" if reading.span else "",
        "clock": f"{reading.clock:%H:%M}" if reading.clock else "",
        "open": "yes" if reading.open else "",
        "half": reading.half,
        "midnight": "yes" if reading.midnight else "",
        "repeats": ",".join(reading.repeats),
        "minutes": "" if reading.minutes is None else str(reading.minutes),
        "asked": reading.asked,
    }
    return "; ".join(f"{name}={value}" for name, value in parts.items() if value)


def from_so_far(text: str) -> Reading:
    """What ``to_so_far`` wrote, or a planned date's own text; an empty one for anything else."""
    planned = from_text(text)
    if planned is not None:
        days = () if planned.day is None else (planned.day,)
        return Reading(
            days=days,
            clock=planned.time,
            repeats=planned.repeats,
            minutes=planned.minutes,
            settled=True,
        )
    found = dict(part.partition("=")[::2] for part in text.split("; "))
    if not found.keys() <= {f.name for f in fields(Reading)}:
        return Reading()
    try:
        span = [date.fromisoformat(day) for day in found.get("span", "").split(",") if day]
        half = found.get("half", "")
        return Reading(
            days=tuple(date.fromisoformat(d) for d in found.get("days", "").split(",") if d),
            span=Span(span[0], span[1]) if span else None,
            clock=time.fromisoformat(found["clock"]) if "clock" in found else None,
            open="open" in found,
            half=cast(Half, half if half in get_args(Half) else ""),
            midnight="midnight" in found,
            repeats=tuple(d for d in found.get("repeats", "").split(",") if d),
            minutes=int(found["minutes"]) if "minutes" in found else None,
            asked=found.get("asked", ""),
        )
    except (ValueError, IndexError):
        return Reading()
