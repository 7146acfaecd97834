"""What can be done with a session that is not finished, said the same by every command."""

from __future__ import annotations

from pathlib import Path

from voice_coach.errors import JournalError
from voice_coach.journal import file_names, listing
from voice_coach.journal.behind import NEXT
from voice_coach.journal.listing import LOG_ENDING, ROOM
from voice_coach.journal.page.status import FINISHED, IN_PROGRESS


def log_of(folder: Path, session: str) -> Path:
    """Where the log of this session stands, or would. Raises JournalError: it is no id."""
    return folder / ROOM / f"{file_names.check_id(session)}{LOG_ENDING}"


def can_resume(folder: Path, session: str, status: str) -> bool:
    """Whether the session of a page with this status has a log to go on with."""
    if status != IN_PROGRESS or not file_names.is_id(session):
        return False
    log = log_of(folder, session)
    return log.exists() and not listing.log_glance(log).finished


def not_finished(page: Path, session: str, status: str) -> JournalError:
    """What is said where a finished session is needed, and the one of this page is not."""
    what = f"The session in {page.name} is not finished yet."
    if can_resume(page.parent, session, status):
        return JournalError(what, todo=f"Go on with it: voice-coach resume {session}")
    close, untouched = f'write "status: {FINISHED}" in its first lines.', "It was left as it is."
    if status != IN_PROGRESS:
        return JournalError(what, safe=untouched, todo=f"If it is finished, {close}")
    log = log_of(page.parent, session)
    if log.exists():
        return JournalError(
            f"{page.name} does not show yet that its session is finished.",
            safe=f"All that was said is safe in {log}.",
            todo=NEXT,
        )
    return JournalError(
        f"{what} It cannot be gone on with here: its log is not in {log.parent}.",
        safe=untouched,
        todo=f"To close it as it stands, {close} To go on with it, bring the folder {ROOM} "
        "from where it was begun.",
    )


def none_finished(
    folder: Path, troubles: tuple[str, ...], pages: list[tuple[Path, str, str]]
) -> JournalError:
    """What is said where there is no finished session. ``pages``: each with its session and
    status, the newest first."""
    what = " ".join([f"There is no finished session in {folder}.", *troubles])
    for page, session, status in pages:
        if not can_resume(folder, session, status):
            error = not_finished(page, session, status)
            return JournalError(f"{what} {error.what}", safe=error.safe, todo=error.todo)
    return JournalError(
        what, todo="Begin one with voice-coach start, or go on with voice-coach resume."
    )
