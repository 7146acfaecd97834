"""The recorder in a session: from the sound of a finished answer to a file that is kept.

The talk never waits for it: a thread encodes, and what comes of it is recorded when the runner has
a moment. What is taken back later is cut out: the file is made anew without it. Until a file is
told of in the log, the sound it is made of stays where it lay.
"""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach import files
from voice_coach.coach.answer_sound import (
    AFTER_SECONDS,
    BEFORE_SECONDS,
    HeardHere,
    Sound,
    span_of,
)
from voice_coach.coach.sound_notes import KEEPING
from voice_coach.coach.sound_of import MISSING_SECONDS, Range, chunks_of
from voice_coach.dialogue import events as e
from voice_coach.dialogue.closing import KEPT_AS_SAID, item_at
from voice_coach.dialogue.punctuation import spoken_mark
from voice_coach.dialogue.session import Place, Recording, Session, find_item, find_step
from voice_coach.errors import JournalError
from voice_coach.journal.spool import RESERVE_BYTES
from voice_coach.journal.writing import JournalSession
from voice_coach.messages import CopyReady, Message
from voice_coach.program.values import Question
from voice_coach.recordings.kept import split
from voice_coach.recordings.places import Kind, file_name, is_file_name

if TYPE_CHECKING:
    from voice_coach.audio.ports import Clip

LAST_SECONDS = 600.0
"""The end of a talk waits so long: an hour's answer, at the end of a sitting, takes 100 s on two
busy cores, and some computers are slower."""
NO_ROOM = (
    "The disk is nearly full, so the sound of what you say is no longer kept. Your words are "
    "written down as before."
)
FAILED = "The sound of an answer could not be kept. Its words are written down."


@dataclass(frozen=True, slots=True)
class _Job:
    """A recording to be made. ``new``: utterances that are to come into it, by their first word's
    time, each with its range; ``lengths``: of all utterances that stand, from the first word to
    the last (seconds); ``taken_back``: the same of those that do not."""

    place: Place
    number: int
    sound: Sound | None
    new: Mapping[float, Range]
    lengths: Mapping[float, float]
    taken_back: Mapping[float, float]


@dataclass(frozen=True, slots=True)
class _Made:
    """What became of a job: None, nothing of it is left to be kept. ``failed``: it stays as it was
    ``before``."""

    job: _Job
    recording: Recording | None
    before: Recording | None
    failed: bool = False


class _Closed(Exception):
    """The session ends: what is being made is left."""


class _NoRoom(Exception):
    """The disk has none for sound. Told of once, though several answers may be under way."""


