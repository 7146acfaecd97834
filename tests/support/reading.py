"""A page read back with the questions of an exercise at hand."""

from __future__ import annotations

from pathlib import Path

from voice_coach.journal.page.questions import Questions
from voice_coach.journal.page.read import Exercises, page_of
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.program.values import Program


def asking(program: Program) -> Exercises:
    """Every page is about this exercise."""
    table = (Questions(program, exact=True),)
    return lambda name, total: table


def page_in(text: str, program: Program, path: Path = Path("x.md")) -> SessionPage:
    """The session in a page's text."""
    return page_of(text.encode("utf-8", "surrogatepass"), path, asking(program))
