"""Copies of logs under other names, as tools leave them that keep folders in step.

They count for nothing. One that holds something of its session that the log itself lacks is
named, and the session is left as it is until a person has said which of the two counts.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from voice_coach import files
from voice_coach.errors import JournalError
from voice_coach.journal.listing import LOG_ENDING, OWN_NAME, copied_from, log_glance


def found(room: Path) -> dict[Path, Path]:
    """Each copy, with the log that counts. Raises JournalError if the folder cannot be read."""
    with files.sentences(room, "read"):
        names = os.listdir(room) if room.is_dir() else []
    logs = [name for name in names if name.endswith(LOG_ENDING)]
    copies = {}
    for name in sorted(logs):
        # The program's own names need no look into the log.
        if not OWN_NAME.fullmatch(name.removesuffix(LOG_ENDING)) and files.is_file(room / name):
            with contextlib.suppress(JournalError):
                if original := copied_from(log_glance(room / name)):
                    copies[room / name] = room / original
    return copies


def holding_more(log: Path) -> list[Path]:
    """The copies of this log that hold lines which it lacks. Raises JournalError."""
    return [copy for copy, own in found(log.parent).items() if own == log and _more(copy, log)]


def refuse(log: Path, copy: Path) -> JournalError:
    """The error that a session is gone on with of which the copy holds something more."""
    return JournalError(sentence(copy, log), safe="Nothing was changed.")


def sentence(copy: Path, log: Path) -> str:
    """What is said of a copy, beside the log that counts."""
    here = f"{copy.name} in {copy.parent}"
    try:
        there = log.exists()
        copy_has_more, log_has_more = there and _more(copy, log), there and _more(log, copy)
    except JournalError as error:
        return f"{copy.name} is a copy of the log {log.name}, and counts for nothing. {error}"
    if not there:
        return (
            f"{here} is the log of a session under another name, and counts for nothing. "
            f"If you miss the session, please name it {log.name}."
        )
    if not copy_has_more:
        return (
            f"{here} is a copy of {log.name} with nothing more in it, and counts for nothing. "
            "You may delete it."
        )
    if not log_has_more:
        return (
            f"{here} holds more of its session than {log.name}, and only {log.name} counts. "
            f"To go on with the longer one, please move {log.name} away and give its name to "
            "the copy."
        )
    return (
        f"{here} and {log.name} each hold something of one session that the other lacks, and only "
        f"{log.name} counts. Please move the one away that you can do without; if it is "
        f"{log.name}, give its name to the copy."
    )


def _more(one: Path, other: Path) -> bool:
    """Whether there are lines in the one that do not stand in the other."""
    lines = _lines(one)
    return _lines(other)[: len(lines)] != lines


def _lines(log: Path) -> list[bytes]:
    """Those that are whole. Each has a sum over all before it: where the last is the same, all
    are."""
    return files.read_bytes(log).split(b"\n")[:-1]
