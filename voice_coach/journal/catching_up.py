"""Pages that are behind their logs: told of, or brought up to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from voice_coach.dialogue.session import Session
from voice_coach.errors import CoachError, JournalError, LogError
from voice_coach.journal import behind, log_copies, unsaid
from voice_coach.journal.sheets import Sheet

Open = Callable[[Path], tuple[Session, Sheet]]
"""The session in a log, and the place that shows it. Raises CoachError."""


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """What a look at the pages found: a sentence for each that was behind its log, and those
    that show more now."""

    notes: tuple[str, ...] = ()
    pages: tuple[Path, ...] = ()


def tell(logs: Iterable[Path], opened: Open) -> CaughtUp:
    """A sentence for each page that is behind its log; nothing is written."""
    notes = []
    for log in logs:
        try:
            session, sheet = opened(log)
            if sheet.lags(session):
                notes.append(f"{_lacks(sheet, log)} {behind.NEXT}")
        except (CoachError, OSError):
            continue  # whoever may write is told what hinders it
    return CaughtUp(tuple(notes))


def bring_up(logs: Iterable[Path], opened: Open, *, clear_up: bool = True) -> CaughtUp:
    """Let each page show all that its log holds. Needs the folder's lock.

    ``clear_up``: what died before a word was said is removed.
    """
    notes, pages = [], []
    for log in logs:
        try:
            if not log.exists():
                behind.settle(log)
                continue
            behind.expect(log)
            if log_copies.holding_more(log):
                continue  # which of them counts is for the person to say, who is told of it
            session, sheet = opened(log)
        except LogError:
            continue  # whoever needs a log that cannot be read is told what is wrong with it
        except (CoachError, OSError) as error:
            notes.append(str(error))
            continue
        if unsaid.is_nothing(session, log, sheet):
            if clear_up:
                unsaid.remove(log)
            continue
        try:
            if sheet.lags(session):
                theirs = sheet.catch_up(session)
                did = f"{sheet.path.name} did not show all that was said; it was brought up to it."
                notes.append(f"{did} {theirs}".rstrip())
                pages.append(sheet.path)
        except JournalError as error:
            safe = f"All that was said in the session is safe in {log}."
            notes.append(f"{error.what} {safe} {error.todo}".rstrip())
            continue
        behind.settle(log)
    return CaughtUp(tuple(notes), tuple(pages))


def _lacks(sheet: Sheet, log: Path) -> str:
    return f"{sheet.path.name} does not show all that was said. It is safe in {log}."
