"""The live view: one calm screen that a person may glance at, in a terminal."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TextIO

from rich.console import Console
from rich.live import Live
from rich.text import Text

from voice_coach.called import as_called
from voice_coach.console.frame import Kept, Meditation, Mood, Shown, frame, is_loud, meter_share
from voice_coach.console.modes import let_output_flow
from voice_coach.console.plain import step_name
from voice_coach.console.safe_text import safe_text
from voice_coach.console.terminal import guard, in_foreground, unguard
from voice_coach.messages import Command

_FRAME_SECONDS = 0.1
_NOTE_SECONDS = 8.0
"""A note stays at least this long; what happens after that replaces it."""
_COMMAND_SECONDS = 2.0
_GUIDE_STALE_SECONDS = 2.5
_METER_FALL = 0.12
"""How much of the meter falls from frame to frame, so that it does not flicker."""
_IDLE_SECONDS = 0.25
"""How soon the clock, or a new size of the terminal, is seen without anything happening."""
_CLOSE_SECONDS = 1.0
_SILENCE_DBFS = -90.0
_SHOW_ALTERNATE, _LEAVE_ALTERNATE = "\x1b[?1049h\x1b[?25l\x1b[2J", "\x1b[?1049l\x1b[?25h"


class LiveView:
    """A ``View`` on the terminal's alternate screen, drawn at most ten times a second.

    Calls only change what is to be shown; a thread of its own draws, so a slow or stopped
    terminal (Ctrl-S) never holds the caller up. All methods but ``close`` belong to one thread.
    ``steps`` is the number of the exercise's steps, where it is known. ``clock`` tells seconds
    for the elapsed time. The last note is left on the ordinary screen when the view closes.
    """

    def __init__(
        self,
        stdout: TextIO,
        environ: Mapping[str, str],
        *,
        steps: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stdout = stdout
        self._steps = steps
        self._clock = clock
        # Rich would believe these before it asks the terminal, and miss a change of its size.
        known = {name: v for name, v in environ.items() if name not in ("COLUMNS", "LINES")}
        self._console = Console(
            file=stdout,
            force_terminal=True,
            markup=False,
            highlight=False,
            emoji=False,
            soft_wrap=False,
            _environ=known,
        )
        self._live = Live(
            console=self._console,
            screen=True,
            auto_refresh=False,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._shown = Shown()
        self._question = ("", "")
        self._answers: dict[tuple[str, str], tuple[Kept, ...]] = {}
        self._begun_at = clock()
        self._note_at = self._command_at = self._guide_at = float("-inf")
        self._peak = _SILENCE_DBFS
        self._due = threading.Event()
        self._closed = threading.Event()
        self._scratches = 0
        self._before_pause: Mood = ""
        self._meter = 0.0
        self._suspended = False
        self._drawing = threading.Lock()
        self._painter: threading.Thread | None = None

    def step(self, number: int | None, title: str) -> None:
        """A new heading over an empty page."""
        name = "" if number is None else step_name(number, self._steps)
        self._question = ("", "")
        self._show(
            step=name,
            title=safe_text(title),
            main="",
            mood="",
            kept=(),
            partial="",
            command="",
            meditation=None,
        )

    def progress(self, done: int, of: int) -> None:
        """How far the line below the heading reaches."""
        self._show(done=max(done, 0), of=max(of, 0))

    def coach(self, text: str) -> None:
        """What the coach says now, in the middle."""
        meditation = self._shown.meditation
        if meditation is not None and self._clock() - self._guide_at > _GUIDE_STALE_SECONDS:
            meditation = None
        self._pass_note()
        self._show(main=safe_text(text), mood="speaking", partial="", meditation=meditation)

    def listening(self, key: str, prompt: str, kind: str) -> None:
        """The question in the middle, and below it what was said to it so far."""
        self._pass_note()
        if not key:
            main = safe_text(prompt) or self._shown.main
            self._show(main=main, mood="listening", kind=kind, partial="")
            return
        self._question = (key, prompt)
        kept = self._answers.get(self._question, ())
        self._show(
            main=safe_text(prompt),
            mood="listening",
            kind=kind,
            kept=kept,
            partial="",
            meditation=None,
        )

    def partial(self, text: str) -> None:
        """What is being heard, dim, below what was kept."""
        self._show(partial=safe_text(text))

    def heard(self, text: str) -> None:
        """One more utterance kept."""
        self._keep((*self._shown.kept, Kept(safe_text(text))))

    def command(self, command: Command) -> None:
        """The command, for a moment; scratching strikes the last utterance out."""
        mood = self._shown.mood
        match command:
            case Command.SCRATCH:
                self._scratch()
            case Command.RESTORE:
                self._restore()
            case Command.PAUSE if mood != "pause":
                self._before_pause, mood = mood, "pause"
            case Command.RESUME if mood == "pause":
                mood = self._before_pause
            case _:
                pass
        self._command_at = self._clock()
        self._show(command=command.value, mood=mood, partial="")

    def level(self, dbfs: float) -> None:
        """The meter; many calls between two frames become the loudest of them."""
        self._peak = max(self._peak, dbfs)
        self._due.set()

    def soundless(self, soundless: bool) -> None:
        """Words in place of the meter."""
        self._show(soundless=soundless)

    def talking(self, on: bool) -> None:
        """Words at the left of the meter, and the key before all others."""
        self._show(talk="open" if on else "shut")

    def guide(self, title: str, elapsed: float, total: float) -> None:
        """The meditation's own line, filling slowly."""
        self._guide_at = self._clock()
        meditation = Meditation(safe_text(title), elapsed, total)
        ended = total > 0 and elapsed >= total
        # A cue stays; what was asked before the meditation does not.
        main = self._shown.main if self._shown.meditation is not None else ""
        self._show(main=main, mood="", meditation=None if ended else meditation)

    def bell(self) -> None:
        """Nothing: it is heard."""

    def note(self, text: str) -> None:
        """A sentence about the session, above the keys."""
        self._note_at = self._clock()
        self._show(note=safe_text(as_called(text)))

    def close(self) -> None:
        """Leave the terminal as it was found; never hangs, and may be repeated."""
        if self._closed.is_set():
            return
        self._closed.set()
        self._due.set()
        if self._painter is None:
            return
        self._painter.join(_CLOSE_SECONDS)
        if self._painter.is_alive():
            let_output_flow(self._stdout.fileno())
            self._painter.join(_CLOSE_SECONDS)
        unguard(self)
        if not self._painter.is_alive() and self._shown.note:
            with contextlib.suppress(OSError, ValueError):
                self._stdout.write(f"{self._shown.note}\n")
                self._stdout.flush()

    def leave(self) -> None:
        """Give the screen back while the program is suspended, or as it dies."""
        with self._still():
            self._suspended = True
            if not self._closed.is_set():
                self._stdout.write(_LEAVE_ALTERNATE)
                self._stdout.flush()

    def enter(self) -> None:
        """Take the screen again, if this process is in the foreground."""
        if self._closed.is_set() or not in_foreground(self._stdout.fileno()):
            return
        with self._still():
            self._stdout.write(_SHOW_ALTERNATE)
            self._stdout.flush()
            self._suspended = False
        self._due.set()

    @contextlib.contextmanager
    def _still(self) -> Iterator[None]:
        """No frame is drawn meanwhile, unless the terminal itself has stopped."""
        held = self._drawing.acquire(timeout=_CLOSE_SECONDS / 2)
        try:
            yield
        finally:
            if held:
                self._drawing.release()

    def _keep(self, kept: tuple[Kept, ...]) -> None:
        self._answers[self._question] = kept
        self._show(kept=kept, partial="")

    def _scratch(self) -> None:
        kept = list(self._shown.kept)
        for place in reversed(range(len(kept))):
            if not kept[place].scratched:
                self._scratches += 1
                kept[place] = replace(kept[place], scratched=self._scratches)
                break
        self._keep(tuple(kept))

    def _restore(self) -> None:
        """What was scratched last comes back, at the end, as in the journal."""
        kept = list(self._shown.kept)
        if any(one.scratched for one in kept):
            last = max(kept, key=lambda one: one.scratched)
            kept.remove(last)
            self._keep((*kept, replace(last, scratched=0)))

    def _pass_note(self) -> None:
        if self._shown.note and self._clock() - self._note_at > _NOTE_SECONDS:
            self._show(note="")

    def _show(self, **changes: Any) -> None:
        """What is shown is one frozen value, so the painter never sees half a change."""
        self._shown = replace(self._shown, **changes)
        if self._painter is None and not self._closed.is_set():
            guard(self)
            self._painter = threading.Thread(target=self._paint, name="screen", daemon=True)
            self._painter.start()
        self._due.set()

    def _paint(self) -> None:
        """The painter's thread: from the first thing shown until the view closes."""
        try:
            with self._drawing:
                self._live.start()
            painted: tuple[Shown, tuple[int, int]] | None = None
            while not self._closed.wait(_FRAME_SECONDS):
                self._due.wait(_FRAME_SECONDS if self._meter else _IDLE_SECONDS)
                self._due.clear()
                now = self._now_shown()
                size = self._console.size
                if (now, tuple(size)) == painted or self._suspended or self._closed.is_set():
                    continue
                lines = frame(now, size.width, size.height)
                with self._drawing:
                    if not self._suspended:
                        self._live.update(Text("\n", no_wrap=True).join(lines), refresh=True)
                        painted = (now, (size.width, size.height))
        except (OSError, ValueError):
            pass  # The terminal vanished. The session goes on by ear.
        finally:
            with contextlib.suppress(OSError, ValueError), self._drawing:
                self._live.stop()

    def _now_shown(self) -> Shown:
        """What is to be seen at this moment: the clock, the meter, and no stale command."""
        shown, now = self._shown, self._clock()
        loudest, self._peak = self._peak, _SILENCE_DBFS
        hears = shown.mood in ("listening", "pause")
        self._meter = max(meter_share(loudest), self._meter - _METER_FALL, 0.0) if hears else 0.0
        stale = now - self._command_at > _COMMAND_SECONDS
        return replace(
            shown,
            elapsed=int(now - self._begun_at),
            meter=self._meter,
            loud=hears and is_loud(loudest),
            command="" if stale else shown.command,
        )
