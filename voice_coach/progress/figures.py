"""Figures over all sessions, from the journal files as they stand now. Pure.

A file that a hand has corrected counts as corrected. What makes no sense is left out, and a
sentence in ``notes`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from voice_coach.agenda.actions import Action, Review, actions_of, day_of, reviews_of
from voice_coach.agenda.practice import practices
from voice_coach.dialogue.short_answers import scale
from voice_coach.journal.marks import VISUALISATION, Mark, marks_of
from voice_coach.journal.page.front_matter import Found
from voice_coach.journal.page.read import Entry
from voice_coach.progress.blocks import ReturningBlock, Wording, returning

_SAYS_NOTHING = re.compile(
    r"(?:yes|yeah|no|nope|none|nothing|no there (?:was|wasn't|was not|were none)|not (?:really|yet)"
    r"|no not (?:really|yet)|not this time|i (?:don't|do not) know)?"
)
"""A bare answer to "was there an aha moment?": there is nothing in it to remember."""
_MINUTES = re.compile(r"(\d{1,3}) minutes?")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Measure:
    """Clarity, or readiness, of one session: whole numbers from 0 to 10, None where there is
    none. ``reviews`` has a place for each follow-up."""

    before: int | None = None
    after: int | None = None
    reviews: tuple[int | None, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """Those that there are, in their order in time."""
        found = (self.before, self.after, *self.reviews)
        return tuple(number for number in found if number is not None)


@dataclass(frozen=True, slots=True)
class Run:
    """One session. ``day`` is None where the file does not give it; ``review_days`` has a place
    for each follow-up, and the file keeps the day of the newest one only."""

    id: str
    file: str
    event: str
    day: date | None
    status: str
    clarity: Measure = Measure()
    readiness: Measure = Measure()
    review_days: tuple[date | None, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """An event, and the sessions about it, the first one first."""

    event: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the days first planned. Of the actions done: ``on_time`` on that day or
    before, ``later`` after it, ``undated`` where one of the two days is not known. ``moved``
    counts actions, done or not, that were given another time."""

    on_time: int = 0
    later: int = 0
    undated: int = 0
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Practised:
    """Visualisation: the days that have a practice; of days in a row, the ``longest`` stretch and
    the one that goes on ``now`` (it holds until a whole day has passed without). ``times`` counts
    every practice, ``minutes`` adds up those whose length is known."""

    days: tuple[date, ...] = ()
    longest: int = 0
    now: int = 0
    times: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that became clear, in the person's own words. ``day`` is None where the file
    does not give it."""

    kind: Literal["aha", "insight"]
    text: str
    event: str
    run: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Progress:
    """All figures. ``runs`` the first one first, as are moments; ``notes`` are sentences about
    what was left out."""

    today: date
    runs: tuple[Run, ...] = ()
    kept: Kept = Kept()
    practised: Practised = Practised()
    blocks: tuple[ReturningBlock, ...] = ()
    moments: tuple[Moment, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The sessions by what they are about; sessions without a name stand alone."""
        found: dict[str, list[Run]] = {}
        for run in self.runs:
            found.setdefault(_sameness(run.event) or f"\0{run.id}", []).append(run)
        return tuple(Subject(runs[-1].event, tuple(runs)) for runs in found.values())

    @property
    def actions(self) -> tuple[tuple[Run, Action], ...]:
        """Every action, with the session that it is of."""
        return tuple((run, action) for run in self.runs for action in run.actions)

    def actions_in(self, state: str) -> tuple[tuple[Run, Action], ...]:
        """Those that are "open", "done" or "dropped"."""
        return tuple(pair for pair in self.actions if pair[1].state == state)


def progress_of(entries: Iterable[Entry], today: date) -> Progress:
    """The figures over these entries, the newest first, as ``Journal.entries`` gives them."""
    notes: list[str] = []
    ordered = tuple(reversed(tuple(entries)))
    runs = tuple(_run(entry, notes) for entry in ordered)
    return Progress(
        today,
        runs,
        _kept(ordered),
        _practised(ordered, today, notes),
        returning(wording for entry in ordered for wording in _wordings(entry)),
        tuple(moment for entry in ordered for moment in _moments(entry)),
        tuple(notes),
    )


