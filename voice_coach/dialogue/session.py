"""A session as a frozen value, and ``evolve``: the fold of its events.

Loading a session *is* evolving the events of its log, so nothing here may depend on anything
but the events and the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from string import Formatter
from typing import Literal

from voice_coach.dialogue import events as e
from voice_coach.manners import DEFAULT_RATE, DEFAULT_VOLUME
from voice_coach.program import Item, Program, Question, Step, Tell, When
from voice_coach.speech import Word

AnswerState = Literal["open", "closed", "skipped"]
TALK = "talk"
"""In the open style a step's free talk is kept under the key "<step>.talk"."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One utterance of an answer; ``item`` numbers the list entry it belongs to, for pairs."""

    text: str
    raw: str = ""
    item: int | None = None
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to one question, and what was understood of it.

    ``value`` is the option, number, yes/no or date of a short answer, as text; empty where it
    is kept as said. ``fresh_from`` numbers the first utterance after the question was put again.
    """

    spoken: tuple[Spoken, ...] = ()
    scratched: tuple[Spoken, ...] = ()
    value: str = ""
    state: AnswerState = "open"
    understood: bool = False
    unclear: int = 0
    fresh_from: int = 0

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
    a pairs question is at.
    """

    program: Program
    id: str = ""
    part: e.Part = "sitting"
    style: e.Style = "guided"
    minutes: float = 1.0
    started_at: str = ""
    last_at: str = ""
    subject: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    at: str | None = None
    asked: bool = False
    pair: int = 0
    answers: Mapping[str, Answer] = field(default_factory=dict)
    guided: Mapping[str, float] = field(default_factory=dict)
    paused: bool = False
    confirming: bool = False
    finishing: bool = False
    resting: bool = False
    finished_at: str = ""
    came_back: bool = False
    short_introductions: bool = False
    rate: int = DEFAULT_RATE
    volume: float = DEFAULT_VOLUME

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

    def entries(self, key: str) -> tuple[str, ...]:
        """The entries of a list answer, in order."""
        return tuple(piece.text for piece in self.answer(key).spoken)


def talk_key(step: Step) -> str:
    """The key of a step's free talk, in the open style."""
    return f"{step.key}.{TALK}"


def talk_question(step: Step) -> Question:
    """The one question that a step's open questions become in the open style."""
    return Question(key=talk_key(step), prompt=step.open_prompt)


def find_item(program: Program, key: str) -> Item:
    """An item by its key, a step's free talk included. Raises KeyError."""
    for step in program.steps:
        if step.open_prompt and key == talk_key(step):
            return talk_question(step)
    return program.item(key)


def find_step(program: Program, key: str) -> Step:
    """The step that an item, or a free talk, belongs to. Raises KeyError."""
    for step in program.steps:
        if key == talk_key(step):
            return step
    return program.step_of(key)


def is_free(question: Question) -> bool:
    """Whether the open style hears this question within the step's free talk."""
    return question.kind in ("open", "list", "pairs") and not question.single


def known(session: Session, name: str) -> str:
    """What is known under a name that conditions and prompts use: an answer, else a fact."""
    answer = session.answers.get(name)
    if answer is not None and answer.spoken:
        return answer.value or answer.text
    return session.facts.get(name, "")


def takes_place(session: Session, when: When) -> bool:
    """Whether a condition holds.

    A name of which nothing is known holds no item back: it is better to ask once too often. What
    was said but not understood is not known.
    """

    def value(name: str) -> str:
        answer = session.answer(name)
        return answer.value if answer.spoken else session.facts.get(name, "")

    return all(not value(name) or value(name) in values for name, values in when.items())


def next_key(session: Session, after: str | None) -> str | None:
    """The key of the item that comes after this one, or None at the end of the part."""
    keys = agenda(session)
    if after is None:
        return keys[0] if keys else None
    order = _order(session)
    place = order.index(after)
    later = set(order[place + 1 :]) - _told_before(session, after)
    return next((key for key in keys if key in later), None)


def _told_before(session: Session, after: str) -> set[str]:
    """After a free talk: the step's questions that were answered before it, one by one."""
    step = find_step(session.program, after)
    if after != talk_key(step):
        return set()
    free = {item.key for item in step.items if isinstance(item, Question) and is_free(item)}
    return {key for key in free if session.answer(key).state != "open"}


def previous_question(session: Session) -> str | None:
    """The key of the question before the current item, or None at the first."""
    order = _order(session)
    place = order.index(session.at) if session.at is not None else len(order)
    earlier = set(order[:place])
    questions = [
        key
        for key in agenda(session)
        if key in earlier and isinstance(find_item(session.program, key), Question)
    ]
    return questions[-1] if questions else None


