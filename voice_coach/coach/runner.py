"""The one loop that joins the dialogue to its edges.

It asks the director what to do, does it, takes one message at a time, lets the dialogue say what
a message means, records that, and only then reacts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, assert_never

from voice_coach.audio.ports import SoundSpool
from voice_coach.coach.ahead import said_next
from voice_coach.coach.copyist import Copyist
from voice_coach.coach.edges import Edges
from voice_coach.coach.meditation import GuideRun
from voice_coach.coach.name_book import NameBook
from voice_coach.coach.overhearing import TalkedOver
from voice_coach.coach.record import Record, wall_clock
from voice_coach.coach.saving import Saving
from voice_coach.coach.silences import Silence, Silences
from voice_coach.coach.sound_notes import NO_SPEECH
from voice_coach.coach.talk_over import TalkOver
from voice_coach.coach.turns import Attention, StopRequested
from voice_coach.coach.warm_up import load_dates
from voice_coach.dialogue import events as e
from voice_coach.dialogue import letters, phrases
from voice_coach.dialogue.answered import answered_late
from voice_coach.dialogue.carry import carried
from voice_coach.dialogue.closing import is_in_doubt, item_at, leaves_doubt
from voice_coach.dialogue.commands import IN_QUIET, match_command, phrases_of
from voice_coach.dialogue.director import (
    Action,
    Carry,
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
from voice_coach.dialogue.interpret import interpret, pause_elapsed
from voice_coach.dialogue.obey import Reaction, obey
from voice_coach.dialogue.prose import sentence, written
from voice_coach.dialogue.replies import return_to_the_one_before
from voice_coach.dialogue.session import Session, find_item, find_step
from voice_coach.dialogue.typed import from_keyboard
from voice_coach.errors import JournalError, VoiceError
from voice_coach.manners import Manners
from voice_coach.messages import (
    Command,
    Heard,
    Pressed,
    Typed,
    Utterance,
)
from voice_coach.settings import remember_tuning

if TYPE_CHECKING:
    from voice_coach.coach.answer_sound import AnswerSounds
    from voice_coach.coach.fair_copies import FairCopies


class Stopped(Exception):
    """The person ended the program in the middle; all that was said is kept, but for
    ``unwritten``: texts for which the disk had no room."""

    def __init__(self, unwritten: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.unwritten = unwritten


class Runner:
    """Runs one session to its end, or until the person rests."""

    def __init__(
        self,
        journal: Record,
        edges: Edges,
        manners: Manners,
        clock: Callable[[], str] = wall_clock,
        *,
        sounds: AnswerSounds | None = None,
        copies: FairCopies | None = None,
        names: NameBook | None = None,
    ) -> None:
        """``sounds`` hands on the sound of answers, to ``copies`` among others, which has them
        read again by the second ear; whoever made these closes them.
        ``names`` are the person's own."""
        self._journal = journal
        self._attention = Attention(edges, manners, self.keep_late)
        self._saving = Saving(journal, self._attention)
        self._view = edges.view
        self._manners = manners
        self._wall_clock = clock
        self._last_word_at: float | None = None
        self._step_shown = ""
        self._listened_key = ""
        self._listened_item: int | None = None
        self._over = TalkOver(self, self._attention)
        self._silences = Silences(self._attention, manners, clock)
        self._considered: tuple[Session, Action] | None = None
        """The session for which it was last asked what to do, and the answer."""
        self._waits_for_microphone = False
        self._spool: SoundSpool | None = None
        self._copyist = Copyist(sounds, copies, journal, self._attention, clock)
        self._names = names or NameBook()

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self._journal.session

    def run(self) -> Session:
        """Lead the conversation. Raises Stopped on Ctrl-C or the end of typed input."""
        try:
            return self._lead()
        except StopRequested as request:
            unwritten = self._saving.unwritten()
            if not unwritten:
                self._copyist.stop()
            raise Stopped(unwritten) from request
        except KeyboardInterrupt as interrupt:
            # The second Ctrl-C waits for nothing, but the words in memory are still to be had.
            if unwritten := self._saving.unwritten():
                raise Stopped(unwritten) from interrupt
            raise

    def _lead(self) -> Session:
        self._attention.edges.mouth.adjust(rate=self.session.rate, volume=self.session.volume)
        while True:
            self._mind_microphone()
            self._remark()
            self._write_copies()
            action = self._next_action()
            match action:
                case Say():
                    self._say(action)
                case Listen():
                    self._listen(action)
                case Carry():
                    self._record(carried(self.session, self._wall_clock()))
                case Meditate():
                    self._meditate(action)
                case Rest():
                    self._rest()
                case Finish():
                    self._attention.rest()
                    self._copyist.end()
                    self._record(e.Finished(at=self._wall_clock()))
                case Done(complete):
                    if not complete:
                        resting = phrases.RESTING if self.session.has_words else phrases.NOT_BEGUN
                        self._attention.speak((resting,))
                    self._attention.rest()
                    if not complete:
                        self._copyist.end()
                    return self.session
                case _:
                    assert_never(action)

    def _next_action(self) -> Action:
        """What to do now. It is worked out anew only where something has happened: while somebody
        talks, or is silent, the turns of this loop outnumber the events by far."""
        session = self.session
        if self._considered is None or self._considered[0] is not session:
            self._considered = (session, next_action(session))
            self._show_place()
        return self._considered[1]

    def _remark(self) -> None:
        """What the coach has to say about itself; what can wait cuts nobody off."""
        attention = self._attention
        if not attention.listening:
            attention.sound.remarks.extend(attention.sound.later_remarks)
            attention.sound.later_remarks.clear()
        while attention.sound.remarks:
            self.say_aside((attention.sound.remarks.popleft(),))

    # --- what the coach does -------------------------------------------------------------

    def _say(self, action: Say) -> None:
        first = self._over.goes_on_from(action.pieces)
        given = self._attention.speak(action.pieces, first)
        if isinstance(given, TalkedOver):
            self._copyist.left()
            self._over.over(given, action)
            return
        if action.then == "asked" or given is None:
            self.said(action)
        self._copyist.left()  # not before: the last words came while the coach spoke
        if given is not None and (given != Typed("") or action.then == "told"):
            self._react_to_keyboard(given)

    def said(self, action: Say) -> None:
        """It counts as told, or asked; not where meanwhile the answer before was taken back, for
        which the coach goes back."""
        if (self.session.at or "") != action.key:
            return
        done = e.Asked if action.then == "asked" else e.Told
        self._record(done(at=self._wall_clock(), key=action.key))

    def say_aside(self, pieces: tuple[str, ...], first: int = 0) -> None:
        """Say something between the items. Enter cuts it short; a command is obeyed; who talks over
        it is heard."""
        given = self._attention.speak(pieces, first)
        if isinstance(given, TalkedOver):
            self._over.over_aside(given, pieces)
        elif given is not None and given != Typed(""):
            self._react_to_keyboard(given)

    # --- what is said over the coach (``talk_over.Talk``) ---------------------------------

    def obey(self, command: Command) -> None:
        """What was said while nothing was asked."""
        self._apply(obey(self.session, command, self._wall_clock()))

    def has_listened(self) -> bool:
        """Whether something was asked before."""
        return bool(self._listened_key)

    def spool_late(self) -> SoundSpool | None:
        """For the sound of what belongs to the question before."""
        return self._copyist.spool(self._listened_key, self._listened_item)

    def _listen(self, action: Listen) -> None:
        attention = self._attention
        if not attention.listening:
            self._begin_to_listen(action)
        if self._over.early:
            self.react_to(self._over.early.popleft())
            return
        if attention.typed_ahead:
            self._react_to_keyboard(attention.typed_ahead.popleft())
            return
        deadline, ends = self._silences.deadline(self.session, action, self._over.cut)
        message = attention.next_message(deadline)
        if message is None and deadline is not None and attention.is_behind(deadline):
            # It is no silence yet: the person may be in the middle of a sentence.
            message = attention.next_message(None)
        cut = self._over.cut
        match message:
            case None:
                self._fell_silent(action, ends)
            case Heard(utterance):
                self._over.cut = None
                if cut is not None and cut.echoes(utterance):
                    self._over.false_start(cut)
                else:
                    self.react_to(utterance)
            case Typed() | Pressed():
                self._over.cut = None
                self._react_to_keyboard(message)
            case _:
                pass

    def _begin_to_listen(self, action: Listen) -> None:
        attention = self._attention
        attention.rest()  # before the sound of the answer before is put away
        attention.listen(commands=self._letters(), spool=self.spool_for(action))
        short = action.kind == "open" and action.ends == "pause"
        kind = "short" if short else action.kind
        self._view.listening(action.key, action.prompt, kind)
        attention.edges.mouth.prepare(upcoming(self.session))
        if action.kind == "date":
            load_dates()
        self._names.warm_up()

    def _fell_silent(self, action: Listen, ends: Silence) -> None:
        match ends:
            case "a false start" if self._over.cut is not None:
                self._over.false_start(self._over.cut)
            case "patience":
                if said := self._silences.patience_ended(self.session, action):
                    self.say_aside((said,))
            case "a minute":
                if self._silences.minute_ended(self.session, action):
                    self._view.note(NO_SPEECH)
            case _:
                self._apply(self._beyond_doubt(self._answer_ended))

    def _letters(self) -> tuple[str, ...] | None:
        """What to listen for alone while a name is spelled, so that letters are heard at all."""
        spelling = self.session.spelling
        if spelling is None or spelling.name or self.session.finishing:
            return None
        return (*letters.GRAMMAR, *phrases_of())

    def spool_for(self, action: Listen | Say) -> SoundSpool | None:
        """For what is said to this from now on. Keeps the sound of an answer, not of a yes to the
        coach, until its words are written."""
        self._copyist.left()
        if self._spool is not None:
            self._spool.close()
        session = self.session
        aside = session.confirming or session.finishing or session.spelling is not None
        self._listened_key = action.key
        self._listened_item = item = item_at(session)
        self._spool = None if aside else self._copyist.spool(action.key, item)
        return self._spool

    def _meditate(self, action: Meditate) -> None:
        """A guide, cue by cue; between the cues the few commands that make sense count."""
        attention = self._attention
        attention.rest()
        guide = None
        try:
            guide = GuideRun(
                action.guide,
                action.minutes,
                attention.edges,
                self._manners,
                hears_over=attention.sound.echo_gone is True,
            )
            seconds, whole, left_by = guide.run(attention.next_message)
        except VoiceError as error:
            attention.go_on_in_writing(error)
            return
        finally:
            attention.typed_ahead.extend(guide.typed_ahead if guide else ())
        attention.fell_silent()
        at = self._wall_clock()
        if left_by is not None:
            self._apply(obey(self.session, left_by, at))
            if next_action(self.session) == action or self.session.finishing:
                return
        key = action.guide.key
        self._record(e.Guided(at=at, key=key, seconds=round(seconds, 3), whole=whole))

    def _rest(self) -> None:
        if not self._attention.listening:
            self._attention.listen(commands=phrases_of(IN_QUIET))
        message = self._attention.next_message(None)
        if isinstance(message, Typed | Pressed):
            self._react_to_keyboard(message)
        elif isinstance(message, Heard) and self._waits_for_microphone:
            self.keep_late(message.utterance)  # the last that was heard before it went
        elif isinstance(message, Heard):
            self.react_to(message.utterance)

    def _mind_microphone(self) -> None:
        """Without a microphone the session rests; when it is back, the question is put again."""
        deaf = self._attention.sound.deaf
        if deaf and isinstance(next_action(self.session), Listen):
            self._waits_for_microphone = True
            self._record(e.Paused(at=self._wall_clock()))
            self._attention.sound.remarks.append(phrases.CANNOT_HEAR)
        elif self._waits_for_microphone and not deaf:
            self._waits_for_microphone = False
            if self.session.paused:
                self._record(e.Unpaused(at=self._wall_clock()))
            self._attention.sound.remarks.append(phrases.HEARS_AGAIN)

    # --- what the person does ------------------------------------------------------------

    def react_to(self, utterance: Utterance) -> None:
        """What was said while the coach listened."""
        self._copyist.spoke(utterance)
        session = self.session
        aside = session.confirming or session.finishing or session.spelling is not None
        is_answer = not (session.paused or aside)
        meant = self._names.in_utterance(session.item, utterance) if is_answer else utterance

        def react() -> Reaction:
            return interpret(
                self.session,
                meant,
                at=self._wall_clock(),
                previous_word_at=self._last_word_at,
                manners=self._manners,
            )

        reaction = self._beyond_doubt(react)
        self._last_word_at = utterance.last_word_ended_at
        self._apply(reaction)
        self._prepare_what_follows()
        if isinstance(next_action(self.session), Listen) and is_in_doubt(
            self.session, self._wall_clock()
        ):
            self._copyist.doubt(self.session)

    def _prepare_what_follows(self) -> None:
        """While the person thinks on, or the silence is not long enough yet."""
        self._attention.edges.mouth.prepare(said_next(self.session, self._wall_clock()))

    def _answer_ended(self) -> Reaction:
        return pause_elapsed(self.session, self._wall_clock())

    def _beyond_doubt(self, react: Callable[[], Reaction]) -> Reaction:
        """The reaction; where something was not understood, by what the second ear makes of it."""
        reaction = react()
        if leaves_doubt(self.session, reaction.events) and self._copyist.solve_doubt():
            return react()
        return reaction

    def _react_to_keyboard(self, given: Typed | Pressed) -> None:
        reaction = from_keyboard(self.session, given, self._wall_clock())
        self._apply(reaction)
        action = next_action(self.session)
        answered = any(isinstance(event, e.Answered | e.LettersHeard) for event in reaction.events)
        if answered and isinstance(action, Listen) and action.ends == "pause":
            # A typed line is a finished answer; nobody waits for silence after Enter.
            self._apply(pause_elapsed(self.session, self._wall_clock()))
        elif answered:
            self._prepare_what_follows()

    def _apply(self, reaction: Reaction) -> None:
        for event in reaction.events:
            self._record(event)
        if reaction.say:
            self.say_aside(reaction.say)

    def _record(self, event: e.Event) -> None:
        before, trouble = next_action(self.session), self._journal.trouble
        self._saving.keep(event)
        self._tell_trouble(trouble)
        if isinstance(event, e.Answered):
            self._copyist.answered(event)
            self._view.heard(written([event.text])[0] or sentence(event.text))
            if self._spool is not None and event.words:
                self._spool.settle(event.words[-1].end)
        elif isinstance(event, e.LettersHeard):
            self._view.heard(event.text)
        elif isinstance(event, e.SpellingEnded) and event.name:
            self._names.learn(event.name)
        elif isinstance(event, e.Commanded) and event.command != Command.NOTHING:
            self._view.command(Command(event.command))
            if event.command == Command.KEEP:
                self._keep_tuning()
        elif isinstance(event, e.VoiceChanged):
            self._attention.edges.mouth.adjust(rate=event.rate, volume=event.volume)
        if next_action(self.session) != before:
            self._attention.begin_rest()

    def _keep_tuning(self) -> None:
        """How the coach is to speak and ask from now on."""
        session = self.session
        now = {"rate": session.rate, "volume": session.volume, "style": session.style}
        try:
            remember_tuning({name: now[name] for name in session.tuned or now})
        except JournalError as error:
            self._view.note(str(error))

    def _write_copies(self) -> None:
        trouble = self._journal.trouble
        self._copyist.write()
        self._tell_trouble(trouble)

    def _tell_trouble(self, before: str) -> None:
        """A page that could not be written now, and could ``before`` (or for another reason)."""
        if self._journal.trouble not in ("", before):
            self._view.note(self._journal.trouble)
            if not before:
                self._attention.sound.remarks.append(phrases.PAGE_BEHIND)

    def keep_late(self, utterance: Utterance) -> None:
        """Words that were half said when the coach began to speak belong to the last question."""
        self._copyist.spoke(utterance)
        if self._saving.holding:
            self._saving.set_aside(utterance)
            return
        if not self._listened_key:
            return
        if self.session.spelling is not None:
            self._keep_late_letters(utterance)
            return
        if back := return_to_the_one_before(self.session, utterance, self._wall_clock()):
            self._last_word_at = utterance.last_word_ended_at
            for event in back.events:
                self._record(event)
            return
        late = answered_late(
            self._listened_key,
            self._listened_item,
            self._names.in_utterance(
                find_item(self.session.program, self._listened_key), utterance
            ),
            at=self._wall_clock(),
            previous_word_at=self._last_word_at,
            manners=self._manners,
        )
        if late is not None:
            self._last_word_at = utterance.last_word_ended_at
            self._record(late)

    def _keep_late_letters(self, utterance: Utterance) -> None:
        """Letters that came while the coach began to speak; a yes or no will be said again."""
        spelling = self.session.spelling
        if spelling is not None and not spelling.name and not match_command(utterance.text):
            at, key = self._wall_clock(), self.session.at or ""
            self._record(e.LettersHeard(at=at, key=key, text=utterance.text))

    def _show_place(self) -> None:
        if self.session.at is None:
            return
        step = find_step(self.session.program, self.session.at)
        if step.key != self._step_shown:
            self._step_shown = step.key
            self._view.step(step.number, step.title)
        done, of = position(self.session)
        self._view.progress(done, of)
