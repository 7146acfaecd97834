"""When something is to happen, written into a journal's field and read back."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.dates.planned import DAYS, Planned, from_text, to_text

PLANS = st.builds(
    Planned,
    day=st.none() | st.dates(),
    time=st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    repeats=st.sets(st.sampled_from(DAYS)).map(lambda s: tuple(d for d in DAYS if d in s)),
    minutes=st.none() | st.integers(1, 999),
).filter(lambda planned: planned != Planned())


@given(PLANS)
def test_what_is_written_is_read_back(planned: Planned) -> None:
    """Otherwise the calendar shows another time than the person agreed to."""
    assert from_text(to_text(planned)) == planned


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("2026-11-26 17:30", Planned(date(2026, 11, 26), time(17, 30))),
        ("2026-11-26T17:30:00", Planned(date(2026, 11, 26), time(17, 30))),
        ("  7:05 ", Planned(time=time(7, 5))),
        ("Every day 18:00 for 1 minute", Planned(time=time(18), repeats=DAYS, minutes=1)),
        ("every we,MO 07:00", Planned(time=time(7), repeats=("MO", "WE"))),
        ("MO,WE 07:00", Planned(time=time(7), repeats=("MO", "WE"))),
        ("TU and TH 7:00", Planned(time=time(7), repeats=("TU", "TH"))),
    ],
)
def test_what_a_hand_wrote_in_like_form_is_read(text: str, planned: Planned) -> None:
    """Otherwise a corrected date counts for nothing."""
    assert from_text(text) == planned


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "soon",
        "2026-02-30",
        "25:00",
        "every",
        "2026-11-26 and 17:30",
        "17:30 18:00",
        "we",
        "MO-FR 07:00",
        "MO,XX 07:00",
    ],
)
def test_other_text_is_no_date(text: str) -> None:
    """Otherwise a guess stands on the calendar."""
    assert from_text(text) is None


def test_the_moment_and_the_rule() -> None:
    """What a calendar asks for."""
    assert Planned(date(2026, 3, 1), time(12)).moment == datetime(2026, 3, 1, 12)
    assert Planned(date(2026, 3, 1)).moment is None
    assert Planned(repeats=DAYS).rule == "FREQ=DAILY"
    assert Planned(repeats=("MO", "FR")).rule == "FREQ=WEEKLY;BYDAY=MO,FR"
    assert Planned().rule == ""
