"""Sound on its way to becoming words, kept on disk until the words are.

Each chunk is a private file of its own: a line of JSON (what it answers, the time of its first
sample, the rate), then int16 samples. A chunk is removed once all words in it stand in the log;
those of an answer that is to be copied fairly, or kept, are handed over, and removed after that.
Only written, not synced: it is there for a program that dies, not for a power cut.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import itertools
import json
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path

from voice_coach import files
from voice_coach.errors import JournalError

CHUNK_SECONDS = 10.0
_SEAM_SECONDS = 0.05
"""Sound that comes this far from where it was expected begins a chunk of its own."""
_BYTES_A_FRAME = 2
_HEAD_BYTES = 4096
"""A chunk's first line is within so much of its beginning, if its question's key is no essay."""
COPY = "copy"
"""Names the folders of sound that waits for its fair copy."""
KEEP = "keep"
"""Names those of sound that is to be kept, and waits to become a recording."""
_FOLDER = re.compile(rf".+\.(?:sound|(?:{COPY}|{KEEP})-[0-9]+)")
RESERVE_BYTES = 16 * 2**20
"""So much of the disk is left to the words: three minutes of sound are worth less than they."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some sound for the answer to ``key`` (for pairs, to its entry ``item``).

    ``at`` is the time of the first sample in seconds on the clock of the process that caught it;
    ``samples`` are int16, mono, at ``rate`` Hz.
    """

    key: str
    item: int | None
    at: float
    rate: int
    samples: bytes

    @property
    def ends_at(self) -> float:
        """The time just after the last sample."""
        return self.at + len(self.samples) / _BYTES_A_FRAME / self.rate


class Spool:
    """Takes the sound of one answer. ``add`` comes from the ear's thread, the rest from the
    runner's. A disk that refuses ends the spooling, never the listening."""

    def __init__(
        self, folder: Path, key: str, item: int | None, *, to_be_handed_over: bool = False
    ) -> None:
        """Whatever the folder held before is gone. ``to_be_handed_over``: what stands in the log
        stays until it is."""
        self._folder = folder
        self._key = key
        self._item = item
        self._to_be_handed_over = to_be_handed_over
        self._lock = threading.Lock()
        self._fd = -1
        self._number = 0
        self._starts_at = 0.0
        self._ends_at = 0.0
        self._written: list[tuple[Path, float]] = []
        self._refused = False
        clear(folder)

    @property
    def folder(self) -> Path:
        """Where the sound lies for now."""
        return self._folder

    def add(self, samples: bytes, captured_at: float, rate: int) -> None:
        """Keep these int16 samples, the first of them captured then (seconds)."""
        with self._lock:
            if self._refused:
                return
            try:
                seam = abs(captured_at - self._ends_at) > _SEAM_SECONDS
                if self._fd < 0 or seam or self._ends_at - self._starts_at >= CHUNK_SECONDS:
                    self._begin(captured_at, rate)
                files.write_whole(self._fd, samples)
            except (OSError, JournalError):
                self._refused = True
                return
            self._ends_at += len(samples) / _BYTES_A_FRAME / rate

    def settle(self, until: float) -> None:
        """All that was said before this moment stands in the log; its sound may go."""
        if self._to_be_handed_over:
            return
        with self._lock:
            settled = [chunk for chunk in self._written if chunk[1] <= until]
            self._written = [chunk for chunk in self._written if chunk[1] > until]
            for path, _ in settled:
                with contextlib.suppress(OSError):
                    path.unlink()

    def close(self) -> None:
        """Everything stands in the log: leave nothing."""
        with self._lock:
            self._end()
            clear(self._folder)

    def hand_over(self, name: str) -> Path | None:
        """The same, but the sound lies in a folder of its own from now on, of that ``name``; None
        where there is none. Nothing is copied: the rename takes no time."""
        with self._lock:
            begun = self._fd >= 0 or bool(self._written)
            self._end()
            try:
                return set_aside(self._folder, name) if begun else None
            except JournalError:
                return None
            finally:
                clear(self._folder)

    def _end(self) -> None:
        self._refused = True
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _begin(self, captured_at: float, rate: int) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
            self._written.append((self._path(), self._ends_at))
            self._number += 1
        else:
            files.private_folder(self._folder, ours=True)
        if shutil.disk_usage(self._folder).free < RESERVE_BYTES:
            raise OSError(errno.ENOSPC, "the rest of the disk is for the words")
        self._fd = files.create(self._path())
        head = {"key": self._key, "item": self._item, "at": captured_at, "rate": rate}
        files.write_whole(self._fd, json.dumps(head).encode() + b"\n")
        self._starts_at = self._ends_at = captured_at

    def _path(self) -> Path:
        return self._folder / f"{self._number:06}.sound"


