"""An inbox that only keeps what is posted, to be looked into afterwards."""

from __future__ import annotations

from voice_coach.messages import Message


class KeptMessages:
    """Implements ``ports.Inbox``; nobody waits for anything."""

    def __init__(self) -> None:
        self.messages: list[Message] = []

    def post(self, message: Message) -> None:
        """Keep it."""
        self.messages.append(message)

    def get(self, until: float | None) -> Message | None:
        """Nothing."""
        return None
