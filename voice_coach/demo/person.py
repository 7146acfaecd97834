"""A synthetic person: hears when the coach listens, and answers aloud from a sample script.

To the session it is a ``View`` (it is told when the coach listens) and a source of sound at the
in-memory card's microphone; nothing in the dialogue, the ear or the journal knows of it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from typing import Protocol

from voice_coach.audio.ports import Clip, Playback
from voice_coach.console.view import View
from voice_coach.dialogue.commands import match_command
from voice_coach.dialogue.order import is_free
from voice_coach.dialogue.session import talk_key
from voice_coach.messages import Command
from voice_coach.program.values import Program, Question

Script = Mapping[str, Sequence[str]]
"""For each question's key, the utterances that answer it, in order."""

THINKS_SECONDS = 0.6
"""From the end of a question to the first word."""
PAUSE_SECONDS = 1.3
"""Between two utterances: longer than the pause that closes one."""


_ENDED_BY_NEXT = ("open", "list", "pairs")
"""Kinds of questions, as a view is told of them, whose answers a command ends."""


class Card(Protocol):
    """Where the person can be heard."""

    def now(self) -> float:
        """The session's clock, in seconds."""
        ...

    def speak(self, clip: Clip, *, at: float | None = None) -> Playback:
        """Put the clip before the microphone at this time."""
        ...


def sample_script(part: str) -> Script:
    """The sample answers for the "sitting" or the "follow-up"."""
    text = resources.files("voice_coach.demo").joinpath("answers.toml").read_text("utf-8")
    script: Script = tomllib.loads(text)[part]
    return script


def with_talks(script: Script, program: Program) -> Script:
    """The script with what is said where a step's questions are heard together: all answers."""
    talks: dict[str, list[str]] = {}
    for step in program.steps:
        free = (item for item in step.items if isinstance(item, Question) and is_free(item))
        said = (utterance for item in free for utterance in script.get(item.key, ()))
        talks[talk_key(step)] = [words for words in said if not match_command(words)]
    return {**script, **talks}


class SyntheticPerson:
    """Answers each question when the coach begins to listen, and passes all on to a view."""

    def __init__(self, script: Script, say: Callable[[str], Clip], card: Card, view: View) -> None:
        self._script = script
        self._say = say
        self._card = card
        self._view = view
        self._left: dict[str, list[str]] = {}

    def listening(self, key: str, prompt: str, kind: str) -> None:
        """The coach listens: say what comes next for this question."""
        self._view.listening(key, prompt, kind)
        at = self._card.now() + THINKS_SECONDS
        for utterance in self._turn(key, kind):
            at = self._card.speak(self._say(utterance), at=at).ends_at + PAUSE_SECONDS

    def _turn(self, key: str, kind: str) -> list[str]:
        """Utterances up to the point where the coach will speak again."""
        first_time = key not in self._left
        left = self._left.setdefault(key, list(self._script.get(key, ())))
        if not left:
            said = self._script.get(key)
            if kind == "yes-no" and not first_time:
                return ["yes"]  # it was read back
            if kind in _ENDED_BY_NEXT:
                return ["next"]  # the first one was not heard
            return list(said[-1:]) if said and not first_time else ["next"]
        turn: list[str] = []
        while left:
            turn.append(left.pop(0))
            if match_command(turn[-1]):
                return turn
            if kind == "pairs":
                break
        return [*turn, "next"] if kind in _ENDED_BY_NEXT else turn

    def step(self, number: int | None, title: str) -> None:
        self._view.step(number, title)

    def progress(self, done: int, of: int) -> None:
        self._view.progress(done, of)

    def coach(self, text: str) -> None:
        self._view.coach(text)

    def partial(self, text: str) -> None:
        self._view.partial(text)

    def heard(self, text: str) -> None:
        self._view.heard(text)

    def command(self, command: Command) -> None:
        self._view.command(command)

    def level(self, dbfs: float) -> None:
        self._view.level(dbfs)

    def soundless(self, soundless: bool) -> None:
        self._view.soundless(soundless)

    def talking(self, on: bool) -> None:
        self._view.talking(on)

    def guide(self, title: str, elapsed: float, total: float) -> None:
        self._view.guide(title, elapsed, total)

    def bell(self) -> None:
        self._view.bell()

    def note(self, text: str) -> None:
        self._view.note(text)

    def close(self) -> None:
        self._view.close()
