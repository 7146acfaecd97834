"""What every journey needs: a coach's voice to compare with, and a small disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.checks import Measured
from tests.support.person import Coach
from tests.support.small_disk import Disk, small_disk
from voice_coach.audio.voice import PyttsxVoice
from voice_coach.manners import DEFAULT_RATE


@pytest.fixture(scope="session")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coach]:
    """The coach's voice, as a session without options has it."""
    folder = tmp_path_factory.mktemp("coach")
    prompts = folder / "cache" / "voice-coach" / "prompts"
    voice = PyttsxVoice(
        rate=DEFAULT_RATE, cache_dir=prompts, runtime_dir=folder / "run", clearly=True
    )
    yield Coach(voice, folder / "cache")
    voice.close()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A small disk on which the journal of ``tmp_path`` lives."""
    with small_disk(tmp_path / "journal") as opened:
        yield opened


_FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture
def measured(pytestconfig: pytest.Config) -> Measured:
    """Notes a figure, to be shown when all tests are over."""
    figures = pytestconfig.stash.setdefault(_FIGURES, [])
    return lambda name, value: figures.append(f"{name}: {value}")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """What was measured, good or bad."""
    for figure in config.stash.get(_FIGURES, []):
        terminalreporter.write_line(f"measured: {figure}")
