"""One plan, told by every command: the agenda, its one line, its reminder, its JSON and the
calendar say the same, and what they say is what the page says. The real command line, the wall
clock moved."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
import vobject

from tests.support.plan_page import page
from voice_coach.cli import main
from voice_coach.journal.listing import ROOM

NOW = "2026-11-26 12:00"  # a Thursday
NO_DESKTOP = "unix:path=/nowhere"
At = Callable[..., tuple[int, str, str]]


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> At:
    """Runs the command line in this process at a time of the wall clock, without a desktop."""
    monkeypatch.setenv("VOICE_COACH_JOURNAL", str(tmp_path / "journal"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", NO_DESKTOP)
    (tmp_path / "journal" / ROOM).mkdir(parents=True, mode=0o700)

    def runner(moment: str, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["voice-coach", *arguments])
        before = signal.getsignal(signal.SIGTERM)
        when = datetime.fromisoformat(moment).astimezone()
        with time_machine.travel(when, tick=False), pytest.raises(SystemExit) as ended:
            main()
        signal.signal(signal.SIGTERM, before)
        assert isinstance(ended.value.code, int)
        return ended.value.code, *capsys.readouterr()

    return runner


def write(home: Path, name: str = "a", **fields: Any) -> Path:
    """A session in the journal."""
    path = home / "journal" / f"{name}.md"
    path.write_text(page(**{"id": name, **fields}))
    return path


def dues_of(at: At, moment: str = NOW) -> list[dict[str, Any]]:
    """What ``agenda --json`` gives."""
    status, out, _ = at(moment, "agenda", "--json")
    assert status == 0
    found: list[dict[str, Any]] = json.loads(out)["due"]
    return found


def short(due: dict[str, Any]) -> str:
    """One thing that is due, in a line."""
    when = due["as_said"] or " ".join(filter(None, [due["day"], due["time"]]))
    length = f", {due['minutes']} minutes" if due["minutes"] else ""
    return f"{due['state']}: {due['about']}, {when}{length}"


def events_of(home: Path, name: str = "a") -> dict[str, Any]:
    """The calendar beside a page, by what each event is about, as another library reads it."""
    path = home / "journal" / f"{name}.ics"
    if not path.exists():
        return {}
    events = vobject.readOne(path.read_bytes().decode()).vevent_list
    return {one.uid.value.removeprefix(f"{name}-").partition("@")[0]: one for one in events}


def local(event: Any) -> str:
    """When an event begins, on this machine's clock."""
    start = event.dtstart.value
    return f"{start.astimezone():%Y-%m-%d %H:%M}" if isinstance(start, datetime) else f"{start}"


def rule(event: Any) -> str:
    """How an event repeats, and until which day on this machine's calendar."""
    if not hasattr(event, "rrule"):
        return ""
    parts = event.rrule.value.split(";")
    repeats = ";".join(part for part in parts if not part.startswith("UNTIL="))
    until = "".join(part.removeprefix("UNTIL=") for part in parts if part.startswith("UNTIL="))
    if not until:
        return f", {repeats} for ever"
    return f", {repeats} until {datetime.fromisoformat(until).astimezone().date()}"


def rings(home: Path, name: str) -> set[str]:
    """What of a calendar rings: what, when at first, and how long it takes."""
    found = set()
    for about, event in events_of(home, name).items():
        if hasattr(event, "valarm"):
            length = (event.dtend.value - event.dtstart.value) // timedelta(minutes=1)
            found.add(f"{about}, {local(event)}, {length} minutes{rule(event)}")
    return found


@dataclass(frozen=True)
class Case:
    """A page with these fields; what is due on ``NOW``, and what will ring."""

    fields: dict[str, Any]
    due: tuple[str, ...] = ()
    rings: tuple[str, ...] = ()
    line: str = ""


