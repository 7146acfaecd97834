"""``voice-coach agenda`` through the real command line, by keyboard and by options."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.home import ROOT, run
from tests.support.plan_page import page
from tests.support.shelf import put
from tests.support.small_disk import small_disk
from tests.support.typed import terminal
from voice_coach.cli import main
from voice_coach.journal.journal import Journal
from voice_coach.journal.marks import marks_of
from voice_coach.journal.page.session_page import SessionPage

TODAY = date.today()
SOON, LONG_AGO = TODAY + timedelta(days=400), "2026-01-02"


def write(home: Path, name: str, **fields: str | dict[str, str] | list[str]) -> Path:
    """A session in the journal, with nothing planned but what these fields say."""
    folder = home / "journal"
    folder.mkdir(exist_ok=True)
    bare = dict.fromkeys(("first_action_when", "follow_up_day", "visualisation_time"), "")
    path = folder / f"{name}.md"
    path.write_text(page(**{"id": name, "started": "2026-01-01T10:00:00+00:00", **bare, **fields}))
    return path


def entry(home: Path, name: str) -> SessionPage:
    return Journal(home / "journal").finished(name)


def deeds(home: Path, name: str) -> list[str]:
    """The marks without their time."""
    return [mark.line[len(mark.at) + 1 :] for mark in marks_of(dict(entry(home, name).front))]


Here = Callable[..., tuple[int, str, str]]


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    """Runs the command line in this process, from its one entry to its one exit."""
    monkeypatch.setenv("VOICE_COACH_JOURNAL", str(tmp_path / "journal"))

    def runner(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["voice-coach", *arguments])
        before = signal.getsignal(signal.SIGTERM)
        with pytest.raises(SystemExit) as ended:
            main()
        signal.signal(signal.SIGTERM, before)
        assert isinstance(ended.value.code, int)
        return ended.value.code, *capsys.readouterr()

    return runner


def test_the_agenda_in_groups(tmp_path: Path) -> None:
    """One look must be enough to know what to do."""
    write(tmp_path, "a", first_action_when=f"{LONG_AGO} 17:30", follow_up_day=str(TODAY))
    write(tmp_path, "b", first_action="Write", first_action_when=f"{SOON} 09:00")
    write(tmp_path, "c", first_action="Rest", first_action_when="some day soon")
    done = run(tmp_path, "agenda", "--all")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line for line in lines[:12] if not line.startswith("      ")] == [
        "Overdue",
        "  Call my sister",
        "Today",
        "  Look back: The talk with my sister",
        "Coming",
        "  Write",
        "Without a day yet",
        "  Rest",
    ]
    assert lines[2].endswith("at 17:30 · The talk with my sister, a")
    assert '"some day soon"' in done.stdout
    assert sorted(path.name for path in (tmp_path / "journal").glob("*.ics")) == ["a.ics", "b.ics"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (None, "There is no session in"),
        ({"status": "in progress"}, "No session is finished yet"),
        ({"first_action": ""}, "a.md holds no plan."),
        (
            {
                "first_action_when": LONG_AGO,
                "marks": ["2026-01-02 first action: done"],
            },
            "Nothing is due, and nothing is planned.",
        ),
    ],
)
def test_an_empty_agenda_says_why(
    tmp_path: Path, here: Here, fields: dict[str, str] | None, sentence: str
) -> None:
    """An empty screen leaves the person wondering what is wrong."""
    if fields is not None:
        write(tmp_path, "a", **fields)
    status, told, troubles = here("agenda")
    assert (status, troubles) == (0, "")
    assert sentence in told


def test_what_cannot_be_read_is_named_and_the_rest_is_shown(tmp_path: Path) -> None:
    """One broken file must not take all reminders away."""
    write(tmp_path, "a", first_action_when=LONG_AGO)
    write(tmp_path, "odd", first_action_when="2026-99-99 25:61", follow_up_day="[", marks=["?"])
    (tmp_path / "journal" / "broken.md").write_text("---\nid: b\n: [\n---\n")
    (tmp_path / "journal" / "link.md").symlink_to("nowhere")
    done = run(tmp_path, "agenda", "--all")
    assert done.returncode == 0
    assert "Call my sister" in done.stdout
    assert '"2026-99-99 25:61"' in done.stdout
    assert "broken.md" in done.stderr
    assert "link.md" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_line_for_a_prompt(tmp_path: Path) -> None:
    """A prompt shows the first thing due and how many more, and follows every change."""
    assert run(tmp_path, "agenda", "--line").stdout == ""
    path = write(tmp_path, "a", first_action_when=f"{LONG_AGO} 17:30", follow_up_day=str(TODAY))
    (tmp_path / "journal" / ".voice-coach").mkdir(mode=0o700)
    (tmp_path / "journal" / "broken.md").write_text("---\n: [\n---\n")
    for _ in range(2):  # read, then remembered
        done = run(tmp_path, "agenda", "--line")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("Call my sister, ")
        assert done.stdout.endswith(" at 17:30 (+1)\n")
    (memory,) = (tmp_path / ".cache" / "voice-coach" / "journals").glob("*.sqlite")
    assert memory.stat().st_mode & 0o777 == 0o600
    path.write_text(path.read_text().replace("Call my sister", "Call my brother"))
    assert run(tmp_path, "agenda", "--line").stdout.startswith("Call my brother, ")
    memory.write_text("no cache at all")
    assert run(tmp_path, "agenda", "--line").stdout.startswith("Call my brother, ")
    path.unlink()
    assert run(tmp_path, "agenda", "--line").stdout == ""


def test_a_prompt_loads_nothing_heavy(tmp_path: Path) -> None:
    """A shell that waits half a second for each prompt would be told to forget it."""
    write(tmp_path, "a", first_action_when=LONG_AGO)
    (tmp_path / "journal" / ".voice-coach").mkdir(mode=0o700)
    run(tmp_path, "agenda", "--line")
    done = run(tmp_path, "agenda", "--line", more={"PYTHONPROFILEIMPORTTIME": "1"})
    assert done.stdout.startswith("Call my sister")
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "voice_coach" in loaded
    assert not loaded & {"numpy", "icalendar", "rich", "vosk", "dateutil", "sounddevice"}


def test_json_for_other_programs(tmp_path: Path) -> None:
    """Whoever builds on it must find every part by name."""
    write(tmp_path, "a", first_action_when=f"{LONG_AGO} 17:30")
    done = run(tmp_path, "agenda", "--json")
    data = json.loads(done.stdout)
    assert datetime.fromisoformat(data["now"]).utcoffset() is not None
    assert data["due"] == [
        {
            "kind": "action",
            "state": "overdue",
            "session": "a",
            "event": "The talk with my sister",
            "about": "first action",
            "text": "Call my sister",
            "when": f"{LONG_AGO} 17:30",
            "day": LONG_AGO,
            "time": "17:30",
            "as_said": None,
            "minutes": None,
            "file": str(tmp_path / "journal" / "a.md"),
        }
    ]


def test_one_calendar_to_subscribe_to(tmp_path: Path) -> None:
    """Written to a file only where it changed, or to standard output for a pipe."""
    write(tmp_path, "a", first_action_when=f"{LONG_AGO} 17:30")
    write(tmp_path, "b", first_action_when=str(SOON))
    path = tmp_path / "all.ics"
    done = run(tmp_path, "agenda", "--ics", str(path))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Your calendar: {path}\n", "")
    first = path.read_bytes(), path.stat().st_mtime_ns
    assert first[0].count(b"BEGIN:VEVENT") == 2
    assert run(tmp_path, "agenda", "--ics", str(path)).returncode == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == first
    assert run(tmp_path, "agenda", "--ics", "-").stdout == first[0].decode().replace("\r", "")
    missing = run(tmp_path, "agenda", "--ics", str(tmp_path / "none" / "all.ics"))
    assert missing.returncode == 1
    assert "could not be written" in missing.stderr


def gone(folder: Path) -> None:
    """The drive is not there, nor is the folder on it."""
    folder.rename(folder.with_name("unplugged"))


def empty(folder: Path) -> None:
    """The place is there where the drive should be, and nothing in it."""
    gone(folder)
    folder.mkdir()


def without_pages(folder: Path) -> None:
    """Only the program's own folder is left, as where a synchronisation has just begun."""
    (folder / ".voice-coach").mkdir()
    (folder / ".voice-coach" / "a1.jsonl").write_text('{"log":"voice-coach"}\n')
    for path in folder.glob("*.*"):
        if path.is_file():
            path.unlink()


