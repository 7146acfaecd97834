"""The keyboard as an edge: single keys during a spoken session, or whole lines of typing.

``KEYS`` is the one table of keys; the screen's bottom line is made from it.
"""

from __future__ import annotations

import io
import math
import os
import re
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TextIO

from voice_coach.console.charset import decoder
from voice_coach.console.modes import (
    Modes,
    forget_unread,
    found_modes,
    let_keys_through,
    set_modes,
)
from voice_coach.console.plain import TALK_KEY
from voice_coach.console.safe_text import safe_text
from voice_coach.console.terminal import guard, in_foreground, unguard
from voice_coach.messages import Command, InputClosed, LineFull, Message, Pressed, Reply, Typed


@dataclass(frozen=True, slots=True)
class Key:
    """Characters (one or more) that each mean the same, and how the screen shows it."""

    chars: str
    shown: str
    means: Command | Reply
    label: str


KEYS: tuple[Key, ...] = (
    Key("\n\r", "Enter", Command.NEXT, "next"),
    Key(" p", "space", Command.PAUSE, "pause"),
    Key("h?", "h", Command.HELP, "help"),
    Key("q", "q", Command.FINISH, "finish"),
    Key("r", "r", Command.REPEAT, "repeat"),
    Key("b", "b", Command.BACK, "back"),
    Key("s", "s", Command.SKIP, "skip"),
    Key("z", "z", Command.SCRATCH, "scratch that"),
    Key("u", "u", Command.RESTORE, "restore that"),
    Key("y", "y", Reply.YES, "yes"),
    Key("n", "n", Reply.NO, "no"),
    Key("+=", "+", Command.LOUDER, "louder"),
    Key("-", "-", Command.SOFTER, "softer"),
)
"""Most needed first: a narrow screen shows only as many as fit. The key of a pause
also goes on again. y and n answer what is asked with yes or no."""

_MEANS = {char: key.means for key in KEYS for char in key.chars}
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]?|O.?|.)?", re.DOTALL)
_CUT_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|O)?\Z")
_ESCAPE_SECONDS = 0.1
"""A sequence cut in two arrives whole within this; what comes later is a key of its own."""
_MOST_KEYS_AT_ONCE = 4
"""More characters than this in one read were pasted, or a key was leant on: not commands."""
_READ_BYTES = 4096
_LONGEST_LINE_CHARS = 1_000_000
_TERMINAL_LINE_BYTES = 1023 if sys.platform == "darwin" else 4095
"""A terminal edits so much of a line and drops what is typed beyond it."""
_ENDING_CHARS = 40
_JOIN_SECONDS = 1.0
_POLL_SECONDS = 0.05
_PASTED_SECONDS = 0.02
"""A paste arrives all at once; a second press of Enter takes a hand four times as long."""


class Inbox(Protocol):
    """Where messages go; safe from any thread."""

    def post(self, message: Message) -> None:
        """Add a message."""
        ...


def pressed(chars: str) -> tuple[Pressed, ...]:
    """What is posted for these characters; arrow and function keys mean nothing."""
    plain = _ESCAPES.sub("", chars)
    if len(plain) > _MOST_KEYS_AT_ONCE:
        return ()
    return tuple(Pressed(_MEANS[char]) for char in plain.lower() if char in _MEANS)


class _Reader:
    """A daemon thread that reads a stream in pieces until the end or until it is closed.

    It reads the raw stream: a thread that waits inside Python's buffered stdin makes the
    interpreter abort when the program ends.
    """

    def __init__(self, stdin: TextIO, take: Callable[[str], None], end: Callable[[], None]) -> None:
        self._stdin, self._take, self._end = stdin, take, end
        self._closed = threading.Event()
        self._wake: tuple[int, int] | None = None
        self._thread = threading.Thread(target=self._run, name="keyboard", daemon=True)

    def start(self) -> None:
        if sys.platform != "win32":
            self._wake = os.pipe()
        self._thread.start()

    def close(self) -> None:
        """Ask the thread to end and wait a moment for it; never hangs."""
        if self._closed.is_set():
            return
        self._closed.set()
        if self._wake is not None:
            os.write(self._wake[1], b"x")
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(_JOIN_SECONDS)
        if self._wake is not None and not self._thread.is_alive():
            for fd in self._wake:
                os.close(fd)
            self._wake = None

    def has_more(self) -> bool:
        """Whether more is there to be read, within a moment; called while reading."""
        raw = _raw(self._stdin)
        if raw is None or self._wake is None:
            return False
        import select

        return raw in select.select([raw], [], [], _PASTED_SECONDS)[0]

    def _run(self) -> None:
        raw = _raw(self._stdin)
        try:
            if raw is None:
                self._take_lines()
            else:
                self._take_bytes(raw)
        except (OSError, ValueError):
            pass  # The terminal vanished or the stream was closed: nothing more can be typed.
        if not self._closed.is_set():
            self._end()

    def _take_lines(self) -> None:
        for line in self._stdin:
            if self._closed.is_set():
                return
            self._take(line)

    def _take_bytes(self, raw: Any) -> None:
        letters = decoder(self._stdin)
        while self._ready(raw):
            data = raw.read(_READ_BYTES)
            if not data:
                self._take(letters.decode(b"", final=True))
                return
            self._take(letters.decode(data))

    def _ready(self, raw: Any) -> bool:
        if self._wake is not None:
            import select  # on Windows it knows sockets only

            select.select([raw, self._wake[0]], [], [])
        return not self._closed.is_set()


