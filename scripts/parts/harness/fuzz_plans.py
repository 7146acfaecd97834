"""What is fuzzed of plans: marks, calendars, what a prompt remembers, the words said back with
closed eyes, and the figures over all sessions."""

from __future__ import annotations

import io
import json
import tempfile
from datetime import datetime
from pathlib import Path

from scripts.parts.harness.fuzz_target import Target, must
from tests.support.reading import asking
from voice_coach.agenda.calendar import events_in
from voice_coach.agenda.calendar_files import as_one, calendar, keep_calendar, planned_for
from voice_coach.agenda.due import agenda
from voice_coach.agenda.follow_up import facts_for, is_due
from voice_coach.agenda.plan import plan_of
from voice_coach.agenda.wording import as_data, in_note, in_prompt, on_screen
from voice_coach.errors import CoachError, JournalError
from voice_coach.journal import log_end
from voice_coach.journal.marks import FIRST_ACTION, VISUALISATION, Mark, added, marks_of, parse
from voice_coach.journal.page import front_matter
from voice_coach.journal.page.read import read_page
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.program import toml_file
from voice_coach.progress.data import data as as_figures
from voice_coach.progress.figures import progress_of
from voice_coach.progress.show import show
from voice_coach.visualise.choosing import is_in_its_time, is_over, minutes_of
from voice_coach.visualise.grammar.second_person import turn
from voice_coach.visualise.script import build, spoken, spoken_parts
from voice_coach.visualise.sentences import pieces, sentences
from voice_coach.visualise.texts import load

NOW = datetime.fromisoformat("2026-11-28T12:00:00+01:00")
MADE = (
    Mark("2026-11-28 12:00", FIRST_ACTION, "moved to", "2026-12-01 18:00"),
    Mark("2026-11-28 12:00", VISUALISATION, "practised", "5 minutes"),
    Mark("2026-11-28 12:00", "next step 2", "done"),
)
TEXTS = load()
_PROGRAM = toml_file.default()

PAGE = b"""\
---
id: "20261124-170300-7f3a"
program: seven-step-breakthrough
event: The talk with my sister
started: 2026-11-24T17:03:00+01:00
status: reviewed
clarity_before: 3
first_action: Call my sister
first_action_when: "2026-11-26 17:30"
follow_up_day: 2026-12-03
visualisation_time: "every day 18:00"
visualisation_minutes: 7
partner: "Ann <ann@example.org>"
marks:
  - "2026-11-25 07:10 visualisation: practised 5 minutes"
  - "2026-11-26 18:02 first action: moved to 2026-11-29 18:00"
  - "2026-11-29 19:40 first action: done"
reviewed: 2026-12-03
review:
  on: 2026-12-03
  done_yet: not-yet
  new_time: "2026-12-10 18:00"
  clarity_review: 7
  next_step: Visit her
  next_step_when: next saturday at noon
---

# The talk with my sister

## Welcome

> How clear do you feel, from 0 to 10?

3

## Step 1 \xc2\xb7 The event

> Which event do you work on?

The talk with my sister.

## Step 3 \xc2\xb7 The outcome

> Which outcome would you like?

I will walk into the room. My sister smiles at me and I am calm.

> How does it feel to choose this outcome?

It feels warm and my chest is open.

## Step 4 \xc2\xb7 Take action

> At what time each day do you picture the outcome?

Every day, at six in the evening

> For how many minutes a day?

7

## Step 5 \xc2\xb7 The blocks

> What is stopping or blocking you, and what are you waiting for?

- I am tired

> How will you respond if it comes again?

| Block | Answer |
| --- | --- |
| I am tired | I go to bed: early |

## Step 6 \xc2\xb7 The plan

> The one thing you will do

Call my sister.

> When will you do it?

Thursday the 26th of November, at half past five in the evening

> Who will hold you to it, and remind you shortly before?

Ann \\<ann@example.org\\>

> The day of the follow-up

Thursday the 3rd of December

## Step 7 \xc2\xb7 Follow-up and review

> Is it done?

Not yet

> What has become clear to you? It may be an answer, or an insight.

We are alike.

> The new time for it

Thursday the 10th of December, at six in the evening

> What is your next action step?

Visit her.

> When will you take the next step?

next saturday at noon

> How clear do you feel today, from 0 to 10?

7
"""
_BY_HAND = PAGE.replace(b'  - "2026', b'- "2026').replace(b"\n", b"\r\n")
_WORDS = (
    b"I will walk into the room. My sister and I are calm, and we laugh about it.\n"
    b'I want to have my house back because he said "you can". It was at 6 p.m. with Dr. No\n',
    b"Would like to be free and not afraid any more, when I stand there... That's it.\n",
)


