"""A reader of small pages, for what is kept of them."""

from __future__ import annotations

from pathlib import Path

from voice_coach.journal.cache import Kept


class Reader:
    """Reads small pages: each line is a passage, the first letters are its question. Counts."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, path: Path) -> Kept:
        self.read.append(path.name)
        try:
            data = path.read_bytes()
        except OSError as error:
            return Kept(troubles=(f"{path.name}: {type(error).__name__}",))
        lines = data.decode().splitlines()
        return Kept(
            id=path.stem,
            started=str(len(data)),
            status="finished",
            event=lines[0] if lines else "",
            value=data,
            is_open=len(data) % 2 == 0,
            words=tuple((f"q{number}", line, f"at {number}") for number, line in enumerate(lines)),
            troubles=tuple(lines[1:2]),
            foreign=not lines,
        )
