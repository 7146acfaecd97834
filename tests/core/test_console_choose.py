"""Which view a person gets."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import TextIO

import pytest

from voice_coach.console.choose_view import choose_view
from voice_coach.console.live import LiveView
from voice_coach.console.plain import PlainView


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    """A real pseudo-terminal, as standard output."""
    master, slave = os.openpty()
    with open(slave, "w", encoding="utf-8") as stream:
        yield stream
    os.close(master)


def test_a_terminal_gets_the_live_view(terminal: TextIO) -> None:
    """Nobody would ever see the live view."""
    assert isinstance(choose_view(terminal, {"TERM": "xterm-256color"}), LiveView)


@pytest.mark.parametrize(
    "environ",
    [
        {"TERM": "dumb"},
        {},
        {"TERM": "xterm", "NO_COLOR": "1"},
        {"TERM": "xterm", "ACCESSIBLE": "1"},
    ],
)
def test_who_asks_for_plain_lines_gets_them(terminal: TextIO, environ: dict[str, str]) -> None:
    """A screen reader would be flooded with redraws."""
    assert isinstance(choose_view(terminal, environ), PlainView)


def test_an_empty_no_color_asks_for_nothing(terminal: TextIO) -> None:
    """no-color.org: only a value that is not empty counts."""
    assert isinstance(choose_view(terminal, {"TERM": "xterm", "NO_COLOR": ""}), LiveView)


def test_pipes_and_typing_get_plain_lines(terminal: TextIO) -> None:
    """Redraws would land in a file, or in the middle of what a person types."""
    assert isinstance(choose_view(io.StringIO(), {"TERM": "xterm"}), PlainView)
    assert isinstance(choose_view(terminal, {"TERM": "xterm"}, line_input=True), PlainView)


def test_a_terminal_without_utf8_gets_plain_lines() -> None:
    """The meter's blocks would appear as question marks."""
    master, slave = os.openpty()
    with open(slave, "w", encoding="ascii") as stream:
        assert isinstance(choose_view(stream, {"TERM": "xterm"}), PlainView)
    os.close(master)
