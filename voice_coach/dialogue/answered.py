"""An utterance as a piece of an answer. Pure."""

from __future__ import annotations

from voice_coach.dialogue import events as e
from voice_coach.dialogue.closing import item_at
from voice_coach.dialogue.commands import match_command
from voice_coach.dialogue.session import Session
from voice_coach.manners import Manners
from voice_coach.messages import UNKNOWN, Utterance


def stands_alone(utterance: Utterance, previous_word_at: float | None, manners: Manners) -> bool:
    """Whether an utterance stands between pauses: words right behind others are the end of a
    sentence that the recogniser cut in two."""
    if not utterance.words or previous_word_at is None:
        return True
    return utterance.words[0].start - previous_word_at >= manners.command_gap_seconds


def answered(key: str, item: int | None, utterance: Utterance, at: str) -> e.Answered:
    """The utterance as one more piece of the answer to ``key``, about this entry of a list."""
    text = utterance.text.strip()
    return e.Answered(at=at, key=key, text=text, item=item, words=utterance.words)


def answered_late(
    key: str,
    item: int | None,
    utterance: Utterance,
    *,
    at: str,
    previous_word_at: float | None,
    manners: Manners,
) -> e.Answered | None:
    """What was half said when the coach spoke again, or when a session died; None if it is no
    answer. Whether a command in it was carried out is not known, and the person will say."""
    text = utterance.text.strip()
    alone = stands_alone(utterance, previous_word_at, manners)
    if not text or UNKNOWN in text or (alone and match_command(text)):
        return None
    return answered(key, item, utterance, at)


def answered_here(session: Session, utterance: Utterance, at: str) -> e.Answered:
    """The utterance as one more piece of the answer to the current question."""
    return answered(session.at or "", item_at(session), utterance, at)
