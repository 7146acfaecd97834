"""What all short answers have in common: what was taken back counts no more, and a question to the
coach is no answer. Pure.

What they mean: ``yes_no``, ``scale``, ``choices``. Each is None where it is not sure, and the coach
asks once more: a wrong guess would stand in somebody's journal.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from voice_coach.dates.corrections import Part, parts_of
from voice_coach.dialogue.commands import plain

NO = ("no", "nope", "nah", "never", "not", "don't", "doesn't", "isn't", "haven't", "hasn't",
       "can't", "won't", "didn't", "wrong", "none", "aren't", "wouldn't", "couldn't",
       "shouldn't", "wasn't", "weren't", "cannot")  # fmt: skip
NUMBERS = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten".split())}  # fmt: skip
MOST_DIGITS = 4
_CORRECTS = re.compile(r"\b(?:wait|sorry|mean|meant|actually|rather|hold on|hang on|not)\b")
_JUST_NO = re.compile(
    r"(?:(?:um|uh|well|oh|wait|sorry|actually|i mean|i meant|rather)[ ,.!]+)*(?:no|nope|nah)[ ,.!]*"
)
_MOVES = re.compile(
    r"(?:[\w']+ )*?(?:move|push|bring|shift|put|change|switch|take) (?:it|that|this)\b"
)
_ASKS_BACK = re.compile(
    r"(?:(?:um|uh|well|oh|so|sorry|and|but|wait|okay) )*(?:what(?!ever| can i (?:say"
    r"|tell you)\b.{4}| else would i)|which|who|how"
    r"|why(?! not\b| wouldn't)"
    r"|when(?! (?:i|we|he|she|they|my|it|the)\b)|where|does(?! not$)|do (?:you|i|we)|did you"
    r"|is (?:it|that|this|there)|are you|am i|can you|could you"
    r"|should i)\b|.*\b(?:do you (?:think|mean|know|want)|depends)\b"
    r"|(?:(?!guess|know|matter|or|so|say|tell|but|and|no|yes)[\w']+ ){1,3}(?:what|which|who|whom"
    r"|where)(?: (?:exactly|precisely|though|then|bit|part|one|sorry|please|now))*$"
)


def asks_back(text: str) -> bool:
    """Whether it is a question to the coach, and no answer."""
    return _ASKS_BACK.match(plain(text)) is not None


def digits(word: str) -> int:
    return NUMBERS[word] if word in NUMBERS else int(word[:MOST_DIGITS])


def last_meant(text: str, understand: Callable[[str], str | None]) -> str | None:
    """What is understood of the last that was said before and after each change of mind; None
    where that takes back what was said, and says nothing else instead."""
    meant: str | None = None
    for part in parts_of(text):
        better = _meant_by(part, understand, first=meant is None and not part.denies)
        if better is not None:
            meant = better
        elif part.denies and not part.lets_stand:
            meant = None
    return meant


def _meant_by(part: Part, understand: Callable[[str], str | None], *, first: bool) -> str | None:
    if not first:
        is_answer = not part.text and _JUST_NO.fullmatch(part.turn.casefold())
        moved = _MOVES.match(part.turn.casefold()) is not None  # "not done, move it to Friday"
        return understand("no" if is_answer else part.whole if moved else part.text)
    alone = _CORRECTS.search(part.turn.casefold()) or understand("no") is None
    better = understand(part.text) if alone else None
    return better or understand(part.whole)
