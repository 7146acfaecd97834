"""The screen as an edge: the runner tells a ``View`` what happens; the view decides nothing."""

from __future__ import annotations

from typing import Protocol

from voice_coach.messages import Command


class View(Protocol):
    """What a person may glance at. Called from the runner's thread only; never blocks long."""

    def step(self, number: int | None, title: str) -> None:
        """A new step begins; ``number`` is None for the welcome and the closing."""
        ...

    def progress(self, done: int, of: int) -> None:
        """Questions behind, and questions in all as far as is known."""
        ...

    def coach(self, text: str) -> None:
        """The coach says this now."""
        ...

    def listening(self, key: str, prompt: str, kind: str) -> None:
        """The coach listens for an answer to the question ``key``, or (key "") for a command."""
        ...

    def partial(self, text: str) -> None:
        """What is being heard right now."""
        ...

    def heard(self, text: str) -> None:
        """An utterance was kept, in the words of the journal."""
        ...

    def command(self, command: Command) -> None:
        """A command was understood."""
        ...

    def level(self, dbfs: float) -> None:
        """Loudness at the microphone, dB of full scale."""
        ...

    def soundless(self, soundless: bool) -> None:
        """The microphone gives no sound at all, or does so again; it may change often."""
        ...

    def talking(self, on: bool) -> None:
        """With a key to talk: whether the microphone counts now. It does not at first."""
        ...

    def guide(self, title: str, elapsed: float, total: float) -> None:
        """A meditation is under way; seconds. Called about once a second."""
        ...

    def bell(self) -> None:
        """The bell of a meditation was struck; a session that is typed has no other sound."""
        ...

    def note(self, text: str) -> None:
        """A sentence about the session itself: paused, saved where, a device lost."""
        ...

    def close(self) -> None:
        """Leave the terminal as it was found."""
        ...
