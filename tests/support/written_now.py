"""Journals as today's program writes them: whole sessions, played anew in every run.

Frozen samples (``tests/fixtures/logs``) tell what was written once; what is claimed of every page
that the program writes is tried on these.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.support.talk import Talk
from voice_coach.agenda.follow_up import facts_for
from voice_coach.dialogue import events as e
from voice_coach.journal.journal import Journal
from voice_coach.journal.marks import FIRST_ACTION, VISUALISATION, Mark
from voice_coach.journal.writing import JournalSession
from voice_coach.program.toml_file import builtin
from voice_coach.program.values import Program, Style

KINDS: tuple[tuple[str, Style], ...] = (
    ("seven-step-breakthrough", "guided"),
    ("seven-step-breakthrough", "open"),
    ("short", "guided"),
)
_SAID = {
    "open": ('it\'s about "her house": 50 % mine & #1 - or not', "and i waited", "next"),
    "list": ("call my sister", "write to her: today", "next"),
    "pairs": ("she laughs", "next"),
}
_ONE_LINE = {
    "open": 'the talk: "mine" & hers',
    "choice": "the first one",
    "scale": "seven",
    "yes-no": "yes",
    "date": "on the 26th of november at half past five in the evening",
}
"""Said in one breath: where such an answer has a pause in it, the field has no stop there and the
text below has one."""
_SHORT = {
    "recurring": "it keeps happening",
    "visualisation_time": "every day at six in the evening",
}


def written(folder: Path, program: str, style: Style) -> tuple[Journal, Path]:
    """A journal with one session that was answered from end to end, marked, and looked back on
    twice; and its page."""
    exercise = builtin(program)
    journal = Journal(folder)
    talk = _answered(exercise, style)
    started, *events = talk.events
    assert isinstance(started, e.Started)
    page = _played(journal.begin(started, exercise), events)
    moved = Mark("2026-03-02 10:00", FIRST_ACTION, "moved to", "2026-11-28 09:15")
    practised = Mark("2026-03-03 07:10", VISUALISATION, "practised", "5 minutes")
    for mark in (moved, practised):
        journal.mark(page, mark)
    for day in ("2026-03-10", "2026-03-20"):
        entry = journal.finished(started.session)
        talk = _answered(exercise, style, part="follow-up", facts=facts_for(entry))
        started, *events = (
            replace(one, at=one.at.replace("2026-03-01", day)) for one in talk.events
        )
        assert isinstance(started, e.Started)
        _played(journal.begin_follow_up(entry, started, exercise), events)
    return journal, page


def _played(running: JournalSession, events: list[e.Event]) -> Path:
    for event in events:
        running.record(event)
    running.close()
    assert running.trouble == ""
    return running.path


def _answered(program: Program, style: Style, is_it_done: str = "", **started: object) -> Talk:
    """A talk in which every question was answered."""
    short = {**_SHORT, "done_yet": is_it_done}
    talk = Talk(program, style=style, session="20260301-100000-abcd", **started)
    for _ in range(500):
        if talk.session.finished_at:
            return talk
        question = talk.session.question
        if talk.session.confirming:
            talk.short("yes")
        elif question is None:  # a free talk of the open style
            talk.hear("i told her that i was tired", "next")
        elif question.key in short:
            talk.short(short[question.key])
        elif question.ends == "pause" or question.yields == "event":
            talk.short(_ONE_LINE[question.kind])
        else:
            talk.hear(*_SAID[question.kind])
    raise AssertionError(f"it never comes to an end: {talk.at}")
