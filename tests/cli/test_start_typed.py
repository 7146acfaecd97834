"""Whole sessions by keyboard through the real command line: piped lines, and a terminal."""

from __future__ import annotations

import signal
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.home import run
from tests.support.typed import (
    AFTER_THE_EVENT,
    EVENT,
    SHORT,
    SKIP_THE_BREATH,
    lines,
    terminal,
    the_page,
)
from voice_coach.dialogue import phrases
from voice_coach.journal.journal import Journal, SessionPage


def check_structured(entry: SessionPage) -> None:
    assert entry.text("recurring") == "keeps-happening"
    assert entry.number("clarity_before") == 7
    assert entry.entries("possible_responses") == ("Ask her for help", "Write a letter")
    assert entry.pairs("response_outcomes") == (
        ("Ask her for help", "We can decide together."),
        ("Write a letter", "He has time to think."),
    )
    said = {date.fromisoformat(entry.started[:10]), date.today()}  # midnight may have passed
    planned = {f"{day + timedelta(days=2)} 18:00" for day in said}
    assert entry.text("first_action_when") in planned


def test_a_whole_session_and_its_follow_up_by_piped_lines(tmp_path: Path) -> None:
    """Someone in a quiet place, or without a microphone, could not do the exercise."""
    done = run(tmp_path, *SHORT, typed=lines(SKIP_THE_BREATH, *EVENT, *AFTER_THE_EVENT))
    assert (done.returncode, done.stderr) == (0, "")
    entry = the_page(tmp_path)
    assert f"Your journal: {entry.path}" in done.stdout
    assert "When you have acted on your plan: " in done.stdout
    assert entry.status == "finished"
    check_structured(entry)
    page = entry.path.read_text()
    assert "next time we stop and go back" in page

    done = run(tmp_path, "follow-up", "--keyboard", typed=lines("It went well", "next"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "This was your event: I had a talk with my sister" in done.stdout
    assert the_page(tmp_path).status == "reviewed"
    (review,) = the_page(tmp_path).reviews
    assert review.text("on") == f"{date.today()}"
    assert review.text("how_it_went") == "It went well."
    assert page.split("---", 2)[2].strip() in entry.path.read_text()


def test_resume_takes_up_the_same_question(tmp_path: Path) -> None:
    """Closing the terminal would cost what was said, or the place in the exercise."""
    stopped = run(tmp_path, *SHORT, typed=lines(SKIP_THE_BREATH, *EVENT))
    assert stopped.returncode == 0
    assert "All you said is kept in" in stopped.stdout
    assert f"voice-coach resume --keyboard --journal {tmp_path / 'journal'}" in stopped.stdout
    assert "next time we stop and go back" in the_page(tmp_path).path.read_text()

    resumed = run(tmp_path, "resume", "--keyboard", typed=lines(*AFTER_THE_EVENT))
    assert (resumed.returncode, resumed.stderr) == (0, "")
    asked = [line for line in resumed.stdout.splitlines() if line.startswith("Coach: ")]
    assert asked[0].startswith("Coach: We go on with this: I had a talk with my sister.")
    assert asked[1].startswith(f"Coach: {phrases.WELCOME_BACK} Does it keep happening")
    assert the_page(tmp_path).status == "finished"
    check_structured(the_page(tmp_path))


def test_resume_takes_the_session_that_words_of_its_event_name(tmp_path: Path) -> None:
    """With two unfinished sessions one would have to look for an id in the head of a file."""
    run(tmp_path, *SHORT, typed=lines(SKIP_THE_BREATH, "I had a talk with my sister", "next"))
    anew = ("begin a new one", SKIP_THE_BREATH)
    run(tmp_path, *SHORT, typed=lines(*anew, "I began a new job", "next"))
    entries = Journal(tmp_path / "journal").look().pages
    older, newer = sorted(entries, key=lambda entry: "job" in entry.event)
    named = run(
        tmp_path, "resume", "the one about my sister", "--keyboard", typed=lines("first time")
    )
    assert (named.returncode, named.stderr) == (0, "")
    assert f"All you said is kept in {older.path}" in named.stdout
    unclear = run(tmp_path, "resume", "i", "--keyboard", typed="")
    assert unclear.returncode == 1
    assert "There is no session 'i'" in unclear.stderr
    run(tmp_path, *SHORT, typed=lines(*anew, "I lost a job", "next"))
    several = run(tmp_path, "resume", "job", "--keyboard", typed="")
    assert several.returncode == 1
    assert "More than one session is about 'job': " in several.stderr
    assert newer.id in several.stderr


def test_a_status_in_capitals_is_the_same(tmp_path: Path) -> None:
    """Who writes "Finished" by hand would be sent from one command to the other and back."""
    run(tmp_path, *SHORT, typed=lines(SKIP_THE_BREATH, *EVENT, *AFTER_THE_EVENT))
    path = the_page(tmp_path).path
    path.write_text(path.read_text().replace("status: finished", "status: Finished"))
    done = run(tmp_path, "follow-up", "--keyboard", typed=lines("It went well", "next"))
    assert (done.returncode, done.stderr) == (0, "")
    assert the_page(tmp_path).status == "reviewed"


def test_commands_by_keyboard(tmp_path: Path) -> None:
    """Typed commands would end up in the journal, or typed sentences would be obeyed."""
    typed = lines(
        SKIP_THE_BREATH,
        "It rained",
        "This is wrong",
        "scratch that",
        "pause",
        "I talk to somebody else",
        "resume",
        "please skip that thought, i thought",
        "next",
        "finish for today",
        "yes",
    )
    done = run(tmp_path, *SHORT, typed=typed)
    assert (done.returncode, done.stderr) == (0, "")
    page = the_page(tmp_path).path.read_text()
    assert "It rained" in page
    assert "please skip that thought" in page.lower()
    assert "somebody else" not in page
    assert "This is wrong" not in page
    assert phrases.RESTING in done.stdout
    assert "To go on where you stopped: " in done.stdout


def test_a_session_in_a_terminal(tmp_path: Path) -> None:
    """On a terminal the person would not see what is asked, or type into nothing."""
    with terminal(tmp_path, *SHORT) as person:
        person.reads("Welcome.")
        person.sends("\n")
        person.reads("What happened?")
        person.types(*EVENT, *AFTER_THE_EVENT)
        assert person.leaves() == 0, person.text
    assert "Your journal: " in person.text
    check_structured(the_page(tmp_path))


def test_what_is_typed_in_the_quiet_answers_no_question(tmp_path: Path) -> None:
    """A sigh typed during the meditation would become the name of the whole run."""
    with terminal(tmp_path, *SHORT) as person:
        person.reads("A breath: 9 seconds.")
        person.sends("this is pleasant\n")
        person.reads("That is not written down")
        person.sends("\n")
        person.reads("What happened?")
        person.types("I had a talk with my sister", "next", "finish for today", "yes")
        assert person.leaves() == 0, person.text
    assert the_page(tmp_path).event == "I had a talk with my sister"


def test_a_paragraph_break_in_a_pasted_text_is_no_next(tmp_path: Path) -> None:
    """The second half of a letter that somebody pastes would answer the next question."""
    with terminal(tmp_path, *SHORT) as person:
        person.reads("Welcome.")
        person.sends("\n")
        person.reads("What happened?")
        person.sends("I had a talk\n\nAnd she was sad\n")
        person.types("next", "finish for today", "yes")
        assert person.leaves() == 0, person.text
    page = the_page(tmp_path).path.read_text()
    assert "I had a talk. And she was sad." in page


@pytest.mark.parametrize("how", ["ctrl-c", "ctrl-d", "sigterm"])
def test_stopping_in_a_terminal_says_that_all_is_safe(tmp_path: Path, how: str) -> None:
    """Ctrl-C, or a closed laptop, would show a traceback and cost the last answer."""
    with terminal(tmp_path, *SHORT) as person:
        person.reads("Welcome.")
        person.sends("\n")
        person.types("I had a talk with my sister")
        person.reads("> ")
        if how == "sigterm":
            person.process.send_signal(signal.SIGTERM)
        else:
            person.sends("\x03" if how == "ctrl-c" else "\x04")
        assert person.leaves() in (0, 130), person.text
    assert "All you said is kept in" in person.text
    assert "voice-coach resume" in person.text
    assert "Traceback" not in person.text
    with terminal(tmp_path, "resume", "--keyboard") as person:
        person.reads("What happened?")
        person.types("next")
        person.reads("Does it keep happening")
    assert "I had a talk with my sister" in the_page(tmp_path).path.read_text()


def test_a_second_ctrl_c_says_that_all_is_safe_too(tmp_path: Path) -> None:
    """Who presses it twice would see the prompt of the shell, and not a word."""
    with terminal(tmp_path, *SHORT) as person:
        person.reads("Welcome.")
        person.sends("\n")
        person.types("I had a talk with my sister")
        person.reads("> ")
        person.sends("\x03\x03")
        assert person.leaves() in (0, 130), person.text
    assert "is kept" in person.text
    assert "voice-coach resume" in person.text


def test_ctrl_c_in_the_demonstration_says_that_all_is_safe(tmp_path: Path) -> None:
    """The demonstration would break off without a word."""
    with terminal(tmp_path, "demo") as person:
        person.reads("You: ")
        person.sends("\x03")
        assert person.leaves() == 130, person.text
    assert "Stopped. All that was written down is kept." in person.text
    assert "Traceback" not in person.text


def test_a_line_that_a_terminal_cuts_off_is_told_of(tmp_path: Path) -> None:
    """The end of a long paragraph would be missing, and nobody would know."""
    words = " ".join(f"word{number}" for number in range(600))
    with terminal(tmp_path, *SHORT) as person:
        person.reads("Welcome.")
        person.sends("\n")
        person.reads("> ")
        for start in range(0, len(words), 500):
            person.sends(words[start : start + 500])
            time.sleep(0.02)  # as fast as a terminal takes it
        person.sends("\n")
        person.reads("That line filled the terminal's room for one, and is kept up to")
        person.sends("next\n")  # the prompt came before, the next one when the coach asks again
        person.reads("Does it keep happening")
    assert words[1:3000] in the_page(tmp_path).path.read_text()


def test_the_word_on_distress_comes_first_and_once(tmp_path: Path) -> None:
    """Whoever stopped early would not know where to turn, and a regular would hear it each time."""
    first = run(
        tmp_path, "start", "--keyboard", typed=lines("3", "go back", "4", "finish for today", "yes")
    )
    assert first.stdout.count("not therapy") == 1
    assert first.stdout.index("not therapy") < first.stdout.index("From zero to ten")
    anew = lines("begin a new one", "3", "2", "finish for today", "yes")
    again = run(tmp_path, "start", "--keyboard", typed=anew)
    assert "not therapy" not in again.stdout
