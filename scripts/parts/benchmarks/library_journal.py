"""A journal of many finished sessions, nine of ten of them looked back on, written in a minute.

    python -m scripts.parts.benchmarks.library_journal HOME SESSIONS

Without HOME it tells the sum of what it makes its journals from.

A few are really held (``library_held.py``). The others are these on other days and about other
things: pages, calendars and logs as the program would have written them, the logs' sums right.
They stand where a person who lives in HOME has them. The time zone is UTC.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache, partial
from hashlib import blake2b
from math import prod
from pathlib import Path

from icalendar.parser import Contentline

from scripts.parts.benchmarks.library_held import (
    MONDAY,
    REVIEWED_AFTER,
    VARIED,
    Change,
    Held,
    Part,
    hold,
    hurry,
)
from voice_coach.dates.calendar_names import MONTH_NAMES
from voice_coach.dates.words import ordinal
from voice_coach.journal import file_names
from voice_coach.journal.journal import default_folder
from voice_coach.journal.listing import FOLLOW_UP, LOG_ENDING, ROOM
from voice_coach.journal.log_end import LogEnd
from voice_coach.journal.log_format import seal
from voice_coach.program import archive
from voice_coach.program.toml_file import default

MOST = prod(map(len, VARIED.values()))
"""So many sessions have events of their own."""
A_DAY = 3
HOURS_BETWEEN = 4
_MINUTES = 50
FRESH_DAYS = 10
"""Sessions that were begun since then are not looked back on yet."""
UNREVIEWED = 10
"""One of so many waits for its follow-up."""
_CHUNK = 100

_MONTHS = "|".join(MONTH_NAMES)
_TIME = re.compile(
    rf"""(?P<moment>\d{{4}}-\d\d-\d\dT\d\d:\d\d)
       |(?P<iso>\d{{4}}-\d\d-\d\d)
       |(?P<compact>\d{{8}})
       |(?P<day>\d{{1,2}}) (?P<nth>(?:st|nd|rd|th)\ of)?
        \ (?P<month>{_MONTHS}) (?P<year>\ \d{{4}})?""",
    re.VERBOSE,
)
"""All forms in which a session's files name days and moments."""
_VARYING = re.compile(
    rf"""\b( \d{{8}}-\d{{6}}-[0-9a-f]{{4}}
          | \d{{4}}-\d\d-\d\d (?: T\d\d:\d\d )?
          | \d{{8}} (?= T\d{{6}} )
          | \d{{1,2}}(?:(?:st|nd|rd|th)\ of)?\ (?:{_MONTHS})(?:\ {MONDAY.year})?
          | {"|".join(VARIED)} )(?:\b|(?=T))""",
    re.VERBOSE,
)
"""What is other in each session: ids, times, and some words."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A session to be written. ``number`` and ``follow_up_number``: their logs' places among all;
    the latter is 0 where it was not looked back on."""

    place: int
    begun: datetime
    number: int
    follow_up_number: int


