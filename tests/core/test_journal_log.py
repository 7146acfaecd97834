"""The event log: sealed, durable, repaired only where a line was torn."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach import files
from voice_coach.dialogue import events as e
from voice_coach.errors import JournalError, LogError
from voice_coach.journal import log_end
from voice_coach.journal.log import EventLog
from voice_coach.journal.log_format import VERSION, parse, read, seal
from voice_coach.messages import Word

AT = "2026-11-23T15:03:00.000+01:00"
STARTED = e.Started(at=AT, session="20261123-1", program="short", program_version=1)
ANSWERED = e.Answered(
    at=AT,
    key="event",
    text="i want to move",
    words=(Word("i", 0.1, 0.2, 0.98), Word("want", 0.3, 0.5), Word("to", 0.5, 0.6)),
)
MORE = e.Answered(at=AT, key="event", text='with "quotes", a \\ and\u2028more 🙂\x1b[31m\nline')
EVENTS = (STARTED, ANSWERED, MORE, e.Closed(at=AT, key="event"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed log with the events above."""
    log = EventLog.create(tmp_path / ".voice-coach", STARTED)
    for event in EVENTS[1:]:
        log.append(event)
    log.close()
    return log.path


def test_events_come_back_as_they_were(path: Path) -> None:
    """A resumed session would not be the one that was left."""
    assert read(path) == EVENTS
    log = EventLog.open(path)
    assert log.events == EVENTS
    log.append(e.Resumed(at=AT))
    log.close()
    assert read(path) == (*EVENTS, e.Resumed(at=AT))


def test_every_line_is_json(path: Path) -> None:
    """A person's own tools could not read their log."""
    lines = path.read_bytes().splitlines()
    header = json.loads(lines[0])
    assert header["log"] == "voice-coach"
    assert header["version"] == VERSION
    assert [json.loads(line)["event"] for line in lines[1:]] == [ev.kind for ev in EVENTS]


def test_any_flipped_bit_is_noticed_or_read_right(path: Path) -> None:
    """A damaged disk would silently change or drop what a person said."""
    whole = path.read_bytes()
    for place in range(len(whole)):
        for bit in (0, 5, 7):
            damaged = bytearray(whole)
            damaged[place] ^= 1 << bit
            try:
                outcome: object = parse(bytes(damaged), path).events
            except LogError as error:
                outcome = error.what.startswith("Line ") and str(path) in error.what
            assert outcome in (True, EVENTS)


def test_any_cut_leaves_the_lines_before_it(path: Path) -> None:
    """A power cut in the middle of a write would cost more than the words being written."""
    whole = path.read_bytes()
    starts = [0]
    for line in whole.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    near_an_end = {end + by for end in starts[3:] for by in (-30, -2, -1, 0, 1, 30)}
    for cut in sorted(cut for cut in near_an_end if cut < len(whole)):
        path.write_bytes(whole[:cut])
        log_end.path_of(path).unlink(missing_ok=True)  # it is never ahead of its log
        # A line that lacks nothing but its newline is whole.
        complete = sum(1 for end in starts[2:] if end - 1 <= cut)
        assert read(path) == EVENTS[:complete]
        log = EventLog.open(path)
        assert log.events == EVENTS[:complete]
        log.append(e.Resumed(at=AT))
        log.close()
        assert read(path) == (*EVENTS[:complete], e.Resumed(at=AT))


def test_a_torn_end_is_put_aside(path: Path) -> None:
    """Half a sentence that reached the disk would be thrown away."""
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"event":"answered","at":"2026')
    log = EventLog.open(path)
    log.close()
    assert path.read_bytes() == whole
    assert log.torn is not None
    assert log.torn.read_bytes() == b'{"event":"answered","at":"2026\n'
    assert stat.S_IMODE(log.torn.stat().st_mode) == 0o600


@pytest.mark.parametrize("edit", ["lost", "doubled", "moved"])
def test_lines_lost_doubled_or_moved_are_noticed(path: Path, edit: str) -> None:
    """A wrongly merged or restored log would tell another story."""
    lines = path.read_bytes().splitlines(keepends=True)
    if edit == "lost":
        del lines[2]
    elif edit == "doubled":
        lines.insert(2, lines[2])
    else:
        lines[2], lines[3] = lines[3], lines[2]
    before = b"".join(lines)
    path.write_bytes(before)
    with pytest.raises(LogError, match=r"Line [34] of"):
        EventLog.open(path)
    assert path.read_bytes() == before


def test_a_newer_log_is_left_alone(path: Path) -> None:
    """An older program would spoil what a newer one wrote."""
    header, _ = seal({"log": "voice-coach", "version": VERSION + 1, "session": "x"}, b"")
    path.write_bytes(header + b"what a newer version writes")
    with pytest.raises(LogError, match="newer version"):
        EventLog.open(path)
    assert path.read_bytes() == header + b"what a newer version writes"


