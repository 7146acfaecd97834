"""The sound of the answers of one session, on its way to whoever wants it when one is finished:
the second ear, which reads it again, and the recorder, which keeps it.

While somebody speaks it lies in a spool. When they are done with an answer, and all that was said
stands in the log, it is handed over by a rename; it is removed once nobody needs it any more.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from voice_coach.coach.sound_of import Range
from voice_coach.dialogue import events as e
from voice_coach.dialogue.closing import item_at
from voice_coach.dialogue.session import Answer, Place, Session, Spoken
from voice_coach.journal import spool
from voice_coach.journal.spool import Spool
from voice_coach.journal.writing import JournalSession
from voice_coach.messages import Utterance, Word

BEFORE_SECONDS, AFTER_SECONDS = 0.3, 0.4
"""Sound around an utterance's words that belongs to them: breath, and a late consonant."""


Span = tuple[float, float]
"""From when to when somebody spoke, in seconds on the session's clock."""


def span_of(words: Sequence[Word]) -> Span:
    """From the start of the first word to the end of the last."""
    return words[0].start, words[-1].end


class Sound:
    """The folders of an answer's sound, gone once nobody holds them. ``is_lent``: it is still being
    written by the spool, which clears it away."""

    def __init__(self, folders: Sequence[Path], *, is_lent: bool = False) -> None:
        self.folders = tuple(folders)
        self._is_lent = is_lent
        self._holders = 0
        self._lock = threading.Lock()

    def hold(self) -> None:
        """Somebody needs it."""
        with self._lock:
            self._holders += 1

    def let_go(self) -> None:
        """They are done with it."""
        with self._lock:
            self._holders -= 1
            is_done = self._holders == 0
        for folder in self.folders if is_done and not self._is_lent else ():
            spool.clear(folder)


@dataclass(slots=True)
class HeardHere:
    """What this very process heard: the times of others are of another clock.

    ``spans``: when somebody spoke, utterance by utterance, whatever it meant (seconds); ``own``:
    which of these were answers, by question and first word.
    """

    spans: list[Span] = field(default_factory=list)
    own: set[tuple[str, float]] = field(default_factory=set)

    def spoke(self, utterance: Utterance) -> None:
        """Somebody said this."""
        if utterance.words:
            self.spans.append(span_of(utterance.words))

    def answered(self, event: e.Answered) -> None:
        """An utterance was recorded as (a part of) an answer."""
        if event.words:
            self.own.add((event.key, event.words[0].start))

    def is_own(self, key: str, piece: Spoken) -> bool:
        """Whether it was heard here as one piece, with nothing else said between its words (as in
        an entry that was gone on with)."""
        if not piece.words or (key, piece.words[0].start) not in self.own:
            return False
        first, last = piece.words[0].start, piece.words[-1].end
        starts = {word.start for word in piece.words}
        return not any(first < s < last and s not in starts for s, _ in self.spans)

    def ranges(self, spans: Sequence[Span], answer: Answer) -> tuple[Range, ...]:
        """Each utterance with a little sound around it, but never into what is not to be read.
        ``spans``: from its first word's start to its last one's end, in order."""
        own = {start for start, _ in spans}
        scratched = [span_of(p.words) for p in answer.scratched if p.words]
        others = [span for span in (*self.spans, *scratched) if span[0] not in own]
        ranges: list[Range] = []
        for start, end in spans:
            before = max((e for s, e in others if s < start), default=start - BEFORE_SECONDS)
            after = min((s for s, _ in others if s > start), default=end + AFTER_SECONDS)
            if ranges:
                before = max(before, ranges[-1].ends_at)
            ranges.append(
                Range(
                    starts_at=min(start, max(start - BEFORE_SECONDS, before)),
                    ends_at=max(end, min(end + AFTER_SECONDS, after)),
                    words=(start, end),
                )
            )
        return tuple(ranges)


class SoundUser(Protocol):
    """Wants the sound of finished answers. All is called by the runner's thread."""

    @property
    def wants_sound(self) -> bool:
        """Whether it is of any use to it."""
        ...

    @property
    def last_seconds(self) -> float:
        """So long the end of a talk waits for it at most."""
        ...

    @property
    def last_note(self) -> str:
        """What to tell the person who waits for it then."""
        ...

    @property
    def pending(self) -> int:
        """How much is still being made of it, or waits to be written for the first time."""
        ...

    def take(self, session: Session, place: Place, sound: Sound, heard: HeardHere) -> None:
        """This is the sound of that answer; whoever needs it longer holds it."""
        ...

    def wait(self, seconds: float) -> None:
        """Return as soon as there is something to write, or nothing to wait for."""
        ...

    def write(self, at: str, *, again: bool = False) -> None:
        """Record what is ready (``at``: the wall-clock time). A disk that refuses is tried again
        with the next, or ``again``."""
        ...

    def take_note(self) -> str:
        """What to tell the person about it: once, or nothing."""
        ...

    def close(self) -> None:
        """End whatever is still going on."""
        ...


class AnswerSounds:
    """Collects the sound of one session's answers for its ``users``. All methods are for the
    runner's thread. ``keep``: what nobody came to before the session was left is not swept away,
    but waits until it is resumed."""

    def __init__(
        self, running: JournalSession, users: Iterable[SoundUser], *, keep: bool = False
    ) -> None:
        self._running = running
        self.users = tuple(users)
        self._keep = keep
        self.heard = HeardHere()
        self._spool: Spool | None = None
        self._place: Place = ("", None)
        self._waiting: dict[Place, list[Path]] = {}
        """Sound of answers that go on."""

    def open(self, key: str, item: int | None) -> Spool:
        """A place for the sound of an answer; ``leave`` the one before it first."""
        self._place = (key, item)
        wanted = any(user.wants_sound for user in self.users)
        spooled = self._running.spool(key, item, to_be_handed_over=wanted)
        self._spool = spooled if wanted else None
        return spooled

    def so_far(self) -> tuple[Place, Sound] | None:
        """The answer that is being given now, and what there is of its sound."""
        if self._spool is None:
            return None
        return self._place, Sound((self._spool.folder,), is_lent=True)

    def leave(self) -> None:
        """Nobody listens any more. What was finished meanwhile is passed on, and what goes on
        waits."""
        session = self._running.session
        kept_as = spool.KEEP if self._keep else spool.COPY
        if self._spool is not None and (folder := self._spool.hand_over(kept_as)):
            self._waiting.setdefault(self._place, []).append(folder)
        self._spool = None
        here: Place = (session.at or "", item_at(session))
        for place in [place for place in self._waiting if place != here]:
            self._pass_on(session, place)

    def finish(self) -> None:
        """The talk ends: whatever was said is passed on now."""
        self.leave()
        for place in list(self._waiting):
            self._pass_on(self._running.session, place)

    def _pass_on(self, session: Session, place: Place) -> None:
        sound = Sound(self._waiting.pop(place))
        sound.hold()
        for user in self.users:
            user.take(session, place, sound, self.heard)
        sound.let_go()

    def close(self) -> None:
        """End all users; of what nobody came to, nothing stays but what is to be kept."""
        for user in self.users:
            user.close()
        if self._keep and not self._running.session.finished_at:
            return
        for folder in (path for paths in self._waiting.values() for path in paths):
            spool.clear(folder)
        for folder in self._running.sound_to_keep() if self._keep else ():
            spool.clear(folder)
