"""Private files that survive a power cut: 0600 in folders of 0700, written whole or not at all.

Nothing else in the journal opens a file for writing. Every failure of the system becomes a
sentence (``JournalError``).
"""

from __future__ import annotations

import contextlib
import errno
import fnmatch
import os
import stat
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from voice_coach.errors import JournalError

FOLDER_MODE = 0o700
FILE_MODE = 0o600
TEMPORARY = ".voice-coach-*.tmp"
"""What a file is called until it is whole; one that a crash left behind is swept away."""

_MOST_BYTES = 64 * 2**20
MOST_TOML_BYTES = 2**20
"""The longest exercise that comes with the program has a twentieth of that."""
_MOST_DOTS = 1_000
"""In one line of a TOML file: nobody writes so long a name, nor so many sentences."""
_SIGN_BYTES = 4096
_temporary_numbers = count(1)

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "this account may not do that there",
    errno.EPERM: "this account may not do that there",
    errno.ENOENT: "it, or its folder, is not there",
    errno.ENOTDIR: "something on the way to it is not a folder",
    errno.EISDIR: "there is a folder of that name",
    errno.ELOOP: "it is a link, not a file",
    errno.EIO: "the disk reported an error",
    errno.ENAMETOOLONG: "its name is too long",
}
_MAKE_ROOM = "Please make room there."
_LET_WRITE = "Please see to it that this account may write there, or choose another place."
_TODO = {
    errno.ENOSPC: _MAKE_ROOM,
    errno.EDQUOT: _MAKE_ROOM,
    errno.EROFS: _LET_WRITE,
    errno.EACCES: _LET_WRITE,
    errno.EPERM: _LET_WRITE,
    errno.EIO: "Please copy what is there to another disk.",
}
"""Where something could not be written."""


@contextlib.contextmanager
def sentences(path: Path, doing: str, *, safe: str = "") -> Iterator[None]:
    """Turn an OSError into a JournalError: "x.md could not be written: the disk is full"."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())
        todo = "" if doing == "read" else _TODO.get(error.errno or 0, "")
        what = f"{path} could not be {doing}: {reason}."
        raise JournalError(what, safe=safe, todo=todo) from error


def private_folder(path: Path, *, ours: bool = False) -> None:
    """Make the folder, and those above it, where missing: 0700 whatever the umask.

    ``ours``: a folder of the program's own, which is closed to others even if it existed, and
    may not be a link. A folder of the person's keeps the rights that it has.
    """
    with sentences(path, "made"):
        missing = []
        here = path.absolute()
        while not here.exists() and not here.is_symlink():
            missing.append(here)
            here = here.parent
        for folder in reversed(missing):
            with contextlib.suppress(FileExistsError):
                folder.mkdir(FOLDER_MODE)
            folder.chmod(FOLDER_MODE)
            sync_folder(folder.parent)
        status = path.lstat() if ours else path.stat()
        if not stat.S_ISDIR(status.st_mode):
            raise JournalError(f"{path} is not a folder.", todo="Please choose another folder.")
        if ours and stat.S_IMODE(status.st_mode) != FOLDER_MODE:
            path.chmod(FOLDER_MODE)


def write_atomically(path: Path, data: bytes, *, mode: int = FILE_MODE) -> None:
    """Replace the file by ``data``: a reader sees the old bytes or the new, never a part.

    A link at ``path`` is replaced, not followed. Raises JournalError, and then the old file
    stands untouched.
    """
    with sentences(path, "written", safe="What was written before is safe."):
        fd, temporary = _temporary_in(path.parent, mode)
        try:
            write_whole(fd, data)
            sync(fd)
            if sys.platform == "win32":  # which moves no open file
                fd = os.close(fd) or -1
            os.replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        finally:
            if fd >= 0:
                os.close(fd)
        sync_folder(path.parent)


def _temporary_in(folder: Path, mode: int) -> tuple[int, Path]:
    """A new file, and a descriptor on it that holds its lock: nobody sweeps it away."""
    while True:
        path = folder / f".voice-coach-{os.getpid()}-{next(_temporary_numbers)}.tmp"
        try:
            fd = create(path, mode)
        except FileExistsError:  # left by a crash of a process that had the same number
            continue
        if sys.platform == "win32" or _is_held(fd):
            return fd, path
        os.close(fd)


def _is_held(fd: int) -> bool:
    """Take the lock, and see whether the file was swept away before that."""
    with contextlib.suppress(OSError):  # some file systems know no locks
        return lock(fd) and os.fstat(fd).st_nlink > 0
    return True


def is_file(path: Path) -> bool:
    """Whether there is a file; what the system refuses to look at (a name too long) is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def check_target(path: Path, sign: bytes, kind: str) -> None:
    """A file that is written at a person's wish may take the place of one of its ``kind`` (its
    beginning has the ``sign``), and of nothing else. Raises JournalError.

    What a crash left half written beside it is swept away.
    """
    sweep(path.parent)
    with sentences(path, "written"):
        if not path.exists():
            return
        if path.is_dir():
            raise JournalError(f"{path} is a folder.", todo="Please name a file in it.")
    start = read_start(path, _SIGN_BYTES)
    if start and sign not in start:
        raise JournalError(
            f"{path} is there already, and is no {kind}.",
            safe="It was left as it is.",
            todo="Please choose another name.",
        )


