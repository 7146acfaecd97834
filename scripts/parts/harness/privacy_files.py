"""What others on the machine could read of what a session left on disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

SOUND = (b"RIFF", b"FORM")
"""How a WAV and an AIFF begin."""


def below(folder: Path) -> list[Path]:
    """Everything below ``folder``; unlike ``rglob``, it minds no folder that vanishes meanwhile."""
    return sorted(
        Path(place, name) for place, *names in os.walk(folder) for some in names for name in some
    )


def entries(folder: Path) -> Iterator[tuple[Path, int]]:
    """Everything below ``folder``, with its rights; what vanishes meanwhile is left out."""
    for path in below(folder):
        try:
            status = path.lstat()
        except FileNotFoundError:
            continue
        yield path, status.st_mode


def open_to_others(folder: Path) -> list[str]:
    """All below ``folder`` that is not a file of 0600 or a folder of 0700, with its rights."""
    return [
        f"{stat.filemode(mode)} {path}"
        for path, mode in entries(folder)
        if not stat.S_ISLNK(mode)  # a link has no rights of its own
        and stat.S_IMODE(mode) != (0o700 if stat.S_ISDIR(mode) else 0o600)
    ]


def modes(folder: Path) -> dict[str, int]:
    """How many entries have which rights, as ``ls`` writes them."""
    counted: dict[str, int] = {}
    for _, mode in entries(folder):
        name = stat.filemode(mode)
        counted[name] = counted.get(name, 0) + 1
    return counted


def sounds(folder: Path) -> list[Path]:
    """Sound files below ``folder``, by name or by their first bytes."""
    return [path for path, mode in entries(folder) if stat.S_ISREG(mode) and _is_sound(path)]


def _is_sound(path: Path) -> bool:
    if path.suffix.lower() in {".wav", ".aiff", ".aif"}:
        return True
    try:
        with path.open("rb") as file:
            return file.read(4) in SOUND
    except OSError:
        return False
