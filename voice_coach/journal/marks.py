"""What a person did about a finished session's plan, kept in its own file: lines of one field.

Each mark is a line that reads by itself and may be corrected or taken out by hand:

    marks:
      - "2026-11-27 18:02 first action: moved to 2026-11-29 18:00"
      - "2026-11-28 07:10 visualisation: practised 5 minutes"
      - "2026-11-29 19:40 first action: done"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast, get_args

from voice_coach.errors import JournalError
from voice_coach.journal.page import front_matter
from voice_coach.journal.page.front_matter import Found

FIELD = "marks"
FIRST_ACTION, NEXT_STEP, VISUALISATION = "first action", "next step", "visualisation"
"""What a mark is about. The next step of a later follow-up is "next step 2" and so on."""
Deed = Literal["done", "dropped", "moved to", "practised"]

_LINE = re.compile(
    r"(?P<at>\d{4}-\d\d-\d\d(?: \d\d:\d\d)?) (?P<about>first action|next step(?: \d+)?"
    rf"|visualisation): (?P<deed>{'|'.join(get_args(Deed))})(?: (?P<detail>.*))?"
)
_BLOCK = re.compile(
    rb"^marks[ \t]*:[ \t]*(?:#[^\r\n]*)?(?:\r?\n(?:[ \t]*-[^\r\n]*|[ \t]+[^\r\n]*))*",
    re.MULTILINE,
)
_INDENT = re.compile(rb"\n([ \t]*)-[^\r\n]*\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """One deed: when it was marked (local, ``YYYY-MM-DD HH:MM``), what it is about, and, for a
    move, the new time as ``planned.to_text`` writes it; for a practice, "5 minutes"."""

    at: str
    about: str
    deed: Deed
    detail: str = ""

    @property
    def line(self) -> str:
        """The mark as it stands in the file."""
        return f"{self.at} {self.about}: {self.deed} {self.detail}".strip()


def now_text(now: datetime) -> str:
    """A moment as marks give it."""
    return f"{now:%Y-%m-%d %H:%M}"


def parse(line: str) -> Mark | None:
    """The mark that a line of the field is, or None."""
    found = _LINE.fullmatch(" ".join(line.split()))
    if found is None:
        return None
    return Mark(found["at"], found["about"], cast(Deed, found["deed"]), found["detail"] or "")


def marks_of(front: dict[str, Found]) -> tuple[Mark, ...]:
    """The marks of a file's front matter, in the order in which they stand there."""
    lines = front.get(FIELD, ())
    texts = lines if isinstance(lines, tuple) else (lines,)
    found = (parse(text) for text in texts if isinstance(text, str))
    return tuple(mark for mark in found if mark is not None)


def added(data: bytes, mark: Mark, file: str) -> bytes:
    """The file's bytes with one mark more; every other byte stays.

    Raises JournalError where there is no front matter, or where a hand has made something else
    than a list of the field.
    """
    extent = front_matter.locate(data)
    if extent is None:
        raise JournalError(f"{file} has no front matter to put a mark in.",
                           safe="The file was left as it is.")  # fmt: skip
    newline = b"\r\n" if data[: extent.start].endswith(b"\r\n") else b"\n"
    line = b"- " + front_matter.scalar(mark.line).encode("utf-8", "replace")
    block = _BLOCK.search(data, extent.start, extent.end)
    if block is None:
        fresh = FIELD.encode() + b":" + newline + b"  " + line + newline
        edited = data[: extent.end] + fresh + data[extent.end :]
    else:
        indent = _INDENT.search(block[0])
        gap = newline + (indent[1] if indent else b"  ")
        edited = data[: block.end()] + gap + line + data[block.end() :]
    before = front_matter.read(data, file)
    if not _only_adds(mark, before, edited, file):
        raise JournalError(
            f'The field "marks" of {file} is no list of lines, so nothing can be added to it.',
            safe="The file was left as it is.",
            todo="Please mend the field in an editor, or take it out.",
        )
    return edited


def _only_adds(mark: Mark, before: dict[str, Found], edited: bytes, file: str) -> bool:
    """Whether the edited file reads as before, with one mark more at the end."""
    try:
        after = front_matter.read(edited, file)
    except JournalError:
        return False
    others = [(name, value) for name, value in before.items() if name != FIELD]
    return others == [(name, value) for name, value in after.items() if name != FIELD] and marks_of(
        after
    ) == (*marks_of(before), mark)
