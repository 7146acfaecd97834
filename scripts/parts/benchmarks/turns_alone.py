"""The coach alone in a room with open loudspeakers, on a sound card in memory: it tells and asks,
and only Enter answers. Whatever it hears is its own voice.

The real canceller, sense for speech, recogniser and voice. Each room gets its share of a quarter of
an hour, and another part of what the exercise says.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from tests.support.open_room import Led, Room, lead
from tests.support.talk import only
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.dialogue import events as e
from voice_coach.dialogue.director import fixed_sentences
from voice_coach.program import toml_file
from voice_coach.program.values import Item, Program, Question, Tell

DELAYS_SECONDS, LEVELS_DB = (0.0, 0.1, 0.25, 0.4), (-6.0, -12.0, -20.0)
ALL_SECONDS = 900.0
_ENTERS_SECONDS = 3.0
"""What comes back of a question is heard, if ever, within this time."""


@dataclass(frozen=True, slots=True)
class Alone:
    """One room: what was taken for somebody's words, how often the coach stopped, for how many
    seconds it was led, and whether it was deaf while it spoke in the end."""

    room: Room
    taken: tuple[str, ...]
    stops: int
    seconds: float
    deaf: bool


def rooms() -> list[Room]:
    """All of them."""
    return [Room(db, late) for late in DELAYS_SECONDS for db in LEVELS_DB]


def sit(model: VoskModel, *, seconds: float = ALL_SECONDS) -> Iterator[Alone]:
    """One sitting in each room, together so many seconds."""
    told = fixed_sentences(toml_file.default())
    with closing(PyttsxVoice(clearly=True)) as coach:
        for number, room in enumerate(rooms()):
            first = len(told) * number // len(rooms())
            program = _said((*told[first:], *told[:first]))
            share = seconds / len(rooms())
            led = lead(program, room, model, coach, seconds=share, enters=_ENTERS_SECONDS)
            yield told_of(room, led)


def _said(texts: tuple[str, ...]) -> Program:
    """An exercise that says these, one after the other, and listens after the questions."""
    items: list[Item] = []
    for number, text in enumerate(texts):
        item = Question if text.endswith("?") else Tell
        items.append(item(f"said_{number}", text))
    return only(*items)


def told_of(room: Room, led: Led) -> Alone:
    """What came of leading it in this room."""
    # What Enter comes to has no words.
    commands = (event for event in led.kept.events if isinstance(event, e.Commanded))
    taken = (*led.heard, *(command.raw for command in commands if command.raw))
    deaf = False in led.echo or True not in led.echo
    return Alone(room, taken, len(led.stops), led.seconds, deaf)
