"""Tables of what people say to the coach (tests/fixtures/talk), and what it makes of each.

``tuned`` are those that the rules were written by. The others were written without knowing the
rules, one set after the other, and looked at afterwards.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from tests.support.talk import AT, Talk, only
from voice_coach.dialogue import events as e
from voice_coach.dialogue.commands import IN_MEDITATION, match_command
from voice_coach.dialogue.when import planned_in
from voice_coach.messages import Command
from voice_coach.program.toml_file import default
from voice_coach.program.values import Question

FOLDER = Path(__file__).parents[1] / "fixtures" / "talk"
SETS = (
    "tuned",
    "fresh",
    "later",
    "last",
    "newer",
    "blind",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "own",
)
Verdict = Literal["right", "asked", "missed", "wrong"]
"""As expected; asked once more; not understood, or left as it was; wrong, and no question put."""
ASK = "ask"
READ_BACK = "friday the sixth of march at nine in the morning"


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a table: utterances with pauses between them, and what is to come of them."""

    kind: str
    said: tuple[str, ...]
    expected: tuple[str, ...] | str
    where: str = ""
    wants: str = "day-and-time"

    def __str__(self) -> str:
        return " / ".join(self.said) + (f" [{self.where}]" if self.where else "")

    @property
    def got(self) -> str:
        """What the dialogue makes of it."""
        return _got(self)

    @property
    def verdict(self) -> Verdict:
        """How well it was understood."""
        got = self.got
        if isinstance(self.expected, tuple):
            entries = got.split(" / ") if got else []
            fits = len(entries) == len(self.expected) and all(
                entry in wanted.split("|")
                for entry, wanted in zip(entries, self.expected, strict=True)
            )
            return "right" if fits else "wrong"
        if got in self.expected.replace(" min", " minutes").split("|"):
            return "right"
        if self.kind == "right" and got in ("no", "neither"):
            return "asked"  # a question follows
        return "asked" if got == ASK else "missed" if got == "none" else "wrong"


@cache
def _got(case: Case) -> str:
    return KINDS[case.kind](case)


def cases(group: str, kind: str) -> list[Case]:
    """The cases of one file."""
    data: dict[str, list[dict[str, Any]]] = tomllib.loads(
        (FOLDER / group / f"{kind}.toml").read_text("utf-8")
    )
    return [
        Case(
            kind,
            tuple(case["said"]),
            tuple(case["expected"]) if isinstance(case["expected"], list) else case["expected"],
            case.get("where", ""),
            case.get("wants", "day-and-time"),
        )
        for case in data["case"]
    ]


def kinds(group: str) -> list[str]:
    """The names of a set's tables."""
    return sorted(path.stem for path in (FOLDER / group).glob("*.toml"))


def _said(talk: Talk, said: Sequence[str]) -> Talk:
    return talk.hear(*said).quiet()


def _value(question: Question, case: Case, **started: object) -> str:
    talk = _said(Talk(only(question, Question("then", "And then?")), **started), case.said)
    answer = talk.session.answer(question.key)
    return answer.value if answer.understood and talk.at == "then" else ASK


def _date(case: Case) -> str:
    question = Question("when", "When?", "date", "pause", wants=case.wants)  # type: ignore[arg-type]
    value = _value(question, case)
    return value if planned_in(value) is not None else ASK


def _right(case: Case) -> str:
    question = Question("when", "When?", "date", "pause", wants="day-and-time", confirm=True)
    talk = Talk(only(question, Question("then", "And then?")))
    talk.short(READ_BACK)
    before = talk.session.answer("when").value
    _said(talk, case.said)
    answer = talk.session.answer("when")
    if talk.at == "then":
        return "yes" if answer.value == before else "wrong"
    if talk.session.confirming:
        return "neither" if answer.value == before else "correction"
    return "no"


def _builtin(key: str) -> Callable[[Case], str]:
    @cache
    def plain() -> Question:
        question = default().item(key)
        assert isinstance(question, Question)
        return Question(
            question.key, question.prompt, question.kind, question.ends, options=question.options
        )

    def understand(case: Case) -> str:
        return _value(plain(), case)

    return understand


def _done(case: Case) -> str:
    """As of a plan that the coach knows, where the case tells it."""
    question = default().item("done_yet")
    assert isinstance(question, Question)
    plain = Question(
        question.key, question.prompt, question.kind, question.ends, options=question.options
    )
    return _value(plain, case, facts={"plan": case.where} if case.where else {})


def _yes_no(case: Case) -> str:
    return _value(Question("willing", case.where or "Will you?", "yes-no", "pause"), case)


def _chosen(case: Case) -> str:
    """Of the entries of a list that the person named, divided by strokes in the case."""
    entries = case.where.split(" / ")
    ways = Question("ways", "What could you do?", "list")
    one = Question("one", "{choices} Which one?", "choice", "pause", options_from="ways")
    talk = Talk(only(ways, one, Question("then", "And then?")))
    for entry in entries:
        talk.record(e.Answered(at=AT, key="ways", text=entry))
    talk.hear("next")
    talk = _said(talk, case.said)
    answer = talk.session.answer("one")
    return answer.value if answer.understood and talk.at == "then" else ASK


def _list(case: Case) -> str:
    talk = Talk(only(Question("ways", "What could you do?", "list")))
    talk.hear(*case.said)
    return " / ".join(talk.session.entries("ways"))


def _control(case: Case) -> str:
    """The command that was obeyed last, "answer" where it was written down, or "none"."""
    if case.where == "quiet":
        command = match_command(case.said[-1])
        return command.name.lower() if command in IN_MEDITATION and command else "none"
    if case.where == "short":
        program = only(Question("clear", "How clear, from zero to ten?", "scale", "pause"))
    else:
        program = only(Question("details", "Tell me more."))
    talk = Talk(program)
    if case.where == "middle":
        talk.hear("i was at home and it was late")
    if case.where == "paused":
        talk.hear("pause")
    known = len(talk.events)
    talk.hear(*case.said)
    for event in reversed(talk.events[known:]):
        match event:
            case e.Commanded():
                command = Command(event.command)
                if command is Command.NEXT and case.where == "paused":
                    return "resume"
                name = "none" if command is Command.NOTHING else command.name
                return name.lower().replace("_", "-")
            case e.Answered():
                return "answer"
            case _:
                pass
    return "none"


KINDS: dict[str, Callable[[Case], str]] = {
    "corrections": _date,
    "dates": _date,
    "daily": _date,
    "day": _date,
    "past": _date,
    "right": _right,
    "yesno": _yes_no,
    "done": _done,
    "scale": _builtin("clarity_before"),
    "choice": _builtin("pattern"),
    "recurring": _builtin("recurring"),
    "values": _builtin("values_agreement"),
    "intuition": _builtin("intuition"),
    "chosen": _chosen,
    "control": _control,
    "dictation": _control,
    "lists": _list,
}
