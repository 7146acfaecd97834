"""``voice-coach visualise`` through the real command line, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.home import run
from tests.support.visualise_page import OUTCOME, PLAN, page
from voice_coach.visualise.texts import load

TEXTS = load()


def visualise(home: Path, *arguments: str, typed: str = "\n") -> tuple[int, str, str]:
    done = run(home, "visualise", "--keyboard", *arguments, typed=typed)
    assert "Traceback" not in done.stdout + done.stderr
    return done.returncode, done.stdout, " ".join(done.stderr.split())


@pytest.mark.parametrize("typed", ["\n\n", "skip\nskip\n", ""])
def test_skipped_at_once_it_is_kind_and_counts_nothing(tmp_path: Path, typed: str) -> None:
    """Someone who is called away would be scolded, or praised for nothing."""
    path = page(tmp_path / "journal")
    before = path.read_bytes()
    status, out, err = visualise(tmp_path, "--minutes", "1", typed=typed)
    assert (status, err) == (0, "")
    assert "It is about this: The talk with my sister." in out
    assert TEXTS.early in out
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--minutes", "0"), "0.0 is not in the range 1<=x<=30"),
        (("--minutes", "31"), "31.0 is not in the range 1<=x<=30"),
        (("--minutes", "nan"), "is not a number"),
        (("nosuch",), "There is no session 'nosuch'"),
        (("open",), "The session in open.md is not finished yet."),
        (("empty",), "empty.md has no words about the outcome"),
        (("odd",), 'The field "marks" of'),
    ],
)
def test_what_cannot_be_led_gets_a_sentence(
    tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    """A slip would end in an error of Python's, or after the bell in an unkept practice."""
    folder = tmp_path / "journal"
    page(folder, "open", status="in-progress")
    page(folder, "empty", fields=PLAN, body="")
    page(folder, "odd", fields=OUTCOME + "marks: hello\n")
    status, _, err = visualise(tmp_path, *arguments)
    assert status in (1, 2)
    assert sentence in err


def test_without_any_session_it_says_where_to_begin(tmp_path: Path) -> None:
    """On the first day there is nothing to picture yet."""
    status, out, err = visualise(tmp_path)
    assert (status, out) == (1, "")
    assert err.startswith("There is no finished session in")
    assert "voice-coach start" in err
