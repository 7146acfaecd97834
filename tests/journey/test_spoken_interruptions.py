"""Spoken sessions that do not go as planned: an echoing room, silence, Ctrl-C, and pauses."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.support import checks
from tests.support.checks import Measured
from tests.support.home import ROOT
from tests.support.likeness import loudest
from tests.support.outcome import Session
from tests.support.person import FLITE, Coach, talk
from tests.support.virtual_sound import VirtualSound
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.program.toml_file import load
from voice_coach.program.values import Guide

pytestmark = pytest.mark.audio

SHORT = ("--program", str(ROOT / "voice_coach" / "programs" / "short.toml"))
ECHO_DB, ECHO_SECONDS = -20.0, 0.03
"""A loudspeaker in the room: 30 ms are ten metres of way by walls; a tenth as loud."""
NUDGE_SECONDS = 6.0
CLOCK_SECONDS = 0.06
ATTEMPTS = 3


@pytest.fixture(scope="module")
def stopped(
    sound_server: VirtualSound, coach: Coach, tmp_path_factory: pytest.TempPathFactory
) -> Session:
    """A session in a room that echoes, with a long silence, ended by Ctrl-C in mid-answer."""
    home = tmp_path_factory.mktemp("stopped")
    (home / "settings.toml").write_text(f"nudge_seconds = {NUDGE_SECONDS}\n")
    more = {"VOICE_COACH_CONFIG": str(home)}
    with (
        talk(sound_server, coach, home, "start", *SHORT, more=more) as person,
        sound_server.echo(ECHO_DB, ECHO_SECONDS),
    ):
        person.hears("Welcome.")
        person.hears("Breathe.")
        person.hears("What happened?")
        person.hears(phrases.NUDGE)
        person.reads_nothing(NUDGE_SECONDS + 2.0)
        person.says("i called my sister")
        person.pauses()
        person.reads("You: ")
        person.begins_to_say("and we talked for a long time about our mother")
        time.sleep(2.0)
        person.presses_ctrl_c()
        status = person.leaves()
    return Session(person, status, home / "journal")


def test_the_coach_does_not_hear_itself(stopped: Session) -> None:
    """The coach's own words would stand in the journal as the person's."""
    person = stopped.person
    echo = loudest(person.microphone.pcm)
    assert echo > 300, "the room did not echo"
    assert [p for p in checks.prompts(person) if not p.whole] == []
    first, *others = [line.text for line in person.lines if line.text.startswith("You: ")]
    assert first == "You: I called my sister."
    assert len(others) <= 1, "only what was being said at the end may follow"


def test_the_nudge_comes_once(stopped: Session, measured: Measured) -> None:
    """Someone who thinks would be pressed again and again, or never be told how to go on."""
    found = checks.prompts(stopped.person)
    nudges = [p for p in found if p.text == phrases.NUDGE]
    assert len(nudges) == 1
    (asked,) = [p for p in found if p.text == "What happened?"]
    waited = nudges[0].starts_at - asked.ends_at
    measured("nudge after (s), of 6.0", round(waited, 2))
    assert NUDGE_SECONDS <= waited < NUDGE_SECONDS + 1.0


def test_ctrl_c_in_mid_answer_loses_nothing(stopped: Session) -> None:
    """Ctrl-C would cost the words that were just being said, and leave the person in doubt."""
    assert stopped.status in (0, 130)
    shown = stopped.person.transcript
    assert "All you said is kept in" in shown
    assert f"voice-coach resume --journal {stopped.folder}" in shown
    assert "Traceback" not in shown
    answers = stopped.answered()
    assert answers[0] == "i called my sister"
    assert " ".join(answers[1:]).startswith("and we talked")
    assert stopped.entry.status != "finished"


def test_resume_takes_the_same_question(
    stopped: Session, sound_server: VirtualSound, coach: Coach
) -> None:
    """After a stop the person would have to begin anew, or lose a question."""
    home = stopped.folder.parent
    with talk(sound_server, coach, home, "resume") as person:
        line = person.hears("What happened?")
        assert phrases.WELCOME_BACK in line.text
        person.says("we will meet again on friday", "finish for today")
        person.hears("Would you like to finish for today?")
        person.says("yes")
        person.hears(phrases.RESTING)
        assert person.leaves() == 0, person.transcript
        assert [p for p in checks.prompts(person) if not p.whole] == []
        assert checks.talked_over(person) == []
    assert "To go on where you stopped: " in person.transcript
    assert stopped.answered()[-1] == "we will meet again on friday"
    assert "friday" in stopped.entry.path.read_text().lower()


def quiet_session(sound_server: VirtualSound, coach: Coach, home: Path) -> Session:
    """Two meditations: a pause in the first one, the second one left early."""
    program = ("--program", str(checks.QUIET))
    with talk(sound_server, coach, home, "start", *program, speech=FLITE) as person:
        person.reads("A quiet moment: ")
        person.says("pause")
        person.reads(phrases.PAUSED)
        time.sleep(2.0)
        person.says("resume")
        person.reads(phrases.GOING_ON)
        person.hears("Breathe out.")
        person.reads("Another moment: ")
        person.says("skip")
        person.hears("Are you still here?")
        person.says("yes")
        status = person.leaves()
    return Session(person, status, home / "journal")


@pytest.fixture(scope="module")
def quiet(
    sound_server: VirtualSound, coach: Coach, tmp_path_factory: pytest.TempPathFactory
) -> Session:
    """One of these sessions, for several tests."""
    return quiet_session(sound_server, coach, tmp_path_factory.mktemp("quiet"))


def test_pause_and_resume_move_the_rest_of_a_meditation(
    quiet: Session, sound_server: VirtualSound, coach: Coach, tmp_path: Path, measured: Measured
) -> None:
    """A door bell would cost the person their minute of quiet, or the cue would be lost."""
    session = quiet
    # A computer that was held up for a moment held the sound up too: then it is tried again.
    for attempt in range(ATTEMPTS):
        cue_off, after_cue = off_plan(session)
        measured("cue after a pause, and bell after that cue, off by (s)", (cue_off, after_cue))
        # When the pause began and ended is only seen by the lines that say so.
        if abs(cue_off) < 0.3 and abs(after_cue) < CLOCK_SECONDS:
            return
        session = quiet_session(sound_server, coach, tmp_path / str(attempt))
    pytest.fail("the rest of the meditation was not where it should have been, each time")


def off_plan(session: Session) -> tuple[float, float]:
    """What the cue after the pause, and the bell after that, are off by, in seconds."""
    person = session.person
    assert session.status == 0, person.transcript
    (cue,) = [p for p in checks.prompts(person) if p.text == "Breathe out."]
    assert cue.whole
    guide = load(checks.QUIET).item("first")
    assert isinstance(guide, Guide)
    seconds = (guide.minutes or 0) * 60
    other = next(line.at for line in person.lines if line.text.startswith("Another moment: "))
    opening, closing = checks.bells(person, "A quiet moment", until=other - 6)
    paused, resumed = (
        next(line.at for line in person.lines if line.text == text)
        for text in (phrases.PAUSED, phrases.GOING_ON)
    )
    moved = resumed - paused
    assert moved > 3.0
    cue_off = cue.starts_at - opening.starts_at - guide.cues[0].at * seconds - moved
    after_cue = closing.starts_at - cue.starts_at - (1 - guide.cues[0].at) * seconds
    return round(cue_off, 3), round(after_cue, 4)


def test_skip_leaves_a_meditation(quiet: Session) -> None:
    """Someone who is interrupted for good would have to sit it out."""
    first, second = (event for event in quiet.events() if isinstance(event, e.Guided))
    assert (first.key, first.whole, first.seconds) == ("first", True, 18.0)
    assert (second.key, second.whole) == ("second", False)
    assert second.seconds < 16.0
    assert quiet.person.transcript.count("Breathe in.") == 0
    assert quiet.answered() == ["yes"]


def test_nothing_is_played_over_a_command_in_the_quiet(quiet: Session) -> None:
    """The bell would cover the person's words."""
    assert checks.talked_over(quiet.person) == []
