"""The view and the keys in real pseudo-terminals, seen through a terminal emulator."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyte
import pytest

import voice_coach

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")

SOURCES = Path(voice_coach.__file__).parent.parent
# The child's own session and controlling terminal, as in a terminal window.
PREAMBLE = """
import fcntl, os, queue, sys, termios, time
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from voice_coach.console.choose_view import choose_view
from voice_coach.console.keys import SingleKeys, TypedLines
from voice_coach.messages import Command
class Inbox:
    def __init__(self): self.queue = queue.Queue()
    def post(self, message): self.queue.put(message)
inbox = Inbox()
view = choose_view(sys.stdout, os.environ, steps=7)
"""
ASKING = """
view.step(1, "The event")
view.progress(4, 38)
view.listening("facts", "What is true about it?", "open")
view.heard("I left the job in March.")
view.partial("and my brother")
"""
LEAVES = b"\x1b[?1049l"
SHOWS_CURSOR = b"\x1b[?25h"


class Terminal:
    """A program in a pseudo-terminal of a size, its screen, and every byte it wrote."""

    def __init__(self, body: str, columns: int = 80, lines: int = 24) -> None:
        self.master, self.slave = pty.openpty()
        self.resize(columns, lines)
        self.before = termios.tcgetattr(self.slave)
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.written = b""
        environ = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "ACCESSIBLE")}
        environ |= {"TERM": "xterm-256color", "PYTHONPATH": str(SOURCES), "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", PREAMBLE + body],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
            env=environ,
        )

    def resize(self, columns: int, lines: int) -> None:
        """As if the window were dragged."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def read(self, seconds: float) -> None:
        """Take in what is written within this time."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self.master], [], [], left)[0]:
                data = os.read(self.master, 65536)
                self.written += data
                self.stream.feed(data)

    def wait(self, seen: Callable[[], Any], seconds: float = 60.0) -> None:
        """Read until something is seen; fails with the screen if it never is."""
        until = time.monotonic() + seconds
        while not seen():
            assert time.monotonic() < until, "\n".join(self.screen.display)
            self.read(0.05)

    def shows(self, text: str) -> None:
        """Wait until the text is on the screen."""
        self.wait(lambda: text in "\n".join(self.screen.display))

    def ended(self) -> int:
        """The program's exit status, with all it wrote read."""
        self.wait(lambda: self.process.poll() is not None)
        self.read(0.1)
        return self.process.wait()

    def modes(self) -> list[Any]:
        """The terminal's modes now."""
        return termios.tcgetattr(self.slave)

    def echoes(self) -> bool:
        """Whether typed keys are seen, as a shell needs."""
        return bool(self.modes()[3] & termios.ECHO)


@pytest.fixture
def run() -> Iterator[Callable[..., Terminal]]:
    """Starts programs in terminals, and ends them after the test."""
    started: list[Terminal] = []

    def start(body: str, columns: int = 80, lines: int = 24) -> Terminal:
        started.append(Terminal(body, columns, lines))
        return started[-1]

    yield start
    for terminal in started:
        terminal.process.kill()
        terminal.process.wait()
        os.close(terminal.master)
        os.close(terminal.slave)


def test_the_screen_at_80x24(run: Callable[..., Terminal]) -> None:
    """A person would not see the step, the question, what is heard, the meter or the keys."""
    terminal = run(ASKING + "view.level(-20)\ntime.sleep(30)")
    terminal.shows("- softer")
    rows = [row.rstrip() for row in terminal.screen.display]
    assert rows[1].startswith("  Step 1 of 7   The event")
    assert rows[1].endswith(":00") or rows[1][-2:].isdigit()
    assert rows[2].endswith("4 of 38")
    assert rows[5] == "  What is true about it?"
    assert rows[8] == "  I left the job in March."
    assert rows[9] == "  and my brother"
    assert rows[19].startswith("  ● listening  take your time")
    assert rows[21].startswith("  Enter next   space pause   h help   q finish")


