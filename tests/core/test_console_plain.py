"""The plain view: exact lines."""

from __future__ import annotations

import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.console.plain import PlainView, length
from voice_coach.console.view import View
from voice_coach.messages import Command


def test_a_conversation_line_by_line() -> None:
    """People with a screen reader, and scripts, would get other lines than the README shows."""
    out = io.StringIO()
    view: View = PlainView(out, steps=7)
    view.step(None, "Welcome")
    view.coach("Hello.")
    view.guide("Breathing", 0.0, 60.0)
    view.guide("Breathing", 1.0, 60.0)
    view.guide("Breathing", 60.0, 60.0)
    view.guide("Breathing", 60.0, 60.0)
    view.step(1, "The event")
    view.progress(1, 38)
    view.coach("Which event is it?")
    view.listening("event", "Which event is it?", "open")
    view.level(-20.0)
    view.partial("the hou")
    view.heard("The house.")
    view.command(Command.NEXT)
    view.note("Paused. All is safe.")
    view.close()
    view.close()
    assert out.getvalue() == (
        "Welcome\n"
        "Coach: Hello.\n"
        "Breathing: 1 minute.\n"
        "Breathing: finished.\n"
        "\n"
        "Step 1 of 7: The event\n"
        "Coach: Which event is it?\n"
        "You: The house.\n"
        "Command: next\n"
        "Paused. All is safe.\n"
    )


def test_a_meditation_done_again_is_named_again() -> None:
    """After a skipped meditation a second one would begin without a word."""
    out = io.StringIO()
    view = PlainView(out)
    view.guide("Breathing", 0.0, 120.0)
    view.guide("Breathing", 5.0, 120.0)
    view.guide("Breathing", 0.0, 120.0)
    assert out.getvalue() == "Breathing: 2 minutes.\nBreathing: 2 minutes.\n"


def test_steps_without_a_known_number() -> None:
    """A program whose number of steps is not told would be announced as "of None"."""
    out = io.StringIO()
    PlainView(out).step(2, "The response")
    assert out.getvalue() == "Step 2: The response\n"


@given(st.text(st.characters() | st.sampled_from("\x1b\x9b[]mH\r\n\b\u202e")))
def test_every_call_writes_whole_clean_lines(text: str) -> None:
    """An answer or a model's text could break a line in two, or steer the terminal."""
    out = io.StringIO()
    view = PlainView(out)
    view.coach(text)
    view.heard(text)
    view.note(text)
    lines = out.getvalue().split("\n")
    assert len(lines) == 4
    assert all(line.isprintable() or not set(line) & set("\x1b\x9b\r\b\u202e") for line in lines)


def test_an_ascii_stream_is_survived() -> None:
    """With LANG=C one accent would stop the session."""
    raw = io.BytesIO()
    view = PlainView(io.TextIOWrapper(raw, encoding="ascii"))
    view.heard("café")
    assert raw.getvalue() == b"You: cafe\n"


def test_a_reader_that_went_away_is_survived() -> None:
    """``voice-coach start | head -1`` would end the session with an error."""
    read, write = os.pipe()
    out = open(write, "w")  # noqa: SIM115
    os.close(read)
    view = PlainView(out)
    view.coach("Hello.")
    view.coach("Still here.")
    view.close()
    with pytest.raises(BrokenPipeError):
        out.close()


def test_a_pipe_gets_no_prompt_and_unwrapped_lines() -> None:
    """Programs that read the lines would find "> " in them, or sentences broken."""
    out = io.StringIO()
    view = PlainView(out, line_input=True)
    view.coach("word " * 100)
    view.listening("event", "?", "open")
    view.heard("Yes.")
    assert out.getvalue().count("\n") == 2
    assert out.getvalue().endswith("\nYou: Yes.\n")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_place_to_type_comes_again_behind_a_note() -> None:
    """Somebody would not know that the coach still waits for them."""
    out = _Terminal()
    view = PlainView(out, line_input=True)
    view.listening("event", "?", "open")
    view.note("The line was too long.")
    assert out.getvalue().endswith("The line was too long.\n> ")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(60, "1 minute"), (300, "5 minutes"), (90, "90 seconds"), (1, "1 second"), (0, "0 seconds")],
)
def test_lengths_in_words(seconds: float, words: str) -> None:
    """A screen reader would read "60.0" where a person expects a minute."""
    assert length(seconds) == words
