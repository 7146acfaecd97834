"""YAML front matter: written line by line, read with PyYAML, edited without touching more.

Every value is written on one line (a list's entry too), so that an edit replaces lines and
leaves every other byte as the person left it. Read is YAML's structure alone, every scalar as the
text that stands there: what YAML 1.1 and 1.2 take differently ("on", "12:30") is text either way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from voice_coach.errors import JournalError

Pair = Mapping[str, str]
Value = str | int | Sequence[str] | Sequence[Pair] | Mapping[str, "str | int"]
"""What a field holds when it is written."""

Found = str | tuple["Found", ...] | dict[str, "Found"]
"""What a field holds when it is read: every scalar as the text that stands in the file."""

_FENCE = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_END = re.compile(rb"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_DASHES = rb"(?:-{2,}|\xe2\x80\x94-?|-?\xe2\x80\x93{1,3}-?|\xe2\x80\x94{2,3})"
"""Fences that an editor's autocorrection made of three hyphens: one or more long dashes."""
_LIKE_A_FENCE = re.compile(rb"^" + _DASHES + rb"[ \t]*\r?$", re.MULTILINE)
_OURS = re.compile(rb'^"?(?:id|program|started|status)"?[ \t]*:[ \t]*[^\r\n]', re.MULTILINE)
_FIELDS_END = re.compile(rb"^[ \t]*\r?$|^#", re.MULTILINE)
_TOP_BYTES = 4096
"""So far down a slip of the hand can have moved the beginning of the front matter."""
_DEEPEST = 4
_BRACKETS = re.compile(rb'"(?:[^"\\\n]|\\.)*"|[\[{\]}]|(?<=[ \t])[-?](?=[ \t])|\n')
_MOST_BRACKETS = 100
"""Open at once: a parser that calls itself for each has only so much room."""
_MOST_BYTES = 4 * 2**20
_MOST_VALUES = 500_000
"""In one front matter, what is repeated by reference counted each time."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()'\u2019!?/-]*[\w.()'\u2019!?])?")
# Words that YAML, in one version or another, takes for something else than text.
_WORDS = frozenset("true false null yes no on off y n".split())


def is_plain(text: str) -> bool:
    """Whether the text needs no quotes in YAML, whichever version reads it."""
    return _PLAIN.fullmatch(text) is not None and text.casefold() not in _WORDS


def scalar(text: str) -> str:
    """The text as a YAML scalar on one line; quoted as JSON is, which YAML 1.2 includes."""
    return _short_scalar(text) if len(text) <= _WORTH_KEEPING else _scalar(text)


def _scalar(text: str) -> str:
    if is_plain(text):
        return text
    return json.dumps(text, ensure_ascii=False)


_WORTH_KEEPING = 200  # characters
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
    the closing one. ``slip``: what is not as it should be there, as a sentence goes on after the
    file's name; empty where all is well."""

    start: int
    end: int
    slip: str = ""


def locate(data: bytes) -> Extent | None:
    """The front matter's content, or None where the file has none.

    A slip of the hand at the top (a line above the first fence, a fence that became a long dash
    or was deleted) is seen through, so that the session stays where it is.
    """
    opening = _FENCE.match(data)
    if opening is not None and (closing := _END.search(data, opening.end())) is not None:
        return Extent(opening.end(), closing.start())
    return _behind_a_slip(data)


def looks_ours(data: bytes) -> bool:
    """Whether fields at the top say that this is, or was, the page of a session."""
    there = set(re.findall(rb'(?m)^"?(id|program|started)"?[ \t]*:', data[:_TOP_BYTES]))
    return len(there) > 1


