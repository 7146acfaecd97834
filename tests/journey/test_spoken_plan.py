"""A plan and what becomes of it, all spoken: start, agenda, follow-up and visualise, the wall
clock moved on between them. What is typed only makes more plans to speak about."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.home import ROOT, run
from tests.support.person import Coach, Person, talk
from tests.support.shelf import put
from tests.support.typed import PLAN as OFFICE
from tests.support.typed import sitting
from tests.support.virtual_sound import VirtualSound
from voice_coach.agenda.actions import Action, actions_of
from voice_coach.dialogue import phrases
from voice_coach.journal.journal import Journal, SessionPage
from voice_coach.journal.marks import marks_of

pytestmark = pytest.mark.audio

PLAN = ("--program", str(ROOT / "tests" / "journey" / "plan.toml"))
MADE, TYPED = "2026-11-24 09:00:00", "2026-11-24 10:00:00"
OVERDUE, DUE = "2026-11-27 09:00:00", "2026-12-01 09:00:00"
PRACTISED, BOTH_DUE = "2026-12-02 09:00:00", "2026-12-04 09:00:00"
LATER_COACH = (sys.executable, "-m", "tests.support.later_coach")
TALK = "The talk with my sister"
WHEN = "in two days at six in the evening"
OUTCOME = "outcome: I walk into the room and my sister smiles at me.\n"
NOTE = "\n# My own notes  \n\n\n* buy stamps\n"
LOOKED_BACK = """\
review:
  "on": "2026-12-04"
  done_yet: done
  done_on: "2026-12-03"

## Step 7 · Follow-up and review

*Friday, 4 December 2026*

In progress. To go on, run `voice-coach resume`.

> Is it done?

Done

> What did you do?

We talked and it felt good.

> The day on which it was done

Thursday the 3rd of December 2026 (\u201cyesterday\u201d)
"""
QUICK = "short_answer_pause_seconds = 1.0\nrate = 300\n"
"""What the person of this journey has set: nobody has to wait longer than it takes."""
Talk = Callable[..., AbstractContextManager[Person]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the person's journal and settings are, through all talks."""
    folder = tmp_path_factory.mktemp("plan")
    (folder / "settings.toml").write_text(QUICK)
    return folder


@pytest.fixture(scope="module")
def at(sound_server: VirtualSound, coach: Coach, home: Path) -> Talk:
    """A talk that begins at this time of the wall clock."""

    def talk_at(moment: str, *arguments: str) -> AbstractContextManager[Person]:
        command = (*LATER_COACH, moment)
        more = {"VOICE_COACH_CONFIG": str(home)}
        return talk(sound_server, coach, home, *arguments, more=more, command=command)

    return talk_at


def typed(home: Path, moment: str, *lines: str, program: tuple[str, ...] = PLAN) -> None:
    """A plan is made with the keyboard at this time of the wall clock."""
    arguments = ("start", "--keyboard", "--introductions", "short", *program)
    text = "".join(f"{line}\n" for line in lines)
    done = run(home, *arguments, typed=text, command=(*LATER_COACH, moment))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr


def kept(home: Path, event: str = TALK) -> tuple[SessionPage, Action]:
    """The session about this event, as its page has it now, and its action."""
    (entry,) = (one for one in Journal(home / "journal").look().pages if one.event == event)
    (action,) = actions_of(entry)
    return entry, action


def added(before: bytes, after: bytes) -> str:
    """The lines that were put into a page, of which every other byte is kept."""
    old, new = before.splitlines(keepends=True), b""
    for line in after.splitlines(keepends=True):
        if old and line == old[0]:
            old.pop(0)
        else:
            new += line
    assert not old, after.decode()
    return new.decode()


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


def test_the_outcome_is_pictured_in_the_words_of_the_page(at: Talk, home: Path) -> None:
    """What a person wrote into their journal by hand would not come back to them."""
    entry, _ = kept(home)
    entry.path.write_text(entry.path.read_text().replace("---\n\n", f"{OUTCOME}---\n\n", 1))
    with at(PRACTISED, "visualise", "--minutes", "1") as person:
        person.hears("It is about this: The talk with my sister.")
        person.hears("You walk into the room and your sister smiles at you.", 60)
        person.reads("This was the first time.", 90)  # who leaves early is met in test_visualise
        assert person.leaves() == 0, person.transcript
    entry, _ = kept(home)
    (practice,) = (mark for mark in marks_of(dict(entry.front)) if mark.about == "visualisation")
    assert (practice.deed, practice.detail) == ("practised", "1 minute")


def test_which_is_meant_is_said_and_looked_back_on(at: Talk, home: Path) -> None:
    """Someone with two plans could not say which, or would find less of what they said of it."""
    answers = {**OFFICE, "first_action_when": ["2026-12-03 17:30", "yes"]}
    typed(home, PRACTISED, *sitting(answers), program=())
    page = kept(home, "My new job")[0].path
    text = page.read_text()
    page.write_text(text.replace("Call the office", "Call the new office") + NOTE)
    before = {path: path.read_bytes() for path in page.parent.glob("*.md")}
    with at(BOTH_DUE, "follow-up") as person:
        person.hears("There are two. Which one do you mean?")
        person.says("the one about my new job")
        person.hears("My new job. Is that right?")
        person.says("yes")
        person.reads("Your event: My new job.")
        person.reads("You chose this response: Call them.")
        person.reads("This was your plan: Call the new office.")
        person.hears("Is it done? Say done, partly, or not yet.")
        person.says("done")
        person.hears("What did you do?")
        person.says("we talked and it felt good", "next")
        person.hears("On which day was it?")
        person.says("yesterday")
        person.hears("Thursday the 3rd of December 2026. Is that right?")
        person.says("yes")
        person.hears("And how was it?")
        person.says("finish for today")
        person.hears(phrases.FINISH)
        person.says("yes")
        assert person.leaves() == 0, person.transcript
    after = {path: path.read_bytes() for path in before}
    assert added(before.pop(page), after.pop(page)) == LOOKED_BACK
    assert after == before


def test_the_journal_is_read_to_whoever_asks(at: Talk, home: Path) -> None:
    """Someone with closed eyes could not come back to what they said."""
    put(home / "journal", "20261130-100000-5e5e", event="The garden of my mother",
        outcome="I walk into the room and my sister smiles at me.")  # fmt: skip
    before = {path: path.read_bytes() for path in (home / "journal").glob("*.md")}
    with at(BOTH_DUE, "journal", "read", "mother") as person:
        person.hears("What shall I read?")
        person.says("read me my plan")
        person.hears("Your plan: Call my sister.")
        person.says("read step three")
        person.hears("I walk into the room and my sister smiles at me.")
        person.says("what did i say about my sister")
        person.hears("my sister")
        person.says("stop")
        assert person.leaves() == 0, person.transcript
    assert {path: path.read_bytes() for path in before} == before
