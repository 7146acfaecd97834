"""How long the coach speaks before the person may: in every short talk around the sessions."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.home import run
from tests.support.plan_page import page
from tests.support.sweep import share

LONG = "\n".join(["it began with a letter from my brother and then we did not speak"] * 60)
YESTERDAY, SOON = date.today() - timedelta(1), date.today() + timedelta(20)
MOST_WORDS = 60


def sessions(home: Path, count: int, **fields: str) -> None:
    """So many, each begun on a day of its own, all with the longest words a page may hold."""
    folder = home / "journal"
    folder.mkdir()
    for number in range(count):
        fresh = {
            "id": f"s{number}",
            "started": f"2026-01-{number + 1:02}T10:00:00+00:00",
            "event": LONG,
            "first_action": LONG,
            "first_action_when": f"{YESTERDAY} 17:30",
            "follow_up_day": str(YESTERDAY),
            "visualisation_time": "18:00",
            "outcome": "I walk into the room.",
        }
        (folder / f"s{number}.md").write_text(page(**{**fresh, **fields}), "utf-8")


def heard(shown: str) -> list[str]:
    return [line.removeprefix("Coach: ") for line in shown.splitlines() if line[:7] == "Coach: "]


TALKS: list[tuple[tuple[str, ...], dict[str, str]]] = [
    (("start",), {}),
    (("agenda", "--speak"), {}),
    (("agenda", "--speak"), {"first_action_when": f"{SOON} 17:30"}),
    (("agenda", "--speak"), {"first_action_when": LONG, "follow_up_day": LONG}),
    (("visualise", "letter", "--minutes", "1"), {}),
]
EVERY = [(talk, count) for talk in range(len(TALKS)) for count in (1, 2, 8)]


@pytest.mark.parametrize(("talk", "count"), share(EVERY, 2))
def test_the_first_word_is_not_waited_for(tmp_path: Path, talk: int, count: int) -> None:
    """A person would sit through minutes of their own words before they may say what they want."""
    arguments, fields = TALKS[talk]
    sessions(tmp_path, count, **fields)
    done = run(tmp_path, *arguments, "--keyboard", typed="")
    assert (done.returncode, done.stderr) == (0, "")
    said = heard(done.stdout)
    assert said
    assert len(" ".join(said).split()) <= MOST_WORDS, said


@pytest.mark.parametrize("count", [2, 8])
def test_which_one_is_asked_in_few_words(tmp_path: Path, count: int) -> None:
    """Eighty-nine words of names came before anybody could choose."""
    sessions(tmp_path, count)
    done = run(tmp_path, "follow-up", "letter", "--keyboard", typed="")
    (asked,) = heard(done.stdout)
    assert "Which one do you mean?" in asked
    assert len(asked.split()) <= MOST_WORDS, asked


@pytest.mark.parametrize("named", [LONG, f"{SOON}"])
def test_too_early_is_said_in_few_words(tmp_path: Path, named: str) -> None:
    """A follow-up day that was written as a long text would be read out whole."""
    sessions(tmp_path, 1, first_action_when="", follow_up_day=named, visualisation_time="")
    done = run(tmp_path, "follow-up", "--keyboard", typed="")
    first = heard(done.stdout)[0]
    assert len(first.split()) <= MOST_WORDS, first
