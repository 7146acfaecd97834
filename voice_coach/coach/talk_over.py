"""What follows when the person talks over the coach: where it was cut short, and hearing them out
where nothing had been asked yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voice_coach.audio.ports import SoundSpool
from voice_coach.audio.spoken_form import sentences, sentences_of
from voice_coach.coach.turns import Attention
from voice_coach.dialogue.talk_over import is_echo, lately
from voice_coach.messages import Heard, Partial, Pressed, Speech, Typed, Utterance

FALSE_START_SECONDS = 1.5
"""After so long without a word, whoever seemed to talk over the coach did not."""


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
) -> bool:
    """Listen to who talks until they have done; whether there were words.

    ``heard`` is given each utterance, and says whether that is the end of it. What is typed is for
    when something has been asked. Raises StopRequested.
    """
    attention.listen(spool=spool)
    any_words, quiet_since = False, attention.now()
    while True:
        deadline = quiet_since + FALSE_START_SECONDS
        message = attention.next_message(deadline)
        if message is None and attention.is_behind(deadline):
            message = attention.next_message(None)
        match message:
            case None:
                break
            case Heard(utterance):
                any_words, quiet_since = True, attention.now()
                if heard(utterance):
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
    if not any_words:
        attention.was_stopped_for_nothing()
    return any_words
