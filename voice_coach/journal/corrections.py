"""What pages that were edited by hand teach: names that were misheard, and put right."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from voice_coach import files
from voice_coach.errors import CoachError
from voice_coach.journal import listing
from voice_coach.journal.page.corrected import corrected, has_names
from voice_coach.journal.page.render import render
from voice_coach.journal.page.status import FINISHED, REVIEWED
from voice_coach.journal.reader import JournalReader

MOST_PAGES = 100
"""Looked at in one go, the one that was left alone for the longest first; the others have their
turn next time. One with names in it takes some hundredths of a second."""
_OURS_SECONDS = 2.0
"""A page that was written so soon after its log is the program's own."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """The names, and until when (seconds since 1970) pages were looked at."""

    names: tuple[str, ...]
    until: float


def corrections(
    reader: JournalReader, is_word: Callable[[str], bool], *, since: float = 0.0
) -> Corrections:
    """The names in pages that were edited after ``since`` (seconds since 1970).

    ``is_word``: whether a word, in small letters, stands in a lexicon. Pages and logs that cannot
    be read teach nothing. Raises JournalError: the folder cannot be read.
    """
    edited: list[tuple[float, Path]] = []
    for path in listing.pages(reader.folder):
        with contextlib.suppress(OSError):  # a link that leads nowhere
            edited.append((path.stat().st_mtime, path))
    waiting = sorted(pair for pair in edited if pair[0] > since)[:MOST_PAGES]
    names: dict[str, None] = {}
    for at, path in waiting:
        with contextlib.suppress(CoachError, OSError, ValueError):
            names |= dict.fromkeys(_names_in(reader, path, at, is_word))
    return Corrections(tuple(names), max((at for at, _ in waiting), default=since))


def _names_in(
    reader: JournalReader, path: Path, edited_at: float, is_word: Callable[[str], bool]
) -> tuple[str, ...]:
    glance = listing.glance(path)
    if glance is None or glance.status not in (FINISHED, REVIEWED):
        return ()
    log = reader.log_of(glance.id)
    if not log.exists() or edited_at < log.stat().st_mtime + _OURS_SECONDS:
        return ()
    page = _plain(files.read_bytes(path).decode("utf-8-sig", "replace"))
    if not has_names(page, is_word):
        return ()
    session = reader.as_logged(glance.id)
    return () if session is None else corrected(_plain(render(session)), page, is_word)


def _plain(text: str) -> str:
    """Without the marks of words that were heard unsurely."""
    return text.replace("==", "").replace("\r\n", "\n")
