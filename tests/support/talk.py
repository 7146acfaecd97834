"""A conversation as a list of events, without sound: what a person says, and what follows."""

from __future__ import annotations

from voice_coach.dialogue import events as e
from voice_coach.dialogue.carry import carried
from voice_coach.dialogue.director import (
    Carry,
    Done,
    Finish,
    Listen,
    Meditate,
    Rest,
    Say,
    next_action,
)
from voice_coach.dialogue.evolve import evolve, load
from voice_coach.dialogue.interpret import interpret, pause_elapsed
from voice_coach.dialogue.obey import Reaction
from voice_coach.dialogue.session import Session
from voice_coach.journal.event_json import from_json, to_json
from voice_coach.messages import Utterance
from voice_coach.program.values import Guide, Item, Option, Program, Question, Step, Tell

AT = "2026-03-01T10:00:00.000+01:00"

EXERCISE = Program(
    "tiny",
    "A tiny exercise",
    1,
    (
        Step("start", "Start", (Tell("hello", "Hello."), Tell("why", "This is why.", intro=True))),
        Step(
            "one",
            "One",
            (
                Tell("idea", "The idea.", intro=True),
                Question("event", "Which event?", ends="pause", single=True),
                Question(
                    "recurring",
                    "Does it keep happening, or is it the first time?",
                    "choice",
                    "pause",
                    single=True,
                    options=(
                        Option("again", "it keeps happening", ("keeps happening",)),
                        Option("first", "it is the first time", ("first time", "the first")),
                    ),
                ),
                Question("past", "How did you respond?", when={"recurring": ("again",)}),
                Question("details", "Tell me more."),
                Question("feeling", "How does it feel?"),
            ),
            number=1,
            open_prompt="Tell me all about it.",
        ),
        Step(
            "two",
            "Two",
            (
                Question("ways", "What could you do?", "list", single=True),
                Question(
                    "outcomes",
                    "If you do this: {item}. What follows?",
                    "pairs",
                    single=True,
                    items_from="ways",
                ),
                Question(
                    "chosen",
                    "Which one?",
                    "choice",
                    "pause",
                    single=True,
                    confirm=True,
                    options_from="ways",
                ),
                Guide("rest", "A rest", ()),
                Question("when", "When?", "date", "pause", single=True, confirm=True),
                Question("clear", "How clear, from zero to ten?", "scale", "pause", single=True),
                Question("willing", "Will you?", "yes-no", "pause", single=True),
                Tell("bye", "You chose {chosen}. Goodbye."),
            ),
            number=2,
        ),
    ),
)
"""Every kind of item, small enough to be read at a glance."""


class Talk:
    """Leads a session from event to event; ``said`` is what the coach spoke, in order."""

    def __init__(self, program: Program = EXERCISE, **started: object) -> None:
        self.program = program
        self.events: list[e.Event] = []
        self.said: list[str] = []
        self.session = Session(program=program)
        members = {"session": "s", "program": program.id, "program_version": program.version}
        self.record(e.Started(at=AT, **{**members, **started}))  # type: ignore[arg-type]
        self.settle()

    def record(self, *events: e.Event) -> None:
        """Keep these, and fold them in."""
        for event in events:
            self.events.append(event)
            self.session = evolve(self.session, event)

    def settle(self) -> None:
        """Let the coach speak until it listens, rests or is done."""
        for _ in range(1000):
            match next_action(self.session):
                case Say(key, pieces, then):
                    self.said += pieces
                    self.record((e.Asked if then == "asked" else e.Told)(at=AT, key=key))
                case Carry():
                    self.record(carried(self.session, AT))
                case Meditate(guide):
                    self.record(e.Guided(at=AT, key=guide.key, seconds=1.0))
                case Finish():
                    self.record(e.Finished(at=AT))
                case Listen() | Rest() | Done():
                    return
        raise AssertionError("the coach never comes to listen")

    def react(self, reaction: Reaction) -> None:
        """Do what a reaction asks for."""
        self.record(*reaction.events)
        self.said += reaction.say
        self.settle()

    def hear(self, *texts: str) -> Talk:
        """The person says these, each a whole utterance; nobody waits for silence."""
        for text in texts:
            self.react(interpret(self.session, Utterance(text), at=AT))
        return self

    def quiet(self) -> Talk:
        """Silence, long enough to end a short answer."""
        self.react(pause_elapsed(self.session, AT))
        return self

    def short(self, *texts: str) -> Talk:
        """The person gives these short answers, each followed by silence."""
        for text in texts:
            self.hear(text).quiet()
        return self

    def to(self, key: str) -> Talk:
        """Say "next" until this item is reached."""
        for _ in range(200):
            if self.session.at == key:
                return self
            self.hear("next")
        raise AssertionError(f"{key} is never reached")

    @property
    def at(self) -> str | None:
        """The key of the current item."""
        return self.session.at

    def texts(self, key: str) -> tuple[str, ...]:
        """What stands as the answer, utterance by utterance."""
        return self.session.entries(key)

    def reloaded(self) -> Session:
        """The session as its log gives it back, through JSON."""
        return load(self.program, [from_json(to_json(event)) for event in self.events])


def only(*items: Item, open_prompt: str = "") -> Program:
    """An exercise of one step."""
    return Program("only", "Only", 1, (Step("s", "S", items, open_prompt=open_prompt),))
