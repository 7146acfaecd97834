"""Devices that vanish and come back, and a speech engine that hangs, under spoken sessions."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.home import ROOT, killed_when_shown, run
from tests.support.outcome import Session
from tests.support.person import Coach, Person, talk
from tests.support.required import audio_is_required
from tests.support.virtual_sound import RATE, SoundServerError, VirtualSound
from voice_coach.dialogue import phrases

pytestmark = pytest.mark.audio

SHORT = ("--program", str(ROOT / "voice_coach" / "programs" / "short.toml"))
TALKED = "i had a long talk with my sister about the house"
DICTATED = "then i said next time we stop and go back"
HELP = "i could ask her for help"
QUICK = ("--rate", "300")
"""Nobody has to wait longer than it takes; not where a prompt is cut off, or prompts are to be had
already so that the speech engine starts late."""
# Each stream stays with its own device: a server otherwise gives it another when one vanishes.
ALSA = """\
pcm.!default {
    type asym
    playback.pcm { type pulse device speaker hint.description "Default" }
    capture.pcm { type pulse device mic.monitor }
    hint.description "Default"
}
ctl.!default { type pulse }
"""
SINKS = {
    "speaker": f"rate={RATE} channels=2 format=s16le norewinds=1",
    "mic": f"rate={RATE} channels=1 format=s16le norewinds=1",
}


class Room:
    """A sound server whose devices can be unplugged."""

    def __init__(self, sound: VirtualSound) -> None:
        self.sound = sound
        (sound.folder / "asound.conf").write_text(ALSA)
        self.start()

    def start(self) -> None:
        """Start the server. Raises SoundServerError."""
        self.sound.start()
        self._control("load-module", "module-cli-protocol-unix", f"socket={self._orders}")

    def pull(self, name: str) -> None:
        """The device vanishes; since version 14 the server moves what was connected to it to
        what device is left."""
        (module,) = (i for i, rest in self._listed("modules") if f"sink_name={name} " in rest)
        self._control("unload-module", module)

    def unplug(self, name: str) -> None:
        """The device vanishes, and what was connected to it is cut off."""
        kind = "sink-input" if name == "speaker" else "source-output"
        self.pull(name)
        ours = {client for client, rest in self._listed("clients") if "python" in rest}
        for stream, rest in self._listed(f"{kind}s"):
            if rest.split("\t")[1] in ours:
                with socket.socket(socket.AF_UNIX) as orders:
                    orders.settimeout(5)
                    orders.connect(str(self._orders))
                    orders.sendall(f"kill-{kind} {stream}\n".encode())
                    orders.shutdown(socket.SHUT_WR)
                    while orders.recv(1000):
                        pass

    def plug_in(self, name: str) -> None:
        """It is back."""
        self._control("load-module", "module-null-sink", f"sink_name={name}", *SINKS[name].split())

    @property
    def _orders(self) -> Path:
        return self.sound.folder / "cli"

    def _listed(self, what: str) -> list[tuple[str, str]]:
        lines = self._control("list", "short", what).splitlines()
        return [(line.split("\t")[0], line.split("\t", 1)[1]) for line in lines]

    def _control(self, *arguments: str) -> str:
        return subprocess.run(
            ["pactl", *arguments],
            env={**os.environ, **self.sound.environment},
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        ).stdout


@pytest.fixture(scope="module")
def room() -> Iterator[Room]:
    """A server of its own, for it does not stay as it was."""
    sound = VirtualSound()
    try:
        opened = Room(sound)
    except SoundServerError as error:
        sound.remove()
        if audio_is_required():
            raise
        pytest.skip(str(error))
    yield opened
    sound.remove()


@contextlib.contextmanager
def listening_again(person: Person) -> Iterator[None]:
    """Record the devices that are new."""
    sound = person.sound
    with sound.recording() as speaker, sound.recording("mic.monitor") as microphone:
        person.speaker, person.microphone = speaker, microphone
        yield


@contextlib.contextmanager
def asked(room: Room, coach: Coach, home: Path, *settings: str) -> Iterator[Person]:
    """A spoken session that begins at the first question, as it is or with these options."""
    killed_when_shown(home, "What happened?", "start", "--keyboard", *SHORT, typed="\n")
    with talk(room.sound, coach, home, "resume", *settings) as person:
        yield person


def over(person: Person, home: Path) -> Session:
    """End the session."""
    person.presses_ctrl_c()
    status = person.leaves()
    assert "Traceback" not in person.transcript
    return Session(person, status, home / "journal")


def test_the_microphone_vanishes_in_the_middle_of_an_answer(
    room: Room, coach: Coach, tmp_path: Path
) -> None:
    """A pulled plug would cost the sentence under way, or the session would listen to nothing."""
    with asked(room, coach, tmp_path, *QUICK) as person:
        person.hears("What happened?")
        person.says(TALKED)
        person.reads("You: ")
        person.begins_to_say(DICTATED)
        time.sleep(2.0)
        room.unplug("mic")
        person.reads("gives no more sound. All you said is kept.")
        person.hears(phrases.CANNOT_HEAR)
        time.sleep(1.5)
        room.plug_in("mic")
        person.reads("The microphone is back.")
        with listening_again(person):
            person.hears(phrases.HEARS_AGAIN)
            person.hears("What happened?")
            person.says(HELP, "next")
            person.hears("Does it keep happening")
            session = over(person, tmp_path)
    first, half, last = session.answered()
    assert (first, last) == (TALKED, HELP)
    assert half
    assert DICTATED.startswith(" ".join(half.split()[:-1])), half  # the last word was cut off


def test_a_microphone_that_the_server_replaces_meanwhile(
    room: Room, coach: Coach, tmp_path: Path
) -> None:
    """A headset that was unplugged for a moment would stay unheard though it is back: the sound
    server hides its absence, and gives the session another microphone for so long."""
    with asked(room, coach, tmp_path, *QUICK) as person:
        person.hears("What happened?")
        room.pull("mic")
        person.reads_nothing(3.0)
        room.plug_in("mic")
        with listening_again(person):
            person.says(TALKED, "next")
            person.hears("Does it keep happening")
            session = over(person, tmp_path)
    assert session.answered() == [TALKED]


def test_the_loudspeaker_vanishes_in_the_middle_of_a_prompt(
    room: Room, coach: Coach, tmp_path: Path
) -> None:
    """The person would sit in silence, and never know what was asked."""
    with asked(room, coach, tmp_path) as person:
        person.reads("What happened?")
        time.sleep(1.0)
        room.unplug("speaker")
        person.reads("takes no more sound. All you said is kept.")
        time.sleep(1.5)
        room.plug_in("speaker")
        with listening_again(person):
            line = person.reads("The loudspeaker is back.")
            person._wait_for_silence(line)
            person.says(TALKED, "next")
            person.hears("Does it keep happening")
            session = over(person, tmp_path)
    assert session.answered() == [TALKED]


def test_the_sound_server_dies_and_returns(room: Room, coach: Coach, tmp_path: Path) -> None:
    """A crash of the desktop's sound would be the end of the session."""
    with asked(room, coach, tmp_path, *QUICK) as person:
        person.hears("What happened?")
        person.says(TALKED)
        person.reads("You: ")
        room.sound.stop()
        person.reads("All you said is kept.")
        person.reads("All you said is kept.")
        time.sleep(1.5)
        room.start()
        with listening_again(person):
            person.hears("What happened?")
            person.says(HELP, "next")
            person.hears("Does it keep happening")
            session = over(person, tmp_path)
    assert session.answered() == [TALKED, HELP]


