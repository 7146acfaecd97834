"""Every log that was ever written is read by today's program; a newer one is left alone.

``tests/fixtures/logs`` holds journals as the program wrote them, a folder for each version of
the log: typed and spoken, finished and not, with follow-ups, in both styles. They are never
written anew; a new version gets a folder of its own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.samples import SAMPLES, journal_of
from voice_coach.dialogue import events as e
from voice_coach.dialogue.copies import copy_of, runs
from voice_coach.dialogue.evolve import load
from voice_coach.dialogue.session import Answer, Session
from voice_coach.errors import LogError
from voice_coach.journal import log_end
from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import LOG_ENDING, ROOM
from voice_coach.journal.log_format import VERSION, contents_of, seal
from voice_coach.program import archive

LOGS = sorted(SAMPLES.rglob(f"*{LOG_ENDING}"))
AT = "2026-12-01T09:00:00.000+01:00"


def digest(session: Session) -> dict[str, Any]:
    """What a session holds, as JSON."""
    return {
        "id": session.id,
        "program": session.program.id,
        "part": session.part,
        "style": session.style,
        "subject": session.subject,
        "started_at": session.started_at,
        "finished_at": session.finished_at,
        "resting": session.resting,
        "at": session.at,
        "pair": session.pair,
        "facts": dict(session.facts),
        "guided": dict(session.guided),
        "answers": {
            key: {
                "said": [[piece.text, piece.item, len(piece.words)] for piece in answer.spoken],
                "scratched": [piece.text for piece in answer.scratched],
                "value": answer.value,
                "state": answer.state,
                **_copies(answer),
            }
            for key, answer in session.answers.items()
        },
        **_recordings(session),
    }


def _copies(answer: Answer) -> dict[str, list[str]]:
    """Only where there are any, as from version 3 on."""
    copies = [copy_of(run) for run in runs(answer.spoken)]
    return {"copies": copies} if any(copies) else {}


def _recordings(session: Session) -> dict[str, Any]:
    """The same, as from version 4 on."""
    kept = {
        f"{key} {item}": [one.file, list(one.of), list(one.starts), one.seconds]
        for (key, item), one in session.recordings.items()
    }
    return {"recordings": kept} if kept else {}


def test_there_are_samples_of_every_version() -> None:
    """A version without samples could be broken unseen."""
    assert {path.name for path in SAMPLES.iterdir()} == {f"v{n}" for n in range(1, VERSION + 1)}
    assert len(LOGS) >= 6


@pytest.mark.parametrize("path", LOGS, ids=lambda path: "/".join(path.parts[-3:]))
def test_an_old_log_is_read_to_the_same_session(path: Path) -> None:
    """After an update a person's sessions would be gone, or tell something else."""
    contents = contents_of(path)
    program = archive.find(path.parent, contents.exercise)
    assert program is not None
    session = load(program, contents.events)
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    assert digest(session) == expected
    assert not log_end.path_of(path).exists(), "reading leaves nothing behind"


@pytest.mark.parametrize(
    "kind", ["v1/unfinished", "v1/follow-up", "v2/unfinished", "v3/unfinished", "v4/unfinished"]
)
def test_an_old_unfinished_session_is_resumed(tmp_path: Path, kind: str) -> None:
    """After an update a person could not go on where they stopped."""
    journal = journal_of(SAMPLES / kind, tmp_path / "journal")
    before = {log.path: log.path.read_bytes() for log in journal.unfinished()}
    assert len(before) == 1
    session = journal.resume()
    older = "an older program is to read it again"
    assert session.takes_copies is kind.startswith(("v3", "v4")), older
    assert session.takes_recordings is kind.startswith("v4"), older
    assert session.takes_empty_copies is kind.startswith("v4"), older
    session.record(e.Resumed(at=AT))
    session.record(e.Finished(at=AT))
    session.close()
    ((path, old),) = before.items()
    assert path.read_bytes().startswith(old)
    assert not journal.unfinished()
    assert session.trouble == ""
    assert journal.finished()


@pytest.mark.parametrize(
    ("kind", "event", "reviews"),
    [
        ("v1/follow-up", 'Ärger mit "Ayşe" --- und # ../ שלום 🙂', 1),
        ("v1/spoken", "The talk with my sister about our mother's house", 1),
        ("v1/open", "It began in March, I think. And it is about money", 0),
        ("v2/follow-up", "The speech at my father's birthday", 1),
    ],
)
def test_an_old_journal_is_looked_back_on(
    tmp_path: Path, kind: str, event: str, reviews: int
) -> None:
    """After an update step seven would not know the event or the plan."""
    journal = journal_of(SAMPLES / kind, tmp_path / "journal")
    entry = journal.finished()
    assert entry is not None
    assert journal.look().troubles == ()
    assert entry.event == event
    assert len(entry.reviews) == reviews
    assert entry.first_action_when
    journal.begin_follow_up(
        entry, e.Started(at=AT, session="again", program=entry.program, program_version=1)
    ).close()


def test_a_log_of_version_two_goes_on_in_the_middle_of_a_date(tmp_path: Path) -> None:
    """Otherwise what was already understood of a date is lost by an update."""
    journal = journal_of(SAMPLES / "v2" / "unfinished", tmp_path / "journal")
    session = journal.resume()
    answer = session.session.answer("first_action_when")
    assert answer.ask == "At six in the morning, or in the evening?"
    assert "days=2026-11-27" in answer.so_far
    session.close()


