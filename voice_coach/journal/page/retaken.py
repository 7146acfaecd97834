"""An answer on a finished page put in other words, every other byte kept; never where a person has
written in it. Pure.

What belongs to an answer changes with it: its field on top, the title where it is the event, and
what other answers show of it, as the pairs along a list do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voice_coach.dialogue.session import Session, find_item
from voice_coach.journal.page import front_matter
from voice_coach.journal.page.escape import markdown
from voice_coach.journal.page.fields import event_of, structured
from voice_coach.journal.page.render import Passage, Renderer, shown_title
from voice_coach.journal.page.section import line_end
from voice_coach.program.values import Question
from voice_coach.recordings import places

_EVENT = "event"
_BEHIND = re.compile(rb"[ \t\r\n]*(?:\Z|>|#{1,2} |(\*[^\r\n]+\*)[ \t]*(?:\r?\n|\Z))")
"""What the coach has behind an answer: its end, the next question or step, or a note on sound."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """All that a page shows of an answer: its passage, and whole lines above it."""

    passage: Passage
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Retaken:
    """The page as it is then, and the answer in Markdown before and after."""

    page: bytes
    before: str
    after: str


class Page:
    """The bytes of a page, in UTF-8, and the states, newest first, that it may have been written
    from."""

    def __init__(self, there: bytes, states: Sequence[Session]) -> None:
        self._there = there
        self._ends = line_end(there)
        self._renderer = Renderer()
        self._shown = [self._all_of(state) for state in states]

    def passages_of(self, session: Session) -> tuple[Passage, ...]:
        """Its questions and answers, as they are rendered."""
        return tuple(self._renderer.passages(session))

    def is_theirs(self, key: str) -> bool:
        """Whether the person has changed the answer to this question, or it is not there."""
        return self._found(key, self._there) is None

    def retaken(self, key: str, after: Session) -> Retaken | None:
        """The page with the answer as ``after`` has it; None where the person changed it."""
        found = self._found(key, self._there)
        wanted = self._all_of(after)
        if found is None or key not in wanted:
            return None
        data = self._there
        for other in wanted:
            now = self._found(other, data)
            if now is not None:
                data = self._put(data, now, wanted[other])
        return Retaken(data, found[1].passage.text, wanted[key].passage.text)

    def _all_of(self, session: Session) -> dict[str, _Shown]:
        passages = {one.key: one for one in self._renderer.passages(session)}
        return {key: _Shown(one, tuple(_above(session, key))) for key, one in passages.items()}

    def _found(self, key: str, data: bytes) -> tuple[int, _Shown] | None:
        """Where the passage begins, and what it shows; None where it is not as it was written."""
        for shown in (state[key] for state in self._shown if key in state):
            places_ = self._places(shown, data)
            lines = [self._line_place(line, data) for line in shown.above]
            if len(places_) == 1 and None not in lines:
                return places_[0], shown
        return None

    def _places(self, shown: _Shown, data: bytes) -> list[int]:
        text = self._bytes(shown.passage)
        whole = data if data.endswith(self._ends) else data + self._ends
        found = []
        place = whole.find(text)
        while place >= 0:
            behind = _BEHIND.match(whole, place + len(text))
            if place and whole[place - 1 : place] == b"\n" and behind and _is_note(behind[1]):
                found.append(place)
            place = whole.find(text, place + 1)
        return found

    def _line_place(self, line: str, data: bytes) -> int | None:
        """Where a line above the answers stands: a field in the front matter, or the title."""
        extent = front_matter.locate(data)
        start, end = (extent.start, extent.end) if extent else (0, 0)
        if line.startswith("# "):
            start, end = end, len(data)
        found = re.compile(rb"^%s" % re.escape(self._text(line)), re.MULTILINE)
        match = found.search(data, start, end)
        return match.start() if match else None

    def _put(self, data: bytes, now: tuple[int, _Shown], wanted: _Shown) -> bytes:
        place, was = now
        old, new = self._bytes(was.passage), self._bytes(wanted.passage)
        if old != new:
            last = not data[place + len(old) - len(self._ends) :]  # a page without a last newline
            new = new.removesuffix(self._ends) if last else new
            data = data[:place] + new + data[place + len(old) :]
        for line, instead in zip(was.above, wanted.above, strict=False):
            start = self._line_place(line, data)
            if line != instead and start is not None:
                data = data[:start] + self._text(instead) + data[start + len(self._text(line)) :]
        return data

    def _bytes(self, passage: Passage) -> bytes:
        return self._text(f"{passage.quotation}\n{passage.text}")

    def _text(self, text: str) -> bytes:
        return text.encode("utf-8", "replace").replace(b"\n", self._ends)


def _above(session: Session, key: str) -> Iterator[str]:
    """The lines of text on top that repeat the answer; numbers and times stay as understood."""
    question = find_item(session.program, key)
    if not isinstance(question, Question) or session.part != "sitting":
        return
    if question.yields == _EVENT:
        event = event_of(session)
        yield front_matter.field(_EVENT, event)
        yield f"# {markdown(shown_title(event))}\n"
    elif question.yields and isinstance(value := structured(session).get(question.yields), str):
        yield front_matter.field(question.yields, value)


def _is_note(line: bytes | None) -> bool:
    return line is None or places.NOTE.fullmatch(line.decode("utf-8", "replace")) is not None
