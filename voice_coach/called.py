"""How this program was called, for the sentences that name a command: by its name, on the journal
that was named, typed where it was typed. What a sentence says can be copied and works.

Whoever writes a sentence writes ``voice-coach resume``; whoever shows it says ``as_called``.
"""

from __future__ import annotations

import functools
import os
import re
import shlex
import shutil
import sys
from pathlib import Path

NAME = "voice-coach"
_LEADS = ("start", "resume", "follow-up", "visualise")
_ON_A_JOURNAL = (*_LEADS, "journal", "agenda", "progress")
_OTHERS = ("demo", "words", "voices", "devices", "models")
_COMMAND = re.compile(rf"\b{NAME} ({'|'.join((*_ON_A_JOURNAL, *_OTHERS))})\b")
_journal: Path | None = None
_keyboard = False


def on_the_journal(folder: Path | None) -> None:
    """The journal that was named this time, and is to be named the next time too."""
    global _journal  # noqa: PLW0603 - sentences are shown where nothing else is known
    _journal = folder


def by_keyboard(chosen: bool) -> None:
    """Whether somebody types this time, and will the next time."""
    global _keyboard  # noqa: PLW0603 - as above
    _keyboard = chosen


def as_called(text: str) -> str:
    """A sentence whose commands can be typed as they are written."""

    def typed(found: re.Match[str]) -> str:
        given = text[found.end() :].startswith(" --keyboard")
        return _typed(found[1], keyboard=_keyboard and not given)

    return _COMMAND.sub(typed, text)


def again(command: str, journal: Path | None = None) -> str:
    """What to type for a command on this journal, as this program was called."""
    typed = as_called(f"{NAME} {command}")
    return typed if _journal else f"{typed}{on_journal(journal)}"


def _typed(command: str, *, keyboard: bool) -> str:
    words = [program(), command]
    if keyboard and command in _LEADS:
        words.append("--keyboard")
    return " ".join(words) + (on_journal(_journal) if command in _ON_A_JOURNAL else "")


def from_anywhere(text: str) -> str:
    """A text whose commands can be typed wherever it is read later, as in a calendar."""
    path = program().strip('"')
    if os.path.basename(path) == path:
        return text
    here = _quoted(os.path.abspath(path))
    return _COMMAND.sub(lambda found: f"{here} {found[1]}", text)


def on_journal(folder: Path | None) -> str:
    """The option that names this journal, with a space before it; nothing for none."""
    return f" --journal {shlex.quote(str(folder))}" if folder else ""


@functools.cache
def program() -> str:
    """What the person types for this program: its name, where a shell finds it by that."""
    # scripts/run names itself: its voice-coach is in no folder that a shell looks into.
    if named := os.environ.get("VOICE_COACH_COMMAND"):
        return _quoted(named)
    path = Path(sys.argv[0])
    if path.stem != NAME:
        return NAME
    found = shutil.which(NAME)
    by_name = found is not None and path.exists() and Path(found).samefile(path)
    return NAME if by_name else _quoted(sys.argv[0])


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