class Recorder:
    """Keeps the sound of one session's answers. Implements ``SoundUser``.

    ``post`` is given a ``CopyReady`` when there is something to ``write``, from another thread.
    ``takes_new``: otherwise it only sees to it that what is taken back is cut out.
    """

    def __init__(
        self,
        running: JournalSession,
        post: Callable[[Message], None],
        kind: Kind,
        *,
        takes_new: bool = True,
    ) -> None:
        self._running = running
        self._post = post
        self._kind = kind
        self._takes_new = takes_new
        self._encoder = ThreadPoolExecutor(1, thread_name_prefix="keeping sound")
        self._state = threading.Condition()
        self._latest = dict(running.session.recordings)
        """What was made last for each place, told of in the log or not yet. The encoder's."""
        self._named = {one.file for one in self._latest.values()}
        """Every name that was given: none is given twice, for a file that was replaced is removed
        when that is told of, which may be after the next one is made. The encoder's."""
        self._jobs = 0
        self._made: deque[_Made] = deque()
        self._refused: list[_Made] = []
        """What the log had no room for."""
        self._busy: dict[Place, int] = {}
        self._taken: set[tuple[str, float]] = set()
        """The utterances that were given to the encoder."""
        self._closed = False
        self._looked_at: object = None
        self._note = ""
        self._full = False

    @property
    def wants_sound(self) -> bool:
        """Whether it is to be kept, and there is room for it."""
        return self._takes_new and not self._full

    @property
    def last_seconds(self) -> float:
        """What is not made then is lost."""
        return LAST_SECONDS

    @property
    def last_note(self) -> str:
        """What the end of a talk waits for."""
        return KEEPING

    @property
    def pending(self) -> int:
        """How many recordings are being made, or wait to be told of for the first time."""
        with self._state:
            return self._jobs + len(self._made)

    def wait(self, seconds: float) -> None:
        """Return as soon as there is something to write, or nothing to wait for."""
        with self._state:
            self._state.wait_for(lambda: bool(self._made) or not self._jobs, seconds)

    def take_note(self) -> str:
        """What to tell the person: once, or nothing."""
        note, self._note = self._note, ""
        return note

    def take(self, session: Session, place: Place, sound: Sound, heard: HeardHere) -> None:
        """Keep what was said freely; numbers, days and choices stand in words anyway."""
        key, item = place
        question = find_item(session.program, key)
        is_kept = isinstance(question, Question) and question.kind in KEPT_AS_SAID
        if not self._takes_new or not is_kept:
            return
        answer = session.answer(key)
        spans = sorted(
            span_of(part)
            for piece in answer.spoken
            if piece.item == item and not spoken_mark(piece.text)
            for part in split(piece, {start for of, start in heard.own if of == key})
            if (key, part[0].start) in heard.own - self._taken
        )
        new = {r.words[0]: r for r in heard.ranges(spans, answer)}
        if new:
            self._taken |= {(key, start) for start in new}
            sound.hold()
            self._submit(self._job(session, place, sound, new))

    def _take_back(self, session: Session) -> None:
        """Make those anew that hold what was taken back since; of the answer that is being given
        now that is not decided yet."""
        here = None if session.finished_at else (session.at, item_at(session))
        for place, recording in session.recordings.items():
            if place != here and not self._busy.get(place):
                answer = session.answer(place[0])
                heard = (*answer.spoken, *answer.unsaid)
                standing = {word.start for piece in heard for word in piece.words}
                if not standing.issuperset(recording.of):
                    self._submit(self._job(session, place, None, {}))

    def _job(
        self, session: Session, place: Place, sound: Sound | None, new: Mapping[float, Range]
    ) -> _Job:
        key, _ = place
        answer, kept = session.answer(key), session.recordings.get(place)
        starts = {*(kept.of if kept else ()), *(start for of, start in self._taken if of == key)}
        standing, taken_back = (
            {
                start: end - start
                for piece in pieces
                for start, end in map(span_of, split(piece, starts))
            }
            for pieces in ((*answer.spoken, *answer.unsaid), answer.scratched)
        )
        return _Job(place, _number(session, key), sound, new, standing, taken_back)

    def _submit(self, job: _Job) -> None:
        self._busy[job.place] = self._busy.get(job.place, 0) + 1
        with self._state:
            self._jobs += 1
        self._encoder.submit(self._make, job)

    # --- in the encoder's thread -----------------------------------------------------------

    def _make(self, job: _Job) -> None:
        before = self._latest.get(job.place)
        try:
            made = self._tried(job, before)
        except _Closed:
            return
        if made.recording is not None:
            self._latest[job.place] = made.recording
        else:
            self._latest.pop(job.place, None)
        with self._state:
            if not self._closed:
                self._jobs -= 1
                self._made.append(made)
                self._state.notify_all()
                self._post(CopyReady())
                return
        self._remove(made)

    def _tried(self, job: _Job, before: Recording | None) -> _Made:
        """What becomes of the job. Where the sound that is new cannot be added, what was taken back
        goes all the same, and if need be the rest with it."""
        try:
            return _Made(job, self._encoded(job, before), before)
        except _Closed:
            raise
        except _NoRoom:
            if not self._full:
                self._full, self._note = True, NO_ROOM
        except Exception:  # whatever it is: the end of the talk waits for this thread
            self._note = self._note or FAILED
        if before is None or job.lengths.keys() >= set(before.of):
            return _Made(job, before, before, failed=True)
        recording = None
        with contextlib.suppress(OSError, JournalError, ValueError, RuntimeError, MemoryError):
            recording = self._encoded(replace(job, new={}), before)
        return _Made(job, recording, before)

    def _encoded(self, job: _Job, before: Recording | None) -> Recording | None:
        """The file as it is to be, written. Raises _NoRoom, JournalError, OSError."""
        from voice_coach.recordings.sound_file import BYTES_A_SECOND, RATE_HZ, encoded

        folder = self._running.recordings
        room, journal = folder.parent, folder.parent.parent
        if room.is_symlink() or not journal.is_dir():
            # `forget-audio` follows no link either; and a journal that was moved away is not to be
            # begun anew by its recordings.
            raise JournalError(f"{room} is a link, or {journal} is not there.")
        files.private_folder(folder, ours=True)
        if before is not None and not files.is_file(folder / before.file):
            before = None  # somebody removed it: what is new stands alone
        seconds = sum(r.ends_at - r.starts_at for r in job.new.values())
        wanted = RESERVE_BYTES + BYTES_A_SECOND[self._kind] * (
            seconds + (before.seconds if before else 0.0)
        )
        if job.new and shutil.disk_usage(folder).free < wanted:
            raise _NoRoom
        starts: dict[float, float] = {}
        length = 0.0

        def parts() -> Iterator[Clip]:
            nonlocal length
            for of, word_at, clip in chain(_of_file(folder, before, job), _of_spool(job)):
                if self._closed:
                    raise _Closed
                if of is not None:
                    starts[of] = length + word_at
                yield clip
                length += round(clip.seconds * RATE_HZ) / RATE_HZ

        data = encoded(parts(), self._kind)
        if not starts:
            return None
        name = self._free_name(job)
        files.write_atomically(folder / name, data)
        return Recording(
            name, tuple(starts), tuple(round(s, 3) for s in starts.values()), round(length, 3)
        )

    def _free_name(self, job: _Job) -> str:
        """A name that was not given yet; a file of it that a crash left is replaced."""
        version = 0
        while True:
            log = self._running.log_name
            name = file_name(job.number, job.place, self._kind, log=log, version=version)
            if name not in self._named:
                self._named.add(name)
                return name
            version += 1

    # --- in the runner's thread ------------------------------------------------------------

    def write(self, at: str, *, again: bool = False) -> None:
        """Tell of what is ready in the log (``at``: the wall-clock time), and see to what was taken
        back."""
        ready: list[_Made] = []
        with self._state:
            if self._made or again:
                ready = [*self._refused, *self._made]
                self._refused = []
                self._made.clear()
        for number, made in enumerate(ready):
            try:
                self._tell(made, at)
            except JournalError:
                self._refused = ready[number:]  # in their order: one may replace the other
                break
        session = self._running.session
        if self._looked_at is not session.answers:
            self._looked_at = session.answers
            self._take_back(session)

    def _tell(self, made: _Made, at: str) -> None:
        """Raises JournalError."""
        if not made.failed:
            self._replace(made, at)
        self._looked_at = None
        self._busy[made.job.place] -= 1
        if made.job.sound is not None:
            made.job.sound.let_go()

    def _replace(self, made: _Made, at: str) -> None:
        """Tell of the new file, and remove the one before it. Raises JournalError."""
        (key, item), one = made.job.place, made.recording
        if one is not None:
            event = e.Recorded(
                at=at, key=key, item=item, file=one.file, of=one.of, starts=one.starts,
                seconds=one.seconds,
            )  # fmt: skip
            self._running.record(event)
        elif made.before is not None:
            self._running.record(e.Recorded(at=at, key=key, item=item))
        if made.before is not None and is_file_name(made.before.file):
            with contextlib.suppress(OSError):
                (self._running.recordings / made.before.file).unlink()

    def close(self) -> None:
        """End whatever is still going on. The sound of what was not told of stays where it lay."""
        with self._state:
            self._closed = True
        self._encoder.shutdown(wait=False, cancel_futures=True)
        for made in (*self._refused, *self._made):
            self._remove(made)

    def _remove(self, made: _Made) -> None:
        """A file of which the log does not tell, and nobody would find."""
        if made.recording is not None and not made.failed:
            with contextlib.suppress(OSError):
                (self._running.recordings / made.recording.file).unlink()