BARE = {"follow_up_day": "", "visualisation_time": ""}
NOTHING = {**BARE, "first_action": "", "first_action_when": ""}
LOOKED_BACK = {**BARE, "status": "reviewed", "reviewed": "2026-11-25"}
CASES = {
    "a first action with a length of its own": Case(
        {**BARE, "first_action_when": "2026-11-26 17:30 for 90 minutes"},
        ("today: first action, 2026-11-26 17:30, 90 minutes",),
        ("first-action, 2026-11-26 17:30, 90 minutes",),
        "Call my sister, today at 17:30",
    ),
    "what they would do, and when": Case(
        {**BARE, "first_action": "", "action": "Write to her"},
        ("today: first action, 2026-11-26 17:30",),
        ("first-action, 2026-11-26 17:30, 30 minutes",),
        "Write to her, today at 17:30",
    ),
    "a follow-up at a time of day": Case(
        {**NOTHING, "follow_up_day": "2026-11-26 19:30"},
        ("today: follow-up, 2026-11-26 19:30",),
        ("follow-up, 2026-11-26 19:30, 30 minutes",),
        "Look back: The talk with my sister, today at 19:30",
    ),
    "a daily picture of its own length": Case(
        {**NOTHING, "visualisation_time": "18:00", "visualisation_minutes": 12},
        ("today: visualisation, 2026-11-26 18:00, 12 minutes",),
        ("visualisation, 2026-11-24 18:00, 12 minutes, FREQ=DAILY until 2026-12-21",),
        "Picture your outcome, 12 minutes, today at 18:00",
    ),
    "a daily picture at another time": Case(
        {
            **NOTHING,
            "visualisation_time": "18:00",
            "marks": ["2026-11-25 10:00 visualisation: moved to every day 20:15"],
        },
        ("today: visualisation, 2026-11-26 20:15, 7 minutes",),
        ("visualisation, 2026-11-24 20:15, 7 minutes, FREQ=DAILY until 2026-12-21",),
        "Picture your outcome, 7 minutes, today at 20:15",
    ),
    "a daily picture that was dropped": Case(
        {
            **NOTHING,
            "visualisation_time": "18:00",
            "marks": ["2026-11-25 10:00 visualisation: dropped"],
        },
    ),
    "a daily picture that was dropped and begun again": Case(
        {
            **NOTHING,
            "visualisation_time": "18:00",
            "marks": [
                "2026-11-25 10:00 visualisation: dropped",
                "2026-11-25 11:00 visualisation: moved to every day 07:15",
            ],
        },
        ("today: visualisation, 2026-11-26 07:15, 7 minutes",),
        ("visualisation, 2026-11-25 07:15, 7 minutes, FREQ=DAILY until 2026-12-22",),
        "Picture your outcome, 7 minutes, today at 07:15",
    ),
    "a picture of today that was practised": Case(
        {
            **NOTHING,
            "visualisation_time": "18:00",
            "marks": ["2026-11-26 07:00 visualisation: practised 7 minutes"],
        },
        ("coming: visualisation, 2026-11-27 18:00, 7 minutes",),
        ("visualisation, 2026-11-24 18:00, 7 minutes, FREQ=DAILY until 2026-12-21",),
    ),
    "a picture in words that are no time": Case(
        {**NOTHING, "visualisation_time": "before bed", "visualisation_minutes": 12},
        ("undated: visualisation, before bed, 12 minutes",),
    ),
    "an action that was done": Case({**BARE, "marks": ["2026-11-26 10:00 first action: done"]}),
    "an action that was dropped": Case(
        {**BARE, "marks": ["2026-11-26 10:00 first action: dropped"]}
    ),
    "an action that was moved": Case(
        {**BARE, "marks": ["2026-11-25 10:00 first action: moved to 2026-11-26 08:15"]},
        ("overdue: first action, 2026-11-26 08:15",),
        ("first-action, 2026-11-26 08:15, 30 minutes",),
        "Call my sister, today at 08:15",
    ),
    "an action that was moved to words": Case(
        {**BARE, "marks": ["2026-11-25 10:00 first action: moved to tomorrow at noon"]},
        ("today: first action, 2026-11-26 12:00",),
        ("first-action, 2026-11-26 12:00, 30 minutes",),
        "Call my sister, today at 12:00",
    ),
    "an action without a day": Case(
        {**BARE, "first_action_when": "some day soon"},
        ("undated: first action, some day soon",),
    ),
    "a review that found it done": Case(
        {**LOOKED_BACK, "follow_up_day": "2026-11-27 10:00", "review": {"done_yet": "done"}}
    ),
    "a review with a new time": Case(
        {**LOOKED_BACK, "review": {"done_yet": "partly", "new_time": "2026-11-26 19:00"}},
        ("today: first action, 2026-11-26 19:00", "today: follow-up, 2026-11-26"),
        ("first-action, 2026-11-26 19:00, 30 minutes", "follow-up-2, 2026-11-26, 1440 minutes"),
        "Call my sister, today at 19:00 (+1)",
    ),
    "a review with a next step": Case(
        {
            **LOOKED_BACK,
            "review": {
                "done_yet": "done",
                "next_step": "Meet her",
                "next_step_when": "2026-11-26 20:00",
            },
        },
        ("today: next step, 2026-11-26 20:00",),
        ("next-step, 2026-11-26 20:00, 30 minutes",),
        "Meet her, today at 20:00",
    ),
    "a second review of the next step": Case(
        {
            **LOOKED_BACK,
            "review": {
                "done_yet": "done",
                "next_step": "Meet her",
                "next_step_when": "2026-11-24 20:00",
            },
            "review_2": {"done_yet": "not-yet", "new_time": "2026-11-27 20:00"},
        },
        ("coming: next step, 2026-11-27 20:00", "coming: follow-up, 2026-11-27"),
        ("next-step, 2026-11-27 20:00, 30 minutes", "follow-up-3, 2026-11-27, 1440 minutes"),
    ),
    "a mark from before the review": Case(
        {
            **LOOKED_BACK,
            "review": {"done_yet": "not-yet", "new_time": "2026-11-26 19:00"},
            "marks": ["2026-11-24 19:00 first action: done"],
        },
        ("today: first action, 2026-11-26 19:00", "today: follow-up, 2026-11-26"),
        ("first-action, 2026-11-26 19:00, 30 minutes", "follow-up-2, 2026-11-26, 1440 minutes"),
        "Call my sister, today at 19:00 (+1)",
    ),
    "an action of every day": Case(
        {**BARE, "first_action_when": "every day 09:00"},
        ("today: first action, 2026-11-26 09:00",),
        ("first-action, 2026-11-24 09:00, 30 minutes, FREQ=DAILY for ever",),
        "Call my sister, today at 09:00",
    ),
    "a picture of some days, until the follow-up": Case(
        {**NOTHING, "visualisation_time": "every MO, FR 08:00", "follow_up_day": "2026-11-30"},
        (
            "coming: visualisation, 2026-11-27 08:00, 7 minutes",
            "coming: follow-up, 2026-11-30",
        ),
        (
            "follow-up, 2026-11-30, 1440 minutes",
            "visualisation, 2026-11-27 08:00, 7 minutes, FREQ=WEEKLY;BYDAY=MO,FR until 2026-11-30",
        ),
    ),
    "a session that goes on": Case({"status": "in progress"}),
}


