"""A small disk that can be filled up, or made really read-only, even for root."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.required import audio_is_required

SIZE = "512k"


class Disk:
    """A small file system in memory, mounted in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        owner = f"uid={os.getuid()},gid={os.getgid()},mode=700"
        self._mount("mount", "-t", "tmpfs", "-o", f"size={SIZE},{owner}", "none", str(folder))

    def fill(self) -> None:
        """Leave no room for another byte, not even in the last block of the log."""
        self._fill("ballast", b"x" * 4096)
        self._fill("rest", b"x")

    def make_room(self) -> None:
        """Take all that out again."""
        for name in ("ballast", "rest"):
            (self.folder / name).unlink()

    def close_to_new_files(self) -> None:
        """Make it read-only, but for what is open already: the system allows no more than that."""
        self._mount("mount", "--bind", str(self.folder), str(self.folder))
        self._mount("mount", "-o", "remount,bind,ro", str(self.folder))

    def open_again(self) -> None:
        """Make it writable again."""
        self._mount("umount", "-l", str(self.folder))

    def remove(self) -> None:
        """Unmount it."""
        self._mount("umount", "-l", str(self.folder))

    def _fill(self, name: str, data: bytes) -> None:
        with contextlib.suppress(OSError), (self.folder / name).open("wb", buffering=0) as file:
            while file.write(data):
                pass

    @staticmethod
    def _mount(*command: str) -> None:
        root = () if os.getuid() == 0 else ("sudo", "-n")
        done = subprocess.run([*root, *command], capture_output=True, text=True, check=False)
        if done.returncode:
            raise OSError(f"{' '.join(command)}: {done.stderr.strip()}")


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """Mounted in this folder, which is made. Where nothing can be mounted, the test is skipped."""
    try:
        opened = Disk(folder)
    except OSError as error:
        if audio_is_required():
            raise
        pytest.skip(f"no file system can be mounted here: {error}")
    try:
        yield opened
    finally:
        opened.remove()