def planned(journal: Journal) -> Path:
    """The page of the only session, with a plan and an outcome, named by its id."""
    (page,) = journal.folder.glob("*.md")
    fields = "first_action: Sell it\noutcome: I walk into the garden.\n---\n"
    text = page.read_text().replace("Friday at noon", '"2026-12-05 19:30"')
    page.unlink()
    page = page.with_name("20261123-161035-12a0.md")
    page.write_text(text.replace("---\n\n", f"{fields}\n", 1))
    return page


def newer(path: Path) -> bytes:
    """The log as a program of the future might have written it."""
    header = json.loads(path.read_bytes().splitlines()[0])
    del header["sum"]
    line, total = seal({**header, "version": VERSION + 1, "mood": "new"}, b"")
    started = {"event": "started", "at": AT, "feeling": {"new": 1}}
    return line + seal(started, total)[0] + b"\x00\x01 what only a newer version writes"


def test_a_newer_log_is_refused_with_a_sentence_untouched(tmp_path: Path) -> None:
    """An older program would spoil what a newer one wrote."""
    journal = journal_of(SAMPLES / "v1" / "unfinished", tmp_path / "journal")
    (log,) = journal.unfinished()
    log.path.write_bytes(newer(log.path))
    files = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for session in (None, log.name):
        with pytest.raises(LogError) as caught:
            journal.resume(session)
        sentence = str(caught.value)
        assert str(log.path) in sentence
        assert "newer version" in sentence
        assert "left as it is" in sentence
        assert "update voice-coach" in sentence
    done = subprocess.run(
        [
            sys.executable, "-m", "voice_coach", "resume", "--keyboard",
            "--journal", str(tmp_path / "journal"),
        ],
        input="next\n", capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "newer version" in done.stderr
    assert "Traceback" not in done.stderr
    assert _files(tmp_path) == files


@pytest.mark.parametrize(
    ("which", "arguments"),
    [
        ("sitting", ("agenda", "--done", "{id}")),
        ("sitting", ("agenda", "--move", "{id}", "2027-01-02 09:00")),
        ("sitting", ("visualise", "{id}", "--keyboard", "--minutes", "1")),
        ("sitting", ("follow-up", "{id}", "--keyboard")),
        ("follow-up", ("agenda", "--drop", "{id}")),
    ],
    ids=lambda value: value[-2] if isinstance(value, tuple) else value,
)
def test_nothing_is_marked_in_a_session_of_a_newer_version(
    tmp_path: Path, which: str, arguments: tuple[str, ...]
) -> None:
    """An older program would write into a page that a newer one keeps in its own way."""
    journal = journal_of(SAMPLES / "v1" / "open", tmp_path / "journal")
    session = planned(journal).stem
    log = journal.folder / ROOM / f"{session}{LOG_ENDING}"
    if which == "follow-up":
        log = log.with_name(f"{session}.follow-up-1{LOG_ENDING}")
        shutil.copy(journal.folder / ROOM / f"{session}{LOG_ENDING}", log)
    log.write_bytes(newer(log))
    before = _files(tmp_path)
    done = subprocess.run(
        [
            sys.executable, "-m", "voice_coach", *(part.format(id=session) for part in arguments),
            "--journal", str(journal.folder),
        ],
        input="\n" * 20, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done
    assert "was written by a newer version" in done.stderr
    assert "left as it is" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Coach:" not in done.stdout, "it began all the same"
    assert _files(tmp_path) == before


def test_what_is_due_is_not_asked_about_where_a_newer_version_wrote_it(tmp_path: Path) -> None:
    """Somebody would tell what they did, and it would be written nowhere."""
    journal = journal_of(SAMPLES / "v1" / "open", tmp_path / "journal")
    page = planned(journal)
    log = journal.folder / ROOM / f"{page.stem}{LOG_ENDING}"
    log.write_bytes(newer(log))
    before = page.read_bytes()
    done = subprocess.run(
        [
            sys.executable, "-m", "tests.support.later_coach", "2027-01-01T09:00:00",
            "agenda", "--keyboard", "--journal", str(journal.folder),
        ],
        input="done\nyes\n" * 3, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done
    assert "was written by a newer version" in done.stderr
    assert "waits for you" not in done.stdout
    assert page.read_bytes() == before


def _files(folder: Path) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for path in folder.rglob("*")
        # The calendar is made from the page, by every command, and is read by none.
        if path.is_file() and path.name not in ("lock", "behind.known") and path.suffix != ".ics"
    }


def test_a_newer_log_does_not_hide_an_unfinished_one(tmp_path: Path) -> None:
    """One log from another computer would keep a person from going on with theirs."""
    journal = journal_of(SAMPLES / "v1" / "unfinished", tmp_path / "journal")
    (log,) = journal.unfinished()
    other = log.path.with_name(f"20991231-235959-ffff{LOG_ENDING}")
    other.write_bytes(newer(log.path))
    before = other.read_bytes()
    session = journal.resume(log.name)
    assert session.session.id == log.name
    session.close()
    assert other.read_bytes() == before
