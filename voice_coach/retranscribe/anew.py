"""The recordings of a session's log, and what another ear makes of them: what may be offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from voice_coach import files
from voice_coach.dialogue import copies
from voice_coach.dialogue.events import FairCopied
from voice_coach.dialogue.evolve import evolve
from voice_coach.dialogue.own_names import put_in
from voice_coach.dialogue.session import Place, Session
from voice_coach.errors import JournalError
from voice_coach.fair_copy.fair import fair_copy
from voice_coach.fair_copy.reading import Line, Span
from voice_coach.journal.page import encoding, retaken
from voice_coach.journal.page.escape import plain
from voice_coach.journal.page.render import Passage
from voice_coach.journal.reader import JournalReader
from voice_coach.messages import Word
from voice_coach.recordings.places import folder_of
from voice_coach.retranscribe.ears import Ear
from voice_coach.retranscribe.parts import Recorded, Run, recorded_in
from voice_coach.retranscribe.reading import Job
from voice_coach.retranscribe.results import Read, Results, mark_of, mark_of_sound

Names = Callable[[str, Sequence[Word]], str]
"""A text with the person's own names; the words are what was heard live."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer as another ear heard it. ``copies``: what the log is to have, without a time;
    ``before`` and ``after``: the answer on the page, in Markdown."""

    place: Place
    copies: tuple[FairCopied, ...]
    question: str
    before: str
    after: str

    @property
    def mark(self) -> str:
        """By which a no to it is remembered."""
        return mark_of(self.place, self.after)


@dataclass(slots=True)
class Anew:
    """A finished log whose recordings are heard again. ``theirs``: how many answers the person
    has changed; ``troubles``: sentences about recordings that cannot be heard."""

    log: Path
    page: Path
    ear: Ear
    results: Results
    answers: tuple[Recorded, ...] = ()
    theirs: int = 0
    troubles: list[str] = field(default_factory=list)
    marks: dict[tuple[str, tuple[Span, ...]], str] = field(default_factory=dict)

    @classmethod
    def of(cls, journal: JournalReader, log: Path, page: Path, ear: Ear, results: Results) -> Anew:
        """What can be heard again of it. Raises CoachError: the log or the page is unreadable."""
        found = cls(log, page, ear, results)
        now = Now.of(journal, log, page)
        folder = folder_of(journal.folder, now.session.subject or now.session.id)
        answers = []
        for answer in recorded_in(now.session):
            if now.shown.is_theirs(answer.place[0]):
                found.theirs += 1
                continue
            try:
                for spans in (spans for run in answer.runs for spans in run.parts):
                    mark = mark_of_sound(ear, folder / answer.file, spans)
                    found.marks[answer.file, spans] = mark
            except JournalError as error:
                found.troubles.append(error.what)
            else:
                answers.append(answer)
        found.answers = tuple(answers)
        return found

    def jobs(self, folder: Path) -> Iterator[Job]:
        """What is still to be read; the recordings lie in ``folder``."""
        for (file, spans), mark in self.marks.items():
            if self.results.found(mark) is None:
                yield Job(mark, folder / file, spans)

    @property
    def seconds(self) -> float:
        """How much of the sound was read before."""
        done = (self.results.found(mark) for mark in self.marks.values())
        return sum(read.seconds for read in done if read is not None)

    def offer(self, answer: Recorded, now: Now, names: Names) -> Offer | None:
        """What the other ear has for this answer, if that is anything else than stands there, and
        the person has not said no to it."""
        key, item = answer.place
        events = []
        for run in answer.runs:
            text = self._text(answer.file, run, names)
            if text and text != copies.copy_of(run.pieces):
                events.append(FairCopied(at="", key=key, of=run.of, text=text, item=item))
        after = now.session
        for event in events:
            after = evolve(after, event)
        found = now.shown.retaken(key, after)  # a crash may have left the page behind its log
        if found is None or plain(found.before) == plain(found.after):
            return None
        quotation = next(p.quotation for p in now.passages if p.key == key)
        offered = Offer(answer.place, tuple(events), quotation, found.before, found.after)
        return None if self.results.was_left(offered.mark) else offered

    def _text(self, file: str, run: Run, names: Names) -> str:
        """The text that may stand for these utterances; empty where what stands there stays."""
        found = [self.results.found(self.marks[file, spans]) for spans in run.parts]
        reads = [read for read in found if read is not None]
        if len(reads) < len(found):
            return ""
        heard = [word for piece in run.pieces for word in piece.words]
        whole = _joined(reads)
        copy = fair_copy(heard, whole.lines, seconds=whole.seconds, speech=whole.speech)
        if not copy.kept or copy.no_words:
            return ""
        text = names(copy.text, heard)
        for name in (name for piece in run.pieces for name in piece.spelled):
            text = put_in(text, name)[0]
        return text


class Now:
    """A log and its page as they are at this moment."""

    def __init__(self, session: Session, states: Sequence[Session], data: bytes) -> None:
        self.session = session
        self.there, self.form = encoding.to_utf8(data)
        # Since it is finished the page is written by nobody but whoever takes copies.
        finished = [state for state in states if state.finished_at] or list(states[:1])
        self.shown = retaken.Page(self.there, finished)

    @classmethod
    def of(cls, journal: JournalReader, log: Path, page: Path) -> Now:
        """Raises CoachError."""
        session, states = journal.told_by(log)
        return cls(session, states, files.read_bytes(page))

    @property
    def passages(self) -> Sequence[Passage]:
        """The session's questions and answers, as they are rendered now."""
        return self.shown.passages_of(self.session)


def _joined(reads: Sequence[Read]) -> Read:
    """Parts of some sound as the whole of it."""
    lines: list[Line] = []
    speech: list[Span] | None = []
    at = 0.0
    for read in reads:
        lines += [Line(line.text, at + line.start, at + line.end) for line in read.lines]
        if read.speech is None or speech is None:
            speech = None
        else:
            speech += [(at + start, at + end) for start, end in read.speech]
        at += read.seconds
    return Read(at, tuple(lines), None if speech is None else tuple(speech))
