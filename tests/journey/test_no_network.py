"""Nothing leaves the machine: sessions without a network, and a trace of what they ask.

That the whole exercise needs none and asks for none is tested in test_demo.py.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.parts.harness.privacy_files import open_to_others
from scripts.parts.harness.privacy_trace import Contact, contacts
from tests.support.home import COMMAND, ROOT, environment
from tests.support.person import ESPEAK, Coach, Person
from tests.support.required import command_without_network
from tests.support.virtual_sound import VirtualSound
from voice_coach.audio import natural

SHORT = ("--program", str(ROOT / "voice_coach" / "programs" / "short.toml"))
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


def test_a_trace_is_read_right_where_one_thread_interrupts_another(tmp_path: Path) -> None:
    """A call to the world would be passed over, or a pipe taken for one, once in many runs."""
    trace = tmp_path / "trace"
    trace.write_text(
        '7 sendto(5<pipe:[913]>, "W", 1, MSG_NOSIGNAL, NULL, 0 <unfinished ...>\n'
        "8 connect(6<TCP:[12]>, {sa_family=AF_INET, sin_port=htons(80), "
        'sin_addr=inet_addr("192.0.2.1")}, 16 <unfinished ...>\n'
        "7 <... sendto resumed>) = -1 ENOTSOCK\n"
        "8 <... connect resumed>) = -1 ENETUNREACH\n"
    )
    assert [str(contact) for contact in contacts(trace)] == ["connect AF_INET [192.0.2.1]:80"]


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
    sound_server: VirtualSound, coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Microphone and loudspeaker would be reached over a network, or words sent along: by the
    second ear, the natural voice or what keeps recordings, too."""
    home, trace = private(tmp_path / "home"), tmp_path / "trace"
    more = {**sound_server.environment, "TMPDIR": str(private(home / "tmp"))}
    monkeypatch.delenv(natural.LEFT_ALONE)
    assert natural.is_here()
    more[natural.LEFT_ALONE] = "1"
    settings = private(home / ".config") / "voice-coach" / "settings.toml"
    private(settings.parent)
    settings.touch(0o600)
    settings.write_text('recordings = "keep"\n')
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
    assert len(list((home / "journal" / "recordings").rglob("*.opus"))) == 1
