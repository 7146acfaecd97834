"""How the coach speaks and asks is kept for later sessions, once the person says so."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.support.talk import Talk
from voice_coach import settings
from voice_coach.dialogue import phrases
from voice_coach.program.toml_file import default


def test_how_to_keep_a_change_is_said_once() -> None:
    """Nobody would find out; or hear it with every word about the voice."""
    talk = Talk(default()).to("clarity_before")
    for word in ("slower", "louder", "let me talk"):
        talk.hear(word)
    assert " ".join(talk.said).count(phrases.KEEP_IT) == 1
    talk.hear("keep it like this")
    assert talk.said[-1] != phrases.KEEP_IT
    assert phrases.KEPT in talk.said
    assert talk.session.tuned == {"rate", "volume", "style"}


def test_what_is_asked_for_aloud_is_there_next_time(tmp_path: Path) -> None:
    """Whoever hears badly would say "louder" in every session."""
    settings.remember_tuning({"rate": 130, "volume": 1.0}, tmp_path)
    settings.remember_tuning({"style": "open"}, tmp_path)
    loaded = settings.load(tmp_path)
    assert (loaded.rate, loaded.volume, loaded.style) == (130, 1.0, "open")


def test_the_later_wish_counts(tmp_path: Path) -> None:
    """A word said aloud years ago would outweigh what somebody writes into their settings, or
    what they wrote years ago what they say."""
    file = tmp_path / "settings.toml"
    file.write_text('rate = 170\nstyle = "guided"\n')
    settings.remember_tuning({"rate": 130, "volume": 0.5}, tmp_path)
    loaded = settings.load(tmp_path)
    assert (loaded.rate, loaded.volume, loaded.style) == (130, 0.5, "guided")
    later = time.time() + 60
    os.utime(file, (later, later))
    loaded = settings.load(tmp_path)
    assert (loaded.rate, loaded.volume) == (170, 0.5)


@pytest.mark.parametrize(
    "text",
    ['{"tuned": 3}', '{"tuned": {"rate": "x", "volume": true, "style": 1}, "tuned_at": "y"}'],
)
def test_a_broken_memory_costs_nothing(tmp_path: Path, text: str) -> None:
    """A file that was damaged would stop every session."""
    (tmp_path / "remembered.json").write_text(text)
    (tmp_path / "settings.toml").write_text("rate = 160\n")
    assert settings.load(tmp_path).rate == 160
    assert settings.load(tmp_path).style == "guided"
