"""Pages that fell behind their logs, under the real command line: every command that may write
brings them up first and says so, those that only look tell of it."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.home import COMMAND, run
from tests.support.typist import SHORT, typist
from tests.support.visualise_page import page as finished_page
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.journal.log_format import read

EVENT = ("", "I had a talk with my sister", "next")
REST = ("It keeps happening", "seven", "Ask her for help", "", "We can decide together", "")
PLAN = ("yes", "in two days at six in the evening", "yes")
REVIEW = (
    *("done", "I called her", "", "yesterday", "yes", "We talked for an hour", "", "She was glad"),
    *("", "the same way", "I can begin", "", "", "", "yes", "Write to her"),
    *("in three days at nine in the morning", "yes", "nine", "nine", "no"),
)
BROUGHT_UP = "did not show all that was said; it was brought up to it."
LACKS = "does not show all that was said. It is safe in"


def typed(*texts: str) -> str:
    return "".join(f"{text}\n" for text in texts)


def page_in(home: Path) -> Path:
    (page,) = (home / "journal").glob("*.md")
    return page


def logs_in(home: Path) -> list[Path]:
    return sorted((home / "journal" / ".voice-coach").glob("*.jsonl"))


def tree(home: Path) -> dict[str, bytes]:
    """All files of the journal."""
    files = (path for path in (home / "journal").rglob("*") if path.is_file())
    return {str(path.relative_to(home)): path.read_bytes() for path in files}


@contextlib.contextmanager
def locked(page: Path) -> Iterator[None]:
    """Nothing can be written in the page's place, as where another program holds it fast."""
    aside = page.with_name("aside")
    page.rename(aside)
    page.mkdir()
    yield
    page.rmdir()
    aside.rename(page)


def leave_behind(home: Path, *rest: str) -> None:
    """A session whose page could not be written from its first answer on."""
    with typist(home) as person:
        person.types(*EVENT)
        person.reads("Does it keep happening")
        with locked(page_in(home)):
            person.types(*rest)
            person.reads(phrases.PAGE_BEHIND)
            assert person.leaves() == 0, person.text
        assert f"All you said is kept in {logs_in(home)[0]}" in person.text
        assert "Your journal:" not in person.text


@pytest.fixture(scope="module")
def _behind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("behind")
    leave_behind(home, *REST, *PLAN)
    return home


@pytest.fixture
def behind(_behind: Path, tmp_path: Path) -> Path:
    """The home of somebody whose finished session is not on its page."""
    shutil.copytree(_behind, tmp_path / "home")
    return tmp_path / "home"


def check_whole(home: Path) -> None:
    text = page_in(home).read_text("utf-8")
    assert "status: finished" in text
    for said in ("It keeps happening", "Ask her for help", "We can decide together"):
        assert said in text


@pytest.mark.parametrize(
    "command",
    [
        ("agenda",),
        ("agenda", "--json"),
        ("agenda", "--ics", "all.ics"),
        ("agenda", "--done", "my sister"),
        ("agenda", "--keyboard"),
        ("progress",),
        ("resume", "--keyboard"),
        ("follow-up", "--keyboard"),
        ("visualise", "--keyboard"),
        SHORT,
    ],
)
def test_every_command_that_may_write_brings_the_page_up_first(
    behind: Path, command: tuple[str, ...]
) -> None:
    """Otherwise what was said would stay out of the journal for ever, and its plan be forgotten."""
    done = run(behind, *command, typed="finish for today\nyes\n")
    assert (done.stdout + done.stderr).count(f"{BROUGHT_UP}") == 1, done
    assert "Traceback" not in done.stderr
    pages = (behind / "journal").glob("*-i-had-a-talk*.md")
    assert all("Ask her for help" in page.read_text("utf-8") for page in pages)
    assert list((behind / "journal").glob("*-i-had-a-talk*.ics"))
    shown = run(behind, "agenda", "--all")
    assert "at 18:00" in shown.stdout or "--done" in command
    assert BROUGHT_UP not in shown.stderr


