"""The coach on an open loudspeaker: it never answers itself, and hears who talks over it. The real
canceller, sense for speech, recogniser and voice, on a sound card in memory."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.open_room import Led, Room, lead
from tests.support.talk import only
from voice_coach.audio.ports import Clip
from voice_coach.audio.recogniser import VoskModel
from voice_coach.audio.sound import gain, read_clip, resample, trim
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.dialogue import events as e
from voice_coach.messages import Command
from voice_coach.program.values import Cue, Guide, Question, Tell

HELLO = Tell(
    "hello",
    "Welcome. This is a quiet hour for you alone, and there is no hurry at all in it. "
    "Sit as you like, and let your shoulders fall.",
)
EVENT = Question(
    "event",
    "Think of something that has kept you awake of late, and take your time with it. "
    "What happened?",
)
CLEAR = Question(
    "clear",
    "From zero to ten, where ten is as clear as a mountain lake in the morning, how clear are you?",
    "scale",
    "pause",
    single=True,
)
PROGRAM = only(HELLO, EVENT, CLEAR, Tell("bye", "Goodbye."))


@pytest.fixture(scope="module")
def flite(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Clip]:
    """Another voice than the coach's."""
    path: Path = tmp_path_factory.mktemp("flite") / "said.wav"

    def say(words: str) -> Clip:
        subprocess.run(["flite", "-voice", "rms", "-t", words, "-o", path], check=True)
        return gain(trim(resample(read_clip(path), 16000)), 0.5)

    return say


@pytest.mark.parametrize(
    "room",
    [
        Room(-6, 0.0),
        Room(-12, 0.1),
        Room(-6, 0.25),
        Room(-20, 0.4),
        Room(-6, 0.1, jumps=True),
        Room(-6, 0.1, drift_ppm=100),
        Room(-6, 0.05, then_late=0.3),
        Room(-12, 0.3, then_late=0.05),
        Room(-6, 0.02, overstated=0.1),
        Room(-20, 0.1, overstated=0.3),
    ],
    ids=str,
)
def test_the_coach_never_answers_itself(
    room: Room, vosk_model: VoskModel, coach: PyttsxVoice
) -> None:
    """Its own words would stand in the journal, and every later answer would land one question
    late."""
    led = lead(PROGRAM, room, vosk_model, coach, seconds=48)
    assert led.echo == [True]
    assert led.heard == []
    assert led.stops == []


def test_where_its_voice_comes_back_too_late_it_is_never_stopped_by_it(
    vosk_model: VoskModel, coach: PyttsxVoice
) -> None:
    """What fits nothing that was played would be taken for silence, and its own words for an
    answer, over and over."""
    led = lead(PROGRAM, Room(-6, 1.4), vosk_model, coach, seconds=48)
    assert True not in led.echo
    assert led.stops == []


@pytest.mark.parametrize("room", [Room(None), Room(-12, 0.1)], ids=str)
def test_who_talks_over_the_coach_is_heard(
    room: Room, vosk_model: VoskModel, coach: PyttsxVoice, flite: Callable[[str], Clip]
) -> None:
    """A person would have to wait for the end of every sentence."""
    says = {"Think of": [(3.0, "well i had a quarrel with my brother"), (6.4, "next")]}
    led = lead(PROGRAM, room, vosk_model, coach, voice=flite, says=says, seconds=30)
    (_, began, _), *_ = led.said
    assert led.echo == [True]
    # The sound ends 0.3 s after 0.5 s of speech, which begins a little after the sound of it.
    (stopped,) = led.stops
    assert began + 0.4 < stopped < began + 0.9
    # From the very first word on, which was said over the coach.
    (heard,) = led.heard
    assert heard.startswith("Well ")
    assert "quarrel with" in heard
    asked = [event.key for event in led.kept.events if isinstance(event, e.Asked)]
    assert asked == ["event", "clear"]


def test_a_short_answer_over_the_coach_is_taken(
    vosk_model: VoskModel, coach: PyttsxVoice, flite: Callable[[str], Clip]
) -> None:
    """Who knows the question would have to wait for its end."""
    says = {"Think of": [(1.5, "skip this")], "From zero": [(3.0, "seven")]}
    led = lead(PROGRAM, Room(None), vosk_model, coach, voice=flite, says=says, seconds=40)
    assert led.kept.texts("clear") == ("seven",)
    assert "Goodbye." in led.coach


@pytest.mark.parametrize(
    ("room", "words"),
    [(Room(None), "say that again"), (Room(-12, 0.1, drift_ppm=100), "repeat")],
)
def test_a_command_over_the_coach_is_obeyed(
    room: Room, words: str, vosk_model: VoskModel, coach: PyttsxVoice, flite: Callable[[str], Clip]
) -> None:
    """Whoever knows the exercise would have to hear all of it."""
    says = {"Think of": [(1.5, words)]}
    led = lead(PROGRAM, room, vosk_model, coach, voice=flite, says=says, seconds=18)
    commands = [event.command for event in led.kept.events if isinstance(event, e.Commanded)]
    assert commands == [Command.REPEAT]
    assert len([text for text in led.coach if "Think of" in text]) == 2
    assert led.heard == []


def test_in_a_meditation_only_the_commands_of_the_quiet_are_heard_over_a_cue(
    vosk_model: VoskModel, coach: PyttsxVoice, flite: Callable[[str], Clip]
) -> None:
    """Who wants to leave would have to wait for the end of the cue; who murmurs would end it."""
    cue = (
        "Let your breath come and go as it likes, and feel how the chair carries you, "
        "from your feet up to your shoulders and on to the crown of your head."
    )
    quiet = Guide("quiet", "A quiet time", (Cue(cue, 0.2), Cue("And again.", 0.5)), 1)
    says = {"Let your breath": [(1.5, "louder"), (4.0, "skip")]}
    program = only(HELLO, quiet, Tell("bye", "Goodbye."))
    led = lead(program, Room(-12, 0.1), vosk_model, coach, voice=flite, says=says, seconds=50)
    (guided,) = [event for event in led.kept.events if isinstance(event, e.Guided)]
    assert not guided.whole
    skipped = led.said[1]
    assert skipped[1] < led.stops[0] < skipped[2] + 1.0
    assert "And again." not in led.coach
    assert [event for event in led.kept.events if isinstance(event, e.VoiceChanged)] == []


def test_where_nothing_is_known_of_what_is_played_the_coach_is_deaf_while_it_speaks(
    vosk_model: VoskModel, coach: PyttsxVoice
) -> None:
    """It would take its own voice for the person's."""
    led: Led = lead(PROGRAM, Room(-6, 0.1, known=False), vosk_model, coach, seconds=48)
    assert True not in led.echo
    assert led.stops == []
    assert led.heard == []
