"""What happens in a session, as small frozen values: the lines of its event log.

An event is a fact about a question, named by its key; ``evolve`` folds facts into a
session. ``at`` is the wall-clock time as ISO 8601 with offset. ``journal/event_json.py`` writes
each as one JSON object, whose "event" member is the class's ``kind``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from voice_coach.messages import Word
from voice_coach.program.values import Part, Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A session began. The first event of every log.

    ``facts`` are things known beforehand that conditions and prompts may refer to ("first-run",
    or, in a follow-up, the answers read from the journal). ``subject`` is the id of the session
    that a follow-up looks back on.
    """

    kind: ClassVar[str] = "started"
    at: str
    session: str
    program: str
    program_version: int
    part: Part = "sitting"
    style: Style = "guided"
    minutes: float = 1.0
    subject: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """The person came back to an unfinished session."""

    kind: ClassVar[str] = "resumed"
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A text was spoken to its end, or left out because the person skipped it."""

    kind: ClassVar[str] = "told"
    at: str
    key: str
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question was put, and the coach listens from here on."""

    kind: ClassVar[str] = "asked"
    at: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One utterance of an answer, as it was heard or typed.

    ``item`` numbers the list entry that a pair's answer belongs to, from 0. ``words`` hold
    times (seconds on the session's clock) and confidences; typed answers have none. ``joins``: it
    belongs to the entry of a list that was said before it.
    """

    kind: ClassVar[str] = "answered"
    at: str
    key: str
    text: str
    item: int | None = None
    words: tuple[Word, ...] = ()
    joins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FairCopied:
    """The sound of some utterances was read again: ``text`` is what the page shows of them. Empty:
    nothing was said there, somebody laughed.

    ``of`` are the times of their first words, as ``Answered`` has them, in order (seconds on the
    session's clock); ``item`` is theirs.
    """

    kind: ClassVar[str] = "fair-copied"
    at: str
    key: str
    of: tuple[float, ...]
    text: str
    item: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The sound of an answer is kept, in place of what was kept of it before.

    ``file`` is its name in the session's folder of recordings; ``of`` are the times of the first
    words of the utterances in it, as ``Answered`` has them, and ``starts`` where in the file each
    of these words begins (seconds). Without a file nothing is kept of it any more.
    """

    kind: ClassVar[str] = "recorded"
    at: str
    key: str
    file: str = ""
    of: tuple[float, ...] = ()
    starts: tuple[float, ...] = ()
    seconds: float = 0.0
    item: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTakenOut:
    """The entry of a list at ``place``, from 0, is taken out (and kept aside). ``raw`` is what was
    heard."""

    kind: ClassVar[str] = "entry-taken-out"
    at: str
    key: str
    place: int
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesJoined:
    """Two entries of a list, at the places ``first`` and ``second`` from 0, are one now, at the
    first place. ``raw`` is what was heard."""

    kind: ClassVar[str] = "entries-joined"
    at: str
    key: str
    first: int
    second: int
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """An earlier answer was looked through for what this question asks.

    ``pieces`` are the places of its utterances that say it; none where it says nothing of it.
    ``value`` is what was understood of them, ``so_far`` a part of that, and ``ask`` what the
    coach asks then.
    """

    kind: ClassVar[str] = "carried"
    at: str
    key: str
    source: str
    pieces: tuple[int, ...] = ()
    value: str = ""
    ask: str = ""
    so_far: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A short answer was understood as ``value``: an option, a number, yes or no, a date."""

    kind: ClassVar[str] = "understood"
    at: str
    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """A short answer was not understood, or not whole; the coach asks once more.

    ``ask``: what exactly it asks, where that is less than the whole question ("in the morning, or
    in the evening?"); ``so_far`` is then what was understood of the answer.
    """

    kind: ClassVar[str] = "unclear"
    at: str
    key: str
    ask: str = ""
    so_far: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """The person agreed with what was read back (``right``), or wants to say it again.

    ``raw`` is what was heard.
    """

    kind: ClassVar[str] = "confirmed"
    at: str
    key: str
    right: bool = True
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scratched:
    """The last utterance of the answer is taken out (and kept aside)."""

    kind: ClassVar[str] = "scratched"
    at: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was scratched last comes back."""

    kind: ClassVar[str] = "restored"
    at: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The answer is finished. For a pair, ``item`` says which entry's."""

    kind: ClassVar[str] = "closed"
    at: str
    key: str
    item: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """The person passes this question over."""

    kind: ClassVar[str] = "skipped"
    at: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WentBack:
    """The person returns to an earlier question, ``key``."""

    kind: ClassVar[str] = "went-back"
    at: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guided:
    """A meditation or visualisation was done, for ``seconds``; ``whole`` if to its end."""

    kind: ClassVar[str] = "guided"
    at: str
    key: str
    seconds: float
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingBegun:
    """The person wants to spell a name in what they said last; the coach asks for the letters."""

    kind: ClassVar[str] = "spelling-begun"
    at: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersHeard:
    """One utterance of a spelling, as it was heard or typed."""

    kind: ClassVar[str] = "letters-heard"
    at: str
    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpelled:
    """The letters were understood as ``name``, which is read back. Empty: they were not
    understood, or turned down, and the coach asks for them again."""

    kind: ClassVar[str] = "name-spelled"
    at: str
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingEnded:
    """The person agreed with ``name``, or left it (empty).

    ``text`` is the last utterance with the name in it, ``copy`` the fair copy that stands for it;
    each empty where it has nothing like the name, and stays. ``raw`` is what was heard.
    """

    kind: ClassVar[str] = "spelling-ended"
    at: str
    key: str
    name: str = ""
    text: str = ""
    copy: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commanded:
    """A command was understood; what it did follows as events of its own, if it did anything."""

    kind: ClassVar[str] = "commanded"
    at: str
    command: str
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionsShortened:
    """From here on the teaching of each step is left out."""

    kind: ClassVar[str] = "introductions-shortened"
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleChanged:
    """The person switched between being asked one by one and talking freely."""

    kind: ClassVar[str] = "style-changed"
    at: str
    style: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """The person wants quiet."""

    kind: ClassVar[str] = "paused"
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpaused:
    """The person goes on."""

    kind: ClassVar[str] = "unpaused"
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceChanged:
    """The person asked for another pace (words a minute) or loudness (0 to 1)."""

    kind: ClassVar[str] = "voice-changed"
    at: str
    rate: int
    volume: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishAsked:
    """The person wants to finish for today; the coach asks for a yes."""

    kind: ClassVar[str] = "finish-asked"
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishAnswered:
    """Yes: the session rests until it is resumed. No: it goes on. ``raw`` is what was heard."""

    kind: ClassVar[str] = "finish-answered"
    at: str
    yes: bool
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The session came to its end."""

    kind: ClassVar[str] = "finished"
    at: str


Event = (
    Started
    | Resumed
    | Told
    | Asked
    | Answered
    | FairCopied
    | Recorded
    | EntryTakenOut
    | EntriesJoined
    | Carried
    | Understood
    | Unclear
    | Confirmed
    | Scratched
    | Restored
    | Closed
    | Skipped
    | WentBack
    | Guided
    | SpellingBegun
    | LettersHeard
    | NameSpelled
    | SpellingEnded
    | Commanded
    | IntroductionsShortened
    | StyleChanged
    | Paused
    | Unpaused
    | VoiceChanged
    | FinishAsked
    | FinishAnswered
    | Finished
)
