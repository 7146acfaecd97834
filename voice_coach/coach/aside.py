"""A short talk that is no session: which event is meant, whether an action is done.

It runs through the same loop as a session, by voice or keyboard; only what comes of it is kept,
by whoever asked.
"""

from __future__ import annotations

from collections.abc import Mapping

from voice_coach.coach.edges import Edges
from voice_coach.coach.record import wall_clock
from voice_coach.coach.runner import Runner
from voice_coach.dialogue import events as e
from voice_coach.dialogue.evolve import evolve
from voice_coach.dialogue.obey import PASSES_ON
from voice_coach.dialogue.session import Session, begin
from voice_coach.manners import Manners
from voice_coach.program.values import Item, Program, Question, Step


class Unkept:
    """Implements ``Record`` in memory."""

    trouble = ""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.command = ""
        """The last command, in the person's words."""

    @property
    def session(self) -> Session:
        """The talk as it stands."""
        return self._session

    def record(self, event: e.Event) -> None:
        """Take the event in; nothing is written."""
        self._session = evolve(self._session, event)
        if isinstance(event, e.Commanded):
            self.command = event.raw or event.command

    def spool(self, key: str, item: int | None) -> None:
        """No sound is kept."""


def talk_aside(
    items: tuple[Item, ...],
    edges: Edges,
    manners: Manners,
    *,
    facts: Mapping[str, str] | None = None,
    rate: int | None = None,
    volume: float | None = None,
) -> Session:
    """Lead the person through these items; returns the talk, with its answers by key.

    ``facts`` fill placeholders and conditions; ``rate`` (words a minute) and ``volume`` (0 to 1)
    are how the coach speaks. Where the person left early, ``finished_at`` is empty. Raises
    ``runner.Stopped`` on Ctrl-C and at the end of typed input.
    """
    return _talked(items, edges, manners, facts or {}, (rate, volume)).session


def ask_aside(
    question: Question,
    edges: Edges,
    manners: Manners,
    *,
    rate: int | None = None,
    volume: float | None = None,
) -> str:
    """What the person says to this, be it a command: "next", "stop", "read it back". How the coach
    speaks, pauses and repeats stays the talk's own matter.

    Raises ``runner.Stopped`` on Ctrl-C and at the end of typed input.
    """
    talk = _talked((question,), edges, manners, {PASSES_ON: "yes"}, (rate, volume))
    answer = talk.session.answer(question.key)
    return answer.text if answer.spoken else talk.command


def _talked(
    items: tuple[Item, ...],
    edges: Edges,
    manners: Manners,
    facts: Mapping[str, str],
    spoken: tuple[int | None, float | None],
) -> Unkept:
    rate, volume = spoken
    program = Program("aside", "", 1, (Step("aside", "", items),))
    at = wall_clock()
    started = e.Started(
        at=at, session="aside", program=program.id, program_version=1, facts=dict(facts)
    )
    session = evolve(begin(program), started)
    if rate is not None or volume is not None:
        changed = e.VoiceChanged(
            at=at,
            rate=session.rate if rate is None else rate,
            volume=session.volume if volume is None else volume,
        )
        session = evolve(session, changed)
    talk = Unkept(session)
    Runner(talk, edges, manners).run()
    return talk
