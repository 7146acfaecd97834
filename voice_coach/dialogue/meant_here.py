"""Which command a whole utterance is in this situation, if any. Pure."""

from __future__ import annotations

import re

from voice_coach.dialogue.agreement import Kind, reply_in
from voice_coach.dialogue.closing import is_answer_to
from voice_coach.dialogue.commands import match_command, plain
from voice_coach.dialogue.control import asks_the_coach, meant
from voice_coach.dialogue.lists.belongs import is_deed
from voice_coach.dialogue.lists.ends import closes
from voice_coach.dialogue.lists.entries import thinks_aloud
from voice_coach.dialogue.lists.remarks import is_remark
from voice_coach.dialogue.session import Session
from voice_coach.dialogue.taken_apart import Where
from voice_coach.dialogue.yes_or_no.yes_no import clear_yes_or_no
from voice_coach.messages import Command
from voice_coach.patterns import LatePattern


def meant_here(session: Session, text: str, at: str) -> Command | None:
    """The command that a whole utterance is in this situation; None where it is an answer."""
    known = match_command(text)
    if session.paused:
        return meant(text, Where.PAUSED)
    if session.spelling is not None or (known is not None and known not in _MAY_BE_ANSWERS):
        return known
    if session.finishing:
        return meant(text, Where.ASIDE) if clear_yes_or_no(text) is None else None
    if session.question is not None and session.confirming:
        return _beside_a_reply(text)
    if _is_answer(session, text, at):
        return None
    return _in_own_words(session, text, known)


def _in_own_words(session: Session, text: str, known: Command | None) -> Command | None:
    command = meant(text, _where(session))
    sorry = command is Command.REPEAT and _NO_SORRY.fullmatch(plain(text))
    if (sorry or command in (Command.NOTHING, Command.PAUSE)) and _takes_back(session, text):
        return None  # "no wait" belongs to the date that follows
    lists = session.question is not None and session.question.kind == "list"
    return _beside_a_list(session, text, command, known) if lists else command


def _takes_back(session: Session, text: str) -> bool:
    question = session.question
    if question is None or question.ends != "pause" or not _SAYS_NO.search(plain(text)):
        return False
    answer = session.answer(question.key)
    return len(answer.spoken) > answer.fresh_from


def _beside_a_list(
    session: Session, text: str, command: Command | None, known: Command | None
) -> Command | None:
    begun = session.entries(session.question.key) if session.question is not None else ()
    asks_for_time = command is Command.PAUSE and known is None
    passes = command is Command.NEXT and known is None and not begun
    if (command is None or asks_for_time or passes) and thinks_aloud(text):
        return Command.NOTHING  # "I can't think of anybody", and then somebody
    if command is None and begun and _DROPS.fullmatch(plain(text)):
        return Command.SCRATCH
    if known is None and command is not Command.NOTHING and closes(text):
        alone = Command.NOTHING if command or is_remark(text) else None  # "just one really"
        return Command.NEXT if begun else alone
    may_be_entry = (
        command in _MAY_BE_DEEDS and known is None and is_deed(plain(text).removeprefix("don't "))
    )
    if may_be_entry and not asks_the_coach(text):
        return None  # "turn it down", "leave"
    if command in (None, Command.NEXT) and known is None and is_remark(text, begun):
        return Command.NOTHING
    return command


_DROPS = LatePattern(
    r"(?:(?:no|oh|actually|sorry|please) )*(?:drop|bin|ditch|lose) (?:that|this)(?: one)?"
)
"""Of a list they can be no entry."""


def _where(session: Session) -> Where:
    question = session.question
    if question is None:
        return Where.NOTHING_YET
    answer = session.answer(question.key)
    if question.ends == "pause":
        return Where.SHORT
    return Where.BEGUN if len(answer.spoken) > answer.fresh_from else Where.NOTHING_YET


def _is_answer(session: Session, text: str, at: str) -> bool:
    question = session.question
    if question is not None and question.kind == "list":
        return plain(text) == "wait"  # it is one of the things that somebody could do
    asks = question is not None and question.ends == "pause"
    return question is not None and asks and is_answer_to(session, question, text, at)


_SAYS_NO = re.compile(
    r"\b(?:no|nope|nah|wrong|not)\b|\b(?:wait|hang on|hold on)\b.* (?:i've|i have|i work|that's"
    r"|it's|i'm)\b|\b(?:wait|hang on|hold on) .*\b(?:then|that day|on (?:an? )?\w+days?)$"
)
_NO_SORRY = re.compile(r"(?:(?:oh|um|uh|no|nope|nah) )*(?:no|nope|nah)(?: no)* sorry")
_MAY_BE_DEEDS = (
    Command.STOP,
    Command.FINISH,
    Command.PAUSE,
    Command.BACK,
    Command.SKIP,
    Command.HELP,
    Command.KEEP,
    Command.SLOWER,
    Command.FASTER,
    Command.LOUDER,
    Command.SOFTER,
)
"""In words that are not those of the commands themselves, each may be an entry of a list."""
_MAY_BE_ANSWERS = (Command.STOP, Command.NOTHING)


def _beside_a_reply(text: str) -> Command | None:
    """To "is that right?", words of agreement come first, and whatever names another time."""
    command = meant(text, Where.ASIDE)
    return command if reply_in(text).kind in (Kind.OTHER, Kind.UNSURE, Kind.NOTHING) else None
