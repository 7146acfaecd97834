"""Names of journal files and of sessions: sortable by time, readable, safe on every system."""

from __future__ import annotations

import codecs
import os
import re
import secrets
import sys
import unicodedata
from datetime import datetime
from pathlib import Path

from voice_coach.errors import JournalError

PROVISIONAL = "session"
"""Stands for the event's name until it is known."""
_MOST_CHARACTERS = 60
_MOST_BYTES = 180  # with date and ending well under the 255 of every common file system
_OURS = re.compile(r"\d{4}-\d\d-\d\d-\d{4}-.+\.md", re.ASCII | re.DOTALL)
_SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def session_id(at: str) -> str:
    """A fresh id for a session that begins at ``at`` (ISO 8601), such as 20261123-150312-7f3a."""
    return f"{_moment(at):%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


def is_id(text: str) -> bool:
    """Whether the text can be a session's id, and stand in a file's name."""
    return bool(_SAFE_ID.fullmatch(text)) and ".." not in text


def check_id(session: str) -> str:
    """The id, if it can stand in a file's name. Raises JournalError (it may come from a file)."""
    if not is_id(session):
        raise JournalError(f"{session[:80]!r} is not the id of a session.")
    return session


def slug(event: str) -> str:
    """The event in words for a file's name: letters and digits of any script, at most 60.

    Accents on Latin letters go; other scripts stay as they are, but for a system whose names are
    not UTF-8: there only letters that have the same name everywhere stay. The date before it
    keeps it apart from the names that Windows reserves ("con", "nul").
    """
    only_ascii = codecs.lookup(sys.getfilesystemencoding()).name != "utf-8"
    letters: list[str] = []
    latin = False
    for letter in unicodedata.normalize("NFKD", event.casefold()):
        kind = unicodedata.category(letter)[0]
        if kind == "M":
            if letters and letters[-1] != "-" and not latin:
                letters.append(letter)
        elif kind in "LN" and (letter.isascii() or not only_ascii):
            letters.append(letter)
            latin = letter.isascii()
        elif letter not in "'\u2019" and letters and letters[-1] != "-":
            letters.append("-")
    text = unicodedata.normalize("NFC", "".join(letters)).strip("-")
    short = text[:_MOST_CHARACTERS]
    while len(short.encode("utf-8", "replace")) > _MOST_BYTES:
        short = short[:-1]
    if len(short) < len(text) and text[len(short)] != "-" and "-" in short:
        short = short.rpartition("-")[0]
    return short.strip("-") or PROVISIONAL


def file_name(started: str, event: str = "") -> str:
    """``YYYY-MM-DD-HHMM-event-in-words.md``, in the time of the place where it was begun."""
    return f"{_moment(started):%Y-%m-%d-%H%M}-{slug(event) if event else PROVISIONAL}.md"


def is_ours(name: str) -> bool:
    """Whether this program names a session's page so."""
    return _OURS.fullmatch(name) is not None


def free_path(folder: Path, name: str) -> Path:
    """The path of that name, or with -2, -3 where it is taken (by a file, a folder or a link)."""
    stem, ending = os.path.splitext(name)
    number = 1
    path = folder / name
    while os.path.lexists(path):
        number += 1
        path = folder / f"{stem}-{number}{ending}"
    return path


def _moment(at: str) -> datetime:
    try:
        return datetime.fromisoformat(at)
    except ValueError as error:
        raise JournalError(f"{at[:80]!r} is not a time.") from error
