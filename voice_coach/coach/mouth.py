"""The coach's mouth: sentences and bells to sound, or, with no sound, to nothing but time.

The runner speaks through a ``Mouth`` and knows neither clips nor engines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from voice_coach.audio.ports import Clip, Clock, Loudspeaker, Playback, Voice
from voice_coach.manners import Manners

BELL_HEARD_SECONDS = 5.5
"""How long the opening bell has the room to itself before the first cue: its own five seconds
(``audio.bell``), and a breath."""


class Mouth(Protocol):
    """Says things; posts ``ClipFinished`` when they have been heard to the end.

    A playback without length (``ends_at == starts_at``) makes no sound and posts nothing.
    """

    def say(self, pieces: Iterable[str], *, at: float | None = None) -> Playback:
        """Speak these sentences one after the other; at once, or exactly at ``at``."""
        ...

    def ring(self, *, at: float | None = None) -> Playback:
        """Strike the bell."""
        ...

    def seconds(self, text: str) -> float:
        """How long this text takes to say."""
        ...

    def stop(self) -> None:
        """Fall silent within 100 ms."""
        ...

    def prepare(self, texts: Iterable[str]) -> None:
        """Get ready to say these; returns at once."""
        ...

    def adjust(self, *, rate: int, volume: float) -> None:
        """Speak at ``rate`` words a minute and ``volume`` (0 to 1) from the next sentence on."""
        ...

    def now(self) -> float:
        """The session's clock, in seconds."""
        ...


class SpokenMouth:
    """A voice and a loudspeaker."""

    def __init__(self, voice: Voice, loudspeaker: Loudspeaker, manners: Manners) -> None:
        self._voice = voice
        self._loudspeaker = loudspeaker
        self._gap = manners.between_sentences_seconds
        self._gain = 1.0
        self._bell: Clip | None = None

    def say(self, pieces: Iterable[str], *, at: float | None = None) -> Playback:
        from voice_coach.audio.sound import concatenate, silence

        first, *others = (self._voice.render(piece) for piece in pieces)
        parts = [part for clip in others for part in (silence(self._gap, clip.rate), clip)]
        clip = concatenate(first, *parts) if parts else first
        return self._loudspeaker.play(clip, at=at, gain=self._gain)

    def ring(self, *, at: float | None = None) -> Playback:
        return self._loudspeaker.play(self._bell_clip(), at=at, gain=self._gain)

    def _bell_clip(self) -> Clip:
        from voice_coach.audio.bell import bell

        if self._bell is None:
            self._bell = bell()
        return self._bell

    def seconds(self, text: str) -> float:
        return self._voice.render(text).seconds

    def stop(self) -> None:
        self._loudspeaker.stop()

    def prepare(self, texts: Iterable[str]) -> None:
        self._voice.prepare(texts)

    def adjust(self, *, rate: int, volume: float) -> None:
        self._voice.set_rate(rate)
        self._gain = volume

    def now(self) -> float:
        return self._loudspeaker.now()


class SilentMouth:
    """Says nothing aloud; the view shows the words. A meditation still takes its time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def say(self, pieces: Iterable[str], *, at: float | None = None) -> Playback:
        del pieces
        return self._mark(at)

    def ring(self, *, at: float | None = None) -> Playback:
        return self._mark(at)

    def _mark(self, at: float | None) -> Playback:
        moment = self._clock.now() if at is None else at
        return Playback(0, moment, moment)

    def seconds(self, text: str) -> float:
        # A cue is shown, not spoken; it needs about as long to be read.
        return len(text.split()) / 3.0

    def stop(self) -> None:
        """Nothing sounds."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Nothing to prepare."""

    def adjust(self, *, rate: int, volume: float) -> None:
        """Nothing sounds."""

    def now(self) -> float:
        return self._clock.now()


class NoEar:
    """The ear of a typed session."""

    def listen(self, *, since: float, phrases: object = None, spool: object = None) -> None:
        """Answers are typed."""

    def rest(self) -> None:
        """Answers are typed."""

    def begin_rest(self) -> None:
        """Answers are typed."""

    def close(self) -> None:
        """Nothing is open."""
