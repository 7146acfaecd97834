"""Where a page's body says something else than its field on top, and which of the two counts. Pure.

Short values count on top, prose and lists in the body (``questions.is_short``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from voice_coach.dates.found import moment
from voice_coach.dates.words import in_words
from voice_coach.dialogue.when import is_understood, planned_in, text_of_words
from voice_coach.journal.page.answers import LEFT, RIGHT
from voice_coach.journal.page.body import Passage
from voice_coach.journal.page.front_matter import Found
from voice_coach.journal.page.render import UNTITLED, shown_title
from voice_coach.journal.page.session_page import as_text
from voice_coach.program.values import Question

_SAID = re.compile(rf" \({LEFT}.*{RIGHT}\)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Conflict:
    """``what``: how a sentence goes on behind the file's name. ``line`` in the file, 0 for none."""

    what: str
    line: int = 0


def repetition(question: Question, above: str, passage: Passage, said_at: str) -> Conflict | None:
    """Of a short value: where the body, which repeats it, says something else."""
    if _repeats(question, above, passage.text, said_at):
        return None
    return Conflict(
        f'the answer to "{passage.quote}" says something else than the field "{question.yields}" '
        f'at the top of the file, which says "{above}". The field counts; please change it there.',
        passage.line,
    )


def prose_above(
    question: Question, above: Found, below: Found, passage: Passage | None
) -> Conflict | None:
    """Of prose and lists: where a field has them too, as in older pages, and says other things."""
    if _bare(as_text(above)) == _bare(as_text(below)):
        return None
    where = f"the text in line {passage.line}" if passage else "the text below"
    return Conflict(
        f'the field "{question.yields}" says something else than {where}, where this answer has '
        "its place now. What stands in the text counts."
    )


def of_title(title: str, event: str) -> Conflict | None:
    """Where the title is not the event."""
    if not title or not event or _bare(title) in map(_bare, (event, shown_title(event), UNTITLED)):
        return None
    return Conflict(
        f'the title says something else than the field "event" at the top of the file, which says '
        f'"{event}". The field counts; please change it there.'
    )


def _repeats(question: Question, above: str, below: str, said_at: str) -> bool:
    """Whether the body says of a short value what its field says, in whatever words."""
    text = " ".join(_SAID.sub("", below).split())
    if _bare(text) == _bare(above) or not text:
        return True
    if (planned := planned_in(above)) is not None and is_understood(question):
        if _bare(in_words(planned, moment(said_at))) == _bare(text):
            return True
        return _bare(text_of_words(question, text, said_at)) == _bare(above)
    for option in question.options:
        if _bare(option.say) == _bare(text):
            return option.value == above
    return False


def _bare(text: str) -> str:
    """Words alone: a full stop, a capital or a line break changes no answer."""
    return " ".join(re.findall(r"[\w'\u2019]+", text.casefold()))
