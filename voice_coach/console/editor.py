"""The keyboard as an edge, with a line that is edited: arrows, words, history, pasting, and answers
of several rows. What the coach writes meanwhile stands above it.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from voice_coach.console.charset import encodable
from voice_coach.console.keys import Inbox
from voice_coach.console.modes import (
    Modes,
    forget_unread,
    found_modes,
    let_keys_through,
    let_output_flow,
    set_modes,
)
from voice_coach.console.plain import PROMPT
from voice_coach.console.safe_text import safe_text
from voice_coach.console.terminal import guard, in_foreground, unguard
from voice_coach.messages import InputClosed, Typed

if TYPE_CHECKING:
    import asyncio

    from voice_coach.console.editing import Line

_HOLD_SECONDS = 2.0
_CLOSE_SECONDS = 1.0
_SOON_SECONDS = 0.01


def can_edit(stdin: TextIO | None, stdout: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether lines can be edited here: a terminal that obeys, and nobody asked for plain lines.

    NO_COLOR and ACCESSIBLE count as in ``can_draw``. On Windows the console itself
    edits lines.
    """
    if sys.platform == "win32" or stdin is None or stdin.closed:
        return False
    if environ.get("NO_COLOR") or environ.get("ACCESSIBLE"):
        return False
    if environ.get("TERM", "dumb") in ("", "dumb", "unknown"):
        return False
    return stdin.isatty() and stdout.isatty()


class LineEditor:
    """Posts each line that is sent off as ``Typed``, and ``InputClosed`` at the end of the input.

    The line is edited in a thread of its own, which begins with the first words that are written:
    until then, what is typed waits unseen. The rows of an answer, or of a pasted text, come in one
    ``Typed``, with line breaks in it. The terminal's modes are put back on close, at the program's
    end, on a deadly signal and while it is suspended.
    """

    def __init__(self, inbox: Inbox, stdin: TextIO, stdout: TextIO) -> None:
        self._inbox, self._stdin, self.stdout = inbox, stdin, stdout
        self._fd = stdin.fileno()
        self._found: Modes | None = None
        self._hint = ""
        self._writing = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        """Of the thread that has the terminal; None while nobody edits."""
        self._line: Line | None = None
        self._thread: threading.Thread | None = None
        self._closed = threading.Event()
        self._held, self._let_go = threading.Event(), threading.Event()

    def start(self) -> None:
        """Take the keyboard; nothing typed is shown before the first words are."""
        self._found = found_modes(self._fd)
        if self._found is None:
            self._inbox.post(InputClosed())  # the terminal vanished
            return
        guard(self)
        self.enter()

    def write(self, text: str) -> None:
        """Write whole lines above the one that is edited."""
        with self._writing:
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self._write_above, text)
                return
            self.stdout.write(encodable(text, self.stdout.encoding))
            self.stdout.flush()
            if self._thread is None and self._found is not None and not self._closed.is_set():
                self._thread = threading.Thread(target=self._run, name="editor", daemon=True)
                self._thread.start()

    def ask(self, hint: str) -> None:
        """From now on this stands below the line."""
        self._hint = hint
        with self._writing:
            if self._loop is not None and self._line is not None:
                self._loop.call_soon_threadsafe(self._line.application.invalidate)

    def close(self) -> None:
        """Put the terminal back as it was found; never hangs, and may be repeated."""
        if self._closed.is_set():
            return
        self._closed.set()
        self._let_go.set()
        if self._found is None:
            return
        if self._thread is not None:
            with self._writing:
                if self._loop is not None:
                    self._loop.call_soon_threadsafe(self._end)
            self._thread.join(_CLOSE_SECONDS)
            if self._thread.is_alive():
                let_output_flow(self._fd)  # after Ctrl-S
                self._thread.join(_CLOSE_SECONDS)
        if in_foreground(self._fd):
            forget_unread(self._fd)  # Keys pressed too late must not land in the person's shell.
            set_modes(self._fd, self._found)
        unguard(self)

    def leave(self) -> None:
        """Give the terminal back while the program is suspended, or as it dies."""
        loop = self._loop
        if loop is not None and not self._closed.is_set():
            self._held.clear()
            self._let_go.clear()
            with contextlib.suppress(RuntimeError):  # it has just ended
                loop.call_soon_threadsafe(self._hold)
                self._held.wait(_HOLD_SECONDS)
        if self._found is not None and in_foreground(self._fd):
            set_modes(self._fd, self._found)

    def enter(self) -> None:
        """Take the terminal again, if this process is in the foreground."""
        if self._closed.is_set() or not in_foreground(self._fd):
            return
        let_keys_through(self._fd)
        self._let_go.set()
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(self._draw_anew)

    # --- in the editor's thread ------------------------------------------------------------

    def _run(self) -> None:
        from voice_coach.console.editing import Line  # not before: the first word would wait

        try:
            self._line = Line(self._stdin, self.stdout, lambda: self._hint, self._take, self._ended)
            self._line.edit(self._hand_over)
        except Exception:  # The terminal vanished, or worse: nobody is to sit before a dead line.
            self._hand_over(None)
            self._ended()

    def _hand_over(self, loop: asyncio.AbstractEventLoop | None) -> None:
        with self._writing:
            self._loop = loop
            if loop is not None and self._closed.is_set():
                loop.call_soon(self._end)

    def _take(self, text: str) -> None:
        rows = [safe_text(row).strip() for row in text.splitlines()]
        shown = f"\n{' ' * len(PROMPT)}".join(map(safe_text, text.splitlines()))
        self._write_above(f"{PROMPT}{shown}\n")
        self._inbox.post(Typed("\n".join(filter(None, rows)), live=True))

    def _ended(self) -> None:
        if not self._closed.is_set():
            self._inbox.post(InputClosed())

    def _write_above(self, text: str) -> None:
        """The line is taken away, the words are written in its place, and it is drawn below."""
        assert self._line is not None
        with contextlib.suppress(OSError, ValueError):  # nobody reads any more
            self._line.application.renderer.erase()
            self.stdout.write(encodable(text, self.stdout.encoding))
            self.stdout.flush()
        self._line.application.invalidate()

    def _hold(self) -> None:
        """Nothing is read or drawn while somebody else has the terminal."""
        assert self._line is not None
        with contextlib.suppress(OSError, ValueError):
            self._line.application.renderer.erase()
        self._held.set()
        self._let_go.wait()

    def _draw_anew(self) -> None:
        assert self._line is not None
        self._line.application.renderer.reset()
        self._line.application.invalidate()

    def _end(self) -> None:
        assert self._line is not None
        ended = self._line.application.future
        if ended is None:  # it is about to begin
            if self._loop is not None:
                self._loop.call_later(_SOON_SECONDS, self._end)
        elif not ended.done():
            if self._line.text:
                self._write_above(f"{PROMPT}{safe_text(self._line.text)}\n")
            self._line.application.exit()
