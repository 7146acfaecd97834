"""A follow-up's part of a journal file that belongs to the person: edits on bytes. Pure.

Only what the follow-up wrote itself is ever replaced, and only where it is still found exactly;
otherwise it is written afresh. Every other byte stays.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from voice_coach.errors import JournalError
from voice_coach.journal import front_matter
from voice_coach.journal.front_matter import Found
from voice_coach.journal.markdown import REVIEWED

_OWNED = ("status", "reviewed")


@dataclass(frozen=True, slots=True)
class Written:
    """What the follow-up has put into the file: its section, and its front-matter lines."""

    section: bytes = b""
    review: bytes = b""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What it should say: the section's text, the fields found, and the day it was finished."""

    section: str = ""
    review: Mapping[str, str | int] | None = None
    reviewed: str = ""


def update(data: bytes, written: Written, wanted: Wanted) -> tuple[bytes, Written]:
    """The file's bytes with the follow-up's part as wanted, and what stands there now."""
    data, section = _put_section(data, written.section, wanted.section)
    edited, review = _put_fields(data, written.review, wanted)
    if _only_ours_changed(data, edited, review):
        return edited, Written(section, review)
    return data, replace(written, section=section)


def _put_section(data: bytes, old: bytes, text: str) -> tuple[bytes, bytes]:
    if not text:
        return data, old
    newline = b"\r\n" if 2 * data.count(b"\r\n") > data.count(b"\n") else b"\n"
    new = text.encode("utf-8", "replace").replace(b"\n", newline)
    place = data.rfind(old) if old else -1
    if place >= 0:
        return data[:place] + new + data[place + len(old) :], new
    gap = newline if not data or data.endswith(b"\n") else newline * 2
    return data + gap + new, new


def _put_fields(data: bytes, old: bytes, wanted: Wanted) -> tuple[bytes, bytes]:
    extent = front_matter.locate(data)
    if extent is None:
        return data, old
    newline = b"\r\n" if data[: extent.start].endswith(b"\r\n") else b"\n"
    review = old
    if wanted.review:
        place = data.find(old, extent.start, extent.end) if old else -1
        if place < 0:
            name = _free_name(data[extent.start : extent.end])
        else:
            name = old.split(b":", 1)[0].decode()
        review = front_matter.field(name, wanted.review).encode("utf-8", "replace")
        review = review.replace(b"\n", newline)
        if place < 0:
            data = data[: extent.end] + review + data[extent.end :]
        else:
            data = data[:place] + review + data[place + len(old) :]
    if wanted.reviewed:
        data = front_matter.set_scalar(data, "status", REVIEWED, newline)
        data = front_matter.set_scalar(data, "reviewed", wanted.reviewed, newline)
    return data, review


def _free_name(content: bytes) -> str:
    """ "review", or "review_2" and so on after earlier follow-ups."""
    taken = {line.split(b":", 1)[0].strip(b"\"' ") for line in content.splitlines() if b":" in line}
    number = 1
    name = "review"
    while name.encode() in taken:
        number += 1
        name = f"review_{number}"
    return name


def _only_ours_changed(before: bytes, after: bytes, review: bytes) -> bool:
    """Whether the edited front matter still reads, and every field of the person's as before."""
    if before == after:
        return True
    with contextlib.suppress(JournalError):
        ours = {*_OWNED, review.split(b":", 1)[0].decode("utf-8", "replace")}
        return _others(before, ours) == _others(after, ours)
    return False


def _others(data: bytes, ours: set[str]) -> list[tuple[str, Found]]:
    read = front_matter.read(data, "the file")
    return [(name, value) for name, value in read.items() if name not in ours]


def find_section(data: bytes, text: str) -> bytes:
    """The section as it stands in the file, with either kind of line end; empty if it does not."""
    for newline in (b"\n", b"\r\n"):
        section = text.encode("utf-8", "replace").replace(b"\n", newline)
        if section and section in data:
            return section
    return b""


def find_review(data: bytes, review: Mapping[str, str | int] | None) -> bytes:
    """The lines of the review as they stand in the front matter, under whichever name.

    A follow-up that was begun before reviews had their day left it without one.
    """
    if not review:
        return b""
    undated = {name: value for name, value in review.items() if name != "on"}
    return _find_lines(data, review) or _find_lines(data, undated)


def _find_lines(data: bytes, review: Mapping[str, str | int]) -> bytes:
    extent = front_matter.locate(data)
    content = data[extent.start : extent.end] if extent else b""
    lines = front_matter.field("review", review).encode("utf-8", "replace")
    for newline in (b"\n", b"\r\n"):
        rest = lines.replace(b"\n", newline).removeprefix(b"review")
        found = re.search(rb"^review(?:_\d+)?" + re.escape(rest), content, re.MULTILINE)
        if found:
            return found[0]
    return b""
