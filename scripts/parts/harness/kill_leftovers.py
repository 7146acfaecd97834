"""What a killed session may leave behind outside the journal: processes, and files with sound."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from scripts.parts.harness.privacy_files import below

_PLACES = (".run", "tmp", ".cache")
_HARMLESS = ("prompts", "models-tried", "journals")
"""In the cache: the exercise's own sentences as sound, which models were tried, and what was read
from the journal's pages, for its owner alone."""


def processes_of(session: int) -> list[str]:
    """The living processes of a session (as in setsid), by number and name. Linux only."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = status.read_text()
        except OSError:
            continue  # it ended meanwhile
        name, _, rest = text.rpartition(") ")
        state, _, _, owner = rest.split()[:4]
        if owner == str(session) and state not in "ZX":
            found.append(name.replace(" (", " "))
    return found


def outlasting(session: int, seconds: float) -> list[str]:
    """The processes of a session that are still there after so long; [] as soon as none is."""
    ends = time.monotonic() + seconds
    while (left := processes_of(session)) and time.monotonic() < ends:
        time.sleep(0.02)
    return left


def sound_files(home: Path) -> Iterator[Path]:
    """Files that may hold the person's words."""
    for place in _PLACES:
        for path in below(home / place):
            if path.is_file() and not set(_HARMLESS) & set(path.parts):
                yield path


def open_to_others(home: Path) -> Iterator[Path]:
    """Files and folders in those places that somebody else could look into."""
    for place in _PLACES:
        for path in below(home / place):
            with contextlib.suppress(FileNotFoundError):  # swept meanwhile
                if path.lstat().st_mode & 0o077:
                    yield path
