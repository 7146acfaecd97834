"""Sessions by keyboard: what is typed at which question, line by line or at a terminal."""

from __future__ import annotations

import codecs
import contextlib
import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.support.home import COMMAND, PATIENCE_SECONDS, ROOT, environment
from voice_coach.journal.journal import Journal
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.program.toml_file import default
from voice_coach.program.values import Guide, Question

EXERCISE = default()
SHORT = ("start", "--keyboard", "--program", str(ROOT / "voice_coach" / "programs" / "short.toml"))
SKIP_THE_BREATH = ""
EVENT = ("I had a talk with my sister. Then I said: next time we stop and go back.", "next")
AFTER_THE_EVENT = (
    "It keeps happening",
    "seven",
    "Ask her for help",
    "Write a letter",
    "",
    "We can decide together",
    "next",
    "He has time to think",
    "",
    "yes",
    "in two days at six in the evening",
    "yes",
)
PLAN: Mapping[str, Sequence[str]] = {
    "event": ["My new job"],
    "possible_responses": ["Call them", "Wait", ""],
    "chosen_response": ["the first one", "yes"],
    "action": ["I will call the office", ""],
    "blocks": ["I am afraid of the phone", "There is always more work", ""],
    "block_answers": ["I will breathe first", "", "I will close the computer at six", ""],
    "first_action": ["Call the office"],
    "first_action_when": ["2026-11-26 17:30", "yes"],
    "follow_up_day": ["2026-12-03", "yes"],
}

# The child's own controlling terminal, as in a window: Ctrl-C would reach nobody otherwise.
CONTROLLED = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


def lines(*texts: str) -> str:
    return "".join(f"{text}\n" for text in texts)


def sitting(answers: Mapping[str, Sequence[str]]) -> list[str]:
    """What is typed in a whole sitting: these answers, and Enter for all else."""
    lines: list[str] = []
    for item in EXERCISE.items_of("sitting"):
        if isinstance(item, Guide):
            lines.append("")
        elif isinstance(item, Question) and _is_asked(item, answers):
            lines += answers.get(item.key, [""])
            pairs = item.key == "response_outcomes"
            lines += ["", ""][1:] if pairs else []  # an Enter for each of two responses
    return lines


def _is_asked(question: Question, answers: Mapping[str, Sequence[str]]) -> bool:
    about = question.items_from or question.options_from
    said = answers.keys() >= set(question.needs) and answers.keys().isdisjoint(question.unless)
    return said and (not about or about in answers)


def the_page(home: Path) -> SessionPage:
    """The one session of this home's journal."""
    (entry,) = Journal(home / "journal").look().pages
    return entry


class Terminal:
    """The program in a terminal, as plain text."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        more: Mapping[str, str] | None = None,
        encoding: str = "utf-8",
        cwd: Path | None = None,
        size: tuple[int, int] = (0, 0),
    ) -> None:
        self.encoding = encoding
        self._letters = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._master, slave = pty.openpty()
        termios.tcsetwinsize(slave, size[::-1])
        self.process = subprocess.Popen(
            [sys.executable, "-c", CONTROLLED, *COMMAND, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env=environment(home, {"TERM": "dumb", **(more or {})}),
            cwd=cwd,
        )
        os.close(slave)
        self.text = ""
        self._read = 0

    def reads(self, text: str) -> None:
        """Wait until this is written, after what was read before."""
        ends = time.monotonic() + PATIENCE_SECONDS
        while text not in self._joined()[self._read :]:
            left = ends - time.monotonic()
            assert left > 0, f"{text!r} did not come:\n{self.text}"
            assert self._more(left), f"it ended without {text!r}:\n{self.text}"
        self._read = self._joined().index(text, self._read) + len(text)

    def types(self, *texts: str) -> None:
        """Type these lines, each when the prompt is there."""
        for text in texts:
            self.reads("> ")
            self.sends(f"{text}\n")

    def sends(self, keys: str) -> None:
        """Press these keys."""
        os.write(self._master, keys.encode(self.encoding))

    def leaves(self) -> int:
        """Read to the end; the exit status."""
        while self._more(PATIENCE_SECONDS):
            pass
        return self.process.wait(PATIENCE_SECONDS)

    def close(self) -> None:
        """Leave nothing running."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)

    def _joined(self) -> str:
        # The terminal's lines are wrapped; sentences are not looked for across them as such.
        return self.text.replace("\r\n", " ")

    def _more(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # Linux says so at the end of a terminal
            return False
        self.text += self._letters.decode(data)
        return bool(data)


@contextlib.contextmanager
def terminal(
    home: Path,
    *arguments: str,
    more: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
    cwd: Path | None = None,
    size: tuple[int, int] = (0, 0),
) -> Iterator[Terminal]:
    """The program with these arguments, closed whatever happens; ``cwd`` is where it runs, ``size``
    the terminal's columns and lines, where it has any."""
    opened = Terminal(home, *arguments, more=more, encoding=encoding, cwd=cwd, size=size)
    try:
        yield opened
    finally:
        opened.close()
