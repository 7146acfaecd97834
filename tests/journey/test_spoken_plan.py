"""A plan and what becomes of it, all spoken: start and agenda, the wall clock moved on between
them. What is typed only makes more plans to speak about. ``test_spoken_look_back`` tells the
rest."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.support.person import Coach
from tests.support.plan_talk import (
    DUE,
    MADE,
    OVERDUE,
    PLAN,
    TALK,
    TYPED,
    Talk,
    added,
    kept,
    talks_in,
    typed,
)
from tests.support.virtual_sound import VirtualSound
from voice_coach.dialogue import phrases

pytestmark = pytest.mark.audio

WHEN = "in two days at six in the evening"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the person's journal and settings are, through all talks."""
    return tmp_path_factory.mktemp("plan")


@pytest.fixture(scope="module")
def at(sound_server: VirtualSound, coach: Coach, home: Path) -> Talk:
    """A talk that begins at this time of the wall clock."""
    return talks_in(home, sound_server, coach)


def calendar_of(home: Path, event: str = TALK) -> list[str]:
    """The calendar beside the page, line by line."""
    return kept(home, event)[0].path.with_suffix(".ics").read_text().splitlines()


def starts_in(home: Path) -> list[str]:
    """When the entries of the calendar beside the page begin."""
    lines = calendar_of(home)
    return [line.rpartition(":")[2].rstrip("Z") for line in lines if line.startswith("DTSTART")]


def test_a_plan_is_made(at: Talk, home: Path) -> None:
    """A day that was said aloud would not reach the journal or the calendar."""
    with at(MADE, "start", *PLAN) as person:
        person.hears("What happened?")
        person.says("the talk with my sister")
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


def test_what_is_overdue_is_moved_done_or_dropped(at: Talk, home: Path) -> None:
    """Someone without hands free could hear what is due, and do nothing about it."""
    typed(home, TYPED, "The house", "Write to the bank", "2026-11-26 18:30", "yes")
    typed(home, TYPED, "The garden", "Buy a tree", "2026-11-26 19:00", "yes")
    house, garden = (kept(home, event)[0].path for event in ("The house", "The garden"))
    before = {page: page.read_bytes() for page in (house, garden)}
    with at(OVERDUE, "agenda", "--speak") as person:
        person.reads("Three actions wait for you.")
        person.hears("Call my sister. It was planned for")
        person.says("move it")
        person.hears("When will you do it?")
        person.says(WHEN)
        person.hears("Is that right?")
        person.says("yes")
        person.reads("It has its new time.")
        person.hears("The house: Write to the bank. It was planned for")
        person.says("i did it yesterday")
        person.hears("I mark it as done. Is that right?")
        person.says("yes")
        person.reads("It is marked as done.")
        person.hears("The garden: Buy a tree. It was planned for")
        person.says("drop it")
        person.hears("It is dropped.")
        assert person.leaves() == 0, person.transcript
    _, action = kept(home)
    assert action.when is not None
    assert action.when.moment == datetime(2026, 11, 29, 18)
    assert "20261129T180000" in starts_in(home)
    assert "20261126T180000" not in starts_in(home)
    for page, deed in ((house, "done"), (garden, "dropped")):
        mark = f'marks:\n  - "2026-11-27 09:00 first action: {deed}"\n'
        assert added(before[page], page.read_bytes()) == mark
    assert "SUMMARY:Done: Write to the bank" in calendar_of(home, "The house")
    assert "STATUS:CANCELLED" in calendar_of(home, "The garden")


def test_start_offers_to_look_back_first(at: Talk, home: Path) -> None:
    """A plan whose time has passed would be forgotten; one not done yet would be lost."""
    with at(DUE, "start", *PLAN) as person:
        person.hears(phrases.BEFORE_WE_BEGIN)
        person.hears("It is time to look back on this: The talk with my sister.")
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
    assert [review.text("done_yet") for review in entry.reviews] == ["not-yet"]
    assert (action.state, action.when and action.when.moment) == ("open", datetime(2026, 12, 3, 18))
    assert "20261203T180000" in starts_in(home)