def marks(page: bytes) -> None:
    """A mark is added and nothing else is changed, or a sentence names the file."""
    for made in MADE:
        try:
            edited = added(page, made, "x.md")
        except JournalError as error:
            must("x.md" in str(error))
            continue
        front = front_matter.read(edited, "x.md")
        assert marks_of(front) == (*marks_of(front_matter.read(page, "x.md")), made)
        same = next((n for n, (a, b) in enumerate(zip(page, edited, strict=False)) if a != b), 0)
        rest = len(page) - same
        assert not rest or page[same:] == edited[-rest:], "more than a line was put in"
        assert all(parse(one.line) == one for one in marks_of(front))


def log_ends(content: bytes) -> None:
    """What is no end of this log says nothing of it."""
    for number in (0, 42):
        whole = log_end._text(number, content[:16])
        assert log_end.lines_in(whole, content[:16]) == number
        assert log_end.lines_in(content, content[:16]) == 0 or content == whole


def figures(page: bytes) -> None:
    """Whatever a page holds, it is on no screen a traceback: agenda, progress, follow-up."""
    with tempfile.TemporaryDirectory() as folder:
        entry = _entry(Path(folder), page)
        if entry is None:
            return
        see_all(entry)
        assert entry.path.read_bytes() == page


def see_all(entry: SessionPage) -> None:
    now, plan = NOW.replace(tzinfo=None), plan_of(entry)
    dues = agenda([plan], now)
    _ = (*on_screen(dues, now.date()), in_prompt(dues, now.date()), in_note(dues, now.date()))
    json.dumps([as_data(due) for due in dues])
    found = progress_of([plan, plan], now.date())
    json.dumps(as_figures(found))
    show(found, io.StringIO())
    _ = (facts_for(entry), is_due(plan, NOW), is_over(plan), minutes_of(plan))
    assert is_in_its_time(plan, now.date()) in (True, False)


def _entry(folder: Path, page: bytes) -> SessionPage | None:
    path = folder / "x.md"
    path.write_bytes(page)
    try:
        return read_page(path, asking(_PROGRAM))
    except CoachError as error:
        must(str(path) in str(error))
    return None


def calendar_file(data: bytes) -> None:
    """A calendar is brought up to date, or written anew where it is damaged; another's is left."""
    with tempfile.TemporaryDirectory() as folder:
        entry = _entry(Path(folder), PAGE)
        assert entry is not None
        path = Path(folder) / "x.ics"
        path.write_bytes(data)
        try:
            assert keep_calendar(plan_of(entry), NOW) == path
        except JournalError as error:
            must(str(path) in str(error))
            assert path.read_bytes() == data
        else:
            after = path.read_bytes()
            planned = planned_for(plan_of(entry))
            assert {item.uid for item in planned} <= {str(event.uid) for event in events_in(after)}
            assert calendar(planned, after, NOW) == after, "it would be written again and again"
        assert as_one([data])


def said_back(data: bytes) -> None:
    """Words are turned, quoted or passed over; their pieces are the whole, their guide has room."""
    text = data.decode("utf-8", "replace")
    for sentence in sentences(text):
        turn(sentence)
        assert " ".join(pieces(sentence)).split() == sentence.split()
    assert spoken(text, TEXTS) == spoken(text, TEXTS)
    for minutes in (1, 5):
        guide = build(spoken_parts([text] * 2, TEXTS), minutes, TEXTS, practised=3, rate=150)
        assert all(0 <= cue.at <= 1 for cue in guide.cues)


def plan_targets() -> tuple[Target, ...]:
    """All of them."""
    with tempfile.TemporaryDirectory() as folder:
        entry = _entry(Path(folder), PAGE)
        assert entry is not None
        ics = calendar(planned_for(plan_of(entry)), b"", NOW)
    return (
        Target("marks", (PAGE, _BY_HAND), marks),
        Target("log end", (PAGE, _BY_HAND), log_ends),
        Target("agenda and progress", (PAGE, _BY_HAND), figures),
        Target("calendar file", (ics,), calendar_file),
        Target("words said back", _WORDS, said_back),
    )