def agenda(session: Session) -> tuple[str, ...]:
    """The keys of all items that take place in this session, as far as is known by now."""
    keys: list[str] = []
    for step in session.program.steps_of(session.part):
        talked = talk_key(step) in session.answers
        talk_due = bool(step.open_prompt) and (
            talked or (session.style == "open" and any(_due_in_talk(session, step)))
        )
        for item in step.items:
            if not takes_place(session, item.when):
                continue
            if isinstance(item, Tell) and not _worth_telling(session, item):
                continue
            if isinstance(item, Question) and is_free(item):
                if talk_due and talk_key(step) not in keys:
                    keys.append(talk_key(step))
                # In the open style the talk stands for what was not asked before it.
                if session.style == "open" and talk_due and item.key not in session.answers:
                    continue
            about = item.items_from if isinstance(item, Question) else ""
            if about and not session.entries(about):
                continue  # there is no entry to ask about
            keys.append(item.key)
    return tuple(keys)


def _worth_telling(session: Session, tell: Tell) -> bool:
    """Not a teaching that the person knows, nor a reading back of something never said."""
    if tell.intro and session.short_introductions:
        return False
    return all(known(session, name) for name in placeholders(tell.text))


def placeholders(text: str) -> tuple[str, ...]:
    """The names in braces in a prompt."""
    return tuple(name for _, name, _, _ in Formatter().parse(text) if name)


def _due_in_talk(session: Session, step: Step) -> Iterable[bool]:
    for item in step.items:
        if isinstance(item, Question) and is_free(item) and takes_place(session, item.when):
            yield item.key not in session.answers


def _order(session: Session) -> list[str]:
    order: list[str] = []
    for step in session.program.steps_of(session.part):
        for item in step.items:
            if (
                isinstance(item, Question)
                and is_free(item)
                and step.open_prompt
                and talk_key(step) not in order
            ):
                order.append(talk_key(step))
            order.append(item.key)
    return order


def begin(program: Program) -> Session:
    """A session of which nothing has happened yet."""
    return Session(program=program)


def load(program: Program, events: Iterable[e.Event]) -> Session:
    """The session that these events lead to. Raises ValueError if they do not fit the program."""
    return reduce(evolve, events, begin(program))


def evolve(session: Session, event: e.Event) -> Session:
    """The session after the event. Raises ValueError if the event does not fit the program."""
    try:
        if not isinstance(event, _WITHOUT_KEY):
            find_item(session.program, event.key)
        return replace(_evolve(session, event), last_at=event.at)
    except KeyError as error:
        raise ValueError(f"the program has no item {error}") from error


_WITHOUT_KEY = (
    e.Started
    | e.Resumed
    | e.Commanded
    | e.IntroductionsShortened
    | e.StyleChanged
    | e.Paused
    | e.Unpaused
    | e.VoiceChanged
    | e.FinishAsked
    | e.FinishAnswered
    | e.Finished
)


