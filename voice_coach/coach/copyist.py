"""When it is written what became of the sound of answers, as their fair copies: between two
messages, and all that is due before a talk ends.

The runner's side of ``answer_sound.py``; where nobody wants the sound, it does nothing.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING

from voice_coach.audio.ports import SoundSpool
from voice_coach.coach.record import Record
from voice_coach.coach.turns import Attention, StopRequested
from voice_coach.dialogue import events as e
from voice_coach.dialogue.session import Session
from voice_coach.messages import Pressed, Typed, Utterance

if TYPE_CHECKING:
    from voice_coach.coach.answer_sound import AnswerSounds  # typed talks need none
    from voice_coach.coach.fair_copies import FairCopies

STOP_SECONDS = 2.0
"""How long a program that is told to end waits for them; and the end of a talk without a word."""
DOUBT_SECONDS = 2.0
"""So long somebody whose short answer was not understood waits for the second ear, besides the
silence that ended the answer, before the coach asks again."""
_GLANCE_SECONDS = 0.1


class Copyist:
    """Gives the sound of a talk to ``sounds``, and has written what comes of it when there is a
    moment. ``copies`` is the user of it that may understand what the live ear did not."""

    def __init__(
        self,
        sounds: AnswerSounds | None,
        copies: FairCopies | None,
        record: Record,
        attention: Attention,
        clock: Callable[[], str],
    ) -> None:
        self._sounds = sounds
        self._users = sounds.users if sounds is not None else ()
        self._copies = copies
        self._record = record
        self._attention = attention
        self._wall_clock = clock

    def spool(self, key: str, item: int | None) -> SoundSpool | None:
        """A place for the sound of an answer; what was kept of the one before is passed on."""
        if self._sounds is None:
            return self._record.spool(key, item)
        return self._sounds.open(key, item)

    def left(self) -> None:
        """Nobody listens any more, and all that was said has been recorded."""
        if self._sounds is not None:
            self._sounds.leave()

    def spoke(self, utterance: Utterance) -> None:
        """Somebody said something, whatever it means."""
        if self._sounds is not None:
            self._sounds.heard.spoke(utterance)

    def answered(self, event: e.Answered) -> None:
        """It was an answer."""
        if self._sounds is not None:
            self._sounds.heard.answered(event)

    def doubt(self, session: Session) -> None:
        """What was said last to a question for a value was not understood by the live ear."""
        if self._sounds is None or self._copies is None:
            return
        if (so_far := self._sounds.so_far()) is not None:
            self._copies.doubt(session, *so_far, self._sounds.heard)

    def solve_doubt(self) -> bool:
        """Wait a moment for what the second ear makes of it; whether there was such a thing."""
        if self._copies is None or not self._copies.in_doubt:
            return False
        self._copies.wait_in_doubt(DOUBT_SECONDS)
        self.write()
        return True

    def write(self, *, again: bool = False) -> None:
        """Record what is there; ``again``: what was refused, too."""
        for user in self._users:
            user.write(self._wall_clock(), again=again)
            if note := user.take_note():
                self._attention.edges.view.note(note)

    def end(self) -> None:
        """Wait for those on their way. Whoever presses Ctrl-C now ends the waiting alone."""
        with contextlib.suppress(StopRequested):
            self._wait(inf, self._glance)

    def stop(self) -> None:
        """The same where the program was told to end: only a moment."""
        self._wait(STOP_SECONDS)

    def _wait(self, seconds: float, glance: Callable[[], None] | None = None) -> None:
        if self._sounds is None:
            return
        self._sounds.finish()
        self.write()  # what was taken back last is still to be cut out
        begun, told = time.monotonic(), set[str]()
        waited = 0.0
        while busy := [
            user
            for user in self._users
            if user.pending and waited < min(seconds, user.last_seconds)
        ]:
            for note in {user.last_note for user in busy if waited >= STOP_SECONDS} - told:
                self._attention.edges.view.note(note)
                told.add(note)
            if glance is not None:
                glance()
            busy[0].wait(_GLANCE_SECONDS)
            self.write()
            waited = time.monotonic() - begun
        self.write(again=True)

    def _glance(self) -> None:
        """See whether the person wants to leave; what they type is for what comes after."""
        typed = []
        while (message := self._attention.next_message(self._attention.now())) is not None:
            if isinstance(message, Typed | Pressed):
                typed.append(message)
        for given in typed:
            self._attention.edges.inbox.post(given)
