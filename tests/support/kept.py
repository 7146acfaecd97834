"""A session's record in memory, for the runner without a journal."""

from __future__ import annotations

from tests.support.talk import AT
from voice_coach.dialogue import events as e
from voice_coach.dialogue.evolve import evolve, load
from voice_coach.dialogue.session import Session
from voice_coach.program.values import Program


class Kept:
    """The edge to the journal at its narrowest."""

    trouble = ""

    def spool(self, key: str, item: int | None) -> None:
        """Typed answers have no sound."""

    def __init__(self, program: Program, *events: e.Event, **started: object) -> None:
        members = {"session": "s", "program": program.id, "program_version": program.version}
        first = e.Started(at=AT, **{**members, **started})  # type: ignore[arg-type]
        self.program = program
        self.events: list[e.Event] = list(events) or [first]
        self._session = load(program, self.events)

    @property
    def session(self) -> Session:
        return self._session

    def record(self, event: e.Event) -> None:
        self.events.append(event)
        self._session = evolve(self._session, event)

    def texts(self, key: str) -> tuple[str, ...]:
        return self.session.entries(key)
