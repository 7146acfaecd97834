"""The letters of a terminal, whatever encoding it speaks: read as typed, written as far as it knows
them."""

from __future__ import annotations

import codecs
import io
import unicodedata
from typing import TextIO

_LIKE = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
    "\u2022": "*",
    "\u00b7": "-",
}
"""Signs that the program or an editor writes, and what stands for them where they are not known."""


def decoder(stdin: TextIO) -> codecs.IncrementalDecoder:
    """Turns the bytes that come from there into letters, as its locale says; UTF-8 where that says
    nothing (C, POSIX).

    Bytes that are no UTF-8 come from a terminal that speaks another encoding than was said: they
    are taken for ISO-8859-1, as most such are, and no letter is lost. Where the locale names
    another encoding, such bytes become U+FFFD.
    """
    name = codecs.lookup(stdin.encoding or "utf-8").name
    if name in ("ascii", "utf-8"):
        return codecs.getincrementaldecoder("utf-8")(errors=_AS_LATIN)
    return codecs.getincrementaldecoder(name)(errors="replace")


def write_what_can_be(*streams: TextIO) -> None:
    """No letter that a terminal does not know ends in an error: what is like it stands for it, or
    "?"."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_LIKENESS)


def read_what_can_be(stdin: TextIO | None) -> None:
    """The same for what is typed at a question of the system's own ("y/N")."""
    if isinstance(stdin, io.TextIOWrapper):
        stdin.reconfigure(errors="replace")


def encodable(text: str, encoding: str | None) -> str:
    """The text with what stands for a letter where the stream's ``encoding`` cannot write it."""
    name = encoding or "utf-8"
    return text.encode(name, _LIKENESS).decode(name, "replace")


def _as_latin(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


def _likeness(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(map(_like, letters)), error.end


def _like(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return _LIKE.get(letter) or plain or ("" if unicodedata.combining(letter) else "?")


_AS_LATIN, _LIKENESS = "voice-coach.as-latin", "voice-coach.likeness"
codecs.register_error(_AS_LATIN, _as_latin)
codecs.register_error(_LIKENESS, _likeness)
