"""What of a plan goes on a calendar, as plain values. Pure; iCalendar's own form is elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from voice_coach.agenda.actions import Action
from voice_coach.agenda.due import next_day
from voice_coach.agenda.plan import Plan
from voice_coach.agenda.practice import FollowUp, Practice
from voice_coach.dates.planned import Planned
from voice_coach.dates.written import planned_in_words
from voice_coach.dialogue.prose import shortened
from voice_coach.journal.marks import VISUALISATION
from voice_coach.journal.page.escape import clean

ACTION_MINUTES = 30
FOLLOW_UP_MINUTES = 30
ALARM_BEFORE_MINUTES = 30
"""Before an action or a follow-up."""
ALARM_BEFORE_PRACTICE_MINUTES = 5
"""Before a visualisation: long enough to find a quiet place."""
LONGEST_SUMMARY = 120
"""Characters in a title; the whole text is then in the description."""
Standing = Literal["planned", "done", "dropped"]
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of a calendar: ``uid`` stays the same for as long as the session lives.

    Without a ``time`` it takes the whole day. ``rule`` and ``until`` tell how it repeats.
    ``alarm_before``: minutes before its start at which to ring; None for no alarm.
    ``partner``: an e-mail address.
    """

    uid: str
    summary: str
    description: str
    day: date
    time: time | None
    minutes: int
    standing: Standing = "planned"
    rule: str = ""
    until: date | None = None
    alarm_before: int | None = None
    partner: str = ""


def appointments_of(plan: Plan, on_journal: str = "") -> tuple[Appointment, ...]:
    """The actions, follow-ups and daily visualisation that have a day; none of an unfinished
    session.

    ``on_journal``: what a command needs behind it to find this session's journal.
    """
    began = plan.began
    if not plan.is_finished or began is None:
        return ()
    found = []
    for action in plan.actions:
        if action.when and (day := next_day(action.when, action.when.day or began.date())):
            found.append(_action(plan, action, action.when, day, on_journal))
    for look in plan.follow_ups:
        if look.when and look.when.day:
            found.append(_follow_up(plan, look, look.when, look.when.day, on_journal))
    practice = plan.practice
    if practice is not None and (first := practice.next_on(practice.first)) is not None:
        found.append(_practice(plan, practice, first, on_journal))
    return tuple(found)


def uid_of(plan: Plan, about: str) -> str:
    """Derived from the session and the thing's name, so that a change finds the same entry."""
    return f"{_UNSAFE.sub('-', plan.session)}-{about.replace(' ', '-')}@voice-coach"


def _action(plan: Plan, action: Action, when: Planned, day: date, on_journal: str) -> Appointment:
    standing: Standing = "planned" if action.state == "open" else action.state
    partner = plan.partner
    told = f"Who will hold you to it, and remind you shortly before: {partner}" if partner else ""
    lines = [
        f"Your event: {plan.event}" if plan.event else "",
        f"The response you chose: {plan.response}" if plan.response else "",
        told,
        f"When you have done it: voice-coach agenda --done {plan.session}{on_journal}"
        if standing == "planned" else "",
    ]  # fmt: skip
    return Appointment(
        uid_of(plan, action.about),
        *_texts(action.text, lines, standing),
        day,
        when.time,
        when.minutes or ACTION_MINUTES,
        standing,
        rule=when.rule,
        alarm_before=ALARM_BEFORE_MINUTES if standing == "planned" else None,
        partner=partner if _MAIL.fullmatch(partner) else "",
    )


def _follow_up(
    plan: Plan, look: FollowUp, when: Planned, day: date, on_journal: str
) -> Appointment:
    lines = ["To review:", f"Your event: {plan.event}"]
    if plan.response:
        lines.append(f"The response you chose: {plan.response}")
    for action in plan.actions:
        planned = planned_in_words(action.when) if action.when else action.as_said
        lines.append(f"Your plan: {action.text}" + (f" ({planned})" if planned else ""))
    if not look.held:
        lines.append(f"To begin: voice-coach follow-up {plan.session}{on_journal}")
    standing: Standing = "done" if look.held else "planned"
    about = "follow-up" if look.number == 1 else f"follow-up {look.number}"
    return Appointment(
        uid_of(plan, about),
        *_texts(f"Look back: {plan.event}", lines, standing),
        day,
        when.time,
        FOLLOW_UP_MINUTES,
        standing,
        alarm_before=None if look.held else ALARM_BEFORE_MINUTES,
    )


def _practice(plan: Plan, practice: Practice, first: date, on_journal: str) -> Appointment:
    lines = [
        f"Your event: {plan.event}" if plan.event else "",
        f"The outcome you wish for: {plan.outcome}" if plan.outcome else "",
        f"To be guided: voice-coach visualise {plan.session}{on_journal}",
    ]
    return Appointment(
        uid_of(plan, VISUALISATION),
        *_texts(f"Picture your outcome, {practice.minutes} minutes", lines, "planned"),
        first,
        practice.time,
        practice.minutes,
        rule=Planned(repeats=practice.repeats).rule,
        until=practice.last,
        alarm_before=ALARM_BEFORE_PRACTICE_MINUTES,
    )


def _texts(title: str, lines: list[str], standing: Standing) -> tuple[str, str]:
    """A title on one line, and a description that holds it whole where it was shortened."""
    # A VEVENT cannot be done. Cancelled, many clients would hide it; as a word in its title every
    # one of them shows that it was. Not every one heeds what is cancelled, so the same for that.
    whole = clean(title)
    short = shortened(whole, LONGEST_SUMMARY)
    lines = [title] * (short != whole) + [line for line in lines if line]
    named = short if standing == "planned" else f"{standing.capitalize()}: {short}"
    return named, printable("\n".join(lines))


def printable(text: str) -> str:
    """The text without control characters, which no calendar may hold, and without marks that
    reorder what is read; line breaks stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(clean(line) for line in lines)
