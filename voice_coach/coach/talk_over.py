"""What follows when the person talks over the coach: where it was cut short, and hearing them out
where nothing had been asked yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from voice_coach.audio.ports import SoundSpool
from voice_coach.coach.turns import Attention
from voice_coach.dialogue.talk_over import is_echo
from voice_coach.messages import Heard, Partial, Pressed, Speech, Typed, Utterance

FALSE_START_SECONDS = 1.5
"""After so long without a word, whoever seemed to talk over the coach did not."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the coach was cut short: in which of its sentences, and when."""

    pieces: tuple[str, ...]
    piece: int
    at: float

    @property
    def rest(self) -> tuple[str, ...]:
        """What is still to be said, from the beginning of the sentence on."""
        return self.pieces[self.piece :]

    def echoes(self, utterance: Utterance) -> bool:
        """Whether this is a rest of what the coach was saying itself."""
        saying = " ".join(self.pieces[max(0, self.piece - 1) : self.piece + 1])
        return utterance.started_at < self.at and is_echo(utterance.text, saying)


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
