"""What a session yields in short values, by name: a page's front matter. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from voice_coach.dialogue import copies, prose
from voice_coach.dialogue.session import Answer, Session
from voice_coach.dialogue.when import planned_in
from voice_coach.journal.page.escape import clean
from voice_coach.journal.page.front_matter import Value
from voice_coach.journal.page.questions import is_short
from voice_coach.program.values import Question


class Fields:
    """Collects the fields again and again as a session grows; remembers those that stay."""

    def __init__(self) -> None:
        # Frozen values: the very same answer always gives the same field.
        self._kept: dict[str, tuple[Answer, Answer | None, Value]] = {}

    def of(self, session: Session) -> dict[str, Value]:
        """The short values that the session yields so far, by the names that the program gives:
        text, and numbers for scales. Prose and lists stand in the body alone."""
        fields: dict[str, Value] = {}
        for item in session.program.items_of(session.part):
            if not isinstance(item, Question) or not item.yields or not is_short(item):
                continue
            answer = session.answers.get(item.key)
            if answer is None or not answer.spoken or answer.state == "skipped":
                continue
            chosen_from = session.answers.get(item.options_from)
            kept = self._kept.get(item.key)
            if kept is None or kept[0] is not answer or kept[1] is not chosen_from:
                value = field_of(item, answer, chosen_from)
                kept = self._kept[item.key] = (answer, chosen_from, value)
            if kept[2] or kept[2] == 0:
                fields[item.yields] = kept[2]
        return fields


def structured(session: Session) -> dict[str, Value]:
    """The fields of a session, without a memory."""
    return Fields().of(session)


def field_of(question: Question, answer: Answer, chosen_from: Answer | None = None) -> Value:
    """One short answer as a field; ``chosen_from`` is the list that it was chosen from."""
    if question.kind == "open":
        return named(*copies.shown(answer.spoken))
    if question.kind == "scale":  # words that are no number stand in the body alone
        return int(answer.value) if answer.value.isdecimal() else ""
    if answer.value in {option.value for option in question.options} | {"yes", "no"}:
        return clean(answer.value)
    if question.kind == "yes-no" or (question.options and not question.options_from):
        return ""  # words that are none of the choices, too
    if question.kind == "date" and planned_in(answer.value) is not None:
        return answer.value
    # Of two tries that were not understood, the second is the answer; the page has both.
    fresh = copies.text_of(answer.spoken[answer.fresh_from :])
    return named(copies.chosen(answer, chosen_from) or fresh or copies.text_of(answer.spoken))


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    return prose.words(clean(text))


def named(*texts: str) -> str:
    """A name or a few words, as a field holds them: without a full stop."""
    return prose.capitalised(" ".join(filter(None, map(_words, texts)))).removesuffix(".")


def event_of(session: Session) -> str:
    """What the session is about, in the person's words; empty until they have said it."""
    for item in session.program.items_of("sitting"):
        if isinstance(item, Question) and item.yields == "event":
            texts = copies.shown(session.answer(item.key).spoken)
            return named(*(texts or [session.facts.get("event", "")]))
    return ""


def columns(question: Question) -> tuple[str, str]:
    """The titles of the two columns of pairs."""
    first, second = question.columns
    return clean(first) or "Item", clean(second) or "Answer"


def column_key(name: str) -> str:
    """A column's title as the name of a member."""
    return re.sub(r"\W+", "_", name.casefold()).strip("_") or "item"
