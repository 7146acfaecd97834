"""What an answer comes to when it is closed: a value, a question whether it was heard right, or
one more question. Pure."""

from __future__ import annotations

from voice_coach.dialogue import events as e
from voice_coach.dialogue.session import Answer, Session
from voice_coach.dialogue.short_answers import choice, scale, yes_or_no
from voice_coach.dialogue.when import is_understood, understood_when
from voice_coach.program.values import Option, Question


def close(session: Session, question: Question, answer: Answer, at: str) -> tuple[e.Event, ...]:
    """The events that end an answer, as well as it was understood."""
    key = question.key
    closed = e.Closed(at=at, key=key, item=item_at(session))
    if question.kind in ("open", "list", "pairs") and not question.confirm:
        return (closed,)
    if answer.understood and not answer.fresh_text:
        return (closed,)  # put again, and left as it was
    if is_understood(question) and answer.fresh_text:
        meant = understood_when(question, answer, at)
        done = isinstance(meant, e.Understood) and not question.confirm
        return (meant, closed) if done else (meant,)
    value = understand(session, question, answer.fresh_text or answer.text)
    if value is None:
        if answer.unclear == 0 and answer.fresh_text:
            return (e.Unclear(at=at, key=key),)
        return (closed,)
    understood = e.Understood(at=at, key=key, value=value)
    return (understood,) if question.confirm else (understood, closed)


def understand(session: Session, question: Question, text: str) -> str | None:
    """The value of a short answer, or None if unsure."""
    if question.kind == "yes-no":
        return yes_or_no(text)
    if question.kind == "scale":
        return scale(text)
    if question.kind == "choice":
        options = options_of(session, question)
        return choice(options, text) if options else text
    return text.strip() or None


def options_of(session: Session, question: Question) -> tuple[Option, ...]:
    """The choices: those of the program, or the entries of the person's own list."""
    if not question.options_from:
        return question.options
    return tuple(Option(entry, entry) for entry in session.entries(question.options_from))


def item_at(session: Session) -> int | None:
    """The number of the list entry that is asked about now, if it is about one."""
    question = session.question
    if question is not None and question.items_from and session.entries(question.items_from):
        return session.pair
    return None
