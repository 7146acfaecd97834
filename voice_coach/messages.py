"""What the edges post to the runner's one inbox. Times are seconds on the session's clock."""

from __future__ import annotations

from dataclasses import dataclass, field

from voice_coach.speech import Utterance


@dataclass(frozen=True, slots=True)
class Heard:
    """The person said something and paused."""

    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Partial:
    """What is being said right now, as far as it is recognised; never empty."""

    text: str
    at: float


@dataclass(frozen=True, slots=True)
class Level:
    """Loudness at the microphone, in dB of full scale (0 is the loudest, -90 silence)."""

    dbfs: float
    at: float


@dataclass(frozen=True, slots=True)
class Typed:
    """A line typed by the person: an answer, or a command's words. Empty: Enter alone.

    ``pressed``: it was a single key, which stands for these words. ``live``: somebody sits at a
    terminal and sees what the coach says, as nobody does who pipes lines in.
    """

    text: str
    pressed: bool = field(default=False, compare=False, repr=False)
    live: bool = field(default=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LineFull:
    """The line that was typed last filled the terminal's room for one: more may have been typed
    than arrived. ``ending`` is the last of what did."""

    ending: str


@dataclass(frozen=True, slots=True)
class InputClosed:
    """The keyboard's stream ended; nothing more can be typed."""


@dataclass(frozen=True, slots=True)
class ClipFinished:
    """The last sample of a clip has really been played, at ``at``."""

    playback: int
    at: float


@dataclass(frozen=True, slots=True)
class DeviceLost:
    """A sound device stopped working; ``device`` is "microphone" or "loudspeaker"."""

    device: str
    reason: str


@dataclass(frozen=True, slots=True)
class DeviceBack:
    """A lost device works again."""

    device: str


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The person pressed Ctrl-C, or the machine asks the program to end."""


Message = (
    Heard
    | Partial
    | Level
    | Typed
    | InputClosed
    | LineFull
    | ClipFinished
    | DeviceLost
    | DeviceBack
    | Interrupted
)
