"""From the plan to the deed by keyboard: start, follow-up and what begins after it, the clock
moved between them. The real command line; the journal is edited as its owner edits it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.home import run
from tests.support.typed import PLAN, sitting
from voice_coach.dialogue import phrases
from voice_coach.journal.journal import Journal, SessionPage
from voice_coach.program import toml_file

EXERCISE = toml_file.default()
FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
needs_faketime = pytest.mark.skipif(FAKETIME is None, reason="libfaketime is not installed")
pytestmark = needs_faketime

PLANNED = "2026-11-24 09:00:00"
NOT_YET_DUE = "2026-11-25 09:00:00"
ACTION_PASSED = "2026-11-27 09:00:00"
LATER = "2026-12-01 09:00:00"

NOT_YET = (
    *("not yet", "I was tired", "The phone was busy", ""),
    *("Call in the morning", "", "2026-11-30 10:00", "yes", "four", "five"),
)
DONE = (
    *("done", "I called", "", "yesterday", "yes", "Well", "", "They said yes", "", "the same way"),
    *("I can do it", "", "", ""),
)
"""Up to the question for a next step; the insight and the result are passed over."""


def clock(at: str) -> dict[str, str]:
    """The wall clock stands at this time when the program begins; all others go on."""
    return {"LD_PRELOAD": str(FAKETIME), "FAKETIME": f"@{at}", "DONT_FAKE_MONOTONIC": "1"}


def coach(
    home: Path, at: str, *arguments: str, typed: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """``voice-coach ... --keyboard`` at this time of the wall clock."""
    lines = "".join(f"{line}\n" for line in typed)
    return run(home, *arguments, "--keyboard", typed=lines, more=clock(at))


def planned(home: Path, at: str = PLANNED, **answers: Sequence[str]) -> Path:
    """A finished sitting, and the file of its journal."""
    before = set((home / "journal").glob("*.md"))
    done = coach(home, at, "start", "--introductions", "short", typed=sitting({**PLAN, **answers}))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    (page,) = set((home / "journal").glob("*.md")) - before
    assert "status: finished" in page.read_text("utf-8"), done.stdout
    return page


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What the coach said, line by line; the run ended well."""
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    lines = done.stdout.splitlines()
    return [line.removeprefix("Coach: ") for line in lines if line.startswith("Coach: ")]


def page_of(page: Path) -> SessionPage:
    return Journal(page.parent).read(page)


@pytest.fixture(scope="module")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("planned")
    planned(home)
    return home


@pytest.fixture
def home(_template: Path, tmp_path: Path) -> Path:
    """The home of somebody who has planned to call the office on 26 November."""
    import shutil

    shutil.copytree(_template / "journal", tmp_path / "journal")
    return tmp_path


def page_in(home: Path) -> Path:
    (page,) = (home / "journal").glob("*.md")
    return page


def test_start_offers_a_due_follow_up_and_a_new_time_is_set(home: Path) -> None:
    """Somebody who did not act would be led into a new session, or be told off."""
    page = page_in(home)
    before = page.read_bytes()
    done = coach(home, ACTION_PASSED, "start", typed=["yes", *NOT_YET, "not now"])
    lines = said(done)
    assert lines[0] == phrases.BEFORE_WE_BEGIN
    assert lines[1].startswith("It is time to look back on this: My new job.")
    assert "This was your plan: Call the office." in lines
    assert "You chose this response: Call them." in lines
    (reminder,) = (line for line in lines if "may block you" in line)
    assert (
        "I am afraid of the phone. Your answer: I will breathe first. There is always more work. "
        "Your answer: I will close the computer at six." in reminder
    )
    assert not any("The run for this event is complete" in line for line in lines)
    assert any("Your plan stands" in line for line in lines)
    review = page_of(page).reviews[-1].fields
    assert review["done_yet"] == "not-yet"
    assert review["new_time"] == "2026-11-30 10:00"
    assert review["got_in_the_way"] == ("I was tired", "The phone was busy")
    # Every byte of the page stands, in order; a section follows it, and fields were put in.
    body = before.split(b"---\n", 2)[2]
    assert page.read_bytes().split(b"---\n", 2)[2].startswith(body)

    # Not due at once; after the new time, it is asked about again, with that time.
    quiet = coach(home, "2026-11-28 09:00:00", "start", typed=["", "finish for today", "yes"])
    assert phrases.BEFORE_WE_BEGIN not in said(quiet)
    again = coach(home, LATER, "follow-up", typed=["finish for today", "yes"])
    heard = " ".join(said(again))
    assert "My new job" in heard
    assert "not due" not in heard
    assert "No follow-up is due" not in heard


