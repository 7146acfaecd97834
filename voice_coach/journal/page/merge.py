"""Joins what the coach writes on with what a person changed meanwhile in the same lines. Pure.

The person's words always stay as they are; what the coach has to add comes where it belongs, or
behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from voice_coach.journal.page.front_matter import is_plain

Lines = Sequence[bytes]
_KEY = re.compile(rb'[ \t]+("?[\w-]+"?)[ \t]*:')


def merged(written: Lines, there: Lines, wanted: Lines) -> list[bytes]:
    """``there``, which a person made of ``written``, with what leads from it to ``wanted``.

    Each line ends with a newline; the last one of ``there`` may lack it.
    """
    before, theirs = _changes(written, there)
    ours_before, ours = _changes(written, wanted)
    out: list[bytes] = []
    for place in range(len(written) + 1):
        out += [*before[place], *ours_before[place]]
        if place == len(written):
            break
        line, own, coachs = written[place], theirs[place], ours[place]
        if own == [line]:
            out += coachs
        else:
            out += own
            out += _more(line, coachs)
    return _ended(out)


def nearness(text: Iterable[bytes], there: Iterable[bytes]) -> tuple[int, int]:
    """How near a text is to what stands there, which a person may have made of it: the lines that
    both have, less those that are missing there; then the same in words, of the other lines."""
    lines, now = (Counter(filter(None, map(bytes.strip, part))) for part in (text, there))
    words, now_words = (
        Counter(word for line in rest.elements() for word in line.split())
        for rest in (lines - now, now - lines)
    )
    return (
        (lines & now).total() - (lines - now).total(),
        (words & now_words).total() - (words - now_words).total(),
    )


def _changes(old: Lines, new: Lines) -> tuple[list[list[bytes]], list[list[bytes]]]:
    """What was put before each old line (and at the end), and what became of each."""
    before: list[list[bytes]] = [[] for _ in range(len(old) + 1)]
    became = [[line] for line in old]
    for kind, i, j, first, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        k = first
        if kind == "equal":
            continue
        for place in range(i, j):
            became[place] = list(new[k : min(k + 1, m)])
            k += len(became[place])
        before[j] = list(new[k:m])  # what has no counterpart follows
    return before, became


def _more(line: bytes, coachs: list[bytes]) -> list[bytes]:
    """What the coach has beyond a line that a person changed."""
    if not coachs or coachs[0] == line:
        return coachs[1:]
    first, start = coachs[0], line.rstrip()
    if start and first.startswith(start):
        rest = first.removeprefix(start).lstrip()
        newline = line[len(line.rstrip(b"\r\n")) :]
        return ([newline, rest] if rest.strip() else []) + coachs[1:]
    return coachs


def _ended(lines: list[bytes]) -> list[bytes]:
    """With a newline at the end of each but the last."""
    newline = next((b"\r\n" for line in lines if line.endswith(b"\r\n")), b"\n")
    return [line if line.endswith(b"\n") else line + newline for line in lines[:-1]] + lines[-1:]


def merged_fields(written: Lines, there: Lines, wanted: Lines) -> list[bytes]:
    """The lines of one mapping in front matter, its name's line first; merged field by field."""
    was, will = dict(_fields(written)), dict(_fields(wanted))
    out = list(there[:1])
    kept = set()
    for key, text in _fields(there):
        kept.add(key)
        if key and text == was.get(key):
            out.append(will.get(key, b""))
        else:
            out.append(_grown(was.get(key, b""), text, will.get(key, b"")))
    out += [text for key, text in will.items() if key not in kept and text != was.get(key)]
    return _ended(out)


def names_in(mapping: bytes) -> frozenset[bytes]:
    """The names of the fields in a mapping's lines, that of the mapping aside."""
    return frozenset(name for name, _ in _fields(mapping.splitlines(keepends=True)))


def _grown(was: bytes, there: bytes, will: bytes) -> bytes:
    """A person's line with what was said since, where both are plain text on one line."""
    more = will.rstrip().removeprefix(was.rstrip()) if was.strip() else will
    value = there.partition(b":")[2].strip().decode("utf-8", "replace")
    if not more or more == will.rstrip() or not is_plain(value) or there.count(b"\n") > 1:
        return there
    end = there[len(there.rstrip()) :]
    return there.rstrip() + more + end if is_plain(value + more.decode()) else there


def _fields(lines: Lines) -> list[tuple[bytes, bytes]]:
    """Each field of a mapping by its name, with the lines that go on with it."""
    found: list[tuple[bytes, bytes]] = []
    for line in lines[1:]:
        match = _KEY.match(line)
        if match is not None or not found:
            found.append((match[1].strip(b'"') if match else b"", line))
        else:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found
