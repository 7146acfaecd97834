"""How far a log goes, kept beside it, so that a log cut off between two lines is noticed.

``00000042 0123456789abcdef``: the number of lines, and a sum over it and the log's first line.
It is written after the log is on the disk, and says at most what the log holds; so it needs no
fsync of its own, and one that is missing, damaged or another log's says nothing.
"""

from __future__ import annotations

import contextlib
import os
import re
from hashlib import blake2b
from pathlib import Path

from voice_coach import files
from voice_coach.errors import JournalError

ENDING = ".end"
_TEXT = re.compile(rb"(\d{8}) [0-9a-f]{16}\n")


def path_of(log: Path) -> Path:
    """Where it is told how far this log goes."""
    return log.with_name(log.name + ENDING)


def text_of(log: Path) -> bytes:
    """What is told there, to be read before its log is: another session may be writing both."""
    try:
        return files.read_bytes(path_of(log))
    except JournalError:
        return b""


def lines_in(text: bytes, first_sum: bytes) -> int:
    """How many lines the log had at least, by this text; 0 where that says nothing.

    ``first_sum`` is the sum of the log's first line, which tells it apart from others.
    """
    found = _TEXT.fullmatch(text)
    lines = int(found[1]) if found else 0
    return lines if found and found[0] == _text(lines, first_sum) else 0


def _text(lines: int, first_sum: bytes) -> bytes:
    number = b"%08d" % lines
    return number + b" " + blake2b(first_sum + number, digest_size=8).hexdigest().encode() + b"\n"


class LogEnd:
    """How far a log goes that is open for appending. Nothing here raises: the log stands alone."""

    def __init__(self, log: Path, first_sum: bytes) -> None:
        self._first_sum = first_sum
        self._fd = -1
        path = path_of(log)
        with contextlib.suppress(OSError):
            try:
                self._fd = files.create(path)
            except FileExistsError:
                self._fd = files.open_file(path, os.O_RDWR)

    def put(self, lines: int) -> None:
        """The log has so many lines now, on the disk."""
        if self._fd < 0:
            return
        with contextlib.suppress(OSError):
            os.lseek(self._fd, 0, os.SEEK_SET)
            files.write_whole(self._fd, _text(lines, self._first_sum))

    def close(self) -> None:
        """Down to the disk, and release the file."""
        if self._fd < 0:
            return
        with contextlib.suppress(OSError):
            files.sync(self._fd)
        os.close(self._fd)
        self._fd = -1
