"""The agenda as a short talk: what the coach asks about each open action. Pure."""

from __future__ import annotations

from datetime import datetime

from voice_coach.agenda.due import Due
from voice_coach.agenda.show import sentence
from voice_coach.program import Item, Option, Program, Question, Step, Tell

DEED, WHEN = "deed", "when"
OPTIONS = (
    Option("done", "it is done", ("done", "i did it", "did it", "finished")),
    Option("moved", "move it", ("move", "moved", "later", "another time", "another day")),
    Option("dropped", "drop it", ("drop", "dropped", "let it go", "forget it")),
    Option("left", "leave it", ("leave", "leave it", "leave it as it is", "not yet", "nothing")),
)
_KEPT = {
    "done": "It is marked as done.",
    "moved": "It has its new time.",
    "dropped": "It is dropped.",
    "left": "It stays as it is.",
}


NOTHING = "Nothing is planned right now."


def told(text: str, key: str = "agenda") -> tuple[Item, ...]:
    """The coach says this, if it is anything."""
    return (Tell(key, text),) if text else ()


def questions(due: Due, now: datetime) -> tuple[Item, ...]:
    """Whether this action is done, moved, dropped or left; where it is moved, to when."""
    asked = f"{sentence(due, now)} Is it done, do you want to move it, drop it, or leave it?"
    return (
        Question(DEED, asked, "choice", "pause", single=True, options=OPTIONS),
        Question(
            WHEN,
            "When will you do it? Name the day and the time.",
            "date",
            "pause",
            single=True,
            confirm=True,
            wants="day-and-time",
            when={DEED: ("moved",)},
        ),
    )


def kept(deed: str) -> str:
    """What the coach says once the answer is written down."""
    return _KEPT.get(deed, "")


def as_program(*items: Item) -> Program:
    """For those who prepare the voice."""
    return Program("agenda", "", 1, (Step("agenda", "", items),))
