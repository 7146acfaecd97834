"""What a typed line or a key means here and now. Pure."""

from __future__ import annotations

from voice_coach.dialogue import events as e
from voice_coach.dialogue.choosing.choices import is_phrase_of
from voice_coach.dialogue.closing import options_of
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.evolve import evolve
from voice_coach.dialogue.interpret import changed_before, react, take
from voice_coach.dialogue.meant_here import meant_here
from voice_coach.dialogue.obey import Reaction, obey
from voice_coach.dialogue.session import Session
from voice_coach.messages import Command, Pressed, Typed, Utterance


def from_keyboard(session: Session, message: Typed | Pressed, at: str) -> Reaction:
    """The reaction to a line or a key. Enter alone goes on, and so does the key of a pause,
    pressed again."""
    match message:
        case Typed(line):
            return _from_line(session, line, message.command, at)
        case Pressed(Command.PAUSE) if session.paused:
            return obey(session, Command.RESUME, at)
        case Pressed(Command() as command):
            return react(session, command, Utterance(""), at)
        case Pressed(reply) if _may_be_yes(session):
            return react(session, None, Utterance(reply), at)
        case Pressed():
            return Reaction()  # a key that stands for yes is no part of a longer answer


def _from_line(session: Session, line: str, command: Command | None, at: str) -> Reaction:
    if not line:
        return obey(session, Command.RESUME if session.paused else Command.NEXT, at)
    if "\n" in line:
        return _rows(session, line.splitlines(), at)
    text = _in_full(session, line)
    if (changed := changed_before(session, Utterance(text), at)) is not None:
        return changed
    if command is None or command is Command.NOTHING:  # "stop" is no answer where one types
        command = meant_here(session, text, at)
    return react(session, command, Utterance(text), at)


def _rows(session: Session, rows: list[str], at: str) -> Reaction:
    """Several rows that were sent off as one, or pasted: as many pieces of a long answer, one
    answer to a short question. None of them is a command."""
    question = session.question
    aside = session.paused or session.finishing or session.confirming or session.spelling
    if question is None or aside or question.ends == "pause":
        return react(session, None, Utterance(" ".join(rows)), at)
    events: list[e.Event] = []
    for row in rows:
        for event in take(session, Utterance(row), at).events:
            events.append(event)
            session = evolve(session, event)
    return Reaction(tuple(events))


_LETTERS = {"y": "yes", "n": "no"}


def _in_full(session: Session, line: str) -> str:
    """The line; a yes or no that is typed as its letter, as the word, but where letters or names
    are asked for."""
    word, question = _LETTERS.get(plain(line)), session.question
    if word is None or session.paused:
        return line
    if _may_be_yes(session):
        return line if _names_an_option(session, line) else word
    short = question is not None and question.ends == "pause" and question.kind != "open"
    return word if short and session.spelling is None else line


def _names_an_option(session: Session, line: str) -> bool:
    question = session.question
    if question is None or session.finishing or session.confirming or question.kind != "choice":
        return False
    return any(is_phrase_of(option, line) for option in options_of(session, question))


def _may_be_yes(session: Session) -> bool:
    question = session.question
    chooses = question is not None and question.kind in ("yes-no", "choice")
    spelled = session.spelling is not None and bool(session.spelling.name)
    return session.finishing or session.confirming or spelled or chooses