def test_the_second_opener_is_refused(path: Path) -> None:
    """Two windows would write into one session."""
    log = EventLog.open(path)
    with pytest.raises(JournalError, match="Another window"):
        EventLog.open(path)
    log.close()
    EventLog.open(path).close()


def test_a_killed_session_leaves_no_lock(path: Path) -> None:
    """After a crash nobody could resume."""
    code = (
        "import os, pathlib; from voice_coach.journal.log import EventLog; "
        f"log = EventLog.open(pathlib.Path({str(path)!r})); print('open', flush=True); "
        "os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stdout == b"open\n"
    EventLog.open(path).close()


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_files_are_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    """Somebody else on the machine could read a person's thoughts."""
    before = os.umask(umask)
    try:
        log = EventLog.create(tmp_path / "a" / "b", STARTED)
        log.append(ANSWERED)
        log.close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_deleted_log_is_put_back(path: Path) -> None:
    """A person who tidies up during a session would lose it."""
    log = EventLog.open(path)
    path.unlink()
    log.append(e.Resumed(at=AT))
    log.close()
    assert read(path) == (*EVENTS, e.Resumed(at=AT))


def test_a_stranger_in_the_logs_place_is_left_alone(path: Path, tmp_path: Path) -> None:
    """What was said would be written into somebody else's file, or lost with an unlinked one."""
    log = EventLog.open(path)
    kept = tmp_path / "kept"
    path.rename(kept)
    path.write_bytes(b"somebody else's\n")
    with pytest.raises(JournalError, match="Another file"):
        log.append(e.Resumed(at=AT))
    assert path.read_bytes() == b"somebody else's\n"
    path.unlink()
    kept.rename(path)
    log.append(e.Resumed(at=AT))
    log.close()
    assert read(path) == (*EVENTS, e.Resumed(at=AT))


def test_a_full_disk_is_a_sentence_and_the_same_words_can_be_kept_later(path: Path) -> None:
    """A full disk in the middle of an answer would leave half a line, and break the log."""
    limit = path.stat().st_size + 40
    code = f"""
import pathlib, resource, signal
from voice_coach.dialogue import events as e
from voice_coach.errors import JournalError
from voice_coach.journal.log import EventLog
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
log = EventLog.open(pathlib.Path({str(path)!r}))
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, hard))
try:
    log.append(e.Resumed(at="2026-11-24T09:00:00+01:00"))
except JournalError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
log.append(e.Resumed(at="2026-11-24T09:00:00+01:00"))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "could not be written" in done.stdout
    assert "What was said before is safe." in done.stdout
    assert read(path) == (*EVENTS, e.Resumed(at="2026-11-24T09:00:00+01:00"))


@given(st.binary(max_size=300))
def test_no_bytes_bring_a_traceback(data: bytes) -> None:
    """A foreign file among the logs would end the program with a traceback."""
    sentence = "x.jsonl"
    try:
        parse(data, Path("x.jsonl"))
    except LogError as error:
        sentence = str(error)
    assert "x.jsonl" in sentence


def test_write_atomically_replaces_a_link_not_its_target(tmp_path: Path) -> None:
    """A link planted in the folder would let a session overwrite another file."""
    target = tmp_path / "precious"
    target.write_text("mine")
    link = tmp_path / "page.md"
    link.symlink_to(target)
    files.write_atomically(link, b"new")
    assert target.read_text() == "mine"
    assert link.read_bytes() == b"new"
    assert not link.is_symlink()


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    """A failed save would take the last good one with it, or leave fragments of it about."""
    folder = tmp_path / "page.md"
    folder.mkdir()
    with pytest.raises(JournalError, match="there is a folder of that name"):
        files.write_atomically(folder, b"new")
    assert list(tmp_path.iterdir()) == [folder]


def test_a_pipe_among_the_journals_is_not_waited_for(tmp_path: Path) -> None:
    """A program that reads a pipe would hang for ever."""
    pipe = tmp_path / "x.md"
    os.mkfifo(pipe)
    with pytest.raises(JournalError, match="not a regular file"):
        files.read_bytes(pipe)


def test_a_file_in_the_folders_place_is_a_sentence(tmp_path: Path) -> None:
    """Someone who names a file as their journal folder would see a traceback."""
    (tmp_path / "journal").write_text("")
    with pytest.raises(JournalError, match="journal is not a folder"):
        files.private_folder(tmp_path / "journal")
    with pytest.raises(JournalError, match="could not be made"):
        files.private_folder(tmp_path / "journal" / "inner")