def clear(folder: Path) -> None:
    """Remove the folder and all sound in it."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep(room: Path, is_finished: Callable[[str], bool]) -> None:
    """Remove the sound whose fair copies a session that died did not come to, and all that is left
    of one that ``is_finished``, by the name of its log: nobody takes it up again."""
    names: list[str] = []
    with contextlib.suppress(OSError):
        names = [name for name in os.listdir(room) if _FOLDER.fullmatch(name)]
    for folder in map(room.joinpath, names):
        if folder.suffix.startswith(f".{COPY}-") or is_finished(folder.stem):
            clear(folder)


def to_be_kept(log: Path) -> tuple[Path, ...]:
    """The folders of a session's sound that wait to become recordings, the oldest first."""
    found = [
        (int(folder.suffix.removeprefix(start)), folder)
        for folder in log.parent.glob(f"{glob.escape(log.stem)}.{KEEP}-*")
        if folder.suffix.startswith(start := f".{KEEP}-")
        and folder.suffix.removeprefix(start).isdigit()
    ]
    return tuple(folder for _, folder in sorted(found))


def set_aside(folder: Path, name: str = "kept-sound") -> Path:
    """Keep the sound under a name that no session uses; returns it. Raises JournalError."""
    numbers = itertools.count(1)
    kept = next(path for n in numbers if not (path := folder.with_suffix(f".{name}-{n}")).exists())
    with files.sentences(folder, "renamed"):
        folder.rename(kept)
    return kept


def read(folder: Path, since: float) -> tuple[Chunk, ...]:
    """What the folder holds from ``since`` on (seconds), in order; nothing where it is empty.

    A chunk whose first line was cut off by a crash holds no sound yet and is passed over.
    """
    chunks = []
    for path in sorted(folder.glob("*.sound")):
        chunk = _parse(files.read_bytes(path))
        if chunk is not None and chunk.ends_at > since:
            chunks.append(_cut(chunk, since))
    return tuple(chunks)


def between(folders: Iterable[Path], since: float, until: float) -> Iterator[Chunk]:
    """The sound from ``since`` to ``until`` (seconds) in these folders, in order.

    Neighbouring chunks come as one. Raises JournalError.
    """
    joined: Chunk | None = None
    for path in (path for folder in folders for path in sorted(folder.glob("*.sound"))):
        # An hour is 360 chunks of a megabyte: of most of them the first line is enough.
        head = _parse(files.read_start(path, _HEAD_BYTES))
        if head is not None and (head.at >= until or _end_by_size(path, head) <= since):
            continue
        chunk = _parse(files.read_bytes(path))
        if chunk is None or chunk.at >= until or chunk.ends_at <= since:
            continue
        chunk = _cut(chunk, since, until)
        if joined is not None and _follows(joined, chunk):
            joined = replace(joined, samples=joined.samples + chunk.samples)
            continue
        if joined is not None:
            yield joined
        joined = chunk
    if joined is not None:
        yield joined


def _end_by_size(path: Path, head: Chunk) -> float:
    """When the sound of a chunk ends at the latest, by how large its file is."""
    with files.sentences(path, "read"):
        return head.at + path.stat().st_size / _BYTES_A_FRAME / head.rate


def _follows(before: Chunk, after: Chunk) -> bool:
    return before.rate == after.rate and abs(after.at - before.ends_at) <= _SEAM_SECONDS


def _parse(data: bytes) -> Chunk | None:
    head, newline, samples = data.partition(b"\n")
    if not newline:
        return None
    try:
        members = json.loads(head)
        whole = samples[: len(samples) // _BYTES_A_FRAME * _BYTES_A_FRAME]
        chunk = Chunk(members["key"], members["item"], members["at"], members["rate"], whole)
        return chunk if chunk.ends_at >= chunk.at else None
    except (ValueError, KeyError, TypeError, ArithmeticError):
        return None


def _cut(chunk: Chunk, since: float, until: float = inf) -> Chunk:
    first = round(max(0.0, since - chunk.at) * chunk.rate)
    last = round((min(until, chunk.ends_at) - chunk.at) * chunk.rate)
    samples = chunk.samples[first * _BYTES_A_FRAME : last * _BYTES_A_FRAME]
    return replace(chunk, at=chunk.at + first / chunk.rate, samples=samples)
