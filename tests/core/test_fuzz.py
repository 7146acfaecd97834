"""Some seconds of ``scripts/fuzz``, and whether it would notice anything."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from scripts.parts.harness import fuzz
from scripts.parts.harness.fuzz_target import Target
from scripts.parts.harness.fuzz_targets import targets


@pytest.mark.parametrize("target", targets(), ids=lambda target: target.name)
def test_nothing_but_results_and_sentences(target: Target, tmp_path: Path) -> None:
    """A damaged file, or odd words, would end a session with a traceback or hang it."""
    for sample in target.samples:
        target.run(sample)
    tally = fuzz.fuzz(target, 0.4, seed=int(time.time()), kept=tmp_path)
    assert tally.inputs > 0
    assert tally.findings == 0, [path.read_bytes() for path in tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("program loader", b"format = " + b"9" * 5000),
        (
            "sealed log line",
            b'{"event":"answered","at":"x","key":"event","text":"t","words":[["a",1,2,1'
            + b"0" * 400
            + b"]]}",
        ),
        ("journal parser", b"---\nid: " + b"[" * 2000 + b"\n---\n"),
        ("journal parser", b"---\nid: " + b"{a: [" * 8000 + b"\n---\n"),
    ],
)
def test_what_was_found_once_stays_mended(name: str, data: bytes) -> None:
    """A mistake that was found would come back unseen."""
    (target,) = (target for target in targets() if target.name == name)
    with fuzz.limit(fuzz.MOST_SECONDS):
        target.run(data)


def test_a_crash_and_a_hang_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fuzzer that finds nothing would be taken for a program without mistakes."""
    monkeypatch.setattr(fuzz, "MOST_SECONDS", 0.1)

    def broken(data: bytes) -> None:
        if len(data) % 2:
            raise ValueError("odd")
        time.sleep(10)

    tally = fuzz.fuzz(Target("broken", (b"some words",), broken), 5.0, 1, tmp_path)
    assert tally.findings >= 5
    shown = capsys.readouterr().out
    assert "ValueError: odd" in shown
    assert "TooLong" in shown
    assert len(list(tmp_path.iterdir())) == tally.findings
