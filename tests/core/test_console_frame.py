"""The live view's layout, at every size."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_coach.console.frame import (
    Kept,
    Meditation,
    Shown,
    clock_face,
    frame,
    is_loud,
    meter_share,
)
from voice_coach.console.keys import KEYS
from voice_coach.console.safe_text import safe_text

TEXT = st.text(max_size=300).map(safe_text)
SHOWN = st.builds(
    Shown,
    step=st.sampled_from(["", "Step 1 of 7"]),
    title=TEXT,
    done=st.integers(0, 50),
    of=st.integers(0, 45),
    elapsed=st.integers(0, 10_000),
    main=TEXT,
    mood=st.sampled_from(["", "speaking", "listening", "pause"]),
    kind=st.sampled_from(["", "open", "list", "pairs", "choice", "yes-no", "scale", "date", "?"]),
    command=TEXT,
    kept=st.lists(st.builds(Kept, TEXT, st.integers(0, 3)), max_size=6).map(tuple),
    partial=TEXT,
    meter=st.floats(0, 1),
    loud=st.booleans(),
    note=TEXT,
    talk=st.sampled_from(["", "open", "shut"]),
    meditation=st.none() | st.builds(Meditation, TEXT, st.floats(0, 90), st.floats(0, 60)),
)
ASKING = Shown(
    step="Step 1 of 7",
    title="The event",
    done=4,
    of=38,
    elapsed=724,
    main="What is true about it? Only the facts.",
    mood="listening",
    kind="open",
    kept=(Kept("I left the job in March."), Kept("My brother called about the house.")),
    partial="and then he said",
)


def plain(shown: Shown, width: int, height: int) -> list[str]:
    """The lines as text."""
    return [line.plain.rstrip() for line in frame(shown, width, height)]


@given(SHOWN, st.integers(1, 220), st.integers(1, 60))
@settings(deadline=None)
def test_every_frame_fits_its_screen(shown: Shown, width: int, height: int) -> None:
    """One line or cell too many would make the terminal scroll at every redraw."""
    lines = frame(shown, width, height)
    assert len(lines) == height
    assert max(line.cell_len for line in lines) <= width


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("height", [8, 12, 24, 50])
def test_question_and_newest_words_are_seen_at_common_sizes(width: int, height: int) -> None:
    """A person with a small window would not see what they are asked, or that they are heard."""
    seen = " ".join(" ".join(plain(ASKING, width, height)).split())
    assert "What is true about it? Only the facts." in seen
    assert "and then he said" in seen
    assert "listening" in seen


def test_a_long_answer_shows_its_end_and_leaves_the_question() -> None:
    """After ten minutes of talk the screen would show only the beginning, or lose the question."""
    many = tuple(Kept(f"This is sentence number {n} of a long tale.") for n in range(500))
    shown = plain(Shown(main="What happened?", mood="listening", kept=many), 80, 24)
    assert "  What happened?" in shown
    assert "  This is sentence number 499 of a long tale." in shown


def test_one_endless_utterance_shows_its_end() -> None:
    """The end of a long breath is what a person looks for; it would be cut off."""
    words = " ".join(f"word{n}" for n in range(2000))
    shown = plain(Shown(main="What happened?", mood="listening", kept=(Kept(words),)), 80, 24)
    assert any("word1999" in line for line in shown)
    assert any("What happened?" in line for line in shown)


def test_a_very_long_question_leaves_room_for_the_answer() -> None:
    """A question longer than the screen would hide what is heard."""
    shown = plain(Shown(main="why " * 800, mood="listening", kept=(Kept("Because."),)), 40, 12)
    assert any("Because." in line for line in shown)


def test_the_key_lines_are_the_table_of_keys() -> None:
    """A key that does nothing, or one that nobody is told of, would mislead."""
    shown = plain(ASKING, 80, 24)
    bottom = "   ".join(shown[-3:]).split("   ")
    entries = [entry.strip() for entry in bottom if entry.strip()]
    assert entries == [f"{key.shown} {key.label}" for key in KEYS]


def test_scratched_words_are_struck_out() -> None:
    """A person could not tell what "scratch that" took."""
    lines = frame(Shown(main="?", mood="listening", kept=(Kept("gone", 1),)), 80, 24)
    (line,) = [line for line in lines if "gone" in line.plain]
    assert any("strike" in str(span.style) for span in line.spans)


def test_a_meditation_shows_what_is_left() -> None:
    """A person peeking during the minute would not know how long it still takes."""
    shown = plain(Shown(meditation=Meditation("Breathing", 22.0, 60.0)), 80, 24)
    assert any("Breathing" in line and line.endswith("0:38") for line in shown)


@pytest.mark.parametrize(("seconds", "face"), [(0, "0:00"), (65, "1:05"), (3845, "1:04:05")])
def test_clock_faces(seconds: int, face: str) -> None:
    """An hour-long session would show a clock that people misread."""
    assert clock_face(seconds) == face


def test_the_meter_spans_quiet_to_loud() -> None:
    """A meter that sticks at an end would tell nobody whether the microphone works."""
    assert meter_share(-90) == 0
    assert 0.4 < meter_share(-30) < 0.6
    assert meter_share(0) == 1
    assert is_loud(-1)
    assert not is_loud(-12)


def test_a_key_to_talk_stands_before_all_others() -> None:
    """Who is not heard would not know why, nor which key to press."""
    shut = replace(ASKING, talk="shut")
    lines = [line.strip() for line in plain(shut, 80, 24)]
    assert any(line.startswith("○ microphone shut  t to talk") for line in lines)
    assert any(line.strip().startswith("t talk   Enter next") for line in plain(shut, 40, 24))
    talking = plain(replace(ASKING, talk="open"), 80, 24)
    assert any("● listening" in line for line in talking)
    assert any(line.strip().startswith("t end   Enter next") for line in talking)
