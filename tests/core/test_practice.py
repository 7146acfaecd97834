"""The count of practices: days in a row, and all of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.agenda.practice import Practices, practices
from voice_coach.journal.marks import FIRST_ACTION, VISUALISATION, Mark

TODAY = date(2026, 3, 1)


def on(day: str, clock: str = "18:00") -> Mark:
    return Mark(f"{day} {clock}", VISUALISATION, "practised", "5 minutes")


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ((), Practices(0, 0, 0)),
        ((on("2026-03-01"),), Practices(1, 1, 1)),
        ((on("2026-02-28"),), Practices(1, 1, 1)),
        ((on("2026-02-27"),), Practices(0, 1, 1)),
        ((on("2026-02-27"), on("2026-02-28"), on("2026-03-01")), Practices(3, 3, 3)),
        ((on("2026-03-01"), on("2026-03-01", "21:00")), Practices(1, 2, 1)),
        ((on("2026-02-26"), on("2026-02-28"), on("2026-03-01")), Practices(2, 3, 3)),
        ((on("2026-03-01"), on("2026-02-28")), Practices(2, 2, 2)),
    ],
    ids="none today yesterday long-ago in-a-row twice-a-day a-gap any-order".split(),
)
def test_the_count(marks: tuple[Mark, ...], expected: Practices) -> None:
    """Otherwise someone who sat down every day is told otherwise."""
    assert practices(marks, TODAY) == expected


def test_only_practices_count() -> None:
    """Otherwise an action done, or a practice taken back by hand, makes a day of quiet."""
    marks = (
        Mark("2026-03-01 10:00", FIRST_ACTION, "done"),
        Mark("2026-03-01 10:00", VISUALISATION, "dropped"),
    )
    assert practices(marks, TODAY) == Practices()


def test_odd_days_do_no_harm() -> None:
    """A line mended into something odd must not end in an error, nor in a streak of its own."""
    marks = (on("2026-02-30"), on("2027-01-01"), Mark("2026-03-01", VISUALISATION, "practised"))
    assert practices(marks, TODAY) == Practices(streak=1, total=3, days=2)


@given(st.lists(st.integers(0, 40), max_size=60))
def test_every_unbroken_row_of_days_is_counted(ago: list[int]) -> None:
    """However often, and in whatever order, the days stand in the file."""
    found = practices([on(f"{TODAY - timedelta(days=n)}") for n in ago], TODAY)
    days = set(ago)
    newest = 0 if 0 in days else 1
    expected = next(n for n in range(100) if newest + n not in days)
    assert found == Practices(expected, len(ago), len(days))
