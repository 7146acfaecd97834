"""What a plan could harm: other files, a practice, a screen, privacy. The real commands ``agenda``,
``visualise``, ``follow-up`` and ``progress``."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.parts.harness.privacy_files import open_to_others
from scripts.parts.harness.privacy_trace import NotPermittedError, contacts, sealed
from tests.support.home import COMMAND, ROOT, environment, run
from tests.support.plan_page import SESSION, page
from tests.support.required import audio_is_required

OUTCOME = "I walk into the room and my sister smiles at me."
LONG_NAME = "words of another event " * 20
HOSTILE = "My \x1b]0;gone\x07 sister \u009b31m \u202e and I"
SHOWN = (
    ("agenda",),
    ("agenda", "--line"),
    ("agenda", "--json"),
    ("agenda", "--ics", "-"),
    ("progress",),
    ("progress", "--json"),
    ("visualise", "--keyboard", "--minutes", "1"),
    ("follow-up", "--keyboard"),
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Somebody with one finished session, whose action is overdue."""
    folder = tmp_path / "journal"
    folder.mkdir(mode=0o700)
    text = page(first_action_when="2026-01-02 09:00", outcome=OUTCOME, clarity_before=3)
    (folder / "plan.md").write_text(text)
    (folder / "plan.md").chmod(0o600)
    return tmp_path


def is_a_sentence(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether the program ended with words, not with a traceback."""
    said = done.stdout + done.stderr
    return done.returncode == 1 and "Traceback" not in said and bool(said.strip())


@pytest.mark.parametrize("name", ["journal/plan.md", "notes.txt"])
def test_a_calendar_takes_no_other_file_s_place(home: Path, name: str) -> None:
    """A slip of the hand would cost a journal."""
    (home / "notes.txt").write_text("precious words")
    before = (home / name).read_bytes()
    done = run(home, "agenda", "--ics", str(home / name))
    assert is_a_sentence(done), done
    assert (home / name).read_bytes() == before


def test_a_calendar_takes_the_place_of_an_older_one(home: Path) -> None:
    """The one to subscribe to would never change."""
    first = run(home, "agenda", "--ics", str(home / "all.ics"))
    assert first.returncode == 0, first
    assert run(home, "agenda", "--drop", SESSION).returncode == 0
    assert run(home, "agenda", "--ics", str(home / "all.ics")).returncode == 0
    assert "CANCELLED" in (home / "all.ics").read_text()


@pytest.mark.parametrize(
    "arguments",
    [
        ("agenda", "--done", LONG_NAME),
        ("follow-up", LONG_NAME, "--keyboard"),
        ("resume", LONG_NAME, "--keyboard"),
        ("visualise", LONG_NAME, "--keyboard"),
        ("agenda", "--ics", "x" * 300),
        ("progress", "--svg", "x" * 300),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_name_that_is_too_long_gets_a_sentence(home: Path, arguments: tuple[str, ...]) -> None:
    """An event may be named in many words; naming it by them would end in a traceback."""
    assert is_a_sentence(run(home, *arguments)), arguments


@pytest.mark.parametrize("arguments", [("agenda",), ("progress", "--json")], ids=" ".join)
def test_a_full_disk_behind_the_output_gets_a_sentence(
    home: Path, arguments: tuple[str, ...]
) -> None:
    """Whoever keeps the output in a file would meet a traceback."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, text=True,
            env=environment(home), cwd=ROOT, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("The system refused: No space left on device."), done.stderr


@contextlib.contextmanager
def session_open_in(home: Path) -> Iterator[None]:
    """Another session writes in the same folder."""
    short = str(ROOT / "voice_coach" / "programs" / "short.toml")
    with subprocess.Popen(
        [*COMMAND, "start", "--keyboard", "--program", short],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(home), cwd=ROOT,
    ) as other:  # fmt: skip
        assert other.stdin is not None
        other.stdin.write(b"no\n")  # it offers to look back first
        other.stdin.flush()
        ends = time.monotonic() + 60
        while not list((home / "journal" / ".voice-coach").glob("*.jsonl")):
            assert time.monotonic() < ends
            time.sleep(0.05)
        try:
            yield
        finally:
            other.kill()


def test_nothing_is_asked_that_could_not_be_written(home: Path) -> None:
    """Somebody would sit through a practice, or tell what they did, and none of it was kept."""
    with session_open_in(home):
        for arguments in (("agenda",), ("visualise", "--minutes", "1")):
            done = run(home, *arguments, "--keyboard", typed="done\nyes\n")
            assert is_a_sentence(done), done
            assert "Another session" in done.stderr
            assert "Coach:" not in done.stdout, "it began all the same"
        done = run(home, "agenda", "--done", SESSION)
        assert is_a_sentence(done), done
    assert "marks" not in (home / "journal" / "plan.md").read_text()


@pytest.mark.parametrize("arguments", SHOWN, ids=" ".join)
def test_words_never_steer_the_terminal(home: Path, arguments: tuple[str, ...]) -> None:
    """An event heard or pasted wrongly would change the screen, or hide what stands there."""
    plan = home / "journal" / "plan.md"
    text = page(
        event=HOSTILE, first_action=HOSTILE, first_action_when="2026-01-02 09:00",
        outcome=OUTCOME, aha=HOSTILE, blocks=[HOSTILE], visualised_experience=HOSTILE,
    )  # fmt: skip
    for sign in "\u009b\u202e":  # as YAML has them, raw ones would not be YAML
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    plan.write_text(text)
    done = run(home, *arguments, typed="\n" * 40)
    assert "Traceback" not in done.stderr
    assert "sister" in done.stdout
    assert not {"\x1b", "\x07", "\u009b", "\u202e"} & set(done.stdout + done.stderr)


def test_all_that_is_written_is_for_its_owner_alone(home: Path) -> None:
    """Whoever shares the machine could read a plan in its calendar or its picture."""
    commands = (
        ("agenda",),
        ("agenda", "--line"),
        ("agenda", "--ics", str(home / "journal" / "all.ics")),
        ("progress", "--png", str(home / "journal" / "p.png")),
        ("progress", "--svg", str(home / "journal" / "p.svg")),
        ("agenda", "--done", SESSION),
        ("visualise", "--keyboard", "--minutes", "1"),
        ("follow-up", "--keyboard"),
    )
    for arguments in commands:
        done = subprocess.run(
            [*COMMAND, *arguments], input="\n" * 60, capture_output=True, text=True, umask=0o000,
            env=environment(home), cwd=ROOT, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (arguments, done)
    assert (home / "journal" / "plan.ics").exists()
    assert open_to_others(home / "journal") == []


def test_none_of_it_needs_a_network(home: Path) -> None:
    """A plan is as private as what was said before it."""
    for number, arguments in enumerate((*SHOWN, ("progress", "--png", str(home / "p.png")))):
        trace = home / f"trace-{number}"
        try:
            command = sealed([*COMMAND, *arguments], trace, environment(home))
        except NotPermittedError as refusal:
            if audio_is_required():
                raise
            pytest.skip(str(refusal))
        subprocess.run(
            command, input="\n" * 40, capture_output=True, text=True, cwd=ROOT, timeout=120,
            check=True,
        )  # fmt: skip
        assert [str(contact) for contact in contacts(trace) if contact.leaves] == [], arguments
