"""A session whole, as exports take it: its plan, its page, and the page's text. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from voice_coach.agenda.plan import Plan
from voice_coach.journal.page.session_page import SessionPage
from voice_coach.library.page_text import PageText
from voice_coach.library.recorded import Sound

NAMELESS = "A session without a name"


@dataclass(frozen=True, slots=True)
class Whole:
    """``name``: what the session is called, "2026-11-24". ``sounds``: its recordings, by the places
    of the lines that lead to them; only the form that tells of them has them."""

    name: str
    plan: Plan
    page: SessionPage
    text: PageText
    sounds: Mapping[int, Sequence[Sound]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Its event, or that it has none."""
        return self.plan.event or NAMELESS

    @property
    def body(self) -> str:
        """The page's Markdown below the front matter, without what leads to recordings."""
        return self.text.markdown.strip("\n")


def plain_text(whole: Whole) -> str:
    """All that was said, as plain text; the page's Markdown where its questions are not known."""
    found = "\n\n".join(_paragraphs(whole))
    return found or whole.body


def _paragraphs(whole: Whole) -> Iterator[str]:
    for section in whole.page.sections:
        if section.heading:
            day = f" ({section.day})" if section.day else ""
            yield f"{section.heading}{day}".upper()
        for passage in section.passages:
            answer = passage.text
            if passage.entries:
                answer = "\n".join(f"- {entry}" for entry in passage.entries)
            if passage.pairs:
                answer = "\n".join(f"- {one}: {other}" for one, other in passage.pairs)
            yield f"{passage.quote}\n{answer}".strip()
