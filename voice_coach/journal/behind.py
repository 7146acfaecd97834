"""Which pages may be behind their logs: told by the names beside the logs, before one is read.

``ID.jsonl.behind`` stands there from before a session's first word until its page shows all that
was said. A kill, a full disk or a locked page leave it, and the next command that may write looks
there, and nowhere else, however many sessions there are.
"""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from voice_coach import files
from voice_coach.errors import JournalError
from voice_coach.journal import listing
from voice_coach.journal.listing import FOLLOW_UP, LOG_ENDING, Glance
from voice_coach.journal.page import encoding, front_matter
from voice_coach.journal.page.status import IN_PROGRESS, RESUME_LINE, REVIEWED

NEXT = "The next command that may write there brings the page up to it."
ENDING = ".behind"
_KNOWN = "behind.known"
"""Stands in the program's own folder once the logs were looked through that are older than these
names; from then on the names alone tell."""
_REVIEW = re.compile(rb"^review(?:_\d+)?[ \t]*:", re.MULTILINE)


def expect(log: Path) -> None:
    """The log's page may be behind from now on. Raises JournalError.

    The name is on the disk with the next name made beside it, or after ``files.sync_folder``.
    """
    with files.sentences(path_of(log), "made"), contextlib.suppress(FileExistsError):
        os.close(files.create(path_of(log)))


def settle(log: Path) -> None:
    """The log's page shows all of it. A name that stays costs one look more."""
    with contextlib.suppress(OSError):
        path_of(log).unlink()


def path_of(log: Path) -> Path:
    """The name beside this log."""
    return log.with_name(log.name + ENDING)


def may_be(folder: Path, room: Path) -> list[Path]:
    """The logs whose pages may be behind them, sittings first. Raises JournalError."""
    with files.sentences(room, "read"):
        names = os.listdir(room) if room.is_dir() else []
    logs = [room / name.removesuffix(ENDING) for name in names if name.endswith(ENDING)]
    if names and not is_known(room):
        logs += [log for log in _unmarked(folder, room, set(names)) if log not in logs]
    return sorted(logs, key=lambda log: (FOLLOW_UP in log.name, log.name))


def is_known(room: Path) -> bool:
    """Whether the names alone tell, or there is nothing yet to tell of."""
    return not room.is_dir() or (room / _KNOWN).exists()


def make_known(room: Path) -> None:
    """From now on the names alone tell. Whatever hinders it, the next command tries again."""
    with contextlib.suppress(OSError):
        os.close(files.create(room / _KNOWN))


def _unmarked(folder: Path, room: Path, names: set[str]) -> list[Path]:
    """Logs of versions without these names that are finished, and whose pages do not say so."""
    follow_ups: dict[str, list[Path]] = {}
    for name in names:
        subject, found, number = name.removesuffix(LOG_ENDING).partition(FOLLOW_UP)
        if found and number.isdecimal() and name.endswith(LOG_ENDING):
            follow_ups.setdefault(subject, []).append(room / name)
    behind = []
    for page in listing.glances(folder):
        if page.status == IN_PROGRESS and f"{page.id}{LOG_ENDING}" in names:
            behind.append(room / f"{page.id}{LOG_ENDING}")
        elif logs := follow_ups.get(page.id):
            behind += [log for log in logs if _lacks(page, log, len(logs))]
    return [log for log in behind if listing.log_glance(log).finished]


def _lacks(page: Glance, log: Path, follow_ups: int) -> bool:
    """Whether a page lacks the end of a follow-up. One of which nothing at all is there was taken
    out by hand, unless the page was left alone since the last word of it."""
    try:
        text, _ = encoding.to_utf8(files.read_bytes(page.path))
        extent = front_matter.locate(text)
        reviews = _REVIEW.findall(text[extent.start : extent.end]) if extent else []
        if page.status == REVIEWED and len(reviews) >= follow_ups:
            return False
        started = RESUME_LINE.encode() in text
        return started or page.path.stat().st_mtime_ns <= log.stat().st_mtime_ns
    except (JournalError, OSError):
        return False