def engines_of(person: Person) -> list[int]:
    """The program's speech engines."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(person.process.pid)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "voice_worker" in line]


def test_a_hung_speech_engine_is_replaced_and_keeps_no_lock(
    room: Room, coach: Coach, tmp_path: Path
) -> None:
    """The coach would fall silent for ever; or a dead session's engine would bar the journal."""
    with asked(room, coach, tmp_path) as person:
        person.hears("What happened?")
        person.says(TALKED, "read it back")  # the engine is started late, for such words
        person.reads("Command: read it back")
        person.hears("Coach: ")
        (engine,) = engines_of(person)
        os.kill(engine, signal.SIGSTOP)
        person.says(HELP, "read it back")
        person.reads("Command: read it back")
        person.hears("Coach: ", 60)
        (fresh,) = engines_of(person)
        assert fresh != engine
        assert phrases.NO_VOICE not in person.transcript
        os.kill(fresh, signal.SIGSTOP)
        person.process.kill()
        person.process.wait()
        try:
            os.kill(fresh, 0)  # it is still there
            done = run(tmp_path, "resume", "--keyboard", typed="next\n")
        finally:
            os.kill(fresh, signal.SIGKILL)
    assert (done.returncode, done.stderr) == (0, "")
    assert Session(person, 0, tmp_path / "journal").answered() == [TALKED, HELP]
