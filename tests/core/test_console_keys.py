"""Keys and typed lines become messages."""

from __future__ import annotations

import io
import os
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_coach.audio.talk_key import TalkKey
from voice_coach.console.keys import KEYS, SingleKeys, TypedLines, pressed
from voice_coach.messages import Command, InputClosed, Message, Pressed, Reply, Typed

PATIENCE_SECONDS = 60.0


class Inbox:
    """A plain queue with the one method that the keyboard needs."""

    def __init__(self) -> None:
        self.queue: queue.Queue[Message] = queue.Queue()

    def post(self, message: Message) -> None:
        """Add a message."""
        self.queue.put(message)

    def until_closed(self) -> list[Message]:
        """All messages, the ``InputClosed`` included."""
        found: list[Message] = []
        while InputClosed() not in found:
            found.append(self.queue.get(timeout=PATIENCE_SECONDS))
        return found


@contextmanager
def pipe() -> Iterator[tuple[TextIO, int]]:
    """A stream to read, and the descriptor that feeds it."""
    read, write = os.pipe()
    with open(read, encoding="utf-8") as stream:
        yield stream, write
        try:
            os.close(write)
        except OSError:
            return  # The test closed it already.


def typed(data: bytes) -> list[Message]:
    """What is posted when these bytes are piped in."""
    inbox = Inbox()
    with pipe() as (stream, write):
        lines = TypedLines(inbox, stream)
        lines.start()
        for start in range(0, len(data), 4096):
            os.write(write, data[start : start + 4096])
        os.close(write)
        found = inbox.until_closed()
        lines.close()
    return found


def test_no_key_means_two_things() -> None:
    """A person would press skip and get scratch."""
    chars = "".join(key.chars for key in KEYS)
    assert len(chars) == len(set(chars))
    assert chars == chars.lower()
    assert len({key.means for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize(
    ("chars", "meant"),
    [
        ("\n", (Command.NEXT,)),
        ("\r", (Command.NEXT,)),
        (" ", (Command.PAUSE,)),
        ("p", (Command.PAUSE,)),
        ("R", (Command.REPEAT,)),
        ("b", (Command.BACK,)),
        ("s", (Command.SKIP,)),
        ("z", (Command.SCRATCH,)),
        ("u", (Command.RESTORE,)),
        ("h", (Command.HELP,)),
        ("q", (Command.FINISH,)),
        ("+", (Command.LOUDER,)),
        ("-", (Command.SOFTER,)),
        ("y", (Reply.YES,)),
        ("n", (Reply.NO,)),
        ("é\x00x\x04", ()),
        ("\x1b[A\x1b[B\x1bOS\x1b[15~", ()),
        ("\x1b", ()),
        ("sb", (Command.SKIP, Command.BACK)),
        ("quite a long pasted sentence", ()),
    ],
)
def test_keys_mean_commands(chars: str, meant: tuple[Command | Reply, ...]) -> None:
    """A key would do something else than the word beside it, or an arrow key would skip."""
    assert pressed(chars) == tuple(map(Pressed, meant))


class Hand:
    """A clock that a test sets."""

    at = 0.0

    def now(self) -> float:
        """Seconds."""
        return self.at


def test_a_key_to_talk_opens_at_one_press_and_shuts_at_the_next() -> None:
    """A key that is held down, and repeats itself, would open and shut the microphone at random."""
    hand = Hand()
    key = TalkKey(hand)
    assert not key.lets(0.0, 100.0)

    def press(*times: float) -> list[bool]:
        pressed = []
        for hand.at in times:
            pressed.append(key.press())
        return pressed

    held = [10.0, 10.5, *(10.53 + 0.03 * repeat for repeat in range(50))]
    assert press(*held) == [True] + [False] * 51
    assert key.is_open
    assert press(15.0, 20.0, 22.0) == [True] * 3
    assert [key.lets(at, at + 0.02) for at in (9.9, 9.99, 12.0, 15.1, 19.0, 21.0, 22.1)] == [
        False, True, True, False, False, True, False,
    ]  # fmt: skip


def test_lines_become_messages() -> None:
    """Typed answers would be lost or run together; Enter alone would mean nothing."""
    assert typed(b"The house.\n\r\n\nlast") == [
        Typed("The house."),
        Typed(""),
        Typed(""),
        Typed("last"),
        InputClosed(),
    ]


def test_bad_bytes_and_controls_are_survived() -> None:
    """One stray byte or arrow key would end a session, or land in the journal."""
    assert typed(b"caf\xc3\xa9 \xff\x00 \x1b[Aup\xc3") == [
        Typed("café ÿ upÃ"),
        InputClosed(),
    ]


def test_long_lines_arrive_whole() -> None:
    """A pasted page would be cut off."""
    line = "word " * 100_000
    assert typed(line.encode() + b"\n") == [Typed(line.strip()), InputClosed()]


def test_an_endless_line_is_posted_in_pieces() -> None:
    """Input without a line end would fill the memory and never be heard."""
    found = typed(b"x" * 2_500_000)
    assert sum(len(message.text) for message in found if isinstance(message, Typed)) == 2_500_000


@given(st.binary(max_size=200))
@settings(deadline=None, max_examples=50)
def test_any_bytes_end_in_one_closing(data: bytes) -> None:
    """Some input would kill the reading thread, and the session would wait for ever."""
    found = typed(data)
    assert found.count(InputClosed()) == 1
    assert isinstance(found[-1], InputClosed)
    lines = [message.text for message in found if isinstance(message, Typed)]
    assert not [line for line in lines if set(line) & set("\x1b\x00\n\r")]


def test_streams_in_memory_are_read_too() -> None:
    """Tests and programs that pass a string as input would hear nothing."""
    inbox = Inbox()
    TypedLines(inbox, io.StringIO("yes\n\nno")).start()
    assert inbox.until_closed() == [Typed("yes"), Typed(""), Typed("no"), InputClosed()]


def test_no_standard_input_at_all() -> None:
    """Started with standard input closed, the session would wait for ever."""
    inbox = Inbox()
    lines = TypedLines(inbox, None)
    lines.start()
    assert inbox.until_closed() == [InputClosed()]
    lines.close()


def test_close_does_not_wait_for_a_line() -> None:
    """The program would hang at its end until somebody presses Enter."""
    inbox = Inbox()
    with pipe() as (stream, _):
        lines = TypedLines(inbox, stream)
        lines.start()
        lines.close()
        lines.close()
        assert "keyboard" not in {thread.name for thread in threading.enumerate()}
    assert inbox.queue.empty()


def test_close_before_start() -> None:
    """An error while the session is built would be followed by a second one."""
    inbox = Inbox()
    with pipe() as (stream, _):
        TypedLines(inbox, stream).close()
        SingleKeys(inbox, stream).close()


def test_single_keys_leave_a_pipe_alone() -> None:
    """A spoken session with piped input would take its bytes for commands, or end with it."""
    inbox = Inbox()
    with pipe() as (stream, write):
        keys = SingleKeys(inbox, stream)
        keys.start()
        os.write(write, b"q")
        keys.close()
        assert os.read(stream.fileno(), 1) == b"q"
    assert inbox.queue.empty()
