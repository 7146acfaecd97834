"""The fixed texts of the visualisation, read from ``texts.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Prompt:
    """A cue of the coach's own, spoken in sittings of at least so many minutes."""

    text: str
    from_minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class Texts:
    """All that the coach says around a person's own words; places are in braces."""

    title: str
    about: str
    enter: tuple[Prompt, ...]
    between: tuple[Prompt, ...]
    back: tuple[Prompt, ...]
    quote: tuple[str, ...]
    first: str
    times: str
    number_of_times: str
    in_a_row: str
    days_in_a_row: str
    same_day: str
    early: str
    early_counted: str


def load() -> Texts:
    """The texts that come with the program."""
    file = resources.files("voice_coach.visualise").joinpath("texts.toml")
    data = tomllib.loads(file.read_text("utf-8"))
    data.pop("format")
    prompts = {name: _prompts(data.pop(name)) for name in ("enter", "between", "return")}
    quote = tuple(data.pop("quote"))
    return Texts(
        enter=prompts["enter"],
        between=prompts["between"],
        back=prompts["return"],
        quote=quote,
        **data,
    )


def _prompts(rows: Sequence[Mapping[str, Any]]) -> tuple[Prompt, ...]:
    return tuple(Prompt(row["say"], row.get("from_minutes", 0.0)) for row in rows)