def test_agenda_and_resume_do_not_send_a_person_to_each_other(behind: Path) -> None:
    """Otherwise they would go round in circles, and never see their plan."""
    with locked(page_in(behind)):  # nothing can be read there either
        shown = run(behind, "agenda", "--all")
        assert "voice-coach resume" not in shown.stdout
        assert "All that was said in the session is safe in" in shown.stderr
    done = run(behind, "resume", "--keyboard")
    assert "There is no unfinished session" in done.stderr
    shown = run(behind, "agenda", "--all")
    assert "voice-coach resume" not in shown.stdout
    assert "at 18:00" in shown.stdout
    check_whole(behind)


@pytest.mark.parametrize("command", [("agenda", "--notify"), ("agenda", "--line")])
def test_a_command_that_only_looks_writes_nothing(behind: Path, command: tuple[str, ...]) -> None:
    """Otherwise a prompt or a timer would write in the journal while its owner edits it."""
    before = tree(behind)
    done = run(behind, *command)
    now = tree(behind)
    now.pop("journal/.voice-coach/agenda.json", None)  # what a prompt remembers
    assert now == before
    assert (LACKS in done.stderr) == ("--notify" in command)


def test_beside_a_running_session_pages_are_told_of(behind: Path) -> None:
    """Otherwise two programs would write in one journal, or a lost page would not be noticed."""
    finished = page_in(behind)
    with typist(behind, *SHORT[:-2], "--journal", str(behind / "other"), *SHORT[-2:]) as person:
        person.reads("Coach:")  # a session in another journal hinders nothing
    page = finished.read_bytes()
    aside = behind / "aside.md"
    finished.rename(aside)  # so that the session begins without bringing it up
    with typist(behind) as person:
        person.types("")
        person.reads("What happened?")
        os.remove(finished)
        aside.rename(finished)
        for log in logs_in(behind)[:1]:
            log.with_name(log.name + ".behind").touch()
        before = tree(behind)
        for command in ("agenda", "progress"):
            done = run(behind, command)
            assert done.returncode == 0
            assert done.stderr.count(LACKS) == 1, done.stderr
        assert finished.read_bytes() == page
        assert tree(behind).keys() == before.keys()
        assert person.leaves() == 0
    assert BROUGHT_UP in run(behind, "agenda", "--all").stderr


def test_what_a_person_changed_meanwhile_is_kept(behind: Path) -> None:
    """Otherwise a correction or a note of theirs would be lost, or keep the page behind."""
    page = page_in(behind)
    text = page.read_text("utf-8").replace("with my sister", "with my brother")
    page.write_text(f"{text}\n## My own\n\nA thought of mine.\n", "utf-8", newline="\r\n")
    done = run(behind, "agenda", "--all")
    assert f"{BROUGHT_UP} What you changed in it is kept." in done.stderr
    check_whole(behind)
    now = page.read_bytes().decode()
    assert "with my brother" in now
    assert "A thought of mine." in now
    assert now.count("\n") == now.count("\r\n")
    assert "brother" in run(behind, "agenda", "--all").stdout
    assert not list((behind / "journal").glob("*.edited.txt"))


def test_a_page_that_a_slip_made_unreadable_is_left_as_it_is(behind: Path) -> None:
    """Otherwise what is in it would be written over, or nobody told how to mend it."""
    page = page_in(behind)
    whole = page.read_bytes()
    page.write_bytes(whole.replace(b"\nstatus:", b'\nmood: "so so\nstatus:'))
    slip = page.read_bytes()
    done = run(behind, "agenda", "--all")
    assert "All that was said in the session is safe in" in done.stderr
    assert "Please mend that line in an editor." in done.stderr
    assert page.read_bytes() == slip
    page.write_bytes(whole)
    assert BROUGHT_UP in run(behind, "agenda", "--all").stderr
    check_whole(behind)