def test_a_no_begins_the_session_that_was_asked_for(home: Path) -> None:
    """Somebody with another matter at heart could not begin with it."""
    done = coach(home, ACTION_PASSED, "start", typed=["no", *sitting({"event": ["My garden"]})])
    assert any(line.startswith("Welcome.") for line in said(done))
    events = {entry.event: entry.status for entry in Journal(home / "journal").look().pages}
    assert events == {"My garden": "finished", "My new job": "finished"}


def test_nothing_is_offered_before_it_is_due(home: Path) -> None:
    """Everybody would be asked about a plan whose time has not come."""
    done = coach(home, NOT_YET_DUE, "start", typed=["three", "finish for today", "yes"])
    assert said(done)[0].startswith("Welcome.")


def test_leaving_at_the_offer_begins_nothing(home: Path) -> None:
    """Somebody who meant neither would have a session in their journal all the same."""
    before = page_in(home).read_bytes()
    for typed in (["finish for today", "yes"], []):
        done = coach(home, ACTION_PASSED, "start", typed=typed)
        assert said(done)[0] == phrases.BEFORE_WE_BEGIN
        assert done.stdout.splitlines()[-1] == "Nothing was begun, and nothing was changed."
    assert page_in(home).read_bytes() == before


def test_a_follow_up_too_early_says_so_and_goes_on(home: Path) -> None:
    """Somebody who acted early would be sent away, or think that they are late."""
    done = coach(home, NOT_YET_DUE, "follow-up", typed=[*DONE, "no", "nine", "nine", "no"])
    early = (
        "No follow-up is due yet. The time that you named is this: Thursday the 3rd of December."
    )
    assert said(done)[0].startswith(early)
    assert page_of(page_in(home)).is_reviewed
    # A reviewed one is taken only if it is named.
    again = coach(home, LATER, "follow-up")
    assert again.returncode == 1
    assert "has had its follow-up" in again.stderr
    named = coach(home, LATER, "follow-up", "job", typed=["finish for today", "yes"])
    assert "Your event: My new job." in said(named)


def test_the_next_step_becomes_the_event_of_a_new_session(home: Path) -> None:
    """Somebody with a next step would have to begin anew by hand, and say it once more."""
    typed = [*DONE, "yes", "Write to the new office", "2026-12-05 10:00", "yes", "nine", "nine"]
    done = coach(
        home, ACTION_PASSED, "follow-up", typed=[*typed, "the next step", *sitting({})[:20]]
    )
    lines = said(done)
    assert "The run for this event is complete." in lines
    assert "You can start again" not in " ".join(lines)
    assert "You work on your next step today: Write to the new office." in lines
    assert not any("Which event do you work on" in line for line in lines)
    entries = {entry.event: entry for entry in Journal(home / "journal").look().pages}
    assert set(entries) == {"My new job", "Write to the new office"}
    fresh = entries["Write to the new office"]
    assert fresh.path.name == "2026-11-27-0900-write-to-the-new-office.md"
    assert "\n# Write to the new office\n" in fresh.path.read_text("utf-8")
    review = entries["My new job"].reviews[-1].fields
    assert (review["done_yet"], review["next_step"]) == ("done", "Write to the new office")
    assert review["next_step_when"] == "2026-12-05 10:00"
    shown = done.stdout.splitlines()
    assert any(str(entries["My new job"].path) in line for line in shown)
    assert any(str(fresh.path) in line for line in shown)


def test_a_new_event_begins_a_plain_session(home: Path) -> None:
    """ "Yes, with a new event" would lead nowhere."""
    typed = [*DONE, "no", "nine", "nine", "yes", *sitting({"event": ["My garden"]})]
    lines = said(coach(home, ACTION_PASSED, "follow-up", typed=typed))
    assert any(line.endswith("What will you work on? Just a few words.") for line in lines)
    events = {entry.event: entry.status for entry in Journal(home / "journal").look().pages}
    assert events == {"My garden": "finished", "My new job": "reviewed"}


def test_partly_done_is_asked_both_ways(home: Path) -> None:
    """Somebody who did half of it would tell only of what was done, or only of what was not."""
    typed = ["some of it", *DONE[1:], "I was tired", "", "", "2026-11-30 10:00", "yes"]
    lines = said(coach(home, ACTION_PASSED, "follow-up", typed=[*typed, "no", "6", "6", "no"]))
    review = page_of(page_in(home)).reviews[-1].fields
    assert (review["done_yet"], review["done"]) == ("partly", "I called.")
    assert review["done_on"] == "2026-11-26"
    assert "Thursday the 26th of November 2026" in page_in(home).read_text("utf-8")
    assert review["new_time"] == "2026-11-30 10:00"
    assert any("Your plan stands" in line for line in lines)


