"""A session in which nothing was said leaves nothing; whatever may be a word is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.short_sitting import AT, LATER, answers, finish, play, started
from voice_coach.dialogue import events as e
from voice_coach.errors import JournalError
from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import ROOM
from voice_coach.journal.unsaid import has_words

BEFORE_A_WORD: list[e.Event] = answers()[:3]
SCRATCHED: list[e.Event] = [answers()[3], e.Scratched(at=AT, key="event")]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """An empty journal."""
    return Journal(tmp_path / "journal")


def logs(journal: Journal) -> list[str]:
    """What stands in the program's own folder for one session or another."""
    return sorted(path.name for path in (journal.folder / ROOM).glob("s*"))


def killed(journal: Journal, events: list[e.Event], session: str = "s1") -> Path:
    """A session that dies after these events; its log."""
    running = journal.begin(started(session))
    for event in events:
        running.record(event)
    running._log.close()
    running._lock.close()
    return journal.folder / ROOM / f"{session}.jsonl"


@pytest.mark.parametrize("more", [[], [e.Skipped(at=AT, key="event")], [e.FinishAsked(at=AT)]])
def test_whoever_leaves_before_a_word_finds_nothing(journal: Journal, more: list[e.Event]) -> None:
    """The journal would fill with pages of nobody's words."""
    running = journal.begin(started())
    play(running, [*BEFORE_A_WORD, *more])
    assert running.left_nothing
    assert list(journal.folder.glob("*.md")) == []
    assert logs(journal) == []
    assert journal.is_empty()
    with pytest.raises(JournalError, match="no unfinished session"):
        journal.resume()


def test_after_a_kill_the_next_look_clears_it_up(journal: Journal) -> None:
    """A session of nothing would be offered for good."""
    killed(journal, BEFORE_A_WORD)
    assert list(journal.folder.glob("*.md")) == []
    assert journal.catch_up().notes == ()
    assert logs(journal) == []


def test_a_killed_session_without_a_word_can_still_be_gone_on_with(journal: Journal) -> None:
    """Whoever resumes before anything else has looked would meet an error."""
    killed(journal, BEFORE_A_WORD)
    assert journal.catch_up(clear_up=False).notes == ()  # as "resume" does
    running = journal.resume()
    play(running, [e.Resumed(at=AT), *answers()[3:]])
    assert running.path.read_text().count("A new job.") == 1


@pytest.mark.parametrize("said", [answers()[3:4], SCRATCHED], ids=["said", "taken out"])
@pytest.mark.parametrize("dies", [True, False])
def test_one_utterance_keeps_it(journal: Journal, said: list[e.Event], dies: bool) -> None:
    """A sentence that somebody took out can no longer be brought back."""
    events = [*BEFORE_A_WORD, *said]
    if dies:
        killed(journal, events)
        journal.catch_up()
    else:
        play(journal.begin(started()), events)
    running = journal.resume("s1")
    answer = running.session.answer("event")
    assert [piece.text for piece in (*answer.spoken, *answer.scratched)] == ["a new job"]
    assert not running.left_nothing
    running.close()
    assert "s1.jsonl" in logs(journal)


@pytest.mark.parametrize("kept", ["sound/000000.sound", "kept-sound-1/000000.sound"])
def test_sound_that_waits_for_its_words_keeps_it(journal: Journal, kept: str) -> None:
    """What was being said at the moment of a crash would be gone with the log."""
    log = killed(journal, BEFORE_A_WORD)
    sound = log.parent / f"{log.stem}.{kept}"
    sound.parent.mkdir()
    sound.write_bytes(b"words")
    journal.catch_up()
    assert has_words(log)
    journal.resume("s1").close()
    assert sound.read_bytes() == b"words"
    assert log.exists()


def test_a_line_that_a_crash_cut_short_keeps_it(journal: Journal) -> None:
    """Half an answer is more than none."""
    log = killed(journal, BEFORE_A_WORD)
    with log.open("ab") as file:
        file.write(b'{"event":"answered","at":"","key":"event","text":"my mo')
    journal.catch_up()
    journal.resume("s1").close()
    assert log.exists()
    assert b"my mo" in log.with_name("s1.jsonl.torn").read_bytes()


def test_a_page_that_is_there_is_never_removed(journal: Journal) -> None:
    """A page of an older version, with a note of its owner's, would go with its session."""
    running = journal.begin(started())
    for event in BEFORE_A_WORD:
        running.record(event)
    page = running.path
    page.write_text("---\nid: s1\nstatus: in progress\n---\n\nMy own note.\n")
    running.close()
    assert not running.left_nothing
    assert page.exists()
    assert "s1.jsonl" in logs(journal)


def test_a_follow_up_without_a_word_leaves_the_page_as_it_was(journal: Journal) -> None:
    """Looking in and leaving would pass for a look back."""
    page = finish(journal)
    before = page.read_bytes()
    running = journal.begin_follow_up(journal.finished(), started("f1", LATER))
    play(running, [e.Told(at=LATER, key="review_event")])
    assert running.left_nothing
    assert page.read_bytes() == before
    assert [name for name in logs(journal) if "follow-up" in name] == []
    assert not journal.has_unfinished_follow_up(journal.finished())


def test_a_session_led_to_its_end_keeps_its_page(journal: Journal) -> None:
    """Whoever only meditated, and passed every question over, would have sat for nothing."""
    running = journal.begin(started())
    play(running, [*BEFORE_A_WORD, e.Finished(at=AT)])
    assert not running.left_nothing
    assert "status: finished" in running.path.read_text()
