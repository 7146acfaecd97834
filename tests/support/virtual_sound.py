"""A loudspeaker and a microphone without hardware: a private PulseAudio server, two null sinks.

What is played into the sink "mic" is what the microphone hears; what the sink "speaker" gets
can be recorded. Nothing of the user's own sound set-up is touched. Needs, on Debian and Ubuntu,
the packages pulseaudio, pulseaudio-utils, libasound2-plugins and libportaudio2.
"""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tests.support.likeness import RATE
from voice_coach.audio.ports import Clip, Pcm
from voice_coach.audio.sound import read_clip, resample

PACKAGES = ("pulseaudio", "pulseaudio-utils", "libasound2-plugins", "libportaudio2")
STOPS_WITHIN_SECONDS = 5.0

# norewinds: a null sink otherwise swallows up to two seconds ahead, and stalls as long.
SERVER = """\
load-module module-native-protocol-unix auth-anonymous=1 socket={socket}
load-module module-null-sink sink_name=speaker rate={rate} channels=2 format=s16le norewinds=1
load-module module-null-sink sink_name=mic rate={rate} channels=1 format=s16le norewinds=1
set-default-sink speaker
set-default-source mic.monitor
"""
SERVER_OPTIONS = (
    "--daemonize=no",
    "--disable-shm=yes",
    "--exit-idle-time=-1",
    "--use-pid-file=no",
    "--log-target=stderr",
)
ALSA = """\
pcm.!default { type pulse hint.description "Default" }
ctl.!default { type pulse }
"""


class SoundServerError(Exception):
    """The server cannot be started; the tests that need it cannot run."""


