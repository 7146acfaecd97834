"""A few sessions that are really held, by the dialogue, the journal and the calendar themselves:
what the many sessions of a benchmark's journal are made from."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from voice_coach import files
from voice_coach.agenda.calendar_files import keep_calendar
from voice_coach.agenda.plan import plan_of
from voice_coach.coach import beginning
from voice_coach.demo.person import Script, sample_script
from voice_coach.dialogue import events as e
from voice_coach.dialogue.carry import carried
from voice_coach.dialogue.commands import match_command
from voice_coach.dialogue.director import Carry, Done, Finish, Listen, Meditate, Say, next_action
from voice_coach.dialogue.interpret import interpret, pause_elapsed
from voice_coach.dialogue.obey import Reaction
from voice_coach.journal.journal import Journal, default_folder
from voice_coach.journal.listing import LOG_ENDING, ROOM
from voice_coach.journal.marks import VISUALISATION, Mark, now_text
from voice_coach.journal.writing import JournalSession
from voice_coach.messages import Utterance, Word
from voice_coach.program import archive, toml_file
from voice_coach.settings import Settings

Change = Callable[[str], str]
"""Makes a text of a session that was held into that of another."""

VARIED = {
    "sister": (
        "sister mother daughter aunt niece cousin neighbour grandmother godmother landlady "
        "manager teacher doctor partner flatmate colleague tenant lawyer trainer editor"
    ).split(),
    "house": (
        "house garden boat shop cottage piano car orchard workshop letter wedding school choir "
        "farm barn kitchen holiday bakery studio library"
    ).split(),
    "norwich": (
        "norwich bath cork derby exeter fife gloucester hull ipswich jarrow kendal leeds malvern "
        "newport oban perth quorn ripon swansea truro ulverston ventnor wells yarm york"
    ).split(),
}
"""Words of the sessions that are held, each with all that stand in its place in the others."""

MONDAY = datetime(2026, 6, 1, 10, 3)
"""When the first is held. One begins on each day of the week, so that the others are moved by whole
weeks: what was said of a Friday is true then, too. All that is planned lies in the same year."""
REVIEWED_AFTER = timedelta(days=8, hours=1)
_SECONDS_AN_EVENT = 9
_WITH_NEXT_STEP = (4,)
_WITH_PRACTICE = (0, 5)
_NUMBERS = "zero one two three four five six seven eight nine ten".split()
_EARLY_HOURS = "six seven eight nine".split()
"""Before the first session of a day: whatever its hour, the practice begins the day after."""
_LONGEST_TALK = 3000


@dataclass(frozen=True, slots=True)
class Part:
    """A page, its calendar and the lines of a log (JSON without their sums), when the sitting or
    the follow-up was finished."""

    page: str
    calendar: str
    log: tuple[str, ...]
    finished: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """A session before its follow-up, and after it."""

    id: str
    follow_up_id: str
    event: str
    begun: datetime
    sitting: Part
    follow_up: Part


def hurry() -> None:
    """Make nothing durable in this process: a journal that can be made again need not outlive a
    power cut."""
    files.sync = lambda fd: None


def hold(weekdays: Iterable[int]) -> tuple[dict[int, Held], dict[str, bytes]]:
    """A session for each of these days of the week (0 is Monday), and the files of the exercise
    that belong to their logs, by name.

    Sets the person's home for a while: it is a process of its own that calls this.
    """
    hurry()
    home = os.environ["HOME"]
    with tempfile.TemporaryDirectory() as folder:
        # In the usual place, for the calendars name any other.
        os.environ["HOME"] = folder
        try:
            journal = Journal(default_folder())
            held = {weekday: _hold(journal, weekday) for weekday in sorted(weekdays)}
            kept = (journal.folder / ROOM / archive.FOLDER).iterdir()
            return held, {path.name: path.read_bytes() for path in kept}
        finally:
            os.environ["HOME"] = home


def _hold(journal: Journal, weekday: int) -> Held:
    begun = MONDAY + timedelta(days=weekday)
    program, settings = toml_file.default(), Settings()
    started = replace(
        beginning.started(program, settings, style="guided", minutes=1, first_run=False),
        at=_at(begun),
        session=f"{begun:%Y%m%d-%H%M%S}-{weekday:04x}",
    )
    entry = journal.begin(started, program)
    finished = _talk(entry, _sitting(weekday), begun)
    page = journal.finished(started.session)
    if weekday in _WITH_PRACTICE:
        at = begun + timedelta(days=3)
        page = journal.mark(page.path, Mark(now_text(at), VISUALISATION, "practised", "5 minutes"))
    sitting = _part(journal, page.path, started.session, finished)

    looked_back = begun + REVIEWED_AFTER
    started = replace(
        beginning.started_follow_up(journal, page, settings, style="guided"),
        at=_at(looked_back),
        session=f"{looked_back:%Y%m%d-%H%M%S}-{weekday:04x}",
    )
    entry = journal.begin_follow_up(page, started)
    finished = _talk(entry, _follow_up(weekday), looked_back)
    follow_up = _part(journal, page.path, f"{page.id}.follow-up-1", finished)
    return Held(page.id, started.session, page.event, begun, sitting, follow_up)


def _part(journal: Journal, page: Path, log: str, finished: datetime) -> Part:
    calendar = keep_calendar(plan_of(journal.read(page)), finished.astimezone())
    assert calendar is not None, "the plan has no day"
    lines = (journal.folder / ROOM / f"{log}{LOG_ENDING}").read_text("utf-8").splitlines()
    return Part(
        page.read_bytes().decode(),
        calendar.read_bytes().decode(),
        tuple(map(_without_sum, lines)),
        finished,
    )


def _without_sum(line: str) -> str:
    members: dict[str, Any] = json.loads(line)
    del members["sum"]
    return json.dumps(members, ensure_ascii=False, separators=(",", ":"))


def _at(moment: datetime) -> str:
    return moment.astimezone().isoformat(timespec="milliseconds")


def _talk(entry: JournalSession, script: Script, begun: datetime) -> datetime:
    """The whole conversation, spoken, without sound; returns when it was over."""
    left = {key: list(utterances) for key, utterances in script.items()}
    with contextlib.closing(entry):
        for number in range(_LONGEST_TALK):
            now = begun + timedelta(seconds=_SECONDS_AN_EVENT * number)
            match next_action(entry.session):
                case Say(key, _, then):
                    entry.record((e.Asked if then == "asked" else e.Told)(at=_at(now), key=key))
                case Carry():
                    entry.record(carried(entry.session, _at(now)))
                case Meditate(guide, minutes):
                    entry.record(e.Guided(at=_at(now), key=guide.key, seconds=60 * minutes))
                case Listen() as question:
                    for event in _answer(entry, question, left, now):
                        entry.record(event)
                case Finish():
                    entry.record(e.Finished(at=_at(now)))
                case Done(complete=True):
                    return now
                case action:
                    raise AssertionError(f"the person meets {action}")
    raise AssertionError("the conversation has no end")


def _answer(
    entry: JournalSession, question: Listen, left: Mapping[str, list[str]], now: datetime
) -> Sequence[e.Event]:
    session = entry.session
    texts = left.get(question.key, [])
    if session.confirming:
        text = "yes"
    elif texts:
        text = texts.pop(0)
    elif session.answer(question.key).spoken and question.ends == "pause":
        return pause_elapsed(session, _at(now)).events
    else:
        text = "next"
    since = (now - MONDAY).total_seconds() % 10_000
    words = tuple(
        Word(word, round(since + 0.4 * place, 2), round(since + 0.4 * place + 0.35, 2), 0.93)
        for place, word in enumerate(text.split())
    )
    spoken = Utterance(text, words, since, words[-1].end + 1.0)
    reaction: Reaction = interpret(session, spoken, at=_at(now))
    return reaction.events


def _sitting(weekday: int) -> Script:
    told = _turned(sample_script("sitting"), weekday)
    return {
        **told,
        "event": ["the talk with my sister about the house in norwich"],
        "clarity_before": [_NUMBERS[weekday % 7]],
        "readiness_before": [_NUMBERS[(weekday + 3) % 6]],
        "clarity_after": [_NUMBERS[4 + weekday % 7]],
        "readiness_after": [_NUMBERS[5 + weekday % 5]],
        "visualisation_time": [f"every day at {_EARLY_HOURS[weekday % 4]} in the morning"],
        "first_action_when": [f"in {_NUMBERS[2 + weekday % 4]} days at six in the evening"],
        "follow_up_day": [f"in a week at {_EARLY_HOURS[weekday % 4]} in the morning"],
    }


def _follow_up(weekday: int) -> Script:
    told = _turned(sample_script("follow-up"), weekday)
    more = ["yes"] if weekday in _WITH_NEXT_STEP else ["no"]
    return {
        **told,
        "has_next_step": more,
        "begin_anew": ["not now"],
        "clarity_review": [_NUMBERS[5 + weekday % 6]],
        "readiness_review": [_NUMBERS[4 + weekday % 6]],
    }


def _turned(script: Script, weekday: int) -> dict[str, Sequence[str]]:
    """The sample answers in another order, some without a sentence; and each answer in a pair with
    the word that closes it."""
    turned: dict[str, Sequence[str]] = {}
    for key, texts in script.items():
        if any(map(match_command, texts)):
            turned[key] = texts
            continue
        first = weekday % len(texts)
        more = [*texts[first:], *texts[:first]]
        shorter = more[:-1] if weekday % 3 == 0 and len(more) > 3 else more  # noqa: PLR2004
        turned[key] = shorter
    for key in turned.keys() & {"response_outcomes", "block_answers"}:
        turned[key] = [*chain.from_iterable((text, "next") for text in turned[key])]
    return turned
