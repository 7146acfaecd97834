"""What is open of a plan, and when it is due: from the journal's fields, reviews and marks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.plan_page import page
from tests.support.reading import asking
from voice_coach.agenda.actions import Action, actions_of, review_days
from voice_coach.agenda.due import Due, agenda
from voice_coach.agenda.plan import plan_of
from voice_coach.dates.planned import DAYS, from_text
from voice_coach.journal.page import front_matter
from voice_coach.journal.page.read import read_page
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.program.toml_file import default

NOW = datetime(2026, 11, 26, 12, 0)  # a Thursday


Make = Callable[..., SessionPage]
Fields = dict[str, Any]


@pytest.fixture
def entry(tmp_path: Path) -> Make:
    """Makes the entry of such a page, as it is read from the disk."""

    def make(**fields: front_matter.Value) -> SessionPage:
        path = tmp_path / "page.md"
        path.write_text(page(**fields), "utf-8")
        return read_page(path, asking(default()))

    return make


def first(entry: SessionPage) -> Action:
    return actions_of(entry)[0]


def test_a_plan_has_its_first_action_at_its_time(entry: Make) -> None:
    """Otherwise nothing reminds the person of what they set out to do."""
    (action,) = actions_of(entry())
    assert action == Action(
        "first action",
        "Call my sister",
        from_text("2026-11-26 17:30"),
        from_text("2026-11-26 17:30"),
    )


def test_a_time_that_is_no_date_stays_as_it_was_said(entry: Make) -> None:
    """A guess would ring an alarm on a day that nobody meant."""
    action = first(entry(first_action_when="some day soon"))
    assert (action.when, action.as_said) == (None, "some day soon")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Tomorrow at six in the evening", "2026-11-25 18:00"),
        ("In two weeks at ten in the morning", "2026-12-08 10:00"),
        ("friday", "2026-11-27"),
        ("next friday", None),
        ("friday at six", None),
        ("on saturday or on sunday", None),
    ],
)
def test_spoken_words_count_from_the_session_and_are_never_guessed(
    entry: Make, text: str, when: str | None
) -> None:
    """A field from before dates were understood, or from a hand, is a date where it is clear."""
    action = first(entry(first_action_when=text))
    assert action.when == (from_text(when) if when else None)
    assert action.as_said == ("" if when else text)


def test_a_move_in_words_counts_from_the_mark(entry: Make) -> None:
    """ "Tomorrow" is the day after it was said, not the day after the session."""
    marks = ["2026-12-01 18:00 first action: moved to tomorrow at noon"]
    assert first(entry(marks=marks)).when == from_text("2026-12-02 12:00")


def test_a_session_without_a_plan_has_no_action(entry: Make) -> None:
    """Whoever skipped the plan is not asked about one."""
    assert actions_of(entry(first_action="", first_action_when="")) == ()


def test_a_time_without_an_action_is_for_what_they_said_they_would_do(entry: Make) -> None:
    """Otherwise a day and a time that were confirmed come to nothing."""
    assert first(entry(first_action="", action="Write to her")).text == "Write to her"
    assert first(entry(first_action="")).text == "The talk with my sister"


@pytest.mark.parametrize(
    ("marks", "state", "when", "done_on"),
    [
        (["2026-11-26 18:00 first action: done"], "done", "2026-11-26 17:30", date(2026, 11, 26)),
        (["2026-11-26 18:00 first action: dropped"], "dropped", "2026-11-26 17:30", None),
        (["2026-11-26 18:00 first action: moved to 2026-11-28"], "open", "2026-11-28", None),
        (
            [
                "2026-11-26 18:00 first action: done",
                "2026-11-26 18:01 first action: moved to 2026-11-28 09:00",
            ],
            "open",
            "2026-11-28 09:00",
            None,
        ),
        (
            [
                "2026-11-26 18:00 first action: moved to 2026-11-28",
                "2026-11-27 first action: done",
                "2026-11-28 07:10 visualisation: practised 5 minutes",
                "2026-11-28 next step: dropped",
            ],
            "done",
            "2026-11-28",
            date(2026, 11, 27),
        ),
    ],
)
def test_the_last_mark_counts(
    entry: Make, marks: list[str], state: str, when: str, done_on: date | None
) -> None:
    """Otherwise a change of mind is not followed."""
    action = first(entry(marks=marks))
    assert (action.state, action.when, action.done_on) == (state, from_text(when), done_on)
    assert action.first_when == from_text("2026-11-26 17:30")


REVIEWED = {"status": "reviewed", "reviewed": "2026-11-30"}


@pytest.mark.parametrize(
    ("review", "marks", "state", "when"),
    [
        ({"done_yet": "done"}, [], "done", "2026-11-26 17:30"),
        ({"done_yet": "partly"}, [], "open", "2026-11-26 17:30"),
        ({"done_yet": "not-yet", "new_time": "2026-12-01 09:00"}, [], "open", "2026-12-01 09:00"),
        # Moved first, reviewed then: the review is the newer word.
        (
            {"done_yet": "not-yet", "new_time": "2026-12-01 09:00"},
            ["2026-11-27 10:00 first action: moved to 2026-11-29"],
            "open",
            "2026-12-01 09:00",
        ),
        (
            {"done_yet": "done"},
            ["2026-11-30 10:00 first action: moved to 2026-11-30 18:00"],
            "done",
            "2026-11-30 18:00",
        ),
        # Reviewed first, marked then.
        (
            {"done_yet": "not-yet", "new_time": "2026-12-01 09:00"},
            ["2026-12-01 08:00 first action: moved to 2026-12-05"],
            "open",
            "2026-12-05",
        ),
        (
            {"done_yet": "not-yet", "new_time": "2026-12-01 09:00"},
            ["2026-11-30 23:00 first action: done"],
            "done",
            "2026-12-01 09:00",
        ),
    ],
)
def test_a_review_and_marks_count_in_their_order(
    entry: Make, review: Fields, marks: list[str], state: str, when: str
) -> None:
    """Otherwise what was told in the follow-up is overruled by an older mark, or the reverse."""
    fields = {"review": review, **REVIEWED, **({"marks": marks} if marks else {})}
    action = first(entry(**fields))
    assert (action.state, action.when) == (state, from_text(when))


def test_each_review_counts_on_its_own_day(entry: Make) -> None:
    """A move that was long reviewed would come back with the next review, and be overdue."""
    again = {"on": "2026-12-01", "done_yet": "partly", "new_time": "2026-12-05 10:00",
             "next_step": "Write"}  # fmt: skip
    fields: Fields = {
        "status": "reviewed",
        "reviewed": "2026-12-03",
        "marks": ["2026-11-26 18:00 first action: moved to 2026-11-28 09:15"],
        "review": again,
        "review_2": {"on": "2026-12-03", "done_yet": "done"},
    }
    found = actions_of(entry(**fields))
    assert [(a.state, a.when) for a in found] == [
        ("open", from_text("2026-12-05 10:00")),
        ("done", None),
    ]
    assert [review.on for review in review_days(entry(**fields))] == [
        date(2026, 12, 1),
        date(2026, 12, 3),
    ]


def test_next_steps_are_actions_under_their_own_names(entry: Make) -> None:
    """The next step of a follow-up is as good a plan as the first, and marked on its own."""
    found = actions_of(
        entry(
            **REVIEWED,
            review={
                "done_yet": "done",
                "next_step": "Write to her",
                "next_step_when": "2026-12-02 10:00",
            },
            review_2={
                "done_yet": "not-yet",
                "new_time": "2026-12-04",
                "next_step": "Buy stamps",
                "next_step_when": "soon",
            },
            marks=["2026-12-01 10:00 next step 2: done"],
        )
    )
    assert [(a.about, a.state, a.when, a.as_said) for a in found] == [
        ("first action", "done", from_text("2026-11-26 17:30"), ""),
        ("next step", "open", from_text("2026-12-04"), ""),
        ("next step 2", "done", None, "soon"),
    ]


def kinds(dues: tuple[Due, ...]) -> list[tuple[str, str]]:
    return [(due.kind, due.state) for due in dues]


@pytest.mark.parametrize(
    ("when", "now", "state"),
    [
        ("2026-11-26 17:30", datetime(2026, 11, 26, 17, 30), "today"),
        ("2026-11-26 17:30", datetime(2026, 11, 26, 17, 31), "overdue"),
        ("2026-11-26", datetime(2026, 11, 26, 23, 59), "today"),
        ("2026-11-26", datetime(2026, 11, 27, 0, 0), "overdue"),
        ("2026-11-27 09:00", NOW, "coming"),
        ("every day 09:00", NOW, "today"),
        ("every FR", NOW, "coming"),
        ("17:30", NOW, "undated"),
        ("some day soon", NOW, "undated"),
        ("9999-12-31 10:00", NOW, "undated"),
        ("every day 9999-12-31", NOW, "undated"),
    ],
)
def test_an_action_is_overdue_today_or_coming(
    entry: Make, when: str, now: datetime, state: str
) -> None:
    """Otherwise the agenda nags too early, or stays silent."""
    (due,) = agenda(
        [plan_of(entry(first_action_when=when, follow_up_day="", visualisation_time=""))], now
    )
    assert (due.kind, due.state) == ("action", state)


def test_the_day_decides_what_stands_first(entry: Make) -> None:
    """What waits longest is read first; what has no day, last."""
    found = agenda(
        [plan_of(entry()), plan_of(entry(first_action_when="soon"))], datetime(2026, 11, 27, 12)
    )
    assert kinds(found) == [
        ("action", "overdue"),
        ("visualisation", "today"),
        ("visualisation", "today"),
        ("follow-up", "coming"),
        ("follow-up", "coming"),
        ("action", "undated"),
    ]


@pytest.mark.parametrize(
    ("fields", "now", "state"),
    [
        ({}, datetime(2026, 12, 2), "coming"),
        ({"follow_up_day": "2026-12-03 10:00"}, datetime(2026, 12, 3, 23), "today"),
        ({}, datetime(2026, 12, 4), "overdue"),
        ({"follow_up_day": "some day or other"}, datetime(2026, 12, 4), "undated"),
        ({"follow_up_day": ""}, datetime(2026, 12, 4), None),
        ({**REVIEWED, "review": {"done_yet": "done"}}, datetime(2026, 12, 4), None),
        (
            {**REVIEWED, "review": {"done_yet": "partly", "new_time": "2026-12-08 09:00"}},
            datetime(2026, 12, 8, 20),
            "today",
        ),
        (
            {
                **REVIEWED,
                "review": {"done_yet": "partly", "new_time": "2026-12-08 09:00"},
                "marks": ["2026-12-08 10:00 first action: done"],
            },
            datetime(2026, 12, 8, 20),
            None,
        ),
    ],
)
def test_a_follow_up_is_due_until_it_was(
    entry: Make, fields: Fields, now: datetime, state: str | None
) -> None:
    """Otherwise step seven never happens, or is asked for again and again."""
    found = [
        due.state for due in agenda([plan_of(entry(**fields))], now) if due.kind == "follow-up"
    ]
    assert found == ([state] if state else [])


@pytest.mark.parametrize(
    ("fields", "now", "found"),
    [
        ({}, datetime(2026, 11, 24, 17, 30), ("today", date(2026, 11, 24))),
        (
            {"visualisation_time": "07:00"},
            datetime(2026, 11, 24, 17),
            ("coming", date(2026, 11, 25)),
        ),
        ({}, datetime(2026, 11, 26, 23), ("today", date(2026, 11, 26))),
        (
            {"marks": ["2026-11-26 18:10 visualisation: practised 7 minutes"]},
            datetime(2026, 11, 26, 23),
            ("coming", date(2026, 11, 27)),
        ),
        ({}, datetime(2026, 12, 3, 23), ("today", date(2026, 12, 3))),
        ({}, datetime(2026, 12, 4), None),
        ({"follow_up_day": "soon"}, datetime(2026, 12, 21), ("today", date(2026, 12, 21))),
        ({"follow_up_day": "soon"}, datetime(2026, 12, 22), None),
        ({"visualisation_time": "every SA, SU 09:00"}, NOW, ("coming", date(2026, 11, 28))),
        ({"visualisation_time": "SA,SU 09:00"}, NOW, ("coming", date(2026, 11, 28))),
        ({"visualisation_time": "SA-SU 09:00"}, NOW, ("undated", None)),
        ({"visualisation_time": "before bed"}, NOW, ("undated", None)),
        (
            {
                "visualisation_time": "before bed",
                "marks": ["2026-11-25 10:00 visualisation: dropped"],
            },
            NOW,
            None,
        ),
        ({**REVIEWED, "visualisation_time": "before bed"}, datetime(2026, 12, 1), None),
        ({"marks": ["2026-11-25 10:00 visualisation: dropped"]}, NOW, None),
        ({**REVIEWED, "review": {"done_yet": "done"}}, datetime(2026, 12, 1), None),
        (
            {**REVIEWED, "review": {"done_yet": "not-yet", "new_time": "2026-12-08"}},
            datetime(2026, 12, 7),
            ("today", date(2026, 12, 7)),
        ),
    ],
)
def test_the_visualisation_repeats_until_the_follow_up(
    entry: Make, fields: Fields, now: datetime, found: tuple[str, date | None] | None
) -> None:
    """Otherwise the daily picture is forgotten, or goes on for ever."""
    seen = [
        (due.state, due.day)
        for due in agenda([plan_of(entry(**fields))], now)
        if due.kind == "visualisation"
    ]
    assert seen == ([found] if found else [])


def test_an_unfinished_session_owes_nothing(entry: Make) -> None:
    """A plan that is still being made is no promise."""
    assert agenda([plan_of(entry(status="in progress"))], NOW) == ()


TEXTS = st.one_of(
    st.sampled_from(["", "soon", "every day", "every MO 07:00", "07:00", "0001-01-01 00:00"]),
    st.dates().map(str),
    st.datetimes().map(lambda at: f"{at:%Y-%m-%d %H:%M}".zfill(16)),
    st.text(max_size=20),
)


@given(texts=st.tuples(TEXTS.filter(bool), TEXTS, TEXTS, TEXTS, TEXTS), now=st.datetimes())
def test_no_journal_is_too_odd(texts: tuple[str, ...], now: datetime) -> None:
    """A field that a hand made odd must not take the agenda of all other sessions away."""
    started, when, follow_up, daily, reviewed = texts
    for status, said in (("finished", ""), ("reviewed", "done"), ("reviewed", "partly")):
        front: Fields = {
            "first_action": "act",
            "first_action_when": when,
            "follow_up_day": follow_up,
            "visualisation_time": daily,
            "reviewed": reviewed,
            "review": {"done_yet": said, "new_time": when, "next_step": when},
            "marks": (f"{when} first action: moved to {follow_up}",),
        }
        odd = SessionPage(
            Path("x"), "x", "p", "e", started, status=status, fields=front, front=front
        )
        found = agenda([plan_of(odd)], now)
        assert all(due.day is not None or due.state == "undated" for due in found)
        practice = plan_of(odd).practice
        assert practice is None or set(practice.repeats) <= set(DAYS)
