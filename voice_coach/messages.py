"""What was said, and what else the edges post to the runner's one inbox, as values.

Times are seconds on the session's clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

UNKNOWN = "[unk]"
"""What a recogniser that listens for commands alone makes of everything else."""


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word.

    ``start`` and ``end`` are seconds on the session's clock; ``confidence`` is 0 to 1.
    """

    text: str
    start: float
    end: float
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a person said between two pauses.

    ``started_at`` is where the first word begins, ``ended_at`` the moment at which the ear
    decided that the person had paused (so ``ended_at - words[-1].end`` is the pause that closed
    it, in seconds on the session's clock). Typed text has no words.
    """

    text: str
    words: tuple[Word, ...] = ()
    started_at: float = 0.0
    ended_at: float = 0.0

    @property
    def last_word_ended_at(self) -> float:
        """Seconds on the session's clock; ``ended_at`` where there are no word times."""
        return self.words[-1].end if self.words else self.ended_at


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
class HeardOver:
    """The person said something while the coach spoke, and paused. Only commands and short words
    are recognised then; all else is "[unk]"."""

    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody spoke until then, whatever the words.

    ``since`` is when they began, with no pause between; ``talking``: it has gone on for long
    enough, and sounds like neither laughter nor a hum.
    """

    at: float
    since: float | None = None
    talking: bool = False


@dataclass(frozen=True, slots=True)
class Echo:
    """How the coach's own voice comes back through the microphone: ``gone``, it is taken out, so
    that somebody can be heard while the coach speaks; or it cannot be."""

    gone: bool


@dataclass(frozen=True, slots=True)
class NoSound:
    """The microphone gives not even noise: since it was opened, or for a while now."""

    microphone: str
    since_opened: bool


@dataclass(frozen=True, slots=True)
class SoundBack:
    """The microphone gives sound again, or for the first time."""


@dataclass(frozen=True, slots=True)
class PoorSpeech:
    """What was said cannot be heard well: it is far too soft, or too loud for the device."""

    how: Literal["soft", "clipped"]


class Command(StrEnum):
    """What a person can tell the coach to do, by word or by key. The value is its first phrase."""

    NEXT = "next"
    REPEAT = "repeat"
    BACK = "go back"
    SKIP = "skip"
    PAUSE = "pause"
    RESUME = "resume"
    SCRATCH = "scratch that"
    RESTORE = "restore that"
    READ_BACK = "read it back"
    REMIND_EVENT = "remind me of my event"
    REMIND_OUTCOME = "remind me of my outcome"
    REMIND_PLAN = "remind me of my plan"
    SPELL = "spell that"
    SLOWER = "slower"
    FASTER = "faster"
    LOUDER = "louder"
    SOFTER = "softer"
    HOW_LONG = "how long"
    HELP = "help"
    FINISH = "finish for today"
    ONE_BY_ONE = "ask me one by one"
    LET_ME_TALK = "let me talk"
    SHORT_INTRODUCTIONS = "skip the introduction"
    KEEP = "keep it like this"
    STOP = "stop"
    NOTHING = "wait"


class Reply(StrEnum):
    """An answer that a single key gives, in the word that it stands for."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A single key was pressed that means this; no words of it are left to be understood."""

    key: Command | Reply


@dataclass(frozen=True, slots=True)
class Talking:
    """The key to talk was pressed: from now on the microphone counts, or no more."""

    on: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """A line typed by the person: an answer, or a command's words. Empty: Enter alone. With line
    breaks in it, these are the rows of one answer, none of them empty, and no command.

    ``command`` is the command that the whole line is, as whoever takes it from the inbox finds.
    ``live``: somebody sits at a terminal and sees what the coach says, as nobody does who pipes
    lines in.
    """

    text: str
    command: Command | None = field(default=None, compare=False, repr=False)
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
class CopyReady:
    """The second ear is done with something that was said."""


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
    | HeardOver
    | Echo
    | Partial
    | Level
    | Speech
    | NoSound
    | SoundBack
    | PoorSpeech
    | Pressed
    | Talking
    | Typed
    | InputClosed
    | LineFull
    | ClipFinished
    | CopyReady
    | DeviceLost
    | DeviceBack
    | Interrupted
)
