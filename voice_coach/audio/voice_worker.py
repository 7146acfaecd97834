"""The child process in which pyttsx3 lives: ``python -m voice_coach.audio.voice_worker``.

It has the system's own engine and, where that is installed, the natural voice, which is another
driver of pyttsx3's (``natural_driver``); each is begun when it is first asked for.

It reads requests as JSON lines from its standard input and answers each with one line:

    {"do": "voices"}                          -> {"ok": true, "voices": [[id, name, [language]]],
                                                 "own": id}
    {"do": "render", "text", "path", "rate",
     "voice", "volume", "clearly"}            -> {"ok": true}
    anything that fails                       -> {"ok": false, "kind", "detail"}

``own`` is the system's own voice, or null; a voice of null means it, too. ``kind`` is
"no-engine", "no-voice" (with the wish as detail) or "failed". The end of its input ends it, and
it takes the folder named as its argument, with all spoken text in it, along.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from voice_coach.audio import natural
from voice_coach.audio.voice_choice import is_english_tag

STABLE_SECONDS = 0.15
"""Engines that tell nothing have written a file when it stopped growing for so long."""
POLL_SECONDS = 0.005
EVENTFUL_DRIVERS = frozenset({"espeak", natural.DRIVER})
ESPEAK_WORD_GAP = 7, 8
"""espeak's parameter (``espeakWORDGAP``), and a silence between words of 80 ms at its usual pace.
Without it words run into each other ("from the erotatin" for "from zero to ten")."""
ESPEAK_RATE = 1.1
"""What espeak is told with these gaps, against words a minute: 165 come out as 147. (Without them,
150 come out as 179.)"""
TRIES = 5
"""Of a sentence that the driver broke off by itself."""


class _Refusal(Exception):
    """Why a request cannot be met: ``kind`` and detail."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(detail)
        self.kind = kind


class Speaker:
    """One pyttsx3 engine, by its driver's name (None: the system's own). Raises _Refusal
    "no-engine" where there is none."""

    def __init__(self, driver: str | None = None) -> None:
        try:
            import pyttsx3

            self._engine = pyttsx3.init(driver)
            self._voices = list(self._engine.getProperty("voices") or [])
        except Exception as error:  # the drivers raise whatever their systems do
            raise _Refusal("no-engine", str(error)) from error
        if not self._voices:
            raise _Refusal("no-engine", "it has no voices")
        self._finished = threading.Event()
        self._broken_off = False
        self._error: str | None = None
        self._engine.connect("finished-utterance", self._on_finished)
        self._engine.connect("error", self._on_error)
        self._default = self._pick_default()
        if self._engine.driver_name == "espeak":
            # A new engine counts as busy and would queue the first settings until it speaks.
            self._settle()
            self._engine.runAndWait()

    def voices(self) -> list[tuple[str, str, list[str]]]:
        """Every voice: id, name, languages."""
        return [(str(v.id), str(v.name), _languages(v)) for v in self._voices]

    def own_id(self) -> str | None:
        """The id of the voice that speaks where none is asked for."""
        current = self._default or str(self._engine.getProperty("voice") or "")
        return self._id_of(current)

    def render(
        self,
        text: str,
        path: Path,
        rate: int,
        voice: str | None,
        volume: float,
        *,
        clearly: bool = False,
    ) -> None:
        """Write the spoken text to ``path``, and return when the file is whole.

        The espeak driver ends its loop by breaking off whatever espeak is busy with. Where that
        is a late setting (a busy computer), it falls upon the next sentence, which comes out
        empty or cut short.
        """
        for _ in range(TRIES):
            self._speak(text, path, rate, voice, volume, clearly=clearly)
            if not self._broken_off:
                return
        raise _Refusal("failed", "it broke off again and again")

    def _speak(
        self, text: str, path: Path, rate: int, voice: str | None, volume: float, *, clearly: bool
    ) -> None:
        self._finished.clear()
        self._broken_off = False
        self._error = None
        chosen = self._find(voice) if voice else self._default
        if chosen is not None:
            self._engine.setProperty("voice", chosen)
        parted = clearly and self._engine.driver_name == "espeak"
        self._engine.setProperty("rate", round(rate * ESPEAK_RATE) if parted else rate)
        self._engine.setProperty("volume", volume)
        self._part_words(parted)
        self._settle()
        self._engine.save_to_file(text, str(path))
        self._engine.runAndWait()
        self._await_file(path)

    def _part_words(self, parted: bool) -> None:
        if self._engine.driver_name == "espeak":
            from pyttsx3.drivers import _espeak

            number, tens_of_ms = ESPEAK_WORD_GAP
            _espeak.SetParameter(number, tens_of_ms if parted else 0, 0)

    def _settle(self) -> None:
        """Wait until the settings hold: espeak's thread takes them late, in one of three cases
        after it has begun to speak (measured: 90 words a minute came out as 220)."""
        if self._engine.driver_name == "espeak":
            from pyttsx3.drivers import _espeak

            _espeak.Synchronize()

    def _await_file(self, path: Path) -> None:
        # runAndWait of the espeak driver returns after 10 ms, finished or not: wait for its
        # word. The caller's time-out ends this loop where an engine never finishes.
        size, since = -1, time.monotonic()
        while not self._finished.is_set():
            if self._error is not None:
                raise _Refusal("failed", self._error)
            now_size = path.stat().st_size if path.exists() else -1
            if now_size != size:
                size, since = now_size, time.monotonic()
            elif (
                size > 0
                and self._engine.driver_name not in EVENTFUL_DRIVERS
                and time.monotonic() - since >= STABLE_SECONDS
            ):
                return
            time.sleep(POLL_SECONDS)
        if self._error is not None:
            raise _Refusal("failed", self._error)

    def has(self, wish: str) -> bool:
        """Whether there is a voice of this id or name."""
        return self._id_of(wish) is not None

    def _find(self, wish: str) -> str:
        found = self._id_of(wish)
        if found is None:
            raise _Refusal("no-voice", wish)
        return found

    def _id_of(self, wish: str) -> str | None:
        for voice in self._voices:
            if wish.casefold() in (str(voice.id).casefold(), str(voice.name).casefold()):
                return str(voice.id)
        return None

    def _pick_default(self) -> str | None:
        """The system's own voice; if that speaks another language, the first English one."""
        current = str(self._engine.getProperty("voice") or "").casefold()
        english = [v for v in self._voices if any(is_english_tag(tag) for tag in _languages(v))]
        if not english or any(str(v.id).casefold() == current for v in english):
            return None
        return str(english[0].id)

    def _on_finished(self, *, completed: bool = True, **_: object) -> None:
        self._broken_off = self._broken_off or not completed
        self._finished.set()

    def _on_error(self, exception: BaseException | None = None, **_: object) -> None:
        self._error = str(exception)


