"""Chooses between the live and the plain view."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TextIO

from voice_coach.console.can_draw import can_draw
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
