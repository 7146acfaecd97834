"""What a session yields, as named fields: the journal's structured part. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from voice_coach.dialogue import prose
from voice_coach.dialogue.session import Answer, Session
from voice_coach.dialogue.when import planned_in
from voice_coach.journal.page.escape import clean
from voice_coach.journal.page.front_matter import Value
from voice_coach.program.values import Question

LONGEST_FIELD = 1000
"""Characters; what is longer stands in the page's body only. The event is always in both."""


class Fields:
    """Collects the fields again and again as a session grows; remembers those that stay."""

    def __init__(self) -> None:
        # Frozen values: the very same answer always gives the same field.
        self._kept: dict[str, tuple[Answer, object, Value]] = {}

    def of(self, session: Session) -> dict[str, Value]:
        """What the session yields so far, by the names that the program gives: text, numbers
        for scales, lists, and pairs as mappings keyed by the columns' names."""
        fields: dict[str, Value] = {}
        for item in session.program.items_of(session.part):
            if not isinstance(item, Question) or not item.yields:
                continue
            answer = session.answers.get(item.key)
            if answer is None or not answer.spoken or answer.state == "skipped":
                continue
            listed = session.answers.get(item.items_from) if item.items_from else None
            kept = self._kept.get(item.key)
            if kept is None or kept[0] is not answer or kept[1] is not listed:
                kept = self._kept[item.key] = (answer, listed, field_of(session, item, answer))
            if kept[2] or kept[2] == 0:
                fields[item.yields] = kept[2]
        return fields


def structured(session: Session) -> dict[str, Value]:
    """The fields of a session, without a memory."""
    return Fields().of(session)


def field_of(session: Session, question: Question, answer: Answer) -> Value:
    """One answer as a field; empty where it does not fit in one."""
    if question.kind == "list":
        return [entry for piece in answer.spoken if (entry := _phrase(piece.text))]
    if question.items_from and (entries := session.entries(question.items_from)):
        return _pairs(question, entries, answer)
    if question.kind not in ("open", "pairs"):
        return _short(question, answer)
    if question.ends == "pause":
        return named(*(piece.text for piece in answer.spoken))
    length = 0
    for piece in answer.spoken:  # an hour of talk is not added up again with each sentence
        length += len(piece.text)
        if length > LONGEST_FIELD:
            return ""
    return " ".join(filter(None, (_sentence(piece.text) for piece in answer.spoken)))


def _pairs(question: Question, entries: tuple[str, ...], answer: Answer) -> Value:
    first, second = (column_key(name) for name in columns(question))
    told: dict[int | None, list[str]] = {}
    for piece in answer.spoken:
        told.setdefault(piece.item, []).append(_sentence(piece.text))
    return [
        {first: _phrase(entry), second: " ".join(told.get(number, ()))}
        for number, entry in enumerate(entries)
    ]


def _short(question: Question, answer: Answer) -> Value:
    if question.kind == "scale" and answer.value.isdecimal():
        return int(answer.value)
    if answer.value in {option.value for option in question.options} | {"yes", "no"}:
        return clean(answer.value)
    if question.kind == "date" and planned_in(answer.value) is not None:
        return answer.value
    # Of two tries that were not understood, the second is the answer; the page has both.
    return named(answer.value or answer.fresh_text or answer.text)


@lru_cache(maxsize=4096)
def _phrase(text: str) -> str:
    return prose.phrase(clean(text))


@lru_cache(maxsize=4096)
def _sentence(text: str) -> str:
    return prose.sentence(clean(text))


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
            texts = [piece.text for piece in session.answer(item.key).spoken]
            return named(*(texts or [session.facts.get("event", "")]))
    return ""


def columns(question: Question) -> tuple[str, str]:
    """The titles of the two columns of pairs."""
    first, second = question.columns
    return clean(first) or "Item", clean(second) or "Answer"


def column_key(name: str) -> str:
    """A column's title as the name of a member."""
    return re.sub(r"\W+", "_", name.casefold()).strip("_") or "item"
