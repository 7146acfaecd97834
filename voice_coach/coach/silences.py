"""What silence means while the coach listens, and when: an answer is over, somebody may need a
word, nothing was said for a minute."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from voice_coach.coach.talk_over import FALSE_START_SECONDS, Cut
from voice_coach.coach.turns import Attention
from voice_coach.dialogue import phrases
from voice_coach.dialogue.closing import is_complete
from voice_coach.dialogue.director import Listen
from voice_coach.dialogue.session import Session
from voice_coach.manners import Manners

Silence = Literal["the answer", "patience", "a minute", "a false start"]
"""What comes to an end by silence."""


class Silences:
    """Knows of which question it was already said that nobody answers."""

    def __init__(self, attention: Attention, manners: Manners, clock: Callable[[], str]) -> None:
        self._attention = attention
        self._manners = manners
        self._wall_clock = clock
        self._nudged = ""
        self._unspoken = ""
        """Where a minute without speech was told of."""
        self._looked_at: Session | None = None
        self._complete = False
        """Whether the answer of ``_looked_at`` is complete."""

    def deadline(
        self, session: Session, action: Listen, cut: Cut | None
    ) -> tuple[float | None, Silence]:
        """When silence means something (seconds on the session's clock), and what ends then.
        ``cut``: where somebody may have talked over the coach, and no word came of it yet."""
        silent_since = self._attention.last_sound_at
        if cut is not None:
            return max(cut.at, silent_since) + FALSE_START_SECONDS, "a false start"
        pause = self._pause(session, action)
        if pause is not None and _is_begun(session, action):
            return silent_since + pause, "the answer"
        if self._nudged != _place(session, action):
            return silent_since + self._manners.nudge_seconds, "patience"
        if self._attention.hears and self._unspoken != _place(session, action):
            return silent_since + self._manners.no_speech_seconds, "a minute"
        return None, "patience"

    def _pause(self, session: Session, action: Listen) -> float | None:
        """Seconds of silence that end the answer; None where none does."""
        if action.ends != "pause":
            return self._manners.open_answer_pause_seconds
        pause = self._manners.short_answer_pause_seconds
        if self._is_complete(session):
            return min(pause, self._manners.understood_answer_pause_seconds)
        return pause

    def _is_complete(self, session: Session) -> bool:
        """Whether the short answer is understood whole, by what was said so far."""
        if self._looked_at is not session:
            self._looked_at = session
            self._complete = is_complete(session, self._wall_clock())
        return self._complete

    def patience_ended(self, session: Session, action: Listen) -> str:
        """What the coach says then, once for each question; empty where it was said before."""
        self._nudged = _place(session, action)
        soundless = self._attention.sound.soundless
        if soundless is None:
            return phrases.NUDGE
        # Of a microphone without a sound since it was opened it was told aloud already.
        return "" if soundless.since_opened else phrases.NO_SOUND_NOW

    def minute_ended(self, session: Session, action: Listen) -> bool:
        """Whether it is to be shown that nobody spoke; once for each question."""
        self._unspoken = _place(session, action)
        return self._attention.hears


def _is_begun(session: Session, action: Listen) -> bool:
    """Whether something was said since the question was put that silence may end."""
    if session.confirming or session.finishing:
        return False
    if session.spelling is not None:
        return bool(session.spelling.heard)
    answer = session.answer(action.key)
    return len(answer.spoken) > answer.fresh_from


def _place(session: Session, action: Listen) -> str:
    return f"{action.key} {session.pair}"
