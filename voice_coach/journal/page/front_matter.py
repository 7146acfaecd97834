"""YAML front matter: written line by line, read with ruamel.yaml, edited without touching more.

Every value is written on one line (a list's entry too), so that an edit replaces lines and
leaves every other byte as the person left it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from voice_coach.errors import JournalError
from voice_coach.journal.page import own_form

Pair = Mapping[str, str]
Value = str | int | Sequence[str] | Sequence[Pair] | Mapping[str, "str | int"]
"""What a field holds when it is written."""

Found = own_form.Found
"""What a field holds when it is read: every scalar as the text that stands in the file."""

_FENCE = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_END = re.compile(rb"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_DEEPEST = 4
_BRACKETS = re.compile(rb'"(?:[^"\\\n]|\\.)*"|[\[{\]}]')
_MOST_BRACKETS = 100
"""Open at once: the YAML reader's time grows with the square of their number."""


def scalar(text: str) -> str:
    """The text as a YAML scalar on one line; quoted as JSON is, which YAML 1.2 includes."""
    return _short_scalar(text) if len(text) <= _WORTH_KEEPING else _scalar(text)


def _scalar(text: str) -> str:
    if own_form.is_plain(text):
        return text
    return json.dumps(text, ensure_ascii=False)


_WORTH_KEEPING = 200  # characters: a long list is written again and again, entry by entry
_short_scalar = lru_cache(maxsize=4096)(_scalar)


def field(name: str, value: Value) -> str:
    """The lines of one field, with a newline at the end of each."""
    if isinstance(value, str):
        return f"{scalar(name)}: {scalar(value)}\n"
    if isinstance(value, int):
        return f"{scalar(name)}: {value}\n"
    lines = [f"{scalar(name)}:\n"]
    if isinstance(value, Mapping):
        lines += [f"  {field(inner, content)}" for inner, content in value.items()]
        return "".join(lines)
    for entry in value:
        if isinstance(entry, str):
            lines.append(f"  - {scalar(entry)}\n")
        else:
            inner = [f"{scalar(key)}: {scalar(text)}\n" for key, text in entry.items()]
            lines.append("  - " + "    ".join(inner))
    return "".join(lines)


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the front matter's content stands in a file's bytes: after the opening fence, up to
    the closing one."""

    start: int
    end: int


def locate(data: bytes) -> Extent | None:
    """The front matter's content, or None where the file has none."""
    opening = _FENCE.match(data)
    if opening is None:
        return None
    closing = _END.search(data, opening.end())
    return Extent(opening.end(), closing.start()) if closing else None


def read(data: bytes, file: str) -> dict[str, Found]:
    """The fields of a file's front matter, scalars as the text that stands there.

    An empty dict where there is none. Raises JournalError naming file and line.
    """
    extent = locate(data)
    if extent is None:
        return {}
    if (plain := own_form.read(data[extent.start : extent.end])) is not None:
        return plain
    _check_depth(data, extent, file)
    from ruamel.yaml import YAML  # slow to import, and only readers need it
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    yaml = YAML(typ="base", pure=True)
    try:
        content = yaml.load(data[extent.start : extent.end].decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _broken(file, data, extent.start + error.start, "it is not UTF-8 text") from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 2 + (mark.line if mark else 0)
        raise _unreadable(file, line, str(error.problem or error.context or "broken")) from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise _unreadable(file, 2, "it is not YAML") from error
    if content in (None, ""):
        return {}
    if not isinstance(content, dict):
        raise _unreadable(file, 2, "it holds no fields")
    return {str(key): _found(value, 1) for key, value in content.items()}


def _check_depth(data: bytes, extent: Extent, file: str) -> None:
    depth = 0
    for found in _BRACKETS.finditer(data, extent.start, extent.end):
        depth += found[0] in b"[{"
        depth -= found[0] in b"]}"
        if depth > _MOST_BRACKETS:
            raise _broken(file, data, found.start(), "its brackets are nested too deeply")


def _found(value: object, depth: int) -> Found:
    if depth <= _DEEPEST:
        if isinstance(value, dict):
            return {str(key): _found(inner, depth + 1) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return tuple(_found(inner, depth + 1) for inner in value)
    return value if isinstance(value, str) else "" if value is None else "..."


def _broken(file: str, data: bytes, offset: int, reason: str) -> JournalError:
    return _unreadable(file, data.count(b"\n", 0, offset) + 1, reason)


def _unreadable(file: str, line: int, reason: str) -> JournalError:
    return JournalError(
        f"The front matter of {file} cannot be read: line {line}, {' '.join(reason.split())}.",
        safe="The file was left as it is.",
        todo="Please mend that line in an editor.",
    )


def set_scalar(data: bytes, name: str, value: str, newline: bytes = b"\n") -> bytes:
    """The file with a one-line field set: its value replaced, or the field added at the end of
    the front matter. All other bytes stay; unchanged where there is no front matter."""
    extent = locate(data)
    if extent is None:
        return data
    content = data[extent.start : extent.end]
    pattern = rb"^(%s[ \t]*:)[ \t]*[^\r\n#]*?([ \t]*(?:[ \t]#[^\r\n]*)?\r?)$"
    found = re.search(pattern % re.escape(name.encode()), content, re.MULTILINE)
    if found is None:
        added = field(name, value).encode("utf-8", "replace").replace(b"\n", newline)
        return data[: extent.end] + added + data[extent.end :]
    fresh = found[1] + b" " + scalar(value).encode("utf-8", "replace") + found[2]
    return data[: extent.start + found.start()] + fresh + data[extent.start + found.end() :]
