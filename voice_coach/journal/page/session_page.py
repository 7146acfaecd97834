"""A session as its journal file has it now. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach.journal.page.front_matter import Found
from voice_coach.journal.page.status import FINISHED, REVIEWED

if TYPE_CHECKING:
    from voice_coach.journal.page.body import Passage, Section

OWN = frozenset("id program started finished status style reviewed".split())
"""What a page says of itself; all other fields are the person's."""


@dataclass(frozen=True, slots=True)
class ReviewFields:
    """What one follow-up yielded, under its number: short values and prose alike."""

    number: int
    fields: Mapping[str, Found]

    def text(self, name: str) -> str:
        """A field as text; empty where it is missing or no text."""
        value = self.fields.get(name, "")
        return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class SessionPage:
    """A session as its journal file has it now.

    ``fields`` holds what it yields by name: text, lists of text, lists of mappings. ``front`` is
    the whole front matter, ``passages`` the questions in the body, those of follow-ups last;
    ``sections`` has them as they stand there, step by step.
    ``exercise`` is the digest of the exercise; older pages have none. ``troubles``: a sentence for
    whatever is doubtful in the page.
    """

    path: Path
    id: str
    program: str
    event: str
    started: str
    finished: str = ""
    status: str = ""
    fields: Mapping[str, Found] = field(default_factory=dict)
    front: Mapping[str, Found] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    reviews: tuple[ReviewFields, ...] = ()
    title: str = ""
    exercise: str = ""
    troubles: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def is_finished(self) -> bool:
        """Whether the sitting came to its end; a reviewed one did."""
        return self.status in (FINISHED, REVIEWED)

    @property
    def is_reviewed(self) -> bool:
        """Whether step seven was done."""
        return self.status == REVIEWED

    def text(self, name: str) -> str:
        """A field as text; a list's entries with commas; empty where it is missing."""
        return as_text(self.fields.get(name, ""))

    def number(self, name: str) -> int | None:
        """A field as a whole number, or None."""
        text = self.text(name)
        return int(text) if re.fullmatch(r"\d{1,4}", text, re.ASCII) else None

    def entries(self, name: str) -> tuple[str, ...]:
        """A field as a list; a single text is a list of one."""
        value = self.fields.get(name, ())
        if isinstance(value, tuple):
            return tuple(as_text(entry) for entry in value)
        return (as_text(value),) if value else ()

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """A field as pairs; entries that are no pairs have an empty second part."""
        value = self.fields.get(name, ())
        if not isinstance(value, tuple):
            return ()
        found = []
        for entry in value:
            parts = list(entry.values()) if isinstance(entry, dict) else [entry]
            texts = [as_text(part) for part in parts]
            found.append((texts[0] if texts else "", texts[1] if len(texts) > 1 else ""))
        return tuple(found)

    @property
    def chosen_response(self) -> str:
        """The response that the person chose."""
        return self.text("chosen_response")

    @property
    def action(self) -> str:
        """What they will do."""
        return self.text("action")

    @property
    def first_action(self) -> str:
        """The one thing that they will do first."""
        return self.text("first_action")

    @property
    def first_action_when(self) -> str:
        """When, as it was understood or said."""
        return self.text("first_action_when")

    @property
    def follow_up_day(self) -> str:
        """The day of the follow-up, as it was understood or said."""
        return self.text("follow_up_day")

    @property
    def block_answers(self) -> tuple[tuple[str, str], ...]:
        """What blocks them, and how they will respond to each."""
        return self.pairs("block_answers")


def as_text(value: Found) -> str:
    """A field as text; a list's entries with commas."""
    if isinstance(value, str):
        return value
    parts: Sequence[Found] = tuple(value.values()) if isinstance(value, dict) else value
    return ", ".join(as_text(part) for part in parts)


def facts_from(page: SessionPage) -> dict[str, str]:
    """What a follow-up may refer to: the structured part as text, by the program's names."""
    facts = {
        name: page.text(name)
        for name, value in page.fields.items()
        if value and name not in OWN and not isinstance(value, dict)
    }
    return facts | ({"event": page.event} if page.event else {})
