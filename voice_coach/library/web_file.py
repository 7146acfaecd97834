"""The files of pages to look at, which lie in the journal's folder where nobody said otherwise."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from voice_coach import files
from voice_coach.errors import JournalError

ENDING = ".html"
ALL = "journal.html"
"""What the page of all sessions is called."""
SIGN = b'<meta name="generator" content="voice-coach page'
"""Near the beginning of every page of ours; a version follows."""
_START_BYTES = 4096


def web_files(folder: Path, pages: Iterable[Path]) -> Iterator[Path]:
    """Those of ours that hold words of the session with these pages: its own, and that of all."""
    for path in (*(page.with_suffix(ENDING) for page in pages), folder / ALL):
        with contextlib.suppress(JournalError, OSError):
            if path.is_file() and SIGN in files.read_start(path, _START_BYTES):
                yield path
