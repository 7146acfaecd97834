"""Which session a visualisation is about, and the words it takes from its page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.visualise_page import FEELING, OUTCOME, PLAN, SUPPORTED, VISUALISED, page
from voice_coach.agenda.plans import plans_in
from voice_coach.errors import JournalError
from voice_coach.journal.journal import Journal
from voice_coach.visualise.choosing import Chosen, minutes_of, which
from voice_coach.visualise.own_words import own_words
from voice_coach.visualise.texts import load

TEXTS = load()
TODAY = date(2026, 11, 28)


def words(folder: Path) -> tuple[str, ...]:
    (entry,) = Journal(folder).look().pages
    return own_words(entry)


def chosen(folder: Path, wanted: str | None = None) -> Chosen:
    journal = Journal(folder)
    (only,) = which(journal, plans_in(journal), wanted, TODAY, TEXTS)
    return only


def test_the_words_of_fields_and_of_the_body(tmp_path: Path) -> None:
    """Two of the four answers stand in the body alone; they would never be heard."""
    page(tmp_path)
    assert words(tmp_path) == (
        "I will walk into the room. My sister smiles at me.",
        "I would like to have my sister back. That's it.",
        "I am calm and my hands are warm. It was a long way.",
        "It feels warm and my chest is open.",
    )
    cues = [[item.cues[0] for item in part] for part in chosen(tmp_path).parts]
    assert cues == [
        ["You walk into the room.", "Your sister smiles at you."],
        ["You have your sister back."],
        ["You are calm and your hands are warm.", "In your words: It was a long way."],
        ["It feels warm and your chest is open."],
    ]


def test_an_answer_too_long_for_a_field(tmp_path: Path) -> None:
    """Who said most about the outcome would hear nothing of it."""
    said = "I see the sea. " * 80
    body = f"> Which outcome would you like?\n\n{said}\n\nI am home.\n\n{FEELING}"
    page(tmp_path, fields=VISUALISED, body=body)
    assert words(tmp_path)[0] == said.strip() + "\nI am home."


def test_a_free_talk_is_one_answer_and_heard_once(tmp_path: Path) -> None:
    """In the open style the step's questions stand together above one answer."""
    body = (
        "> - Which outcome would you like?\n> - How does it feel to choose this outcome?\n"
        "> - With all the support you could need, what would you like to experience?\n\n"
        "I am ==free== and my house is full of light.\n"
    )
    page(tmp_path, fields="", body=body)
    assert words(tmp_path) == ("I am free and my house is full of light.", "", "", "")


def test_what_a_hand_made_of_it(tmp_path: Path) -> None:
    """Corrections count, and odd ones do no harm: lists, bullets, tables, comments."""
    body = "> How does it feel to choose this outcome?\n\n- free\n* light\n| a | b |\n<!-- no -->\n"
    body = f"> Which outcome would you like?\n\n- I am calm\n- I am home\n\n{body}"
    page(tmp_path, fields="", body=body)
    assert words(tmp_path) == ("I am calm\nI am home", "", "", "free\nlight")


def test_the_newest_that_is_in_its_time(tmp_path: Path) -> None:
    """Someone with two plans would picture the one they have long left."""
    page(tmp_path, "old", event="Old", started="2026-11-01T10:00:00+01:00")
    page(tmp_path, "mid", event="Mid", started="2026-11-10T10:00:00+01:00")
    page(tmp_path, "new", event="New", started="2026-11-20T10:00:00+01:00", fields=OUTCOME)
    assert chosen(tmp_path).plan.session == "mid"
    assert chosen(tmp_path, "new").plan.session == "new"
    assert chosen(tmp_path, "OLD").plan.session == "old"


def test_one_without_words_is_passed_over(tmp_path: Path) -> None:
    """A run that was broken off before step three would be in the way of the one before."""
    page(tmp_path, "old", started="2026-11-01T10:00:00+01:00")
    remark = "> How does it feel to choose this outcome?\n\nI don't know.\n"
    page(tmp_path, "new", fields=PLAN, body=remark)
    assert chosen(tmp_path).plan.session == "old"
    with pytest.raises(JournalError, match=r"new\.md has no words about the outcome"):
        chosen(tmp_path, "new")


@pytest.mark.parametrize(
    ("status", "fields"),
    [
        ("reviewed", PLAN + "review:\n  done_yet: done\n"),
        ("finished", 'marks:\n  - "2026-11-21 10:00 visualisation: dropped"\n'),
        ("finished", PLAN + 'marks:\n  - "2026-11-21 10:00 first action: dropped"\n'),
    ],
)
def test_what_is_complete_or_let_go_is_not_begun_unasked(
    tmp_path: Path, status: str, fields: str
) -> None:
    """Someone would be led back into what they have put behind them; asked for, it is there."""
    page(tmp_path, status=status, fields=OUTCOME + fields)
    with pytest.raises(JournalError, match=r"complete, or was let go.*visualise a1"):
        chosen(tmp_path)
    assert chosen(tmp_path, "a1").plan.session == "a1"


def test_words_that_fit_two_events(tmp_path: Path) -> None:
    """The coach would guess which of two is meant; one without words is none to choose."""
    page(tmp_path, "a1", event="The talk with my sister")
    page(tmp_path, "a2", event="A letter to my sister")
    page(tmp_path, "a3", event="My sister's car", fields=PLAN, body="")
    journal = Journal(tmp_path)
    found = which(journal, plans_in(journal), "the one about my sister", TODAY, TEXTS)
    assert {one.plan.session for one in found} == {"a1", "a2"}
    assert chosen(tmp_path, "letter sister").plan.session == "a2"
    with pytest.raises(JournalError, match="There is no session 'brother'"):
        chosen(tmp_path, "brother")
    with pytest.raises(JournalError, match=r"a3\.md has no words about the outcome"):
        chosen(tmp_path, "sister's car")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", 5.0),
        ("visualisation_minutes: 8\n", 8.0),
        ("visualisation_minutes: 300\n", 30.0),
        ("visualisation_minutes: some\n", 5.0),
        ("visualisation_time: every day 18:00 for 10 minutes\n", 10.0),
    ],
)
def test_the_persons_own_length(tmp_path: Path, fields: str, expected: float) -> None:
    """What was chosen in step four would not be kept."""
    page(tmp_path, fields=OUTCOME + fields, body=SUPPORTED)
    assert minutes_of(chosen(tmp_path).plan) == expected
