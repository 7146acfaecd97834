"""The coach's mouth: sentences and bells to sound, or, with no sound, to nothing but time.

The runner speaks through a ``Mouth`` and knows neither clips nor engines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from voice_coach.audio.ports import Clip, Clock, Loudspeaker, Playback, Voice
from voice_coach.coach.lent import OWN_GAP_SECONDS, Own
from voice_coach.manners import Manners

BELL_HEARD_SECONDS = 5.5
"""How long the opening bell has the room to itself before the first cue: its own five seconds
(``audio.bell``), and a breath."""

CUE_PACE = 0.85
"""How fast the cues of a guided silence are said, against everything else."""
CUE_GAIN = 10 ** (-3 / 20)
"""And how loud: three decibels softer, clearly heard in a quiet room."""


class Mouth(Protocol):
    """Says things; posts ``ClipFinished`` when they have been heard to the end.

    A playback without length (``ends_at == starts_at``) makes no sound and posts nothing.
    """

    def say(self, pieces: Iterable[str], *, at: float | None = None, first: int = 0) -> Playback:
        """Speak these texts one after the other; at once, or exactly at ``at``. ``first``: begin
        with this one of all their sentences. The parts of the playback are sentences."""
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

    def guide(self, cues: Iterable[str]) -> None:
        """These are cues of a guided silence: slower and softer, whenever they are said."""
        ...

    def lend(self, own: Mapping[str, Clip]) -> None:
        """Where one of these texts would be said, alone or within a sentence, the person's own
        voice is heard in its place."""
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
        self._manners = manners
        self._gain = 1.0
        self._bell: Clip | None = None
        self._cues: set[str] = set()
        self._own = Own()

    def say(self, pieces: Iterable[str], *, at: float | None = None, first: int = 0) -> Playback:
        said = tuple(pieces)
        clip, starts = self._joined(said)
        begins = starts[first]
        if first:
            clip = Clip(clip.pcm[round(begins * clip.rate) :], clip.rate)
        gain = self._gain * (CUE_GAIN if self._cues.issuperset(said) else 1.0)
        playback = self._loudspeaker.play(clip, at=at, gain=gain)
        parts = tuple(playback.starts_at + start - begins for start in starts[first:])
        return replace(playback, parts=parts)

    def _joined(self, said: tuple[str, ...]) -> tuple[Clip, list[float]]:
        """The sound of all, and when in it each sentence begins, in seconds."""
        from voice_coach.audio.sentence_starts import sentence_starts
        from voice_coach.audio.sound import concatenate, silence

        parts: list[Clip] = []
        starts: list[float] = []
        seconds = 0.0
        for before, piece in zip((None, *said), said, strict=False):
            clip = self._rendered(piece)
            if before is not None:
                parts.append(silence(self._gap(before, piece), clip.rate))
                seconds += parts[-1].seconds
            starts += (seconds + start for start in sentence_starts(clip, piece))
            parts.append(clip)
            seconds += clip.seconds
        return concatenate(*parts), starts

    def _rendered(self, text: str) -> Clip:
        """As it is heard: in the coach's voice, but for what is lent."""
        from voice_coach.audio.sound import concatenate, silence

        pace = self._pace(text)
        clips: list[Clip] = []
        for part in self._own.parts_of(text):
            if isinstance(part, str):
                clip = self._voice.render(part, pace=pace)
                self._own.match(clip)
            else:
                clip = self._own.levelled(part, self._voice)
            clips += ([silence(OWN_GAP_SECONDS, clip.rate)] if clips else []) + [clip]
        return clips[0] if len(clips) == 1 else concatenate(*clips)

    def _pace(self, text: str) -> float:
        return CUE_PACE if text in self._cues else 1.0

    def _gap(self, before: str, piece: str) -> float:
        if piece.endswith("?") and not before.endswith("?"):
            return self._manners.before_question_seconds
        return self._manners.between_sentences_seconds

    def ring(self, *, at: float | None = None) -> Playback:
        return self._loudspeaker.play(self._bell_clip(), at=at, gain=self._gain)

    def _bell_clip(self) -> Clip:
        from voice_coach.audio.bell import bell

        if self._bell is None:
            self._bell = bell()
        return self._bell

    def seconds(self, text: str) -> float:
        return self._rendered(text).seconds

    def stop(self) -> None:
        self._loudspeaker.stop()

    def prepare(self, texts: Iterable[str], *, keep: bool = False) -> None:
        """Get ready to say these; returns at once. ``keep``: they are the program's own, and may
        be kept on disk."""
        wanted = tuple(
            part for text in texts for part in self._own.parts_of(text) if isinstance(part, str)
        )
        cues = [text for text in wanted if text in self._cues]
        self._voice.prepare(cues, keep=keep, pace=CUE_PACE)
        # What is asked for last comes first.
        self._voice.prepare([text for text in wanted if text not in self._cues], keep=keep)

    def guide(self, cues: Iterable[str]) -> None:
        self._cues.update(cues)

    def lend(self, own: Mapping[str, Clip]) -> None:
        self._own.take(own)

    def adjust(self, *, rate: int, volume: float) -> None:
        self._voice.set_rate(rate)
        self._gain = volume

    def now(self) -> float:
        return self._loudspeaker.now()


class SilentMouth:
    """Says nothing aloud; the view shows the words. A meditation still takes its time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def say(self, pieces: Iterable[str], *, at: float | None = None, first: int = 0) -> Playback:
        del pieces, first
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

    def guide(self, cues: Iterable[str]) -> None:
        """Nothing sounds."""

    def lend(self, own: Mapping[str, Clip]) -> None:
        """Nothing sounds."""

    def adjust(self, *, rate: int, volume: float) -> None:
        """Nothing sounds."""

    def now(self) -> float:
        return self._clock.now()


class NoEar:
    """The ear of a typed session."""

    def listen(self, *, since: float, phrases: object = None, spool: object = None) -> None:
        """Answers are typed."""

    def watch(self, *, since: float, phrases: object) -> None:
        """Answers are typed."""

    def rest(self) -> None:
        """Answers are typed."""

    def begin_rest(self) -> None:
        """Answers are typed."""

    def close(self) -> None:
        """Nothing is open."""
