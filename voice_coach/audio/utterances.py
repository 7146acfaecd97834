"""From segments to utterances: an endpoint of the recogniser is not yet a pause of a person.

Pure: no device, no thread, no clock. Times are seconds on whatever clock the words carry.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from voice_coach.audio.ports import Segment
from voice_coach.messages import Utterance, Word

NOISES = frozenset({"", "[unk]", "<unk>"})
"""What recognisers make of what is no word of theirs."""
TAIL_SECONDS = 0.15
"""Speech so long after a word's end is still that word: the two witnesses agree to 0.1 s."""

STIR_SECONDS = 0.6
"""A recogniser needs 0.2 to 0.5 s to come up with a first word (the small model up to 0.5): so
long a pause that seems over waits for it, where there is sound."""


def is_noise(text: str) -> bool:
    """Whether nothing in this text is a word."""
    return all(word in NOISES for word in text.split())


@dataclass(slots=True)
class Utterances:
    """Joins segments until the person has paused for ``pause_seconds``.

    Someone who goes on without a pause is written down after ``most_seconds`` at the next
    endpoint of the recogniser, which comes between words. ``keep_noise``: under a grammar
    "[unk]" is an answer too (it was not one of the phrases).
    """

    pause_seconds: float
    most_seconds: float
    keep_noise: bool = False
    _words: list[Word] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands so far, without what is still being recognised."""
        return " ".join(self._texts)

    def add(self, segment: Segment) -> None:
        """Take what the recogniser has settled on."""
        noise = is_noise(segment.text)
        if not segment.text or (noise and not self.keep_noise):
            return
        self._texts.append(segment.text)
        self._words += segment.words

    def due(
        self,
        now: float,
        partial: str,
        *,
        pause_seconds: float | None = None,
        stirring: bool = False,
        spoke_until: float | None = None,
    ) -> Utterance | None:
        """The utterance, if by ``now`` (all sound before it is recognised) it has ended.

        ``partial`` is what is being recognised since the last segment: words in it mean that
        the person goes on. ``pause_seconds``: another pause than the usual one. ``stirring``: there
        is sound which may become a word. ``spoke_until``: somebody spoke until then, with or
        without words.
        """
        if not self._texts:
            return None
        first, last = self._span(now)
        speaking = bool(partial) and not is_noise(partial)
        if spoke_until is not None and spoke_until > last + TAIL_SECONDS:
            last = spoke_until
        enough = self.pause_seconds if pause_seconds is None else pause_seconds
        enough += STIR_SECONDS if stirring else 0.0
        paused = not speaking and now - last >= enough
        if paused or now - first >= self.most_seconds:
            return self.close(now)
        return None

    def close(self, now: float) -> Utterance | None:
        """End the utterance at ``now``, if there is one."""
        if not self._texts:
            return None
        first, _ = self._span(now)
        utterance = Utterance(self.text, tuple(self._words), started_at=first, ended_at=now)
        self._texts.clear()
        self._words.clear()
        return utterance

    def _span(self, now: float) -> tuple[float, float]:
        if not self._words:
            return now, now
        return self._words[0].start, self._words[-1].end
