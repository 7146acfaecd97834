"""What is known of microphone, loudspeaker and echo while a session runs, and what the coach has to
say of it: on the screen at once, aloud when it may."""

from __future__ import annotations

from collections import deque

from voice_coach.coach import sound_notes
from voice_coach.console.view import View
from voice_coach.dialogue import phrases
from voice_coach.messages import (
    DeviceBack,
    DeviceLost,
    Echo,
    Message,
    NoSound,
    PoorSpeech,
    SoundBack,
)


class SoundHealth:
    """Follows the messages that edges post of themselves."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.soundless: NoSound | None = None
        """The microphone gives no sound at all just now."""
        self.deaf = False
        """The microphone is lost."""
        self.echo_gone: bool | None = None
        """Whether somebody can be heard while the coach speaks; None: not known yet."""
        self.remarks: deque[str] = deque()
        """What the coach has to say about itself as soon as it may speak."""
        self.later_remarks: deque[str] = deque()
        """The same, but not while somebody may be speaking: before the next question."""
        self._gate_shown = False

    def mind(self, message: Message) -> None:
        """Take what a message says of the sound, if it says anything."""
        match message:
            case Echo(gone):
                self._mind_echo(gone=gone)
            case NoSound():
                self._mind_silence(message)
            case SoundBack():
                self.soundless = None
                self._view.soundless(False)
            case PoorSpeech("soft"):
                self._tell(sound_notes.TOO_SOFT, phrases.TOO_SOFT)
            case PoorSpeech():
                self._tell(sound_notes.CLIPPED, phrases.CLIPPED)
            case DeviceLost() | DeviceBack():
                self._mind_device(message)
            case _:
                pass

    def _mind_device(self, message: DeviceLost | DeviceBack) -> None:
        of_microphone = message.device == "microphone"
        if isinstance(message, DeviceLost):
            self.deaf = self.deaf or of_microphone
            note = f"{message.reason} All you said is kept. Waiting until it is back."
        else:
            self.deaf = self.deaf and not of_microphone
            note = f"The {message.device} is back."
        self._view.note(note)

    def _mind_echo(self, *, gone: bool) -> None:
        if self.echo_gone is not False:
            self.echo_gone = gone
            if not gone:
                self._tell(sound_notes.DEAF_WHILE_SPEAKING, phrases.DEAF_WHILE_SPEAKING)

    def _mind_silence(self, message: NoSound) -> None:
        self.soundless = message
        self._view.soundless(True)
        if message.since_opened:
            self._view.note(sound_notes.never_any(message.microphone))
            self.remarks.append(phrases.NO_SOUND)
        elif not self._gate_shown:  # a headset's gate closes after every sentence
            self._gate_shown = True
            self._view.note(sound_notes.none_now(message.microphone))

    def _tell(self, note: str, remark: str) -> None:
        self._view.note(note)
        self.later_remarks.append(remark)