def test_the_screen_at_40x12(run: Callable[..., Terminal]) -> None:
    """In a small window lines would wrap and push the question off the screen."""
    terminal = run(ASKING + "time.sleep(30)", 40, 12)
    terminal.shows("h help")
    rows = [row.rstrip() for row in terminal.screen.display]
    assert rows[0].startswith(" Step 1 of 7   The event")
    assert rows[1].endswith("4 of 38")
    assert rows[3] == " What is true about it?"
    assert rows[5] == " I left the job in March."
    assert rows[6] == " and my brother"
    assert rows[10].startswith(" ● listening")
    assert rows[11] == " Enter next   space pause   h help"


def test_a_dragged_window_is_laid_out_anew(run: Callable[..., Terminal]) -> None:
    """After a change of the window's size the screen would stay broken."""
    terminal = run(ASKING + "time.sleep(30)")
    terminal.shows("- softer")
    terminal.resize(40, 12)
    terminal.screen.resize(12, 40)
    terminal.screen.reset()
    terminal.shows("h help")
    assert terminal.screen.display[3].rstrip() == " What is true about it?"


def test_hostile_words_change_nothing(run: Callable[..., Terminal]) -> None:
    """Words from a file or a model could clear the screen, or set the window's title."""
    hostile = r"\x1b]0;owned\x07\x1b[2J\x1b[?1049l\x9b31m\u202e[bold red]said[/] \udcff"
    body = f"""
bad = "{hostile}"
view.step(1, bad); view.listening(bad, bad, bad); view.heard(bad); view.partial(bad)
view.note(bad); view.guide(bad, 1.0, 2.0); view.coach(bad)
view.listening("k", bad, "open"); view.heard(bad)
time.sleep(30)
"""
    terminal = run(body)
    terminal.shows("[bold red]said[/]")
    terminal.read(0.5)
    assert terminal.screen.title == ""
    assert b"owned" not in terminal.written
    assert LEAVES not in terminal.written
    assert b"\x9b31m" not in terminal.written
    assert "\u202e".encode() not in terminal.written


def test_few_redraws_and_no_waiting(run: Callable[..., Terminal]) -> None:
    """A busy microphone would make the screen flicker, or hold the session up."""
    body = (
        ASKING
        + """
time.sleep(0.5)
print("GO", end="", flush=True)
began, waited = time.monotonic(), []
while time.monotonic() - began < 2.0:
    called = time.monotonic()
    view.level(-60 + (called * 1000) % 60); view.partial(f"word {called}")
    waited.append(time.monotonic() - called)
    time.sleep(0.002)
print(f"GONE", end="", flush=True)
view.close()
waited.sort()
print(f"soon={waited[len(waited) * 9 // 10] < 0.02}")  # a busy computer may hold up a few
"""
    )
    terminal = run(body)
    terminal.shows("soon=")
    busy = terminal.written.split(b"GO")[1]
    assert 4 <= busy.count(b"\x1b[H") <= 22  # two seconds
    assert b"\x1b[2J" not in busy
    terminal.shows("soon=True")


def test_a_quiet_screen_is_drawn_once_a_second(run: Callable[..., Terminal]) -> None:
    """An idle session would keep the processor, and a remote line, busy."""
    terminal = run(ASKING + "time.sleep(30)")
    terminal.shows("- softer")
    terminal.read(0.5)
    terminal.written = b""
    terminal.read(3.0)
    assert 2 <= terminal.written.count(b"\x1b[H") <= 4


def test_closing_leaves_the_terminal_as_found(run: Callable[..., Terminal]) -> None:
    """The shell would be left without a cursor or without echo, and the last note lost."""
    terminal = run(
        "keys = SingleKeys(inbox, sys.stdin); keys.start()\n"
        + ASKING
        + 'view.note("Your journal is safe.")\ninbox.queue.get()\nkeys.close(); view.close()'
    )
    terminal.wait(lambda: not terminal.echoes())
    terminal.shows("safe")
    os.write(terminal.master, b"r")
    assert terminal.ended() == 0
    assert terminal.modes() == terminal.before
    assert terminal.written.split(LEAVES)[-1] == b"Your journal is safe.\r\n"
    assert not terminal.screen.cursor.hidden