@pytest.mark.parametrize("name", CASES)
def test_one_line_says_what_the_agenda_has_first(tmp_path: Path, at: At, name: str) -> None:
    """Otherwise a prompt reminds its owner of what they have done, dropped or moved, or of
    nothing, while the agenda knows better."""
    write(tmp_path, **CASES[name].fields)
    wanted = f"{CASES[name].line}\n".lstrip()
    assert at(NOW, "agenda", "--line") == (0, wanted, ""), "read for the first time"
    assert at(NOW, "agenda", "--line") == (0, wanted, ""), "remembered"


def test_every_command_says_what_the_pages_say(tmp_path: Path, at: At) -> None:
    """Otherwise somebody comes at another time than they said, or hears no alarm at all."""
    for number, (name, case) in enumerate(CASES.items()):
        write(tmp_path, f"{number}", event=name, **case.fields)
    dues = dues_of(at)
    found = {name: tuple(short(due) for due in dues if due["event"] == name) for name in CASES}
    assert found == {name: case.due for name, case in CASES.items()}

    status, out, _ = at(NOW, "agenda")
    assert status == 0
    screen = [line.strip() for line in out.splitlines()]
    titles = {"overdue": "Overdue", "today": "Today", "coming": "Coming"}
    wanted, state = [], ""
    for due in dues:
        if due["state"] != state:
            state = due["state"]
            wanted.append(titles.get(state, "Without a day yet"))
        wanted += [told(due), when(due)]
    shown = [line.partition(" \u00b7 ")[0] for line in screen[: len(wanted)]]
    assert shown == wanted

    ringing = {name: rings(tmp_path, f"{number}") for number, name in enumerate(CASES)}
    assert ringing == {name: set(case.rings) for name, case in CASES.items()}


