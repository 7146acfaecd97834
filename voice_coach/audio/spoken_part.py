"""Of what is being recognised, the words that somebody is saying; noise before and after is none.

Pure. Half-recognised words carry no times (Vosk has them only a second or two later), so it goes by
when they turned up.
"""

from __future__ import annotations

LAG_SECONDS = 1.0
"""A recogniser comes up with a word at most so long after it was said: 0.2 to 0.5 s were measured,
and a large model may be slower."""


class SpokenPart:
    """Follows one segment after the other, from partial result to partial result."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """A new segment begins."""
        self._heard = False
        self._first = 0
        """How many words were there before anybody spoke."""
        self._end = 0
        """How many there were when the last word can have been said."""

    def of(self, partial: str, *, spoken: bool) -> str:
        """The words that count; ``spoken``: somebody spoke within the last ``LAG_SECONDS``."""
        words = partial.split()
        if spoken:
            self._heard = True
            self._end = len(words)
        elif not self._heard:
            self._first = self._end = len(words)
        return " ".join(words[self._first : self._end])
