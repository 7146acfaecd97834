"""The rendered fixed prompts of the program on disk. Never a word of the person's."""

from __future__ import annotations

import contextlib
import hashlib
import os
import struct
import tempfile
import time
from pathlib import Path

import numpy as np

from voice_coach.audio.ports import Clip
from voice_coach.files import make_private, read_regular

_MAGIC = b"VCC1"
_HEAD = struct.Struct("<4s32sI")
"""Magic, SHA-256 of what follows it, rate in Hz; then int16 little-endian samples."""
_DRAFT_SECONDS = 60.0
"""Nobody writes one clip for so long."""


class VoiceCache:
    """Clips in a folder, one file each (0600), named by what makes them what they are.

    A damaged file counts as absent; a folder that cannot be written as empty. ``most_bytes``
    is what it may hold after ``prune``, the longest unused being dropped first.
    """

    def __init__(self, folder: Path | None, *, most_bytes: int = 128 * 1024 * 1024) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def get(self, key: tuple[str, ...]) -> Clip | None:
        """The clip for this key, if it is here and whole."""
        path = self._path(key)
        if path is None:
            return None
        try:
            data = read_regular(path, self._most_bytes)
            magic, digest, rate = _HEAD.unpack_from(data)
        except (OSError, struct.error):
            return None
        body = data[_HEAD.size :]
        if magic != _MAGIC or digest != _digest(rate, body) or not rate:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return Clip(np.frombuffer(body, dtype="<i2").astype(np.int16), rate)

    def has(self, key: tuple[str, ...]) -> bool:
        """Whether there is a file for this key (whole or not)."""
        path = self._path(key)
        return path is not None and path.exists()

    def put(self, key: tuple[str, ...], clip: Clip) -> None:
        """Keep the clip, whole or not at all; a full disk is no reason to fail."""
        path = self._path(key)
        if path is None:
            return
        body = clip.pcm.astype("<i2").tobytes()
        with contextlib.suppress(OSError):
            make_private(path.parent)
            handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".part")  # 0600
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_HEAD.pack(_MAGIC, _digest(clip.rate, body), clip.rate) + body)
                os.replace(draft, path)
            finally:
                Path(draft).unlink(missing_ok=True)

    def prune(self) -> None:
        """Drop the longest unused files beyond ``most_bytes``, and halves that a kill left."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            for draft in self._folder.glob("*.part"):
                if time.time() - draft.stat().st_mtime > _DRAFT_SECONDS:
                    draft.unlink(missing_ok=True)
            files = sorted(
                ((path.stat(), path) for path in self._folder.glob("*.clip")),
                key=lambda entry: entry[0].st_mtime,
                reverse=True,
            )
            held = 0
            for status, path in files:
                held += status.st_size
                if held > self._most_bytes:
                    path.unlink(missing_ok=True)

    def _path(self, key: tuple[str, ...]) -> Path | None:
        if self._folder is None:
            return None
        name = hashlib.sha256("\0".join(key).encode()).hexdigest()
        return self._folder / f"{name}.clip"


def _digest(rate: int, body: bytes) -> bytes:
    return hashlib.sha256(struct.pack("<I", rate) + body).digest()
