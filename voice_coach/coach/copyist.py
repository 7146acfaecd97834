"""When fair copies are written: between two messages, and all that are due before a talk ends.

The runner's side of ``fair_copies.py``; without a second ear, it does nothing.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from voice_coach.audio.ports import SoundSpool
from voice_coach.coach.record import Record
from voice_coach.coach.sound_notes import COPYING
from voice_coach.coach.turns import Attention, StopRequested
from voice_coach.dialogue import events as e
from voice_coach.dialogue.session import Session
from voice_coach.messages import Pressed, Typed, Utterance

if TYPE_CHECKING:
    from voice_coach.coach.fair_copies import FairCopies  # loads numpy: typed talks need none

LAST_SECONDS = 60.0
"""How long the end of a talk waits for the second ear at most; then what was heard stands."""
STOP_SECONDS = 2.0
"""The same when the program is told to end; and how long the end waits without a word."""
DOUBT_SECONDS = 2.0
"""So long somebody whose short answer was not understood waits for the second ear, besides the
silence that ended the answer, before the coach asks again."""
_GLANCE_SECONDS = 0.1


class Copyist:
    """Gives the sound of a talk to ``copies``, and has them written when there is a moment."""

    def __init__(
        self,
        copies: FairCopies | None,
        record: Record,
        attention: Attention,
        clock: Callable[[], str],
    ) -> None:
        self._copies = copies
        self._record = record
        self._attention = attention
        self._wall_clock = clock

    def spool(self, key: str, item: int | None) -> SoundSpool | None:
        """A place for the sound of an answer; what was kept of the one before is passed on."""
        if self._copies is None:
            return self._record.spool(key, item)
        return self._copies.open(key, item)

    def left(self) -> None:
        """Nobody listens any more, and all that was said has been recorded."""
        if self._copies is not None:
            self._copies.leave()

    def spoke(self, utterance: Utterance) -> None:
        """Somebody said something, whatever it means."""
        if self._copies is not None:
            self._copies.spoke(utterance)

    def answered(self, event: e.Answered) -> None:
        """It was an answer."""
        if self._copies is not None:
            self._copies.answered(event)

    def doubt(self, session: Session) -> None:
        """What was said last to a question for a value was not understood by the live ear."""
        if self._copies is not None:
            self._copies.doubt(session)

    def solve_doubt(self) -> bool:
        """Wait a moment for what the second ear makes of it; whether there was such a thing."""
        if self._copies is None or not self._copies.in_doubt:
            return False
        self._copies.wait_in_doubt(DOUBT_SECONDS)
        self.write()
        return True

    def write(self) -> None:
        """Record the copies that are there."""
        if self._copies is not None:
            self._copies.write(self._wall_clock())
            if note := self._copies.take_note():
                self._attention.edges.view.note(note)

    def end(self) -> None:
        """Wait for those on their way. Whoever presses Ctrl-C now ends the waiting alone."""
        with contextlib.suppress(StopRequested):
            self._wait(LAST_SECONDS, self._glance)

    def stop(self) -> None:
        """The same where the program was told to end: only a moment."""
        self._wait(STOP_SECONDS)

    def _wait(self, seconds: float, glance: Callable[[], None] | None = None) -> None:
        copies = self._copies
        if copies is None:
            return
        copies.finish()
        begun, told = time.monotonic(), False
        while copies.pending and (waited := time.monotonic() - begun) < seconds:
            if waited >= STOP_SECONDS and not told:
                self._attention.edges.view.note(COPYING)
                told = True
            if glance is not None:
                glance()
            copies.wait(_GLANCE_SECONDS)
            self.write()
        copies.write(self._wall_clock(), again=True)
        self.write()

    def _glance(self) -> None:
        """See whether the person wants to leave; what they type is for what comes after."""
        typed = []
        while (message := self._attention.next_message(self._attention.now())) is not None:
            if isinstance(message, Typed | Pressed):
                typed.append(message)
        for given in typed:
            self._attention.edges.inbox.post(given)
