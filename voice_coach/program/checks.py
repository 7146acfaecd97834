"""Checks an exercise as a whole: keys told apart, references that lead somewhere.

What a single member of the file can get wrong is found in ``toml_file.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter
from typing import NoReturn

from voice_coach.errors import ProgramError
from voice_coach.program.values import Guide, Program, Question, Step, Tell, When

FACTS: Mapping[str, tuple[str, ...]] = {
    "first-run": ("yes", "no"),
    "clarity_change": ("up", "same", "down"),
    "carried_event": (),
    "plan": (),
    "plan_when": (),
    "plan_done": ("marked", "told"),
    "plan_dropped": (),
    "also_open": (),
    "block_reminder": (),
}
"""What conditions may refer to besides questions, and the values each may have; none where it is
in the person's words.

``clarity_change``: how clear the person feels beside how they felt at the beginning, once both
are known. ``carried_event``: the event that a sitting takes over from the follow-up before it. In a
follow-up, ``plan`` is what the person set out to do, ``plan_when`` the time that holds for it
now, ``plan_done`` that it was marked as done, or told so in a follow-up, ``plan_dropped`` is what
they let go of, ``also_open`` what else they planned and is still open, a line each,
``block_reminder`` their answers to what may block them, a line each.
"""

_MOST_ON_SCALE = 10


def check(program: Program, file: str) -> None:
    """Raises ProgramError, naming ``file``, at the first thing that does not hold together."""
    _Checks(file).check(program)


def fail(file: str, key: str, reason: str) -> NoReturn:
    """Raise ProgramError as one sentence."""
    raise ProgramError(f"The exercise file {file} has a mistake at {key}: {reason}.")


@dataclass
class _Checks:
    """Goes through the program in order; ``asked`` are the questions met so far."""

    file: str
    asked: dict[str, Question] = field(default_factory=dict)

    def check(self, program: Program) -> None:
        self._distinct("step", [step.key for step in program.steps])
        self._distinct("step number", [str(step.number) for step in program.steps if step.number])
        self._distinct("item", [item.key for step in program.steps for item in step.items])
        if not program.steps_of("sitting"):
            fail(self.file, "step", "there is no step for the sitting")
        for step in program.steps:
            self._step(step)

    def _distinct(self, what: str, keys: Sequence[str]) -> None:
        seen: set[str] = set()
        for key in keys:
            if key in seen:
                fail(self.file, key, f"this {what} is there twice")
            seen.add(key)

    def _step(self, step: Step) -> None:
        together = [i for i in step.items if isinstance(i, Question) and not i.single]
        if together and not step.open_prompt:
            reason = f"it is missing, and {together[0].key} is not asked singly"
            fail(self.file, f"{step.key}.open", reason)
        self._placeholders(f"{step.key}.open", step.open_prompt)
        for item in step.items:
            where = f"{step.key}.{item.key}"
            self._condition(f"{where}.when", item.when)
            self._said(f"{where}.needs", item.needs)
            self._said(f"{where}.unless", item.unless)
            self._said(f"{where}.unless_passed_over", item.unless_passed_over)
            match item:
                case Tell():
                    self._placeholders(f"{where}.tell", item.text)
                    self._placeholders(f"{where}.short", item.short)
                case Guide():
                    for cue in item.cues:
                        self._placeholders(f"{where}.cue", cue.text)
                case Question():
                    self._question(where, item)
                    self.asked[item.key] = item

    def _question(self, where: str, question: Question) -> None:
        is_choice, is_pairs = question.kind == "choice", question.kind == "pairs"
        sources = bool(question.options) + bool(question.options_from)
        if sources != (1 if is_choice else 0):
            reason = "a choice, and only a choice, has either options or options_from"
            fail(self.file, f"{where}.options", reason)
        if is_pairs != bool(question.items_from):
            fail(self.file, f"{where}.items_from", "pairs, and only pairs, have it")
        if any(question.columns) and not is_pairs:
            fail(self.file, f"{where}.columns", "only pairs have columns")
        self._distinct(f"option of {where}", [option.value for option in question.options])
        self._list(f"{where}.options_from", question.options_from)
        self._list(f"{where}.items_from", question.items_from)
        also = "item" if is_pairs else "choices" if question.options_from else ""
        self._placeholders(f"{where}.ask", question.prompt, also=also)
        self._placeholders(f"{where}.short", question.short, also=also)
        if question.carries and question.carries not in self.asked:
            fail(self.file, f"{where}.carries", f"{question.carries!r} is no question asked before")
        self._placeholders(f"{where}.carried", question.carried, also="carried")

    def _list(self, where: str, name: str) -> None:
        if name and (name not in self.asked or self.asked[name].kind != "list"):
            fail(self.file, where, f"{name!r} is no list question asked before")

    def _condition(self, where: str, when: When) -> None:
        for name, values in when.items():
            if name not in self.asked and name not in FACTS:
                fail(self.file, where, f"{name!r} is no question asked before, and no known fact")
            allowed = FACTS.get(name) or _values(self.asked[name])
            if strange := [value for value in values if value not in allowed]:
                fail(self.file, where, f"{name!r} never has the value {strange[0]!r}")

    def _said(self, where: str, names: Sequence[str]) -> None:
        for name in names:
            if name not in self.asked and name not in FACTS:
                fail(self.file, where, f"{name!r} is no question asked before, and no known fact")

    def _placeholders(self, where: str, text: str, also: str = "") -> None:
        try:
            names = [part for part in Formatter().parse(text) if part[1] is not None]
        except ValueError:
            fail(self.file, where, "it has a brace without its partner")
        for _, name, spec, conversion in names:
            plain = not spec and not conversion
            if not plain or not (name in self.asked or name in FACTS or (also and name == also)):
                fail(self.file, where, f"{{{name}}} is no question asked before, and no known fact")


def _values(question: Question) -> tuple[str, ...]:
    """The values a condition can wait for; none where the answer is in the person's words."""
    if question.kind == "yes-no":
        return ("yes", "no")
    if question.kind == "scale":
        return tuple(str(number) for number in range(_MOST_ON_SCALE + 1))
    return tuple(option.value for option in question.options)
