"""Coming back to a session that was left: it is offered, named, gone on with, or closed."""

from __future__ import annotations

import re
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.home import run
from tests.support.short_sitting import LATER, REVIEW, answers, finish, play, started
from tests.support.typed import SHORT, lines, terminal
from voice_coach.dialogue import phrases
from voice_coach.journal.journal import Journal

OFFER = "There is a session that you did not finish: A new job, begun on "
STOPPED = "It stopped at question 3 of "


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with one session that was left at its third question."""
    journal = Journal(tmp_path / "journal")
    play(journal.begin(started()), answers()[:9])
    return journal


def page_of(journal: Journal, session: str = "s1") -> str:
    (page,) = (page for page in journal.look().pages if page.id == session)
    return page.path.read_text()


def test_start_offers_to_go_on_and_does(tmp_path: Path, journal: Journal) -> None:
    """Whoever forgot that they had begun would begin again, and lose an hour."""
    done = run(tmp_path, *SHORT, typed=lines("yes", "seven"))
    assert OFFER in done.stdout
    assert STOPPED in done.stdout
    assert phrases.WELCOME_BACK in done.stdout
    assert "clarity_before: 7" in page_of(journal)
    assert len(journal.look().pages) == 1


@pytest.mark.parametrize("said", ["go on", "continue", "", "the first one"])
def test_going_on_in_other_words(tmp_path: Path, journal: Journal, said: str) -> None:
    """ "Go on" is what people say for "next", too."""
    done = run(tmp_path, *SHORT, typed=lines(said, "seven"))
    assert phrases.WELCOME_BACK in done.stdout
    assert "clarity_before: 7" in page_of(journal)


def test_start_closes_it_as_it_is(tmp_path: Path, journal: Journal) -> None:
    """A session that somebody is done with would be offered for good."""
    before = page_of(journal)
    done = run(tmp_path, *SHORT, typed=lines("close it", "yes", "", "my new flat"))
    assert "It is closed, and its page stays as it is." in done.stdout
    after = page_of(journal)
    kept = before.replace("status: in progress", "status: finished")
    kept = re.sub(r"In progress\. .*", "Closed before its end.", kept)
    assert re.sub(r"finished: \d.*\n", "", after) == kept
    assert {page.event for page in journal.look().pages} == {"A new job", "My new flat"}
    again = run(tmp_path, *SHORT, typed=lines("begin a new one"))
    assert "did not finish: My new flat, begun today. It stopped at question 1 of" in again.stdout
    run(tmp_path, *SHORT, typed=lines("close it", "yes"))
    assert "did not finish" not in run(tmp_path, *SHORT, typed="").stdout


@pytest.mark.parametrize("said", [["begin a new one"], ["close it", "no"], ["the moon", "the sun"]])
def test_what_is_left_alone_stays_to_be_gone_on_with(
    tmp_path: Path, journal: Journal, said: list[str]
) -> None:
    """Something that was not understood would close a session."""
    before = page_of(journal)
    run(tmp_path, *SHORT, typed=lines(*said, "", "my new flat"))
    assert page_of(journal) == before
    assert {page.event for page in journal.look().pages} == {"A new job", "My new flat"}
    assert [log.name for log in journal.unfinished()][-1] == "s1"


def test_leaving_at_the_offer_changes_nothing(tmp_path: Path, journal: Journal) -> None:
    """Ctrl-C at the question would begin a session, or close one."""
    before = page_of(journal)
    with terminal(tmp_path, *SHORT) as person:
        person.reads("or begin a new one.")
        person.process.send_signal(signal.SIGINT)
        assert person.leaves() in (0, 130), person.text
    assert "Nothing was begun, and nothing was changed." in person.text
    assert page_of(journal) == before


def test_a_look_back_that_was_left_is_offered_and_closed(tmp_path: Path) -> None:
    """A look back left in the middle would be asked about with every session."""
    journal = Journal(tmp_path / "journal")
    finish(journal)
    begun = replace(started("f1", LATER), facts={"event": "A new job"})
    play(journal.begin_follow_up(journal.finished(), begun), REVIEW[:3])
    done = run(tmp_path, *SHORT, typed=lines("close it", "yes"))
    assert "did not finish: the look back on" in done.stdout
    page = page_of(journal)
    assert "status: reviewed" in page
    assert "It went well." in page
    assert "Closed before its end." in page
    assert "did not finish" not in run(tmp_path, *SHORT, typed="").stdout


def test_resume_takes_the_one_with_answers_and_names_it(tmp_path: Path, journal: Journal) -> None:
    """A session begun by mistake would stand before the one that somebody means."""
    empty = journal.begin(started("s2"))
    empty._log.close()
    empty._lock.close()  # it was killed
    done = run(tmp_path, "resume", "--keyboard", typed=lines("seven"))
    said = [line for line in done.stdout.splitlines() if line.startswith("Coach: ")]
    assert said[0].startswith("Coach: We go on with this: A new job, begun on ")
    assert " at question 3 of " in said[0]
    assert said[1].startswith(f"Coach: {phrases.WELCOME_BACK}")
    assert "clarity_before: 7" in page_of(journal)


def test_a_session_that_cannot_be_read_is_not_offered(tmp_path: Path, journal: Journal) -> None:
    """A new session could not be begun, for an old one that is broken."""
    log = journal.folder / ".voice-coach" / "s1.jsonl"
    log.write_bytes(log.read_bytes().replace(b"a new job", b"a new jab"))
    done = run(tmp_path, *SHORT, typed=lines("", "my new flat"))
    assert "did not finish" not in done.stdout
    assert "My new flat" in {page.event for page in journal.look().pages}
