"""The cache's file: private, of this user's, and SQLite's, or thrown away."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from collections.abc import Sequence
from pathlib import Path

from voice_coach import files

_UNUSED_SECONDS = 90 * 86_400.0
"""What was not written for so long is a journal's that was moved or removed."""
_HEADER = re.compile(rb"SQLite format 3\0..\x01\x01", re.DOTALL)
"""How a file begins that SQLite keeps with a rollback journal: no shared memory beside it."""
_SIDE_FILES = ("-journal", "-wal", "-shm")


def make_folder(folder: Path) -> None:
    """A private folder of this user's, no link. Raises OSError."""
    if not folder.is_absolute():  # there is no home
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    files.make_private(folder)
    if not files.is_private(folder, others=0):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(folder))
    if not files.is_private(folder):
        folder.chmod(files.FOLDER_MODE)


def make_file(file: Path) -> None:
    """A private file of this user's and of no other name, empty or SQLite's. Raises OSError."""
    for beside in _names(file, _SIDE_FILES):
        if os.path.lexists(beside) and not stat.S_ISREG(beside.lstat().st_mode):
            beside.unlink()  # SQLite would wait for ever on a pipe, or follow a link
    try:
        fd = files.open_file(file, os.O_RDONLY)
    except FileNotFoundError:
        remove(file, _SIDE_FILES)  # what was to be rolled back in a file that is gone
    except OSError:  # a link, a pipe, no right to read it
        remove(file)
    else:
        # Before SQLite opens it: closing a file drops all locks that the process has on it.
        with os.fdopen(fd, "rb") as opened:
            status = os.fstat(fd)
            start = opened.read(20)
            if stat.S_IMODE(status.st_mode) != files.FILE_MODE and hasattr(os, "fchmod"):
                with contextlib.suppress(OSError):  # read-only: then it stays as it was made
                    os.fchmod(fd, files.FILE_MODE)
        if status.st_nlink == 1 and (not start or _HEADER.match(start)):
            return
        remove(file)
    with contextlib.suppress(FileExistsError):  # another command was faster
        os.close(files.create(file))
    _drop_unused(file.parent)


def _drop_unused(folder: Path) -> None:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if time.time() - entry.stat(follow_symlinks=False).st_mtime > _UNUSED_SECONDS:
                Path(entry.path).unlink()


def remove(file: Path, endings: Sequence[str] = (*_SIDE_FILES, "")) -> None:
    """Throw the store away. Raises OSError."""
    for path in _names(file, endings):
        path.unlink(missing_ok=True)


def _names(file: Path, endings: Sequence[str]) -> list[Path]:
    return [file.with_name(file.name + ending) for ending in endings]