def another(folder: Path) -> None:
    """A session was begun where the drive should be."""
    empty(folder)
    write(folder.parent, "z", first_action_when=str(SOON))


def notes_only(folder: Path) -> None:
    """It is a folder of something else."""
    empty(folder)
    (folder / "bread.md").write_text("# Bread\n")


def dangling(folder: Path) -> None:
    """It is a link to where nothing is."""
    gone(folder)
    folder.symlink_to(folder.parent / "nowhere")


@pytest.mark.parametrize(
    "lost", [gone, empty, without_pages, another, notes_only, dangling], ids=lambda f: f.__name__
)
def test_the_calendar_stays_where_the_journal_is_not_there(
    tmp_path: Path, lost: Callable[[Path], None]
) -> None:
    """Otherwise a drive that was not mounted at eight in the morning takes every appointment from
    the telephone of whoever subscribed, and says that all went well."""
    write(tmp_path, "a", first_action_when=str(SOON))
    write(tmp_path, "b", first_action_when=str(SOON))
    path = tmp_path / "all.ics"
    assert run(tmp_path, "agenda", "--ics", str(path)).returncode == 0
    before = path.read_bytes(), path.stat().st_mtime_ns
    lost(tmp_path / "journal")
    done = run(tmp_path, "agenda", "--ics", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    told = " ".join(done.stderr.split())
    assert f"is in {tmp_path / 'journal'} now, so no calendar was written. {path} was left" in told
    assert "--journal" in told
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize("where", ["all.ics", "-"])
@pytest.mark.parametrize(
    ("lost", "why"),
    [(gone, "is not there"), (empty, "There is no session in"), (notes_only, "no session in")],
)
def test_no_empty_calendar_is_made_of_a_journal_that_is_not_there(
    tmp_path: Path, where: str, lost: Callable[[Path], None], why: str
) -> None:
    """Otherwise a script that checks the status believes that nothing is planned."""
    write(tmp_path, "a", first_action_when=str(SOON))
    lost(tmp_path / "journal")
    target = where if where == "-" else str(tmp_path / where)
    done = run(tmp_path, "agenda", "--ics", target)
    assert (done.returncode, done.stdout) == (1, "")
    assert why in done.stderr
    assert "so no calendar was written" in done.stderr
    assert not (tmp_path / "all.ics").exists()


def test_appointments_whose_page_was_removed_leave_with_a_word(tmp_path: Path) -> None:
    """Otherwise a page that a synchronisation took away takes its appointment along unseen; and one
    that its owner removed would ring for ever."""
    page = write(tmp_path, "a", first_action="Call my sister", first_action_when=str(SOON))
    write(tmp_path, "b", first_action="Write", first_action_when=str(SOON))
    path = tmp_path / "all.ics"
    run(tmp_path, "agenda", "--ics", str(path))
    both = path.read_bytes()
    away = page.rename(tmp_path / "a.md")
    done = run(tmp_path, "agenda", "--ics", str(path))
    assert done.returncode == 0
    assert "1 of 2 appointments were taken off the calendar" in " ".join(done.stderr.split())
    assert b"Call my sister" not in path.read_bytes()
    assert b"SUMMARY:Write\r\n" in path.read_bytes()
    away.rename(page)
    back = run(tmp_path, "agenda", "--ics", str(path))
    assert (back.returncode, back.stderr) == (0, "")
    assert path.read_bytes() == both


def test_a_page_that_cannot_be_read_stays_on_the_calendar_as_it_was(tmp_path: Path) -> None:
    """One slip of an editor would empty the calendar that somebody has subscribed to."""
    broken = write(tmp_path, "a", first_action="Call my sister", first_action_when=str(SOON))
    write(tmp_path, "b", first_action="Write", first_action_when=str(SOON))
    path = tmp_path / "all.ics"
    run(tmp_path, "agenda", "--ics", str(path))
    broken.write_text(broken.read_text().replace("event: The", "event: [The"))
    write(tmp_path, "b", first_action="Write it", first_action_when=str(SOON))
    done = run(tmp_path, "agenda", "--ics", str(path))
    assert done.returncode == 0
    assert "Please mend that line in an editor." in done.stderr
    assert "What a.md planned stays on the calendar as it was." in done.stderr
    for title in ("Call my sister", "Write it"):
        assert f"SUMMARY:{title}\r\n".encode() in path.read_bytes()
    assert b"CANCELLED" not in path.read_bytes()


@pytest.mark.parametrize("command", ["agenda", "progress"])
def test_where_no_page_can_be_read_nobody_hears_that_there_is_none(
    tmp_path: Path, here: Here, command: str
) -> None:
    """Somebody with a slip in their only page would believe that their session is gone."""
    broken = write(tmp_path, "a", first_action_when=str(SOON))
    broken.write_text(broken.read_text().replace("event: The", "event: [The"))
    status, told, troubles = here(command)
    assert status == 0
    assert told.startswith(f"No session in {tmp_path / 'journal'} can be read")
    assert "a.md" in troubles
    assert "yet" not in told + troubles


def test_suggestions_name_the_journal_that_was_named(
    tmp_path: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who types what is suggested would be told that there is no such session."""
    write(tmp_path, "a", first_action_when=f"{LONG_AGO} 17:30", follow_up_day=LONG_AGO)
    folder = tmp_path / "my journal"
    (tmp_path / "journal").rename(folder)
    option = f"--journal '{folder}'"
    _, told, _ = here("agenda", "--all", "--journal", str(folder))
    assert f"voice-coach agenda {option} --done " in told
    assert f"voice-coach follow-up {option} " in told
    calendar = (folder / "a.ics").read_bytes().replace(b"\r\n ", b"").decode()
    assert f"voice-coach agenda --done a {option}" in calendar
    status, _, troubles = here("follow-up", "--journal", str(tmp_path / "other"), "--keyboard")
    assert status == 1
    assert f"voice-coach start --keyboard --journal {tmp_path / 'other'}" in troubles
    # Where the environment names it, the next call finds it by itself.
    monkeypatch.setenv("VOICE_COACH_JOURNAL", str(folder))
    _, told, _ = here("agenda", "--all")
    assert "voice-coach agenda --done " in told
    assert (folder / "a.ics").read_bytes().replace(b"\r\n ", b"").decode() == calendar


@pytest.mark.parametrize(
    ("options", "deed", "status"),
    [
        (("--done", "a"), "first action: done", "SUMMARY:Done: Call my sister"),
        (("--drop", "a.md"), "first action: dropped", "STATUS:CANCELLED"),
        (
            ("--move", "talk sister", f"{SOON} 09:00"),
            f"first action: moved to {SOON} 09:00",
            f"{SOON:%Y%m%d}T090000",
        ),
    ],
)
def test_marking_is_kept_in_the_journal_and_the_calendar(
    tmp_path: Path, options: tuple[str, ...], deed: str, status: str
) -> None:
    """Otherwise the calendar rings for what is done, or the journal does not know."""
    page_before = write(tmp_path, "a", first_action_when=f"{LONG_AGO} 17:30").read_text()
    run(tmp_path, "agenda", "--all")
    done = run(tmp_path, "agenda", *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Marked as" in done.stdout
    assert deeds(tmp_path, "a") == [deed]
    assert status in (tmp_path / "journal" / "a.ics").read_text()
    after = (tmp_path / "journal" / "a.md").read_text()
    marks = after[after.index("marks:") : after.index("---\n\n")]
    assert after.replace(marks, "") == page_before


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--done", "nobody"), "There is no session 'nobody'"),
        (("--done", "job"), "More than one session is about 'job'"),
        (("--done", "empty"), "There is no action in the plan of empty.md"),
        (("--done", "open"), "The session in open.md is not finished yet"),
        (("--done", "two"), 'Please name one: --action "first action"'),
        (("--done", "two", "--action", "next step 5"), "It has: first action and next step."),
        (("--done", "over"), "No action is open in over.md"),
        (("--move", "job-1", "some day"), "'some day' is not clear as a day"),
        (("--move", "job-1", LONG_AGO), f"{LONG_AGO} is past already"),
        (("--move", "job-1", "17:30"), "is not clear as a day"),
        (("--done", ""), "There is no session ''"),
    ],
)
def test_a_mark_that_cannot_be_made_is_a_sentence(
    tmp_path: Path, here: Here, options: tuple[str, ...], sentence: str
) -> None:
    """Nothing is marked by guess."""
    write(tmp_path, "job-1", event="My new job", first_action_when=str(SOON))
    write(tmp_path, "job-2", event="My new job", first_action_when=str(SOON))
    write(tmp_path, "empty", event="Nothing", first_action="")
    write(tmp_path, "open", event="Begun", status="in progress")
    write(tmp_path, "over", event="Over", marks=["2026-01-01 first action: done"])
    review = {"done_yet": "not-yet", "next_step": "Write", "next_step_when": str(SOON)}
    write(tmp_path, "two", event="Both", review=review, status="reviewed", reviewed=LONG_AGO)
    before = {path: path.read_bytes() for path in (tmp_path / "journal").glob("*.md")}
    status, _, troubles = here("agenda", *options)
    assert status == 1
    assert sentence in troubles
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    "options",
    [("--done", "a", "--drop", "a"), ("--json", "--line"), ("--action", "x"), ("--move", "a")],
)
def test_what_does_not_go_together_is_told(here: Here, options: tuple[str, ...]) -> None:
    """Doing one of two things that were asked for would be a guess."""
    status, _, troubles = here("agenda", *options)
    assert status == 2
    assert "Error: " in troubles


def test_a_named_action_and_a_practice_are_marked(tmp_path: Path) -> None:
    """Where a session has several, each can be reached."""
    review = {"done_yet": "not-yet", "next_step": "Write", "next_step_when": str(SOON)}
    write(tmp_path, "a", review=review, status="reviewed", reviewed=LONG_AGO)
    assert run(tmp_path, "agenda", "--done", "a", "--action", "Next Step").returncode == 0
    assert deeds(tmp_path, "a") == ["next step: done"]
    write(tmp_path, "b", visualisation_time="18:00", started=f"{TODAY}T08:00:00+00:00")
    assert run(tmp_path, "agenda", "--done", "b", "--action", "visualisation").returncode == 0
    assert deeds(tmp_path, "b") == ["visualisation: practised 7 minutes"]


def test_the_newest_next_step_and_a_dropped_practice_are_reached(
    tmp_path: Path, here: Here
) -> None:
    """After a second look back "next step" would name nothing, and what was once dropped could
    never begin again."""
    review = {"done_yet": "done", "next_step": "Write", "next_step_when": str(SOON)}
    second = {"done_yet": "done", "next_step": "Meet", "next_step_when": str(SOON)}
    write(tmp_path, "a", review=review, review_2=second, status="reviewed", reviewed=LONG_AGO)
    assert here("agenda", "--done", "a", "--action", "next step 2")[0] == 0
    write(tmp_path, "a", review={"done_yet": "done"}, review_2=second, status="reviewed",
          reviewed=LONG_AGO)  # fmt: skip
    assert here("agenda", "--done", "a", "--action", "next step")[0] == 0
    assert deeds(tmp_path, "a") == ["next step 2: done"]
    write(tmp_path, "b", visualisation_time="18:00", started=f"{TODAY}T08:00:00+00:00",
          outcome="I smile")  # fmt: skip
    assert here("agenda", "--drop", "b", "--action", "visualisation")[0] == 0
    status, told, _ = here(
        "agenda", "--move", "b", "every day at seven in the evening", "--action", "visualisation"
    )
    assert status == 0
    assert "Marked as moved to every day 19:00: Picture your outcome" in told
    assert deeds(tmp_path, "b")[-1] == "visualisation: moved to every day 19:00"
    assert here("agenda", "--move", "b", "friday", "--action", "visualisation")[0] == 1


def test_a_daily_time_in_other_words_is_shown(tmp_path: Path, here: Here) -> None:
    """Who pictures it "before bed" would find no word of it on the agenda."""
    write(tmp_path, "a", visualisation_time="before bed", started=f"{TODAY}T08:00:00+00:00")
    _, told, _ = here("agenda")
    assert 'Picture your outcome, 7 minutes\n      "before bed"' in told
    assert here("agenda", "--done", "a", "--action", "visualisation")[0] == 0
    assert deeds(tmp_path, "a") == ["visualisation: practised 7 minutes"]


def test_passing_over_an_action_asks_for_no_new_time(tmp_path: Path) -> None:
    """Who says "next" would be asked for a day, and the day be forgotten."""
    write(tmp_path, "a", first_action_when=LONG_AGO)
    write(tmp_path, "b", first_action_when=LONG_AGO)
    done = run(tmp_path, "agenda", "--keyboard", typed="next\nmove it\nnext\n")
    assert done.stdout.count("When will you do it?") == 1
    assert done.stdout.count("It stays as it is.") == 2
    assert deeds(tmp_path, "a") == deeds(tmp_path, "b") == []


def test_by_keyboard_each_due_action_is_asked_about(tmp_path: Path) -> None:
    """Done, moved, dropped or left: each answer is in its journal before the next question."""
    for number, name in enumerate("abcd"):
        write(
            tmp_path,
            name,
            first_action=f"Action {name}",
            first_action_when=f"2026-01-0{number + 1}",
        )
    write(tmp_path, "later", first_action="Later", first_action_when=str(SOON))
    typed = ("perhaps", "Y", "move it", f"{SOON} 09:00", "y", "n", "drop it")
    done = run(tmp_path, "agenda", "--keyboard", typed="".join(f"{line}\n" for line in typed))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Four actions wait for you." in done.stdout
    assert [deeds(tmp_path, name) for name in "abcd"] == [
        ["first action: done"],
        [f"first action: moved to {SOON} 09:00"],
        [],
        ["first action: dropped"],
    ]
    for name in "abcd":  # all of one event, and begun in the same minute
        named = rf"The talk with my sister, the one of Thursday the 1st.*, {name}: Action {name}\."
        assert re.search(named, done.stdout)
    assert "Coming. The talk with my sister, the one of" in done.stdout
    assert "SUMMARY:Done: Action a" in (tmp_path / "journal" / "a.ics").read_text()


def test_leaving_early_keeps_what_was_answered(tmp_path: Path) -> None:
    """Somebody is at the door after the first answer."""
    write(tmp_path, "a", first_action_when="2026-01-01")
    write(tmp_path, "b", first_action_when="2026-01-02")
    done = run(tmp_path, "agenda", "--keyboard", typed="done\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert deeds(tmp_path, "a") == ["first action: done"]
    assert deeds(tmp_path, "b") == []


def test_a_read_only_journal_is_still_shown(tmp_path: Path) -> None:
    """A backup can be looked at."""
    with small_disk(tmp_path / "journal") as disk:
        page = write(tmp_path, "a", first_action_when=LONG_AGO)
        before = page.read_bytes()
        disk.close_to_new_files()
        done = run(tmp_path, "agenda", "--all")
        line = run(tmp_path, "agenda", "--line")
        assert page.read_bytes() == before
        assert [path.name for path in page.parent.iterdir()] == ["a.md"]
        disk.open_again()
    assert (done.returncode, line.returncode, line.stderr) == (0, 0, "")
    assert "Call my sister" in done.stdout
    assert "Call my sister" in line.stdout
    assert "a.ics could not be written: the disk is read-only." in done.stderr


def test_a_folder_in_the_place_of_a_calendar_hides_no_agenda(tmp_path: Path) -> None:
    """A slip in a file manager would cost the view of all that is due."""
    write(tmp_path, "a", first_action_when=LONG_AGO)
    (tmp_path / "journal" / "a.ics").mkdir()
    done = run(tmp_path, "agenda", "--all")
    assert done.returncode == 0
    assert "Call my sister" in done.stdout
    assert "a.ics" in done.stderr


def test_a_finished_session_leaves_its_calendar(tmp_path: Path) -> None:
    """The plan would be in the journal only, and ring nowhere."""
    short = str(ROOT / "voice_coach" / "programs" / "short.toml")
    when = f"{SOON} 17:30"
    typed = (
        "",
        "I had a talk",
        "next",
        "first time",
        "7",
        "Ask",
        "",
        "Good",
        "",
        "yes",
        when,
        "yes",
    )
    done = run(tmp_path, "start", "--keyboard", "--program", short,
               typed="".join(f"{line}\n" for line in typed))  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    (path,) = (tmp_path / "journal").glob("*.ics")
    assert f"Your calendar: {path}" in done.stdout
    assert f"{SOON:%Y%m%d}T173000" in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600
    assert os.path.basename(path).endswith("i-had-a-talk.ics")


@pytest.mark.parametrize(
    ("typed", "deed"),
    [
        (("almost done",), []),
        (("not done",), []),
        (("I haven't done it yet",), []),
        (("so I think it is done", "yes"), ["first action: done"]),
        (("so I think it is done", "no", "leave it"), []),
        (("done",), ["first action: done"]),
    ],
)
def test_what_is_not_plainly_done_is_asked_about(
    tmp_path: Path, typed: tuple[str, ...], deed: list[str]
) -> None:
    """ "Almost done" would close the plan, and nothing would remind of it again."""
    write(tmp_path, "a", first_action_when="2026-01-01")
    done = run(tmp_path, "agenda", "--keyboard", typed="".join(f"{line}\n" for line in typed))
    assert (done.returncode, done.stderr) == (0, "")
    assert deeds(tmp_path, "a") == deed
    assert ("I mark it as done. Is that right?" in done.stdout) == ("yes" in typed or "no" in typed)


def many(home: Path, sessions: int) -> None:
    """So many plans about one thing, a few of them long ago."""
    for number in range(sessions):
        day = (datetime.now() + timedelta(days=number - 3)).date()
        long_ago = number < 2
        put(home / "journal", f"2026{number % 12 + 1:02d}15-100000-{number:04x}",
            event="A talk about the garden of my grandmother, and everything that grows there",
            first_action_when=f"{'2020-01-02' if long_ago else day} 17:30",
            follow_up_day="", visualisation_time="", visualisation_minutes="")  # fmt: skip


def test_what_nobody_tended_for_a_month_is_one_line(tmp_path: Path) -> None:
    """Old plans would hide what is due today."""
    many(tmp_path, 10)
    told = run(tmp_path, "agenda").stdout
    assert told.count("planned for Thursday 2 January 2020") == 0
    assert "2 plans have not been tended for a month or more: voice-coach agenda --all" in told
    everything = run(tmp_path, "agenda", "--all").stdout
    assert everything.count("planned for Thursday 2 January 2020") == 2
    assert "not been tended" not in everything


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_it_fits_a_screen_and_breaks_no_name(tmp_path: Path, columns: int) -> None:
    """Ten sessions would scroll by, and a day that is broken in two cannot be copied."""
    many(tmp_path, 12)
    size = {"COLUMNS": str(columns), "LINES": "24"}
    with terminal(tmp_path, "agenda", more=size) as screen:
        assert screen.leaves() == 0
    lines = [line for line in screen.text.split("\r\n") if line]
    assert len(lines) <= 24
    assert all(len(line) <= columns for line in lines)
    assert re.search(r"\d+ more stand open:\s+voice-coach agenda --all", screen.text)
    named = re.search(r"voice-coach journal show (\d{4}-\d\d-\d\d)$", lines[-1])
    assert named is not None
    assert "# A talk about the garden" in run(tmp_path, "journal", "show", named[1]).stdout
    with terminal(tmp_path, "agenda", "--all", more=size) as screen:
        assert screen.leaves() == 0
    assert screen.text.count("Call my sister") == 12
