"""What people say in their own words, and what the coach makes of it: tests/fixtures/talk."""

from __future__ import annotations

import pytest

from tests.support.talk_tables import Case, cases, kinds

LEAST_RIGHT = 0.9


@pytest.mark.parametrize("kind", kinds("tuned"))
def test_the_tables_that_the_rules_were_written_by_hold(kind: str) -> None:
    """Otherwise people are asked for what they said, or something else is written down."""
    verdicts = [(case.verdict, str(case), case.got) for case in cases("tuned", kind)]
    assert [case for case in verdicts if case[0] == "wrong"] == []
    assert sum(case[0] == "right" for case in verdicts) >= LEAST_RIGHT * len(verdicts)


@pytest.mark.parametrize("kind", kinds("own"))
def test_wordings_of_many_voices_are_understood(kind: str) -> None:
    """Otherwise the rules fit the tables only that they were first written by."""
    verdicts = [(case.verdict, str(case), case.got) for case in cases("own", kind)]
    assert sum(case[0] == "right" for case in verdicts) >= LEAST_RIGHT * len(verdicts)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (("tomorrow at seven in the morning no wait at eight in the evening",), "2026-03-02 20:00"),
        (
            ("friday at six in the evening", "um no saturday at nine in the morning"),
            "2026-03-07 09:00",
        ),
        (("friday at six in the evening no half past",), "2026-03-06 18:30"),
        (("friday at nine in the morning no",), "ask"),
    ],
)
def test_a_part_that_is_corrected_replaces_what_it_corrects(
    said: tuple[str, ...], value: str
) -> None:
    """Otherwise somebody's calendar has the hour that they took back."""
    assert Case("corrections", said, value).got == value
