"""A private place for spoken words on their way through a file, swept when its owner is gone."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import tempfile
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: an open file cannot be deleted there, which serves as the lock
    fcntl = None  # type: ignore[assignment]


class PrivateFolder:
    """A folder only this user can read (0700), marked as in use while this process lives."""

    def __init__(self, base: Path) -> None:
        name = secrets.token_hex(8)
        self.path = base / name
        self._lock_path = base / f"{name}.lock"
        self._lock = os.open(self._lock_path, os.O_CREAT | os.O_RDWR, 0o600)
        if fcntl is not None:
            fcntl.flock(self._lock, fcntl.LOCK_EX)
        self.path.mkdir(mode=0o700)

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
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    sweep(home)
    return PrivateFolder(home)


def default_base() -> Path:
    """Memory rather than disk where the system has it; never a folder that is someone else's."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and os.access(runtime, os.W_OK):
        return Path(runtime) / "voice-coach"
    if not hasattr(os, "getuid"):
        return Path(tempfile.gettempdir()) / "voice-coach"
    base = Path(tempfile.gettempdir()) / f"voice-coach-{os.getuid()}"
    with contextlib.suppress(FileExistsError):
        base.mkdir(mode=0o700)
    status = base.lstat()
    if status.st_uid != os.getuid() or base.is_symlink() or status.st_mode & 0o077:
        return Path(tempfile.mkdtemp(prefix="voice-coach-"))
    return base


def sweep(base: Path) -> None:
    """Remove the folders under ``base`` whose owners are gone."""
    for lock_path in base.glob("*.lock"):
        if _abandoned(lock_path):
            shutil.rmtree(lock_path.with_suffix(""), ignore_errors=True)
            lock_path.unlink(missing_ok=True)


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
