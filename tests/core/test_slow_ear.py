"""A recogniser that is seconds behind: nobody is taken for silent who is only not heard yet."""

from __future__ import annotations

import pytest

from tests.support.in_time import MessagesInTime, Screen, said
from tests.support.kept import Kept
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import NoEar, SilentMouth
from voice_coach.coach.runner import Runner, Stopped
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.manners import DEFAULT
from voice_coach.messages import Interrupted, Level, Message
from voice_coach.program.toml_file import builtin

SHORT = builtin("short")
FAR = DEFAULT.nudge_seconds + 20


def led(*messages: tuple[float, Message]) -> tuple[Kept, list[str]]:
    """What is recorded and spoken from the second question on, when this is heard."""
    fixed = [e.Told(at="", key="hello"), e.Guided(at="", key="breath", seconds=9.0, whole=True)]
    kept = Kept(SHORT)
    for event in fixed:
        kept.record(event)
    first = [(0.1, said("it rained", 0.1)), (1.5, said("next", 1.5))]
    timetable = MessagesInTime(*first, *messages)
    screen = Screen()
    edges = Edges(SilentMouth(timetable), NoEar(), timetable, screen)  # type: ignore[arg-type]
    with pytest.raises(Stopped):
        Runner(kept, edges, DEFAULT, lambda: "").run()  # type: ignore[arg-type]
    return kept, screen.spoken


def test_a_short_answer_is_not_over_while_it_is_being_recognised() -> None:
    """On a slow computer the coach would go on in the middle of an answer."""
    kept, spoken = led(
        (3.0, said("it", 2.0)),
        (3.1, Level(-20.0, 2.6)),
        (12.0, Level(-60.0, 4.2)),  # the recogniser is far behind by now
        (12.5, said("keeps happening", 3.0)),
        (12.6, Level(-60.0, 4.6)),
        (13.0, Level(-60.0, 13.0)),
        (13.0, Interrupted()),
    )
    assert kept.texts("recurring") == ("it", "keeps happening")
    assert not any(isinstance(event, e.Unclear) for event in kept.events), "it was cut short"
    assert "how clear" in spoken[-1], "it was understood in the end"


def test_nobody_is_nudged_who_speaks() -> None:
    """ "Take your time" would come in the middle of a sentence."""
    _, spoken = led((3.0, Level(-20.0, 2.9)), (FAR, Level(-20.0, 4.0)), (FAR, Interrupted()))
    assert phrases.NUDGE not in spoken


def test_real_silence_is_still_noticed() -> None:
    """The coach would wait for ever."""
    levels = [(number / 10, Level(-60.0, number / 10)) for number in range(30, round(FAR * 10))]
    _, spoken = led(*levels, (FAR, Interrupted()))
    assert spoken.count(phrases.NUDGE) == 1
