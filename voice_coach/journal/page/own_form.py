"""Front matter in just the form in which this program writes it, read line by line.

Nearly every file has this form, most of those corrected by hand too. YAML's own reader takes
about twenty milliseconds for one; whoever looks back on years of sessions would wait. What is in
any other form is YAML's matter: nothing is guessed here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

Found = str | tuple["Found", ...] | dict[str, "Found"]

_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()'\u2019!?/-]*[\w.()'\u2019!?])?")
# Words that YAML, in one version or another, takes for something else than text.
_WORDS = frozenset("true false null yes no on off y n".split())
_NUMBER = re.compile(r"\d{1,18}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", re.ASCII)
_QUOTED = re.compile(r'"(?:[^"\\]|\\["\\])*"')
_FIELD = re.compile(r"([a-z][a-z0-9_]*):(?: (.+))?")


class _OtherForm(Exception):
    """The lines are not in this form."""


def is_plain(text: str) -> bool:
    """Whether the text needs no quotes in YAML, whichever version reads it."""
    return _PLAIN.fullmatch(text) is not None and text.casefold() not in _WORDS


def read(content: bytes) -> dict[str, Found] | None:
    """The fields, scalars as text; None where a line is in any other form."""
    try:
        lines = content.decode("utf-8").replace("\r\n", "\n").removesuffix("\n").split("\n")
    except UnicodeDecodeError:
        return None
    if not all(line.isprintable() for line in lines):
        return None
    try:
        return _fields(lines)
    except _OtherForm:
        return None


def _fields(lines: Sequence[str]) -> dict[str, Found]:
    found: dict[str, Found] = {}
    place = 0
    while place < len(lines):
        name, text = _field(lines[place])
        end = place = place + 1
        while end < len(lines) and lines[end].startswith("  "):
            end += 1
        inner = [line[2:] for line in lines[place:end]]
        if name in found or bool(text) == bool(inner):
            raise _OtherForm
        found[name] = _scalar(text) if text else _inner(inner)
        place = end
    return found


def _inner(lines: Sequence[str]) -> Found:
    """A mapping, a list of texts, or a list of mappings."""
    if not lines[0].startswith("- "):
        return _mapping(lines)
    entries: list[list[str]] = []
    for line in lines:
        if line.startswith("- "):
            entries.append([line[2:]])
        elif line.startswith("  "):
            entries[-1].append(line[2:])
        else:
            raise _OtherForm
    if all(len(entry) == 1 and not _FIELD.fullmatch(entry[0]) for entry in entries):
        return tuple(_scalar(entry[0]) for entry in entries)
    return tuple(_mapping(entry) for entry in entries)


def _mapping(lines: Sequence[str]) -> dict[str, Found]:
    fields = [_field(line) for line in lines]
    found: dict[str, Found] = {name: _scalar(text) for name, text in fields}
    if len(found) < len(fields):
        raise _OtherForm
    return found


def _field(line: str) -> tuple[str, str]:
    matched = _FIELD.fullmatch(line)
    if matched is None or matched[1] in _WORDS:
        raise _OtherForm
    return matched[1], matched[2] or ""


def _scalar(text: str) -> str:
    if is_plain(text) or _NUMBER.fullmatch(text):
        return text
    if _QUOTED.fullmatch(text):
        return str(json.loads(text))
    raise _OtherForm
