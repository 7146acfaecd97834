"""A plan and the talks about it, the wall clock moved on between them: what journeys share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from tests.support.home import ROOT, run
from tests.support.person import Coach, Person, talk
from tests.support.virtual_sound import VirtualSound
from voice_coach.agenda.actions import Action, actions_of
from voice_coach.journal.journal import Journal, SessionPage

PLAN = ("--program", str(ROOT / "tests" / "journey" / "plan.toml"))
MADE, TYPED = "2026-11-24 09:00:00", "2026-11-24 10:00:00"
OVERDUE, DUE = "2026-11-27 09:00:00", "2026-12-01 09:00:00"
PRACTISED, BOTH_DUE = "2026-12-02 09:00:00", "2026-12-04 09:00:00"
LATER_COACH = (sys.executable, "-m", "tests.support.later_coach")
TALK = "The talk with my sister"
QUICK = "short_answer_pause_seconds = 1.0\nrate = 300\n"
"""What the person of these journeys has set: nobody has to wait longer than it takes."""
Talk = Callable[..., AbstractContextManager[Person]]


def talks_in(home: Path, sound: VirtualSound, coach: Coach) -> Talk:
    """A talk in this home that begins at a time of the wall clock."""
    (home / "settings.toml").write_text(QUICK)

    def talk_at(moment: str, *arguments: str) -> AbstractContextManager[Person]:
        command = (*LATER_COACH, moment)
        more = {"VOICE_COACH_CONFIG": str(home)}
        return talk(sound, coach, home, *arguments, more=more, command=command)

    return talk_at


def commanded(home: Path, moment: str, *arguments: str, typed: tuple[str, ...] = ()) -> None:
    """A command at this time of the wall clock, and what is typed to it."""
    text = "".join(f"{line}\n" for line in typed)
    done = run(home, *arguments, typed=text, command=(*LATER_COACH, moment))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr


def typed(home: Path, moment: str, *lines: str, program: tuple[str, ...] = PLAN) -> None:
    """A plan is made with the keyboard at this time of the wall clock."""
    arguments = ("start", "--keyboard", "--introductions", "short", *program)
    commanded(home, moment, *arguments, typed=lines)


def kept(home: Path, event: str = TALK) -> tuple[SessionPage, Action]:
    """The session about this event, as its page has it now, and its action."""
    (entry,) = (one for one in Journal(home / "journal").look().pages if one.event == event)
    (action,) = actions_of(entry)
    return entry, action


def added(before: bytes, after: bytes) -> str:
    """The lines that were put into a page, of which every other byte is kept."""
    old, new = before.splitlines(keepends=True), b""
    for line in after.splitlines(keepends=True):
        if old and line == old[0]:
            old.pop(0)
        else:
            new += line
    assert not old, after.decode()
    return new.decode()
