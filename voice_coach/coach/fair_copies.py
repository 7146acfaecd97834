"""The second ear in a session: from the sound of a finished answer to what the page shows of it.

The talk never waits for it: the sound is cut and resampled in a thread, read in a process of its
own, and what comes of it is recorded when the runner has a moment. Where anything of this fails,
the words that were heard live stand.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from voice_coach.coach.answer_sound import HeardHere, Sound, span_of
from voice_coach.coach.name_book import NameBook
from voice_coach.coach.sound_notes import COPYING
from voice_coach.coach.sound_of import Range, sound_of
from voice_coach.dialogue import events as e
from voice_coach.dialogue.closing import KEPT_AS_SAID
from voice_coach.dialogue.evolve import evolve
from voice_coach.dialogue.own_names import put_in
from voice_coach.dialogue.punctuation import spoken_mark
from voice_coach.dialogue.session import Answer, Place, Session, Spoken, find_item
from voice_coach.errors import JournalError
from voice_coach.fair_copy.background import MOONSHINE, BackgroundReader, Outcome, State
from voice_coach.fair_copy.fair import fair_copy
from voice_coach.fair_copy.no_words import may_be_none
from voice_coach.fair_copy.process import Limits
from voice_coach.fair_copy.reading import Span
from voice_coach.journal.writing import JournalSession
from voice_coach.messages import CopyReady, Message
from voice_coach.program.values import Question

if TYPE_CHECKING:
    from voice_coach.audio.ports import Pcm

LAST_SECONDS = 60.0
"""How long the end of a talk waits for the second ear at most."""


def is_installed(engine: str = "moonshine_voice") -> bool:
    """Whether there is a second ear here at all (the extra ``fair-copy``)."""
    return find_spec(engine) is not None


@dataclass(slots=True)
class _Rest:
    """An answer of several utterances, some of which may be no words: what of it is read is known
    when these have been."""

    session: Session
    place: Place
    sound: Sound
    heard: HeardHere
    waits_for: int
    without: set[float] = field(default_factory=set)
    """Those that are no words, by the times of their first ones."""

    @property
    def pieces(self) -> list[Spoken]:
        """What is to be read together."""
        spoken = self.session.answer(self.place[0]).spoken
        return [p for p in spoken if not p.words or p.words[0].start not in self.without]


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """Some utterances that are read together, and where their sound is."""

    key: str
    pieces: tuple[Spoken, ...]
    ranges: tuple[Range, ...]
    sound: Sound
    in_doubt: bool = False
    """The answer was not understood: somebody waits for this copy."""
    rest: _Rest | None = None
    """Read by itself, to know whether it is words at all: the answer waits for it."""
    seconds: list[float] = field(default_factory=list)
    speech: list[Sequence[Span] | None] = field(default_factory=list)

    @property
    def of(self) -> tuple[float, ...]:
        """The times of their first words."""
        return tuple(piece.words[0].start for piece in self.pieces)


class FairCopies:
    """Has the answers of one session copied. Implements ``SoundUser``.

    ``post`` is given a ``CopyReady`` when there is something to ``write``, from another thread.
    """

    def __init__(
        self,
        running: JournalSession,
        post: Callable[[Message], None],
        *,
        engine: str = MOONSHINE,
        limits: Limits | None = None,
        names: NameBook | None = None,
    ) -> None:
        self._running = running
        self._names = names or NameBook()
        self._post = post
        self._reader = BackgroundReader(self._told, engine=engine, limits=limits)
        self._cutter = ThreadPoolExecutor(1, thread_name_prefix="cutting sound")
        self._state = threading.Condition()
        self._parts: dict[str, _Part] = {}
        self._numbers = 0
        self._ready: deque[tuple[_Part, str]] = deque()
        self._refused: list[tuple[_Part, str]] = []
        """What the disk had no room for."""
        self._pending = 0
        self._closed = False
        self._gone = False
        self._noted = False

    @property
    def last_seconds(self) -> float:
        """Then what was heard live stands."""
        return LAST_SECONDS

    @property
    def last_note(self) -> str:
        """What the end of a talk waits for."""
        return COPYING

    @property
    def pending(self) -> int:
        """How many copies are still being made, or wait to be written for the first time."""
        with self._state:
            return self._pending - len(self._refused)

    @property
    def in_doubt(self) -> bool:
        """Whether a copy is being made that an answer may be understood by."""
        with self._state:
            return self._in_doubt()

    def wait(self, seconds: float) -> None:
        """Return as soon as there is something to write, or nothing to wait for."""
        with self._state:
            self._state.wait_for(lambda: bool(self._ready) or not self._pending, seconds)

    def wait_in_doubt(self, seconds: float) -> None:
        """Return as soon as there is nothing to wait for that an answer may be understood by."""
        with self._state:
            self._state.wait_for(lambda: not self._in_doubt(), seconds)

    def _in_doubt(self) -> bool:
        return any(part.in_doubt for part in self._parts.values())

    def take_note(self) -> str:
        """What to tell the person about the second ear: once, or nothing."""
        note = "" if self._noted else self._reader.note
        self._noted = self._noted or bool(note)
        return note

    @property
    def wants_sound(self) -> bool:
        """Whether there is an ear to read it."""
        return not self._gone

    def doubt(self, session: Session, place: Place, sound: Sound, heard: HeardHere) -> None:
        """What was said last to this question was not understood: have it read now, before it is
        asked again. ``sound``: what there is of the answer so far."""
        key, item = place
        if self._gone or session.at != key:
            return
        answer = session.answer(key)
        fresh = answer.spoken[answer.fresh_from :]
        with self._state:
            begun = {at for part in self._parts.values() if part.key == key for at in part.of}
        pieces = [piece for piece in fresh if piece.words and piece.words[0].start not in begun]
        runs = _runs(session, key, item, pieces, heard)
        self._read([_part(key, run, answer, sound, heard, in_doubt=True) for run in runs])

    def take(self, session: Session, place: Place, sound: Sound, heard: HeardHere) -> None:
        """Have an answer that is finished read; what was skipped is not."""
        key, item = place
        answer = session.answer(key)
        question = find_item(session.program, key)
        kept = isinstance(question, Question) and question.kind in KEPT_AS_SAID
        if not kept or answer.state == "skipped" or self._gone:
            return
        runs = _runs(session, key, item, answer.spoken, heard)
        alone = [_part(key, (piece,), answer, sound, heard) for piece in self._to_be_tried(runs)]
        if not alone:
            self._read([_part(key, run, answer, sound, heard) for run in runs])
            return
        rest = _Rest(session, place, sound, heard, waits_for=len(alone))
        with self._state:
            self._pending += 1  # the rest
        self._read([replace(part, rest=rest) for part in alone])

    def _to_be_tried(self, runs: Sequence[tuple[Spoken, ...]]) -> list[Spoken]:
        """Utterances that may be no words, among others with which they would be read."""
        if not self._running.takes_empty_copies:
            return []
        return [piece for run in runs if len(run) > 1 for piece in run if may_be_none(piece.words)]

    def write(self, at: str, *, again: bool = False) -> None:
        """Record what is ready (``at``: the wall-clock time). A disk that refuses is tried again
        with the next copy, or ``again``; until then the words stand that were heard live."""
        with self._state:
            if not self._ready and not again:
                return
            ready = [*self._refused, *self._ready]
            self._refused = []
            self._ready.clear()
        for part, text in ready:
            try:
                self._record(part, text, at)
            except JournalError:
                self._refused.append((part, text))
            else:
                self._done(part)

    def close(self) -> None:
        """End whatever is still going on, and leave no sound behind."""
        with self._state:
            self._closed = True
        self._cutter.shutdown(wait=False, cancel_futures=True)
        self._reader.close()
        with self._state:
            parts = [*self._parts.values(), *(part for part, _ in (*self._ready, *self._refused))]
            self._parts.clear()
        for part in parts:
            part.sound.let_go()

    # --- from sound to text --------------------------------------------------------------

    def _read(self, parts: Sequence[_Part]) -> None:
        with self._state:
            if self._closed:
                return
            self._pending += len(parts)
            for part in parts:
                part.sound.hold()
                self._numbers += 1
                self._parts[str(self._numbers)] = part
                self._cutter.submit(self._cut, str(self._numbers), part)

    def _cut(self, number: str, part: _Part) -> None:
        pcm: Pcm | None = None
        with contextlib.suppress(OSError, JournalError, ValueError, MemoryError):
            pcm = sound_of(part.sound.folders, part.ranges)
        if pcm is None:
            self._turn_down(number)
            return
        from voice_coach.audio.speech_sense import speech_in
        from voice_coach.fair_copy.ports import RATE_HZ

        part.seconds.append(len(pcm) / RATE_HZ)
        part.speech.append(speech_in(pcm))
        self._reader.submit(number, pcm, first=part.in_doubt)

    def _told(self, outcome: Outcome) -> None:
        with self._state:
            part = self._parts.get(outcome.key)
            self._gone = self._gone or outcome.state is State.NO_ENGINE
        if part is None:
            return
        text = self._text(part, outcome) if outcome.state is State.TEXT else None
        if text is None or (part.rest is not None and text):
            self._turn_down(outcome.key)
            return
        with self._state:
            self._parts.pop(outcome.key, None)
            self._ready.append((part, text))
            self._state.notify_all()
        self._go_on(part, without=True)
        self._post(CopyReady())

    def _go_on(self, part: _Part, *, without: bool) -> None:
        """Where an answer waited for this part last, have it read, ``without`` it or with it."""
        rest = part.rest
        if rest is None:
            return
        with self._state:
            rest.waits_for -= 1
            rest.without |= set(part.of) if without else set()
            if rest.waits_for:
                return
        key, item = rest.place
        answer = rest.session.answer(key)
        runs = _runs(rest.session, key, item, rest.pieces, rest.heard)
        self._read([_part(key, run, answer, rest.sound, rest.heard) for run in runs])
        with self._state:
            self._pending -= 1
            self._state.notify_all()

    def _text(self, part: _Part, outcome: Outcome) -> str | None:
        """The copy as the page is to have it, the person's own names in it; empty where nothing
        was said, None where what was heard live stands."""
        heard = [word for piece in part.pieces for word in piece.words]
        copy = fair_copy(
            heard, outcome.lines, seconds=sum(part.seconds), speech=next(iter(part.speech), None)
        )
        if not copy.kept:
            return None
        if copy.no_words:  # a laugh is no yes, and where its copy may not be empty its words stand
            return "" if self._running.takes_empty_copies and not part.in_doubt else None
        if part.in_doubt:  # no name is put into a value
            return copy.text or None
        text = self._names.in_copy(copy.text, heard)
        for name in (name for piece in part.pieces for name in piece.spelled):
            text = put_in(text, name)[0]
        return text or None

    def _turn_down(self, number: str) -> None:
        with self._state:
            part = self._parts.pop(number, None)
        if part is not None:
            self._go_on(part, without=False)
            self._done(part)
            self._post(CopyReady())  # there may be something to tell

    def _done(self, part: _Part) -> None:
        with self._state:
            self._pending -= 1
            self._state.notify_all()
        part.sound.let_go()

    def _record(self, part: _Part, text: str, at: str) -> None:
        """Where exactly these utterances still stand in the answer. Raises JournalError."""
        session = self._running.session
        spoken = session.answer(part.key).spoken
        for item in dict.fromkeys(piece.item for piece in spoken):
            event = e.FairCopied(at=at, key=part.key, item=item, of=part.of, text=text)
            if evolve(session, event).answer(part.key).spoken != spoken:
                self._running.record(event)
                return


def _part(
    key: str,
    run: tuple[Spoken, ...],
    answer: Answer,
    sound: Sound,
    heard: HeardHere,
    *,
    in_doubt: bool = False,
) -> _Part:
    ranges = heard.ranges([span_of(piece.words) for piece in run], answer)
    return _Part(key, run, ranges, sound, in_doubt)


def _runs(
    session: Session, key: str, item: int | None, pieces: Sequence[Spoken], heard: HeardHere
) -> list[tuple[Spoken, ...]]:
    """Those pieces that were said into this session's microphone, and have no copy."""
    question = find_item(session.program, key)
    single = isinstance(question, Question) and question.kind == "list"
    found: list[list[Spoken]] = []
    open_run = False
    for piece in pieces:
        if piece.item != item:
            continue
        if not heard.is_own(key, piece) or piece.copy is not None or spoken_mark(piece.text):
            open_run = False
            continue
        if not open_run or single:
            found.append([])
        found[-1].append(piece)
        open_run = True
    return [tuple(run) for run in found]