def told(due: dict[str, Any]) -> str:
    """What a screen calls one thing that is due."""
    if due["kind"] == "visualisation":
        return f"Picture your outcome, {due['minutes']} minutes"
    return f"Look back: {due['event']}" if due["kind"] == "follow-up" else str(due["text"])


def when(due: dict[str, Any]) -> str:
    """How a screen gives its time on ``NOW``."""
    if due["as_said"]:
        return f'"{due["as_said"]}"'
    days = {"2026-11-26": "today", "2026-11-27": "tomorrow", "2026-11-30": "Monday 30 November"}
    text = days[due["day"]]
    text += f" at {due['time']}" if due["time"] else ""
    rules = {"every day": ", every day", "every MO,": ", every Monday and Friday"}
    text += rules.get(due["when"][:9], "")
    return f"planned for {text}" if due["state"] == "overdue" else text


ALL = {
    "first_action_when": "2026-11-26 17:30",
    "follow_up_day": "2026-12-03 10:00",
    "visualisation_time": "every day 18:00",
    "chosen_response": "Ask her first",
    "partner": "Ann",
    "outcome": "We laugh",
    "marks": ["2026-11-25 10:00 first action: moved to 2026-11-27 09:15"],
}


def test_the_calendar_tells_what_its_owner_needs_in_that_moment(tmp_path: Path, at: At) -> None:
    """Otherwise the alarm rings, and the words that would help are in a file at home."""
    write(tmp_path, **ALL)
    assert at(NOW, "agenda")[0] == 0
    events = events_of(tmp_path)
    folder = tmp_path / "journal"
    lines = {about: event.description.value.splitlines() for about, event in events.items()}
    assert lines == {
        "first-action": [
            "Your event: The talk with my sister",
            "The response you chose: Ask her first",
            "Who will hold you to it, and remind you shortly before: Ann",
            f"When you have done it: voice-coach agenda --done a --journal {folder}",
        ],
        "follow-up": [
            "To review:",
            "Your event: The talk with my sister",
            "The response you chose: Ask her first",
            "Your plan: Call my sister (Friday 27 November 2026 at 09:15)",
            f"To begin: voice-coach follow-up a --journal {folder}",
        ],
        "visualisation": [
            "Your event: The talk with my sister",
            "The outcome you wish for: We laugh",
            f"To be guided: voice-coach visualise a --journal {folder}",
        ],
    }
    assert {about: event.summary.value for about, event in events.items()} == {
        "first-action": "Call my sister",
        "follow-up": "Look back: The talk with my sister",
        "visualisation": "Picture your outcome, 7 minutes",
    }


@pytest.mark.parametrize(
    ("arguments", "mark"),
    [
        (("--done", "a"), "first action: done"),
        (("--drop", "a"), "first action: dropped"),
        (("--move", "a", "tomorrow at six in the evening"), "first action: moved to"),
        (("--done", "a", "--action", "visualisation"), "visualisation: practised 7 minutes"),
        (("--drop", "a", "--action", "visualisation"), "visualisation: dropped"),
    ],
)
def test_a_mark_keeps_the_minute_in_which_it_was_made(
    tmp_path: Path, at: At, arguments: tuple[str, ...], mark: str
) -> None:
    """Otherwise what was marked in the evening stands before what was said at noon, and loses."""
    plan = write(tmp_path, **{**ALL, "marks": ""})
    mark += " 2026-11-27 18:00" if "--move" in arguments else ""
    assert at("2026-11-26 18:05", "agenda", *arguments)[0] == 0
    assert f'\n  - "2026-11-26 18:05 {mark}"\n' in plan.read_text()


