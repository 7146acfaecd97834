"""What somebody says while the coach speaks: a command, the beginning of an answer, or nothing that
asks the coach to stop. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from voice_coach.dialogue.commands import match_command, phrases_of, plain
from voice_coach.messages import Command

SHORT_ANSWERS = (
    "yes", "no", "yeah", "nope", "zero", "one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten",
)  # fmt: skip
"""Words that are answers as they stand, and too short to be told from a cough by their length."""
MURMURS = ("mm", "hm", "hmm", "um", "uh", "huh", "ah", "oh")
"""What people say while they listen: in the grammar, so that it is not taken for one of the
others."""
PHRASES = tuple(dict.fromkeys((*phrases_of(), *SHORT_ANSWERS, *MURMURS)))
"""All that is listened for while the coach speaks."""

Over = Command | Literal["answer"]


_LATE_SENTENCES = 2
"""An echo comes up to 0.7 s late, and is recognised up to 2 s after that."""


def lately(sentences: Sequence[str], number: int) -> str:
    """What of these the coach has said of late, who is at the one with this number."""
    return " ".join(sentences[max(0, number - _LATE_SENTENCES) : number + 1])


def is_echo(text: str, saying: str) -> bool:
    """Whether these are the coach's own words, who was ``saying`` this: a rest of its echo may be
    heard as them. A number or a yes may well be the person's."""
    words = plain(text)
    return words not in SHORT_ANSWERS and f" {words} " in f" {plain(saying)} "


def said_over(text: str, saying: str) -> Over | None:
    """What these words are, said over the coach, who was ``saying`` this."""
    words = plain(text)
    if not words or is_echo(text, saying):
        return None
    command = match_command(text)
    if command is not None:
        return None if command is Command.NOTHING else command
    return "answer" if words in SHORT_ANSWERS else None
