"""A person who reads aloud from a recording of a man, to a coach in memory: an ear with a spool.

Nothing recognises the sound: what is heard live is given, as badly as one likes.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from voice_coach.audio.ports import Clip, Pcm, SoundSpool
from voice_coach.audio.sound import read_clip, resample
from voice_coach.messages import Heard, Message, Utterance, Word

RATE = 44_100
PATIENCE_SECONDS = 60.0
_LIVE_CONFIDENCE = 0.5

BEST, WISDOM, FOOLISH, BELIEF, LIGHT, DARK, EVERYTHING = (
    (1.0, 4.8), (4.8, 6.4), (6.4, 8.5), (8.5, 10.5), (13.2, 14.9), (14.9, 17.2), (21.0, 24.3),
)  # fmt: skip
"""Where he says that it was the best of times and the worst of times, the age of wisdom and of
foolishness, the epoch of belief, a season of light and of darkness, that we had everything before
us: seconds of the recording."""
Said = tuple[str, tuple[float, float]] | str
"""What is heard live, and the part of the recording that it is; or "next", or a key's name."""


def recording() -> Pcm:
    """A man reads the beginning of a novel; mono samples at ``RATE``."""
    wheel = find_spec("moonshine_voice")
    assert wheel is not None, "the extra `test` brings it"
    assert wheel.origin is not None
    clip = read_clip(Path(wheel.origin).parent / "assets" / "two_cities.wav")
    return resample(clip, RATE).pcm


class ReaderAloud:
    """Implements ``Ear``, ``Inbox``, ``Clock`` and ``View``; time passes only with what is said.

    ``script``: what is said at each listening to a question; a callable in it is called at its
    turn.
    """

    def __init__(self, script: Mapping[str, Sequence[Sequence[Said | Callable[[], None]]]]) -> None:
        self._script = {key: list(turns) for key, turns in script.items()}
        self._sound = recording()
        self._messages: queue.Queue[Message] = queue.Queue()
        self._now = 100.0
        self._spool: SoundSpool | None = None
        self.expects_more = False
        """Time stands still until something is said, or done."""
        self.notes: list[str] = []
        self.coach_said: list[str] = []

    # --- clock and inbox -------------------------------------------------------------------

    def now(self) -> float:
        return self._now

    def post(self, message: Message) -> None:
        self._messages.put(message)

    def get(self, until: float | None) -> Message | None:
        try:
            if until is None or self.expects_more:
                return self._messages.get(timeout=PATIENCE_SECONDS)
            return self._messages.get_nowait()
        except queue.Empty:
            if until is None or self.expects_more:
                raise AssertionError("the person has nothing more to say") from None
            self._now = max(self._now, until)
            return None

    # --- ear -------------------------------------------------------------------------------

    def listen(
        self, *, since: float, phrases: object = None, spool: SoundSpool | None = None
    ) -> None:
        self._spool = spool

    def rest(self) -> None:
        self._spool = None

    def begin_rest(self) -> None:
        self.rest()

    def close(self) -> None:
        """Nothing to give back."""

    # --- view ------------------------------------------------------------------------------

    def listening(self, key: str, prompt: str, kind: str) -> None:
        """The coach listens: read on."""
        turns = self._script.get(key, [])
        for said in turns.pop(0) if turns else ["next"]:
            if callable(said):
                said()
            elif isinstance(said, str):
                self._say(said, BELIEF)  # whatever a command sounds like, no page has it
            else:
                self._say(*said)

    def coach(self, text: str) -> None:
        self.coach_said.append(text)

    def note(self, text: str) -> None:
        self.notes.append(text)

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_: None

    def _say(self, text: str, part: tuple[float, float]) -> None:
        first, last = (round(moment * RATE) for moment in part)
        pcm = np.concatenate([np.zeros(RATE, np.int16), self._sound[first:last]])
        if self._spool is not None:
            for at in range(0, len(pcm), RATE // 10):  # as blocks come
                block = Clip(pcm[at : at + RATE // 10], RATE)
                self._spool.add(block.pcm.tobytes(), self._now + at / RATE, RATE)
        starts, ends = self._now + 1.1, self._now + len(pcm) / RATE - 0.1
        names = text.split()
        each = (ends - starts) / len(names)
        words = tuple(
            Word(name, starts + n * each, starts + (n + 1) * each, _LIVE_CONFIDENCE)
            for n, name in enumerate(names)
        )
        self._now += len(pcm) / RATE
        self.post(Heard(Utterance(text, words, starts, self._now)))
