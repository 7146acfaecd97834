"""Nothing leaves the machine: whole sessions without a network, and a trace of what they ask."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.harness.privacy_files import open_to_others, sounds
from scripts.harness.privacy_trace import Contact, NotPermittedError, contacts, sealed
from tests.conftest import audio_is_required
from tests.journey.home import COMMAND, ROOT, environment
from tests.journey.person import ESPEAK, Coach, Person
from tests.virtual_sound import VirtualSound
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.dialogue.director import fixed_sentences
from voice_coach.journal.journal import Journal
from voice_coach.program_file import default

SHORT = ("--program", str(ROOT / "voice_coach" / "programs" / "short.toml"))
DEMO_SECONDS = 600
TYPED = (
    *("", "I had a long talk.", "next", "it keeps happening", "seven", "Ask for help", "", "It"),
    *("works", "", "yes", "in two days at six in the evening", "yes"),
)
REACHES_OUT = """
import contextlib, socket
for target in (("127.0.0.1", 9), ("192.0.2.1", 53)):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(socket.AF_INET, kind) as s, contextlib.suppress(OSError):
            s.settimeout(1)
            s.connect(target) if kind == socket.SOCK_STREAM else s.sendto(b"x", target)
            print("reached", target)
"""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A run that had no network: where it lived, how it ended, what it asked of sockets."""

    home: Path
    status: int
    output: str
    contacts: set[Contact]

    @property
    def leaving(self) -> list[str]:
        return sorted(str(contact) for contact in self.contacts if contact.leaves)


def command_without_network(
    command: Sequence[str], trace: Path, variables: Mapping[str, str]
) -> list[str]:
    try:
        return sealed(command, trace, variables)
    except NotPermittedError as error:
        if audio_is_required():
            pytest.fail(str(error))
        pytest.skip(str(error))


def run_sealed(
    home: Path, command: Sequence[str], *, typed: str = "", seconds: float = 60
) -> Sealed:
    """Run to the end without network, everything open to everybody by the umask."""
    trace = home.with_name(f"{home.name}.trace")
    variables = environment(home, {"TMPDIR": str(private(home / "tmp"))})
    done = subprocess.run(
        command_without_network(command, trace, variables),
        input=typed,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        umask=0,
        timeout=seconds,
        check=False,
    )
    return Sealed(home, done.returncode, done.stdout, contacts(trace))


def private(folder: Path) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    """All seven steps by the synthetic person: every engine, recogniser and file at work."""
    home = tmp_path_factory.mktemp("demo")
    return run_sealed(home, [*COMMAND, "demo"], seconds=DEMO_SECONDS)


def test_the_trace_would_show_it_and_the_namespace_stops_it(tmp_path: Path) -> None:
    """Every other test here would pass though the program talks to the world."""
    run = run_sealed(private(tmp_path / "home"), [sys.executable, "-c", REACHES_OUT])
    assert run.status == 0
    assert "reached" not in run.output
    assert run.leaving == [
        "connect AF_INET [127.0.0.1]:9",
        "connect AF_INET [192.0.2.1]:53",
        "sendto AF_INET [127.0.0.1]:9",
        "sendto AF_INET [192.0.2.1]:53",
    ]


def test_a_whole_run_needs_no_network(demo: Sealed) -> None:
    """Someone on a train, or who trusts no network, could not do the exercise."""
    assert demo.status == 0, demo.output
    (entry,) = Journal(demo.home / "journal").entries()
    assert entry.status == "reviewed"


def test_a_whole_run_asks_for_no_network(
    demo: Sealed, record_property: Callable[[str, object], None]
) -> None:
    """A person's most private hour would be reported somewhere, or looked up by name."""
    record_property("contacts", [str(contact) for contact in sorted(demo.contacts)])
    assert demo.leaving == []


def test_all_that_a_whole_run_leaves_is_private(demo: Sealed) -> None:
    """Another account on the machine could read the journal, or hear the answers."""
    assert open_to_others(demo.home) == []
    assert sounds(demo.home) == []
    assert list((demo.home / "tmp").iterdir()) == []
    assert list((demo.home / ".run").rglob("*.lock")) == []


def test_the_kept_prompts_are_the_fixed_ones(demo: Sealed, tmp_path: Path) -> None:
    """What the person said would stay on disk as sound, long after they deleted the journal."""
    voice = PyttsxVoice(cache_dir=tmp_path / "prompts", runtime_dir=tmp_path / "run")
    voice.prepare(fixed_sentences(default()), keep=True)
    for sentence in fixed_sentences(default()):
        voice.render(sentence)
    voice.close()
    fixed = {path.name for path in (tmp_path / "prompts").iterdir()}
    kept = {path.name for path in (demo.home / ".cache/voice-coach/prompts").iterdir()}
    assert len(kept) > 50
    assert kept <= fixed


def test_a_typed_session_asks_for_no_network(tmp_path: Path) -> None:
    """Typing would tell somebody that a session is going on."""
    lines = "".join(f"{line}\n" for line in TYPED)
    command = [*COMMAND, "start", "--keyboard", *SHORT]
    run = run_sealed(private(tmp_path / "home"), command, typed=lines)
    assert run.status == 0, run.output
    assert {contact.family for contact in run.contacts} <= {"AF_UNIX"}
    assert open_to_others(run.home) == []


@pytest.mark.audio
def test_a_spoken_session_meets_the_sound_server_and_nobody_else(
    sound_server: VirtualSound, coach: Coach, tmp_path: Path
) -> None:
    """Microphone and loudspeaker would be reached over a network, or words sent along."""
    home, trace = private(tmp_path / "home"), tmp_path / "trace"
    more = {**sound_server.environment, "TMPDIR": str(private(home / "tmp"))}
    command = [*COMMAND, "start", *SHORT]
    with (
        sound_server.recording() as speaker,
        sound_server.recording("mic.monitor") as microphone,
        subprocess.Popen(
            command_without_network(command, trace, environment(home, more)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            umask=0,
            start_new_session=True,
        ) as process,
    ):
        try:
            person = Person(sound_server, process, speaker, microphone, coach, speech=ESPEAK)
            person.hears("What happened?", 90)
            person.says("i had a long talk with my sister about the house", "next")
            person.hears("Does it keep happening")
            assert open_to_others(home) == [], "in the middle of it"
            person.says("finish for today")
            person.hears("finish")
            person.says("yes")
            assert person.leaves() == 0, person.transcript
        finally:
            with contextlib.suppress(ProcessLookupError):  # the trace and all that it follows
                os.killpg(process.pid, signal.SIGKILL)
    seen = contacts(trace)
    assert [str(contact) for contact in sorted(seen) if contact.leaves] == []
    met = {contact.target.strip('"') for contact in seen if contact.call == "connect"}
    assert str(sound_server.folder / "native") in met
    assert open_to_others(home) == []
