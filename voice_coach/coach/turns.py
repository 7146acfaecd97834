"""Who may sound now: the coach speaks, then listens, and never both at once.

Knows the edges and their moments (when the coach fell silent, when the person was last heard),
nothing of questions and answers; ``runner.py`` builds on it.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from voice_coach.audio.ports import SoundSpool
from voice_coach.coach import sound_notes
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import SilentMouth
from voice_coach.dialogue import phrases
from voice_coach.dialogue.commands import typed_command
from voice_coach.errors import VoiceError
from voice_coach.manners import Manners
from voice_coach.messages import (
    ClipFinished,
    Command,
    DeviceBack,
    DeviceLost,
    Heard,
    InputClosed,
    Interrupted,
    Level,
    LineFull,
    Message,
    NoSound,
    Partial,
    PoorSpeech,
    Pressed,
    SoundBack,
    Speech,
    Talking,
    Typed,
    Utterance,
)

BEHIND_SECONDS = 0.5
"""An ear that keeps up tells of what it hears at least so soon."""


class StopRequested(Exception):
    """The person pressed Ctrl-C, or there is nothing more to be typed."""


class Attention:
    """Speaks, listens, and takes messages one at a time.

    ``keep_late`` is given what was half said when the coach began to speak.
    """

    def __init__(
        self, edges: Edges, manners: Manners, keep_late: Callable[[Utterance], None]
    ) -> None:
        self.edges = edges
        self._manners = manners
        self._keep_late = keep_late
        self._listening = False
        self._resting = False
        """The ear was told to close, and may still be busy with what is half said."""
        self._quiet_from = 0.0
        """When the coach last fell silent, on the session's clock."""
        self.last_sound_at = 0.0
        """When the person last spoke, or the ear was opened."""
        self._spoke_until = 0.0
        """The same by the sense for speech alone, whatever the words."""
        self.soundless: NoSound | None = None
        """The microphone gives no sound at all just now."""
        self.remarks: deque[str] = deque()
        """What the coach has to say about itself as soon as it may speak."""
        self.later_remarks: deque[str] = deque()
        """The same, but not while somebody may be speaking: before the next question."""
        self._gate_shown = False
        self._heard_until: float | None = None
        """How far the ear has come with what it caught."""
        self.deaf = False
        """The microphone is lost."""
        self.typed_ahead: deque[Typed | Pressed] = deque()
        """What was typed while the coach spoke, and is for when it listens."""
        self.winding_up = False
        """The program is about to end, and only keeps what the ear still had to say."""
        self._put_back: deque[Message] = deque()

    def now(self) -> float:
        """The session's clock, in seconds."""
        return self.edges.mouth.now()

    # --- speaking ------------------------------------------------------------------------

    def speak(self, pieces: tuple[str, ...]) -> Typed | Pressed | None:
        """Say these to the end. Enter or a command cuts the coach short, and is returned; any
        other line, and a yes or no by key, waits until the coach listens. What was still being
        recognised meanwhile has been kept when this returns."""
        self.begin_rest()
        given = self._speak(pieces)
        if self._resting:
            self.rest()
            self._take_late()
        return given

    def _speak(self, pieces: tuple[str, ...]) -> Typed | Pressed | None:
        self.edges.view.coach(" ".join(pieces))
        try:
            playback = self.edges.mouth.say(pieces)
        except VoiceError as error:
            self.go_on_in_writing(error)
            playback = self.edges.mouth.say(pieces)
        if playback.ends_at <= playback.starts_at:
            self.rest()
            self._quiet_from = playback.ends_at
            return None
        while True:
            message = self.next_message(None)
            if isinstance(message, ClipFinished) and message.playback == playback.number:
                self._quiet_from = message.at
                return None
            if isinstance(message, Typed | Pressed):
                if cuts_short(message):
                    self.edges.mouth.stop()
                    self._quiet_from = self.now()
                    # A yes by key was meant for what the coach was saying, and nothing after that.
                    lines = (line for line in self.typed_ahead if isinstance(line, Typed))
                    self.typed_ahead = deque(lines)
                    return message
                self.typed_ahead.append(message)
            elif isinstance(message, Heard):
                self._keep_late(message.utterance)

    def fell_silent(self) -> None:
        """The coach fell silent just now, after sounding by other ways (a meditation)."""
        self._quiet_from = self.now()

    def go_on_in_writing(self, error: VoiceError) -> None:
        """The voice is gone: from here on the words stand on the screen only."""
        self.edges.view.note(str(error))
        self.edges.view.note(phrases.NO_VOICE)
        self.edges = replace(self.edges, mouth=SilentMouth(self.edges.mouth))

    # --- listening -----------------------------------------------------------------------

    @property
    def listening(self) -> bool:
        """Whether the ear is open."""
        return self._listening

    def listen(
        self, *, commands: Sequence[str] | None = None, spool: SoundSpool | None = None
    ) -> None:
        """Hear what is said since the coach fell silent; only these commands, where given.

        ``spool`` keeps the sound until its words are written down.
        """
        if self._listening:
            return
        self.rest()
        self._listening = True
        self.last_sound_at = since = self._quiet_from + self._manners.settle_seconds
        self.edges.ear.listen(since=since, phrases=commands, spool=spool)

    def rest(self) -> None:
        """Close the ear; what is half said is posted first."""
        if self._listening or self._resting:
            self._listening = self._resting = False
            self.edges.ear.rest()

    def begin_rest(self) -> None:
        """Close the ear without waiting: a large model needs a while for what is half said, and
        the coach's answer is not to be late for that."""
        if self._listening:
            self._listening, self._resting = False, True
            self.edges.ear.begin_rest()

    def _take_late(self) -> None:
        """What was half said, and recognised only after the coach had spoken."""
        others: list[Message] = []
        while (message := self.edges.inbox.get(self.now())) is not None:
            if isinstance(message, Heard):
                self._keep_late(message.utterance)
            else:
                others.append(message)
        self.put_back(others)

    @property
    def hears(self) -> bool:
        """Whether sound comes in at all: nobody who types is asked to speak up."""
        return self._heard_until is not None and self.soundless is None

    def is_behind(self, moment: float) -> bool:
        """Whether what was said until this moment is yet to be recognised (a slow computer)."""
        return self._heard_until is not None and self._heard_until < moment - BEHIND_SECONDS

    # --- messages ------------------------------------------------------------------------

    def next_message(self, until: float | None) -> Message | None:
        """The next message, or None at ``until`` (seconds on the session's clock).

        Shows what only concerns the screen. Raises StopRequested.
        """
        message = self._put_back.popleft() if self._put_back else self.edges.inbox.get(until)
        if isinstance(message, Typed):
            message = replace(message, command=typed_command(message.text))
        view = self.edges.view
        match message:
            case Partial(text, at):
                self.last_sound_at = at
                view.partial(text)
            case Level(dbfs, at):
                self._heard_until = at
                view.level(dbfs)
            case Speech(at):
                self._spoke_until = at
                self.last_sound_at = max(self.last_sound_at, at)
            case Heard(utterance):
                self.last_sound_at = max(utterance.last_word_ended_at, self._spoke_until)
            case NoSound() | SoundBack() | PoorSpeech():
                self._mind_sound(message)
            case Interrupted() | InputClosed():
                self._wind_up()
                raise StopRequested
            case LineFull(ending):
                view.note(
                    "That line filled the terminal's room for one, and is kept up to "
                    f"\u201c{ending}\u201d. If you wrote more, please type on from there, in "
                    "shorter lines."
                )
            case Talking(on):
                view.talking(on)
            case DeviceLost(device, reason):
                self.deaf = self.deaf or device == "microphone"
                view.note(f"{reason} All you said is kept. Waiting until it is back.")
            case DeviceBack(device):
                self.deaf = self.deaf and device != "microphone"
                view.note(f"The {device} is back.")
            case _:
                pass
        return message

    def _mind_sound(self, message: NoSound | SoundBack | PoorSpeech) -> None:
        view = self.edges.view
        match message:
            case NoSound(microphone, since_opened):
                self.soundless = message
                view.soundless(True)
                if since_opened:
                    view.note(sound_notes.never_any(microphone))
                    self.remarks.append(phrases.NO_SOUND)
                elif not self._gate_shown:  # a headset's gate closes after every sentence
                    self._gate_shown = True
                    view.note(sound_notes.none_now(microphone))
            case SoundBack():
                self.soundless = None
                view.soundless(False)
            case PoorSpeech("soft"):
                view.note(sound_notes.TOO_SOFT)
                self.later_remarks.append(phrases.TOO_SOFT)
            case PoorSpeech():
                view.note(sound_notes.CLIPPED)
                self.later_remarks.append(phrases.CLIPPED)

    def put_back(self, messages: Sequence[Message]) -> None:
        """Give these again, in order, before any other."""
        self._put_back.extendleft(reversed(messages))

    def _wind_up(self) -> None:
        """Keep what the ear still has to say when the program is asked to end."""
        self.winding_up = True
        try:
            self.edges.mouth.stop()
            self.rest()
            while (message := self.edges.inbox.get(self.now())) is not None:
                if isinstance(message, Heard):
                    # Where the disk refuses, it is held in memory like those that follow it.
                    with contextlib.suppress(StopRequested):
                        self._keep_late(message.utterance)
        finally:
            self.winding_up = False


def cuts_short(message: Typed | Pressed) -> bool:
    """Whether this stops the coach in the middle of a sentence: Enter, or any command."""
    if isinstance(message, Pressed):
        return isinstance(message.key, Command)
    return message.command is not None or message == Typed("")
