"""``voice-coach journal read``: what is read to somebody who asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.home import run
from tests.support.shelf import put, shelf

ABOUT = "Tuesday the 24th of November"


def read(home: Path, *typed: str, arguments: tuple[str, ...] = ()) -> list[str]:
    """What the coach says, from the first request on."""
    text = "".join(f"{line}\n" for line in typed)
    done = run(home, "journal", "read", "--keyboard", *arguments, typed=text)
    assert (done.returncode, done.stderr) == (0, "")
    said = [part for part in done.stdout.split("\n") if part.startswith("Coach: ")]
    return [line.removeprefix("Coach: ") for line in said]


def test_a_part_is_read_with_its_day_and_event(tmp_path: Path) -> None:
    """Words without their day could be of any year."""
    shelf(tmp_path)
    begun, plan, outcome = read(tmp_path, "read me my plan", "my outcome", "stop")
    assert begun.startswith(f"Your newest session, {ABOUT}")
    assert "What shall I read?" in begun
    assert plan.startswith(ABOUT)
    assert ": The talk with my sister. Your plan: Call my sister. Thursday the 26th" in plan
    assert outcome.endswith("Your outcome: I walk into the room and my sister smiles at me.")


def test_where_the_newest_has_none_the_one_before_is_read(tmp_path: Path) -> None:
    """A session that was just begun would hide the plan that somebody lives by."""
    shelf(tmp_path)
    put(tmp_path / "journal", "20261125-100000-0a0a", event="Something new", first_action="",
        first_action_when="", follow_up_day="", visualisation_time="", visualisation_minutes="",
        status="in progress")  # fmt: skip
    _, plan, partner = read(tmp_path, "what is my plan", "who supports me", "stop")
    assert "The talk with my sister. Your plan: Call my sister." in plan
    assert partner == "Your journal has no partner yet."


def test_what_was_said_about_something_is_found_one_after_the_other(tmp_path: Path) -> None:
    """The eyes would be needed for what the ears asked."""
    shelf(tmp_path)
    _, first, second, again, back, last = read(
        tmp_path, "what did i say about calls", "the next one", "again", "go back", "next", "stop"
    )
    assert first.endswith("more.")
    assert "call" in first.casefold()
    assert "call" in second.casefold()
    assert again == second
    assert back == first.partition(" There ")[0] or back in first
    assert last == second
    _, nothing, some = read(tmp_path, "anything about zebras", "the zebra and my sister", "stop")
    assert nothing == "I found nothing in your journal that fits that."
    assert some.startswith("I found nothing with all of these words. With some of them: ")


def test_a_step_and_another_session_are_read(tmp_path: Path) -> None:
    """Only the newest would ever be heard."""
    shelf(tmp_path)
    _, step, job, outcome, none, older = read(
        tmp_path, "read step three", "the session about my job", "step 3", "step five",
        "the session about elephants", "stop")  # fmt: skip
    assert "Step 3. The outcome. Which outcome would you like? I walk into the room" in step
    assert "My new job at the caf\u00e9. What shall I read?" in job
    assert outcome.endswith("They wait for my call, and I call the office.")
    assert none.endswith("There is nothing under step 5 in it.")
    assert older == "I know of no session like that."
    begun, *_ = read(tmp_path, "stop", arguments=("job",))
    assert begun.startswith("Monday the 12th of October")


def test_a_long_answer_can_be_stopped(tmp_path: Path) -> None:
    """While the coach speaks it may not hear: nobody is read to for minutes against their will."""
    shelf(tmp_path, facts="I said it once more and again. " * 60)
    _, first, second, *_ = read(tmp_path, "read step one", "yes", "no")
    for said in (first, second):
        assert said.endswith("Shall I go on?")
        assert len(said.split()) < 110


@pytest.mark.parametrize("typed", [("stop",), ("that's all, thank you",), ("quit",), ()])
def test_it_ends_when_it_is_enough(tmp_path: Path, typed: tuple[str, ...]) -> None:
    """Somebody would have to find the keys with closed eyes."""
    shelf(tmp_path)
    assert len(read(tmp_path, *typed)) == 1


def test_an_empty_journal_says_how_to_begin(tmp_path: Path) -> None:
    """A microphone would be opened for nothing."""
    done = run(tmp_path, "journal", "read")
    assert done.returncode == 0
    assert "Begin one with voice-coach start" in done.stdout