def write_through(path: Path, data: bytes) -> None:
    """Replace a file of the person's: a link stays a link, and the file keeps its rights.

    Raises JournalError, and then the old file stands untouched.
    """
    real = Path(os.path.realpath(path))
    with sentences(path, "read"):
        mode = stat.S_IMODE(real.stat().st_mode)
    sweep(real.parent)  # with a link, none of the folders that are swept at the start
    write_atomically(real, data, mode=mode)


def create(path: Path, mode: int = FILE_MODE) -> int:
    """A descriptor on a file that was not there before, with exactly this mode."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
    fd = os.open(path, flags | getattr(os, "O_BINARY", 0), mode)
    if hasattr(os, "fchmod"):
        os.fchmod(fd, mode)
    return fd


def open_file(path: Path, flags: int) -> int:
    """A descriptor on a regular file; links, pipes and devices are refused (OSError)."""
    extra = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
    for name in extra:
        flags |= getattr(os, name, 0)
    fd = os.open(path, flags, FILE_MODE)
    mode = os.fstat(fd).st_mode
    if not stat.S_ISREG(mode):
        os.close(fd)
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        raise OSError(errno.EINVAL, "it is not a regular file", str(path))
    return fd


def open_linked(path: Path) -> BinaryIO:
    """A regular file, opened to be read, a linked one too; nothing else is waited for (OSError)."""
    try:
        fd = open_file(path, os.O_RDONLY)
    except OSError as error:
        if error.errno not in (errno.ELOOP, errno.EMLINK):  # how systems refuse a link
            raise
        fd = open_file(Path(os.path.realpath(path)), os.O_RDONLY)
    return os.fdopen(fd, "rb")


def read_regular(path: Path, most: int) -> bytes:
    """All of a regular file, a linked one too, of at most so many bytes. Raises OSError; never
    waits on a pipe or a device, nor reads without end."""
    with open_linked(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most:,} bytes", str(path))
    return data


def read_bytes(path: Path) -> bytes:
    """All of a file of the journal's, a linked one too. Raises JournalError; never waits."""
    with sentences(path, "read"):
        return read_regular(path, _MOST_BYTES)


def read_start(path: Path, most: int) -> bytes:
    """So many bytes of the beginning of a regular file, however long it is. Raises JournalError."""
    with sentences(path, "read"), open_linked(path) as file:
        return file.read(most)


