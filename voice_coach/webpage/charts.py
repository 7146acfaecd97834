"""Where marks stand in the small drawings of a page: values from 0 to 10, and days of practice.
Pure: templates draw them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from voice_coach.agenda.plan import Measure
from voice_coach.agenda.practice import Practice
from voice_coach.dates.written import day_in_words, listed
from voice_coach.progress.text import measure_in_words

STEP = 20
"""Units between two values of a track, of which the first has half as many before it."""
MOST_COLUMNS = 24
"""Sessions in the drawing of all: more are no drawing any more at the width of a telephone."""
_COLUMN, _ROW, _LEFT, _TOP = 14, 12, 26, 10
WEEKS = 26
_CELL = 10
_MOST_DAYS = 56
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Track:
    """How clear, or ready, somebody felt: the places of its marks from the left. ``low`` and
    ``high``: where the line between the first and the last begins and ends."""

    name: str
    numbers: str
    words: str
    before: int | None
    after: int | None
    reviews: tuple[int, ...]
    low: int
    high: int


def track_of(name: str, measure: Measure) -> Track | None:
    """The track; None where there is no number."""
    if not measure.numbers:
        return None
    return Track(
        name,
        " \u2192 ".join(map(str, measure.numbers)),
        f"{name}: {measure_in_words(measure)}.",
        _place(measure.before),
        _place(measure.after),
        tuple(place for number in measure.reviews if (place := _place(number)) is not None),
        _at(min(measure.numbers)),
        _at(max(measure.numbers)),
    )


def _at(number: int) -> int:
    return STEP // 2 + number * STEP


def _place(number: int | None) -> int | None:
    return None if number is None else _at(number)


@dataclass(frozen=True, slots=True)
class Column:
    """One session in the drawing of all: its place from the left, its marks from above."""

    x: int
    top: int
    bottom: int
    before: int | None
    after: int | None
    review: int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """The drawing of all sessions' clarity, or readiness. ``rows``: the lines of 10, 5 and 0."""

    name: str
    words: str
    width: int
    height: int
    rows: tuple[tuple[int, int], ...]
    columns: tuple[Column, ...]


def figure_of(name: str, measures: Sequence[Measure]) -> Figure | None:
    """The drawing of these, the oldest first; None where fewer than two have a number."""
    measured = [measure for measure in measures if measure.numbers][-MOST_COLUMNS:]
    if len(measured) < 2:  # noqa: PLR2004 - one stands beside its session
        return None
    columns = []
    for place, measure in enumerate(measured):
        later = [number for number in measure.reviews if number is not None]
        columns.append(
            Column(
                _LEFT + place * _COLUMN + _COLUMN // 2,
                _height_of(max(measure.numbers)),
                _height_of(min(measure.numbers)),
                None if measure.before is None else _height_of(measure.before),
                None if measure.after is None else _height_of(measure.after),
                _height_of(later[-1]) if later else None,
            )
        )
    told = "; ".join(f"{_one(measure)}" for measure in measured)
    return Figure(
        name,
        f"{name} in {len(measured)} sessions, the oldest first: {told}.",
        _LEFT + len(measured) * _COLUMN,
        _TOP * 2 + 10 * _ROW,
        tuple((number, _height_of(number)) for number in (10, 5, 0)),
        tuple(columns),
    )


def _height_of(number: int) -> int:
    return _TOP + (10 - number) * _ROW


def _one(measure: Measure) -> str:
    return " to ".join(map(str, measure.numbers))


Place = tuple[int, int]
"""From the left, and from above."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Days as small squares: those on which was ``practised``, and the others."""

    words: str
    width: int
    height: int
    practised: tuple[Place, ...]
    others: tuple[Place, ...]


def strip_of(practice: Practice, today: date) -> Strip | None:
    """A session's planned days so far, in a row; None where none was practised."""
    if not practice.practised:
        return None
    last = max([min(practice.last, today), *practice.practised])
    day = max(min([practice.first, *practice.practised]), last - timedelta(_MOST_DAYS - 1))
    days = []
    while day <= last:
        days.append(day)
        day += timedelta(1)
    done = sorted(practice.practised)
    names = listed([day_in_words(one, today) for one in done], 10)
    count = "1 day" if len(done) == 1 else f"{len(done)} days"
    words = f"Practised on {count}: {names}."
    places = [((number * _CELL, 0), day) for number, day in enumerate(days)]
    return _strip(words, len(days) * _CELL, _CELL, places, practice.practised)


def calendar_of(practised: Iterable[date], today: date, words: str) -> Strip | None:
    """The newest half year, a week a column, of all sessions; None where nothing was practised."""
    done = set(practised)
    if not done:
        return None
    first = today - timedelta(today.weekday() + _WEEK * (WEEKS - 1))
    places = []
    for place in range(WEEKS * _WEEK):
        day = first + timedelta(place)
        if day <= today:
            week, weekday = divmod(place, _WEEK)
            places.append(((week * _CELL, weekday * _CELL), day))
    return _strip(words, WEEKS * _CELL, _WEEK * _CELL, places, done)


def _strip(
    words: str, width: int, height: int, places: list[tuple[Place, date]], done: Container[date]
) -> Strip:
    return Strip(
        words,
        width,
        height,
        tuple(place for place, day in places if day in done),
        tuple(place for place, day in places if day not in done),
    )