def plan(sessions: int, until: date) -> list[Planned]:
    """When each was begun, the oldest first, all before ``until``."""
    waiting = -(-sessions // UNREVIEWED)
    fresh = min(waiting, A_DAY * FRESH_DAYS)
    begun = []
    for place in range(sessions):
        newer = sessions - 1 - place
        days, later = divmod(newer if newer < fresh else newer - fresh, A_DAY)
        day = until - timedelta(days=1 + days + (FRESH_DAYS if newer >= fresh else 0))
        after = timedelta(hours=HOURS_BETWEEN * (A_DAY - 1 - later), minutes=place % _MINUTES)
        begun.append(datetime.combine(day, MONDAY.time()) + after)
    older = waiting - fresh
    unreviewed = {place * (sessions - fresh) // older for place in range(older)}
    unreviewed |= set(range(sessions - fresh, sessions))
    talks = [(at, place, False) for place, at in enumerate(begun)]
    talks += [(at + REVIEWED_AFTER, p, True) for p, at in enumerate(begun) if p not in unreviewed]
    numbers = {(p, again): number for number, (_, p, again) in enumerate(sorted(talks), start=1)}
    return [
        Planned(place, at, numbers[place, False], numbers.get((place, True), 0))
        for place, at in enumerate(begun)
    ]


def write_journal(folder: Path, sessions: int, until: date) -> None:
    """Write the journal into ``folder``, which is made."""
    os.umask(0o077)  # as private as a journal is
    planned = plan(sessions, until)
    held, exercises = hold({session.begun.weekday() for session in planned})
    (folder / ROOM / archive.FOLDER).mkdir(parents=True)
    for name, data in exercises.items():
        (folder / ROOM / archive.FOLDER / name).write_bytes(data)
    chunks = [planned[first : first + _CHUNK] for first in range(0, sessions, _CHUNK)]
    with ProcessPoolExecutor() as pool:
        for _ in pool.map(partial(_write, folder, held), chunks):
            pass


def _write(folder: Path, held: Mapping[int, Held], planned: Iterable[Planned]) -> None:
    hurry()
    for session in planned:
        for path, data, at in _files(folder, held[session.begun.weekday()], session):
            path.write_bytes(data)
            os.utime(path, (at.timestamp(), at.timestamp()))


def _files(folder: Path, held: Held, session: Planned) -> Iterator[tuple[Path, bytes, datetime]]:
    """Each file of a session, and when it was written last."""
    later = session.begun - held.begun
    own_id = f"{session.begun:%Y%m%d-%H%M%S}-{session.place:04x}"
    follow_up_id = f"{session.begun + REVIEWED_AFTER:%Y%m%d-%H%M%S}-{session.place:04x}"
    ids = {held.id: own_id, held.follow_up_id: follow_up_id}
    known = {**_words_of(session.place), **ids}

    def changed(text: str) -> str:
        parts = list(_parts(text))
        for place in range(1, len(parts), 2):
            old = parts[place]
            if old not in known:
                known[old] = _moved(old, later)
            parts[place] = known[old]
        return "".join(parts)

    part = held.follow_up if session.follow_up_number else held.sitting
    last = part.finished + later
    started = session.begun.astimezone().isoformat()
    page = folder / file_names.file_name(started, changed(held.event))
    yield page, changed(part.page).encode(), last
    yield page.with_suffix(".ics"), _folded(changed(_unfolded(part.calendar))), last

    room = folder / ROOM
    sitting = held.sitting if session.place else _with_first_words(held.sitting)
    yield from _log(room / own_id, sitting, later, changed, session.number)
    if session.follow_up_number:
        log = room / f"{own_id}{FOLLOW_UP}1"
        yield from _log(log, held.follow_up, later, changed, session.follow_up_number)


def _with_first_words(part: Part) -> Part:
    """The sitting as the very first one is: with what is told but once."""
    first, started, *more = part.log
    at = json.loads(started)["at"]
    told = [
        json.dumps({"event": "told", "at": at, "key": item.key})
        for item in default().items_of("sitting")
        if "first-run" in item.when
    ]
    return replace(part, log=(first, started, *told, *more))


def _log(
    path: Path, part: Part, later: timedelta, changed: Change, number: int
) -> Iterator[tuple[Path, bytes, datetime]]:
    """A log anew, each line sealed, and beside it how far it goes."""
    first: dict[str, object] = {**json.loads(changed(part.log[0])), "number": number}
    line, first_sum = seal(first, b"")
    lines, total = [line], first_sum
    for text in part.log[1:]:
        line, total = seal(json.loads(changed(text)), total)
        lines.append(line)
    log = path.with_name(f"{path.name}{LOG_ENDING}")
    yield log, b"".join(lines), part.finished + later
    end = LogEnd(log, first_sum)
    end.put(len(lines))
    end.close()


def _words_of(place: int) -> dict[str, str]:
    """What a session is about; no two of ``MOST`` are about the same."""
    words = {}
    for name, others in VARIED.items():
        place, which = divmod(place, len(others))
        words[name] = others[which]
    return words


@cache
def _parts(text: str) -> tuple[str, ...]:
    """What stays and what is other in each session, in turns."""
    return tuple(_VARYING.split(text))


def _moved(text: str, later: timedelta) -> str:
    """A time so much later, in the form in which it stands.

    A moment of the session itself moves by hours and minutes, too; what is planned keeps its hour.
    """
    days = timedelta(later.days)
    found = _TIME.fullmatch(text)
    assert found is not None, text
    if found["moment"]:
        return (datetime.fromisoformat(text) + later).isoformat(timespec="minutes")
    if found["iso"]:
        return (date.fromisoformat(text) + days).isoformat()
    if found["compact"]:
        return f"{date.fromisoformat(text) + days:%Y%m%d}"
    month = MONTH_NAMES.index(found["month"]) + 1
    day = date(MONDAY.year, month, int(found["day"])) + days
    number = f"{ordinal(day.day)} of" if found["nth"] else str(day.day)
    year = f" {day.year}" if found["year"] else ""
    return f"{number} {MONTH_NAMES[day.month - 1]}{year}"


def _unfolded(calendar: str) -> str:
    return calendar.replace("\r\n ", "")


def _folded(calendar: str) -> bytes:
    return b"".join(Contentline(line).to_ical() + b"\r\n" for line in calendar.splitlines())


def sum_of_all() -> str:
    """Another one where a journal would be written otherwise than before."""
    total = blake2b(repr(hold(range(7))).encode(), digest_size=6)
    total.update(Path(__file__).read_bytes())
    return total.hexdigest()


def main() -> None:
    """Write the journal, or tell the sum."""
    parser = argparse.ArgumentParser(prog="library_journal", description=__doc__)
    parser.add_argument("home", type=Path, nargs="?", metavar="HOME")
    parser.add_argument("sessions", type=int, nargs="?", metavar="SESSIONS", help=f"1 to {MOST}")
    parser.add_argument("--until", type=date.fromisoformat, default=date.today(), metavar="DAY")
    options = parser.parse_args()
    if options.home is not None and not 0 < (options.sessions or 0) <= MOST:
        parser.error(f"between 1 and {MOST} sessions can be written")
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        del os.environ[name]
    os.environ["TZ"] = "UTC"
    time.tzset()
    if options.home is None:
        print(sum_of_all())
        return
    os.environ["HOME"] = str(options.home.resolve())
    folder = default_folder()
    if folder.exists():
        parser.error(f"{folder} is there already")
    write_journal(folder, options.sessions, options.until)
    print(folder)


if __name__ == "__main__":
    main()
