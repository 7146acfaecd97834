"""A person with a lot to say, as a view: typed lines, or speech at a sound card in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle

from scripts.parts.harness.soak_gauge import Gauge
from voice_coach.audio.memory import MemoryCard
from voice_coach.audio.ports import Clip
from voice_coach.dialogue.commands import match_command
from voice_coach.messages import Command, Heard, Message, Typed

THINKS_SECONDS = 1.2
"""Between two utterances: longer than the pause that closes one."""


class CountingCard(MemoryCard):
    """Counts the utterances that the ear hands over, commands apart."""

    heard = 0

    def post(self, message: Message) -> None:
        """Add a message."""
        if isinstance(message, Heard) and match_command(message.utterance.text) is None:
            self.heard += 1
        super().post(message)


class Watcher:
    """A ``View`` that shows nothing, and reads the gauge at each answer."""

    def __init__(self, card: MemoryCard, gauge: Gauge) -> None:
        self.card = card
        self.gauge = gauge
        self.wait: Callable[[], None] = lambda: None
        """Called before each answer."""

    def step(self, number: int | None, title: str) -> None:
        """Nothing is shown."""

    def progress(self, done: int, of: int) -> None:
        """Nothing is shown."""

    def coach(self, text: str) -> None:
        """Nothing is shown."""

    def listening(self, key: str, prompt: str, kind: str) -> None:
        """The coach listens."""

    def partial(self, text: str) -> None:
        """Nothing is shown."""

    def heard(self, text: str) -> None:
        """An answer is written down."""
        self.gauge.answered(self.card.now())

    def command(self, command: Command) -> None:
        """Nothing is shown."""

    def level(self, dbfs: float) -> None:
        """Nothing is shown."""

    def soundless(self, soundless: bool) -> None:
        """Nothing is shown."""

    def talking(self, on: bool) -> None:
        """Nothing is shown."""

    def guide(self, title: str, elapsed: float, total: float) -> None:
        """A quiet time is under way."""
        self.gauge.look(self.card.now())

    def bell(self) -> None:
        """Nothing is shown."""

    def note(self, text: str) -> None:
        """Nothing is shown."""

    def close(self) -> None:
        """Nothing is open."""


class Typist(Watcher):
    """Types ``lines`` lines to each question, one when the one before it is written down, and
    yes where that is asked."""

    def __init__(self, card: MemoryCard, gauge: Gauge, lines: int) -> None:
        super().__init__(card, gauge)
        self._lines = lines
        self._left = 0
        self._agrees = False
        self.typed: list[str] = []

    def listening(self, key: str, prompt: str, kind: str) -> None:
        self._left = self._lines
        self.gauge.begin()
        self._agrees = kind == "yes-no"
        self._next()

    def heard(self, text: str) -> None:
        super().heard(text)
        if not self._agrees:  # a typed yes is a whole answer
            self._next()

    def _next(self) -> None:
        if self._agrees:
            self.card.post(Typed("yes"))
            return
        if not self._left:
            self.card.post(Typed("next"))
            return
        self._left -= 1
        number = len(self.typed) + 1
        self.typed.append(f"what comes to my mind is written down as remark{number}")
        self.card.post(Typed(self.typed[-1]))


class Talker(Watcher):
    """Speaks for ``seconds`` to each question, then says "next"."""

    def __init__(
        self,
        card: MemoryCard,
        gauge: Gauge,
        seconds: float,
        render: Callable[[str], Clip],
        sentences: tuple[str, ...],
    ) -> None:
        super().__init__(card, gauge)
        self._seconds = seconds
        self._clips: Iterator[Clip] = cycle([render(text) for text in sentences])
        self._next = render("next")
        self._until: float | None = None
        self.spoken = 0

    def listening(self, key: str, prompt: str, kind: str) -> None:
        self.wait()
        self._until = self.card.now() + self._seconds
        self.gauge.begin()
        self._speak()

    def level(self, dbfs: float) -> None:
        """Ten times a second: time to go on, or to come to the end."""
        if self._until is None or not self.card.person_is_quiet:
            return
        if self.card.now() < self._until:
            self._speak()
        else:
            self.card.speak(self._next, at=self.card.now() + THINKS_SECONDS)
            self._until = self.card.now() + 15.0 if self._until > 0 else None

    def command(self, command: Command) -> None:
        self._until = None

    def _speak(self) -> None:
        self.spoken += 1
        self.card.speak(next(self._clips), at=self.card.now() + THINKS_SECONDS)
