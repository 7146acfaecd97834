"""Which number from 0 to 10 somebody says; None where that is not sure. Pure."""

from __future__ import annotations

import re

from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.short_answers import NUMBERS, digits, last_meant
from voice_coach.patterns import LatePattern

_TOO_MUCH = frozenset(
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty "
    "forty fifty sixty seventy eighty ninety hundred half quarter quarters third thirds "
    "percent cent point minus".split()
)
_BELOW_ZERO = LatePattern(r"-\s*\d")
_NO_NUMBER = LatePattern(
    r"\b(?:(?:no|the|this|that|any|every|each|which) one|back (?:by )?one|one (?:of|who|day"
    r"|thing|moment|more|ticks?|sec|second|minute|mo|ear|eye|hand|leg))\b"
)
"""Where "one" counts nothing."""
_BESIDE_A_NUMBER = LatePattern(
    r"\b(?:not(?: quite| really| exactly| nearly)?|less|more|lower|higher|better|worse|under|over"
    r"|above|below|between)(?: than)?(?: an?)? "
    r"(?:\d+|" + "|".join(NUMBERS) + r")\b"
)
"""A number that is named only to say that it is another."""
_EACH = "|".join((*NUMBERS, r"\d+"))
_WHOLE_SCALE = LatePattern(
    r"\b(?:(?:on|in) (?:a|the|that|this|your) scale )?(?:from|of) (?:zero|0|one|1) (?:to"
    r"|till) (?:ten|10)\b"
)
_FRAMED = LatePattern(
    rf"\b(?:i'm|i am|it's|it is|i'd say|i would say|say|feels like|feel like|call it|give it|so"
    rf"|at|a|an)"
    rf"(?: about| around| maybe| probably| at)?(?: an?)?(?: solid| good| strong| weak)? ({_EACH})\b"
    r"(?! (?:years?|months?|weeks?|days?|hours?|minutes?|people|times?|of us|kids|to|or"
    r"|and a half)\b)"
)
"""A number as people give one: "I'm a six", "so a two"."""
_FRAMED_LAST = LatePattern(rf"{_FRAMED.pattern}(?!.*\b(?:{_EACH})\b)")
_AMOUNT = LatePattern(
    rf"\b(?:{_EACH}) (?:years?|months?|weeks?|days?|hours?|minutes?|people|times|of us|kids|boys"
    rf"|girls"
    r"|children|sisters|brothers|friends|coffees|cups|euros|dollars|pounds)\b"
)
_RANGE = LatePattern(rf"\b(?:{_EACH}) (?:or|to|and) (?:maybe |an? )?(?:{_EACH})\b")
_STORY = LatePattern(
    r"^((?:(?:it's|i'd|i'm|i am|it|is|about|around|maybe|say|a|an|at|um|uh|well|like|only|just"
    r"|perhaps"
    rf"|probably|i|think|feel|guess|would|give|that|so|oh|today|a solid|good"
    rf"|right now) ){{0,5}}(?:{_EACH}))"
    r" (?:because|since|as|cause|i|we|my|the|there|it|that|although|though|after|even|so|but i"
    r"|which|he|she|i had|one part|part of|when|while|with|due|thanks|given|really|honestly|just"
    r"|they|last|this|you know|and i|and my|and that)\b.*$"
)
"""The number comes first, and what it is about behind it."""
_FIRST_THOUGHT = LatePattern(
    rf"\b(?:i was (?:going|about|tempted) to say|i (?:nearly|almost) said|i wanted to say"
    rf"|(?:normally|usually) (?:it's|i'd say|i'm|i would say))(?: an?)? (?:{_EACH})"
    rf" (?=(?:but|only|though|now|and then)\b.*\b(?:{_EACH})\b)"
)
"""A number that is told only because another one comes instead."""
_SAID_AGAIN = LatePattern(
    rf"\b(?P<number>{_EACH})\b(?P<between>.*?) (?:not|no|never) (?:a bit |any )?(?:more|less"
    r"|higher|lower|better|worse)(?: than)?(?: an?)? (?P=number)\b"
)
"""The same number, and that it is no other: "three, not more than three"."""
_NOW = LatePattern(rf"\b(?:now|today|at the moment|currently|right now)\b.*\b(?:{_EACH})\b"
                  rf"|\b(?:{_EACH}) (?:now|today|at the moment|right now)\b")  # fmt: skip
_THEN = LatePattern(
    rf"\b(?:it was|was|used to be|i was|last (?:week|month|time|year)|yesterday|before"
    rf"|this morning)"
    rf"(?: \w+){{0,3}}? (?:{_EACH})\b(?! now| today)"
)
"""Another number that is told beside today's."""
_ALL_OF_NOTHING = LatePattern(r"(?:nothing|none|nought|naught|nil|zilch)(?: at all)?|not at all")
LARGEST = 10


def scale(text: str) -> str | None:
    """A whole number from 0 to 10 as digits, or None ("seven out of ten" is "7"). What was taken
    back counts no more ("seven, no, eight"), and a story behind the number changes nothing."""
    return last_meant(text, _number)


def _number(text: str) -> str | None:
    said = re.sub(r"(/|\b(?:out )?of\b)\s*(10|ten)\b", " ", text.casefold().replace("\u2019", "'"))
    if _BELOW_ZERO.search(said):
        return None
    said = _NO_NUMBER.sub(" ", _WHOLE_SCALE.sub(" ", plain(said)))
    said = _SAID_AGAIN.sub(r"\g<number>\g<between>", _FIRST_THOUGHT.sub(" ", said))
    said = _THEN.sub(" ", said) if _NOW.search(said) else said
    said = _STORY.sub(r"\1", said)
    said = _AMOUNT.sub(" ", said)
    words = said.split()
    told = _BESIDE_A_NUMBER.sub(" ", said)
    given = _FRAMED_LAST.search(told) is not None and not _RANGE.search(said)
    if any(word in _TOO_MUCH for word in words) or (not given and _BESIDE_A_NUMBER.search(said)):
        return None
    if _ALL_OF_NOTHING.fullmatch(said.strip()):
        return "0"
    found = {digits(word) for word in words if word in NUMBERS or word.isdecimal()}
    framed = {digits(word) for word in _FRAMED.findall(told)}
    if len(framed) == 1 and given:
        found = framed
    number = found.pop() if len(found) == 1 else None
    return str(number) if number is not None and number <= LARGEST else None
