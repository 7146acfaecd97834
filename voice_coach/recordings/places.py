"""Where recordings lie, what they are called, and how a page points to them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from voice_coach.dialogue.session import Place, Recording

FOLDER = "recordings"
"""In the journal's folder, beside the pages; each session has a folder of its own in it, by its id,
which stays whatever the page is called."""
HEARD_AGAIN = ".heard-again"
"""The ending, behind a session's id, of a file among the program's own: what another ear made of
its recordings, until the person has decided about it."""
Kind = Literal["opus", "flac"]
KINDS: tuple[Kind, ...] = ("opus", "flac")
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
_MOST_LETTERS = 60
"""Of a question's key in a file's name: systems take 255 bytes at most."""
_HEAR, _HEAR_ONE = "Hear it", "Hear {number}"
_DOT = " · "
_ONE = rf"\[Hear (?:it|\d+)\]\({FOLDER}/[^\s()]+\) \(\d+:\d\d\)"
NOTE = re.compile(rf"\*{_ONE}(?:{_DOT}{_ONE})*\*")
"""The line below an answer on the page, as ``note`` writes it."""
_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?!\.))*"
_FILE = re.compile(rf"{_NAME}\.(?:{'|'.join(KINDS)})")
_LINK = re.compile(rf"\({FOLDER}/({_NAME})/({_NAME}\.(?:{'|'.join(KINDS)}))\)")


def folder_of(journal: Path, session: str) -> Path:
    """Where the recordings of a session, and of its follow-ups, lie. ``session``: the sitting's
    id, which can stand in a file's name."""
    return journal / FOLDER / session


def file_name(number: int, place: Place, kind: Kind, *, log: str, version: int) -> str:
    """What the recording of an answer is called: by its question's ``number`` in the exercise, so
    that they lie in order. ``log``: the name of the session's log, which tells follow-ups apart;
    ``version``: how often it was made anew."""
    key, item = place
    named = _NOT_IN_A_NAME.sub("-", key.casefold()).strip("-")[:_MOST_LETTERS].rstrip("-")
    parts = [f"{number:02}", named or "answer"]
    if item is not None:
        parts.append(str(item + 1))
    if version:
        parts.append(f"v{version + 1}")
    look = log.rpartition(".")[2] if "." in log else ""
    return "-".join([*([look] if look else []), *parts]) + f".{kind}"


def is_file_name(name: str) -> bool:
    """Whether a file of the folder may be called so: what a log tells may lead nowhere else."""
    return _FILE.fullmatch(name) is not None


def note(session: str, recordings: Sequence[Recording]) -> str:
    """The line that leads from an answer to its sound, as Markdown."""
    named = [_HEAR] if len(recordings) == 1 else [
        _HEAR_ONE.format(number=number) for number in range(1, len(recordings) + 1)
    ]  # fmt: skip
    links = [
        f"[{name}]({FOLDER}/{session}/{one.file}) ({_length(one.seconds)})"
        for name, one in zip(named, recordings, strict=True)
    ]
    return f"*{_DOT.join(links)}*"


def linked(line: str) -> tuple[tuple[str, str], ...]:
    """To which recordings a line of a page leads, if it is such a note: each session's id with the
    file's name. Whatever leads out of the folder of recordings counts for nothing."""
    if not line.startswith("*") or NOTE.fullmatch(line) is None:
        return ()
    return tuple(found.groups() for found in _LINK.finditer(line))  # type: ignore[misc]


def _length(seconds: float) -> str:
    minutes, rest = divmod(max(1, round(seconds)), 60)
    return f"{minutes}:{rest:02}"
