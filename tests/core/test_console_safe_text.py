"""What is shown can never steer a terminal."""

from __future__ import annotations

import unicodedata

import pyte
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from voice_coach.console.charset import encodable
from voice_coach.console.safe_text import safe_text

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ANY_TEXT = st.text(
    st.characters() | st.sampled_from("\x1b\x07\x9b\x9c\x9d[]();?0123mHJ\\\r\n\b" + BIDI)
)


@given(ANY_TEXT)
@example("\x1b\x1b[[31m31m")
@example("\x1b]0;owned\x07")
@example("\x9b31m")
@example("\x1b[" + BIDI + "m")
def test_nothing_a_terminal_obeys_gets_through(text: str) -> None:
    """A transcript could otherwise clear the screen, rename the window or reorder words."""
    shown = safe_text(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not set(shown) & set(BIDI)
    assert safe_text(shown) == shown


@given(ANY_TEXT)
def test_a_real_terminal_stays_on_its_line(text: str) -> None:
    """The coach's screen would come apart if an answer could move the cursor upwards."""
    screen = pyte.Screen(80, 5)
    stream = pyte.Stream(screen)
    stream.feed("first\r\n\r\n" + safe_text(text)[:60])
    assert screen.display[0].rstrip() == "first"
    assert screen.title == ""
    assert screen.cursor.y >= 2


@pytest.mark.parametrize(
    "text",
    [
        "I said: “no”, and left.",
        "Žluťoučký kůň, 日本語, עברית, हिन्दी",
        "می‌خواهم",
        "👩‍👩‍👧 and ❤️",
        "[bold]not markup[/bold] 50%",
        "",
    ],
)
def test_ordinary_words_of_any_language_stay(text: str) -> None:
    """A person's own words would be shown maimed."""
    assert safe_text(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("a\x1b]8;;http://x\x1b\\link", "alink"),
        ("up\x1b[A down\x1bOB", "up down"),
        ("one\r\ntwo\tthree", "one  two three"),
        ("a\u202eb", "ab"),
        ("a\udcffb", "a\ufffdb"),
    ],
)
def test_sequences_vanish_whole(text: str, shown: str) -> None:
    """Leftovers such as "[31m" would litter the screen and, for typed lines, the journal."""
    assert safe_text(text) == shown


def test_a_heap_of_marks_is_cut() -> None:
    """One letter with a thousand accents would smear over the lines above it."""
    assert len(safe_text("e" + "\u0301" * 1000)) < 12


def test_a_narrow_encoding_gets_question_marks() -> None:
    """On an ASCII terminal a single accent would otherwise end the session with an error."""
    assert encodable("café 日", "ascii") == "cafe ?"
    assert encodable("café", None) == "café"