def test_a_page_that_is_locked_still_is_tried_again(behind: Path) -> None:
    """Otherwise one more failure would be the last, and nobody would hear of it."""
    page = page_in(behind)
    strace = ("strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=rename")
    failing = (*strace, "-e", "inject=rename:error=EACCES", *COMMAND)
    done = run(behind, "agenda", command=failing)
    assert done.returncode == 0, done.stderr
    assert "All that was said in the session is safe in" in done.stderr
    assert "this account may not do that there" in done.stderr
    assert "voice-coach resume" not in done.stdout
    assert "status: in progress" in page.read_text("utf-8")
    assert BROUGHT_UP in run(behind, "agenda", "--all").stderr
    check_whole(behind)


def test_an_unfinished_page_is_brought_up_and_gone_on_with(tmp_path: Path) -> None:
    """Otherwise what was said before a stop would pass for an edit, and be put aside."""
    leave_behind(tmp_path, *REST)
    shown = run(tmp_path, "agenda", "--all")
    assert BROUGHT_UP in shown.stderr
    assert "Go on with voice-coach resume." in shown.stdout
    assert "We can decide together" in page_in(tmp_path).read_text("utf-8")
    done = run(tmp_path, "resume", "--keyboard", typed=typed(*PLAN))
    assert (done.returncode, done.stderr) == (0, "")
    check_whole(tmp_path)
    assert not list((tmp_path / "journal").glob("*.edited.txt"))


def test_a_follow_up_of_which_nothing_reached_the_page(tmp_path: Path) -> None:
    """Otherwise all of a review would be in no journal, and its plan remembered as open."""
    fields = "first_action: Call her\nfirst_action_when: 2026-01-02\nfollow_up_day: 2026-01-03\n"
    page = finished_page(tmp_path / "journal", fields=fields)
    with typist(tmp_path, "follow-up", "--keyboard") as person:
        person.reads("Coach:")
        with locked(page):
            person.types(*REVIEW)
            person.reads(phrases.PAGE_BEHIND)
            person.reads("Your journal page is brought up to it by the next command")
            assert person.leaves() == 0, person.text
    log = logs_in(tmp_path)[-1]
    said = [event.text for event in read(log) if isinstance(event, e.Answered)]
    assert len(said) >= 13
    before = page.read_bytes()
    told = ("We talked for an hour", "She was glad", "Write to her")
    assert not any(text in before.decode() for text in told)
    shown = run(tmp_path, "agenda", "--all")
    assert BROUGHT_UP in shown.stderr
    assert "Write to her" in shown.stdout
    now = page.read_text("utf-8")
    assert all(text in now for text in (*told, "status: reviewed"))
    assert now.startswith(before.decode().partition("status")[0])
    assert now.count("## Step 7") == 1
    assert BROUGHT_UP not in run(tmp_path, "agenda", "--all").stderr


@pytest.mark.parametrize("command", [("agenda",), ("resume", "--keyboard")])
def test_a_kill_between_the_last_line_and_the_page(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    """Otherwise the one command would say that the session goes on, the other that it is over."""
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    words = typed(*EVENT, *REST, *PLAN)
    trace = tmp_path / "trace"
    strace = ("strace", "-f", "-qq", "-o", str(trace), "-e", "trace=rename")
    assert run(whole, *SHORT, typed=words, command=(*strace, *COMMAND)).returncode == 0
    moves = [line for line in trace.read_text().splitlines() if "rename(" in line]
    last = max(number for number, line in enumerate(moves, 1) if line.count(".md") == 1)
    killing = ("-e", f"inject=rename:signal=KILL:when={last}")
    done = run(killed, *SHORT, typed=words, command=(*strace, *killing, *COMMAND))
    assert done.returncode in (-9, 137), done
    assert read(logs_in(killed)[0])[-1].kind == "finished"
    assert "status: in progress" in page_in(killed).read_text("utf-8")
    first = run(killed, *command)
    assert BROUGHT_UP in first.stderr
    assert "There is no unfinished session" in run(killed, "resume", "--keyboard").stderr
    assert "at 18:00" in run(killed, "agenda", "--all").stdout
    check_whole(killed)
