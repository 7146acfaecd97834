"""``voice-coach journal retranscribe``: really spoken answers, recognised by the small model, heard
again by a real second ear."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.home import COMMAND, PATIENCE_SECONDS, SMALL_MODEL, environment, run
from tests.support.recorded_session import AT, SESSION, recorded_session
from tests.support.small_disk import small_disk
from tests.support.typed import terminal
from voice_coach import files
from voice_coach.dialogue import events as e
from voice_coach.errors import ModelError
from voice_coach.fair_copy.process import Limits
from voice_coach.journal.journal import Journal
from voice_coach.journal.log_format import VERSION, read, seal
from voice_coach.journal.page.render import render
from voice_coach.recordings.places import folder_of
from voice_coach.retranscribe.ears import Ear
from voice_coach.retranscribe.reading import Job, Readers

COMMANDED = ("journal", "retranscribe")
EVENT = "Buy a microscope and a telescope."
DETAILS = (
    "We sat in the kitchen for an hour.",
    "I was nervous about the photograph of the kangaroo.",
)
RESPONSES = ("The orchestra would play on the balcony.", "Buy another microscope.")
OUTCOME = "The kangaroo would like the telescope."
"""With words that the small model does not know, so that the second ear hears others."""
TITLE = re.compile(r"^# .*$", re.MULTILINE)
CHILDREN = "/proc/{0}/task/{0}/children"


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one recorded session, of which nothing was heard again yet."""
    home = tmp_path_factory.mktemp("spoken")
    recorded_session(
        home / "journal",
        {
            "event": [EVENT],
            "details": DETAILS,
            "possible_responses": RESPONSES,
            ("response_outcomes", 0): [OUTCOME],
        },
    )
    return home


@dataclass(frozen=True)
class Shown:
    """A home where all of it was heard again, and nothing is decided; what the command said."""

    home: Path
    out: str
    err: str
    before: dict[Path, bytes]


@pytest.fixture(scope="module")
def shown(spoken: Path) -> Shown:
    """Shown to nobody, in 40 columns."""
    home = spoken.with_name("heard")
    shutil.copytree(spoken, home)
    before = all_in(home / "journal")
    done = run(home, *COMMANDED, "--all", more={"COLUMNS": "40"})
    assert done.returncode == 0, done.stderr
    return Shown(home, done.stdout, done.stderr, before)


@pytest.fixture(scope="module")
def heard(shown: Shown) -> Path:
    """That home."""
    return shown.home


def moved_in(home: Path, there: Path) -> Path:
    """A copy of this home's journal there; the page."""
    shutil.copytree(home / "journal", there / "journal", dirs_exist_ok=True)
    (page,) = (there / "journal").glob("*.md")
    return page


def all_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def results_of(home: Path) -> Path:
    return home / "journal" / ".voice-coach" / f"{SESSION}.heard-again"


def marks_in(results: Path) -> list[str]:
    """What was read so far; a line that is still being written counts for nothing."""
    data = results.read_text("utf-8") if results.exists() else ""
    return re.findall(r'^\{"read": "([0-9a-f]+)".*\}$', data, re.MULTILINE)


def copied(home: Path, session: str = SESSION) -> list[str]:
    """What was taken, as the log has it."""
    told = read(Journal(home / "journal").log_of(session))
    return [event.text for event in told if isinstance(event, e.FairCopied)]


def logged(home: Path) -> str:
    """The page as the log has it now."""
    session = Journal(home / "journal").as_logged(SESSION)
    assert session is not None
    return render(session)


def without_legend(page: str) -> str:
    return re.sub(r"^\*Words between.*\n\n", "", page, flags=re.MULTILINE)


def test_nobody_is_asked_where_nobody_is_and_nothing_changes(shown: Shown) -> None:
    """Whoever tries it in a script would find their journal changed by what they never saw."""
    assert "[-" in shown.out
    assert "{+" in shown.out
    assert "4 answers differ." in shown.out
    assert "--yes takes all of it" in shown.out
    lines = shown.out.partition("4 answers")[0].splitlines()
    assert [line for line in lines if len(line) > 40] == []
    assert "\x1b" not in shown.out + shown.err
    assert re.search(r"^  100 %$", shown.err, re.MULTILINE)
    after = all_in(shown.home / "journal")
    results = results_of(shown.home)
    assert after.pop(results)
    assert results.stat().st_mode & 0o777 == 0o600
    assert after == shown.before


