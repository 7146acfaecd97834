"""A session's page as it is read: its Markdown below the front matter, whole or one step of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from voice_coach import files
from voice_coach.errors import JournalError
from voice_coach.journal.page import encoding, front_matter
from voice_coach.recordings.places import linked

if TYPE_CHECKING:
    from voice_coach.journal.page.session_page import SessionPage

_STEP = re.compile(r"Step (\d+) ")


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page's file; those below the front matter begin at ``body`` (from 0).

    A line that leads to recordings is empty here: ``sounds`` has it, by its place, as the id of
    the session and the name of the file, which lie in the journal's folder of recordings.
    """

    lines: Sequence[str]
    body: int
    sounds: Mapping[int, Sequence[tuple[str, str]]] = field(default_factory=dict)

    def shown(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The lines from one place to another, each with its place: without those that lead to
        recordings, nor the empty line below each."""
        for place in range(start, min(end, len(self.lines))):
            if place in self.sounds or (place - 1 in self.sounds and not self.lines[place].strip()):
                continue
            yield place, self.lines[place]

    @property
    def markdown(self) -> str:
        """All of it below the front matter, as it is shown."""
        return "\n".join(line for _, line in self.shown(self.body, len(self.lines)))


def step_of(heading: str) -> int | None:
    """The number of the step with this heading, if it has one."""
    found = _STEP.match(heading)
    return int(found[1]) if found else None


def text_of(page: SessionPage) -> PageText:
    """The page's file. Raises JournalError where it cannot be read."""
    data, _ = encoding.to_utf8(files.read_bytes(page.path))
    lines = [line.rstrip("\r") for line in data.decode("utf-8", "replace").split("\n")]
    extent = front_matter.locate(data)
    sounds = {place: found for place, line in enumerate(lines) if (found := linked(line.strip()))}
    for place in sounds:
        lines[place] = ""
    return PageText(lines, data.count(b"\n", 0, extent.end) + 1 if extent else 0, sounds)


def without_sounds(data: bytes) -> bytes:
    """A page's bytes without the lines that lead to recordings; all others as they stand."""
    text, form = encoding.to_utf8(data)
    kept: list[bytes] = []
    was_one = False
    lines = text.split(b"\n")
    for line in lines:
        is_one = bool(linked(line.decode("utf-8", "replace").strip()))
        if not is_one and not (was_one and not line.strip()):
            kept.append(line)
        was_one = is_one
    return encoding.from_utf8(b"\n".join(kept), form) if len(kept) < len(lines) else data


def body_of(page: SessionPage, step: int | None = None) -> str:
    """The page's Markdown; of a step, all its sections. Raises JournalError: the file cannot be
    read, there is no such step in it."""
    text = text_of(page)
    if step is None:
        return text.markdown
    parts = [
        "\n".join(line for _, line in text.shown(section.lines[0] - 1, section.lines[1] - 1)).strip(
            "\n"
        )
        for section in page.sections
        if step_of(section.heading) == step
    ]
    if parts:
        return "\n\n".join(parts)
    there = sorted({found for section in page.sections
                    if (found := step_of(section.heading)) is not None})  # fmt: skip
    shown = ", ".join(map(str, there)) or "none"
    raise JournalError(
        f"Nothing stands under step {step} in {page.path.name}.", todo=f"Steps in it: {shown}."
    )
