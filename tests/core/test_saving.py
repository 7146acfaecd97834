"""A disk that refuses now and then: nothing said is lost, doubled or out of order."""

from __future__ import annotations

import random

import pytest

from tests.support.talk import AT
from voice_coach.audio.memory import MemoryCard
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import NoEar, SilentMouth
from voice_coach.coach.runner import Runner, Stopped
from voice_coach.console.plain import PlainView
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.dialogue.evolve import evolve, load
from voice_coach.dialogue.session import Session
from voice_coach.errors import JournalError
from voice_coach.manners import Manners
from voice_coach.messages import Heard, InputClosed, Interrupted, Typed, Utterance
from voice_coach.program.values import Program, Question, Step

ONE = Program("one", "One", 1, (Step("s", "S", (Question("event", "Which event?"),)),))
SAID = [f"this is sentence number {number}" for number in range(12)]


class Refusing:
    """The narrow edge to the journal, in memory; refuses the writes with these numbers."""

    trouble = ""

    def __init__(self, refused: set[int], stop_at: int = -1) -> None:
        self.refused = refused
        self.writes = 0
        self.events: list[e.Event] = [
            e.Started(at=AT, session="s", program="one", program_version=1)
        ]
        self.session: Session = load(ONE, self.events)

    def record(self, event: e.Event) -> None:
        self.writes += 1
        if self.writes in self.refused:
            raise JournalError("The log could not be written: the disk is full.")
        self.events.append(event)
        self.session = evolve(self.session, event)

    def spool(self, key: str, item: int | None) -> None:
        """Nothing is kept of the sound."""

    @property
    def answers(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, e.Answered)]


class Lines:
    """What a view writes."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        """It is in memory."""

    def isatty(self) -> bool:
        return False


def lead(record: Refusing, *messages: Heard | Typed | InputClosed | Interrupted) -> Lines:
    """Lead a session with these messages. On the card in memory the seconds between two attempts
    to write pass at once; it stops a session that waits for what never comes."""
    card, screen = MemoryCard(), Lines()
    for message in messages:
        card.post(message)
    view = PlainView(screen)  # type: ignore[arg-type]
    Runner(record, Edges(SilentMouth(card), NoEar(), card, view), Manners()).run()
    return screen


def heard(text: str) -> Heard:
    return Heard(Utterance(text))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", [Typed, heard])
def test_all_that_is_said_is_written_once_and_in_order(seed: int, kind: type[Typed]) -> None:
    """A disk that is full now and then would shuffle, double or swallow what was said."""
    dice = random.Random(seed)
    record = Refusing({number for number in range(1, 40) if dice.random() < 0.3})
    screen = lead(record, *(kind(text) for text in SAID), kind("next"))
    assert record.answers == SAID
    assert record.session.finished_at
    assert screen.text.count(phrases.WRITTEN_AGAIN) == screen.text.count(phrases.CANNOT_WRITE) > 0


@pytest.mark.parametrize("kind", [Typed, heard])
@pytest.mark.parametrize("stop", [Interrupted(), InputClosed()])
@pytest.mark.parametrize("full_from", [1, 2, 6])
def test_stopping_on_a_full_disk_gives_the_words_back(
    full_from: int, stop: Interrupted | InputClosed, kind: type[Typed]
) -> None:
    """Words that are only in memory would be gone with the program, unseen."""
    record = Refusing(set(range(full_from, 10_000)))
    with pytest.raises(Stopped) as stopped:
        lead(record, *(kind(text) for text in SAID), stop)
    assert [*record.answers, *stopped.value.unwritten] == SAID
    assert stopped.value.unwritten


def test_a_disk_that_is_well_again_when_the_person_stops_takes_it_all() -> None:
    """Lines that were piped in would be thrown back for one short fault."""
    record = Refusing({2})
    with pytest.raises(Stopped) as stopped:
        lead(record, *(Typed(text) for text in SAID), InputClosed())
    assert record.answers == SAID
    assert stopped.value.unwritten == ()
