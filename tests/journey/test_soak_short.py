"""Long sessions in little: ``scripts/soak`` runs the same for hours."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest

from scripts.parts.harness import soak_gauge, soak_sessions
from scripts.parts.harness.soak_gauge import Figures, Gauge, figures


def test_typed_answers_cost_the_same_from_first_to_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The longer a person types, the longer they would wait after each line."""
    calls = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        calls += 1

    # The program's own steps are counted, since time on a busy machine says little.
    monkeypatch.setattr(soak_gauge.time, "process_time", lambda: calls / 1e6)
    sys.setprofile(count)
    try:
        done = soak_sessions.typed(tmp_path / "journal", questions_asked=1, lines=300)
    finally:
        sys.setprofile(None)
    assert done.answers == 300
    assert done.first_cpu_ms > 0
    assert done.failures == ()


def test_an_answer_without_end_grows_nothing(tmp_path: Path) -> None:
    """Somebody who talks for an hour would fill the memory, or lose sentences."""
    done = soak_sessions.one_answer(tmp_path / "journal", minutes=0.5)
    assert done.answers > 3
    assert done.failures == ()


def test_hours_of_quiet_cost_nothing(tmp_path: Path) -> None:
    """A session left open over a day would slow the computer down."""
    done = soak_sessions.hours(tmp_path / "journal", hours=0.25, listening_share=0.02)
    assert done.session_hours >= 0.25
    assert done.answers >= 1
    assert done.failures == ()


def test_what_is_beyond_a_limit_is_named() -> None:
    """A harness that never fails would promise what nobody keeps."""
    gauge = Gauge(0.0)
    gauge.wall = gauge.processor = [0.001] * 10 + [0.002] * 10
    gauge.warm_mb, gauge.peak_mb, gauge.files, gauge.warm_files = 10.0, 31.0, 7, 5
    done: Figures = figures("x", gauge, hours=1.0, took=1.0, lost=3)
    assert done.failures == (
        "memory grew by 21.0 MB",
        "an answer takes 2.00 times as long at the end",
        "2 more open files",
        "3 utterances lost",
    )
