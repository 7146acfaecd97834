"""What was said, as values: a word, an utterance. Known to the ear and to the dialogue alike."""

from __future__ import annotations

from dataclasses import dataclass


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
