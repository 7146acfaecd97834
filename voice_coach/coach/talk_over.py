"""What follows when the person talks over the coach: where it was cut short, and hearing them out
where nothing had been asked yet."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from voice_coach.audio.ports import SoundSpool
from voice_coach.audio.spoken_form import sentences, sentences_of
from voice_coach.coach.overhearing import TalkedOver
from voice_coach.coach.turns import Attention
from voice_coach.dialogue.commands import match_command
from voice_coach.dialogue.director import Listen, Say, next_action
from voice_coach.dialogue.session import Session
from voice_coach.dialogue.talk_over import is_echo, lately
from voice_coach.messages import Command, Heard, Partial, Pressed, Speech, Typed, Utterance

FALSE_START_SECONDS = 1.5
"""After so long without a word, whoever seemed to talk over the coach did not."""

_MOST_CUTS = 4
"""In a row, at the same words. A person who is not done with the question before lets the coach
speak after the second time."""

HeardOut = Literal["nothing", "words", "reacted"]
"""Of somebody who talks over the coach: nothing after all, words, or what it reacted to at once."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the coach was cut short: in which sentence of what it was saying, and when."""

    pieces: tuple[str, ...]
    sentence: int
    at: float

    def echoes(self, utterance: Utterance) -> bool:
        """Whether this is a rest of what the coach was saying itself."""
        saying = lately(sentences_of(self.pieces), self.sentence)
        return utterance.started_at < self.at and is_echo(utterance.text, saying)


def item_begins(pieces: Sequence[str]) -> int:
    """The number of the sentence with which the item's own text begins: what comes before belongs
    to the item before."""
    return len(sentences_of(pieces[:-1]))


def question_begins(pieces: Sequence[str]) -> int:
    """The number of the sentence with which a question itself begins: in its text the first that
    ends in a question mark, or, where none does, the first."""
    own = sentences(pieces[-1])
    asking = (place for place, sentence in enumerate(own) if sentence.endswith("?"))
    return item_begins(pieces) + next(asking, 0)


def hear_out(
    attention: Attention, spool: SoundSpool | None, heard: Callable[[Utterance], bool]
) -> HeardOut:
    """Listen to who talks until they have done, and say what there was.

    ``heard`` is given each utterance, and says whether the coach has reacted to it. What is typed
    is for when something has been asked. Raises StopRequested.
    """
    attention.listen(spool=spool)
    found: HeardOut = "nothing"
    quiet_since = attention.now()
    while True:
        deadline = quiet_since + FALSE_START_SECONDS
        message = attention.next_message(deadline)
        if message is None and attention.is_behind(deadline):
            message = attention.next_message(None)
        match message:
            case None:
                break
            case Heard(utterance):
                found, quiet_since = "words", attention.now()
                if heard(utterance):
                    found = "reacted"
                    break
            case Partial():
                quiet_since = attention.now()
            case Speech():
                quiet_since = max(quiet_since, attention.last_sound_at)
            case Typed() | Pressed():
                attention.typed_ahead.append(message)
            case _:
                pass
    attention.rest()
    if found == "nothing":
        attention.was_stopped_for_nothing()
    return found


class Talk(Protocol):
    """What the talk itself does with it."""

    @property
    def session(self) -> Session:
        """The session as it stands."""
        ...

    def said(self, action: Say) -> None:
        """It counts as told, or asked."""
        ...

    def say_aside(self, pieces: tuple[str, ...], first: int = 0) -> None:
        """Say something between the items, from this one of its sentences on."""
        ...

    def react_to(self, utterance: Utterance) -> None:
        """It was said while the coach listened."""
        ...

    def obey(self, command: Command) -> None:
        """It was said while nothing was asked."""
        ...

    def has_listened(self) -> bool:
        """Whether something was asked before."""
        ...

    def keep_late(self, utterance: Utterance) -> None:
        """It belongs to what was asked before."""
        ...

    def spool_late(self) -> SoundSpool | None:
        """For its sound."""
        ...

    def spool_for(self, action: Say) -> SoundSpool | None:
        """For the sound of what belongs to the question that is being put."""
        ...


