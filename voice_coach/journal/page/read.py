"""A journal file read back as it stands now, corrected by hand or not. Nothing is written here.

Every answer has one home (``questions.is_short``): short values count in the front matter, which
the body repeats for the reader; prose and lists count in the body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from voice_coach.errors import JournalError, NoSession
from voice_coach.files import read_bytes
from voice_coach.journal.page import conflicts, encoding, front_matter
from voice_coach.journal.page.body import Body, Passage, read_body
from voice_coach.journal.page.conflicts import Conflict
from voice_coach.journal.page.doubts import doubts
from voice_coach.journal.page.escape import plain
from voice_coach.journal.page.fields import column_key, columns
from voice_coach.journal.page.front_matter import Found
from voice_coach.journal.page.questions import Questions, best_for, is_short
from voice_coach.journal.page.render import UNTITLED, spoken_day
from voice_coach.journal.page.session_page import ReviewFields, SessionPage, as_text
from voice_coach.journal.page.status import FINISHED, IN_PROGRESS, REVIEWED
from voice_coach.program.values import Part, Question

REVIEW = re.compile(r"review(?:_(\d{1,4}))?")

Exercises = Callable[[str, str], Sequence[Questions]]
"""The exercises that a page may be about, by its program's id and the sum of the exercise."""


FindId = Callable[[str], str]
"""The id of the session that began then; empty where it is not to be found."""


def read_page(
    path: Path, exercises: Exercises | None = None, find_id: FindId | None = None
) -> SessionPage:
    """The session in this file. Raises JournalError naming the file and, where it can, the line.

    ``exercises`` tell which questions the page may hold; without them the front matter alone is
    read. ``find_id`` finds the id where a hand has taken it out of the page.
    """
    return page_of(read_bytes(path), path, exercises, find_id)


def page_of(
    data: bytes,
    path: Path,
    exercises: Exercises | None = None,
    find_id: FindId | None = None,
) -> SessionPage:
    """The session in these bytes of a file. Raises JournalError."""
    data, _ = encoding.to_utf8(data)
    text = _decode(data, path)
    extent = front_matter.locate(data)
    kind = JournalError if front_matter.looks_ours(data) else NoSession
    if extent is None:
        raise kind(
            f"{path} is not the journal of a session: it does not begin with front matter, "
            "--- in line 1 and --- once more below it.",
            safe="The file was left as it is.",
        )
    try:
        front = front_matter.read(data, str(path))
    except JournalError as error:
        raise kind(error.what, safe=error.safe, todo=error.todo) from error
    session, started = front.get("id", ""), front.get("started", "")
    troubles = []
    if not session and isinstance(started, str) and started and find_id is not None:
        session = find_id(started)
        troubles += [f'In {path.name}, the field "id" is missing. It was {session}; please put it '
                     "back into the first lines."] if session else []  # fmt: skip
    if not isinstance(session, str) or not session or not isinstance(started, str) or not started:
        raise kind(
            f"{path} is not the journal of a session: its front matter, from line 2 on, has no "
            "id or no start.",
            safe="The file was left as it is.",
            todo="If it is one, please put back the lines that begin with id and started.",
        )
    program, _, total = as_text(front.get("program", "")).partition("@")
    lines = data.count(b"\n", 0, extent.end) + 1  # up to the closing fence
    body_text = "\n".join(line.rstrip("\r") for line in text.split("\n")[lines:])
    questions = best_for(exercises(program, total), body_text) if exercises else None
    body = read_body(body_text, lines + 1, questions)
    reader = _Reader(path, front, body, questions)
    if extent.slip:
        troubles.append(
            f"In {path.name}, {extent.slip}. It was read all the same; please mend it in an editor."
        )
    page = reader.page(session, program, total)
    if questions and _ends_within_a_sentence(body_text, questions):
        troubles.append(
            f"{path.name} ends in line {lines + 1 + body_text.count(chr(10))}, within a sentence: "
            "it may have been cut off. The logs beside the journal hold all that was said."
        )
    troubles += doubts(front, data, path.name)
    return replace(page, troubles=(*troubles, *reader.troubles))


