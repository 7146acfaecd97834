"""A page's bytes as UTF-8 with the line ends that the rest of the program knows, and back. Pure.

Editors and sync tools save in other forms: UTF-16 with or without its mark, or a bare carriage
return at the end of each line. Such a page is read as it is, and keeps its form when something is
added to it.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """How a page is saved: its ``codec`` with the byte order ``mark`` it begins with, and whether
    its lines end with a bare carriage return."""

    codec: str = "utf-8"
    mark: bytes = b""
    bare_returns: bool = False


UTF_8 = Form()
FORMS = ("utf-8", "utf-16-le", "utf-16-be")
"""All that a page may be saved in."""
_MARKED = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def to_utf8(data: bytes) -> tuple[bytes, Form]:
    """The same text in UTF-8, and how it was saved. What is in no form known here stays as it is.

    Of a part of a file, what is cut off within its last letter is left out.
    """
    codec, mark = _codec_of(data)
    if codec != "utf-8":
        rest = data[len(mark) :]
        try:
            text = rest[: len(rest) // 2 * 2].decode(codec)
        except UnicodeDecodeError:
            return data, UTF_8
        data = text.encode("utf-8", "surrogatepass")
    bare = b"\r" in data and b"\n" not in data
    if bare:
        data = data.replace(b"\r", b"\n")
    return data, UTF_8 if (codec, bare) == ("utf-8", False) else Form(codec, mark, bare)


def from_utf8(data: bytes, form: Form) -> bytes:
    """The reverse of ``to_utf8``."""
    if form == UTF_8:
        return data
    if form.bare_returns:
        data = data.replace(b"\n", b"\r")
    if form.codec == "utf-8":
        return data
    return form.mark + data.decode("utf-8", "surrogatepass").encode(form.codec, "surrogatepass")


def _codec_of(data: bytes) -> tuple[str, bytes]:
    for mark, codec in _MARKED:
        if data.startswith(mark):
            return codec, mark
    # Front matter begins with letters of ASCII: without a mark, every other byte tells.
    if data[:4:2].isascii() and data[1:4:2] == b"\0\0":
        return "utf-16-le", b""
    if data[1:4:2].isascii() and data[:4:2] == b"\0\0" and len(data) > 1:
        return "utf-16-be", b""
    return "utf-8", b""
