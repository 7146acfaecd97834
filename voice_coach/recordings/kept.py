"""What is kept of a session's sound, utterance by utterance, as its log tells it. Pure."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from voice_coach.dialogue.session import Place, Recording, Session, Spoken
from voice_coach.messages import Word


@dataclass(frozen=True, slots=True)
class KeptUtterance:
    """An utterance, or an entry of a list, whose sound is kept: what stands in the log of it, and
    when each of its words was said, in seconds from the beginning of the file; words of which
    nothing is kept are left out."""

    spoken: Spoken
    words: tuple[Word, ...]

    @property
    def starts_at(self) -> float:
        """When the first word begins."""
        return self.words[0].start

    @property
    def ends_at(self) -> float:
        """When the last word ends."""
        return self.words[-1].end


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer whose sound is kept, and the utterances of it that still stand, in order."""

    place: Place
    recording: Recording
    utterances: tuple[KeptUtterance, ...]


def kept_in(session: Session) -> Iterator[KeptAnswer]:
    """All that is kept of a session, in the order in which it was asked."""
    order = {item.key: n for n, item in enumerate(session.program.items_of(session.part))}
    found = sorted(
        session.recordings.items(), key=lambda one: (order.get(one[0][0], -1), one[0][1] or 0)
    )
    for place, recording in found:
        spoken = session.answer(place[0]).spoken
        yield KeptAnswer(place, recording, tuple(_utterances(recording, spoken)))


def _utterances(recording: Recording, spoken: Sequence[Spoken]) -> Iterator[KeptUtterance]:
    starts = dict(zip(recording.of, recording.starts, strict=False))
    for piece in spoken:
        words: list[Word] = []
        for part in split(piece, starts):
            if (start := starts.get(part[0].start)) is not None:
                by = start - part[0].start
                words += (replace(w, start=w.start + by, end=w.end + by) for w in part)
        if words:
            yield KeptUtterance(piece, tuple(words))


def split(piece: Spoken, starts: Container[float]) -> list[tuple[Word, ...]]:
    """The words of a piece, which may be several utterances that were joined (an entry of a list
    that was gone on with), cut where one of these ``starts``."""
    parts: list[list[Word]] = []
    for word in piece.words:
        if not parts or word.start in starts:
            parts.append([])
        parts[-1].append(word)
    return [tuple(part) for part in parts]
