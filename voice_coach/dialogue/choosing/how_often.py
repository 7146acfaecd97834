"""Whether what somebody tells of keeps happening, or happens for the first time. Pure.

That it happens again shows in how often (each, every, always, the third time), for how long, and in
what is old, the same or a pattern; the first time in what is new, once, or never was before. Where
one is denied, it is the other.
"""

from __future__ import annotations

from voice_coach.dialogue.choosing.how_often_words import (
    BEEN,
    DENIED_IS_FIRST,
    DOUBT,
    FIRST,
    INSTANCE,
    KEEPS,
    OF_SOMETHING_ELSE,
)
from voice_coach.dialogue.choosing.signs import (
    Signs,
    asks_of_it,
    last_meant,
    of_oneself,
    parts_of,
    plainly,
)
from voice_coach.patterns import LatePattern

VALUES = frozenset(("keeps-happening", "first-time"))

_SIGNS = Signs(
    {"doubt": DOUBT, "else": OF_SOMETHING_ELSE, "been": BEEN, "first": FIRST, "keeps": KEEPS},
    denials=r"no(?= (?:pattern|habit|regular)\b)",
)
_WISHED = LatePattern(
    r"\b(?:i (?:only |just |really |do )?wish(?:ed)?|if only|would that|i'd (?:love|like) to"
    r" (?:be able to )?(?:say|think|believe)|i'd be lying if i said)\b.*?(?=\b(?:(?:the |my |a"
    r" )?(?:very )?first|new|one off)\b)|\b(?:as if|hardly|by no means|nowhere near|no way)(?="
    r" (?:it's |it is |it was |this is )?(?:the )?first\b)"
)
"""What is wished so is not so."""
_MOCKED = LatePattern(
    r"\bfirst time (?:my (?:foot|eye|arse|ass|backside|hat)|ha+|as if|i wish|yeah right|you must"
    r" be joking|you're joking)\b"
)
_OF_MANY = LatePattern(
    r"\b(?:the )?first time (?:it (?:ever )?happened|was(?! (?:this|yesterday|last|on|today)\b)"
    r"|(?:i|we) (?:noticed|remember|felt|had) (?:it|this) (?:was|i was))\b"
)
"""Where there was a first time long ago, there were others."""
_NOT_AGAIN = LatePattern(r"^(?:(?:oh|no|god|lord) )*not (?:this )?again\b")
_TO_COME = LatePattern(
    r"\b(?:(?:i|we) (?:just |really |only )?(?:hope|don't want|do not want|pray|want|wouldn't"
    r" want)|i'm (?:afraid|scared|worried|frightened) (?:that )?(?:it|this)(?:'ll| will| might|"
    r" could)|so (?:that )?it (?:doesn't|won't)|in case)\b.*"
)
_OLD_AND_NOW = LatePattern(r"\b(?:was|were) .*\b(?:now|since|lately|these days|nowadays)\b")


def how_often(text: str) -> str:
    """The value; "ask" where that is not sure, and "" where nothing of the kind is said."""
    said = _OF_MANY.sub(
        "again", _NOT_AGAIN.sub("again", _MOCKED.sub("not the first time", plainly(text)))
    )
    said = _WISHED.sub("not ", _TO_COME.sub("", said))
    mine = of_oneself(said)
    if asks_of_it(said):
        return "ask"
    if not mine.strip():
        return "ask" if text.strip() else ""
    if _BY_PLACE.fullmatch(mine):
        return "ask"
    told = last_meant(mine, _told)
    last, *before = parts_of(mine)
    was = told == "ask" and before and _INSTANCE.search(last) is not None
    return "keeps-happening" if was and _told(before[0]) == "first-time" else told


_BY_PLACE = LatePattern(r"(?:(?:um+|uh+|well|oh|it's|i think|that's) )*the first one(?: please)?")
"""The first of both, or the first time."""


_BUT_STILL = LatePattern(
    r".*\bbut (?=(?:i think|i'd say|i guess|i suppose|probably|i reckon|it has|it's happened|yes"
    r"|definitely|if i)\b)"
)


def _told(said: str) -> str:
    said = _BUT_STILL.sub("", said)
    signs = _SIGNS.within(said)
    if any(sign.name == "doubt" for sign in signs):
        return "ask"
    kinds = {_kind(sign.name, sign.denied, said[sign.start : sign.end]) for sign in signs}
    keeps, first = "keeps" in kinds, "first" in kinds
    if keeps and first:
        if _UNTIL_NOW.search(said):
            return "first-time"
        return "keeps-happening" if _OLD_AND_NOW.search(said) else "ask"
    if keeps or first:
        return "keeps-happening" if keeps else "first-time"
    return "ask" if any(sign.name != "else" for sign in signs) else ""


_UNTIL_NOW = LatePattern(r"\b(?:until|till|up to)\b|\bfine before\b")
_DENIED_IS_FIRST = LatePattern(DENIED_IS_FIRST)
_INSTANCE = LatePattern(rf"\b{INSTANCE}\b")


def _kind(name: str, denied: bool, words: str) -> str:
    if name == "been":
        return "first" if denied else "keeps" if words.endswith(("before", "already")) else ""
    if not denied or name == "else" or _UNTIL_NOW.search(words):
        return name
    if name == "first":
        return "keeps"
    return "first" if _DENIED_IS_FIRST.fullmatch(words) else ""
