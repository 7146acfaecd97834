"""The same exercise on a sound card in memory, faster than real time: hundreds of short answers and
commands, by real parts but the devices.

Computing takes no time there, so what is measured is when an answer counts as ended, and nothing
else: the pause. All moments are seconds on the card's clock.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.parts.benchmarks.turns_set import Phrase, exercise
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.echo import WithoutEcho, webrtc
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.own_voice import OwnVoice
from voice_coach.audio.played import RATE
from voice_coach.audio.ports import Playback, Voice
from voice_coach.audio.recogniser import VoskModel
from voice_coach.coach import beginning
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import SpokenMouth
from voice_coach.coach.runner import Runner
from voice_coach.dialogue.commands import is_command
from voice_coach.journal.journal import Journal
from voice_coach.manners import DEFAULT
from voice_coach.messages import Command, Echo
from voice_coach.program import toml_file
from voice_coach.settings import Settings

THINKS_SECONDS = 0.5
"""From when the coach listens to the first word."""
BETWEEN_SECONDS = 1.3
BLOCK_SECONDS = 0.02
"""About what a real card gives at a time."""
ECHO_GAIN, ECHO_SECONDS = 10 ** (-20 / 20), 0.1
ASKS = ("open", "scale", "will", "option", "date")
_PATIENCE_SECONDS = 120.0


@dataclass(slots=True)
class FedTurn:
    """What was said, from when to when, and when the coach sounded next; of what was read back
    ``read_back``. ``obeyed``: the command that was understood, or none."""

    kind: str
    phrase: Phrase
    begins_at: float
    ends_at: float
    sounds_at: float | None = None
    heard: str = ""
    obeyed: Command | None = None

    @property
    def delay(self) -> float | None:
        """Seconds from the end of the speech to the coach's first sample; below 0 where the person
        was cut off."""
        return None if self.sounds_at is None else self.sounds_at - self.ends_at


@dataclass(frozen=True, slots=True)
class Answers:
    """What is said to each kind of question, one after the other; and the sentences before a
    "next"."""

    short: dict[str, Sequence[Phrase]]
    dictation: Sequence[Phrase]
    next: Sequence[Phrase]
    yes: Phrase
    """Said to what is read back."""


class _NotingMouth(SpokenMouth):
    """Notes when each prompt sounds first."""

    person: _Person

    def say(self, pieces: Iterable[str], *, at: float | None = None, first: int = 0) -> Playback:
        playback = super().say(pieces, at=at, first=first)
        self.person.coach_sounds(playback.starts_at)
        return playback


class _Person:
    """A ``View`` that answers into the card."""

    def __init__(self, card: MemoryCard, answers: Answers) -> None:
        self._card, self._answers = card, answers
        self.turns: list[FedTurn] = []
        self._asked: dict[str, int] = {}
        self._given: dict[str, int] = {}

    def coach_sounds(self, at: float) -> None:
        """The coach is heard from then on."""
        for turn in reversed(self.turns):
            if turn.sounds_at is None and turn.begins_at <= at:
                turn.sounds_at = at
                break

    def listening(self, key: str, prompt: str, kind: str) -> None:
        """The coach listens: answer."""
        del prompt
        asked = self._asked[key] = self._asked.get(key, 0) + 1
        name = key.split("_", maxsplit=1)[0]
        at = self._card.now() + THINKS_SECONDS
        if name == "open":
            if asked == 1:
                spoken = self._say("dictation", self._next_of(name, self._answers.dictation), at)
                at = spoken + BETWEEN_SECONDS
            self._say("command", self._next_of("next", self._answers.next), at)
        elif kind == "yes-no" and name == "date":
            self._say("short", self._answers.yes, at)
        else:
            self._say(
                "read back" if name == "date" else "short",
                self._next_of(name, self._answers.short[name]),
                at,
            )

    def heard(self, text: str) -> None:
        """Something was written down."""
        if self.turns:
            turn = self._last()
            turn.heard = f"{turn.heard} {text}".strip()

    def command(self, command: Command) -> None:
        """A command was understood."""
        if self.turns:
            self._last().obeyed = command

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_: None

    def _last(self) -> FedTurn:
        begun = [turn for turn in self.turns if turn.begins_at <= self._card.now()]
        return (begun or self.turns)[-1]

    def _next_of(self, name: str, phrases: Sequence[Phrase]) -> Phrase:
        number = self._given[name] = self._given.get(name, -1) + 1
        return phrases[number % len(phrases)]

    def _say(self, kind: str, phrase: Phrase, at: float) -> float:
        spoken = self._card.speak(phrase.clip, at=at)
        self.turns.append(FedTurn(kind, phrase, spoken.starts_at, spoken.ends_at))
        return spoken.ends_at


def sit(
    model: VoskModel, coach: Voice, answers: Answers, *, rounds: int, noise_dbfs: float
) -> list[FedTurn]:
    """What was said in one sitting of so many rounds."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as parts:
        file = Path(folder) / "turns.toml"
        file.write_text(exercise(rounds, ASKS), "utf-8")
        program = toml_file.load(file)
        card = MemoryCard(
            RATE,
            block_seconds=BLOCK_SECONDS,
            echo_gain=ECHO_GAIN,
            echo_seconds=ECHO_SECONDS,
            noise_dbfs=noise_dbfs,
            patience_seconds=_PATIENCE_SECONDS,
        )
        own = OwnVoice()
        ear = ListeningEar(
            model.recogniser, RATE, card, DEFAULT, is_command=is_command, is_own=own.is_in
        )
        card.attach(ear, _canceller(card, own))
        mouth = _NotingMouth(coach, card, DEFAULT)
        mouth.person = person = _Person(card, answers)
        first = beginning.started(program, Settings(), style="guided", minutes=1, first_run=False)
        entry = parts.enter_context(
            contextlib.closing(Journal(Path(folder) / "journal").begin(first, program))
        )
        Runner(entry, Edges(mouth, ear, card, person), DEFAULT).run()
        return person.turns


def _canceller(card: MemoryCard, own: OwnVoice) -> WithoutEcho | None:
    canceller = webrtc()
    if canceller is None:
        return None
    return WithoutEcho(canceller, card.played, RATE, lambda gone: card.post(Echo(gone=gone)), own)


def cut_off(turns: Iterable[FedTurn]) -> Iterator[FedTurn]:
    """Those in which the coach spoke before the person had ended."""
    return (turn for turn in turns if turn.delay is not None and turn.delay < 0)
