"""The first run: no speech model is there yet. One is offered, fetched and gone on with."""

from __future__ import annotations

import hashlib
import shutil
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.support.alsa import BOTH, sound
from tests.support.home import ROOT
from tests.support.model_server import NAME, Machine, model_server
from tests.support.tiny_model import archive_of, tiny_model
from tests.support.typed import SHORT, terminal

pytestmark = pytest.mark.audio
START = ("start", *SHORT[2:])
QUESTION = "MB, once), and go on?"


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A person's machine with sound, without a model, and a server that has one."""
    archive = archive_of(tiny_model(tmp_path / "space" / NAME), tmp_path / "a.zip").read_bytes()
    with model_server(tmp_path, archive) as opened:
        yield opened


def first_run(machine: Machine) -> Mapping[str, str]:
    """Its environment: a copy outside the checkout, where no model is found."""
    shutil.copytree(ROOT / "voice_coach", machine.home / "site" / "voice_coach")
    return {
        **sound(machine.home, BOTH),
        "VOICE_COACH_MODEL": "",
        "VOICE_COACH_MODEL_URL": machine.base,
        "VOICE_COACH_MODEL_SHA256": hashlib.sha256(machine.server.content).hexdigest(),
        "VOICE_COACH_COMMAND": "scripts/run",
        "PYTHONPATH": str(machine.home / "site"),
    }


def test_a_model_is_fetched_and_the_session_begins(machine: Machine) -> None:
    """Whoever comes first would read that something is missing, and have to look for it."""
    more = first_run(machine)
    with terminal(machine.home, *START, more=more, cwd=machine.home) as person:
        person.reads("There is no speech model on this machine yet")
        person.reads(QUESTION)
        assert machine.server.asked == [], "nothing is fetched unasked"
        person.sends("\n")
        person.reads("Installed: ")
        person.reads("Coach: Welcome.")
        person.process.send_signal(signal.SIGINT)
        assert person.leaves() in (0, 130), person.text
    assert [path for path, _ in machine.server.asked] == [f"/models/{NAME}.zip"]
    assert (machine.home / ".local/share/voice-coach/models" / NAME).is_dir()


def test_without_one_the_keyboard_is_there(machine: Machine) -> None:
    """Whoever wants nothing fetched could not even type."""
    with terminal(machine.home, *START, more=first_run(machine), cwd=machine.home) as person:
        person.reads(QUESTION)
        person.sends("n\n")
        person.reads("keyboard instead?")
        person.sends("\n")
        person.reads("Coach: Welcome.")
        person.sends("\n")
        person.types("It rained", "finish for today", "yes")
        assert person.leaves() == 0, person.text
    assert "scripts/run resume --keyboard --journal" in person.text
    assert machine.server.asked == []


def test_what_cannot_be_fetched_is_said_with_what_can_be_typed(machine: Machine) -> None:
    """A broken line would end in a traceback, or in a command that is not found."""
    machine.server.content = b"something else"
    more = {**first_run(machine), "VOICE_COACH_MODEL_SHA256": "0" * 64}
    with terminal(machine.home, *START, more=more, cwd=machine.home) as person:
        person.reads(QUESTION)
        person.sends("y\n")
        assert person.leaves() == 1, person.text
    assert "Traceback" not in person.text
    assert "checksum" in person.text
    assert " voice-coach " not in person.text
