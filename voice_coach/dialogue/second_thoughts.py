"""A short answer that is taken back when the coach has just gone on: "yes", "no wait, ten". Pure.

Only the first words after it count, before anything is said to the question that follows, and
only those that say so: a "no" and another word of a change of mind where what was read back was
agreed to; where not, also what is put instead.
"""

from __future__ import annotations

from dataclasses import replace

from voice_coach.dialogue.closing import KEPT_AS_SAID, is_answer_to, named_in
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.session import Session, find_item
from voice_coach.patterns import LatePattern
from voice_coach.program.values import Question

_NOISE = r"(?:um+|uh+|er+m?|hm+|oh|ah|ach|well|so|yes|yeah|okay|ok)"
_NO = r"(?:no|nope|nah|oops|whoops|my mistake|scratch that|scrap that|correction|that's wrong)"
_FIRM = (
    r"(?:wait(?: a (?:minute|second|moment|sec))?|sorry|hang on|hold on|actually|i mean|i meant"
    r"|make (?:it|that)|or rather|i (?:said|got) (?:that|it) wrong|that's (?:wrong|not right)"
    r"|i didn't mean (?:that|it)|i've changed my mind|i changed my mind)"
)
_TURN = LatePattern(rf"(?:(?:{_NOISE}|{_NO}|{_FIRM})(?: |$))+")
_SAYS_NO = LatePattern(rf"\b{_NO}\b")
_SAYS_FIRMLY = LatePattern(rf"\b{_FIRM}\b")
_OF_THE_ONE_BEFORE = LatePattern(
    r"\b(?:i mean|i meant|make (?:it|that)|(?:scratch|scrap) that|correction|(?:no|nope|nah)"
    r" (?:(?:no|oh|um|uh) )*(?:wait|sorry|hang on|hold on|actually))\b"
)
"""Said before a value that answers the question that follows as well: "no wait, eight"."""
_ALONE = frozenset(("wait", "hang on", "hold on"))
"""These ask for time, or begin a sentence: "wait until Friday"."""
_LONGEST = 10
"""Words that are put instead."""


def taken_back(session: Session, text: str, at: str) -> tuple[str, str] | None:
    """The key of the answer before that these words take back, and what is put instead, empty
    where nothing is; None where they are something else."""
    said = plain(text)
    turn, before = _TURN.match(said), _answered_last(session)
    if turn is None or before is None:
        return None
    turning, rest = turn[0].strip(), said[turn.end() :]
    if not rest and before.kind == "yes-no":
        turning, _, rest = turning.rpartition(" ")  # "actually no"
    if rest:
        return (before.key, rest) if _says_otherwise(session, before, turning, rest, at) else None
    agreed_to = before.confirm and _SAYS_NO.search(turning) and _SAYS_FIRMLY.search(turning)
    return (before.key, "") if agreed_to else None


def _answered_last(session: Session) -> Question | None:
    """The short question that was answered just now, with another one put since."""
    if not session.closed_last or session.at == session.closed_last:
        return None
    before = find_item(session.program, session.closed_last)
    if not isinstance(before, Question) or before.items_from or before.kind in KEPT_AS_SAID:
        return None
    return before


def _says_otherwise(session: Session, before: Question, turning: str, rest: str, at: str) -> bool:
    """Whether the words behind those of a change of mind answer the question ``before`` in another
    way, and not the one that was put since."""
    clearly = _OF_THE_ONE_BEFORE.search(turning)
    if turning in _ALONE or len(rest.split()) > _LONGEST:
        return False
    if not clearly and not _SAYS_FIRMLY.search(turning):
        return False
    if not clearly and session.question and is_answer_to(session, session.question, rest, at):
        return False
    known = session.answer(before.key).value
    return named_in(replace(session, at=before.key), before, rest, at, known) == "other"
