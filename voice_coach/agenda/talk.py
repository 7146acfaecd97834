"""The agenda as a short talk: what the coach asks about each open action. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from voice_coach.agenda.actions import DONE
from voice_coach.agenda.due import Due
from voice_coach.agenda.wording import aloud, sentence
from voice_coach.dialogue.choosing.choices import is_phrase_of
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.order import said
from voice_coach.dialogue.session import Answer, Session
from voice_coach.dialogue.which import MOST_WORDS, literal
from voice_coach.program.values import Item, Option, Program, Question, Step, Tell

DEED, WHEN, SURE = "deed", "when", "sure"
_DONE = ("done", "it's done", "i did it", "did it", "i've done it", "i have done it", "finished")
_DONE_LATE = (
    "done but", "done later", "did it but", "did it later", "did it on another day",
    "done on another day", "later than planned",
)  # fmt: skip
"""What is done stays done, on whichever day it was."""
_MOVE = (
    "move", "moved", "later", "another time", "another day", "move it to", "not done move it",
    "not done yet move it", "not yet move it", "haven't done it move it",
    "haven't done it yet move it", "move it it's not done", "move it please it's not done",
)  # fmt: skip
"""Longer than what says that it is not done, so that "not done, move it" moves it."""
_LEFT = ("leave", "leave it", "leave it as it is", "nothing")
_STAYS = "left"
_YES = "yes"
"""To a question that names four answers, a yes says none of them."""
_SURE = {"done": "I mark it as done.", "dropped": "I drop it."}
"""What changes a plan for good. A move names its day, and is read back with it."""
_KEPT = {
    "done": "It is marked as done.",
    "moved": "It has its new time.",
    "dropped": "It is dropped.",
    "left": "It stays as it is.",
}


NOTHING = "Nothing is planned right now."
_ASK = "Is it done? Say done, move it, drop it, or leave it."
_GO_ON = "Shall I go on?"


def told(text: str, key: str = "agenda") -> tuple[Item, ...]:
    """The coach says this, if it is anything."""
    return (Tell(key, text),) if text else ()


def options(is_it_done: Sequence[Option], *, typed: bool = False) -> tuple[Option, ...]:
    """The answers, with the words that mean them in the exercise's own question whether it is
    done: what that one does not take for done stays as it is. ``typed``: a yes is "it is done",
    as it is there; heard, it may be a word caught in passing."""
    said = {option.value: (option.say, *option.match) for option in is_it_done}
    done = tuple(words for words in said.get(DONE, ()) if plain(words) != _YES)
    done += (_YES,) if typed else ()
    not_done = (words for value, match in said.items() if value != DONE for words in match)
    return (
        Option("done", "it is done", (*_DONE, *_DONE_LATE, *done)),
        Option("moved", "move it", _MOVE),
        Option("dropped", "drop it", ("drop", "dropped", "let it go", "forget it")),
        Option("left", "leave it", (*_LEFT, *not_done)),
    )


def rest(dues: Iterable[Due], now: datetime, names: Mapping[str, str]) -> tuple[Item, ...]:
    """What else is on the agenda, in portions: between two of them the person may speak, and have
    it end there."""
    portions: list[list[str]] = []
    left = 0
    for text in aloud(dues, now, names):
        if len(text.split()) > left:
            portions.append([])
            left = MOST_WORDS - len(_GO_ON.split())
        portions[-1].append(text)
        left -= len(text.split())
    keys = [f"rest-{number}" for number in range(1, len(portions) + 1)]
    items: list[Item] = []
    for key, texts in zip(keys, portions, strict=True):
        text = literal(" ".join(texts))
        so_far = dict.fromkeys(keys[: keys.index(key)], ("yes",))
        if key == keys[-1]:
            items.append(Tell(key, text, when=so_far))
        else:
            ask = f"{text} {_GO_ON}"
            items.append(Question(key, ask, "yes-no", "pause", single=True, when=so_far))
    return tuple(items)


def questions(
    due: Due, now: datetime, names: Mapping[str, str], answers: tuple[Option, ...]
) -> tuple[Item, ...]:
    """Whether this action is done, moved, dropped or left; where it is moved, to when."""
    text = sentence(due, now, names, MOST_WORDS - len(_ASK.split()))
    asked = f"{literal(text)} {_ASK}"
    return (
        Question(DEED, asked, "choice", "pause", single=True, options=answers),
        Question(
            WHEN,
            "When will you do it? Name the day and the time.",
            "date",
            "pause",
            single=True,
            confirm=True,
            wants="day-and-time",
            when={DEED: ("moved",)},
            needs=(DEED,),
        ),
    )


def check(answer: Answer, answers: tuple[Option, ...]) -> tuple[Item, ...]:
    """Asks whether it was understood: a plan is changed without it only by words that are the
    option's own, and nothing besides. Empty where there is no doubt."""
    option = next((option for option in answers if option.value == answer.value), None)
    if option is None or option.value not in _SURE or is_phrase_of(option, answer.fresh_text):
        return ()
    return (
        Question(SURE, f"{_SURE[option.value]} Is that right?", "yes-no", "pause", single=True),
    )


def deed_of(session: Session) -> str:
    """What is to be done with the action; it stays where no new time was said for a move."""
    deed = session.answer(DEED).value
    return _STAYS if deed == "moved" and not said(session, WHEN) else deed or _STAYS


def kept(deed: str) -> str:
    """What the coach says once the answer is written down."""
    return _KEPT[deed]


def as_program(*items: Item) -> Program:
    """For those who prepare the voice."""
    return Program("agenda", "", 1, (Step("agenda", "", items),))
