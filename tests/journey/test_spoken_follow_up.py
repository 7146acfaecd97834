"""The way from a plan to its follow-up, spoken: ``start`` brings it up when its time has passed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.cli.test_follow_up_typed import clock, needs_faketime
from tests.journey.home import ROOT, run
from tests.journey.outcome import Session
from tests.journey.person import Coach, talk
from tests.virtual_sound import VirtualSound
from voice_coach.agenda.actions import actions_of
from voice_coach.dialogue import phrases

pytestmark = [pytest.mark.audio, needs_faketime]

PLAN = ("--program", str(ROOT / "tests" / "journey" / "plan.toml"))
SHORT_PAUSE = "short_answer_pause_seconds = 1.5\n"


@pytest.fixture(scope="module")
def looked_back(
    sound_server: VirtualSound, coach: Coach, tmp_path_factory: pytest.TempPathFactory
) -> Session:
    """A plan made three days ago for yesterday, and a session begun today."""
    home = tmp_path_factory.mktemp("looked-back")
    now = datetime.now()
    planned_for = f"{now - timedelta(days=1):%Y-%m-%d %H:%M}"
    typed = f"My new job\nCall the office\n{planned_for}\nyes\n"
    earlier = clock(f"{now - timedelta(days=3):%Y-%m-%d %H:%M:%S}")
    planned = run(home, "start", "--keyboard", *PLAN, typed=typed, more=earlier)
    assert (planned.returncode, planned.stderr) == (0, ""), planned.stdout
    (home / "settings.toml").write_text(SHORT_PAUSE)
    more = {"VOICE_COACH_CONFIG": str(home)}
    with talk(sound_server, coach, home, "start", *PLAN, more=more) as person:
        person.hears(phrases.BEFORE_WE_BEGIN)
        person.hears("It is time to look back on this: My new job.")
        person.says("yes")
        person.hears("This was your plan: Call the office.")
        person.hears("Is it done?")
        person.says("not yet")
        person.hears("When, then?")
        person.says("tomorrow at six in the evening")
        person.hears("Is that right?")
        person.says("yes")
        person.hears("Take care.")
        status = person.leaves()
    return Session(person, status, home / "journal")


def test_what_was_said_stands_in_the_journal_of_the_plan(looked_back: Session) -> None:
    """A review would begin a file of its own, or none of it would be kept."""
    assert looked_back.status == 0, looked_back.person.transcript
    entry = looked_back.entry
    (review,) = entry.reviews
    assert review["done_yet"] == "not-yet"
    assert entry.status == "reviewed"


def test_the_action_is_open_at_its_new_time(looked_back: Session) -> None:
    """The agenda would go on to remind of a time that has passed, or hold the plan for done."""
    (action,) = actions_of(looked_back.entry)
    assert action.state == "open"
    said = str(looked_back.entry.reviews[0]["new_time"])
    assert action.when is not None or "six" in said


def test_the_session_that_was_asked_for_was_not_begun_over_it(looked_back: Session) -> None:
    """A person who looked back would find an empty session beside it."""
    assert len(list(looked_back.folder.glob("*.md"))) == 1