def read_toml(path: Path) -> dict[str, Any]:
    """What a TOML file of a person's holds. Raises OSError, and ValueError with the reason why it
    is no such file; takes neither for ever nor all memory, whatever it holds."""
    return parse_toml(read_regular(path, MOST_TOML_BYTES))


def parse_toml(data: bytes) -> dict[str, Any]:
    """The same of the file's bytes."""
    import tomllib

    text = data.decode("utf-8-sig")  # some editors put that sign before it
    for number, line in enumerate(text.splitlines(), start=1):
        if line.count(".") > _MOST_DOTS:  # tomllib's time and memory grow with their square
            raise ValueError(f"line {number} holds more than {_MOST_DOTS:,} dots")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def append_durably(path: Path, data: bytes) -> None:
    """Add to the end of a private file, made if missing, down to the disk. Raises JournalError."""
    with sentences(path, "written"):
        try:
            fd = create(path)
            fresh = True
        except FileExistsError:
            fd = open_file(path, os.O_RDWR)
            fresh = False
        try:
            os.lseek(fd, 0, os.SEEK_END)
            write_whole(fd, data)
            sync(fd)
        finally:
            os.close(fd)
        if fresh:
            sync_folder(path.parent)


def write_whole(fd: int, data: bytes) -> None:
    """Write every byte; the system may take them in several goes."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def sync(fd: int) -> None:
    """Down to the disk itself, on macOS too, where fsync alone stops at the drive's cache."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            return
    os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Make a new name in the folder durable; some file systems cannot, and need not."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(fd)


def sweep(folder: Path) -> None:
    """Remove what a crash left half written; what somebody is writing just now is locked."""
    with contextlib.suppress(OSError):
        # Not Path.glob: it takes its time with a folder of thousands.
        for name in fnmatch.filter(os.listdir(folder), TEMPORARY):
            leftover = folder / name
            with contextlib.suppress(OSError):
                if sys.platform == "win32":  # which keeps what is open by itself
                    leftover.unlink()
                    continue
                fd = open_file(leftover, os.O_RDWR)
                try:
                    if lock(fd):
                        leftover.unlink()
                finally:
                    os.close(fd)


def lock(fd: int) -> bool:
    """Take the lock on an open file, without waiting. The system releases it, even on a kill."""
    try:
        if sys.platform == "win32":
            import msvcrt

            # One byte far behind the end, so that nobody's reading is disturbed.
            os.lseek(fd, 2**40, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True


class FolderLock:
    """One session at a time in a journal folder, held until ``close`` or the process's end."""

    def __init__(self, path: Path) -> None:
        """Raises JournalError if somebody else holds it."""
        with sentences(path, "opened"):
            try:
                self._fd = create(path)
            except FileExistsError:
                self._fd = open_file(path, os.O_RDWR)
            taken = False
            try:
                taken = lock(self._fd)
            finally:
                if not taken:
                    os.close(self._fd)
        if not taken:
            raise JournalError(
                f"Another session is using the journal in {path.parent.parent}.",
                safe="Nothing was changed.",
                todo="Please finish that one first, or choose another folder with --journal.",
            )

    def close(self) -> None:
        """Let the next session in."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def make_private(path: Path) -> None:
    """Make the folder, and those above it, where missing: each 0700.

    ``Path.mkdir(mode=0o700, parents=True)`` leaves those above to the umask. What is there
    already keeps its rights. Raises OSError.
    """
    missing = []
    here = path.absolute()
    while not os.path.lexists(here):
        missing.append(here)
        here = here.parent
    for folder in reversed(missing):
        with contextlib.suppress(FileExistsError):  # another process was faster
            folder.mkdir(FOLDER_MODE)
            folder.chmod(FOLDER_MODE)
    if not path.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def is_private(path: Path, others: int = 0o077) -> bool:
    """Whether this is a folder of this user's, no link, with none of these rights for others."""
    try:
        status = path.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(status.st_mode):
        return False
    return not hasattr(os, "getuid") or (
        status.st_uid == os.getuid() and not status.st_mode & others
    )
