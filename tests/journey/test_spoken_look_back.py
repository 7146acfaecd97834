"""What becomes of a plan in time, spoken: the outcome pictured, one of several looked back on, and
the journal read aloud. The plans were made, marked and put off before, with the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.person import Coach
from tests.support.plan_talk import (
    BOTH_DUE,
    DUE,
    MADE,
    OVERDUE,
    PRACTISED,
    TALK,
    TYPED,
    Talk,
    added,
    commanded,
    kept,
    talks_in,
    typed,
)
from tests.support.shelf import put
from tests.support.typed import PLAN as OFFICE
from tests.support.typed import sitting
from tests.support.virtual_sound import VirtualSound
from voice_coach.dialogue import phrases
from voice_coach.journal.marks import marks_of

pytestmark = pytest.mark.audio

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


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with a plan that was put off in a follow-up, one that is done and one dropped."""
    folder = tmp_path_factory.mktemp("later")
    typed(folder, MADE, TALK, "Call my sister", "2026-11-29 18:00", "yes")
    typed(folder, TYPED, "The house", "Write to the bank", "2026-11-26 18:30", "yes")
    typed(folder, TYPED, "The garden", "Buy a tree", "2026-11-26 19:00", "yes")
    commanded(folder, OVERDUE, "agenda", "--done", "house")
    commanded(folder, OVERDUE, "agenda", "--drop", "garden")
    put_off = ("not yet", "2026-12-03 18:00", "yes")
    commanded(folder, DUE, "follow-up", "--keyboard", typed=put_off)
    entry, action = kept(folder)
    assert [review.text("done_yet") for review in entry.reviews] == ["not-yet"]
    assert action.state == "open"
    return folder


@pytest.fixture(scope="module")
def at(sound_server: VirtualSound, coach: Coach, home: Path) -> Talk:
    """A talk that begins at this time of the wall clock."""
    return talks_in(home, sound_server, coach)


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