def _languages(voice: Any) -> list[str]:
    tags = voice.languages or []
    return [tag.decode("utf-8", "ignore") if isinstance(tag, bytes) else str(tag) for tag in tags]


class Speakers:
    """The engines there are, each begun when it is first needed."""

    def __init__(self) -> None:
        self._system: Speaker | None = None
        self._natural: Speaker | None = None

    def voices(self) -> list[tuple[str, str, list[str]]]:
        """Every voice: id, name, languages; the natural one first. Raises _Refusal."""
        first = self._natural_one().voices() if natural.is_here() else []
        try:
            return first + self._system_one().voices()
        except _Refusal:
            if not first:
                raise
            return first

    def own(self) -> str | None:
        """The id of the system's own voice; None where it has none, or does not say."""
        try:
            return self._system_one().own_id()
        except _Refusal:
            return None

    def of(self, wish: str | None) -> Speaker:
        """The engine that has this voice (None: the system's own). Raises _Refusal."""
        if wish is not None and natural.is_here() and self._natural_one().has(wish):
            return self._natural_one()
        return self._system_one()

    def _system_one(self) -> Speaker:
        self._system = self._system or Speaker()
        return self._system

    def _natural_one(self) -> Speaker:
        if self._natural is None:
            from voice_coach.audio import natural_driver

            natural_driver.register()
            self._natural = Speaker(natural.DRIVER)
        return self._natural


def serve(requests: TextIO, answer: Callable[[dict[str, Any]], None]) -> None:
    """Answer every line of ``requests`` until they end."""
    speakers = Speakers()
    for line in requests:
        try:
            request = json.loads(line)
            if request["do"] == "voices":
                answer({"ok": True, "voices": speakers.voices(), "own": speakers.own()})
                continue
            voice = request["voice"]
            speakers.of(voice).render(
                request["text"],
                Path(request["path"]),
                request["rate"],
                voice,
                request["volume"],
                clearly=request["clearly"],
            )
            answer({"ok": True})
        except _Refusal as refusal:
            answer({"ok": False, "kind": refusal.kind, "detail": str(refusal)})
        except BrokenPipeError:
            return
        except Exception as error:  # whatever an engine raises must not end it silently
            answer({"ok": False, "kind": "failed", "detail": str(error)})


def main() -> None:
    """Keep the pipe to the parent for answers alone: drivers print to standard output."""
    os.umask(0o077)  # engines leave the rights of their files to it
    tempfile.tempdir = sys.argv[1] if sys.argv[1:] else None  # and some write others of their own
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def answer(reply: dict[str, Any]) -> None:
        answers.write(json.dumps(reply) + "\n")
        answers.flush()

    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        serve(sys.stdin, answer)
    except (BrokenPipeError, KeyboardInterrupt):
        pass  # the parent is gone
    finally:
        for folder in sys.argv[1:]:
            shutil.rmtree(folder, ignore_errors=True)
        # espeak's own thread may still be busy; nothing else is worth waiting for
        os._exit(0)


if __name__ == "__main__":
    main()
