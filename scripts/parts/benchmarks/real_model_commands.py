"""Commands spoken to a model of another language, which hears them as words of its own.

The ear works as ever, up to the endpoint; what it posts then is taken for the command that was
meant. Meanwhile the second ear reads one recording after another, as it does after a long answer.
"""

from __future__ import annotations

import contextlib
import itertools
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from scripts.parts.benchmarks.latency import Gaps, Say, TimedInbox, measure
from tests.support.virtual_sound import VirtualSound
from voice_coach.audio.ports import Pcm
from voice_coach.coach.opening import quiet_libraries
from voice_coach.fair_copy.background import BackgroundReader, Outcome
from voice_coach.messages import Heard, Message, Typed

AGAIN_SECONDS = 5.0
"""A command that came to nothing is said again after so long."""
_MOST_TIMES = 3


class MeantInbox(TimedInbox):
    """Takes the next utterance for what was meant."""

    meant = ""
    number = -1
    """Which command that is, counted from nought."""

    def post(self, message: Message) -> None:
        """Add a message."""
        if isinstance(message, Heard) and self.meant:
            message = Heard(replace(message.utterance, text=self.meant, words=()))
            self.meant = ""
        super().post(message)


def measure_commands(sound: VirtualSound, model: Path, people: Sequence[Pcm]) -> Gaps:
    """A sitting of commands while the second ear is busy. Raises SoundServerError."""
    with quiet_libraries(), _second_ear_at_work(people):
        return measure(sound, model, MeantInbox, _until_heard)


def _until_heard(say: Say, inbox: TimedInbox) -> Say:
    assert isinstance(inbox, MeantInbox)

    numbers = itertools.count()

    def say_it(text: str, number: int, times: int) -> None:
        if times > 1 and (not inbox.meant or inbox.number != number):
            return  # it was heard
        if times > _MOST_TIMES:
            inbox.meant = ""
            inbox.post(Typed(text))
            return
        inbox.meant, inbox.number = text, number
        say(text)
        timer = threading.Timer(AGAIN_SECONDS, say_it, (text, number, times + 1))
        timer.daemon = True
        timer.start()

    return lambda text: say_it(text, next(numbers), 1)


@contextlib.contextmanager
def _second_ear_at_work(people: Sequence[Pcm]) -> Iterator[None]:
    numbers = itertools.count(1)

    def more(_: Outcome | None = None) -> None:
        number = next(numbers)
        reader.submit(str(number), people[number % len(people)])

    reader = BackgroundReader(more)
    more()
    more()
    try:
        yield
    finally:
        reader.close()
