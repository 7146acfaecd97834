"""A runner's surroundings without time: messages that come when they are due, and a bare screen."""

from __future__ import annotations

from collections import deque

from voice_coach.messages import Heard, Message, Utterance, Word


class MessagesInTime:
    """Inbox and clock in one: each message comes at its time, and waiting takes none."""

    def __init__(self, *messages: tuple[float, Message]) -> None:
        self._messages = deque(messages)
        self._now = 0.0

    def now(self) -> float:
        return self._now

    def post(self, message: Message) -> None:
        self._messages.append((self._now, message))

    def get(self, until: float | None) -> Message | None:
        if self._messages and (until is None or self._messages[0][0] <= until):
            at, message = self._messages.popleft()
            self._now = max(self._now, at)
            return message
        assert until is not None, "nothing comes any more, and the session would wait for ever"
        self._now = max(self._now, until)
        return None


class Screen:
    """Notes what the coach says."""

    def __init__(self) -> None:
        self.spoken: list[str] = []

    def coach(self, text: str) -> None:
        self.spoken.append(text)

    def __getattr__(self, name: str) -> object:
        return lambda *_: None


def said(text: str, at: float) -> Heard:
    """Said at this time; whenever it is heard."""
    return Heard(Utterance(text, (Word(text, at, at + 0.5, 1.0),), at, at + 1.0))
