"""Stretches of time that are behind, as people write and say them."""

from __future__ import annotations

from datetime import date

import pytest

from voice_coach.dates.periods import period_of

TODAY = date(2026, 11, 29)  # a Sunday


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-11-24", "2026-11-24", "2026-11-24"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("this week", "2026-11-23", "2026-11-29"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("Last Year", "2025-01-01", "2025-12-31"),
        ("november", "2026-11-01", "2026-11-30"),
        ("since december", "2025-12-01", "2025-12-31"),
        ("last november", "2025-11-01", "2025-11-30"),
        ("in nov 2024", "2024-11-01", "2024-11-30"),
        ("the last two weeks", "2026-11-16", "2026-11-29"),
        ("the past month", "2026-10-30", "2026-11-29"),
        ("a year ago", "2025-11-29", "2025-11-29"),
        ("two weeks ago", "2026-11-15", "2026-11-15"),
        ("yesterday", "2026-11-28", "2026-11-28"),
        ("on tuesday", "2026-11-24", "2026-11-24"),
        ("last sunday", "2026-11-22", "2026-11-22"),
        ("24 november 2025", "2025-11-24", "2025-11-24"),
    ],
)
def test_a_time_is_understood_as_it_is_said(said: str, first: str, last: str) -> None:
    """Who looks for a session would have to write dates as a machine does."""
    assert period_of(said, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("said", ["", "someday", "tomorrow", "2026-13", "0000", "9999 years ago"])
def test_what_is_no_time_that_is_behind_is_none(said: str) -> None:
    """A list would be cut at a day that nobody meant."""
    assert period_of(said, TODAY) is None
