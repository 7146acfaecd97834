"""The fair copy of some sound: what the second ear wrote, tidied, and believed or not. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voice_coach.fair_copy.guard import Reason, in_speech, judge
from voice_coach.fair_copy.no_words import are_none
from voice_coach.fair_copy.reading import Line, Span
from voice_coach.fair_copy.tidy import text_of
from voice_coach.messages import Word

_MADE_UP = (Reason.REPEATS, Reason.TOO_FAST, Reason.NO_SPEECH)


@dataclass(frozen=True, slots=True)
class FairCopy:
    """The second ear's text as it would stand on the page, and why it must not (None: it may).

    ``no_words``: by this text nothing was said at all (``no_words.py``).
    """

    text: str
    reason: Reason | None = None
    no_words: bool = False

    @property
    def kept(self) -> bool:
        """The page may have this text in the place of what was heard live."""
        return self.reason is None


def fair_copy(
    heard: Sequence[Word],
    lines: Sequence[Line],
    *,
    seconds: float,
    speech: Sequence[Span] | None = None,
) -> FairCopy:
    """The copy of a sound of so many ``seconds``, in which ``heard`` was heard live.

    ``lines`` are the second ear's. ``speech`` is where a sense for speech heard a person, in
    seconds since the first sample (None: nobody listened for that); lines beside it are left out.
    """
    spoken = in_speech(lines, speech)
    text = text_of(spoken)
    verdict = judge(heard, text, seconds=seconds, lines=spoken, speech=speech)
    # That it differs from what was heard speaks against other words, not against none.
    none = verdict.reason not in _MADE_UP and are_none(heard, text or text_of(lines))
    return FairCopy(text, None if none else verdict.reason, none)
