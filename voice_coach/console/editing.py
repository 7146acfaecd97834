"""The line that is being typed, and the keys that edit it (prompt_toolkit's, as in a shell).

Why prompt_toolkit and not readline: it can be erased and drawn again around what the coach writes
meanwhile, knows a pasted text from a typed one, has lines of several rows, and can be ended from
another thread. It is imported only when the first words stand on the screen.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import select
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TextIO

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Size
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input.posix_utils import PosixStdinReader
from prompt_toolkit.input.vt100 import Vt100Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import BufferControl, HSplit, Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.output.vt100 import Vt100_Output

from voice_coach.console.charset import decoder
from voice_coach.console.modes import let_keys_through
from voice_coach.console.plain import PROMPT

_USUAL = Size(rows=24, columns=80)
_READ_BYTES = 65536
_WORD = re.compile(r"[\w'\u2019]+")
"""In any language; the library's own words end where letters are not English."""
_LOOK_SECONDS = 0.25
_PASTED_SECONDS = 0.02
"""Where a terminal does not say that a text is pasted: it arrives all at once, and a second press
of Enter takes a hand four times as long."""
_MOST_SHARE = 2
"""A long answer takes at most one part in so many of the screen; it scrolls."""


class _Letters(PosixStdinReader):
    """What is typed, in the letters of the terminal's charset."""

    def __init__(self, stdin: TextIO) -> None:
        super().__init__(stdin.fileno())
        self._fd, self._letters = stdin.fileno(), decoder(stdin)

    def read(self, count: int = _READ_BYTES) -> str:
        """What is there by now; at its end, ``closed`` is set."""
        if self.closed or not select.select([self._fd], [], [], 0)[0]:
            return ""
        try:
            data = os.read(self._fd, max(count, _READ_BYTES))
        except OSError:  # the terminal vanished
            data = b""
        self.closed = not data
        return self._letters.decode(data)


class _Keyboard(Vt100Input):
    """The terminal's keys. Ctrl-C, Ctrl-Z and Ctrl-S stay the system's, as in the other modes."""

    def __init__(self, stdin: TextIO) -> None:
        super().__init__(stdin)
        self.stdin_reader = _Letters(stdin)

    @contextlib.contextmanager
    def _single_keys(self) -> Iterator[None]:
        let_keys_through(self.fileno())
        yield

    def raw_mode(self) -> AbstractContextManager[None]:
        """Each key at once and unseen. Whoever started this puts the modes back."""
        return self._single_keys()

    def has_more(self) -> bool:
        """Whether more is there to be read, within a moment."""
        return bool(select.select([self.fileno()], [], [], _PASTED_SECONDS)[0])


