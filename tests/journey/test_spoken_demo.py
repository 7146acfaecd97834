"""``voice-coach demo --listen``: both voices aloud, in real time, on a real sound card."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from tests.support.home import COMMAND, ROOT, SMALL_MODEL, environment, run
from tests.support.virtual_sound import RATE, VirtualSound
from voice_coach.audio.recogniser import VoskModel
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.director import first_sentence
from voice_coach.program.toml_file import default

pytestmark = pytest.mark.audio

HEARD_SECONDS = 8.0
LOUD = 500
"""Samples above this are speech, not the room (about -36 dB)."""


def test_the_demonstration_can_be_heard(sound_server: VirtualSound, tmp_path: Path) -> None:
    """Whoever asks to listen would sit before a silent computer, or hear it all in a second."""
    with sound_server.recording() as recording:
        process = subprocess.Popen(
            [*COMMAND, "demo", "--listen"],
            cwd=ROOT,
            env=environment(tmp_path, sound_server.environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout is not None
            printed = [process.stdout.readline() for _ in range(2)]
            while not abs(recording.since(recording.frames - RATE)).max(initial=0) > LOUD:
                assert process.poll() is None
                recording.wait_for(0.1)
            begins = max(0, recording.frames - RATE)
            recording.wait_for(HEARD_SECONDS)
        finally:
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
    heard = VoskModel(SMALL_MODEL).recogniser(RATE)
    parts = [heard.feed(recording.since(begins)), heard.finish()]
    words = " ".join(part.text for part in parts if part).split()
    said = plain(first_sentence(default())).split()
    assert len(set(said) & set(words)) >= 0.7 * len(set(said)), (said, words)
    # In real time only so much can have been said.
    assert 0 < "".join([*printed, out]).count("Coach: ") < HEARD_SECONDS
    assert "Traceback" not in out + err


def test_without_a_loudspeaker_a_sentence_says_so(tmp_path: Path) -> None:
    """A computer without sound would show an error number."""
    config = tmp_path / "asound.conf"
    config.write_text("defaults.pcm.card 0\npcm.none { type asym }\n")
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path}/none", "ALSA_CONFIG_PATH": str(config)}
    done = run(tmp_path, "demo", "--listen", more=nowhere)
    assert done.returncode == 1
    assert "There is no loudspeaker on this computer." in done.stderr
    assert "Traceback" not in done.stderr