def test_what_was_closed_begins_again_at_a_new_time(tmp_path: Path, at: At) -> None:
    """Otherwise a slip of "done" or "drop" could be taken back in an editor alone."""
    write(tmp_path, **BARE)
    for command in ("--done", "--drop"):
        assert at(NOW, "agenda", command, "a")[0] == 0
        assert dues_of(at) == []
        assert rings(tmp_path, "a") == set()
        status, _, troubles = at(NOW, "agenda", "--move", "a", "2026-11-26 19:30")
        assert (status, troubles) == (0, "")
        assert [short(due) for due in dues_of(at)] == ["today: first action, 2026-11-26 19:30"]
        assert rings(tmp_path, "a") == {"first-action, 2026-11-26 19:30, 30 minutes"}


def test_nothing_is_moved_to_a_time_that_is_over(tmp_path: Path, at: At) -> None:
    """Otherwise a slip in the hour makes it overdue at once, and no alarm rings."""
    plan = write(tmp_path, **BARE)
    before = plan.read_bytes()
    status, _, troubles = at(NOW, "agenda", "--move", "a", "2026-11-26 11:59")
    assert (status, plan.read_bytes()) == (1, before)
    assert "2026-11-26 11:59 is past already." in troubles
    assert at(NOW, "agenda", "--move", "a", "2026-11-26 12:01")[0] == 0


def test_a_reminder_says_the_first_four_and_how_many_more(tmp_path: Path, at: At) -> None:
    """Otherwise it fills the desktop, or hides what else is due."""
    for hour in (9, 10, 14, 15, 16, 17):
        clock = f"2026-11-26 {hour:02}:00"
        write(tmp_path, f"{hour}", first_action=f"At {hour}", first_action_when=clock, **BARE)
    status, out, _ = at(NOW, "agenda", "--notify")
    assert (status, out.splitlines()) == (
        1,
        [
            "At 9: planned for today at 09:00",
            "At 10: planned for today at 10:00",
            "At 14: today at 14:00",
            "At 15: today at 15:00",
            "and 2 more: voice-coach agenda",
        ],
    )
    assert at(NOW, "agenda", "--line") == (0, "At 9, today at 09:00 (+5)\n", "")


def test_progress_says_the_same_in_words_and_as_json(tmp_path: Path, at: At) -> None:
    """Otherwise a person reads that they kept their word, and their own script that they did
    not."""
    pictured = [f"2026-11-{day} 07:00 visualisation: practised 6 minutes" for day in (20, 21, 22)]
    write(tmp_path, "1", event="the talk.", started="2026-11-01T10:00:00+00:00", **{
        **BARE,
        "first_action": "Write to her",
        "first_action_when": "2026-11-03",
        "marks": ["2026-11-03 10:00 first action: done", *pictured],
        "clarity_before": 3,
        "clarity_after": 8,
        "readiness_before": 2,
        "readiness_after": 7,
    })  # fmt: skip
    write(tmp_path, "2", event="The talk", started="2026-11-10T10:00:00+00:00", **{
        **BARE,
        "first_action": "Call her",
        "first_action_when": "2026-11-12",
        "marks": ["2026-11-14 10:00 first action: done"],
    })  # fmt: skip
    write(tmp_path, "3", event="My work", started="2026-11-11T10:00:00+00:00", **{
        **BARE,
        "first_action": "Ask him",
        "first_action_when": "2026-11-13",
        "marks": [
            "2026-11-15 10:00 first action: done",
            "2026-11-25 07:00 visualisation: practised 6 minutes",
            "2026-11-26 07:00 visualisation: practised 6 minutes",
        ],
    })  # fmt: skip
    write(tmp_path, "4", event="My garden", started="2026-11-20T10:00:00+00:00", **{
        **BARE,
        "first_action": "Buy seeds",
        "first_action_when": "2026-11-22 09:00",
        "marks": ["2026-11-22 10:00 first action: moved to 2026-11-27 16:45"],
    })  # fmt: skip
    status, out, troubles = at(NOW, "progress", "--json")
    assert (status, troubles) == (0, "")
    data = json.loads(out)
    assert data["kept_dates"] == {"on_time": 1, "later": 2, "undated": 0, "moved": 1}
    assert data["visualisation"] == {
        "days": [f"2026-11-{day}" for day in (20, 21, 22, 25, 26)],
        "longest_stretch": 3,
        "stretch_now": 2,
        "practices": 5,
        "minutes": 30,
    }
    measures = {run["session"]: (run["clarity"], run["readiness"]) for run in data["sessions"]}
    assert measures["1"] == (
        {"before": 3, "after": 8, "reviews": []},
        {"before": 2, "after": 7, "reviews": []},
    )
    assert [(subject["event"], subject["sessions"]) for subject in data["events"]] == [
        ("The talk", ["1", "2"]),
        ("My work", ["3"]),
        ("My garden", ["4"]),
    ]
    seeds = next(action for action in data["actions"] if action["session"] == "4")
    assert (seeds["when"], seeds["first_when"]) == ("2026-11-27 16:45", "2026-11-22 09:00")
    assert [(one["session"], one["state"], one["done_on"]) for one in data["actions"]] == [
        ("1", "done", "2026-11-03"),
        ("2", "done", "2026-11-14"),
        ("3", "done", "2026-11-15"),
        ("4", "open", None),
    ]

    status, out, troubles = at(NOW, "progress")
    assert (status, troubles) == (0, "")
    for sentence in (
        "4 sessions about 3 events, from Sunday 1 November to Friday 20 November.",
        "Clarity: 3 before, 8 after.",
        "Readiness: 2 before, 7 after.",
        "1 is open and 3 are done.",
        "Of what is done: 1 on or before the day first planned and 2 after that day.",
        "1 was given another time.",
        "planned for tomorrow at 16:45, My garden",
        "done on Saturday 14 November, The talk",
        "You practised on 5 days, 30 minutes in all.",
        "The longest stretch was 3 days.",
        "The one that goes on now is 2 days.",
    ):
        assert sentence in out, sentence


