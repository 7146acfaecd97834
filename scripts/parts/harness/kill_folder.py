"""What a kill left in a journal folder, read with the program's own readers but never by a session.

A page is whole if it is, byte for byte, what one of the last states of its log looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from voice_coach.dialogue import events as e
from voice_coach.dialogue.copies import shown
from voice_coach.dialogue.evolve import evolve
from voice_coach.dialogue.session import Session, begin
from voice_coach.errors import CoachError
from voice_coach.journal.journal import Journal
from voice_coach.journal.log_format import Contents, contents_of, seal
from voice_coach.journal.page.render import render
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.program import archive

ROOM = ".voice-coach"
_STATES_BACK = 12
BY_HAND = b"outcome: I walk into the garden and my sister smiles at me.\n"
"""What a person adds to a page of the harness, to have words for the visualisation."""
_MARKS = re.compile(rb"(?m)^marks:\n(?:  - .*\n)+")


@dataclass(frozen=True, slots=True)
class OnDisk:
    """``behind``: the fewest events by which a page is behind its log; None without a page.

    ``unreadable`` and ``damaged`` hold sentences about pages and logs.
    """

    sitting: Contents | None
    follow_up: Contents | None
    pages: tuple[SessionPage, ...]
    behind: int | None
    temporary: tuple[Path, ...]
    unreadable: tuple[str, ...]
    damaged: tuple[str, ...]
    session: Session | None = None
    """The sitting, as its log tells of it."""

    @property
    def contents(self) -> Contents | None:
        """The log of the part that is going on."""
        return self.follow_up or self.sitting

    def answered(self) -> list[e.Answered]:
        """All utterances of answers, of the sitting and then of the follow-up."""
        logs = (log for log in (self.sitting, self.follow_up) if log is not None)
        return [event for log in logs for event in log.events if isinstance(event, e.Answered)]

    def shown(self, key: str) -> list[str]:
        """What the page has of the sitting's answer: fair copies, and what was heard live."""
        return [] if self.session is None else shown(self.session.answer(key).spoken)

    def copied(self) -> int:
        """How many fair copies were written down in the sitting."""
        events = self.sitting.events if self.sitting is not None else ()
        return sum(isinstance(event, e.FairCopied) for event in events)

    @property
    def is_finished(self) -> bool:
        """Whether the part that is going on came to its end."""
        log = self.contents
        return log is not None and isinstance(log.events[-1], e.Finished)


def logs_in(folder: Path) -> list[Path]:
    """The logs, that of the sitting first."""
    return sorted((folder / ROOM).glob("*.jsonl"), key=lambda path: len(path.name))


def look(folder: Path) -> OnDisk:
    """All that stands in the folder. One sitting and at most one follow-up are expected."""
    logs: list[Contents] = []
    damaged: list[str] = []
    for path in logs_in(folder):
        try:
            logs.append(contents_of(path))
        except CoachError as error:
            damaged.append(str(error))
    pages: list[SessionPage] = []
    unreadable: list[str] = []
    behind: list[int] = []
    states = _last_states(folder, logs[0]) if logs else []
    rendered = [render(state).encode() for state in states]
    for path in sorted(folder.glob("*.md")):
        try:
            pages.append(Journal(path.parent).read(path))
        except CoachError as error:
            unreadable.append(str(error))
            continue
        if len(logs) == 1:
            data = without_marks(path.read_bytes())
            if data in rendered:
                behind.append(rendered.index(data))
            else:
                unreadable.append(f"{path.name} shows no state of its log")
    temporary = (*folder.glob(".*.tmp"), *(folder / ROOM).rglob("*.tmp"))
    return OnDisk(
        logs[0] if logs else None,
        logs[1] if len(logs) > 1 else None,
        tuple(pages),
        min(behind, default=0 if len(logs) > 1 else None),
        temporary,
        tuple(unreadable),
        tuple(damaged),
        states[0] if states else None,
    )


def without_marks(page: bytes) -> bytes:
    """The page as its session wrote it: without the marks, and without what was added by hand."""
    return _MARKS.sub(b"", page, count=1).replace(BY_HAND, b"", 1)


def _last_states(folder: Path, log: Contents) -> list[Session]:
    """The last states of a session, the newest first."""
    program = archive.find(folder / ROOM, log.exercise)
    assert program is not None, "the log's exercise is not kept"
    states = [begin(program)]
    for event in log.events:
        states.append(evolve(states[-1], event))
    return states[: -_STATES_BACK - 1 : -1]


def tear(path: Path, share: float) -> bytes:
    """Add the first part of a line to a log, as a machine that dies in the middle of a write
    leaves it. Returns what was added."""
    contents = contents_of(path)
    event: dict[str, object] = {"event": "answered", "at": "", "key": "event", "text": "half a wo"}
    line, _ = seal(event, contents.last_sum)
    part = line[: max(1, round(share * (len(line) - 2)))]
    with path.open("ab") as file:
        file.write(part)
    return part


def plain(text: str) -> str:
    """Words only, to compare what was said with what a page makes of it."""
    return re.sub(r"[^\w ]+", "", text).casefold().strip()


def texts_of(pages: Iterable[SessionPage]) -> list[tuple[str, str]]:
    """Every question of the pages with all that stands below it."""
    return [
        (passage.quote, plain(passage.text.replace("\n", " ")))
        for page in pages
        for passage in page.passages
    ]
