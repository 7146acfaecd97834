"""Commands in sentences: they can be typed as they stand there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from voice_coach import called


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As at the beginning of a call of the installed program."""
    monkeypatch.delenv("VOICE_COACH_COMMAND", raising=False)
    monkeypatch.setattr(called, "_journal", None)
    monkeypatch.setattr(called, "_keyboard", False)
    called.program.cache_clear()
    yield
    called.program.cache_clear()


def test_the_options_that_matter_are_repeated() -> None:
    """Whoever types would have to talk, or would look into another journal."""
    assert called.again("resume") == "voice-coach resume"
    called.by_keyboard(True)
    called.on_the_journal(Path("/a b"))
    assert called.again("resume") == "voice-coach resume --keyboard --journal '/a b'"
    assert called.as_called("See voice-coach agenda --done x, or voice-coach models fetch.") == (
        "See voice-coach agenda --journal '/a b' --done x, or voice-coach models fetch."
    )
    assert called.as_called("Type: voice-coach start --keyboard.") == (
        "Type: voice-coach start --journal '/a b' --keyboard."
    )
    assert called.as_called("It is in ~/.config/voice-coach or voice-coach-demo.") == (
        "It is in ~/.config/voice-coach or voice-coach-demo."
    )


def test_it_is_called_as_it_was_called(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A command that the program names would not be found."""
    program = tmp_path / "bin" / "voice-coach"
    program.parent.mkdir()
    program.touch(0o755)
    monkeypatch.setattr("sys.argv", [str(program)])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert called.again("voices") == f"{program} voices"
    called.program.cache_clear()
    monkeypatch.setenv("PATH", str(program.parent))
    assert called.again("voices") == "voice-coach voices"
    called.program.cache_clear()
    monkeypatch.setenv("VOICE_COACH_COMMAND", "scripts/run")
    assert called.as_called("voice-coach models fetch") == "scripts/run models fetch"
    monkeypatch.chdir(tmp_path)
    assert called.from_anywhere("Then: voice-coach agenda --done a") == (
        f"Then: {tmp_path}/scripts/run agenda --done a"
    )
