"""Chooses between the live and the plain view."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TextIO

from voice_coach.console.plain import PlainView
from voice_coach.console.view import View


def choose_view(
    stdout: TextIO,
    environ: Mapping[str, str] = os.environ,
    *,
    steps: int | None = None,
    line_input: bool = False,
) -> View:
    """The live view on a capable terminal, the plain one anywhere else.

    ``steps`` is the number of the exercise's steps ("Step 1 of 7"). ``line_input``: the person
    types whole lines in this terminal (``--keyboard``), which only the plain view goes with.
    """
    if line_input or not can_draw(stdout, environ):
        return PlainView(stdout, steps=steps, line_input=line_input)
    from voice_coach.console.live import LiveView  # rich takes 0.1 s to import

    return LiveView(stdout, environ, steps=steps)


def can_draw(stdout: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether the live view fits: a terminal, in UTF-8, and nobody asked for plain lines.

    NO_COLOR counts when it is not empty (no-color.org); ACCESSIBLE likewise.
    """
    if not stdout.isatty() or environ.get("NO_COLOR") or environ.get("ACCESSIBLE"):
        return False
    if (stdout.encoding or "").lower().replace("-", "") != "utf8":
        return False
    if sys.platform == "win32":
        return environ.get("TERM") != "dumb"
    return environ.get("TERM", "dumb") not in ("", "dumb", "unknown")
