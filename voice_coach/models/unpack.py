"""Unpacks an archive that is not trusted: looks at every name first, then writes within bounds.

A zip can name files outside its folder, hide links, name a file twice or grow without end.
Anything of the kind refuses the whole archive before a byte is written.
"""

from __future__ import annotations

import os
import stat
import unicodedata
import zipfile
import zlib
from pathlib import Path

from voice_coach.errors import DownloadError

_MOST_FILES = 1_000
"""Official models have about 20."""

_MOST_DEPTH = 8
_MOST_NAME_BYTES = 200
_MOST_GROWTH = 8
"""Official models unpack to less than twice their archive."""

_LEAST_LIMIT_BYTES = 64 * 1024**2
_CHUNK_BYTES = 1024**2
_ENCRYPTED = 1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_FORBIDDEN = set('\\:*?"<>|')
_DELETE = 127


def unpack(archive: Path, target: Path) -> None:
    """Unpack into ``target``, an empty folder. Files 0600, folders 0700, all fsynced.

    Raises DownloadError if the archive is not a whole zip or not harmless; OSError from the
    disk. What was written until then is in ``target``.
    """
    try:
        with archive.open("rb") as stream, zipfile.ZipFile(stream) as content:
            limit = max(_LEAST_LIMIT_BYTES, _MOST_GROWTH * archive.stat().st_size)
            members = _looked_through(content.infolist(), limit)
            left = limit
            for parts, member in members:
                left -= _write(content, member, target.joinpath(*parts), left)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeError) as error:
        raise DownloadError(
            "The archive is not a whole zip file.",
            safe="It was deleted, and nothing was installed.",
        ) from error


def _looked_through(
    members: list[zipfile.ZipInfo], limit: int
) -> list[tuple[tuple[str, ...], zipfile.ZipInfo]]:
    """Each member with the parts of its path; raises DownloadError at the first bad one."""
    if len(members) > _MOST_FILES:
        raise _hostile(f"it holds {len(members):,} files")
    files: set[tuple[str, ...]] = set()
    folders: set[tuple[str, ...]] = set()
    result = []
    for member in members:
        parts = _parts(member)
        # as the least discerning file system would see it
        key = tuple(unicodedata.normalize("NFKC", part).casefold() for part in parts)
        above = {key[:depth] for depth in range(1, len(key))}
        if key in files or above & files or (not member.is_dir() and key in folders):
            raise _hostile(f"it names {'/'.join(parts)!r} twice")
        folders |= above
        (folders if member.is_dir() else files).add(key)
        result.append((parts, member))
    if not files:
        raise _hostile("it is empty")
    if sum(member.file_size for member in members) > limit:
        raise _hostile("it would grow beyond any model's size")
    return result


def _parts(member: zipfile.ZipInfo) -> tuple[str, ...]:
    name = member.orig_filename
    kind = stat.S_IFMT(member.external_attr >> 16)
    parts = tuple(name.removesuffix("/").split("/"))
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or (kind == stat.S_IFDIR) > member.is_dir():
        raise _hostile(f"{name!r} is a link or a device")
    if member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS:
        raise _hostile(f"{name!r} is packed in an unusual way")
    if (
        len(parts) > _MOST_DEPTH
        or any(part in ("", ".", "..") or part != part.strip(" ") for part in parts)
        or any(len(part.encode("utf-8", "replace")) > _MOST_NAME_BYTES for part in parts)
        or any(char in _FORBIDDEN or char < " " or ord(char) == _DELETE for char in name)
    ):
        raise _hostile(f"{name!r} is not a proper file name")
    return parts


def _write(content: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, left: int) -> int:
    """Write one member; bytes written. ``left`` bounds it whatever its header said."""
    folder = path if member.is_dir() else path.parent
    _make(folder)
    if member.is_dir():
        return 0
    written = 0
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with (
        content.open(member) as source,
        os.fdopen(os.open(path, flags, 0o600), "wb") as out,
    ):
        while chunk := source.read(_CHUNK_BYTES):
            written += len(chunk)
            if written > left:
                raise _hostile("it grows beyond any model's size")
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if written != member.file_size:
        raise _hostile(f"{member.filename!r} is not as long as it says")
    return written


def _make(folder: Path) -> None:
    """Like ``mkdir -p``, but every new folder on the way is private, not only the last."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(mode=0o700)


def _hostile(reason: str) -> DownloadError:
    return DownloadError(
        f"The archive is not what a model looks like: {reason}.",
        safe="It was deleted, and nothing was installed.",
    )
