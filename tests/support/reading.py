"""A page read back with the questions of an exercise at hand."""

from __future__ import annotations

from pathlib import Path

from voice_coach.journal.page.questions import Questions
from voice_coach.journal.page.read import Entry, Exercises, entry_of
from voice_coach.program.values import Program


def asking(program: Program) -> Exercises:
    """Every page is about this exercise."""
    table = (Questions(program, exact=True),)
    return lambda name, total: table


def entry_in(text: str, program: Program, path: Path = Path("x.md")) -> Entry:
    """The session in a page's text."""
    return entry_of(text.encode("utf-8", "surrogatepass"), path, asking(program))
