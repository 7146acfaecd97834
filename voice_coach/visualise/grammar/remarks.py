"""What is said to the coach in the middle of an answer, and the small sounds before a sentence."""

from __future__ import annotations

import re

_REMARK = re.compile(
    r"(?:(?:well|um+|uh+|er+|hm+|oh|so|and|yes|yeah|okay|ok|no|i think|i guess|i believe) )*"
    r"(?:(?:that is|that's|thats|this is) (?:it|all|everything|about it)(?: for now| i think)?"
    r"|i (?:do not|don't|dont) know(?: what(?: else)?(?: to say)?| yet| how to say (?:it|this))?"
    r"|i (?:have no idea|am not sure|'m not sure|cannot think of (?:anything|more)"
    r"|can't think of (?:anything|more))(?: else| yet| right now)?"
    r"|i (?:do not|don't|can't|cannot) see (?:anything|it|much)(?: yet)?"
    r"|(?:nothing|anything)(?: else| more| comes| comes to mind| really)*"
    r"|let me think.*|what else|what else is there|same as (?:before|above)|see above"
    r"|i(?: have)? (?:already )?said that(?: already| before)?|n a|none|no|yes|yeah|okay|ok|um+|uh+"
    r"|hm+|not sure|i mean|you know|how (?:do|can|should) i (?:say|put|describe) (?:it|this|that)"
    r"|next|done|i am done|i'm done)"
)
_FILLER = re.compile(
    r"(?:(?:(?:um+|uh+|er+|hm+|okay|ok|yes|yeah|and|but)\b"
    r"|(?:well|so|oh)\b(?=\s*,|\s+(?:i|my|we|our|it|the|there|he|she|they|then|and|i'm)\b))[\s,]*)+",
    re.IGNORECASE,
)
_SOUNDS = re.compile(r"(?:(?:um+|uh+|er+|hm+)\b[\s,.…]*)+", re.IGNORECASE)
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u02bc`\u00b4", "'"))


def tidy(sentence: str) -> str:
    """The sentence with plain apostrophes and spaces, and without a filler at its beginning."""
    return _without(_FILLER, sentence)


def without_sounds(sentence: str) -> str:
    """The same with all its words: only an "um" at its beginning is left out."""
    return _without(_SOUNDS, sentence)


def _without(opening: re.Pattern[str], sentence: str) -> str:
    said = " ".join(sentence.translate(_APOSTROPHES).split())
    rest = said[found.end() :] if (found := opening.match(said)) else said
    return rest if any(letter.isalpha() for letter in rest) else said


def is_remark(said: str) -> bool:
    """Whether it speaks to the coach, or of the answer, and not of the outcome."""
    plain = " ".join(re.sub(r"[^\w' ]+", " ", said.casefold()).split())
    return _REMARK.fullmatch(plain) is not None
