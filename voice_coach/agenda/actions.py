"""What a person means to do, and how far it is: from the plan, the reviews and the marks. Pure.

A plan has its first action; each review may add a next step. What was said of an action last
counts, by a mark or in a review. Reviews speak of the action that they name, otherwise of the one
that was the newest then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from voice_coach.dates.passing_days import without_passing_days
from voice_coach.dates.planned import Planned
from voice_coach.dates.when_of import when_of
from voice_coach.journal.marks import FIRST_ACTION, NEXT_STEP, Mark, marks_of
from voice_coach.journal.page.session_page import ReviewFields, SessionPage

State = Literal["open", "done", "dropped"]
DONE, PARTLY, NOT_YET = "done", "partly", "not-yet"
"""What a review says of the action: the values of its field ``done_yet``."""
ABOUT = "about"
"""The field of a review that names its action, where that is not the newest one."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action of a plan.

    ``about`` is the name that marks use: "first action", "next step", "next step 2".
    ``when`` is the time that holds now, ``first_when`` the one first planned, ``as_said`` the
    text of the field where that is no date. ``done_on`` is the day that a mark or a review names
    for it, otherwise the day of that review: by then it was done. ``waits``: a review found it not
    done, so it is looked at again. ``marked``: what is done was marked so, and not told in a
    follow-up. ``marked_done_on``: the days of all marks that say it is done.
    """

    about: str
    text: str
    when: Planned | None = None
    first_when: Planned | None = None
    as_said: str = ""
    state: State = "open"
    done_on: date | None = None
    waits: bool = False
    marked: bool = False
    marked_done_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewDay:
    """A follow-up's number, its day, and the day on which the action was done, where the person
    named it. Older files have the day for the newest follow-up only."""

    number: int
    on: date | None = None
    done_on: date | None = None


def review_days(page: SessionPage) -> tuple[ReviewDay, ...]:
    """The follow-ups that were held, the first one first."""
    newest = len(page.reviews) - 1
    reviewed = day_of(page.text("reviewed"))
    return tuple(
        ReviewDay(
            review.number,
            day_of(review.text("on")) or (reviewed if place == newest else None),
            day_of(review.text("done_on")),
        )
        for place, review in enumerate(page.reviews)
    )


_Told = tuple[ReviewFields, ReviewDay]


def actions_of(page: SessionPage) -> tuple[Action, ...]:
    """The first action and the next steps, as the file has them now."""
    actions: list[Action] = []
    told: list[list[_Told]] = []
    when = page.first_action_when
    # A plan may name a time only; what it is for then stands elsewhere.
    if text := page.first_action or (when and (page.action or page.event)):
        actions.append(_planned(page, FIRST_ACTION, text, when))
        told.append([])
    for review in zip(page.reviews, review_days(page), strict=True):
        if told:
            spoken_of = [action.about for action in actions]
            about = review[0].text(ABOUT)
            told[spoken_of.index(about) if about in spoken_of else -1].append(review)
        if step := review[0].text("next_step"):
            number = review[0].number
            about = NEXT_STEP if number == 1 else f"{NEXT_STEP} {number}"
            actions.append(_planned(page, about, step, review[0].text("next_step_when")))
            told.append([])
    marks = marks_of(dict(page.front))
    return tuple(
        _so_far(action, reviews, [mark for mark in marks if mark.about == action.about], page)
        for action, reviews in zip(actions, told, strict=True)
    )


def looked_at_next(actions: Sequence[Action]) -> Action | None:
    """The action of which the next follow-up speaks: an open one, first one that an earlier
    follow-up found not done, then the newest; where none is open, the newest of all."""
    still_open = [action for action in actions if action.state == "open"]
    if waiting := [action for action in still_open if action.waits]:
        return min(waiting, key=lambda action: (action.when and action.when.day) or date.max)
    candidates = still_open or list(actions)
    return candidates[-1] if candidates else None


def day_of(text: str) -> date | None:
    """The day with which a time in ISO 8601 begins."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _planned(page: SessionPage, about: str, text: str, when: str) -> Action:
    found = when_of(when, page.started)
    if found is not None:  # its day is known, and passes
        text = without_passing_days(text)
    return Action(about, text, found, found, "" if found else when)


def _so_far(action: Action, reviews: list[_Told], marks: list[Mark], page: SessionPage) -> Action:
    """The action after all that was said of it, in the order in which it was said."""
    for review in reviews:
        for mark in [mark for mark in marks if _precedes(mark, *review)]:
            action = _after_mark(action, mark)
            marks.remove(mark)
        action = _after_review(action, *review, page)
    for mark in marks:
        action = _after_mark(action, mark)
    return action


def _precedes(mark: Mark, review: ReviewFields, held: ReviewDay) -> bool:
    """Whether the mark was made before the review, of which only the day is known."""
    day = day_of(mark.at)
    if day is None or held.on is None or day != held.on:
        return day is not None and held.on is not None and day < held.on
    # Nobody moves on the same day what they have told is done.
    return mark.deed == "moved to" and review.text("done_yet") == DONE


def _after_review(
    action: Action, review: ReviewFields, held: ReviewDay, page: SessionPage
) -> Action:
    said = review.text("done_yet")
    if said == DONE:
        action = replace(action, marked=action.marked and action.state == "done", waits=False)
        on = action.done_on or held.done_on or held.on
        return replace(action, state="done", done_on=on)
    if said in (PARTLY, NOT_YET):
        action = replace(action, state="open", done_on=None, waits=True)
    if text := review.text("new_time"):
        return _at(action, text, page.started)
    return action


def _after_mark(action: Action, mark: Mark) -> Action:
    match mark.deed:
        case "done":
            day = day_of(mark.at)
            days = (*action.marked_done_on, *((day,) if day else ()))
            return replace(action, state="done", done_on=day, marked=True, marked_done_on=days)
        case "dropped":
            return replace(action, state="dropped", done_on=None)
        case "moved to":
            return _at(replace(action, state="open", done_on=None), mark.detail, mark.at)
    return action


def _at(action: Action, text: str, said_at: str) -> Action:
    """The action at another time, which was said then."""
    found = when_of(text, said_at)
    return replace(action, when=found, as_said="" if found else text)
