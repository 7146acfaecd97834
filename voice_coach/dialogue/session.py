"""A session as a frozen value: where the conversation stands, and what was said so far.

``evolve.py`` folds events into it; ``agenda.py`` says which items of the program take place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from voice_coach.manners import DEFAULT_RATE, DEFAULT_VOLUME
from voice_coach.messages import Word
from voice_coach.program.values import Item, Part, Program, Question, Step, Style

AnswerState = Literal["open", "closed", "skipped"]
Tuned = Literal["rate", "volume", "style"]
TALK = "talk"
"""In the open style a step's free talk is kept under the key "<step>.talk"."""
_TALK_ENDS = f".{TALK}"


@dataclass(frozen=True, slots=True)
class Copy:
    """The fair copy of some utterances: ``of`` are the times of their first words, in order."""

    text: str
    of: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One utterance of an answer; ``item`` numbers the list entry it belongs to, for pairs.

    ``copy`` counts only where all of its utterances stand together, as ``copies.py`` tells.
    ``spelled`` are the names in ``text`` that the person spelled.
    """

    text: str
    item: int | None = None
    words: tuple[Word, ...] = ()
    copy: Copy | None = None
    spelled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recording:
    """The sound of an answer that is kept: a ``file`` in the session's folder of recordings.

    ``of`` are the times of the first words of the utterances in it, and ``starts`` where in the
    file each of these words begins (seconds); ``seconds`` is the length of the whole.
    """

    file: str
    of: tuple[float, ...]
    starts: tuple[float, ...]
    seconds: float


Place = tuple[str, int | None]
"""An answer: its question's key, and the list entry that it is about, if any."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name is being spelled: the letters so far, as they were ``heard``; the ``name`` that is
    read back; and how often the letters were asked for again."""

    heard: tuple[str, ...] = ()
    name: str = ""
    again: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to one question, and what was understood of it.

    ``value`` is the option, number, yes/no or date of a short answer, as text; empty where it
    is kept as said. ``unsaid`` are sounds without a word that were heard as words, a laugh or a
    cough. ``fresh_from`` numbers the first utterance after the question was put again.
    ``ask`` is what is asked in the question's place, ``so_far`` what is known of the answer then.
    ``carried``: it was brought forward from an earlier answer, and not yet confirmed. ``brought``:
    so many of the utterances, the first, were said to that one.
    """

    spoken: tuple[Spoken, ...] = ()
    scratched: tuple[Spoken, ...] = ()
    unsaid: tuple[Spoken, ...] = ()
    value: str = ""
    state: AnswerState = "open"
    understood: bool = False
    unclear: int = 0
    fresh_from: int = 0
    ask: str = ""
    so_far: str = ""
    carried: bool = False
    brought: int = 0

    @property
    def fresh_text(self) -> str:
        """What was said since the question was last put."""
        return " ".join(piece.text for piece in self.spoken[self.fresh_from :])

    @property
    def text(self) -> str:
        """All that was said, as one text."""
        return " ".join(piece.text for piece in self.spoken)


@dataclass(frozen=True, slots=True)
class Session:
    """Where the conversation stands.

    ``at`` is the key of the current item, None when the part is over. ``asked`` says that the
    current item has been spoken and the coach is listening. ``pair`` numbers the list entry that
    a pairs question is at. ``listed`` is the key of the list that was made last, until the question
    behind it is answered, and ``unread`` says that it is still to be read back. ``closed_early``:
    it was finished as it stood, before its end. ``tuned``: what the person changed aloud of how the
    coach speaks and asks. ``remarked``: a list's key and how many entries it had, where something
    was said beside them last and not written down ("let me think"). ``closed_last``: the question
    whose answer was finished, until something else is said.
    """

    program: Program
    id: str = ""
    part: Part = "sitting"
    style: Style = "guided"
    minutes: float = 1.0
    started_at: str = ""
    last_at: str = ""
    subject: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    at: str | None = None
    asked: bool = False
    pair: int = 0
    listed: str = ""
    unread: bool = False
    answers: Mapping[str, Answer] = field(default_factory=dict)
    guided: Mapping[str, float] = field(default_factory=dict)
    recordings: Mapping[Place, Recording] = field(default_factory=dict)
    paused: bool = False
    spelling: Spelling | None = None
    confirming: bool = False
    finishing: bool = False
    resting: bool = False
    finished_at: str = ""
    closed_early: bool = False
    came_back: bool = False
    short_introductions: bool = False
    rate: int = DEFAULT_RATE
    volume: float = DEFAULT_VOLUME
    tuned: frozenset[Tuned] = frozenset()
    remarked: tuple[str, int] = ("", 0)
    closed_last: str = ""

    @property
    def item(self) -> Item | None:
        """The current item of the program."""
        return None if self.at is None else find_item(self.program, self.at)

    @property
    def question(self) -> Question | None:
        """The current item, if it is a question."""
        item = self.item
        return item if isinstance(item, Question) else None

    @property
    def step(self) -> Step | None:
        """The current step."""
        return None if self.at is None else find_step(self.program, self.at)

    def answer(self, key: str) -> Answer:
        """The answer to a question; an empty one if nothing was said yet."""
        return self.answers.get(key, Answer())

    @property
    def has_words(self) -> bool:
        """Whether anything of the person's is in it: an answer, be it taken out again, or the
        event that they named in the session before."""
        answers = self.answers.values()
        answered = any(one.spoken or one.scratched or one.unsaid for one in answers)
        return answered or bool(self.facts.get("carried_event"))

    def entries(self, key: str) -> tuple[str, ...]:
        """The entries of a list answer, in order."""
        return tuple(piece.text for piece in self.answer(key).spoken)


def talk_key(step: Step) -> str:
    """The key of a step's free talk, in the open style."""
    return f"{step.key}{_TALK_ENDS}"


def talk_question(step: Step) -> Question:
    """The one question that a step's open questions become in the open style."""
    return Question(key=talk_key(step), prompt=step.open_prompt)


def find_item(program: Program, key: str) -> Item:
    """An item by its key, a step's free talk included. Raises KeyError."""
    if key.endswith(_TALK_ENDS):
        for step in program.steps:
            if step.open_prompt and key == talk_key(step):
                return talk_question(step)
    return program.item(key)


def questions_of(session: Session) -> Iterator[Question]:
    """All questions of the session's part, in order."""
    for item in session.program.items_of(session.part):
        if isinstance(item, Question):
            yield item


def find_step(program: Program, key: str) -> Step:
    """The step that an item, or a free talk, belongs to. Raises KeyError."""
    if key.endswith(_TALK_ENDS):
        for step in program.steps:
            if key == talk_key(step):
                return step
    return program.step_of(key)


def begin(program: Program) -> Session:
    """A session of which nothing has happened yet."""
    return Session(program=program)


def with_answer(session: Session, key: str, answer: Answer) -> Session:
    """The session with this as the answer to a question."""
    return replace(session, answers={**session.answers, key: answer})
