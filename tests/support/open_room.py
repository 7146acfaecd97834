"""A room with open loudspeakers, in memory: the coach's voice comes back through the microphone,
and somebody may talk over it. Ear, recogniser, canceller, voice and runner are a session's."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from tests.support.in_time import Screen
from tests.support.kept import Kept
from tests.support.talk import AT
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.echo import WithoutEcho, webrtc
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.own_voice import OwnVoice
from voice_coach.audio.played import Played
from voice_coach.audio.ports import Clip, Pcm
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.resampler import Resampler
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import SpokenMouth
from voice_coach.coach.runner import Runner, Stopped
from voice_coach.dialogue.commands import is_command
from voice_coach.manners import DEFAULT
from voice_coach.messages import Echo, Interrupted, Message, Typed
from voice_coach.program.values import Program

RATE = 16000
_MILLION = 1_000_000
_HELD_BACK = 800
"""Frames that a resampler may need before it gives the first."""


@dataclass(frozen=True, slots=True)
class Room:
    """How the coach's voice comes back: ``db`` above what was played (None: headphones), so many
    seconds late; ``jumps``: now and then by up to 20 ms more or less; ``then_late``: from the
    middle of the session on, so late (another loudspeaker). ``drift_ppm``: so much faster than the
    loudspeaker's clock runs the microphone's, in millionths. ``known``: the canceller is told what
    is played; ``overstated``: that it is heard so much later than it is."""

    db: float | None
    late: float = 0.0
    jumps: bool = False
    known: bool = True
    then_late: float | None = None
    drift_ppm: float = 0.0
    overstated: float = 0.0

    def __str__(self) -> str:
        if self.db is None:
            return "headphones"
        jumps = ", jumping" if self.jumps else ""
        then = "" if self.then_late is None else f", then {self.then_late:g} s"
        drift = f", {self.drift_ppm:g} ppm" if self.drift_ppm else ""
        told = f", told {self.overstated:g} s too late" if self.overstated else ""
        return f"{self.db:g} dB, {self.late:g} s{jumps}{then}{drift}{told}"


class _Overstated(Played):
    """By a loudspeaker that says that it is later than it is."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def add(self, pcm: Pcm, heard_at: float, rate: int) -> None:
        super().add(pcm, heard_at + self._seconds, rate)


class Card(MemoryCard):
    """A sound card in such a room."""

    def __init__(self, room: Room, limit_seconds: float) -> None:
        echo = 0.0 if room.db is None else 10 ** (room.db / 20)
        super().__init__(RATE, echo_gain=echo, echo_seconds=room.late, noise_dbfs=-65.0)
        if room.overstated:
            self.played = _Overstated(room.overstated)
        self._jumps = room.jumps
        self._jumps_at = 3.0
        self._how = np.random.default_rng(5)
        self._limit = limit_seconds
        self._then_late, self._late = room.then_late, room.late
        self._fast = 1 + room.drift_ppm * 1e-6
        self._clock = Resampler(_MILLION, round(_MILLION * self._fast)) if room.drift_ppm else None
        self._by_its_clock: Pcm = np.zeros(_HELD_BACK, dtype=np.int16)
        self._given = 0
        self._ended = False
        self.stops: list[float] = []
        """When the coach was cut short."""
        self.enters_at = math.inf
        """When Enter is pressed next."""

    def stop(self) -> None:
        if not self._ended:
            self.stops.append(self.now())
        super().stop()

    def get(self, until: float | None) -> Message | None:
        """Ends the session at its limit."""
        if self._ended:
            return super().get(self.now() if until is None else until)
        here = min(self._limit, self.enters_at)
        message = super().get(here if until is None else min(until, here))
        if message is None and self.now() >= self._limit:
            self._ended = True
            return Interrupted()
        if message is None and self.now() >= self.enters_at:
            self.enters_at = math.inf
            return Typed("")
        return message

    def _room(self, played: Pcm, caught: Pcm) -> Pcm:
        if self._jumps and self.now() > self._jumps_at:
            self._jumps_at = self.now() + self._how.uniform(1.5, 4.0)
            self._echo_comes_later(int(self._how.choice([-320, -160, 160, 320])))
        if self._then_late is not None and self.now() > self._limit / 2:
            self._echo_comes_later(round((self._then_late - self._late) * RATE))
            self._then_late = None
        sound = super()._room(played, caught)
        return sound if self._clock is None else self._by_the_microphones_clock(sound)

    def _by_the_microphones_clock(self, sound: Pcm) -> Pcm:
        """As many samples as it counts in this time; all by ``_HELD_BACK`` later."""
        assert self._clock is not None
        self._by_its_clock = np.concatenate([self._by_its_clock, self._clock.add(sound)])
        ready = round(self._frame * self._fast) - self._given
        self._given += ready
        part, self._by_its_clock = np.split(self._by_its_clock, [ready])
        return part

    def _echo_comes_later(self, by: int) -> None:
        """By so many frames, from now on."""
        tail = self._echo_tail
        if by > 0:
            self._echo_tail = np.concatenate([np.zeros(by, dtype=np.int16), tail])
        elif len(tail) + by > 0:
            self._echo_tail = tail[-by:]


