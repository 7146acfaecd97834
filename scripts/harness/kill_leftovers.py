"""What a killed session may leave behind outside the journal: processes, and files with sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_PLACES = (".run", "tmp", ".cache")


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


def sound_files(home: Path) -> Iterator[Path]:
    """Files that may hold spoken words, outside the cache of the exercise's own sentences."""
    for place in _PLACES:
        for path in (home / place).rglob("*"):
            if path.is_file() and "prompts" not in path.parts:
                yield path
