"""Which sound of a session's recordings is heard again, and in what parts. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from voice_coach.dialogue import copies
from voice_coach.dialogue.closing import KEPT_AS_SAID
from voice_coach.dialogue.punctuation import spoken_mark
from voice_coach.dialogue.session import Place, Recording, Session, Spoken, find_item
from voice_coach.program.values import Question
from voice_coach.recordings.kept import kept_in

BEFORE_SECONDS, AFTER_SECONDS = 0.3, 0.4
"""Sound around an utterance's words that belongs to them, as in a session: breath, and a late
consonant."""
PART_SECONDS = 30.0
"""Sound that is read in one go: enough to be understood from what stands around it, and little
enough for all cores to have something to do, and for little to be lost by an interruption."""
_SEAM_SECONDS = 0.5
"""So much one utterance may seem to reach into the next, or beyond the end: how a length is
counted."""
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Run:
    """Utterances that are written as one: one copy stands for them. ``parts``: the spans of sound
    (seconds in the file) that are read one after the other, each part in one go."""

    pieces: tuple[Spoken, ...]
    parts: tuple[tuple[Span, ...], ...]

    @property
    def of(self) -> tuple[float, ...]:
        """The times of their first words."""
        return tuple(piece.words[0].start for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An answer whose sound is kept, and what of it can be heard again."""

    place: Place
    file: str
    runs: tuple[Run, ...]


def recorded_in(session: Session) -> Iterator[Recorded]:
    """The answers that are kept as they were said; of short ones, what was understood stands."""
    for kept in kept_in(session):
        key, item = kept.place
        question, answer = find_item(session.program, key), session.answer(key)
        if not isinstance(question, Question) or question.kind not in KEPT_AS_SAID:
            continue
        if answer.state == "skipped":
            continue
        spoken = [piece for piece in answer.spoken if piece.item == item]
        runs = tuple(_runs(spoken, kept.recording, single=question.kind == "list"))
        if runs:
            yield Recorded(kept.place, kept.recording.file, runs)


def _runs(spoken: Sequence[Spoken], recording: Recording, *, single: bool) -> Iterator[Run]:
    starts = dict(zip(recording.of, recording.starts, strict=False))
    found = {n: _within(_spans(piece, starts), recording) for n, piece in enumerate(spoken)}
    widened = _widened(found, recording)
    place = 0
    for copy, stretch in copies.stretches(spoken):
        numbers = range(place, place + len(stretch))
        place += len(stretch)
        if copy and not all(found[n] for n in numbers):
            continue  # a part of what a copy stands for cannot be copied anew
        for run in _unbroken(numbers, spoken, found, single=single and not copy):
            yield Run(
                tuple(spoken[n] for n in run), tuple(_parts([tuple(widened[n]) for n in run]))
            )


def _unbroken(
    numbers: Sequence[int],
    spoken: Sequence[Spoken],
    found: Mapping[int, list[Span]],
    *,
    single: bool,
) -> Iterator[list[int]]:
    """Those with sound, as they follow one another."""
    run: list[int] = []
    for n in numbers:
        if not found[n] or spoken_mark(spoken[n].text) or (single and run):
            if run:
                yield run
            run = []
        if found[n] and not spoken_mark(spoken[n].text):
            run.append(n)
    if run:
        yield run


def _spans(piece: Spoken, starts: Mapping[float, float]) -> list[Span]:
    """Where in the file its words are. An entry of a list that was gone on with has several
    spans, each with a beginning that the recording knows."""
    spans: list[Span] = []
    by = 0.0
    for word in piece.words:
        if (at := starts.get(word.start)) is not None:
            by = at - word.start
            spans.append((at, word.end + by))
        elif not spans:
            return []
        else:
            spans[-1] = (spans[-1][0], word.end + by)
    return spans


def _within(spans: list[Span], recording: Recording) -> list[Span]:
    """These spans, or none: words that reach into what was said next belong to an utterance that
    was joined to this one, and of which nothing is kept."""
    for start, end in spans:
        follow = [at for at in recording.starts if at > start]
        if end > min(follow, default=recording.seconds or end) + _SEAM_SECONDS:
            return []
    return spans


def _widened(found: Mapping[int, list[Span]], recording: Recording) -> dict[int, list[Span]]:
    """With a little sound around them, but never into what somebody said before or after."""
    known = {span[0] for spans in found.values() for span in spans}
    begins = sorted(recording.starts)
    wide: dict[int, list[Span]] = {n: [] for n in found}
    ended = 0.0
    in_order = sorted((span, n) for n, spans in found.items() for span in spans)
    for (start, end), n in in_order:
        before = [at for at in begins if at < start]
        # Of something that no longer stands it is not known when it ended.
        least = start if before and before[-1] not in known else ended
        most = next((at for at in begins if at > start), recording.seconds or end + AFTER_SECONDS)
        first = min(start, max(start - BEFORE_SECONDS, least))
        last = max(end, min(end + AFTER_SECONDS, most))
        wide[n].append((max(0.0, first), last))
        ended = last
    return wide


def _parts(utterances: Sequence[tuple[Span, ...]]) -> Iterator[tuple[Span, ...]]:
    part: tuple[Span, ...] = ()
    for spans in utterances:
        if part and seconds_of(part) + seconds_of(spans) > PART_SECONDS:
            yield part
            part = ()
        part += spans
    if part:
        yield part


def seconds_of(spans: Sequence[Span]) -> float:
    """How long they are together."""
    return sum(end - start for start, end in spans)
