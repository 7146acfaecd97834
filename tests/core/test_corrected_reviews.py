"""A review corrected by hand: in the page's text, or in the fields on top."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support.plan_page import SESSION, page
from voice_coach.agenda.actions import actions_of
from voice_coach.dialogue import events as e
from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import ROOM
from voice_coach.program.toml_file import default

LATER = "2026-12-01T09:00:00.000+01:00"
EXERCISE = default()


def look_back(journal: Journal, at: str, *, clarity: str = "8") -> None:
    """A whole follow-up, spoken into the journal."""
    answers = {
        "done_yet": ("done", "done"),
        "done": ("i called her twice", ""),
        "done_on": ("yesterday", "2026-11-30"),
        "same_or_different": ("the same way", "same"),
        "aha": ("she was lonely", ""),
        "next_step": ("write to anna", ""),
        "next_step_when": ("friday at noon", "2026-12-04 12:00"),
        "clarity_review": ("a number", clarity),
    }
    started = e.Started(at=at, session="f", program=EXERCISE.id, program_version=1)
    running = journal.begin_follow_up(journal.finished(SESSION), started, EXERCISE)
    for key, (said, value) in answers.items():
        running.record(e.Answered(at=at, key=key, text=said))
        if value:
            running.record(e.Understood(at=at, key=key, value=value))
        running.record(e.Closed(at=at, key=key))
    running.record(e.Finished(at=at))
    running.close()


@pytest.fixture(scope="module")
def looked_back(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The journal of one session with a plan, looked back on twice."""
    journal = Journal(tmp_path_factory.mktemp("looked-back") / "journal")
    journal.folder.mkdir()
    (journal.folder / "page.md").write_text(page(follow_up_day="2026-12-01"))
    look_back(journal, LATER)
    look_back(journal, "2026-12-08T09:00:00.000+01:00", clarity="5")
    return journal.folder


@pytest.fixture
def journal(looked_back: Path, tmp_path: Path) -> Journal:
    """A copy of that journal for one test."""
    return Journal(shutil.copytree(looked_back, tmp_path / "journal"))


def edit(journal: Journal, *pairs: tuple[str, str]) -> None:
    """Change the page, the last place where it says this."""
    path = journal.folder / "page.md"
    text = path.read_text()
    for old, new in pairs:
        head, found, tail = text.rpartition(old)
        assert found, old
        text = head + new + tail
    path.write_text(text)


def fields(journal: Journal, number: int = 2) -> dict[str, str]:
    review = journal.read(journal.folder / "page.md").reviews[number - 1]
    return {name: review.text(name) for name in review.fields}


def test_what_nobody_changed_is_as_it_was_said(journal: Journal) -> None:
    """A page's text would be taken for a correction of its own fields."""
    assert (journal.folder / "page.md").read_text().count("## Step 7") == 2
    assert journal.look().troubles == ()
    assert fields(journal)["clarity_review"] == "5"
    assert fields(journal, 1)["clarity_review"] == "8"
    assert fields(journal)["done_on"] == "2026-11-30"


@pytest.mark.parametrize(
    ("old", "new", "name", "value"),
    [
        ("She was lonely.\n", "She was very lonely.\n", "aha", "She was very lonely."),
        ("I called her twice.\n", "I called her.\n", "done", "I called her."),
        ("clarity_review: 5", "clarity_review: 7", "clarity_review", "7"),
        ("next_step: Write to anna", "next_step: Write to Anna", "next_step", "Write to Anna"),
        ("next_step: Write to anna\n", "next_step:\n", "next_step", ""),
    ],
)
def test_what_was_corrected_in_its_own_home_counts(
    journal: Journal, old: str, new: str, name: str, value: str
) -> None:
    """A mistake of the recogniser, mended where its owner read it, would stay in their figures."""
    before = fields(journal, 1)
    edit(journal, (old, new))
    assert fields(journal)[name] == value
    assert fields(journal, 1) == before


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("\n5\n", "\n9\n", "clarity_review"),
        ("\nDone\n", "\nNot yet\n", "done_yet"),
        ("Write to anna.\n", "Write to Emma.\n", "next_step"),
    ],
)
def test_a_short_value_changed_below_is_told_of(
    journal: Journal, old: str, new: str, name: str
) -> None:
    """Somebody would believe that their correction holds, and it would not."""
    before = fields(journal)
    edit(journal, (old, new))
    assert fields(journal) == before
    (told,) = journal.look().troubles
    assert f'the field "{name}"' in told


def test_a_time_corrected_on_top_is_that_time(journal: Journal) -> None:
    """An appointment would stay on the day that its owner struck out."""
    edit(journal, ('next_step_when: "2026-12-04 12:00"', "next_step_when: 2026-12-12 12:00"))
    step = actions_of(journal.read(journal.folder / "page.md"))[2]
    assert step.when is not None
    assert str(step.when.day) == "2026-12-12"


def test_without_the_logs_a_page_reads_the_same(journal: Journal) -> None:
    """A journal that was copied without its hidden folder would lose what was told in it."""
    edit(journal, ("She was lonely.\n", "She was very lonely.\n"))
    before = journal.read(journal.folder / "page.md")
    shutil.rmtree(journal.folder / ROOM)
    assert Journal(journal.folder).read(journal.folder / "page.md").reviews == before.reviews


def test_a_section_taken_out_leaves_the_other_in_its_place(journal: Journal) -> None:
    """The second look would be told with the words of the first."""
    path = journal.folder / "page.md"
    text = path.read_text()
    first, second = (place.start() for place in re.finditer("## Step 7", text))
    path.write_text(text[:first] + text[second:])
    assert "aha" not in fields(journal, 1)
    assert fields(journal, 2)["aha"] == "She was lonely."