class TalkOver:
    """Holds where the coach was cut short, and what was said before anything had been asked."""

    def __init__(self, talk: Talk, attention: Attention) -> None:
        self._talk = talk
        self._attention = attention
        self.cut: Cut | None = None
        """Where the coach was talked over, until a word of it was heard."""
        self.early: deque[Utterance] = deque()
        """What was said before anything had been asked."""
        self._cut_last: tuple[str, ...] = ()
        self._times = 0
        """How often in a row the coach did not come to the end of this."""

    def goes_on_from(self, pieces: tuple[str, ...]) -> int:
        """With which of its sentences this is to be said: those before the one that was cut were
        heard."""
        cut, self.cut = self.cut, None
        return cut.sentence if cut is not None and cut.pieces == pieces else 0

    def over(self, over: TalkedOver, action: Say) -> None:
        """What is said over a question's own text is its answer; it counts as asked, and is still
        put where it had not begun."""
        asks = action.then == "asked"
        own = asks and over.sentence >= item_begins(action.pieces)
        if own or (over.command is not None and asks):
            self._talk.said(action)
        if over.command is not None:
            self._obey(over)
            return
        self._mind_cuts(action.pieces)
        if own and over.sentence < question_begins(action.pieces):
            self._hear_before(action, over.sentence)
            return
        self.cut = Cut(action.pieces, over.sentence, self._attention.now())
        if not own:
            self._hear_out()

    def over_aside(self, over: TalkedOver, pieces: tuple[str, ...]) -> None:
        """The same of what is said between the items."""
        if over.command is not None:
            self._obey(over)
            return
        self._mind_cuts(pieces)
        if isinstance(next_action(self._talk.session), Listen):
            self.cut = Cut(pieces, over.sentence, self._attention.now())
        elif self._hear_out() == "nothing":
            self._talk.say_aside(pieces, over.sentence)

    def false_start(self, cut: Cut) -> None:
        """Nobody said a word: the coach goes on from the beginning of its sentence."""
        self.cut = None
        self._attention.was_stopped_for_nothing()
        self._talk.say_aside(cut.pieces, cut.sentence)

    def _mind_cuts(self, pieces: tuple[str, ...]) -> None:
        """Where the coach is talked over at the same words again and again, it hears itself,
        whatever the canceller makes of it: nobody would ever come to the next question."""
        self._times = self._times + 1 if pieces == self._cut_last else 1
        self._cut_last = pieces
        if self._times >= _MOST_CUTS:
            self._attention.hear_over_no_more()

    def _obey(self, over: TalkedOver) -> None:
        assert over.utterance is not None
        assert over.command is not None
        if isinstance(next_action(self._talk.session), Listen):
            self._talk.react_to(over.utterance)
        else:
            self._talk.obey(over.command)

    def _hear_before(self, action: Say, sentence: int) -> None:
        """Hear who talks over what leads to the question, which is put when they have done, unless
        a command was the end of it."""

        def heard(utterance: Utterance) -> bool:
            self._talk.react_to(utterance)
            return not self._attention.listening

        found = hear_out(self._attention, self._talk.spool_for(action), heard)
        if found == "words":
            self._talk.say_aside(action.pieces, question_begins(action.pieces))
        elif found == "nothing":
            self._talk.say_aside(action.pieces, sentence)

    def _hear_out(self) -> HeardOut:
        """Nothing was asked yet: what they say belongs to the question before, or, before the
        first, to the one that comes."""
        spool = self._talk.spool_late() if self._talk.has_listened() else None
        return hear_out(self._attention, spool, self._heard_out)

    def _heard_out(self, utterance: Utterance) -> bool:
        """Whether it was a command, which is obeyed at once."""
        command = match_command(utterance.text)
        if command is not None:
            self.cut = None
            self._talk.obey(command)
        elif self._talk.has_listened():
            self._talk.keep_late(utterance)
        else:
            self.early.append(utterance)
        return command is not None