def _evolve(session: Session, event: e.Event) -> Session:  # noqa: PLR0911, PLR0912 - a fact a case
    match event:
        case e.Started():
            fresh = Session(
                program=session.program,
                id=event.session,
                part=event.part,
                style=event.style,
                minutes=event.minutes,
                started_at=event.at,
                subject=event.subject,
                facts=dict(event.facts),
                short_introductions=event.facts.get("introductions") == "short",
            )
            return replace(fresh, at=next_key(fresh, None))
        case e.Resumed():
            back = replace(
                session, asked=False, paused=False, finishing=False, resting=False, came_back=True
            )
            return _put_again(back, session.at)
        case e.Told() | e.Guided():
            guided = dict(session.guided)
            if isinstance(event, e.Guided):
                guided[event.key] = guided.get(event.key, 0.0) + event.seconds
            return _move(replace(session, guided=guided), next_key(session, event.key))
        case e.Asked():
            asked = replace(session, asked=True, came_back=False)
            return _with(asked, event.key, session.answer(event.key))
        case e.Answered():
            piece = Spoken(event.text, event.raw, event.item, event.words)
            answer = session.answer(event.key)
            return _with(
                session,
                event.key,
                replace(answer, spoken=(*answer.spoken, piece), state=_reopened(answer.state)),
            )
        case e.Understood():
            answer = replace(session.answer(event.key), value=event.value, understood=True)
            question = find_item(session.program, event.key)
            confirm = isinstance(question, Question) and question.confirm
            after = _with(session, event.key, answer)
            return replace(after, confirming=True, asked=False) if confirm else after
        case e.Unclear():
            answer = session.answer(event.key)
            return _with(
                replace(session, asked=False),
                event.key,
                replace(
                    answer,
                    unclear=answer.unclear + 1,
                    fresh_from=len(answer.spoken),
                    value="",
                    understood=False,
                ),
            )
        case e.Confirmed():
            if event.right:
                return replace(session, confirming=False)
            answer = session.answer(event.key)
            aside = (*answer.scratched, *answer.spoken)
            return _with(
                replace(session, confirming=False, asked=False),
                event.key,
                replace(
                    answer, spoken=(), scratched=aside, value="", understood=False, fresh_from=0
                ),
            )
        case e.Scratched():
            return _scratch(session, event.key)
        case e.Restored():
            answer = session.answer(event.key)
            return _with(
                session,
                event.key,
                replace(
                    answer,
                    spoken=(*answer.spoken, *answer.scratched[-1:]),
                    scratched=answer.scratched[:-1],
                ),
            )
        case e.Closed():
            answer = replace(session.answer(event.key), state="closed")
            after = replace(_with(session, event.key, answer), confirming=False)
            question = find_item(session.program, event.key)
            if isinstance(question, Question) and event.item is not None:
                following = event.item + 1
                if following < len(session.entries(question.items_from)):
                    return replace(after, pair=following, asked=False)
            return _move(after, next_key(after, event.key))
        case e.Skipped():
            answer = replace(session.answer(event.key), state="skipped")
            after = replace(_with(session, event.key, answer), confirming=False)
            return _move(after, next_key(after, event.key))
        case e.WentBack():
            return _put_again(_move(replace(session, confirming=False), event.key), event.key)
        case e.Commanded():
            return session
        case e.IntroductionsShortened():
            return _shorten(replace(session, short_introductions=True))
        case e.StyleChanged():
            return _restyle(replace(session, style=event.style, asked=False))
        case e.Paused():
            return replace(session, paused=True)
        case e.Unpaused():
            return replace(session, paused=False, asked=False)
        case e.VoiceChanged():
            return replace(session, rate=event.rate, volume=event.volume)
        case e.FinishAsked():
            return replace(session, finishing=True, asked=False)
        case e.FinishAnswered():
            return replace(session, finishing=False, asked=False, resting=event.yes)
        case e.Finished():
            return replace(session, at=None, finished_at=event.at)


def _reopened(state: AnswerState) -> AnswerState:
    return "open" if state == "skipped" else state


def last_said(session: Session, key: str) -> int | None:
    """The place of the answer's last utterance (for pairs, of the current entry's), if any."""
    item = find_item(session.program, key)
    pairs = isinstance(item, Question) and bool(item.items_from)
    places = [
        place
        for place, piece in enumerate(session.answer(key).spoken)
        if not pairs or piece.item in (None, session.pair)
    ]
    return places[-1] if places else None


def _shorten(session: Session) -> Session:
    if isinstance(session.item, Tell) and session.item.intro:
        return replace(_move(session, next_key(session, session.at)), came_back=session.came_back)
    return session


def _scratch(session: Session, key: str) -> Session:
    place, answer = last_said(session, key), session.answer(key)
    if place is None:
        return session
    taken_out = replace(
        answer,
        spoken=(*answer.spoken[:place], *answer.spoken[place + 1 :]),
        scratched=(*answer.scratched, answer.spoken[place]),
        fresh_from=answer.fresh_from - (place < answer.fresh_from),
        value="",
        understood=False,
    )
    return _with(session, key, taken_out)


def _put_again(session: Session, key: str | None) -> Session:
    """The question is asked afresh: what is said from here on is a new short answer."""
    answer = session.answers.get(key or "")
    if key is None or answer is None or session.confirming:
        return session
    return _with(session, key, replace(answer, unclear=0, fresh_from=len(answer.spoken)))


def _with(session: Session, key: str, answer: Answer) -> Session:
    return replace(session, answers={**session.answers, key: answer})


def _move(session: Session, key: str | None) -> Session:
    return replace(session, at=key, asked=False, pair=0, came_back=False)


def _restyle(session: Session) -> Session:
    """The current question in the other style: a free talk for its step, or the step's first."""
    question, step = session.question, session.step
    if question is None or step is None or not is_free(question) or not step.open_prompt:
        return session
    talk, left = talk_key(step), _left(session, question.key)
    if session.style == "guided":
        return _move(left, next_key(left, talk)) if question.key == talk else session
    due = talk in left.answers or any(_due_in_talk(left, step))
    return _move(left, talk) if due else session


def _left(session: Session, key: str) -> Session:
    """An answer that is left in the middle: closed if anything was said, else not begun."""
    answer = session.answer(key)
    if answer.spoken:
        return _with(session, key, replace(answer, state="closed"))
    if answer.scratched:
        return session
    return replace(session, answers={k: a for k, a in session.answers.items() if k != key})
