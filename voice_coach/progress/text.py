"""The figures in calm words: sections of lines, for a screen and for a screen reader. Pure.

Nothing here judges. Where there is much, the newest stand here and the rest is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from voice_coach.agenda.actions import Action
from voice_coach.agenda.plan import Measure
from voice_coach.dates.written import day_in_words, listed, planned_in_words
from voice_coach.dialogue.prose import shortened
from voice_coach.journal.page.status import FINISHED, IN_PROGRESS, REVIEWED
from voice_coach.progress.figures import Progress, Run

MOST_SHOWN = 12
"""Of each kind: more is not read on a screen, and stands there with ``--all``."""
UNNAMED = "A session without a name"
CLARITY_TITLE = "Clarity and readiness, from 0 to 10"
_LONGEST_EVENT = 60  # characters, where it only says what something belongs to
_STATES = (IN_PROGRESS, FINISHED, REVIEWED)
_NO_NUMBERS = "No session has such numbers yet."
_NO_ACTION = "No action is planned yet."
_NO_PRACTICE = "No practice is marked yet."
_NO_BLOCK = "By its words, no block stands in more than one session."
_NOTHING = (_NO_NUMBERS, _NO_ACTION, _NO_PRACTICE, _NO_BLOCK)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, set in by ``depth`` steps."""

    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title."""

    title: str
    lines: tuple[Line, ...]


def sections(progress: Progress, most: int | None = MOST_SHOWN) -> tuple[Section, ...]:
    """All that there is to tell, in its order; a section with nothing in it is left out. ``most``:
    so many of each kind, the newest; None: all. With one of each, what says that there is nothing
    is left out, too."""
    found = (
        ("Your progress", _opening(progress)),
        ("What you worked on", _subjects(progress, most)),
        (CLARITY_TITLE, _measures(progress, most)),
        ("Actions", _actions(progress, most)),
        ("Visualisation", _visualisation(progress)),
        ("Blocks that return", _blocks(progress, most)),
        ("What became clear", _moments(progress, most)),
    )
    filled = (Section(title, tuple(lines)) for title, lines in found)
    nothing = {()} if most != 1 else {(), *((Line(text),) for text in _NOTHING)}
    return tuple(section for section in filled if section.lines not in nothing)


def _opening(progress: Progress) -> Iterator[Line]:
    runs, subjects = progress.runs, progress.subjects
    days = sorted(run.day for run in runs if run.day is not None)
    text = _count(len(runs), "session")
    if len(subjects) < len(runs):
        text += f" about {_count(len(subjects), 'event')}"
    if days:
        first, last = (day_in_words(day, progress.today) for day in (days[0], days[-1]))
        text += f", {first}" if first == last else f", from {first} to {last}"
    yield Line(f"{text}.")


def _subjects(progress: Progress, most: int | None) -> Iterator[Line]:
    named = progress.named
    place = {run.id: number for number, run in enumerate(progress.runs)}
    by_newest = sorted(progress.subjects, key=lambda subject: place[subject.runs[-1].id])
    subjects, left_out = _newest(by_newest, most)
    yield from _earlier(left_out, "event")
    for subject in subjects:
        yield Line(subject.event or UNNAMED)
        runs, earlier = _newest(subject.runs, most)
        for run in reversed(runs):
            day = _day(run.day, progress.today)
            yield Line(f"{named.get(run.id, run.id)} ({day}), {_state(run)}", 1)
        yield from _earlier(earlier, "session", 1)


def _state(run: Run) -> str:
    return run.status if run.status in _STATES else "state not known"


def with_numbers(progress: Progress, most: int | None) -> tuple[tuple[Run, ...], int]:
    """The newest sessions that have a number, and how many earlier ones have one, too."""
    runs = [run for run in progress.runs if run.clarity.numbers or run.readiness.numbers]
    return _newest(runs, most)


def title_of(run: Run, today: date) -> str:
    """What a session is called where there are several."""
    return f"{run.event or UNNAMED} ({_day(run.day, today)})"


def _measures(progress: Progress, most: int | None) -> Iterator[Line]:
    runs, left_out = with_numbers(progress, most)
    if not runs:
        yield Line(_NO_NUMBERS)
    yield from _earlier(left_out, "session")
    for run in runs:
        yield Line(title_of(run, progress.today))
        for name, measure in (("Clarity", run.clarity), ("Readiness", run.readiness)):
            if measure.numbers:
                yield Line(f"{name}: {measure_in_words(measure)}.", 1)


def measure_in_words(measure: Measure) -> str:
    """ "3 before, 8 after, 9 in the review"."""
    told = []
    if measure.before is not None:
        told.append(f"{measure.before} before")
    if measure.after is not None:
        told.append(f"{measure.after} after")
    for number, value in enumerate(measure.reviews, start=1):
        if value is not None:
            which = "the review" if len(measure.reviews) == 1 else f"review {number}"
            told.append(f"{value} in {which}")
    return ", ".join(told)


def _actions(progress: Progress, most: int | None) -> Iterator[Line]:
    parts = {state: progress.actions_in(state) for state in ("open", "done", "dropped")}
    if not progress.actions:
        yield Line(_NO_ACTION)
        return
    told = [
        f"{len(found)} {_are(len(found), state)} {state}" for state, found in parts.items() if found
    ]
    yield Line(f"{_capital(listed(told))}.")
    yield from _kept(progress)
    for state in ("open", "done"):
        pairs, left_out = _newest(parts[state], most)
        if pairs:
            yield Line(f"{state.capitalize()}:")
        yield from _earlier(left_out, "action", 1)
        for run, action in pairs:
            yield Line(action.text, 1)
            yield Line(_of(_when(action, progress.today), run.event), 2)


def _kept(progress: Progress) -> Iterator[Line]:
    kept = progress.kept
    day = "that day" if kept.on_time else "the day first planned"
    told = [
        f"{number} {words}"
        for number, words in (
            (kept.on_time, "on or before the day first planned"),
            (kept.later, f"after {day}"),
            (kept.undated, "on a day that is not known, or with none planned"),
        )
        if number
    ]
    if told:
        yield Line(f"Of what is done: {listed(told)}.")
    if kept.moved:
        yield Line(f"{kept.moved} {_are(kept.moved, 'was')} given another time.")


def _when(action: Action, today: date) -> str:
    if action.state == "done":
        return f"done {_on(action.done_on, today)}" if action.done_on else "done"
    if action.when is not None:
        words = planned_in_words(action.when, today)
        return f"planned {words}" if words.startswith(("at ", "every ")) else f"planned for {words}"
    return f'planned for "{action.as_said}"' if action.as_said else "no time planned"


def _visualisation(progress: Progress) -> Iterator[Line]:
    done = progress.practised
    if not done.days:
        yield Line(_NO_PRACTICE)
        return
    length = f", {_count(done.minutes, 'minute')} in all" if done.minutes else ""
    yield Line(f"You practised on {_count(len(done.days), 'day')}{length}.")
    if done.longest > 1:
        yield Line(f"The longest stretch was {_count(done.longest, 'day')}.")
    if done.now > 1 and done.now < done.longest:
        yield Line(f"The one that goes on now is {_count(done.now, 'day')}.")
    if done.now > 1 and done.now == done.longest:
        yield Line("It goes on now.")


def _blocks(progress: Progress, most: int | None) -> Iterator[Line]:
    if len(progress.runs) < 2:  # noqa: PLR2004 - nothing can return in one session
        return
    blocks = progress.blocks[:most]
    if not blocks:
        yield Line(_NO_BLOCK)
    for block in blocks:
        words = listed([f'"{word}"' for word in block.words])
        yield Line(f"In {_count(block.sessions, 'session')}, with {words}:")
        for wording in _newest(block.wordings, most)[0]:
            yield Line(wording.text, 1)
            yield Line(_of(_day(wording.day, progress.today), wording.event), 2)
    if more := len(progress.blocks) - len(blocks):
        yield Line(f"{_count(more, 'more block')} {_are(more, 'stands')} in --all.")
    if blocks:
        yield Line("These are alike by their words alone. Whether they mean the same, you know.")


def _moments(progress: Progress, most: int | None) -> Iterator[Line]:
    moments, left_out = _newest(progress.moments, most)
    yield from _earlier(left_out, "one")
    for moment in moments:
        kind = "an aha moment" if moment.kind == "aha" else "an insight"
        day = _capital(_day(moment.day, progress.today))
        yield Line(_of(f"{day}, {kind}", moment.event))
        yield Line(f"\u201c{moment.text}\u201d", 1)


def _of(text: str, event: str) -> str:
    """The same, with the event that it belongs to."""
    return f"{text}, {shortened(event, _LONGEST_EVENT)}" if event else text


def _newest(found: Sequence[T], most: int | None) -> tuple[tuple[T, ...], int]:
    """The newest, and how many are left out before them."""
    shown = tuple(found if most is None else found[-most:])
    return shown, len(found) - len(shown)


def _earlier(number: int, noun: str, depth: int = 0) -> Iterator[Line]:
    if number:
        yield Line(f"{_count(number, f'earlier {noun}')} {_are(number, 'stands')} in --all.", depth)


def _day(day: date | None, today: date) -> str:
    return day_in_words(day, today) if day else "day not known"


def _on(day: date, today: date) -> str:
    text = day_in_words(day, today)
    return text if text in ("today", "yesterday", "tomorrow") else f"on {text}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


_PLURAL = {"was": "were", "stands": "stand", "dropped": "were", "open": "are", "done": "are"}
_SINGULAR = {"dropped": "was", "open": "is", "done": "is"}


def _are(number: int, word: str) -> str:
    return _SINGULAR.get(word, word) if number == 1 else _PLURAL[word]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
