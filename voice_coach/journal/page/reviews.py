"""Reviews that were corrected in the page's body: which of their fields count then. Pure.

A follow-up's answers stand twice in a page: below their questions, and as fields on top. Whichever
of the two was changed counts, as it does for a sitting; where both were, the field does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from voice_coach.journal.page.front_matter import Found
from voice_coach.journal.page.read import Entry, Passage, kept_in_body, parse_body
from voice_coach.journal.page.render import heading
from voice_coach.program.values import Program, Question

_REVIEW = re.compile(r"review(?:_(\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Original:
    """A follow-up as it was written: its section's text, and its fields."""

    section: str
    fields: Mapping[str, str | int]


def differ(entry: Entry, program: Program) -> bool:
    """Whether a review's fields and its section say different things anywhere."""
    return any(
        now and now != fields.get(name)
        for _, fields, passages in _pairs(entry, program)
        for name, now in _answers(program, fields, passages)
    )


def corrected(entry: Entry, program: Program, originals: Sequence[Original]) -> Entry:
    """The entry with what was changed in a review's section taken over into its fields.

    ``originals``: those of the session's follow-ups that wrote a section, the first one first.
    """
    pairs = _pairs(entry, program)
    if len(pairs) != len(originals):
        return entry  # nobody can tell which is which
    front = dict(entry.front)
    for (name, fields, passages), original in zip(pairs, originals, strict=True):
        written = {key: str(value) for key, value in original.fields.items()}
        before = dict(_answers(program, written, parse_body(original.section)[1]))
        changed = {
            yields: now
            for yields, now in _answers(program, fields, passages)
            if now and now != before[yields] and fields.get(yields) == written.get(yields)
        }
        front[name] = {**fields, **changed}
    return replace(entry, front=front)


def _pairs(
    entry: Entry, program: Program
) -> list[tuple[str, dict[str, Found], tuple[Passage, ...]]]:
    """Each review's name, its fields and its section, where there are as many of both."""
    reviews = sorted(
        (int(match[1] or 1), name, value)
        for name, value in entry.front.items()
        if (match := _REVIEW.fullmatch(name)) and isinstance(value, dict)
    )
    titles = {heading(step) for step in program.steps_of("follow-up")}
    if len(titles) != 1:
        return []
    sections: dict[int, list[Passage]] = {}
    for passage in entry.passages:
        if passage.heading in titles:
            sections.setdefault(passage.place, []).append(passage)
    if len(sections) != len(reviews):
        return []
    return [
        (name, fields, tuple(passages))
        for (_, name, fields), passages in zip(reviews, sections.values(), strict=True)
    ]


def _answers(
    program: Program, fields: Mapping[str, Found], passages: tuple[Passage, ...]
) -> list[tuple[str, str]]:
    """What the section says, by the names and in the form of the review's fields."""
    on = fields.get("on")
    said_at = f"{on}T12:00:00" if isinstance(on, str) else ""
    found = []
    for question in program.items_of("follow-up"):
        if isinstance(question, Question) and question.yields:
            now = kept_in_body(question, passages, said_at)
            found.append(
                (question.yields, now if isinstance(now, str) else ", ".join(map(str, now)))
            )
    return found
