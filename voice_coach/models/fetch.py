"""Installs a model: download, unpack beside the target, check, rename. All of it or nothing."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from voice_coach.errors import DownloadError, ModelError
from voice_coach.files import make_private
from voice_coach.models.catalogue import Entry
from voice_coach.models.check import NotTried, check, fault_in_files, remember
from voice_coach.models.download import Report, download, forget, kept
from voice_coach.models.unpack import unpack

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_ROOM = 3
"""Archive, and its content of less than twice the size, stand side by side for a moment."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A whole model at ``path``; ``new`` if it was fetched just now."""

    path: Path
    new: bool


def fetch(
    entry: Entry,
    into: Path,
    *,
    replace: bool,
    report: Report,
    say: Callable[[str], None],
) -> Installed:
    """Install the model as ``into/<folder>``. ``replace`` lets a broken one be replaced.

    ``say`` takes sentences about what is going on. Raises DownloadError; the folder is then
    as it was before, but for a ``.part`` file from which the next run goes on.
    """
    target, part = into / entry.folder, into / f"{entry.folder}.zip.part"
    try:
        if _whole(target, replace=replace):
            _tidy(entry, into, part)
            return Installed(target, new=False)
        make_private(into)
        with _alone(into):
            _sweep(into, entry)
            _room_for(entry, into, part)
            say(f"Fetching {entry.folder} from {entry.url}")
            download(entry, part, report)
            say("The checksum is right. Unpacking and trying it ...")
            _install(part, target)
            forget(part)
    except KeyboardInterrupt:
        raise DownloadError(
            "Stopped.",
            safe=kept(part) or "Nothing was installed.",
            todo="Run the same command again to go on.",
        ) from None
    except OSError as error:
        raise _disk(error, into, part) from error
    return Installed(target, new=True)


def _whole(target: Path, *, replace: bool) -> bool:
    """Whether the model is there. Raises if something else is, that must not be replaced."""
    if not os.path.lexists(target):
        return False
    fault = fault_in_files(target)
    if not fault:
        try:
            check(target)
            return True
        except NotTried:
            raise
        except ModelError as error:
            fault = error.what
    if replace and target.is_dir() and not target.is_symlink():
        return False
    is_folder = target.is_dir() and not target.is_symlink()
    raise DownloadError(
        f"{target} is in the way, and it is not a whole model: {fault.rstrip('.')}.",
        safe="It was left as it is.",
        todo="Replace it by adding --replace." if is_folder else "Move it away, and try again.",
    )


def _install(part: Path, target: Path) -> None:
    """Unpack, check, and rename into place; an older folder makes room only at the end."""
    with _hidden(target, "unpacking") as space:
        try:
            unpack(part, space)
            root = _root(space)
            check(root)
        except NotTried:
            raise
        except ModelError as error:  # what came is of no use, so the next run starts afresh
            forget(part)
            if isinstance(error, DownloadError):
                raise
            raise DownloadError(
                f"The archive holds no model that works: {error.what}",
                safe="It was deleted, and nothing was installed.",
            ) from error
        with _hidden(target, "old") as aside:
            if target.exists():
                target.rename(aside / target.name)
            try:
                root.rename(target)
            except BaseException:
                if (aside / target.name).exists():
                    (aside / target.name).rename(target)
                raise
        remember(target)
    _sync(target.parent)


@contextlib.contextmanager
def _hidden(target: Path, purpose: str) -> Iterator[Path]:
    """A private folder beside the target, gone afterwards."""
    space = Path(tempfile.mkdtemp(prefix=f".{target.name}.{purpose}-", dir=target.parent))
    try:
        yield space
    finally:
        shutil.rmtree(space, ignore_errors=True)


def _sweep(into: Path, entry: Entry) -> None:
    """Remove what a killed run left. An old model that was moved aside goes back first."""
    for space in into.glob(f".{entry.folder}.old-*"):
        if (space / entry.folder).is_dir() and not (into / entry.folder).exists():
            (space / entry.folder).rename(into / entry.folder)
    for purpose in ("unpacking", "old"):
        for space in into.glob(f".{entry.folder}.{purpose}-*"):
            shutil.rmtree(space, ignore_errors=True)


def _tidy(entry: Entry, into: Path, part: Path) -> None:
    """Remove what a run left that was killed after the model had come into place."""
    with contextlib.suppress(OSError, DownloadError), _alone(into):
        _sweep(into, entry)
        forget(part)


def _root(space: Path) -> Path:
    """Archives hold one folder, or the model's files at their top."""
    inside = list(space.iterdir())
    return inside[0] if len(inside) == 1 and inside[0].is_dir() else space


def _room_for(entry: Entry, into: Path, part: Path) -> None:
    have = part.stat().st_size if part.exists() else 0
    free = shutil.disk_usage(into).free
    if entry.bytes is not None and free < _ROOM * entry.bytes - have:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextlib.contextmanager
def _alone(into: Path) -> Iterator[None]:
    """Two runs must not write the same file. Raises DownloadError if another is at work."""
    try:
        import fcntl
    except ImportError:  # Windows: its files cannot be replaced while open anyway
        yield
        return
    descriptor = os.open(into, os.O_RDONLY)  # a lock on the folder leaves no file
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DownloadError(
                "A model is being fetched into this folder already, by another run.",
                todo="Wait for it to end.",
            ) from None
        yield
    finally:
        os.close(descriptor)


def _sync(folder: Path) -> None:
    """Make the rename last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _disk(error: OSError, into: Path, part: Path) -> DownloadError:
    try:
        safe = kept(part) or "Nothing was installed."
    except OSError:
        safe = "Nothing was installed."
    if error.errno in _FULL:
        return DownloadError(
            f"There is not enough room in {into}.",
            safe=safe,
            todo="Make room and run the same command again, or choose a folder with --into.",
        )
    reason = (error.strerror or str(error)).lower()
    return DownloadError(
        f"{into} cannot be written: {reason}.",
        safe=safe,
        todo="Choose another folder with --into.",
    )