def _behind_a_slip(data: bytes) -> Extent | None:
    first = _OURS.search(data, 0, _TOP_BYTES)
    if first is None:
        return None
    fences = list(_LIKE_A_FENCE.finditer(data, 0, first.start()))
    start = fences[-1].end() + 1 if fences else first.start()
    bare = _FIELDS_END.search(data, first.end())
    closing = _LIKE_A_FENCE.search(data, first.end())
    if closing is not None and bare is not None and bare.start() < closing.start():
        # Fields may have empty lines between them; a heading of the page is past their end.
        between = data[first.end() : closing.start()]
        closing = None if re.search(rb"^#{1,2} ", between, re.MULTILINE) else closing
    end = closing.start() if closing else bare.start() if bare else len(data)
    if closing is None and not re.search(rb"^# ", data[end:], re.MULTILINE):
        return None  # the file ends within its fields: who can tell what else stood there
    line, last = data.count(b"\n", 0, first.start()), data.count(b"\n", 0, end) + 1
    if not fences:
        what = f'line {max(line, 1)}: the line "---" above its fields is missing'
    elif data[fences[-1].start() : fences[-1].end()].strip() != b"---":
        what = f'line {line}: what should be "---" is another dash'
    elif fences[-1].start() > 0 and data[: fences[-1].start()].strip(b"\xef\xbb\xbf"):
        what = 'line 1: something stands above the first "---"'
    elif closing is None:
        what = f'line {last}: the line "---" below its fields is missing'
    else:
        what = f'line {last}: what should be "---" is another dash'
    return Extent(start, end, what)


def read(data: bytes, file: str) -> dict[str, Found]:
    """The fields of a file's front matter, scalars as the text that stands there.

    An empty dict where there is none. Raises JournalError naming file and line.
    """
    extent = locate(data)
    if extent is None:
        return {}
    content = data[extent.start : extent.end]
    first = data.count(b"\n", 0, extent.start) + 1
    if len(content) > _MOST_BYTES:
        raise _unreadable(file, first, "it is far too long")
    _check_depth(content, file, first)
    import yaml

    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = first + content.count(b"\n", 0, error.start)
        raise _unreadable(file, line, "it is not UTF-8 text") from error
    loader = _loader()(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first + (mark.line if mark else 0)
        raise _unreadable(file, line, str(error.problem or error.context or "broken")) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _unreadable(file, first, "it is not YAML") from error
    finally:
        loader.dispose()
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise _unreadable(file, first, "it holds no fields")
    _check_size(node, file, first)
    return _mapping(node, 1, file, first)


@cache
def _loader() -> Any:
    """PyYAML's parser in C where its package has it, which is ten times as fast."""
    import yaml

    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _check_depth(content: bytes, file: str, first: int) -> None:
    depth = dashes = 0
    for found in _BRACKETS.finditer(content):
        depth += found[0] in b"[{"
        depth -= found[0] in b"]}"
        dashes = 0 if found[0] == b"\n" else dashes + (found[0] in b"-?")
        if depth > _MOST_BRACKETS or dashes > _MOST_BRACKETS:
            line = first + content.count(b"\n", 0, found.start())
            raise _unreadable(file, line, "its brackets are nested too deeply")


def _check_size(node: Any, file: str, first: int) -> None:
    """A page of two kilobytes can refer to itself so often that it would fill all memory."""
    sizes: dict[int, int] = {}

    def size(node: Any, depth: int) -> int:
        if isinstance(node.value, str) or depth > _MOST_BRACKETS:
            return 1
        if (known := sizes.get(id(node))) is not None:
            return known
        sizes[id(node)] = _MOST_VALUES  # until it is known: one that holds itself is too large
        inner = [part for pair in node.value for part in (pair if type(pair) is tuple else (pair,))]
        sizes[id(node)] = 1 + sum(size(part, depth + 1) for part in inner)
        return sizes[id(node)]

    if size(node, 0) > _MOST_VALUES:
        raise _unreadable(file, first, "its fields hold far too much")


def _mapping(node: Any, depth: int, file: str, first: int) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for key, value in node.value:
        name = key.value if isinstance(key.value, str) else "..."
        if name in found:
            line = first + key.start_mark.line
            raise _unreadable(file, line, f'"{name}" stands there twice')
        found[name] = _found(value, depth, file, first)
    return found


def _found(node: Any, depth: int, file: str, first: int) -> Found:
    if isinstance(node.value, str):
        return node.value
    if depth > _DEEPEST:
        return "..."
    if node.id == "mapping":
        return _mapping(node, depth + 1, file, first)
    return tuple(_found(inner, depth + 1, file, first) for inner in node.value)


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
