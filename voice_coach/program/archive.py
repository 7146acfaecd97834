"""The exercise as it was spoken, kept beside the logs.

A log refers to questions by key. With its own exercise at hand it can be read by every later
version of the program, and one from a file of the person's is there when they resume.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping
from dataclasses import fields
from hashlib import blake2b
from pathlib import Path
from typing import Any

from voice_coach import files
from voice_coach.errors import JournalError
from voice_coach.program.values import Cue, Guide, Item, Option, Program, Question, Step, Tell

FOLDER = "exercises"
_ITEMS: dict[str, type[Item]] = {"tell": Tell, "question": Question, "guide": Guide}


def keep(room: Path, program: Program) -> str:
    """Write the exercise into ``room``, unless it is there, and return the digest it is kept under.

    Raises JournalError.
    """
    data = _data(program)
    digest = _digest(data)
    folder = room / FOLDER
    files.private_folder(folder, ours=True)
    path = folder / f"{digest}.json"
    if not path.is_file():
        files.write_atomically(path, data)
    return digest


def digest_of(program: Program) -> str:
    """The digest under which ``keep`` keeps this exercise; quick for one that was asked about
    lately, since every page names it."""
    for known, digest in _lately:
        if known is program:
            return digest
    digest = _digest(_data(program))
    _lately.append((program, digest))
    return digest


_lately: deque[tuple[Program, str]] = deque(maxlen=4)


def digests_in(room: Path) -> tuple[str, ...]:
    """The digests of all exercises that are kept here."""
    try:
        return tuple(sorted(path.stem for path in (room / FOLDER).glob("*.json")))
    except OSError:
        return ()


def all_in(room: Path) -> tuple[Program, ...]:
    """Every exercise that is kept here."""
    found = (find(room, digest) for digest in digests_in(room))
    return tuple(program for program in found if program is not None)


def _data(program: Program) -> bytes:
    return json.dumps(_plain(program), ensure_ascii=False, indent=1).encode()


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=8).hexdigest()


def find(room: Path, digest: str) -> Program | None:
    """The exercise kept under this digest; None where it is missing or no longer what it was."""
    if not digest.isalnum():
        return None
    try:
        data = files.read_bytes(room / FOLDER / f"{digest}.json")
        if _digest(data) != digest:
            return None
        return _program(json.loads(data))
    except (JournalError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, Tell | Question | Guide | Step | Program | Option | Cue):
        kind = next((name for name, cls in _ITEMS.items() if type(value) is cls), "")
        members = {member.name: _plain(getattr(value, member.name)) for member in fields(value)}
        return {"item": kind, **members} if kind else members
    if isinstance(value, Mapping):
        return {str(name): _plain(content) for name, content in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(content) for content in value]
    return value


def _program(data: Mapping[str, Any]) -> Program:
    steps = tuple(_step(step) for step in data["steps"])
    return Program(**{**_members(Program, data), "steps": steps})


def _step(data: Mapping[str, Any]) -> Step:
    return Step(**{**_members(Step, data), "items": tuple(_item(item) for item in data["items"])})


def _item(data: Mapping[str, Any]) -> Item:
    cls = _ITEMS[data["item"]]
    members = _members(cls, data)
    if "options" in members:
        members["options"] = tuple(Option(**_members(Option, it)) for it in data["options"])
    if "cues" in members:
        members["cues"] = tuple(Cue(**_members(Cue, cue)) for cue in data["cues"])
    members["when"] = {name: tuple(values) for name, values in data.get("when", {}).items()}
    return cls(**members)


def _members(cls: Any, data: Mapping[str, Any]) -> dict[str, Any]:
    """The members that the class has today, lists as tuples."""
    known = {member.name for member in fields(cls)}
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in data.items()
        if name in known
    }
