"""A private place for spoken words on their way through a file, swept when its owner is gone."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from voice_coach.files import FILE_MODE, FOLDER_MODE, is_private, make_private

try:
    import fcntl
except ImportError:  # Windows: an open file cannot be deleted there, which serves as the lock
    fcntl = None  # type: ignore[assignment]

_WRITABLE_BY_OTHERS = 0o022
_FOLDER_NAME = re.compile(r"[0-9a-f]{16}")


class PrivateFolder:
    """A folder only this user can read (0700), marked as in use while this process lives."""

    def __init__(self, base: Path) -> None:
        name = secrets.token_hex(8)
        self.path = base / name
        self._lock_path = base / f"{name}.lock"
        self._lock = os.open(self._lock_path, os.O_CREAT | os.O_RDWR, FILE_MODE)
        if fcntl is not None:
            fcntl.flock(self._lock, fcntl.LOCK_EX)
        self.path.mkdir(mode=FOLDER_MODE)

    def close(self) -> None:
        """Remove the folder with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        with contextlib.suppress(OSError):
            os.close(self._lock)
        self._lock_path.unlink(missing_ok=True)


def private_folder(base: Path | None = None) -> PrivateFolder:
    """A new folder under ``base`` (None: the user's runtime or temporary folder).

    What a killed process left there is removed first. Raises OSError.
    """
    home = base or default_base()
    make_private(home)
    with _alone(home):
        _sweep(home)
        return PrivateFolder(home)


def default_base() -> Path:
    """Memory rather than disk where the system has it; never a folder that is someone else's."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and is_private(Path(runtime), _WRITABLE_BY_OTHERS) and os.access(runtime, os.W_OK):
        return Path(runtime) / "voice-coach"
    temporary = Path(tempfile.gettempdir())
    if not hasattr(os, "getuid"):
        return temporary / "voice-coach"
    name = f"voice-coach-{os.getuid()}"
    # Where somebody else holds the plain name: the one made instead, the last time, is swept too.
    for base in (temporary / name, *sorted(temporary.glob(f"{name}-*"))):
        with contextlib.suppress(FileExistsError):
            base.mkdir(mode=FOLDER_MODE)
        if is_private(base):
            return base
    return Path(tempfile.mkdtemp(prefix=f"{name}-"))


def sweep(base: Path | None = None) -> None:
    """Remove the folders under ``base`` whose owners are gone. Never raises."""
    with contextlib.suppress(OSError):
        home = base or default_base()
        with _alone(home):
            _sweep(home)


def _sweep(base: Path) -> None:
    for lock_path in base.glob("*.lock"):
        if _abandoned(lock_path):
            folder = lock_path.with_suffix("")
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():  # else its engine is still at work: the next sweep's turn
                lock_path.unlink(missing_ok=True)
    for folder in base.iterdir():
        # Locks come before their folders and go after them: without one it is nobody's.
        if _FOLDER_NAME.fullmatch(folder.name) and not folder.with_suffix(".lock").exists():
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _alone(base: Path) -> Iterator[None]:
    """One process at a time makes or sweeps: a lock that was just made is not held yet."""
    if fcntl is None:
        yield
        return
    descriptor = os.open(base, os.O_RDONLY)  # a lock on the folder leaves no file
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _abandoned(lock_path: Path) -> bool:
    if fcntl is None:
        try:
            lock_path.unlink()
        except OSError:
            return False
        return True
    try:
        lock = os.open(lock_path, os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(lock)
    return True
