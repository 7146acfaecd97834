"""A meditation as it happens: bells and cues on the audio clock, and the few words that count.

The plan comes from ``dialogue.timetable.plan``; this module only keeps it, through pauses too.
"""

from __future__ import annotations

from collections.abc import Callable

from voice_coach.audio.ports import Playback
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import BELL_HEARD_SECONDS
from voice_coach.coach.overhearing import BEFORE_SPEECH_SECONDS, is_surely_said
from voice_coach.dialogue import phrases
from voice_coach.dialogue.commands import IN_MEDITATION, match_command, phrases_of
from voice_coach.dialogue.talk_over import said_over
from voice_coach.dialogue.timetable import PlannedCue, Timetable, cues_for, plan
from voice_coach.manners import Manners
from voice_coach.messages import (
    ClipFinished,
    Command,
    DeviceBack,
    DeviceLost,
    Heard,
    HeardOver,
    Message,
    Pressed,
    Typed,
)
from voice_coach.program.values import Guide

LEAD_SECONDS = 0.3
"""From deciding to ring to the first stroke: every start is scheduled, never "now"."""
NOT_IN_QUIET = (
    "That is not written down: this is a time of quiet, and nothing is asked yet. An empty line "
    "goes on at once."
)

NextMessage = Callable[[float | None], Message | None]


class Left(Exception):
    """The person ended the meditation early, by ``command``."""

    def __init__(self, command: Command) -> None:
        super().__init__(command)
        self.command = command


class GuideRun:
    """One run of a guide. Create, then ``run`` once.

    ``hears_over``: commands are heard while a cue sounds, too, for its echo is taken out.
    """

    def __init__(
        self,
        guide: Guide,
        minutes: float,
        edges: Edges,
        manners: Manners,
        *,
        hears_over: bool = False,
    ) -> None:
        self._hears_over = hears_over
        self._cue = ""
        """What is being said."""
        self._title = guide.title
        self._mouth = mouth = edges.mouth
        self._ear = edges.ear
        self._view = edges.view
        self.typed_ahead: list[Typed] = []
        """Lines typed meanwhile that are no commands: they belong to what comes next."""
        self._settle = -BEFORE_SPEECH_SECONDS if hears_over else manners.settle_seconds
        """So long after a sound of the coach's it listens: before its end where it heard
        meanwhile."""
        mouth.guide(cue.text for cue in guide.cues)
        lengths = [mouth.seconds(cue.text) for cue in cues_for(guide, minutes)]
        self._plan: Timetable = plan(
            guide,
            minutes,
            lengths,
            bell_seconds=BELL_HEARD_SECONDS,
            breathing_seconds=manners.breathing_seconds,
        )
        self._origin = 0.0
        """When the opening bell was struck, on the session's clock; later by each pause."""

    def run(self, next_message: NextMessage) -> tuple[float, bool, Command | None]:
        """The seconds spent, whether to the end, and the command that ended it early, if any.

        ``next_message(until)`` waits on the inbox. SKIP and NEXT are reported as None: the
        conversation simply goes on.
        """
        self._next_message = next_message
        self._origin = self._mouth.now() + LEAD_SECONDS
        try:
            self._ring(self._origin)
            for cue in self._plan.cues:
                self._wait_until(cue.starts_at - LEAD_SECONDS)
                self._speak(cue)
            self._wait_until(self._plan.seconds - LEAD_SECONDS)
            while not self._ring(self._origin + self._plan.seconds):
                self._wait_until(self._plan.seconds - LEAD_SECONDS)
        except Left as left:
            self._mouth.stop()
            self._ear.rest()
            command = None if left.command in (Command.SKIP, Command.NEXT) else left.command
            return self._elapsed(), False, command
        return self._plan.seconds, True, None

    def _elapsed(self) -> float:
        return max(0.0, self._mouth.now() - self._origin)

    def _ring(self, at: float) -> bool:
        self._ear.rest()
        rung = self._until_finished(self._mouth.ring(at=at))
        if rung:
            self._view.bell()
        return rung

    def _speak(self, cue: PlannedCue) -> None:
        self._ear.rest()
        self._view.coach(cue.text)
        at = self._origin + cue.starts_at
        self._cue = cue.text
        while not self._until_finished(self._said(cue.text, at)):
            # It comes again from its beginning, and all that follows that much later.
            at = self._mouth.now() + LEAD_SECONDS
            self._origin = at - cue.starts_at

    def _said(self, text: str, at: float) -> Playback:
        playback = self._mouth.say((text,), at=at)
        if self._hears_over:
            self._ear.watch(since=playback.starts_at, phrases=phrases_of(IN_MEDITATION))
        return playback

    def _until_finished(self, playback: Playback) -> bool:
        """Wait for the end of a sound. False if a pause cut it off: it will never finish."""
        silent = playback.ends_at <= playback.starts_at
        while True:
            message = self._next_message(playback.ends_at if silent else None)
            if message is None:
                return True
            if isinstance(message, ClipFinished) and message.playback == playback.number:
                return True
            if self._heed(message):
                return False

    def _wait_until(self, offset: float) -> None:
        """Quiet until ``offset`` seconds after the opening bell; commands count."""
        self._ear.listen(since=self._mouth.now() + self._settle, phrases=phrases_of(IN_MEDITATION))
        while (now := self._mouth.now()) < self._origin + offset:
            self._view.guide(self._title, now - self._origin, self._plan.seconds)
            message = self._next_message(min(now + 1.0, self._origin + offset))
            self._heed(message)

    def _heed(self, message: Message | None) -> bool:
        """Obey, if it is a command that counts here. Whether there was a pause."""
        command = self._command_in(message)
        if isinstance(message, DeviceLost) and message.device == "loudspeaker":
            command = Command.PAUSE  # what is cut off now comes again when it is back
        if command is Command.PAUSE:
            self._pause()
        elif command in (Command.SKIP, Command.NEXT, Command.FINISH, Command.STOP):
            raise Left(command)
        return command is Command.PAUSE

    def _command_in(self, message: Message | None) -> Command | None:
        """The command that a message is, if any. What was typed besides is kept or told of."""
        match message:
            case Pressed(Command() as command):
                return command
            case Heard(utterance):
                return match_command(utterance.text)
            case HeardOver(utterance) if is_surely_said(utterance):
                over = said_over(utterance.text, self._cue)
                return None if over == "answer" else over
            case Typed(""):
                return Command.NEXT
            case Typed() if message.command is None and message.live:
                self._view.note(NOT_IN_QUIET)  # no answer to a question not yet put
            case Typed() if message.command is None:
                self.typed_ahead.append(message)
            case Typed():
                if message.command is Command.HELP and message.live:
                    self._view.note(phrases.HELP)
                return message.command
            case _:
                pass
        return None

    def _pause(self) -> None:
        """Stand still until "resume"; what was left of the plan moves by the time that passed."""
        paused_at = self._mouth.now()
        self._mouth.stop()
        self._view.note(phrases.PAUSED)
        self._ear.listen(since=paused_at, phrases=phrases_of(IN_MEDITATION))
        while True:
            message = self._next_message(None)
            command = self._command_in(message)
            back = isinstance(message, DeviceBack) and message.device == "loudspeaker"
            if command in (Command.SKIP, Command.FINISH, Command.STOP):
                raise Left(command)
            # Any line ends the pause, and so does its own key, pressed again.
            ends = isinstance(message, Typed) or message == Pressed(Command.PAUSE)
            if back or ends or command in (Command.RESUME, Command.NEXT):
                self._origin += self._mouth.now() - paused_at
                self._view.note(phrases.GOING_ON)
                return
