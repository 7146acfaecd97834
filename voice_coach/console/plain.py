"""The plain view: one line after another, for screen readers, pipes and quiet terminals."""

from __future__ import annotations

import os
import textwrap
from typing import TextIO

from voice_coach.called import as_called
from voice_coach.console.charset import encodable
from voice_coach.console.safe_text import safe_text
from voice_coach.dialogue.in_writing import in_writing
from voice_coach.messages import Command

PROMPT = "> "
_NARROWEST_COLUMNS = 20
_USUAL_COLUMNS = 80
_MORE_MAY_FOLLOW = ("open", "short", "list", "pairs")
TALK_KEY = "t"
SHUT = "The microphone is shut."
BELL = "(A bell rings.)"
_BEL = "\a"
"""What a terminal makes of it is heard with one's eyes closed."""
_MINUTE_SECONDS = 60


class PlainView:
    """A ``View`` that writes whole lines and never goes back to one.

    ``steps`` is the number of the exercise's steps, where it is known. ``line_input``: the
    person types their answers in this terminal, so a prompt is shown where the coach waits, and
    what they typed is not said back to them.
    """

    def __init__(
        self, stdout: TextIO, *, steps: int | None = None, line_input: bool = False
    ) -> None:
        self._stdout = stdout
        self._steps = steps
        self._terminal = stdout.isatty()
        self._typed = line_input
        self._line_input = line_input and self._terminal
        self._begun = False
        self._at_prompt = False
        self._kind = ""
        self._guided = ""
        self._elapsed = 0.0
        self._broken = False

    def step(self, number: int | None, title: str) -> None:
        """A heading, with an empty line before it; for a step without a name the line alone."""
        if self._begun:
            self._line("")
        if number is None and not title:
            return
        self._line(f"{step_name(number, self._steps)}: {title}" if number is not None else title)

    def progress(self, done: int, of: int) -> None:
        """Nothing: a count after every answer would only be noise to listen to."""

    def coach(self, text: str) -> None:
        """What the coach says."""
        self._line(f"Coach: {in_writing(text) if self._typed else text}")

    def listening(self, key: str, prompt: str, kind: str) -> None:
        """Nothing, for the coach has just said it; with line input, the place to type."""
        self._kind = kind
        self._prompt()

    def partial(self, text: str) -> None:
        """Nothing: what is half heard changes too often to be read out."""

    def heard(self, text: str) -> None:
        """What was kept of the person's words."""
        if self._line_input:
            self._at_prompt = False  # They pressed Enter, and see what they typed.
            if self._kind in _MORE_MAY_FOLLOW:
                self._prompt()
        else:
            self._line(f"You: {text}")

    def command(self, command: Command) -> None:
        """The command that was understood."""
        if self._line_input:
            self._at_prompt = False
        else:
            self._line(f"Command: {command}")

    def level(self, dbfs: float) -> None:
        """Nothing."""

    def soundless(self, soundless: bool) -> None:
        """Nothing: a note says so where it matters."""

    def talking(self, on: bool) -> None:
        """Words only where the microphone is shut: a screen reader would talk into it. The
        terminal's bell says that it is open."""
        if not on:
            self._line(f"{SHUT} Press {TALK_KEY} to talk.")
        elif self._terminal:
            self._write(_BEL)

    def guide(self, title: str, elapsed: float, total: float) -> None:
        """A line where a meditation begins, and one where it ends."""
        begins = self._guided != title or elapsed < self._elapsed
        self._elapsed = elapsed
        if begins:
            if elapsed < total:
                self._guided = title
                self._line(f"{title}: {length(total)}.")
        elif elapsed >= total:
            self._guided = ""
            self._line(f"{title}: finished.")

    def bell(self) -> None:
        """A line, and the terminal's own bell, where there is no sound but that."""
        if self._typed:
            self._line(BELL)
        if self._line_input:
            self._write(_BEL)

    def note(self, text: str) -> None:
        """A sentence about the session; the place to type comes again behind it."""
        told, waits = as_called(text), self._at_prompt
        self._line(in_writing(told) if self._typed else told)
        if waits:
            self._prompt()

    def close(self) -> None:
        """End the last line."""
        if self._at_prompt:
            self._at_prompt = False
            self._write("\n")

    def _prompt(self) -> None:
        if self._line_input and not self._at_prompt:
            self._write(PROMPT)
            self._at_prompt = True

    def _line(self, text: str) -> None:
        line = safe_text(text)
        if self._terminal:
            line = textwrap.fill(
                line,
                max(_columns(self._stdout) - 1, _NARROWEST_COLUMNS),
                break_long_words=False,
                break_on_hyphens=False,
            )
        # A prompt that still waits must not have the coach's words behind it.
        start = "\n" if self._at_prompt else ""
        self._at_prompt = False
        self._write(f"{start}{line}\n")

    def _write(self, text: str) -> None:
        if self._broken:
            return
        self._begun = True
        try:
            self._output(encodable(text, self._stdout.encoding))
        except (OSError, ValueError):
            self._broken = True  # Nobody reads any more; the session and its log go on.

    def _output(self, text: str) -> None:
        self._stdout.write(text)
        self._stdout.flush()


def _columns(terminal: TextIO) -> int:
    try:
        return os.get_terminal_size(terminal.fileno()).columns or _USUAL_COLUMNS
    except (OSError, ValueError):
        return _USUAL_COLUMNS


def step_name(number: int, steps: int | None) -> str:
    """ "Step 1 of 7", or "Step 1" where nobody knows of how many."""
    return f"Step {number} of {steps}" if steps else f"Step {number}"


def length(seconds: float) -> str:
    """A length of time in words: "1 minute", "5 minutes", "90 seconds"."""
    whole = round(seconds)
    minutes, rest = divmod(whole, _MINUTE_SECONDS)
    if rest or not minutes:
        return f"{whole} second{'' if whole == 1 else 's'}"
    return f"{minutes} minute{'' if minutes == 1 else 's'}"
