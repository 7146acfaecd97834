"""An exercise as frozen values: Program, Step, and what a step is made of.

``toml_file.py`` reads them from TOML; this module knows no files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from voice_coach.dates.planned import Wanted

Style = Literal["guided", "open"]
"""Whether a step's questions are asked one by one, or heard together."""
Part = Literal["sitting", "follow-up"]
Kind = Literal["open", "list", "pairs", "choice", "yes-no", "scale", "date"]
Ends = Literal["command", "pause"]
When = Mapping[str, tuple[str, ...]]
"""Condition: for each named question or fact, the values that let the item take place.

A second condition stands beside it: ``needs`` names questions and facts of which something must
have been said for the item to take place, ``unless`` those of which nothing must have been, and
``unless_passed_over`` questions that must not have been put and left without an answer.
"""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a choice: the ``value`` kept, how it is said, and words that mean it.

    ``outweighs``: values of others that are not meant where this one is named too ("done, but not
    all of it").
    """

    value: str
    say: str
    match: tuple[str, ...] = ()
    outweighs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tell:
    """Something the coach says. ``intro``: a step's teaching, which a regular may skip. ``short``:
    how it is said to them, where that is less."""

    key: str
    text: str
    intro: bool = False
    short: str = ""
    when: When = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question. The journal and the follow-up refer to its ``key``.

    ``ends``: whether a command ends the answer or a pause does. ``single``: asked singly in the
    open style too. ``options_from``: a list question whose entries are the choices.
    ``items_from``: for pairs, the list question whose entries are asked about one by one, with
    ``{item}`` in the prompt. ``confirm``: read back, and asked if right. ``wants``: what a
    date's answer is understood as; None keeps it as said. ``heading``: how the
    journal words the question where the spoken prompt is long. ``short``: how it is put to a
    regular, who leaves out the introductions. ``carries``: an earlier question that may have
    been answered with what this one asks for: that is named then, in the words of ``carried``
    (with ``{carried}`` in them), and confirmed.
    """

    key: str
    prompt: str
    kind: Kind = "open"
    ends: Ends = "command"
    single: bool = False
    optional: bool = False
    confirm: bool = False
    wants: Wanted | None = None
    options: tuple[Option, ...] = ()
    options_from: str = ""
    items_from: str = ""
    yields: str = ""
    heading: str = ""
    columns: tuple[str, str] = ("", "")
    short: str = ""
    carries: str = ""
    carried: str = ""
    when: When = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """A spoken cue of a guide, at a share (0 to 1) of its length; left out in shorter ones."""

    text: str
    at: float
    from_minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class Guide:
    """A timed meditation between two bells. ``minutes`` None: the person's own setting."""

    key: str
    title: str
    cues: tuple[Cue, ...]
    minutes: float | None = None
    when: When = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_passed_over: tuple[str, ...] = ()


Item = Tell | Question | Guide


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the exercise. ``open_prompt`` puts its open questions together, in one go."""

    key: str
    title: str
    items: tuple[Item, ...]
    part: Part = "sitting"
    number: int | None = None
    open_prompt: str = ""


@dataclass(frozen=True, slots=True)
class Program:
    """A whole exercise. Keys of items are unique across steps."""

    id: str
    title: str
    version: int
    steps: tuple[Step, ...]

    def steps_of(self, part: Part) -> tuple[Step, ...]:
        """The steps of a sitting, or of the follow-up."""
        return tuple(step for step in self.steps if step.part == part)

    def items_of(self, part: Part) -> tuple[Item, ...]:
        """All items of a part, in order."""
        return tuple(item for step in self.steps_of(part) for item in step.items)

    def item(self, key: str) -> Item:
        """The item with this key. Raises KeyError."""
        for step in self.steps:
            for item in step.items:
                if item.key == key:
                    return item
        raise KeyError(key)

    def step_of(self, key: str) -> Step:
        """The step that holds the item with this key. Raises KeyError."""
        for step in self.steps:
            if any(item.key == key for item in step.items):
                return step
        raise KeyError(key)