def test_what_was_corrected_by_hand_is_what_is_read_back(home: Path) -> None:
    """A person would hear the words that they had taken out of their journal."""
    page = page_in(home)
    text = page.read_text("utf-8")
    text = re.sub(r"(?m)^first_action: .*$", "first_action: Visit the {office} at last", text)
    text = text.replace("- I am afraid of the phone", "- I am afraid of their voices")
    text = text.replace("| I am afraid of the phone", "| I am afraid of their voices")
    text = text.replace("> The one thing you will do\n", "> The one thing\n")
    page.write_text(text.replace("\n", "\r\n"), "utf-8", newline="")
    before = page.read_bytes()
    done = coach(home, ACTION_PASSED, "follow-up", typed=[*NOT_YET, "no"])
    assert "a question was reworded" in done.stderr
    assert 'the field "first_action" at the top' in done.stderr
    lines = [line.removeprefix("Coach: ") for line in done.stdout.splitlines()]
    assert "This was your plan: Visit the {office} at last." in lines
    assert any("I am afraid of their voices. Your answer: I will breathe" in x for x in lines)
    after = page.read_bytes()
    assert after.split(b"---\r\n", 2)[2].startswith(before.split(b"---\r\n", 2)[2])
    assert after.count(b"\n") == after.count(b"\r\n")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (r"first_action_when: .*", "first_action_when: some day soon", "some day soon"),
        (r"(?s)block_answers:.*?(?=first_action)", "block_answers: nothing\n", "My new job"),
        (r"status: .*", "status: lost", "It is taken as finished"),
    ],
)
def test_a_journal_edited_into_something_odd_is_taken_as_it_is(
    home: Path, old: str, new: str, sentence: str
) -> None:
    """A slip of the pen in a journal would end in a traceback, or change the file."""
    page = page_in(home)
    page.write_text(re.sub(old, new, page.read_text("utf-8"), count=1), "utf-8")
    before = page.read_bytes()
    done = coach(home, "2026-12-04 09:00:00", "follow-up", typed=["finish for today", "yes"])
    shown = " ".join((done.stdout + done.stderr).split())
    assert "Traceback" not in shown
    assert sentence in shown
    assert before.split(b"---\n", 2)[2] in page.read_bytes()


def test_no_runs_yet(tmp_path: Path) -> None:
    """Somebody who tries step seven first would meet an error without a way on."""
    done = coach(tmp_path, PLANNED, "follow-up")
    assert done.returncode == 1
    assert "There is no finished session" in done.stderr
    assert "voice-coach start" in done.stderr


def test_several_are_told_apart_by_their_words_and_their_days(home: Path) -> None:
    """Somebody with two plans would look back on the wrong one."""
    planned(home, "2026-11-24 11:00:00", event=["The talk with my sister"])
    planned(home, "2026-11-25 09:00:00")
    left = ["my sister", "yes", "not yet", "finish for today", "yes"]
    asked = coach(home, LATER, "follow-up", typed=left)
    lines = said(asked)
    assert lines[0] == (
        "There are three. Which one do you mean? My new job, the one of Wednesday the 25th of "
        "November. The talk with my sister. Or: My new job, the one of Tuesday the 24th of "
        "November."
    )
    assert "Your event: The talk with my sister." in lines

    # By words of the event, where one has them; where two have, by their day.
    by_words = coach(home, LATER, "follow-up", "my sister", typed=["finish for today", "yes"])
    assert phrases.WELCOME_BACK in " ".join(said(by_words))  # it was left in the middle above
    typed = ["the new job", "the twenty fourth", "yes", *DONE, "no", "9", "9", "no"]
    by_day = coach(home, LATER, "follow-up", "new job", typed=typed)
    assert phrases.UNCLEAR in " ".join(said(by_day))
    entries = {entry.started[:10]: entry for entry in Journal(home / "journal").look().pages
               if entry.event == "My new job"}  # fmt: skip
    assert entries["2026-11-24"].is_reviewed
    assert not entries["2026-11-25"].is_reviewed

    lost = coach(home, LATER, "follow-up", typed=["the moon", "the moon"])
    assert lost.returncode == 1
    assert "It was not understood which session you mean" in lost.stderr
    nobody = coach(home, LATER, "follow-up", "the moon")
    assert "There is no session 'the moon'" in nobody.stderr


def test_a_follow_up_that_was_left_goes_on(home: Path) -> None:
    """Words said in a follow-up that was left would stand beside a second one."""
    coach(
        home,
        ACTION_PASSED,
        "follow-up",
        typed=["not yet", "I was tired", "finish for today", "yes"],
    )
    done = coach(home, LATER, "start", typed=["yes", "", *NOT_YET[4:], "no"])
    assert phrases.WELCOME_BACK in " ".join(said(done))
    entry = page_of(page_in(home))
    assert len(entry.reviews) == 1
    assert entry.reviews[0].fields["got_in_the_way"] == ("I was tired",)
    assert entry.path.read_text("utf-8").count("## Step 7") == 1
