"""Words for a day that mean another one as soon as it is over."""

from __future__ import annotations

import pytest

from voice_coach.dates.passing_days import without_passing_days


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Call her tomorrow", "Call her"),
        ("Tomorrow I will write to him", "I will write to him"),
        ("Ring the office tomorrow before my shift", "Ring the office before my shift"),
        ("Speak to him first thing tomorrow morning", "Speak to him"),
        ("Call her today or tomorrow, from home", "Call her, from home"),
        ("Write the letter in two days, by hand", "Write the letter, by hand"),
        ("Talk to her next Monday morning and ask", "Talk to her and ask"),
    ],
)
def test_a_plan_does_not_say_tomorrow_on_the_day_itself(said: str, kept: str) -> None:
    """The calendar would say "call her tomorrow" on the day of the call, and the review a week
    later."""
    assert without_passing_days(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "Plan for tomorrow",
        "Wait until tomorrow",
        "Read tomorrow's paper",
        "Ask about next week",
        "Go running on Friday",
        "Decide today or on Friday",
        "tomorrow",
        "Live for today",
    ],
)
def test_a_day_that_the_deed_is_about_stays(said: str) -> None:
    """Without it another deed would stand in the calendar, or none."""
    assert without_passing_days(said) == said
