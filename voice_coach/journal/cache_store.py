"""One SQLite file of what was read from a journal: private, checked by checksums, made anew when
damaged, done without where there can be none."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from voice_coach.journal import cache_file
from voice_coach.journal.cache_database import Database, is_out_of_reach, seed_of_format, set_up
from voice_coach.journal.cache_rows import DamagedError, OutOfReachError, Store

_BUSY_SECONDS = 1.0
"""How long another command may hold the file: it does so for one batch, never while it reads."""

_Value = TypeVar("_Value")


def with_store(
    file: Path, seed: int, do: Callable[[Store], _Value], otherwise: Callable[[], Store]
) -> _Value:
    """What ``do`` yields with the store in this file, which is made anew if it is damaged; and with
    ``otherwise`` where there can be none."""
    import sqlite3

    with contextlib.suppress(OutOfReachError):
        for _ in range(2):
            try:
                with contextlib.closing(_opened(file, seed)) as store:
                    return do(store)
            except (sqlite3.Error, DamagedError) as error:
                if is_out_of_reach(error):
                    break
                with _within_reach():
                    cache_file.remove(file)
    with contextlib.closing(otherwise()) as store:
        return do(store)


def _opened(file: Path, seed: int) -> Database:
    """The cache in this file, made if missing. Raises OutOfReachError, DamagedError,
    sqlite3.Error."""
    import sqlite3

    with _within_reach():
        cache_file.make_folder(file.parent)
        cache_file.make_file(file)
    connection = sqlite3.connect(file, timeout=_BUSY_SECONDS, isolation_level=None)
    return set_up(connection, seed_of_format(seed))


@contextlib.contextmanager
def _within_reach() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutOfReachError from error
