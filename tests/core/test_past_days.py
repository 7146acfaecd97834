"""Days that are behind, as they are said: on which day something was done."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.plan_page import page
from tests.support.talk import Talk, only
from voice_coach.agenda.actions import actions_of
from voice_coach.dates.past_days import TO_COME
from voice_coach.dates.planned import Clear, Doubt, to_text
from voice_coach.dates.understand import understand_when
from voice_coach.dialogue import phrases
from voice_coach.journal.page.read import read_page
from voice_coach.program import toml_file
from voice_coach.program.values import Question

NOW = datetime(2026, 12, 2, 9)  # a Wednesday
LEAP, NEW_YEAR = datetime(2028, 3, 1, 9), datetime(2027, 1, 1, 0, 5)


def meant(said: str, now: datetime = NOW) -> str:
    """The day; with a question mark what is asked; empty where it is no day."""
    found = understand_when(said, now=now, wanted="past-day")
    if isinstance(found, Clear):
        return to_text(found.planned)
    return found.ask if isinstance(found, Doubt) else ""


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("yesterday", "2026-12-01"),
        ("Yesterday evening.", "2026-12-01"),
        ("it was last night", "2026-12-01"),
        ("today", "2026-12-02"),
        ("this morning", "2026-12-02"),
        ("the day before yesterday", "2026-11-30"),
        ("three days ago", "2026-11-29"),
        ("a week ago", "2026-11-25"),
        ("two weeks ago", "2026-11-18"),
        ("on tuesday", "2026-12-01"),
        ("on thursday", "2026-11-26"),
        ("i did it on sunday in the afternoon", "2026-11-29"),
        ("last friday", "2026-11-27"),
        ("not yesterday but monday", "2026-11-30"),
        ("tuesday, because i had just come back from the market", "2026-12-01"),
        ("i planned it for monday, but in the end it was sunday", "2026-11-29"),
        ("a week last friday", "2026-11-20"),
        ("two days ago, at around four", "2026-11-30"),
        ("this monday", "2026-11-30"),
        ("friday last week", "2026-11-27"),
        ("the twenty third", "2026-11-23"),
        ("on the first", "2026-12-01"),
        ("the thirty first", "2026-10-31"),
        ("monday the thirtieth", "2026-11-30"),
        ("the first of december", "2026-12-01"),
        ("november the thirtieth", "2026-11-30"),
        ("friday the 13th of November", "2026-11-13"),
        ("november 30 2025", "2025-11-30"),
        ("2026-11-30", "2026-11-30"),
        ("2026-11-30 17:30", "2026-11-30"),
    ],
)
def test_a_day_that_is_behind(said: str, day: str) -> None:
    """ "On tuesday" would be taken for the next one, and a kept date for a broken one."""
    assert meant(said) == day


@pytest.mark.parametrize(
    ("said", "now", "day"),
    [
        ("yesterday", NEW_YEAR, "2026-12-31"),
        ("the thirty first", NEW_YEAR, "2026-12-31"),
        ("on christmas", NEW_YEAR, ""),
        ("the thirty first of december", NEW_YEAR, "2026-12-31"),
        ("yesterday", LEAP, "2028-02-29"),
        ("the twenty ninth", LEAP, "2028-02-29"),
        ("the twenty ninth of february", LEAP, "2028-02-29"),
    ],
)
def test_the_year_and_the_leap_day(said: str, now: datetime, day: str) -> None:
    """What was done at the end of a year would be put a year too early or too late."""
    assert meant(said, now) == day


@pytest.mark.parametrize(
    ("said", "ask"),
    [
        ("on wednesday",
         "Wednesday the 25th of November 2026, or today, Wednesday the 2nd of December?"),
        ("last monday", "Monday the 23rd of November 2026, or Monday the 30th of November 2026?"),
        ("the second", "Monday the 2nd of November 2026, or today, Wednesday the 2nd of December?"),
        ("tomorrow", TO_COME),
        ("next friday", TO_COME),
        ("2026-12-24", TO_COME),
        ("the thirty first of november", "There is no such day. Which day do you mean?"),
        ("friday the fourteenth of november",
         "The day of the week and the date do not fit together. Which day do you mean?"),
    ],
)  # fmt: skip
def test_what_may_be_two_days_is_asked_about(said: str, ask: str) -> None:
    """A guess would stand in the journal as a day that nobody named."""
    assert meant(said) == ask


@pytest.mark.parametrize(
    "said",
    [
        *("last week", "a few days ago", "friday or saturday", "may"),
        *("i think it was yesterday or so", "before tuesday", "in the evening", "", "a year ago"),
        *("two weeks ago on monday", "yesterday and today", "around the twentieth", "second hand"),
    ],
)
def test_what_is_no_one_day_is_none(said: str) -> None:
    """A hedge would be taken for a day."""
    assert meant(said) == ""


@given(st.text(max_size=40), st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)))
def test_no_words_stumble_or_lead_into_the_future(said: str, now: datetime) -> None:
    """An odd answer would end the follow-up, or put a deed on a day that has not come."""
    found = understand_when(said, now=now, wanted="past-day")
    if isinstance(found, Clear):
        assert found.planned.day is not None
        assert found.planned.day <= now.date()


# --- in step seven --------------------------------------------------------------------------

EXERCISE = toml_file.default()
WHEN_DONE = EXERCISE.item("done_on")
FACTS = {"event": "My new job", "plan": "Call the office", "plan_when": "Thursday"}


def asked_when(*said: str) -> Talk:
    """Held on Sunday the 1st of March 2026."""
    assert isinstance(WHEN_DONE, Question)
    day = Question(
        "day", WHEN_DONE.prompt, "date", "pause", single=True, confirm=True, wants=WHEN_DONE.wants
    )
    return Talk(only(day)).short(*said)


def test_the_day_is_read_back_and_corrected_in_a_few_words() -> None:
    """A day that was misheard would be counted as a date not kept."""
    talk = asked_when("on thursday")
    assert talk.said[-1] == "Thursday the 26th of February 2026. Is that right?"
    talk.short("no the twenty fifth", "yes")
    assert talk.session.answer("day").value == "2026-02-25"
    assert talk.at is None


def test_who_does_not_know_the_day_is_asked_once_more_and_let_be() -> None:
    """Somebody who has forgotten would be pressed for a day."""
    talk = asked_when("i do not remember")
    assert talk.said[-1] == phrases.WHICH_DAY
    talk.short("no").hear("yes")
    assert talk.session.answer("day").value == "i do not remember"
    assert talk.at is None


@pytest.mark.parametrize(
    ("facts", "said", "asks"),
    [
        ({}, "done", True),
        ({}, "partly", True),
        ({}, "not yet", False),
        ({"plan_done": "marked"}, "", False),
        ({"plan": ""}, "", False),
    ],
)
def test_the_day_is_asked_for_where_something_was_done(
    facts: dict[str, str], said: str, asks: bool
) -> None:
    """Somebody who did nothing would be asked when, or who did it would never get a kept date."""
    talk = Talk(EXERCISE, part="follow-up", facts={**FACTS, **facts})
    talk.short(*filter(None, [said])).to("clarity_review")
    assert (isinstance(WHEN_DONE, Question) and WHEN_DONE.prompt in talk.said) is asks


@pytest.mark.parametrize(
    ("review", "done_on"),
    [
        ({"done_yet": "done", "on": "2026-12-03", "done_on": "2026-11-26"}, "2026-11-26"),
        ({"done_yet": "done", "on": "2026-12-03", "done_on": "I do not remember"}, "2026-12-03"),
        ({"done_yet": "partly", "on": "2026-12-03", "done_on": "2026-11-26"}, "None"),
    ],
)
def test_a_review_says_on_which_day_it_was_done(
    tmp_path: Path, review: dict[str, str], done_on: str
) -> None:
    """Whoever looks back late would be told nothing of a date that they kept."""
    path = tmp_path / "page.md"
    path.write_text(page(status="reviewed", reviewed="2026-12-03", review=review), "utf-8")
    (action,) = actions_of(read_page(path))
    assert str(action.done_on) == done_on