def _run(entry: Entry, notes: list[str]) -> Run:
    reviews = reviews_of(entry)

    def number(name: str, value: Found, where: str = "") -> int | None:
        text = as_text(value)
        found = scale(text) if text else None
        if text and found is None:
            notes.append(
                f'In {entry.path.name}, {where}{name} says "{text}". That is no number from 0 to '
                "10, so it is left out."
            )
        return int(found) if found is not None else None

    def measure(name: str) -> Measure:
        before, after, again = (f"{name}_{part}" for part in ("before", "after", "review"))
        return Measure(
            number(before, entry.fields.get(before, "")),
            number(after, entry.fields.get(after, "")),
            tuple(
                number(again, review.fields.get(again, ""), _place(review)) for review in reviews
            ),
        )

    return Run(
        entry.id,
        entry.path.name,
        one_line(entry.event),
        day_of(entry.started),
        one_line(entry.status),
        measure("clarity"),
        measure("readiness"),
        tuple(review.on for review in reviews),
        actions_of(entry),
    )


def _place(review: Review) -> str:
    return f"review {review.number}, " if review.number > 1 else "the review, "


def _wordings(entry: Entry) -> Iterator[Wording]:
    """What blocked the person, in their words: as named, and as answered."""
    day, event = day_of(entry.started), one_line(entry.event)
    named = (*entry.entries("blocks"), *(block for block, _ in entry.block_answers))
    told: set[str] = set()
    for text in map(one_line, named):
        if text and _sameness(text) not in told:
            told.add(_sameness(text))
            yield Wording(text, event, entry.id, day)


def _moments(entry: Entry) -> Iterator[Moment]:
    event = one_line(entry.event)
    told = [(entry.fields, day_of(entry.started))]
    told += [(review.fields, review.on) for review in reviews_of(entry)]
    kinds: tuple[Literal["aha", "insight"], ...] = ("aha", "insight")
    for fields, day in told:
        for kind in kinds:
            text = as_text(fields.get(kind, ""))
            bare = " ".join(re.findall(r"[\w'\u2019]+", text.casefold())).replace("\u2019", "'")
            if text and not _SAYS_NOTHING.fullmatch(bare):
                yield Moment(kind, text, event, entry.id, day)


def _practised(entries: Iterable[Entry], today: date, notes: list[str]) -> Practised:
    marks: list[Mark] = []
    days: set[date] = set()
    for entry in entries:
        for mark in marks_of(dict(entry.front)):
            if mark.about != VISUALISATION or mark.deed != "practised":
                continue
            day = day_of(mark.at)
            if day is None or day > today:
                when = "is no day of the calendar" if day is None else "is still to come"
                notes.append(
                    f"In {entry.path.name}, a practice is marked for {mark.at[:10]}, which {when}, "
                    "so it is left out."
                )
                continue
            marks.append(mark)
            days.add(day)
    counted = practices(marks, today)
    lengths = (_MINUTES.search(mark.detail) for mark in marks)
    return Practised(
        tuple(sorted(days)),
        _longest(days),
        counted.streak,
        counted.total,
        sum(int(found[1]) for found in lengths if found),
    )


def _longest(days: set[date]) -> int:
    """The most days in a row."""
    longest = length = 0
    before: date | None = None
    for day in sorted(days):
        length = length + 1 if before is not None and day - before == _DAY else 1
        longest, before = max(longest, length), day
    return longest


def _kept(entries: Iterable[Entry]) -> Kept:
    pairs = [(entry, action) for entry in entries for action in actions_of(entry)]
    done = [_in_time(entry, action) for entry, action in pairs if action.state == "done"]
    return Kept(
        on_time=done.count(True),
        later=done.count(False),
        undated=done.count(None),
        moved=sum(
            action.first_when is not None and action.when != action.first_when
            for _, action in pairs
        ),
    )


def _in_time(entry: Entry, action: Action) -> bool | None:
    """Whether it was done by the day first planned; None where that is not known.

    By the day of a review it is done; on which day it was, a mark tells, or the review itself.
    """
    planned = action.first_when.day if action.first_when else None
    if planned is None or action.done_on is None:
        return None
    if action.done_on <= planned:
        return True
    marks = marks_of(dict(entry.front))
    days = [day_of(mark.at) for mark in marks if (mark.about, mark.deed) == (action.about, "done")]
    days += [review.done_on for review in reviews_of(entry)]
    return False if action.done_on in days else None


def as_text(value: Found) -> str:
    """A field as one line; what a hand has made a list or a mapping, with commas."""
    if isinstance(value, str):
        return one_line(value)
    parts = tuple(value.values()) if isinstance(value, dict) else value
    return ", ".join(filter(None, map(as_text, parts)))


def one_line(text: str) -> str:
    """White space single, none at the ends."""
    return " ".join(text.split())


def _sameness(text: str) -> str:
    """Two texts that differ only in case, spaces and stops are the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))