def test_an_error_leaves_the_terminal_as_found(run: Callable[..., Terminal]) -> None:
    """After a fault the person would sit before a terminal that shows nothing they type."""
    terminal = run(
        "keys = SingleKeys(inbox, sys.stdin); keys.start()\n"
        + ASKING
        + "inbox.queue.get()\nsys.exit(3)"
    )
    terminal.wait(lambda: not terminal.echoes())
    terminal.shows("- softer")
    os.write(terminal.master, b"r")
    assert terminal.ended() == 3
    assert terminal.modes() == terminal.before
    assert LEAVES in terminal.written
    assert SHOWS_CURSOR in terminal.written.split(LEAVES)[-1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_kill_leaves_the_terminal_as_found(
    run: Callable[..., Terminal], number: signal.Signals
) -> None:
    """Ended by the system, the program would leave a broken terminal behind."""
    terminal = run(
        "keys = SingleKeys(inbox, sys.stdin); keys.start()\n" + ASKING + "inbox.queue.get()"
    )
    terminal.shows("- softer")
    assert not terminal.echoes()
    terminal.process.send_signal(number)
    assert terminal.ended() == -number
    assert terminal.modes() == terminal.before
    assert SHOWS_CURSOR in terminal.written.split(LEAVES)[-1]


def test_somebody_elses_signal_handler_is_left_alone(run: Callable[..., Terminal]) -> None:
    """The session could not say that all is safe when the machine asks it to end."""
    terminal = run(
        "import signal\nsignal.signal(signal.SIGTERM, lambda *_: inbox.post('asked to end'))\n"
        "keys = SingleKeys(inbox, sys.stdin); keys.start()\n"
        + ASKING
        + "found = inbox.queue.get()\nkeys.close(); view.close(); print(found)"
    )
    terminal.shows("- softer")
    terminal.process.terminate()
    assert terminal.ended() == 0
    assert b"asked to end" in terminal.written
    assert terminal.modes() == terminal.before


# A shell of one line: it keeps the terminal's foreground for its job as a real one does.
SHELL = """
import signal
job = os.fork()
if not job:
    os.setpgid(0, 0)
    while os.tcgetpgrp(0) != os.getpgrp(): time.sleep(0.01)
    exec({body!r})
    sys.exit()
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
os.setpgid(job, job)
os.tcsetpgrp(0, job)
os.waitpid(job, os.WUNTRACED)
os.tcsetpgrp(0, os.getpgrp())
print("STOPPED", flush=True)
sys.stdin.readline()
os.tcsetpgrp(0, job)
os.kill(job, signal.SIGCONT)
os.waitpid(job, 0)
os.tcsetpgrp(0, os.getpgrp())
"""


def test_suspended_and_continued(run: Callable[..., Terminal]) -> None:
    """After Ctrl-Z the shell would not echo; after fg the keys would not work."""
    body = (
        "keys = SingleKeys(inbox, sys.stdin); keys.start()\n"
        + ASKING
        + "print(inbox.queue.get(), end='', flush=True)\n"
        "keys.close(); view.close(); print(inbox.queue.qsize())"
    )
    terminal = run(SHELL.format(body=body))
    terminal.shows("- softer")
    os.write(terminal.master, b"\x1a")
    terminal.shows("STOPPED")
    assert terminal.modes() == terminal.before
    assert SHOWS_CURSOR in terminal.written.split(LEAVES)[-1]
    terminal.written = b""
    os.write(terminal.master, b"\n")
    terminal.wait(lambda: b"\x1b[?1049h" in terminal.written)
    terminal.shows("- softer")
    assert not terminal.echoes()
    os.write(terminal.master, b"r")
    assert terminal.ended() == 0
    assert b"Command.REPEAT" in terminal.written
    assert terminal.modes() == terminal.before


def test_stopped_without_a_word_and_continued(run: Callable[..., Terminal]) -> None:
    """After kill -STOP the shell sets the terminal its own way; the keys would not work again."""
    terminal = run(
        "keys = SingleKeys(inbox, sys.stdin); keys.start()\n"
        + ASKING
        # As the session does, it looks up now and then: a signal may have met another thread.
        + "while inbox.queue.empty(): time.sleep(0.05)\n"
        "print(inbox.queue.get(), end='', flush=True)\n"
        "keys.close(); view.close()"
    )
    terminal.shows("- softer")
    terminal.process.send_signal(signal.SIGSTOP)
    os.waitpid(terminal.process.pid, os.WUNTRACED)
    termios.tcsetattr(terminal.slave, termios.TCSANOW, terminal.before)
    assert terminal.echoes()
    terminal.process.send_signal(signal.SIGCONT)
    terminal.wait(lambda: not terminal.echoes())
    os.write(terminal.master, b"r")
    assert terminal.ended() == 0
    assert b"Command.REPEAT" in terminal.written
    assert terminal.modes() == terminal.before


def test_a_stopped_terminal_holds_nobody_up(run: Callable[..., Terminal]) -> None:
    """Ctrl-S would freeze the session, and its end."""
    terminal = run(
        ASKING
        + """
time.sleep(0.5)
termios.tcflow(1, termios.TCOOFF)
began = time.monotonic()
for n in range(2000): view.partial("word " * n); view.level(-n % 60)
time.sleep(0.5)
called = time.monotonic() - began
view.close()
print(f"called={called < 20} closed={time.monotonic() - began < 40}")
"""
    )
    terminal.shows("called=True closed=True")
    assert terminal.ended() == 0


def test_single_keys_arrive_at_once(run: Callable[..., Terminal]) -> None:
    """A key would wait for Enter, be echoed, or an arrow key would skip a question."""
    terminal = run(
        "keys = SingleKeys(inbox, sys.stdin); keys.start(); print('READY', flush=True)\n"
        "for _ in range(4): print(inbox.queue.get(), flush=True)\n"
        "time.sleep(0.3); print('left', inbox.queue.qsize()); keys.close()"
    )
    terminal.shows("READY")
    for pressed in (b"\r", b" ", b"\x1b", b"[B", b"Z", b"pasted words are no commands", b"q"):
        os.write(terminal.master, pressed)
        terminal.read(0.03 if pressed == b"\x1b" else 0.15)
    terminal.shows("left 0")
    words = [row.rstrip() for row in terminal.screen.display if "Pressed" in row]
    assert words == [
        "Pressed(key=<Command.NEXT: 'next'>)",
        "Pressed(key=<Command.PAUSE: 'pause'>)",
        "Pressed(key=<Command.SCRATCH: 'scratch that'>)",
        "Pressed(key=<Command.FINISH: 'finish for today'>)",
    ]
    terminal.ended()
    assert terminal.modes() == terminal.before


def test_typing_answers_in_a_terminal(run: Callable[..., Terminal]) -> None:
    """With --keyboard a person would not see where to type, or see their words twice."""
    body = """
view = choose_view(sys.stdout, os.environ, steps=7, line_input=True)
lines = TypedLines(inbox, sys.stdin); lines.start()
view.coach("What is true about it?")
view.listening("facts", "What is true about it?", "open")
view.heard(inbox.queue.get().text)
inbox.queue.get(); view.command(Command.NEXT)
view.coach("How does it make you feel, when you think of it now, here, in this quiet room?")
view.listening("feel", "?", "choice")
time.sleep(0.3)
view.note("Your words are safe.")
print(inbox.queue.get())
lines.close(); view.close()
"""
    terminal = run(body, 60, 20)
    terminal.shows("> ")
    os.write(terminal.master, "I left, caf\u00e9.\x7f!\n".encode())
    terminal.wait(lambda: terminal.screen.display[2].startswith("> "))
    os.write(terminal.master, b"next\n")
    terminal.shows("safe.")
    os.write(terminal.master, b"\x04")
    terminal.ended()
    rows = [row.rstrip() for row in terminal.screen.display]
    assert rows[:8] == [
        "Coach: What is true about it?",
        rows[1],
        "> next",
        "Coach: How does it make you feel, when you think of it now,",
        "here, in this quiet room?",
        ">",
        "Your words are safe.",
        rows[7],
    ]
    assert rows[1].endswith("I left, café!")
    assert "InputClosed()" in rows[7]


EDITING = """
from voice_coach.console.edited import EditedView
from voice_coach.console.editor import LineEditor
editor = LineEditor(inbox, sys.stdin, sys.stdout)
view = EditedView(editor, steps=7)
editor.start()
view.coach("What is true about it?")
view.listening("facts", "What is true about it?", "open")
"""
ASKED = "Enter alone goes on."


def test_a_typed_line_is_edited_and_stays_whole_while_the_coach_writes(
    run: Callable[..., Terminal],
) -> None:
    """A slip could only be mended by rubbing out all behind it, and the coach's words would run
    into what is being typed."""
    body = """
print(inbox.queue.get(), flush=True)
inbox.queue.get(); view.coach("I have that."); print("TOLD", flush=True)
answers = [inbox.queue.get() for _ in range(3)]
editor.close(); view.close()
for answer in answers: print(answer)
print("unread", inbox.queue.qsize())
"""
    body = body.replace("print(inbox.queue.get(), flush=True)", "first = inbox.queue.get()", 1)
    body = body.replace('print("TOLD", flush=True)', "", 1) + "print(first)\n"
    terminal = run(EDITING + body, 60, 24)
    terminal.shows(ASKED)
    # "bad new café" becomes "the old café"; then half a line is typed as the coach writes.
    keys = "bad new café!\x1bb\x1b\x7f\x17\x01the \x1bf\x1b[1;5D\x1bdold café\x1b[3~"
    os.write(terminal.master, f"{keys}\r".encode())
    os.write(terminal.master, b"second\rhalf a")
    terminal.shows("I have that.")
    terminal.wait(lambda: "> half a" in [row.rstrip() for row in terminal.screen.display])
    rows = [row.rstrip() for row in terminal.screen.display]
    told = rows.index("Coach: I have that.")
    assert rows[told - 1] == "> second"
    assert rows[told + 1] == "> half a"
    assert rows[told + 2].startswith("Your answer.")
    os.write(terminal.master, b" sentence\r")
    terminal.shows("> half a sentence")
    os.write(terminal.master, b"\x1b[A\x1b[A!\r")  # of this session's lines, the one before
    os.write(terminal.master, b"one\x1b\rtwo\r")
    terminal.shows("unread 0")
    assert terminal.ended() == 0
    text = "\n".join(row.rstrip() for row in terminal.screen.display)
    assert "Typed(text='half a sentence')" in text
    assert "Typed(text='second!')" in text
    assert "Typed(text='one\\ntwo')" in text
    assert "Typed(text='the old caf\u00e9')" in text
    assert terminal.modes() == terminal.before


@pytest.mark.parametrize("marked", [True, False])
def test_a_pasted_text_never_says_next(run: Callable[..., Terminal], marked: bool) -> None:
    """The empty line between two paragraphs would end the answer in its middle."""
    pasted = b"I left.\r\rIt hurt.\r\r\rnext\r"
    body = """
found = []
while not found or "next" not in found[-1]: found.append(inbox.queue.get().text)
editor.close(); view.close(); print(found)
"""
    terminal = run(EDITING + body, 100, 24)
    terminal.shows(ASKED)
    os.write(terminal.master, b"\x1b[200~" + pasted + b"\x1b[201~" if marked else pasted)
    if marked:
        terminal.shows("  next")
        os.write(terminal.master, b"\r")
    shown = "['I left.\\nIt hurt.\\nnext']" if marked else "['I left.', 'It hurt.', 'next']"
    terminal.shows(shown)
    assert terminal.ended() == 0
    assert terminal.modes() == terminal.before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_kill_puts_the_terminal_back_that_a_line_is_edited_in(
    run: Callable[..., Terminal], number: signal.Signals
) -> None:
    """Ended by the system, the program would leave a shell without echo, that takes pastes for
    keys."""
    terminal = run(EDITING + "inbox.queue.get()")
    terminal.shows(ASKED)
    assert not terminal.echoes()
    terminal.process.send_signal(number)
    assert terminal.ended() == -number
    assert terminal.modes() == terminal.before
    assert terminal.written.rindex(b"\x1b[?2004l") > terminal.written.rindex(b"\x1b[?2004h")


def test_an_edited_line_is_suspended_and_typed_on(run: Callable[..., Terminal]) -> None:
    """After Ctrl-Z the shell would not echo; after fg what was typed would be gone."""
    body = EDITING + "answer = inbox.queue.get(); editor.close(); view.close(); print(answer)"
    terminal = run(SHELL.format(body=body))
    terminal.shows(ASKED)
    os.write(terminal.master, b"first")
    terminal.shows("> first")
    os.write(terminal.master, b"\x1a")
    terminal.shows("STOPPED")
    assert terminal.modes() == terminal.before
    assert "> first" not in "\n".join(terminal.screen.display)
    os.write(terminal.master, b"\n")
    terminal.shows("> first")
    os.write(terminal.master, b" word\r")
    terminal.shows("Typed(text='first word')")
    assert terminal.ended() == 0
    assert terminal.modes() == terminal.before


def test_an_edited_line_outlives_a_stop_and_a_window_of_another_size(
    run: Callable[..., Terminal],
) -> None:
    """After kill -STOP and fg, or a dragged window, the line could not be typed on."""
    body = """
while inbox.queue.empty(): time.sleep(0.05)
answer = inbox.queue.get(); closing = inbox.queue.get()
editor.close(); view.close(); print(answer, closing)
"""
    terminal = run(EDITING + body)
    terminal.shows(ASKED)
    os.write(terminal.master, b"first")
    terminal.shows("> first")
    terminal.process.send_signal(signal.SIGSTOP)
    os.waitpid(terminal.process.pid, os.WUNTRACED)
    termios.tcsetattr(terminal.slave, termios.TCSANOW, terminal.before)
    terminal.process.send_signal(signal.SIGCONT)
    terminal.wait(lambda: not terminal.echoes())
    terminal.shows("> first")
    terminal.resize(40, 12)
    terminal.screen.resize(12, 40)
    terminal.written = b""
    terminal.wait(lambda: b"Alt" in terminal.written)
    terminal.shows("> first")
    terminal.shows("Alt+Enter: a new line.")
    os.write(terminal.master, b" word\r\x04")
    terminal.shows("Typed(text='first word')")
    assert "InputClosed()" in "\n".join(terminal.screen.display)
    assert terminal.ended() == 0
    assert terminal.modes() == terminal.before


def test_scratch_restore_and_going_back(run: Callable[..., Terminal]) -> None:
    """The screen would show other words than the journal keeps."""
    body = """
view.listening("a", "First?", "open"); view.heard("alpha"); view.heard("beta"); view.heard("gamma")
view.command(Command.SCRATCH); view.command(Command.SCRATCH); view.heard("delta")
view.command(Command.RESTORE)
view.listening("b", "Second?", "open"); view.heard("epsilon")
view.listening("a", "First?", "open"); time.sleep(30)
"""
    terminal = run(body)
    terminal.shows("beta")
    rows = {row.strip(): y for y, row in enumerate(terminal.screen.display)}
    assert "epsilon" not in rows
    assert rows["alpha"] < rows["gamma"] < rows["delta"] < rows["beta"]
    struck = {
        word: terminal.screen.buffer[rows[word]][2].strikethrough
        for word in ("alpha", "beta", "gamma", "delta")
    }
    assert struck == {"alpha": False, "beta": False, "gamma": True, "delta": False}
