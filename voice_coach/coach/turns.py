"""Who may sound now: the coach speaks, then listens. Where its own voice can be taken out of what
the microphone catches, it hears meanwhile whether the person talks over it, and stops.

Knows the edges and their moments (when the coach fell silent, when the person was last heard),
nothing of questions and answers; ``runner.py`` builds on it.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from voice_coach.audio.ports import Playback, SoundSpool
from voice_coach.audio.spoken_form import sentences_of
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import SilentMouth
from voice_coach.coach.overhearing import BEFORE_SPEECH_SECONDS, Overhearing, TalkedOver
from voice_coach.coach.sound_health import SoundHealth
from voice_coach.dialogue import phrases
from voice_coach.dialogue.commands import typed_command
from voice_coach.dialogue.talk_over import PHRASES
from voice_coach.errors import VoiceError
from voice_coach.manners import Manners
from voice_coach.messages import (
    ClipFinished,
    Command,
    Echo,
    Heard,
    HeardOver,
    InputClosed,
    Interrupted,
    Level,
    LineFull,
    Message,
    Partial,
    Pressed,
    Speech,
    Talking,
    Typed,
    Utterance,
)

BEHIND_SECONDS = 0.5
"""An ear that keeps up tells of what it hears at least so soon."""


_MOST_FALSE_STARTS = 3

Given = Typed | Pressed | TalkedOver
"""What cuts the coach short."""


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
        self.sound = SoundHealth(edges.view)
        """What is known of microphone, loudspeaker and echo."""
        self._heard_until: float | None = None
        """How far the ear has come with what it caught."""
        self.typed_ahead: deque[Typed | Pressed] = deque()
        """What was typed while the coach spoke, and is for when it listens."""
        self.winding_up = False
        """The program is about to end, and only keeps what the ear still had to say."""
        self._put_back: deque[Message] = deque()
        self._stopped_for_nothing = 0
        """How often in a row the coach stopped for somebody who said nothing."""
        self._overhearing: Overhearing | None = None
        """The ear listens while the coach speaks."""

    def now(self) -> float:
        """The session's clock, in seconds."""
        return self.edges.mouth.now()

    # --- speaking ------------------------------------------------------------------------

    def speak(self, pieces: tuple[str, ...], first: int = 0) -> Given | None:
        """Say these to the end, from this one of their sentences on. Enter, a command or somebody
        who talks over the coach cuts it short, and is returned; any other line, and a yes or no by
        key, waits until the coach listens. What was still being recognised meanwhile has been kept
        when this returns."""
        self.begin_rest()
        given = self._speak(pieces, first)
        if self._resting or self._overhearing is not None:
            ended_at, overhearing = self._quiet_from, self._overhearing
            self.rest()
            self._take_late(overhearing)
            if given is None and overhearing is not None:
                # Who spoke while the coach's last word ended is heard from their first word on.
                # That may be too soft, or too short yet, to be noticed.
                self._quiet_from = self._before(overhearing.spoken_since(ended_at))
        return given

    def _speak(self, pieces: tuple[str, ...], first: int) -> Given | None:
        saying = sentences_of(pieces)[first:]
        self.edges.view.coach(" ".join(saying))
        try:
            playback = self.edges.mouth.say(pieces, first=first)
        except VoiceError as error:
            self.go_on_in_writing(error)
            playback = self.edges.mouth.say(pieces, first=first)
        if playback.ends_at <= playback.starts_at:
            self.rest()
            self._quiet_from = playback.ends_at
            return None
        self._watch(playback, saying)
        while True:
            message = self.next_message(None)
            if isinstance(message, ClipFinished) and message.playback == playback.number:
                self._quiet_from = message.at
                return None
            if isinstance(message, Typed | Pressed):
                if cuts_short(message):
                    self._cut_short()
                    # A yes by key was meant for what the coach was saying, and nothing after that.
                    lines = (line for line in self.typed_ahead if isinstance(line, Typed))
                    self.typed_ahead = deque(lines)
                    return message
                self.typed_ahead.append(message)
            elif isinstance(message, Heard):
                self._keep_late(message.utterance)
            elif isinstance(message, HeardOver | Speech) and self._overhearing is not None:
                over = self._overhearing.take(message, self.now())
                if over is not None:
                    self._stop_for(over)
                    return replace(over, sentence=first + over.sentence)

    def _cut_short(self) -> None:
        self.edges.mouth.stop()
        self._quiet_from = self.now()

    # --- hearing while the coach speaks ------------------------------------------------------

    def _watch(self, playback: Playback, saying: Sequence[str]) -> None:
        if self.sound.echo_gone:
            self._overhearing, self._resting = Overhearing(playback, saying), False
            self.edges.ear.watch(since=playback.starts_at, phrases=PHRASES)

    def _stop_for(self, over: TalkedOver) -> None:
        self._cut_short()
        if over.utterance is not None:
            self._stopped_for_nothing = 0
        if over.since is not None:
            self._quiet_from = self._before(over.since)

    def was_stopped_for_nothing(self) -> None:
        """Nobody had talked over the coach. Where that happens again and again, it is its own voice
        that it hears."""
        self._stopped_for_nothing += 1
        if self._stopped_for_nothing >= _MOST_FALSE_STARTS:
            self.hear_over_no_more()

    def hear_over_no_more(self) -> None:
        """From now on the coach is deaf while it speaks."""
        self.sound.mind(Echo(gone=False))

    def _before(self, since: float) -> float:
        return since - BEFORE_SPEECH_SECONDS - self._manners.settle_seconds

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
        if self._listening or self._resting or self._overhearing is not None:
            self._listening = self._resting = False
            self._overhearing = None
            self.edges.ear.rest()

    def begin_rest(self) -> None:
        """Close the ear without waiting: a large model needs a while for what is half said, and
        the coach's answer is not to be late for that."""
        if self._listening:
            self._listening, self._resting = False, True
            self.edges.ear.begin_rest()

    def _take_late(self, overhearing: Overhearing | None) -> None:
        """What was half said, and recognised only after the coach had spoken."""
        others: list[Message] = []
        while (message := self.edges.inbox.get(self.now())) is not None:
            if isinstance(message, Heard):
                self._keep_late(message.utterance)
            elif isinstance(message, Speech):
                if overhearing is not None:
                    overhearing.note(message)
            else:
                others.append(message)
        self.put_back(others)

    @property
    def hears(self) -> bool:
        """Whether sound comes in at all: nobody who types is asked to speak up."""
        return self._heard_until is not None and self.sound.soundless is None

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
            case None:
                pass
            case _:
                self.sound.mind(message)
        return message

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
