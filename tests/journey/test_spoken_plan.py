"""A plan and what becomes of it, all spoken: start, agenda, follow-up and visualise, the wall
clock moved on between them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest

from tests.journey.home import ROOT
from tests.journey.person import Coach, Person, talk
from tests.virtual_sound import VirtualSound
from voice_coach.agenda.actions import Action, actions_of, reviews_of
from voice_coach.dialogue import phrases
from voice_coach.journal.journal import Entry, Journal
from voice_coach.journal.marks import marks_of

pytestmark = pytest.mark.audio

PLAN = ("--program", str(ROOT / "tests" / "journey" / "plan.toml"))
MADE, OVERDUE, DUE = "2026-11-24 09:00:00", "2026-11-27 09:00:00", "2026-12-01 09:00:00"
PRACTISED = "2026-12-02 09:00:00"
WHEN = "in two days at six in the evening"
OUTCOME = "outcome: I walk into the room and my sister smiles at me.\n"
Talk = Callable[..., AbstractContextManager[Person]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the person's journal and settings are, through all four talks."""
    folder = tmp_path_factory.mktemp("plan")
    (folder / "settings.toml").write_text("short_answer_pause_seconds = 1.5\n")
    return folder


@pytest.fixture(scope="module")
def at(sound_server: VirtualSound, coach: Coach, home: Path) -> Talk:
    """A talk that begins at this time of the wall clock."""

    def talk_at(moment: str, *arguments: str) -> AbstractContextManager[Person]:
        command = (sys.executable, "-m", "tests.journey.later_coach", moment)
        more = {"VOICE_COACH_CONFIG": str(home)}
        return talk(sound_server, coach, home, *arguments, more=more, command=command)

    return talk_at


def kept(home: Path) -> tuple[Entry, Action]:
    """The only session, as its page has it now, and its action."""
    (entry,) = Journal(home / "journal").entries()
    (action,) = actions_of(entry)
    return entry, action


def starts_in(home: Path) -> list[str]:
    """When the entries of the calendar beside the page begin."""
    (calendar,) = (home / "journal").glob("*.ics")
    lines = calendar.read_text().splitlines()
    return [line.rpartition(":")[2].rstrip("Z") for line in lines if line.startswith("DTSTART")]


def test_a_plan_is_made(at: Talk, home: Path) -> None:
    """A day that was said aloud would not reach the journal or the calendar."""
    with at(MADE, "start", *PLAN) as person:
        person.hears("What happened?")
        person.says("my new job")
        person.hears("What will you do?")
        person.says("call my sister")
        person.hears("When?")
        person.says(WHEN)
        person.hears("Thursday the 26th of November, at six in the evening. Is that right?")
        person.says("yes")
        assert person.leaves() == 0, person.transcript
    _, action = kept(home)
    assert action.when is not None
    assert action.when.moment == datetime(2026, 11, 26, 18)
    assert "20261126T180000" in starts_in(home)


def test_what_is_overdue_is_moved(at: Talk, home: Path) -> None:
    """Someone without hands free could hear what is due, and do nothing about it."""
    with at(OVERDUE, "agenda", "--speak") as person:
        person.hears("Call my sister. It was planned for")
        person.says("move it")
        person.hears("When will you do it?")
        person.says(WHEN)
        person.hears("Is that right?")
        person.says("yes")
        person.hears("It has its new time.")
        assert person.leaves() == 0, person.transcript
    _, action = kept(home)
    assert action.when is not None
    assert action.when.moment == datetime(2026, 11, 29, 18)
    assert "20261129T180000" in starts_in(home)
    assert "20261126T180000" not in starts_in(home)


def test_start_offers_to_look_back_first(at: Talk, home: Path) -> None:
    """A plan whose time has passed would be forgotten; one not done yet would be lost."""
    with at(DUE, "start", *PLAN) as person:
        person.hears(phrases.BEFORE_WE_BEGIN)
        person.hears("It is time to look back on this: My new job.")
        person.says("yes")
        person.hears("This was your plan: Call my sister.")
        person.hears("Is it done?")
        person.says("not yet")
        person.hears("When, then?")
        person.says(WHEN)
        person.hears("Is that right?")
        person.says("yes")
        person.hears("Take care.")
        assert person.leaves() == 0, person.transcript
    entry, action = kept(home)
    assert entry.status == "reviewed"
    assert [review.text("done_yet") for review in reviews_of(entry)] == ["not-yet"]
    assert (action.state, action.when and action.when.moment) == ("open", datetime(2026, 12, 3, 18))
    assert "20261203T180000" in starts_in(home)


def test_the_outcome_is_pictured_in_the_words_of_the_page(at: Talk, home: Path) -> None:
    """What a person wrote into their journal by hand would not come back to them."""
    entry, _ = kept(home)
    entry.path.write_text(entry.path.read_text().replace("---\n\n", f"{OUTCOME}---\n\n", 1))
    with at(PRACTISED, "visualise", "--minutes", "1") as person:
        person.hears("It is about this: My new job.")
        person.hears("You walk into the room and your sister smiles at you.", 60)
        person.reads("This was the first time.", 90)  # who leaves early is met in test_visualise
        assert person.leaves() == 0, person.transcript
    entry, _ = kept(home)
    (practice,) = (mark for mark in marks_of(dict(entry.front)) if mark.about == "visualisation")
    assert (practice.deed, practice.detail) == ("practised", "1 minute")
