"""A sitting of the short exercise and its follow-up, as events."""

from __future__ import annotations

from pathlib import Path

from voice_coach.dialogue import events as e
from voice_coach.journal.journal import Journal
from voice_coach.journal.writing import JournalSession

AT = "2026-11-23T15:03:00.000+01:00"
LATER = "2026-12-01T09:00:00.000+01:00"


def started(session: str = "s1", at: str = AT, **more: str) -> e.Started:
    """The beginning of a short session."""
    return e.Started(at=at, session=session, program="short", program_version=1, **more)  # type: ignore[arg-type]


def answers(at: str = AT) -> list[e.Event]:
    """A whole sitting of the short exercise."""

    def short(key: str, text: str, value: str) -> list[e.Event]:
        return [
            e.Asked(at=at, key=key),
            e.Answered(at=at, key=key, text=text),
            e.Understood(at=at, key=key, value=value),
            e.Closed(at=at, key=key),
        ]

    return [
        e.Told(at=at, key="hello"),
        e.Guided(at=at, key="breath", seconds=9.0),
        e.Asked(at=at, key="event"),
        e.Answered(at=at, key="event", text="a new job"),
        e.Closed(at=at, key="event"),
        *short("recurring", "the first time", "first-time"),
        *short("clarity_before", "six", "6"),
        e.Answered(at=at, key="possible_responses", text="call anna"),
        e.Closed(at=at, key="possible_responses"),
        e.Answered(at=at, key="response_outcomes", text="she helps", item=0),
        e.Closed(at=at, key="response_outcomes", item=0),
        *short("willing", "yes", "yes"),
        *short("first_action_when", "friday", "friday"),
        e.Told(at=at, key="goodbye"),
        e.Finished(at=at),
    ]


REVIEW: list[e.Event] = [
    e.Told(at=LATER, key="review_event"),
    e.Asked(at=LATER, key="how_it_went"),
    e.Answered(at=LATER, key="how_it_went", text="it went well"),
    e.Answered(at=LATER, key="how_it_went", text="she laughed"),
    e.Closed(at=LATER, key="how_it_went"),
    e.Finished(at=LATER),
]


def finish(journal: Journal, session: str = "s1", at: str = AT) -> Path:
    """A finished session's file."""
    running = journal.begin(started(session, at))
    play(running, answers(at))
    return running.path


def play(running: JournalSession, events: list[e.Event]) -> None:
    """Record all these, and close."""
    for event in events:
        running.record(event)
    running.close()
