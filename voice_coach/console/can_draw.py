"""Whether a terminal can show more than plain lines."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TextIO


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