def _raw(stdin: TextIO) -> Any:
    """The unbuffered stream below a real file, or None for a stream in memory."""
    try:
        stdin.fileno()
    except (OSError, ValueError, io.UnsupportedOperation):
        return None
    return getattr(getattr(stdin, "buffer", None), "raw", None)


class TypedLines:
    """Posts each line as ``Typed``, and ``InputClosed`` at the end of the input.

    Letters are read as the terminal speaks (``charset``); control characters and escape sequences
    (arrow keys) vanish. ``stdin`` None: the program was started without one. The terminal itself
    edits the line, and holds at most 4,095 bytes of it (Linux; 1,023 on macOS): after a line that
    is full comes ``LineFull``. Read nothing else from a piped ``stdin`` before: what Python has
    buffered of it is not seen here.
    """

    def __init__(self, inbox: Inbox, stdin: TextIO | None) -> None:
        self._inbox = inbox
        self._on_terminal = stdin is not None and _is_terminal(stdin)
        self._encoding = stdin.encoding if stdin is not None and stdin.encoding else "utf-8"
        self._pending = ""
        self._text_at = -math.inf
        """When the last line with text in it came, where that was the last line."""
        self._reader = None if stdin is None else _Reader(stdin, self._take, self._end)

    def start(self) -> None:
        """Begin to read."""
        if self._reader is None:
            self._inbox.post(InputClosed())
        else:
            self._reader.start()

    def close(self) -> None:
        """Stop reading; never hangs, and may be repeated."""
        if self._reader is not None:
            self._reader.close()

    def _take(self, text: str) -> None:
        *lines, self._pending = (self._pending + text).split("\n")
        while len(self._pending) > _LONGEST_LINE_CHARS:
            lines.append(self._pending[:_LONGEST_LINE_CHARS])
            self._pending = self._pending[_LONGEST_LINE_CHARS:]
        for line in lines:
            text = safe_text(line.removesuffix("\r")).strip()
            if not text and self._is_pasted():
                continue  # between two paragraphs of a pasted text; nobody said "next"
            self._text_at = time.monotonic() if text else -math.inf
            self._inbox.post(Typed(text, live=self._on_terminal))
            if (
                self._on_terminal
                and len(line.encode(self._encoding, "replace")) >= _TERMINAL_LINE_BYTES
            ):
                self._inbox.post(LineFull(text[-_ENDING_CHARS:]))

    def _is_pasted(self) -> bool:
        """Whether text stands before and behind an empty line, sooner than a hand could type it."""
        if not self._on_terminal or self._reader is None:
            return False
        return time.monotonic() - self._text_at < _PASTED_SECONDS and self._reader.has_more()

    def _end(self) -> None:
        if self._pending:
            self._take("\n")
        self._inbox.post(InputClosed())


class SingleKeys:
    """Posts what each key means as ``Pressed``, at once and without Enter.

    Does nothing where ``stdin`` is not a terminal. The terminal's modes are put back on close,
    at the program's end, on a deadly signal and while it is suspended. The end of the input
    posts nothing: a spoken session needs no keyboard.
    """

    def __init__(
        self, inbox: Inbox, stdin: TextIO | None, *, talk: Callable[[], None] | None = None
    ) -> None:
        """``talk`` is called for each press of the key to talk, where there is one."""
        self._inbox = inbox
        self._talk = talk
        self._stdin = stdin if stdin is not None and _is_terminal(stdin) else None
        self._reader: _Reader | None = None
        self._fd = -1
        self._found: Modes | None = None
        self._cut, self._cut_at = "", 0.0
        self._closed = threading.Event()

    def start(self) -> None:
        """Begin to read single keys."""
        if self._stdin is None:
            return
        if sys.platform == "win32":
            threading.Thread(target=self._poll_windows, name="keys", daemon=True).start()
            return
        self._fd = self._stdin.fileno()
        self._found = found_modes(self._fd)
        if self._found is None:
            return  # The terminal vanished; the voice still does everything.
        self._reader = _Reader(self._stdin, self._take, lambda: None)
        guard(self)
        self.enter()
        self._reader.start()

    def close(self) -> None:
        """Stop reading and put the terminal's modes back; never hangs, and may be repeated."""
        self._closed.set()
        if self._reader is not None:
            self._reader.close()
            self._reader = None
            forget_unread(self._fd)  # Keys pressed too late must not land in the person's shell.
            self.leave()
            unguard(self)

    def enter(self) -> None:
        """Let every key through at once, if this process is in the foreground."""
        if self._found is not None and not self._closed.is_set() and in_foreground(self._fd):
            let_keys_through(self._fd)

    def leave(self) -> None:
        """Put the terminal's modes back as they were found."""
        if self._found is not None and in_foreground(self._fd):
            set_modes(self._fd, self._found)

    def _take(self, text: str) -> None:
        now = time.monotonic()
        if now - self._cut_at < _ESCAPE_SECONDS:
            text = self._cut + text
        cut = _CUT_ESCAPE.search(text)
        self._cut, self._cut_at = (cut.group(), now) if cut else ("", 0.0)
        chars = text.removesuffix(self._cut)
        if self._talk is not None and chars and set(chars.lower()) == {TALK_KEY}:
            self._talk()  # several: it is held down
            return
        for message in pressed(chars):
            self._inbox.post(message)

    def _poll_windows(self) -> None:
        if sys.platform == "win32":
            import msvcrt

            while not self._closed.wait(_POLL_SECONDS):
                while msvcrt.kbhit():
                    char = msvcrt.getwch()
                    if char in "\0\xe0":
                        msvcrt.getwch()  # The second half of an arrow or function key.
                    else:
                        self._take(char)


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:
        return False  # Closed.
