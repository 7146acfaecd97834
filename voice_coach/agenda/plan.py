"""A session's plan as one value, read once from its page: what everything that looks over
sessions takes. Pure.

Besides what was planned and became of it, it holds what is compared between sessions: how clear
and how ready the person felt, what blocked them, and what became clear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from voice_coach.agenda.actions import Action, ReviewDay, actions_of, looked_at_next, review_days
from voice_coach.agenda.practice import (
    NO_VISUALISATION,
    FollowUp,
    Practice,
    Visualisation,
    follow_ups_of,
    moment_of,
    visualisation_of,
)
from voice_coach.journal.page.front_matter import Found
from voice_coach.journal.page.session_page import SessionPage, as_text
from voice_coach.journal.page.status import FINISHED, REVIEWED

_SAYS_NOTHING = re.compile(
    r"(?:yes|yeah|no|nope|none|nothing|no there (?:was|wasn't|was not|were none)|not (?:really|yet)"
    r"|no not (?:really|yet)|not this time|i (?:don't|do not) know)?"
)
"""A bare answer to "was there an aha moment?": there is nothing in it to remember."""


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


NO_MEASURE = Measure()


@dataclass(frozen=True, slots=True)
class Insight:
    """Something that became clear, in the person's own words, on a day where one is known."""

    kind: Literal["aha", "insight"]
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """``session`` is its id, ``page`` its file, ``started`` the moment as the page has it (ISO
    8601). ``left_out``: sentences about numbers that make no sense."""

    session: str
    page: str
    event: str
    status: str
    started: str
    response: str = ""
    outcome: str = ""
    partner: str = ""
    actions: tuple[Action, ...] = ()
    reviews: tuple[ReviewDay, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    visualisation: Visualisation = NO_VISUALISATION
    clarity: Measure = NO_MEASURE
    readiness: Measure = NO_MEASURE
    blocks: tuple[str, ...] = ()
    insights: tuple[Insight, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def is_finished(self) -> bool:
        """Whether the sitting came to its end; a reviewed one did."""
        return self.status in (FINISHED, REVIEWED)

    @property
    def is_reviewed(self) -> bool:
        """Whether step seven was done."""
        return self.status == REVIEWED

    @property
    def began(self) -> datetime | None:
        """When it was begun, as the clock of its place showed it."""
        return moment_of(self.started)

    @property
    def day(self) -> date | None:
        """The day on which it was begun."""
        try:
            return date.fromisoformat(self.started[:10])
        except ValueError:
            return None

    @property
    def practice(self) -> Practice | None:
        """The daily visualisation, where one is planned for a clear time."""
        return self.visualisation.practice

    @property
    def next_looked_at(self) -> Action | None:
        """The action of which the next follow-up speaks."""
        return looked_at_next(self.actions)

    @property
    def is_let_go(self) -> bool:
        """Whether the person dropped all that they had planned to do."""
        return {action.state for action in self.actions} == {"dropped"}

    def is_open(self, today: date) -> bool:
        """Whether anything of it waits for the person, today or on a day to come."""
        return self.is_finished and (
            any(action.state == "open" for action in self.actions)
            or any(not look.held for look in self.follow_ups)
            or (self.practice is not None and self.practice.last >= today)
            or bool(self.visualisation.as_said)
        )


def plan_of(page: SessionPage) -> Plan:
    """The plan that a page holds as it stands now."""
    actions = actions_of(page)
    looks = follow_ups_of(page, actions)
    left_out: list[str] = []
    return Plan(
        session=page.id,
        page=str(page.path),
        event=page.event,
        status=page.status,
        started=page.started,
        response=page.chosen_response,
        outcome=page.text("outcome"),
        partner=page.text("partner"),
        actions=actions,
        reviews=review_days(page),
        follow_ups=looks,
        visualisation=visualisation_of(page, actions, looks),
        clarity=_measure("clarity", page, left_out),
        readiness=_measure("readiness", page, left_out),
        blocks=tuple(_blocks(page)),
        insights=tuple(_insights(page)),
        left_out=tuple(left_out),
    )


def _measure(name: str, page: SessionPage, left_out: list[str]) -> Measure:
    from voice_coach.dialogue.scale import scale  # it knows how numbers are said

    def number(field: str, fields: Mapping[str, Found], where: str = "") -> int | None:
        text = one_line(as_text(fields.get(field, "")))
        found = scale(text) if text else None
        if text and found is None:
            left_out.append(
                f'In {page.path.name}, {where}{field} says "{text}". That is no number from 0 to '
                "10, so it is left out."
            )
        return int(found) if found is not None else None

    return Measure(
        number(f"{name}_before", page.fields),
        number(f"{name}_after", page.fields),
        tuple(
            number(f"{name}_review", review.fields, _place(review.number))
            for review in page.reviews
        ),
    )


def _place(number: int) -> str:
    return f"review {number}, " if number > 1 else "the review, "


def _blocks(page: SessionPage) -> Iterator[str]:
    """What blocked the person, in their words: as named, and as answered."""
    named = (*page.entries("blocks"), *(block for block, _ in page.block_answers))
    told: set[str] = set()
    for text in map(one_line, named):
        if text and sameness(text) not in told:
            told.add(sameness(text))
            yield text


def _insights(page: SessionPage) -> Iterator[Insight]:
    days = [day.on for day in review_days(page)]
    began = page.started[:10]
    told: list[tuple[Mapping[str, Found], date | None]] = [(page.fields, _day(began))]
    told += [(review.fields, day) for review, day in zip(page.reviews, days, strict=True)]
    kinds: tuple[Literal["aha", "insight"], ...] = ("aha", "insight")
    for fields, day in told:
        for kind in kinds:
            text = one_line(as_text(fields.get(kind, "")))
            bare = " ".join(re.findall(r"[\w'\u2019]+", text.casefold())).replace("\u2019", "'")
            if text and not _SAYS_NOTHING.fullmatch(bare):
                yield Insight(kind, text, day)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def one_line(text: str) -> str:
    """White space single, none at the ends."""
    return " ".join(text.split())


def sameness(text: str) -> str:
    """Two texts that differ only in case, spaces and stops are the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))