def _of_file(
    folder: Path, before: Recording | None, job: _Job
) -> Iterator[tuple[float | None, float, Clip]]:
    """What still stands of the recording that there is: of each utterance its first word's time,
    where that word is in the sound, and the sound. Raises JournalError."""
    from voice_coach.recordings.sound_file import sound_in

    if before is None:
        return
    lengths = {**job.lengths, **job.taken_back}
    ends = [
        start + lengths.get(of, 0.0) for of, start in zip(before.of, before.starts, strict=True)
    ]
    for place, (of, start) in enumerate(zip(before.of, before.starts, strict=True)):
        if of not in job.lengths:
            continue
        begins = max(start - BEFORE_SECONDS, ends[place - 1] if place else 0.0)
        last = place == len(before.of) - 1
        next_start = before.seconds if last else before.starts[place + 1] - BEFORE_SECONDS
        until = max(ends[place], min(ends[place] + AFTER_SECONDS, next_start))
        yield of, start - begins, sound_in(folder / before.file, begins, until)


def _of_spool(job: _Job) -> Iterator[tuple[float | None, float, Clip]]:
    """The same of what is new. An utterance of which something is missing is left out. Raises
    JournalError."""
    import numpy as np

    from voice_coach.audio.ports import Clip

    for of, wanted in job.new.items():
        folders = job.sound.folders if job.sound is not None else ()
        first, _ = wanted.words
        for chunk in chunks_of(folders, wanted):
            has_word = chunk.at <= first + MISSING_SECONDS and first < chunk.ends_at
            clip = Clip(np.frombuffer(chunk.samples, dtype=np.int16), chunk.rate)
            yield (of if has_word else None), max(0.0, first - chunk.at), clip


def _number(session: Session, key: str) -> int:
    """The place of a question in its exercise, from 1; a free talk has that of its step."""
    keys = [item.key for step in session.program.steps for item in step.items]
    first = key if key in keys else find_step(session.program, key).items[0].key
    return keys.index(first) + 1
