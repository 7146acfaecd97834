"""What people say when asked when, and what it must be understood as: tests/fixtures/dates."""

from __future__ import annotations

import time as clock
from datetime import date, datetime, time, timedelta

import pytest
from dateutil import tz
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.support.spoken_dates import ZONE, Phrase, table
from voice_coach.dates.planned import DAYS, Planned, to_text
from voice_coach.dates.understand import Clear, Doubt, Vague, Wanted, understand_when
from voice_coach.dates.words import in_words

PHRASES = table("phrases") + table("turned-down")
NOWS = (
    datetime(2026, 11, 24, 9, 0, tzinfo=ZONE),
    datetime(2026, 11, 29, 15, 20, tzinfo=ZONE),
    datetime(2026, 12, 31, 18, 30, tzinfo=ZONE),
    datetime(2028, 2, 29, 10, 0, tzinfo=ZONE),
    datetime(2026, 11, 25, 23, 40, tzinfo=ZONE),
    datetime(2026, 11, 25, 0, 20, tzinfo=ZONE),
    datetime(2027, 3, 27, 20, 0, tzinfo=ZONE),
)


@pytest.mark.parametrize("phrase", PHRASES, ids=str)
def test_a_phrase_is_understood_as_the_table_has_it(phrase: Phrase) -> None:
    """Otherwise somebody's appointment stands on the wrong day of their calendar."""
    assert phrase.understood in phrase.expected.split("|")


@pytest.mark.parametrize("name", ["held-out", "held-out-2", "held-out-3", "held-out-4"])
def test_nothing_of_what_was_held_out_is_taken_wrongly(name: str) -> None:
    """Otherwise the rules fit the table they were made with, and mislead everybody else."""
    verdicts = [(phrase.verdict, str(phrase)) for phrase in table(name)]
    assert [said for verdict, said in verdicts if verdict == "wrong"] == []
    missed = sum(verdict == "missed" for verdict, _ in verdicts)
    assert missed <= 0.03 * len(verdicts)


MINUTES = st.times().map(lambda t: t.replace(second=0, microsecond=0))
LENGTHS = st.none() | st.integers(1, 60)
SOMETIMES = st.sets(st.sampled_from(DAYS), min_size=1).map(
    lambda s: tuple(d for d in DAYS if d in s)
)


@given(now=st.sampled_from(NOWS), ahead=st.integers(1, 900), at=MINUTES, minutes=LENGTHS)
def test_a_day_and_time_that_the_coach_says_are_understood_again(
    now: datetime, ahead: int, at: time, minutes: int | None
) -> None:
    """Otherwise what a person repeats after the coach becomes another time."""
    planned = Planned(now.date() + timedelta(days=ahead), at, minutes=minutes)
    assume(planned.moment is not None and tz.datetime_exists(planned.moment, ZONE))
    for text in (in_words(planned, now), in_words(planned, now).lower().replace(",", "")):
        assert understand_when(text, now=now) == Clear(planned), text
    assert understand_when(to_text(planned), now=now) == Clear(planned)


@given(now=st.sampled_from(NOWS), ahead=st.integers(1, 900))
def test_a_day_that_the_coach_says_is_understood_again(now: datetime, ahead: int) -> None:
    """Otherwise the follow-up moves when its day is read back."""
    planned = Planned(now.date() + timedelta(days=ahead))
    assert understand_when(in_words(planned, now), now=now, wanted="day") == Clear(planned)


@given(now=st.sampled_from(NOWS), days=SOMETIMES, at=MINUTES, minutes=LENGTHS)
def test_a_daily_time_that_the_coach_says_is_understood_again(
    now: datetime, days: tuple[str, ...], at: time, minutes: int | None
) -> None:
    """Otherwise the visualisation rings at another hour than the one agreed to."""
    planned = Planned(None, at, days, minutes)
    assert understand_when(in_words(planned, now), now=now, wanted="daily") == Clear(planned)
    assert understand_when(to_text(planned), now=now, wanted="daily") == Clear(planned)


WORDS = (
    "at on the next this last every no not before or half past quarter to five twelve twenty third "
    "second may march friday sun week weekend month tomorrow tonight noon midnight morning evening "
    "in a an hour minutes for days later am pm o'clock 17:30 2026-02-30 31.4. 29/2 9999-12-31 999"
).split()
SAYINGS = st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@given(
    text=SAYINGS,
    so_far=st.sampled_from(["", "2026-11-26 17:30", "every day 18:00", "days=2026-11-26; open=yes"])
    | st.text(max_size=30),
    wanted=st.sampled_from(["day-and-time", "day", "daily"]),
    now=st.sampled_from(NOWS),
)
@example("9999-12-31 and 999 days later", "", "day", NOWS[0])
def test_whatever_is_said_something_comes_of_it_and_soon(
    text: str, so_far: str, wanted: Wanted, now: datetime
) -> None:
    """Otherwise a session breaks off at a sentence, or stands still."""
    began = clock.process_time()
    meant = understand_when(text, now=now, wanted=wanted, so_far=so_far, zone=ZONE)
    assert clock.process_time() - began < 1
    if isinstance(meant, Clear):
        day = meant.planned.day
        assert day is None or day >= now.date()
        assert meant.planned != Planned()
        if wanted == "day-and-time" and not meant.planned.repeats:
            assert day is not None
            assert meant.planned.time is not None
    if isinstance(meant, Doubt):
        assert meant.ask.endswith(("?", "."))
        # Silence or a cough after the question changes nothing and raises nothing.
        assert isinstance(
            understand_when("hm", now=now, wanted=wanted, so_far=meant.so_far), Vague | Doubt
        )


def test_a_long_text_is_no_burden() -> None:
    """Otherwise somebody who talks for long waits for long."""
    began = clock.process_time()
    understand_when("on friday at 5 or " * 20_000, now=NOWS[0])
    understand_when("1 " * 100_000, now=NOWS[0])
    assert clock.process_time() - began < 2


def test_words_for_a_plan() -> None:
    """How the coach reads a plan back."""
    thursday = Planned(date(2026, 11, 26), time(17, 30))
    assert in_words(thursday) == "Thursday the 26th of November, at half past five in the evening"
    daily = Planned(None, time(7, 50), DAYS, 10)
    assert in_words(daily) == "every day, at ten to eight in the morning, for ten minutes"
    far = Planned(date(2029, 3, 2), time(12))
    assert in_words(far, NOWS[0]) == "Friday the 2nd of March 2029, at noon"
    assert in_words(Planned(repeats=("MO", "WE"))) == "every Monday and Wednesday"
