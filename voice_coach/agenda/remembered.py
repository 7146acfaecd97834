"""What the agenda needs of each journal file, remembered: a shell's prompt cannot wait for all of
them to be read. A file whose size or time is another one is read again."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from voice_coach import files
from voice_coach.errors import JournalError
from voice_coach.journal.listing import ROOM, pages, rank
from voice_coach.journal.page.front_matter import Found
from voice_coach.journal.page.read import Entry

FILE = "agenda.json"
_VERSION = 1
_NEEDED = re.compile(
    r"first_action|first_action_when|action|follow_up_day|visualisation_time"
    r"|visualisation_minutes|outcome|status|reviewed|review(?:_\d+)?|marks"
)
_ENTRY = ("id", "program", "event", "started", "finished", "status")


def entries(folder: Path, read: Callable[[Path], Entry]) -> tuple[Entry, ...]:
    """All finished sessions, with as much of each as the agenda needs.

    What cannot be read is passed over. The file of what is remembered stands among the
    program's own, as private as the journal.
    """
    memory = folder / ROOM / FILE
    known = _load(memory)
    fresh: dict[str, Any] = {}
    found: dict[str, Entry] = {}
    for page in sorted(pages(folder), key=rank):  # of a file and its copy, only one counts
        with contextlib.suppress(OSError):
            status = page.stat()
            stamp = [status.st_mtime_ns, status.st_size, status.st_ino]
            kept = known.get(page.name)
            if kept is None or kept["stamp"] != stamp:
                kept = {"stamp": stamp, "entry": _needed(page, read)}
            fresh[page.name] = kept
            if kept["entry"] is not None:
                found.setdefault(kept["entry"]["id"], _entry(page, kept["entry"]))
    if fresh != known:
        with contextlib.suppress(JournalError):  # read-only, or no session was ever begun here
            data = json.dumps({"version": _VERSION, "pages": fresh}, ensure_ascii=False)
            files.sweep(memory.parent)
            files.write_atomically(memory, data.encode("utf-8", "surrogatepass"))
    return tuple(found.values())


def _load(memory: Path) -> dict[str, Any]:
    """What was remembered; nothing where it is missing, damaged or an older version's."""
    try:
        data = json.loads(files.read_bytes(memory))
        known = data["pages"] if data["version"] == _VERSION else {}
        for name, kept in known.items():
            if kept["entry"] is not None:
                _entry(Path(name), kept["entry"])
            kept["stamp"]
    except (JournalError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}
    return dict(known)


def _needed(page: Path, read: Callable[[Path], Entry]) -> dict[str, Any] | None:
    try:
        entry = read(page)
    except JournalError:
        return None
    if not entry.is_finished:
        return None
    return {
        **{name: getattr(entry, name) for name in _ENTRY},
        **{
            part: {name: value for name, value in held.items() if _NEEDED.fullmatch(name)}
            for part, held in (("fields", entry.fields), ("front", entry.front))
        },
    }


def _entry(page: Path, kept: dict[str, Any]) -> Entry:
    fields, front = (
        {name: _found(value) for name, value in kept[part].items()} for part in ("fields", "front")
    )
    texts: dict[str, Any] = {name: str(kept[name]) for name in _ENTRY}
    return Entry(path=page, fields=fields, front=front, **texts)


def _found(value: Any) -> Found:
    """As it was read: JSON knows no tuples."""
    if isinstance(value, list | tuple):
        return tuple(_found(inner) for inner in value)
    if isinstance(value, dict):
        return {name: _found(inner) for name, inner in value.items()}
    return str(value)
