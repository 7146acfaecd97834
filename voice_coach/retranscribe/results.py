"""What was heard again of a session's recordings, kept as it comes until all of it is decided: a
private file among the program's own, from which an interrupted call goes on.

A line of JSON for each part of sound that was read, and for each answer that the person left as
it was. A line that a crash cut off, or that is anything else, counts for nothing.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from voice_coach import files
from voice_coach.errors import JournalError
from voice_coach.fair_copy.reading import Line, Span
from voice_coach.recordings.places import HEARD_AGAIN
from voice_coach.retranscribe.ears import Ear


@dataclass(frozen=True, slots=True)
class Read:
    """What an ear made of some sound, ``seconds`` long: its lines, and where a sense for speech
    heard a person (None: nobody listened for that)."""

    seconds: float
    lines: tuple[Line, ...]
    speech: tuple[Span, ...] | None


class Results:
    """Those of one session. Nothing is written before there is something to keep."""

    def __init__(self, room: Path, session: str) -> None:
        self.path = room / f"{session}{HEARD_AGAIN}"
        self._read: dict[str, Read] = {}
        self._left: set[str] = set()
        with contextlib.suppress(JournalError):
            self._load()

    def found(self, mark: str) -> Read | None:
        """What was read under this mark."""
        return self._read.get(mark)

    def keep(self, mark: str, read: Read) -> None:
        """Down to the disk. Raises JournalError."""
        lines = [[line.text, line.start, line.end] for line in read.lines]
        self._append({"read": mark, "seconds": read.seconds, "lines": lines, "speech": read.speech})
        self._read[mark] = read

    def was_left(self, mark: str) -> bool:
        """Whether the person said no to this."""
        return mark in self._left

    def leave(self, mark: str) -> None:
        """They do. Raises JournalError."""
        self._append({"left": mark})
        self._left.add(mark)

    def remove(self) -> None:
        """All is decided."""
        with files.sentences(self.path, "removed"):
            self.path.unlink(missing_ok=True)

    def _append(self, members: dict[str, Any]) -> None:
        # A line that was cut off ends here, whatever there is of it.
        line = "\n" + json.dumps(members, ensure_ascii=False) + "\n"
        files.append_durably(self.path, line.encode("utf-8", "surrogatepass"))

    def _load(self) -> None:
        if not self.path.exists():
            return
        for line in files.read_bytes(self.path).split(b"\n"):
            with contextlib.suppress(ValueError, KeyError, TypeError, RecursionError):
                self._take(json.loads(line))

    def _take(self, members: dict[str, Any]) -> None:
        if "left" in members:
            self._left.add(str(members["left"]))
            return
        lines = tuple(Line(str(text), float(start), float(end))
                      for text, start, end in members["lines"])  # fmt: skip
        told = members["speech"]
        speech = None if told is None else tuple((float(start), float(end)) for start, end in told)
        self._read[str(members["read"])] = Read(float(members["seconds"]), lines, speech)


def mark_of_sound(ear: Ear, file: Path, spans: Sequence[Span]) -> str:
    """Under which mark it is kept what an ear makes of these spans of a file: of the file as it is
    now. Raises JournalError where it is not there."""
    with files.sentences(file, "read"):
        status = file.stat()
    facts = [ear.mark, file.name, status.st_size, status.st_mtime_ns, *spans]
    return mark_of(*facts)


def mark_of(*facts: object) -> str:
    """A short text that stands for these."""
    return blake2b(repr(facts).encode("utf-8", "replace"), digest_size=12).hexdigest()
