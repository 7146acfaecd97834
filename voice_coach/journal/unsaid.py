"""Sessions in which nothing was said: they leave nothing behind.

Whatever might be a word keeps a log: an utterance, taken out again or not, a line that a crash
cut short, sound that waits to be written down, and any other file that bears the log's name.
"""

from __future__ import annotations

import contextlib
import glob
import re
from pathlib import Path

from voice_coach.dialogue.session import Session
from voice_coach.journal import behind, log_end
from voice_coach.journal.sheets import Sheet

_UTTERANCE = re.compile(
    rb'\n\{"event":"(?:answered|letters-heard|started"[^\n]*"carried_event":"[^"])'
)
"""Of what the person said; or the event that they named in the session before."""


def has_words(log: Path) -> bool:
    """Whether the log may hold a word of the person's, or stands beside their sound.

    One that cannot be read may.
    """
    try:
        data = log.read_bytes()
    except OSError:
        return True
    whole = data.endswith(b"}\n")
    return not whole or _UTTERANCE.search(data) is not None or _has_company(log)


def is_nothing(session: Session, log: Path, sheet: Sheet) -> bool:
    """Whether nothing of this session is to be kept: it was left before a word was said."""
    left = not (session.has_words or session.finished_at or sheet.shows_something)
    return left and not has_words(log)


def remove(log: Path) -> None:
    """Remove such a session's log, and what tells of it; where that cannot be, it stays.

    Needs the folder's lock, and nobody to have the log open.
    """
    # A crash in between leaves a log without a word, or a name that is passed over.
    with contextlib.suppress(OSError):
        log_end.path_of(log).unlink(missing_ok=True)
        log.unlink()
        behind.settle(log)


def _has_company(log: Path) -> bool:
    """Whether other files bear the log's name: sound, what was put aside, a follow-up's log."""
    own = {log.name, behind.path_of(log).name, log_end.path_of(log).name}
    others = log.parent.glob(f"{glob.escape(log.stem)}.*")
    return any(path.name not in own and not _is_empty(path) for path in others)


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())