class _Reader:
    """Puts a page's front matter and body together."""

    def __init__(
        self,
        path: Path,
        front: Mapping[str, Found],
        body: Body,
        questions: Questions | None,
    ) -> None:
        self.troubles = [f"In line {line} of {path.name}, {what}." for line, what in body.troubles]
        self._path = path
        self._front = front
        self._body = body
        self._questions = questions

    def page(self, session: str, program: str, exercise: str) -> SessionPage:
        """The session."""
        front = self._front
        started = as_text(front["started"])
        passages = self._body.of("sitting")
        fields = dict(front)
        if self._questions is not None:
            fields = self._fields("sitting", front, passages, started)
            event = as_text(fields.get("event", ""))
            self._tell(conflicts.of_title(self._body.title, event))
        status, trouble = status_of(front)
        if trouble:
            self.troubles.append(f"In {self._path.name}, {trouble}")
        event = as_text(fields.get("event", ""))
        if not exercise and not event:  # in older pages a free talk named it below alone
            event = self._event_below(passages)
        return SessionPage(
            path=self._path,
            id=session,
            program=program,
            exercise=exercise,
            event=event,
            started=started,
            finished=as_text(front.get("finished", "")),
            status=status,
            fields=fields,
            front=front,
            passages=(*passages, *self._body.of("follow-up")),
            reviews=tuple(self._reviews()),
            title=self._body.title,
            sections=self._body.sections,
        )

    def _event_below(self, passages: Sequence[Passage]) -> str:
        of_event = {
            placed.question.key
            for placed in (self._questions.placed if self._questions else ())
            if placed.question.yields == "event"
        }
        said = (one.text for one in passages if of_event.intersection(one.keys))
        text = " ".join(next(said, "").split())
        return text.removesuffix(".") or (self._body.title if self._body.title != UNTITLED else "")

    def _fields(
        self, part: Part, front: Mapping[str, Found], passages: Sequence[Passage], said_at: str
    ) -> dict[str, Found]:
        """Short values from above, prose and lists from below."""
        assert self._questions is not None
        below: dict[str, Passage] = {}
        for one in passages:
            if len(one.keys) == 1:
                below.setdefault(one.keys[0], one)
        fields = dict(front)
        for placed in self._questions.placed:
            question = placed.question
            if placed.part != part or not question.yields:
                continue
            passage = below.get(question.key)
            above = fields.get(question.yields, "")
            if is_short(question):
                if passage and above:
                    self._tell(conflicts.repetition(question, as_text(above), passage, said_at))
                continue
            answer: Found = prose_in(question, passage) if passage else ""
            if above:
                self._tell(conflicts.prose_above(question, above, answer, passage))
            if answer:
                fields[question.yields] = answer
            else:
                fields.pop(question.yields, None)
        return fields

    def _tell(self, conflict: Conflict | None) -> None:
        if conflict is not None:
            where = f"In line {conflict.line} of" if conflict.line else "In"
            self.troubles.append(f"{where} {self._path.name}, {conflict.what}")

    def _reviews(self) -> Iterator[ReviewFields]:
        """Each review's fields with what its section says, the first one first."""
        numbered = sorted(
            (int(match[1] or 1), value)
            for name, value in self._front.items()
            if (match := REVIEW.fullmatch(name)) and isinstance(value, dict)
        ) if any(name.startswith("review") for name in self._front) else []  # fmt: skip
        sections = self._sections_of([fields for _, fields in numbered])
        for (number, fields), passages in zip(numbered, sections, strict=True):
            if self._questions is None or passages is None:
                yield ReviewFields(number, fields)
                continue
            on = as_text(fields.get("on", ""))
            said_at = f"{on}T12:00:00" if on else as_text(self._front["started"])
            yield ReviewFields(number, self._fields("follow-up", fields, passages, said_at))

    def _sections_of(
        self, reviews: Sequence[Mapping[str, Found]]
    ) -> list[tuple[Passage, ...] | None]:
        """The part of the body that belongs to each review: in their order, where there are as
        many of both; otherwise by the day that both name."""
        groups: list[tuple[str, list[Passage]]] = []
        seen: set[str] = set()
        for section in self._body.sections:
            if section.part != "follow-up":
                continue
            if not groups or section.heading in seen:
                groups.append((section.day, []))
                seen = set()
            seen.add(section.heading)
            groups[-1][1].extend(section.passages)
        if len(groups) == len(reviews):
            return [tuple(passages) for _, passages in groups]
        by_day = {day: tuple(passages) for day, passages in groups if day}
        return [by_day.get(spoken_day(as_text(fields.get("on", "")))) for fields in reviews]


def status_of(front: Mapping[str, Found]) -> tuple[str, str]:
    """Where the session stands, by the page's own fields; and how a sentence about it goes on,
    where the field that says so holds a word of the person's own, or none."""
    said = as_text(front.get("status", "")).strip()
    if said.casefold() in (IN_PROGRESS, FINISHED, REVIEWED):  # a hand may write "Finished"
        return said.casefold(), ""
    if as_text(front.get("reviewed", "")):
        status = REVIEWED
    else:
        status = FINISHED if as_text(front.get("finished", "")) else IN_PROGRESS
    what = f'"status" says "{said}"' if said else '"status" is missing'
    return status, (
        f"the field {what}, which says nothing of how far the session is. It is taken as "
        f"{status}, as the other fields have it."
    )


def prose_in(question: Question, passage: Passage) -> Found:
    """What the body says to a question of which the answer is prose or a list."""
    if question.kind == "list" and passage.entries:
        return passage.entries
    if question.kind == "pairs" and passage.pairs:
        first, second = (column_key(name) for name in columns(question))
        return tuple({first: one, second: two} for one, two in passage.pairs)
    return " ".join(passage.text.split())


def _ends_within_a_sentence(text: str, questions: Questions) -> bool:
    """Every page is written with a line end behind its last sentence; a hand may leave out the
    one, a disk or a sync that cut a file off leaves out both. What stands below a last heading of
    the person's own is theirs."""
    if text[-1:] in ("", "\n") or not text[-1].isalnum():
        return False
    headings = re.findall(r"(?m)^##[ \t]+(.*?)[ \t]*$", text)
    return not headings or plain(headings[-1]) in questions.headings


def _decode(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise JournalError(
            f"{path} cannot be read: line {line} is not UTF-8 text.",
            safe="The file was left as it is.",
            todo="Please save it as UTF-8 in an editor.",
        ) from error
