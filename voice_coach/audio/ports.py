"""The narrow edges of sound, as protocols, and the values that cross them.

Real implementations: ``voice.py`` (pyttsx3), ``loudspeaker.py`` and ``microphone.py``
(sounddevice), ``recogniser.py`` (Vosk), ``speech_sense.py`` (Silero). ``memory.py`` is a sound card
in memory whose clock is its own sample counter. Times are seconds on the session's clock unless
said otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from voice_coach.messages import Message, Word

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Pcm = npt.NDArray[np.int16]
else:
    Pcm = Any  # numpy takes its time to load, and typed sessions have no sound


@dataclass(frozen=True, eq=False)
class Clip:
    """A piece of sound: mono int16 samples of shape (frames,), and their rate in Hz."""

    pcm: Pcm
    rate: int

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.pcm) / self.rate


@dataclass(frozen=True, eq=False)
class Block:
    """What the microphone caught: mono int16 samples of shape (frames,) at the device's rate.

    ``captured_at`` is the time of the first sample.
    """

    pcm: Pcm
    captured_at: float


@dataclass(frozen=True, slots=True)
class Playback:
    """A clip on its way to the loudspeaker: its number, first and one-past-last sample times.

    ``parts``: when each sentence in it begins, where there are several.
    """

    number: int
    starts_at: float
    ends_at: float
    parts: tuple[float, ...] = ()

    def part_at(self, moment: float) -> int:
        """Which of its sentences sounds then, from 0."""
        return max(0, sum(begins <= moment for begins in self.parts) - 1)


@dataclass(frozen=True, slots=True)
class Segment:
    """A final result of the recogniser. Word times are seconds since the first sample fed."""

    text: str
    words: tuple[Word, ...]


class Clock(Protocol):
    """Tells the session's time. It follows the sound card where there is one."""

    def now(self) -> float:
        """Seconds since some fixed moment; never goes back."""
        ...


class Inbox(Protocol):
    """The one queue between the edges and the runner."""

    def post(self, message: Message) -> None:
        """Add a message; safe from any thread and from an audio callback."""
        ...

    def get(self, until: float | None) -> Message | None:
        """The next message, or None when the clock reached ``until`` first (None: wait on)."""
        ...


class Voice(Protocol):
    """Turns text into a clip."""

    def render(self, text: str, *, pace: float = 1.0) -> Clip:
        """Synthesise now, ``pace`` times as fast as usual, or take from what was prepared. Raises
        VoiceError."""
        ...

    def prepare(self, texts: Iterable[str], *, keep: bool = False, pace: float = 1.0) -> None:
        """Render these in the background, first things first; returns at once. ``keep``: they
        are the program's own and may be kept on disk."""
        ...

    def set_rate(self, words_per_minute: int) -> None:
        """From the next render on, speak at this rate."""
        ...

    def close(self) -> None:
        """End the engine and leave no file behind."""
        ...


class Loudspeaker(Protocol):
    """Plays clips, one at a time, and can be stopped at once. Posts ``ClipFinished``."""

    def play(self, clip: Clip, *, at: float | None = None, gain: float = 1.0) -> Playback:
        """Start at ``at`` (sample-exact on the card's clock), or as soon as possible (None)."""
        ...

    def stop(self) -> None:
        """Silence within 100 ms, and forget what was still to play; posts no ClipFinished."""
        ...

    def now(self) -> float:
        """The loudspeaker is the session's clock: frames played over the rate, in seconds."""
        ...

    def close(self) -> None:
        """Give the device back."""
        ...


class Recogniser(Protocol):
    """Turns samples into words; knows nothing of devices, time of day or dialogue."""

    def feed(self, pcm: Pcm) -> Segment | None:
        """Take samples; a Segment when an endpoint was reached (its text may be empty)."""
        ...

    def partial(self) -> str:
        """What is recognised since the last endpoint; may be empty."""
        ...

    def finish(self) -> Segment:
        """Close what is open and start afresh."""
        ...

    def begin(self) -> None:
        """After ``finish``: the times of words count from nought again."""
        ...


class SpeechSense(Protocol):
    """Says whether somebody speaks, and never what; runs beside the recogniser on the same samples.

    Times are seconds since the first sample fed, as those of the recogniser's words are.
    """

    @property
    def spoke_until(self) -> float | None:
        """When the last speech ended; None before any, and where that is not known."""
        ...

    @property
    def silent_seconds(self) -> float | None:
        """For how long nobody has spoken: nought while somebody does, infinite before the first
        time; None where that is not known."""
        ...

    @property
    def speaking(self) -> bool:
        """Whether somebody is speaking right now, as far as is known."""
        ...

    @property
    def stirring(self) -> bool:
        """Whether there is sound that may turn out to be speech."""
        ...

    @property
    def spoke_since(self) -> float | None:
        """When the speech that goes on, or ended last, began, with no pause in it; None where that
        is not known."""
        ...

    @property
    def stirring_since(self) -> float | None:
        """When the sound that may turn out to be speech began, if there is some right now."""
        ...

    @property
    def talking(self) -> bool:
        """Whether somebody has spoken for long enough that no cough or "mm" does, and neither
        laughs nor hums."""
        ...

    def begin(self) -> None:
        """Forget what was before: the next sample is the first."""
        ...

    def feed(self, pcm: Pcm) -> None:
        """Take samples."""
        ...

    def spoken(self, segment: Segment) -> Segment:
        """The segment without words in whose time nobody spoke."""
        ...


class SoundSpool(Protocol):
    """Keeps the sound of an answer until its words are written down."""

    def add(self, samples: bytes, captured_at: float, rate: int) -> None:
        """Take int16 samples at ``rate`` Hz, the first captured then. Never raises."""
        ...

    def settle(self, until: float) -> None:
        """What was captured before this moment is written down as words."""
        ...

    def close(self) -> None:
        """All of it is written down: leave nothing."""
        ...


class Ear(Protocol):
    """Listens when told to, and posts ``Heard``, ``Partial``, ``Speech`` and ``Level``."""

    def listen(
        self,
        *,
        since: float,
        phrases: Sequence[str] | None = None,
        spool: SoundSpool | None = None,
    ) -> None:
        """Transcribe what was and will be captured from ``since`` on (pre-roll is kept).

        With ``phrases``, only these count (a runtime grammar); anything else is "[unk]".
        ``spool`` is given all sound before it is transcribed.
        """
        ...

    def watch(self, *, since: float, phrases: Sequence[str]) -> None:
        """Listen from ``since`` on while the coach speaks: for these ``phrases`` and for somebody
        who begins to talk. Posts ``HeardOver`` and ``Speech``; nothing of it is kept, but the
        sound is at hand when ``listen`` follows."""
        ...

    def rest(self) -> None:
        """Stop transcribing: what is half said is closed and posted first, then the microphone
        only keeps its pre-roll."""
        ...

    def begin_rest(self) -> None:
        """The same, without waiting for what is half said; ``rest`` waits for it."""
        ...

    def close(self) -> None:
        """Give the device back."""
        ...