class VirtualSound:
    """One private server. ``environment`` must be in place before PortAudio is loaded."""

    def __init__(self) -> None:
        # Not pytest's own: the path of a socket may have 107 characters at most.
        self.folder = Path(tempfile.mkdtemp(prefix="vc-sound-"))
        self._socket = self.folder / "native"
        (self.folder / "asound.conf").write_text(ALSA)
        (self.folder / "client.conf").write_text("autospawn = no\nenable-shm = no\n")
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to find these devices, and no others."""
        here = str(self.folder)
        return {
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_RUNTIME_PATH": here,
            "PULSE_STATE_PATH": here,
            "PULSE_CLIENTCONFIG": f"{here}/client.conf",
            "PULSE_COOKIE": f"{here}/cookie",
            "ALSA_CONFIG_PATH": f"{here}/asound.conf",
        }

    def start(self) -> None:
        """Start the server and wait until it answers. Raises SoundServerError."""
        missing = [tool for tool in ("pulseaudio", "pactl", "pacat") if not shutil.which(tool)]
        if missing:
            raise SoundServerError(f"{missing[0]} is missing: apt-get install {' '.join(PACKAGES)}")
        config = self.folder / "server.pa"
        config.write_text(SERVER.format(socket=self._socket, rate=RATE))
        self._socket.unlink(missing_ok=True)
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                # -n: without the system's own configuration
                ["pulseaudio", "-n", "-F", str(config), *SERVER_OPTIONS],
                env={**self._env(), "XDG_RUNTIME_DIR": str(self.folder), "HOME": str(self.folder)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        ends = time.monotonic() + 10
        while self._process.poll() is None and time.monotonic() < ends:
            if self._control("info").returncode == 0:
                return
            time.sleep(0.05)
        log_text = (self.folder / "server.log").read_text(errors="replace")
        self.stop()
        raise SoundServerError(f"PulseAudio did not start:\n{log_text}")

    def stop(self) -> None:
        """End the server; its devices vanish."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(STOPS_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def remove(self) -> None:
        """Stop, and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def mute_microphone(self, muted: bool) -> None:
        """Silence the microphone, as the switch on a headset does."""
        self._control("set-source-mute", "mic.monitor", "1" if muted else "0").check_returncode()

    def say_into_microphone(self, sound: Clip | Path) -> subprocess.Popen[bytes]:
        """Begin to play this to the microphone; ``wait()`` on the result for its end."""
        clip = resample(sound if isinstance(sound, Clip) else read_clip(sound), RATE)
        with tempfile.TemporaryFile(dir=self.folder) as samples:
            samples.write(clip.pcm.tobytes())
            samples.seek(0)
            return subprocess.Popen(
                [*self._pacat("--playback"), "--device=mic"], stdin=samples, env=self._env()
            )

    @contextlib.contextmanager
    def room_noise(self) -> Iterator[None]:
        """Let the microphone give the noise that every real one gives, of a few of the last bits;
        without it, a null sink gives zeros while nothing is played, as a muted one does."""
        second = np.random.default_rng(11).integers(-3, 4, RATE).astype(np.int16)
        samples = self.folder / "noise.raw"
        samples.write_bytes(second.tobytes())
        script = 'while cat "$0"; do :; done | exec "$@"'
        process = subprocess.Popen(
            ["sh", "-c", script, str(samples), *self._pacat("--playback"), "--device=mic"],
            env=self._env(),
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait()

    @contextlib.contextmanager
    def recording(self, source: str = "speaker.monitor") -> Iterator[Recording]:
        """Record what the loudspeaker plays (or, "mic.monitor", what the microphone hears)."""
        process = subprocess.Popen(
            [*self._pacat("--record"), f"--device={source}"],
            stdout=subprocess.PIPE,
            env=self._env(),
        )
        recording = Recording(process)
        try:
            recording.wait_for(0.1)
            yield recording
        finally:
            process.terminate()
            process.wait()
            recording.close()

    @contextlib.contextmanager
    def echo(self, decibels: float, latency_seconds: float) -> Iterator[None]:
        """Let the microphone hear the loudspeaker, so much softer and later, as in a room."""
        loaded = self._control(
            "load-module",
            "module-loopback",
            "source=speaker.monitor",
            "sink=mic",
            f"latency_msec={round(latency_seconds * 1000)}",
        )
        loaded.check_returncode()
        module = loaded.stdout.decode().strip()
        streams = self._control("list", "short", "sink-inputs").stdout.decode().split("\n")
        stream = streams[-2].split("\t")[0]
        self._control("set-sink-input-volume", stream, f"{decibels}dB").check_returncode()
        try:
            yield
        finally:
            self._control("unload-module", module)

    def _pacat(self, direction: str) -> list[str]:
        # Much sound lies ready, so that a busy machine leaves no holes in what is played.
        latency = "--latency-msec=20" if direction == "--record" else "--latency-msec=500"
        how = ["--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", latency]
        return ["pacat", direction, *how]

    def _control(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["pactl", *arguments], env=self._env(), capture_output=True, timeout=10, check=False
        )

    def _env(self) -> dict[str, str]:
        return {**os.environ, **self.environment}


class Recording:
    """Samples as they come in. ``frames`` counts them; frame 0 is the first one recorded.

    ``began_at`` is when frame 0 was recorded, on ``time.monotonic``: two recordings of one
    server lie on one line of time by it, to a few milliseconds.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        self._stream = process.stdout
        self._data = bytearray()
        self.began_at = math.inf
        self._arrived = threading.Condition()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    @property
    def frames(self) -> int:
        """How many frames have come in."""
        return len(self._data) // 2

    @property
    def pcm(self) -> Pcm:
        """All samples so far."""
        return self.since(0)

    def since(self, frame: int) -> Pcm:
        """The samples from this frame on, so far."""
        with self._arrived:
            data = bytes(self._data[max(0, frame) * 2 : len(self._data) // 2 * 2])
        return np.frombuffer(data, dtype=np.int16)

    def wait_for(self, seconds: float) -> None:
        """Wait until so much more has been recorded."""
        wanted = len(self._data) + round(seconds * RATE) * 2
        with self._arrived:
            if not self._arrived.wait_for(lambda: len(self._data) >= wanted, timeout=seconds + 5):
                raise SoundServerError("the recorder gets no sound")

    def close(self) -> None:
        """After the recorder's end."""
        self._thread.join(5)
        self._stream.close()

    def _read(self) -> None:
        while part := os.read(self._stream.fileno(), 65536):
            with self._arrived:
                self._data += part
                # A part may come late, never early: the earliest beginning is the true one.
                began_at = time.monotonic() - len(self._data) / 2 / RATE
                self.began_at = min(self.began_at, began_at)
                self._arrived.notify_all()