def test_all_that_is_taken_stands_in_the_log_too_and_nothing_else_moves(
    heard: Path, tmp_path: Path
) -> None:
    """A page and a log that disagree would undo it, or take it for the person's own hand."""
    page = moved_in(heard, tmp_path)
    added = b"\n## Mine\n\nA note of my own, with  two spaces. \n"
    page.write_bytes(page.read_bytes() + added)
    before = page.read_text("utf-8").splitlines()
    done = run(tmp_path, *COMMANDED, SESSION, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("4 answers taken.\n")
    text = page.read_text("utf-8")
    event, details, first, second, outcome = (one.removesuffix(".") for one in copied(tmp_path))
    assert f"\nevent: {event}\n" in text
    assert TITLE.findall(text)[0] == f"# {event}"
    assert f"\n{event}.\n" in text
    assert f"\n{details}.\n" in text
    assert f"\n- {first}\n- {second}\n" in text
    assert f"\n| {first} | {outcome}. |\n| {second} |  |\n" in text
    assert text.endswith(added.decode())
    changed = [line for line in before if line not in text.splitlines()]
    assert len(changed) == 8, changed  # event, title, its passage, prose, 2 entries, 2 rows
    assert without_legend(text).removesuffix(added.decode()) == logged(tmp_path)
    assert not results_of(tmp_path).exists()
    listed = run(tmp_path, "journal", "list")
    assert f"finished               {event}" in listed.stdout
    assert "no unfinished session" in run(tmp_path, "resume", "--keyboard").stderr
    assert page.read_text("utf-8") == text


def test_one_by_one_at_a_terminal_and_the_rest_another_time(heard: Path, tmp_path: Path) -> None:
    """Somebody takes some of it, says no to some, and is asked only once about each."""
    page = moved_in(heard, tmp_path)
    before = page.read_text("utf-8")
    with terminal(tmp_path, *COMMANDED, SESSION, more={"COLUMNS": "200"}) as window:
        window.reads("Which event do you work on?")
        window.reads("(yes/no/all/none/quit)")
        window.sends("perhaps\n")
        window.reads("(yes/no/all/none/quit)")
        window.sends("no\n")
        window.reads("details of the situation")
        window.reads("(yes/no/all/none/quit)")
        window.sends("y\n")
        window.reads("(yes/no/all/none/quit)")
        window.sends("quit\n")
        assert window.leaves() == 0
        assert "1 answer taken, 1 answer left as it was, 2 answers kept" in window.text
    text = page.read_text("utf-8")
    assert copied(tmp_path)[0] in text
    assert len(copied(tmp_path)) == 1
    assert TITLE.findall(text) == TITLE.findall(before)
    with terminal(tmp_path, *COMMANDED, SESSION, more={"COLUMNS": "40"}) as window:
        window.reads("Every way you could respond")
        window.reads("Take it?")
        assert "Which event" not in window.text
        assert "details of" not in window.text
        window.sends("none\n")
        assert window.leaves() == 0
        assert "2 answers left as they were." in window.text
        assert [line for line in window.text.split("\r\n") if len(line) > 40] == []
    assert page.read_text("utf-8") == text
    assert not results_of(tmp_path).exists()


def test_what_the_person_corrected_is_not_offered(heard: Path, tmp_path: Path) -> None:
    """A correction by hand is the one thing that no ear knows better."""
    page = moved_in(heard, tmp_path)
    text = page.read_text("utf-8")
    said = re.search(r"details of the situation\n\n(.*)\n", text)
    assert said is not None
    mine = text.replace(said[1], f"{said[1]} And more.").replace("\n", "\r\n")
    mine = re.sub(r"\nevent: .*\r\n", "\nevent: The garden\r\n", mine)
    page.write_bytes(mine.encode())
    done = run(tmp_path, *COMMANDED, "garden", "--yes")
    assert done.returncode == 0, done.stderr
    assert "2 answers taken. 2 answers that you changed yourself were left alone." in done.stdout
    after = page.read_bytes().decode()
    assert "event: The garden\r\n" in after
    assert f"{said[1]} And more.\r\n" in after
    first, second, _ = (one.removesuffix(".") for one in copied(tmp_path))
    assert f"- {first}\r\n- {second}\r\n" in after
    assert after.count("\n") == after.count("\r\n")


def test_stopped_in_the_middle_it_goes_on_where_it_was(spoken: Path, tmp_path: Path) -> None:
    """Hours of recordings are heard in several evenings, and no minute of them twice."""
    for attempt in range(5):  # where the machine is faster than we are
        home = tmp_path / str(attempt)
        moved_in(spoken, home)
        before = all_in(home / "journal")
        killed, first, _ = _stopped(home, signal.SIGKILL)
        stopped, second, told = _stopped(home, signal.SIGINT)
        if (killed, stopped) == (-signal.SIGKILL, 130):
            break
    assert (killed, stopped) == (-signal.SIGKILL, 130)
    assert "goes on from here" in told
    assert "Traceback" not in told
    assert second.startswith(first.rpartition(b"}\n")[0])
    results = results_of(home)
    after = all_in(home / "journal")
    after.pop(results)
    assert after == before
    done = run(home, *COMMANDED, SESSION, "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "4 answers differ." in done.stdout
    assert results.read_bytes().startswith(second.rpartition(b"}\n")[0])
    assert set(Counter(marks_in(results)).values()) == {1}


def _stopped(home: Path, number: signal.Signals) -> tuple[int, bytes, str]:
    """Stop it when it has heard one part more: its status, what it kept, and what it said. Its
    processes are gone then, too."""
    kept = len(marks_in(results_of(home)))
    process = subprocess.Popen(
        [*COMMAND, *COMMANDED, SESSION],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(home),
    )
    with process:
        _until(lambda: len(marks_in(results_of(home))) > kept or process.poll() is not None)
        workers = []
        with contextlib.suppress(OSError):
            workers = [int(pid) for pid in Path(CHILDREN.format(process.pid)).read_text().split()]
        process.send_signal(number)
        told = process.communicate(timeout=PATIENCE_SECONDS)[1]
    _until(lambda: not any(map(_runs, workers)))
    return process.returncode, results_of(home).read_bytes(), told


def _until(true: object) -> None:
    assert callable(true)
    ends = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.002)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()


def test_a_log_ahead_of_its_page_is_offered_once_more(heard: Path, tmp_path: Path) -> None:
    """A power cut between the two would otherwise hide for ever what was taken."""
    page = moved_in(heard, tmp_path)
    before, results = page.read_bytes(), results_of(tmp_path).read_bytes()
    run(tmp_path, *COMMANDED, SESSION, "--yes")
    taken = page.read_bytes()
    log = Journal(tmp_path / "journal").log_of(SESSION)
    told = log.read_bytes()
    page.write_bytes(before)
    results_of(tmp_path).write_bytes(results + b'{"read": "half a li')
    done = run(tmp_path, *COMMANDED, SESSION, "--yes")
    assert "4 answers taken." in done.stdout
    assert page.read_bytes() == taken
    assert log.read_bytes() == told


def test_a_follow_up_is_heard_again_in_its_own_section(heard: Path, tmp_path: Path) -> None:
    """Its questions stand on the page of the session, in a log of their own."""
    page = moved_in(heard, tmp_path)
    journal = Journal(tmp_path / "journal")
    session = journal.as_logged(SESSION)
    assert session is not None
    spoken = session.answer("details").spoken
    recording = session.recordings["details", None]
    folder = folder_of(journal.folder, SESSION)
    shutil.copy2(folder / recording.file, folder / "follow-up-1-01-how-it-went.opus")
    started = e.Started(at=AT, session="20260308-100000-beef", program="", program_version=1)
    running = journal.begin_follow_up(journal.read(page), started)
    with contextlib.closing(running):
        running.record(e.Asked(at=AT, key="how_it_went"))
        for piece in spoken:
            said = e.Answered(at=AT, key="how_it_went", text=piece.text, words=piece.words)
            running.record(said)
        running.record(e.Closed(at=AT, key="how_it_went"))
        running.record(
            e.Recorded(at=AT, key="how_it_went", file="follow-up-1-01-how-it-went.opus",
                       of=recording.of, starts=recording.starts, seconds=recording.seconds)
        )  # fmt: skip
        running.record(e.Finished(at=AT))
    done = run(tmp_path, *COMMANDED, SESSION, "--yes")
    assert "5 answers taken." in done.stdout, done.stderr
    text = page.read_text("utf-8")
    (again,) = copied(tmp_path, f"{SESSION}.follow-up-1")
    assert text.count(f"\n{again}\n") == 2
    assert again in copied(tmp_path)
    assert "status: reviewed" in text
    assert "nothing to resume" in run(tmp_path, "resume", SESSION, "--keyboard").stderr
    assert page.read_text("utf-8") == text


def test_a_vosk_model_as_the_ear(heard: Path, tmp_path: Path) -> None:
    """Whoever has a larger model than in those days hears with that. Here it is the one that heard
    live, so that its words come back where another ear's were taken."""
    page = moved_in(heard, tmp_path)
    run(tmp_path, *COMMANDED, SESSION, "--yes")
    taken = page.read_text("utf-8")
    done = run(tmp_path, *COMMANDED, SESSION, "--model", str(SMALL_MODEL), "--yes")
    assert done.returncode == 0, done.stderr
    assert "again with vosk-model-small-synthetic-en" in done.stderr
    text = page.read_text("utf-8")
    assert text != taken
    assert without_legend(text) == logged(tmp_path)


def test_bad_input_is_a_sentence_and_harms_nothing(heard: Path, tmp_path: Path) -> None:
    """Each of these happens to somebody, and none may cost a word."""
    page = moved_in(heard, tmp_path)
    journal = Journal(tmp_path / "journal")
    before = all_in(journal.folder)
    for arguments, status, sentence in (
        ((), 2, "Name a session, or say --all."),
        ((SESSION, "--all"), 2, "Name a session, or say --all."),
        ((SESSION, "--ear", "moonshine", "--model", "x"), 2, "not both"),
        ((SESSION, "--ear", "whisper"), 1, "Those that there are: moonshine."),
        ((SESSION, "--model", "/nowhere"), 1, "There is no speech model at"),
        (("2026-03-02",), 1, "Perhaps you mean 2026-03-01"),
    ):
        done = run(tmp_path, *COMMANDED, *arguments)
        assert (done.returncode, done.stdout) == (status, "")
        assert sentence in done.stderr
    with contextlib.closing(files.FolderLock(journal.folder / ".voice-coach" / "lock")):
        done = run(tmp_path, *COMMANDED, SESSION, "--yes")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Another session is using the journal" in done.stderr
    assert all_in(journal.folder) == before

    folder = folder_of(journal.folder, SESSION)
    files_there = sorted(folder.iterdir())
    files_there[0].unlink()
    files_there[1].write_bytes(b"no sound at all")
    (folder.parent / "20200101-000000-dead").mkdir()
    done = run(tmp_path, *COMMANDED, "--all", "--yes")
    assert done.returncode == 0
    assert "2 answers taken." in done.stdout
    assert "belong to no page" in done.stderr
    assert f"{files_there[1]} cannot be played" in done.stderr
    assert files_there[0].name in done.stderr

    shutil.rmtree(folder)
    assert "No sound is kept of the session" in run(tmp_path, *COMMANDED, SESSION).stderr
    done = run(tmp_path, *COMMANDED, "--all")
    assert "no answer whose sound is kept" in done.stdout
    folder.mkdir()
    header, _ = seal({"log": "voice-coach", "version": VERSION + 1, "session": SESSION}, b"")
    journal.log_of(SESSION).write_bytes(header)
    kept = page.read_bytes()
    done = run(tmp_path, *COMMANDED, "--all", "--yes")
    assert "newer version" in done.stderr
    assert run(tmp_path, *COMMANDED, SESSION, "--yes").returncode == 1
    assert page.read_bytes() == kept


def test_a_full_disk_leaves_the_page_as_it_was(heard: Path, tmp_path: Path) -> None:
    """Half of a page would be all that is left of it."""
    with small_disk(tmp_path / "journal") as disk:
        page = moved_in(heard, tmp_path)
        log = Journal(disk.folder).log_of(SESSION)
        before = page.read_bytes(), results_of(tmp_path).read_bytes()
        told = log.read_bytes()
        disk.fill()
        done = run(tmp_path, *COMMANDED, SESSION, "--yes")
        assert done.returncode == 1
        assert "Nothing differs" not in done.stdout
        assert "No space left" in done.stderr or "disk is full" in done.stderr
        assert "Traceback" not in done.stderr
        assert (page.read_bytes(), results_of(tmp_path).read_bytes()) == before
        assert log.read_bytes().startswith(told)  # a line may have found room in its last block
        disk.make_room()
        assert "4 answers taken." in run(tmp_path, *COMMANDED, SESSION, "--yes").stdout


@pytest.mark.parametrize("engine", ["no_wheel", "not_there", "ending"])
def test_an_ear_that_is_missing_or_fails_ends_in_a_sentence(heard: Path, engine: str) -> None:
    """A broken library must not keep somebody waiting before a bar that never moves."""
    sound = next(folder_of(heard / "journal", SESSION).iterdir())
    jobs = [Job(str(n), sound, ((0.0, 1.0),)) for n in range(5)]
    readers = Readers(Ear(engine, f"tests.support.ears.{engine}", engine), jobs, limits=Limits())
    with contextlib.closing(readers), pytest.raises(ModelError) as error:
        list(readers.outcomes())
    assert "What was heard until then is kept." in str(error.value)
