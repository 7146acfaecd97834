"""The one loop that joins the dialogue to its edges.

It asks the director what to do, does it, takes one message at a time from the inbox, lets the
dialogue say what a message means, records that, and only then reacts.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Protocol, assert_never

from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.dialogue.commands import IN_QUIET, match_command, phrases_of
from voice_coach.dialogue.director import (
    Done,
    Finish,
    Listen,
    Meditate,
    Rest,
    Say,
    next_action,
    position,
    upcoming,
)
from voice_coach.dialogue.interpret import Reaction, interpret, item_at, obey, pause_elapsed
from voice_coach.dialogue.session import Session, find_step
from voice_coach.edges import Edges
from voice_coach.guide import GuideRun
from voice_coach.journal.prose import sentence
from voice_coach.manners import Manners
from voice_coach.messages import (
    ClipFinished,
    DeviceBack,
    DeviceLost,
    Heard,
    InputClosed,
    Interrupted,
    Level,
    Message,
    Partial,
    Typed,
)
from voice_coach.speech import Utterance

UNKNOWN = "[unk]"
"""What a recogniser under a grammar of commands makes of everything else."""


class Record(Protocol):
    """Where events are kept: written and flushed to disk before ``record`` returns."""

    @property
    def session(self) -> Session:
        """The session as it stands after all recorded events."""
        ...

    @property
    def trouble(self) -> str:
        """Why the page that shows the session is behind its log; empty when it is not."""
        ...

    def record(self, event: e.Event) -> None:
        """Keep the event. Raises JournalError."""
        ...


class Stopped(Exception):
    """The person ended the program in the middle; all that was said is kept."""


def wall_clock() -> str:
    """The local time now, ISO 8601 with offset, to the millisecond."""
    return datetime.now().astimezone().isoformat(timespec="milliseconds")


class Runner:
    """Runs one session to its end, or until the person rests."""

    def __init__(
        self,
        journal: Record,
        edges: Edges,
        manners: Manners,
        clock: Callable[[], str] = wall_clock,
    ) -> None:
        self._journal = journal
        self._edges = edges
        self._mouth = edges.mouth
        self._ear = edges.ear
        self._inbox = edges.inbox
        self._view = edges.view
        self._manners = manners
        self._wall_clock = clock
        self._listening = False
        self._quiet_from = 0.0
        """When the coach last fell silent, on the session's clock."""
        self._last_word_at: float | None = None
        self._last_sound_at = 0.0
        self._nudged: str | None = None
        self._step_shown = ""
        self._listened_key = ""
        self._listened_item: int | None = None
        self._typed_ahead: deque[Typed] = deque()

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self._journal.session

    def run(self) -> Session:
        """Lead the conversation. Raises Stopped on Ctrl-C or the end of typed input."""
        self._mouth.adjust(rate=self.session.rate, volume=self.session.volume)
        while True:
            action = next_action(self.session)
            self._show_place()
            match action:
                case Say():
                    self._say(action)
                case Listen():
                    self._listen(action)
                case Meditate():
                    self._meditate(action)
                case Rest():
                    self._rest()
                case Finish():
                    self._record(e.Finished(at=self._wall_clock()))
                case Done(complete):
                    if not complete:
                        self._speak((phrases.RESTING,))
                    self._close_ear()
                    return self.session
                case _:
                    assert_never(action)

    # --- what the coach does -------------------------------------------------------------

    def _say(self, action: Say) -> None:
        typed = self._speak(action.pieces)
        if action.then == "asked" or typed is None:
            done = e.Asked if action.then == "asked" else e.Told
            self._record(done(at=self._wall_clock(), key=action.key))
        if typed is not None and (typed.text.strip() or action.then == "told"):
            self._react_to_typed(typed)

    def _say_aside(self, pieces: tuple[str, ...]) -> None:
        """Say something between the items. Enter cuts it short; a typed command is obeyed."""
        typed = self._speak(pieces)
        if typed is not None and typed.text.strip():
            self._react_to_typed(typed)

    def _speak(self, pieces: tuple[str, ...]) -> Typed | None:
        """Say these to the end. Enter or a typed command cuts the coach short, and is returned;
        any other typed line waits until the coach listens."""
        self._close_ear()
        self._view.coach(" ".join(pieces))
        playback = self._mouth.say(pieces)
        if playback.ends_at <= playback.starts_at:
            self._quiet_from = playback.ends_at
            return None
        while True:
            message = self._next_message(None)
            if isinstance(message, ClipFinished) and message.playback == playback.number:
                self._quiet_from = message.at
                return None
            if isinstance(message, Typed):
                if not message.text.strip() or match_command(message.text):
                    self._mouth.stop()
                    self._quiet_from = self._mouth.now()
                    return message
                self._typed_ahead.append(message)
            self._keep_late_words(message)

    def _listen(self, action: Listen) -> None:
        if not self._listening:
            self._open_ear()
            self._listened_key = action.key
            self._listened_item = item_at(self.session)
            self._view.listening(action.key, action.prompt, action.kind)
            self._mouth.prepare(upcoming(self.session))
        if self._typed_ahead:
            self._react_to_typed(self._typed_ahead.popleft())
            return
        deadline, nudge = self._deadline(action)
        message = self._next_message(deadline)
        match message:
            case None if nudge:
                self._nudged = self._nudge_key(action)
                self._say_aside((phrases.NUDGE,))
            case None:
                self._apply(pause_elapsed(self.session, self._wall_clock()))
            case Heard(utterance):
                self._react_to(utterance)
            case Typed():
                self._react_to_typed(message)
            case _:
                pass

    def _deadline(self, action: Listen) -> tuple[float | None, bool]:
        """When silence means something: the moment, and whether it is time for the nudge."""
        pause = self._manners.open_answer_pause_seconds
        if action.ends == "pause":
            pause = self._manners.short_answer_pause_seconds
        answer = self.session.answer(action.key)
        fresh = len(answer.spoken) > answer.fresh_from
        if pause is not None and fresh and not (self.session.confirming or self.session.finishing):
            return self._last_sound_at + pause, False
        if self._nudged == self._nudge_key(action):
            return None, False
        return self._last_sound_at + self._manners.nudge_seconds, True

    def _nudge_key(self, action: Listen) -> str:
        return f"{action.key} {self.session.pair}"

    def _meditate(self, action: Meditate) -> None:
        """A guide, cue by cue; between the cues the few commands that make sense count."""
        self._close_ear()
        guide = GuideRun(action.guide, action.minutes, self._edges, self._manners)
        seconds, whole, left_by = guide.run(self._next_message)
        self._typed_ahead.extend(guide.typed_ahead)
        self._quiet_from = self._mouth.now()
        at = self._wall_clock()
        if left_by is not None:
            self._apply(obey(self.session, left_by, at))
            if next_action(self.session) == action or self.session.finishing:
                return
        key = action.guide.key
        self._record(e.Guided(at=at, key=key, seconds=round(seconds, 3), whole=whole))

    def _rest(self) -> None:
        if not self._listening:
            self._open_ear(commands_only=True)
            self._view.note(phrases.PAUSED)
        message = self._next_message(None)
        if isinstance(message, Heard):
            self._react_to(message.utterance)
        elif isinstance(message, Typed):
            self._react_to_typed(message)

    # --- what the person does ------------------------------------------------------------

    def _react_to(self, utterance: Utterance) -> None:
        reaction = interpret(
            self.session,
            utterance,
            at=self._wall_clock(),
            previous_word_at=self._last_word_at,
            manners=self._manners,
        )
        self._last_word_at = utterance.last_word_ended_at
        self._apply(reaction)

    def _react_to_typed(self, typed: Typed) -> None:
        text = typed.text.strip()
        if self.session.paused and not text:
            text = "resume"
        reaction = interpret(self.session, Utterance(text or "next"), at=self._wall_clock())
        self._apply(reaction)
        action = next_action(self.session)
        answered = any(isinstance(event, e.Answered) for event in reaction.events)
        if answered and isinstance(action, Listen) and action.ends == "pause":
            # A typed line is a finished answer; nobody waits for silence after Enter.
            self._apply(pause_elapsed(self.session, self._wall_clock()))

    def _apply(self, reaction: Reaction) -> None:
        for event in reaction.events:
            self._record(event)
        if reaction.say:
            self._say_aside(reaction.say)

    def _record(self, event: e.Event) -> None:
        before = next_action(self.session)
        trouble = self._journal.trouble
        self._journal.record(event)
        if self._journal.trouble not in ("", trouble):
            self._view.note(self._journal.trouble)
        if isinstance(event, e.Answered):
            self._view.heard(sentence(event.text))
        elif isinstance(event, e.Commanded):
            self._view.command(event.command)
        elif isinstance(event, e.VoiceChanged):
            self._mouth.adjust(rate=event.rate, volume=event.volume)
        if self._listening and next_action(self.session) != before:
            self._close_ear()

    def _keep_late_words(self, message: Message | None) -> None:
        """Words that were half said when the coach began to speak belong to the last question."""
        if not isinstance(message, Heard) or not self._listened_key:
            return
        text = message.utterance.text.strip()
        if not text or UNKNOWN in text or match_command(text) is not None:
            return
        self._last_word_at = message.utterance.last_word_ended_at
        self._record(
            e.Answered(
                at=self._wall_clock(),
                key=self._listened_key,
                text=text,
                item=self._listened_item,
                words=message.utterance.words,
            )
        )

    # --- edges ---------------------------------------------------------------------------

    def _open_ear(self, *, commands_only: bool = False) -> None:
        self._listening = True
        since = self._quiet_from + self._manners.settle_seconds
        self._last_sound_at = since
        self._ear.listen(since=since, phrases=phrases_of(IN_QUIET) if commands_only else None)

    def _close_ear(self) -> None:
        if self._listening:
            self._listening = False
            self._ear.rest()

    def _next_message(self, until: float | None) -> Message | None:
        """The next message that matters to the caller; the others are dealt with here."""
        message = self._inbox.get(until)
        match message:
            case Partial(text, at):
                self._last_sound_at = at
                self._view.partial(text)
            case Level(dbfs):
                self._view.level(dbfs)
            case Heard(utterance):
                self._last_sound_at = utterance.last_word_ended_at
            case Interrupted() | InputClosed():
                self._mouth.stop()
                self._close_ear()
                self._drain()
                raise Stopped
            case DeviceLost(device, reason):
                self._view.note(f"The {device} is gone: {reason} All you said is kept.")
            case DeviceBack(device):
                self._view.note(f"The {device} is back.")
            case _:
                pass
        return message

    def _drain(self) -> None:
        """Keep what the ear still had to say when the program was asked to end."""
        while (message := self._inbox.get(self._mouth.now())) is not None:
            if isinstance(message, Heard) and match_command(message.utterance.text) is None:
                self._keep_late_words(message)

    def _show_place(self) -> None:
        if self.session.at is None:
            return
        step = find_step(self.session.program, self.session.at)
        if step.key != self._step_shown:
            self._step_shown = step.key
            self._view.step(step.number, step.title)
        done, of = position(self.session)
        self._view.progress(done, of)