class Line:
    """One line at the foot of the terminal, with a hint below it.

    ``submit`` is called with what was typed, ``end`` at Ctrl-D on an empty line. All of it belongs
    to the thread that runs ``application``.
    """

    def __init__(
        self,
        stdin: TextIO,
        stdout: TextIO,
        hint: Callable[[], str],
        submit: Callable[[str], None],
        end: Callable[[], None],
    ) -> None:
        self._submit, self._end = submit, end
        self._buffer = Buffer(history=InMemoryHistory(), multiline=True)
        self._keyboard = _Keyboard(stdin)
        self._stdout = stdout
        self._text_at = 0.0
        """When the last line with text in it came, where that was the last line."""
        # Not asked where its cursor is: one that does not answer would be complained of.
        output = Vt100_Output(stdout, self._size, term=os.environ.get("TERM"), enable_cpr=False)
        typed = Window(
            BufferControl(self._buffer),
            height=lambda: Dimension(min=1, max=max(1, self._size().rows // _MOST_SHARE)),
            get_line_prefix=lambda line, wrapped: PROMPT if not line and not wrapped else "  ",
            wrap_lines=True,
            dont_extend_height=True,
        )
        below = Window(
            FormattedTextControl(
                lambda: [("dim", textwrap.fill(hint(), max(self._size().columns - 1, 1)))]
            ),
            height=Dimension(min=0),
            dont_extend_height=True,
        )
        self.application: Application[None] = Application(
            Layout(HSplit([typed, below])),
            key_bindings=self._keys(),
            erase_when_done=True,
            input=self._keyboard,
            output=output,
            terminal_size_polling_interval=None,  # it would miss a change in its first half second
        )

    @property
    def text(self) -> str:
        """What is typed and not sent yet."""
        return self._buffer.text

    def edit(self, hand_over: Callable[[asyncio.AbstractEventLoop | None], None]) -> None:
        """Let the line be edited until the application is ended. ``hand_over`` is given the loop
        that has the terminal from then on, and None at the end. Raises EOFError or OSError where
        the terminal vanished."""
        asyncio.run(self._edit(hand_over))

    async def _edit(self, hand_over: Callable[[asyncio.AbstractEventLoop | None], None]) -> None:
        watch = asyncio.create_task(self._watch_size(self._size()))
        hand_over(asyncio.get_running_loop())
        try:
            await self.application.run_async(handle_sigint=False, set_exception_handler=False)
        finally:
            hand_over(None)
            watch.cancel()

    async def _watch_size(self, drawn: Size) -> None:
        """A window that is dragged has the line drawn anew. (Its signal is the main thread's.)"""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            if (size := self._size()) != drawn:
                drawn = size
                with contextlib.suppress(OSError, ValueError):
                    self.application.renderer.erase()
                self.application.invalidate()

    def _size(self) -> Size:
        # A terminal that vanished, or says nothing of its size, is taken for a usual one.
        with contextlib.suppress(OSError, ValueError):
            columns, rows = os.get_terminal_size(self._stdout.fileno())
            return Size(rows or _USUAL.rows, columns or _USUAL.columns)
        return _USUAL

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("enter")
        @keys.add("c-j")
        def _enter(event: KeyPressEvent) -> None:
            text = self._buffer.text.strip()
            if not text and self._is_pasted(event):
                return  # between two paragraphs of a pasted text; nobody said "next"
            self._text_at = time.monotonic() if text else 0.0
            self._buffer.reset(append_to_history=bool(text))
            self._buffer.load_history_if_not_yet_loaded()  # else it waits to be drawn
            self._submit(text)

        @keys.add("escape", "enter")
        @keys.add("escape", "c-j")
        def _new_line(_event: KeyPressEvent) -> None:
            self._buffer.newline(copy_margin=False)

        @keys.add("escape", "f")
        @keys.add("c-right")
        def _forward(_event: KeyPressEvent) -> None:
            self._buffer.cursor_position = self._word_end()

        @keys.add("escape", "b")
        @keys.add("c-left")
        def _back(_event: KeyPressEvent) -> None:
            self._buffer.cursor_position = self._word_start()

        @keys.add("escape", "d")
        def _delete(_event: KeyPressEvent) -> None:
            self._buffer.delete(self._word_end() - self._buffer.cursor_position)

        @keys.add("escape", "backspace")
        def _rub_out(_event: KeyPressEvent) -> None:
            self._buffer.delete_before_cursor(self._buffer.cursor_position - self._word_start())

        @keys.add("c-d", filter=Condition(lambda: not self._buffer.text))
        def _end(_event: KeyPressEvent) -> None:
            self._end()

        return keys

    def _word_end(self) -> int:
        found = _WORD.search(self._buffer.text, self._buffer.cursor_position)
        return found.end() if found else len(self._buffer.text)

    def _word_start(self) -> int:
        before = _WORD.finditer(self._buffer.text[: self._buffer.cursor_position])
        return max((found.start() for found in before), default=0)

    def _is_pasted(self, event: KeyPressEvent) -> bool:
        """Whether text stands before and behind an empty line, sooner than a hand could type it."""
        if time.monotonic() - self._text_at > _PASTED_SECONDS:
            return False
        return bool(event.key_processor.input_queue) or self._keyboard.has_more()
