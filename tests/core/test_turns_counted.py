"""What the benchmark of turns counts, on recordings made by hand; and its exercise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from scripts.parts.benchmarks import turns, turns_alone, turns_count, turns_fed, turns_set
from scripts.parts.benchmarks.turns_set import ASKS, Phrase
from scripts.parts.benchmarks.turns_talk import Kind, Line, Sitting, Turn
from tests.support.home import ROOT
from tests.support.open_room import Led
from tests.support.virtual_sound import RATE
from voice_coach.audio.ports import Clip
from voice_coach.dialogue import events as e
from voice_coach.program.toml_file import load

PROMPT = f"Coach: {ASKS['scale']}"


def phrase(text: str) -> Phrase:
    return Phrase(text, Clip(np.ones(160, np.int16), 16000))


def recorded(*sounding: tuple[float, float]) -> Any:
    """Ten seconds from 100.0 on, in which something sounds so."""
    pcm = np.zeros(10 * RATE, np.int16)
    for begins, ends in sounding:
        pcm[round((begins - 100) * RATE) : round((ends - 100) * RATE)] = 5000
    return SimpleNamespace(pcm=pcm, began_at=100.0, since=lambda frame: pcm[max(0, frame) :])


def turn(kind: Kind, text: str, ends_at: float, *lines: Line, took: bool = True) -> Turn:
    return Turn(kind, phrase(text), "scale", ends_at - 0.5, ends_at, took, lines)


def counted(*turns: Turn, lines: tuple[Line, ...] = (), sounds: Any) -> turns_count.Counted:
    return turns_count.count(Sitting(turns, lines, sounds, recorded(), (105.0,)))


def test_the_delay_is_from_the_last_sound_to_the_first() -> None:
    """Every figure would be another one than is said."""
    found = counted(turn("short", "seven", 103.0), sounds=recorded((103.9, 105.0)))
    assert found.delays == {"short": [pytest.approx(0.9, abs=0.001)]}
    assert found.share(turns_count.CUT_OFF) == (0, 1)


def test_what_the_coach_takes_of_itself_is_counted() -> None:
    """A coach that answers itself would pass for one that does not."""
    room = turns_alone.rooms()[0]
    commands = [e.Commanded(at="", command="next", raw=raw) for raw in ("", "next")]
    led = Led(SimpleNamespace(events=commands), [3.0], ["The rotten."], [], [], [True], 75.0)  # type: ignore[arg-type]
    alone = turns_alone.told_of(room, led)
    assert alone.taken == ("The rotten.", "next")
    assert (alone.stops, alone.seconds, alone.deaf) == (1, 75.0, False)
    assert turns_alone.told_of(room, replace(led, echo=[])).deaf
    assert len(turns_alone.rooms()) == 12


def test_a_coach_that_speaks_too_soon_cuts_off() -> None:
    """The one figure that has to be nought would be nought whatever happened."""
    found = counted(turn("short", "seven", 103.0), sounds=recorded((102.8, 105.0)))
    assert found.share(turns_count.CUT_OFF) == (1, 1)


def test_a_command_over_the_coach_is_answered_by_its_next_prompt() -> None:
    """The prompt that was cut short would be taken for the answer to the command."""
    sounds = recorded((100.5, 103.55), (103.7, 106.0))
    said = turn("command over", "next", 103.0, Line(PROMPT, 103.54))
    assert counted(said, sounds=sounds).delays == {"command over": [pytest.approx(0.7, abs=0.001)]}


def test_who_is_talked_over_stops_or_does_not() -> None:
    """A coach that is deaf would count as one that stops at the end of its sentence."""
    heard = Line("You: My sister called.", 104.0)
    over = turn("over", "my sister called", 103.0, heard)
    stopped = counted(over, sounds=recorded((101.0, 103.25)))
    assert stopped.stops == [pytest.approx(0.75, abs=0.001)]
    assert stopped.share(turns_count.NOT_STOPPED) == (0, 1)
    spoke_on = counted(over, sounds=recorded((101.0, 106.0)))
    assert spoke_on.share(turns_count.NOT_STOPPED) == (1, 1)
    assert spoke_on.stops == []


@pytest.mark.parametrize(
    ("heard", "lost"),
    [("My sister called.", False), ("Mission stir hall.", False), ("Called.", True), ("", True)],
)
def test_a_first_word_is_lost_or_misheard(heard: str, lost: bool) -> None:
    """A bad recogniser would count as a coach that does not listen, or the other way."""
    assert turns_count.first_words_lost(phrase("my sister called"), heard) is lost


def test_words_that_nobody_spoke_are_the_coachs_own() -> None:
    """The coach could answer itself, and the bench would not notice."""
    own = Line("You: Clear are you.", 108.5)
    by_key = Line("Command: next", 105.1)
    echo = Line("You: How clear.", 103.5)
    answer = Line("You: Seven.", 103.4)
    said = turn("short", "seven", 103.0, answer)
    lines = (Line(PROMPT, 100.0), answer, echo, by_key, own)
    found = counted(said, lines=lines, sounds=recorded((104.0, 105.0)))
    assert found.wrong[turns_count.OWN] == [echo.text, own.text]


def test_a_coach_that_begins_again_stopped_for_nobody() -> None:
    """It would stammer all through a session, with perfect figures."""
    again = Line("Coach: how clear are you about it now?", 102.0)
    lines = (Line(PROMPT, 100.0), again, Line("Coach: And then?", 109.0))
    found = counted(turn("short", "seven", 106.0), lines=lines, sounds=recorded())
    assert found.wrong[turns_count.STOPPED_ITSELF] == [again.text]


def test_the_exercise_can_be_led(tmp_path: Path) -> None:
    """The benchmark would only find out after minutes that its exercise does not load."""
    file = tmp_path / "turns.toml"
    file.write_text(turns_set.exercise(2, tuple(ASKS)), "utf-8")
    keys = [item.key for step in load(file).steps for item in step.items]
    assert keys == ["hello", *(f"{key}_{n}" for n in (0, 1) for key in ASKS), "goodbye"]
    assert set(turns_fed.ASKS) <= set(ASKS)


def test_the_readme_has_its_goals() -> None:
    """The readme would praise figures by goals that nobody measures by."""
    readme = (ROOT / "README.md").read_text("utf-8")
    section = readme.partition("## How soon it answers")[2].partition("\n## ")[0]
    assert "`scripts/bench turns`" in section
    for seconds in (
        turns.COMMAND_SECONDS, turns.SHORT_SECONDS, turns.READ_BACK_SECONDS, turns.STOP_SECONDS,
    ):  # fmt: skip
        assert f"| {seconds:.2f} s |" in section, seconds
    for name, seconds in turns.PUBLISHED:
        assert f"{seconds:.2f} s" in section, name
    for name in turns_count.KINDS_OF_WRONG:
        assert f"| {name.capitalize()}" in section, name
    assert "scripts/bench turns" in readme.partition("## For developers")[2]
