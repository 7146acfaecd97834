"""A session's page as it is read: its Markdown below the front matter, whole or one step of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from voice_coach import files
from voice_coach.errors import JournalError
from voice_coach.journal.page import encoding, front_matter
from voice_coach.journal.page.session_page import SessionPage

_STEP = re.compile(r"Step (\d+) ")


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page's file; those below the front matter begin at ``body`` (from 0)."""

    lines: Sequence[str]
    body: int


def step_of(heading: str) -> int | None:
    """The number of the step with this heading, if it has one."""
    found = _STEP.match(heading)
    return int(found[1]) if found else None


def text_of(page: SessionPage) -> PageText:
    """The page's file. Raises JournalError where it cannot be read."""
    data, _ = encoding.to_utf8(files.read_bytes(page.path))
    lines = [line.rstrip("\r") for line in data.decode("utf-8", "replace").split("\n")]
    extent = front_matter.locate(data)
    return PageText(lines, data.count(b"\n", 0, extent.end) + 1 if extent else 0)


def body_of(page: SessionPage, step: int | None = None) -> str:
    """The page's Markdown; of a step, all its sections. Raises JournalError: the file cannot be
    read, there is no such step in it."""
    text = text_of(page)
    if step is None:
        return "\n".join(text.lines[text.body :])
    parts = [
        "\n".join(text.lines[section.lines[0] - 1 : section.lines[1] - 1]).strip("\n")
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
