"""A follow-up's part of a journal file that belongs to the person: edits on bytes. Pure.

Only what the follow-up wrote itself is ever replaced. Where a person changed it, their words stay,
and what is new comes with them (``merge.py``); where nothing of it is found, it is written afresh.
Every other byte stays.
"""

from __future__ import annotations

import contextlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from voice_coach.errors import JournalError
from voice_coach.journal.page import front_matter
from voice_coach.journal.page.front_matter import Extent, Found
from voice_coach.journal.page.status import RESUME_LINE, REVIEWED

_OWNED = ("status", "reviewed")
_REVIEW = re.compile(rb"^(review(?:_\d+)?)[ \t]*:", re.MULTILINE)
_COMMON = (b"#", b">", b"| ---", RESUME_LINE.encode())
"""How lines begin that every section has."""
_NEARLY_ALL = 0.8
"""Of a section's words: so many must be there where it is taken for shown."""
_HEADING = re.compile(rb"^##? [^\r\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """What the follow-up has put into the file: its section, and its front-matter lines."""

    section: bytes = b""
    review: bytes = b""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What it should say: the section's text, the fields found, and the day it was finished.

    ``prose``: names of fields that stand in the section alone, and that older versions wrote among
    the review's fields too.
    """

    section: str = ""
    review: Mapping[str, str | int] | None = None
    reviewed: str = ""
    prose: frozenset[str] = frozenset()


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
    newline = line_end(data)
    new = text.encode("utf-8", "replace").replace(b"\n", newline)
    place = data.rfind(old) if old else -1
    if place >= 0:
        return data[:place] + new + data[place + len(old) :], new
    if (there := _changed_section(data, old)) is not None:
        from voice_coach.journal.page.merge import merged  # only where somebody wrote in it

        lines = [
            text.splitlines(keepends=True) for text in (old, data[there.start : there.end], new)
        ]
        return data[: there.start] + b"".join(merged(*lines)) + data[there.end :], new
    gap = newline if not data or data.endswith(b"\n") else newline * 2
    return data + gap + new, new


def _put_fields(data: bytes, old: bytes, wanted: Wanted) -> tuple[bytes, bytes]:
    extent = front_matter.locate(data)
    if extent is None:
        return data, old
    newline = b"\r\n" if data[: extent.start].endswith(b"\r\n") else b"\n"
    review = old
    if wanted.review:
        data, review = _put_review(data, extent, old, wanted.review, newline)
    if wanted.reviewed:
        data = front_matter.set_scalar(data, "status", REVIEWED, newline)
        data = front_matter.set_scalar(data, "reviewed", wanted.reviewed, newline)
    return data, review


def _put_review(
    data: bytes, extent: Extent, old: bytes, fields: Mapping[str, str | int], newline: bytes
) -> tuple[bytes, bytes]:
    place = data.find(old, extent.start, extent.end) if old else -1
    there = Extent(place, place + len(old)) if place >= 0 else _changed_review(data, extent, old)
    if there is None:
        name = _free_name(data[extent.start : extent.end])
    else:
        name = old.split(b":", 1)[0].decode()
    review = front_matter.field(name, fields).encode("utf-8", "replace").replace(b"\n", newline)
    if there is None:
        return data[: extent.end] + review + data[extent.end :], review
    if place >= 0:
        return data[:place] + review + data[there.end :], review
    from voice_coach.journal.page.merge import merged_fields

    lines = [
        text.splitlines(keepends=True) for text in (old, data[there.start : there.end], review)
    ]
    return data[: there.start] + b"".join(merged_fields(*lines)) + data[there.end :], review


def _changed_section(data: bytes, old: bytes) -> Extent | None:
    """Where the section stands that a person changed. Something of what only this section says
    must still be there."""
    *_, last = (None, *_sections(data, old))
    return last if last and _lines(data, last) & _telling(old.splitlines()) else None


def _sections(data: bytes, old: bytes) -> Iterator[Extent]:
    """All sections with the same heading, each up to the next heading that is not its own."""
    own = old.splitlines()
    for match in _HEADING.finditer(data) if own else ():
        if match[0].strip() == own[0].strip():
            later = _HEADING.finditer(data, match.end())
            ends = (next_.start() for next_ in later if next_[0].strip() not in own[1:])
            yield Extent(match.start(), next(ends, len(data)))


def _lines(data: bytes, place: Extent) -> set[bytes]:
    return set(map(bytes.strip, data[place.start : place.end].splitlines()))


def _telling(lines: Iterable[bytes]) -> set[bytes]:
    """The lines that a section does not share with every other of its kind."""
    stripped = {line.strip() for line in lines}
    return {line for line in stripped if line and not line.startswith(_COMMON)}


def _changed_review(data: bytes, extent: Extent, old: bytes) -> Extent | None:
    """Where the lines of the review stand that a person changed, under the name they had."""
    name = old.partition(b":")[0]
    if not name:
        return None
    block = re.compile(
        rb"^%s[ \t]*:[ \t]*\r?\n(?:[ \t]+[^\r\n]*\r?\n)+" % re.escape(name), re.MULTILINE
    )
    found = block.search(data, extent.start, extent.end)
    return Extent(found.start(), found.end()) if found else None


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


def closed(data: bytes, text: str) -> bool:
    """Whether the section stands there as a follow-up leaves it that came to its end, though a
    person may have changed it since. ``text``: what the follow-up says by now."""
    own = text.encode("utf-8", "replace").replace(b"\n", line_end(data))
    day, told = _day_and_words(own)
    for place in _sections(data, own):
        there = data[place.start : place.end]
        its_day, words = _day_and_words(there)
        # Another follow-up on the same day shares some words with it.
        same = its_day == day and (told & words).total() >= _NEARLY_ALL * told.total()
        if same and RESUME_LINE.encode() not in there:
            return True
    return False


def _day_and_words(text: bytes) -> tuple[bytes, Counter[bytes]]:
    """The first line after the heading, and all words but those that every section has."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines[2:] if not line.startswith(_COMMON)]
    return b"".join(lines[1:2]), Counter(word for line in telling for word in line.split())


def recall(data: bytes, states: Iterable[Wanted]) -> Written:
    """What an interrupted follow-up left in the file. ``states``: what it should say after each
    event, the newest first; the file mostly stands at one of the last.

    Where a person changed it, it is the state that has most lines in common with the file. One
    that is finished is not looked for then: from there on all that was changed is theirs.
    """
    from voice_coach.journal.page.merge import names_in

    newline = line_end(data)
    section, review, seen = _Nearest(), _Nearest(), []
    rest = iter(states)
    for state in rest:
        seen.append(state)
        text = state.section.encode("utf-8", "replace").replace(b"\n", newline)
        if (place := _changed_section(data, text)) is not None:
            there = data[place.start : place.end]
            section.weigh(text, there, may_be_changed=RESUME_LINE.encode() in there)
        if section.exact:
            break
    # Without our section, a review is an earlier follow-up's, however much it says the same.
    extent = front_matter.locate(data) if section.text else None
    for state in chain(seen, rest):
        for lines in _reviews(data, state.review):
            if extent and (place := _changed_review(data, extent, lines)) is not None:
                there = data[place.start : place.end]
                # One that holds more is an earlier follow-up's too.
                own = names_in(lines) | {name.encode() for name in state.prose}
                ours = names_in(there) <= own
                review.weigh(lines, there, may_be_changed=ours)
        if review.exact or not state.review:
            break
    return Written(section.text, review.text)


def _reviews(data: bytes, review: Mapping[str, str | int] | None) -> Iterator[bytes]:
    """The lines of the review under the newest name that stands there; with its day, or without,
    as a follow-up left it that was begun before reviews had one."""
    extent = front_matter.locate(data)
    names = _REVIEW.findall(data[extent.start : extent.end]) if extent and review else []
    if not extent or not names or not review:
        return
    undated = {name: value for name, value in review.items() if name != "on"}
    for fields in (review, undated):
        if fields:
            lines = front_matter.field(names[-1].decode(), fields).encode("utf-8", "replace")
            yield lines.replace(b"\n", line_end(data[: extent.start]))


class _Nearest:
    """Of several texts the one that has most lines in common with what stands in the file."""

    def __init__(self) -> None:
        self.text = b""
        self.exact = False
        self._near: tuple[float, float] = (-math.inf, -math.inf)

    def weigh(self, text: bytes, there: bytes, *, may_be_changed: bool) -> None:
        """Take this one, if it is nearer to what stands there."""
        if self.exact:
            return
        from voice_coach.journal.page.merge import nearness

        lines, now = text.splitlines()[1:], there.splitlines()
        near = nearness(lines, now)
        self.exact = there.rstrip() == text.rstrip()
        if self.exact or (may_be_changed and near > self._near):
            self.text, self._near = text, near


def line_end(data: bytes) -> bytes:
    return b"\r\n" if 2 * data.count(b"\r\n") > data.count(b"\n") else b"\n"