def test_json_tells_of_each_block_and_moment_where_and_when_it_was(tmp_path: Path, at: At) -> None:
    """Otherwise somebody's own script puts their words under another event, or on another day."""
    write(tmp_path, "1", event="The talk", started="2026-11-01T10:00:00+00:00", **{
        **BARE,
        "status": "reviewed",
        "blocks": ["I am afraid that she will be angry"],
        "aha": "I am not alone.",
        "review": {"on": "2026-11-08", "done_yet": "done", "insight": "She was lonely."},
        "review_2": {"on": "2026-11-20", "done_yet": "done", "aha": "I can begin."},
        "reviewed": "2026-11-20",
    })  # fmt: skip
    write(tmp_path, "2", event="My work", started="2026-11-10T10:00:00+00:00",
          blocks=["Afraid he gets angry"])  # fmt: skip
    status, out, troubles = at(NOW, "progress", "--json")
    assert (status, troubles) == (0, "")
    data = json.loads(out)
    runs = [(run["session"], run["status"], run["review_days"]) for run in data["sessions"]]
    assert runs == [("1", "reviewed", ["2026-11-08", "2026-11-20"]), ("2", "finished", [])]
    (block,) = data["returning_blocks"]
    assert block["words"] == ["afraid", "angry"]
    keys: tuple[str, ...] = ("session", "event", "day", "text")
    assert [tuple(wording[key] for key in keys) for wording in block["wordings"]] == [
        ("1", "The talk", "2026-11-01", "I am afraid that she will be angry"),
        ("2", "My work", "2026-11-10", "Afraid he gets angry"),
    ]
    keys = ("kind", "session", "event", "day", "text")
    assert [tuple(moment[key] for key in keys) for moment in data["moments"]] == [
        ("aha", "1", "The talk", "2026-11-01", "I am not alone."),
        ("insight", "1", "The talk", "2026-11-08", "She was lonely."),
        ("aha", "1", "The talk", "2026-11-20", "I can begin."),
    ]


def test_looking_back_is_suggested_from_its_day_on(tmp_path: Path, at: At) -> None:
    """Otherwise a follow-up is begun weeks too early, or step seven is never found."""
    write(tmp_path, **{**NOTHING, "follow_up_day": "2026-11-27"})
    hint = "To look back: voice-coach follow-up"
    assert hint not in at("2026-11-26 23:00", "agenda")[1]
    assert hint in at("2026-11-27 00:01", "agenda")[1]