Says = Mapping[str, list[tuple[float, str]]]
"""What the person says, by words of the coach's: so many seconds after they begin."""


class Person(Screen):
    """Talks over the coach, or behind it; or presses Enter so many seconds after each question."""

    def __init__(
        self, card: Card, voice: Callable[[str], Clip], says: Says, enters: float | None = None
    ) -> None:
        super().__init__()
        self._card, self._voice, self._says, self._enters = card, voice, dict(says), enters
        self.shown: list[str] = []
        """What was heard of the person."""
        self.said: list[tuple[str, float, float]] = []
        """Their words, with first and last moment."""

    def coach(self, text: str) -> None:
        super().coach(text)
        for words in [words for words in self._says if words in text]:
            for after, answer in self._says.pop(words):
                placed = self._card.speak(self._voice(answer), at=self._card.now() + after)
                self.said.append((answer, placed.starts_at, placed.ends_at))

    def listening(self, *_: str) -> None:
        if self._enters is not None:
            self._card.enters_at = self._card.now() + self._enters

    def heard(self, text: str) -> None:
        self.shown.append(text)


@dataclass
class Led:
    """What came of it."""

    kept: Kept
    stops: list[float]
    heard: list[str]
    coach: list[str]
    said: list[tuple[str, float, float]]
    echo: list[bool] = field(default_factory=list)
    """What was found out about the echo."""
    seconds: float = 0.0
    """How long it took."""


def lead(
    program: Program,
    room: Room,
    model: VoskModel,
    coach: PyttsxVoice,
    *,
    voice: Callable[[str], Clip] | None = None,
    says: Says | None = None,
    seconds: float = 60.0,
    enters: float | None = None,
) -> Led:
    """Lead the program for so long at most."""
    card, echo, own = Card(room, seconds), list[bool](), OwnVoice()

    def tell(gone: bool) -> None:
        echo.append(gone)
        card.post(Echo(gone))

    ear = ListeningEar(
        model.recogniser, RATE, card, DEFAULT, is_command=is_command, is_own=own.is_in
    )
    canceller = webrtc()
    assert canceller is not None
    played = card.played if room.known else MemoryCard().played
    card.attach(ear, WithoutEcho(canceller, played, RATE, tell, own))
    nobody = Clip(np.zeros(0, dtype=np.int16), RATE)
    person = Person(card, voice or (lambda _: nobody), says or {}, enters)
    kept = Kept(program)
    edges = Edges(SpokenMouth(coach, card, DEFAULT), ear, card, person)  # type: ignore[arg-type]
    with contextlib.suppress(Stopped):
        Runner(kept, edges, DEFAULT, lambda: AT).run()  # type: ignore[arg-type]
    return Led(kept, card.stops, person.shown, person.spoken, person.said, echo, card.now())
