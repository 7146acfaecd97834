"""What somebody asks who has their journal read to them: "read me my plan", "step three", "what did
I say about my sister", "the next one", "stop". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from voice_coach.dialogue.choosing.choices import SMALL_WORDS
from voice_coach.dialogue.commands import plain


class Kind(StrEnum):
    """What is wanted."""

    STOP = "stop"
    NEXT = "the next one"
    BEFORE = "the one before"
    AGAIN = "again"
    HELP = "help"
    ALL = "the whole session"
    STEP = "a step"
    PART = "a part of the session"
    SESSION = "another session"
    NEWEST = "the newest session"
    FIND = "words that were said"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request. ``what``: the words to find or that name a session, the name of a part, the
    number of a step."""

    kind: Kind
    what: str = ""


EVENT, OUTCOME, PLAN, RESPONSE, BLOCKS, INSIGHT, REVIEW, CLARITY, PARTNER = (
    "event outcome plan response blocks insight review clarity partner".split()
)
PARTS = {
    EVENT: "event|situation|topic|theme",
    OUTCOME: "outcome|goal|vision|wish",
    PLAN: "plan|plans|action|actions|first action|next step|next steps",
    RESPONSE: "response|chosen response|choice|decision",
    BLOCKS: "block|blocks|obstacle|obstacles|hindrance|hindrances|what blocks me",
    INSIGHT: "insight|insights|aha|aha moment|aha moments|what became clear",
    REVIEW: "review|follow up|look back|how it went",
    CLARITY: "clarity|readiness|numbers|how clear i felt|how clear i was",
    PARTNER: "partner|person|support|who supports me",
}
"""The parts of a session, and what they are called."""

_NUMBERS = "one two three four five six seven eight nine".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth".split()
_NUMBER = rf"(?P<step>{'|'.join(_NUMBERS)}|\d{{1,2}}|to|for)"
_AROUND = re.compile(
    r"^(?:(?:please|okay|ok|coach|and|now|then|so|um+|uh+|well|yes|can you|could you|would you"
    r"|will you|i want you to|i would like you to|i'd like you to|i want to|i'd like to"
    r"|i would like to|let me|let's|just) )+|(?: (?:please|coach|again|now|for me|to me|aloud))+$"
)
_ASKS = (
    r"(?:(?:read|tell|give|show|remind|play|bring)(?: (?:me|back|out|up))*(?: (?:of|about|on))?"
    r"|hear|see|what(?:'s| is| was| were| are)|how (?:was|is))"
)
_OF = r"(?:my|the|that|your|this)"
_RULES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.STOP,
        re.compile(
            r"stop(?: (?:it|now|reading|there|here|for (?:today|now)))?|quit|exit|enough"
            r"|(?:that's|that is) (?:all|it|enough)(?: (?:for (?:today|now)|thank you|thanks))?"
            r"|(?:i'm|i am) (?:done|finished)|done|finish(?:ed)?(?: for (?:today|now))?|no"
            r"|no (?:thank you|thanks|more)|nothing(?: (?:else|more))?|thank you|thanks"
            r"|good ?bye|bye|close it|end"
        ),
    ),
    (
        Kind.NEXT,
        re.compile(
            r"(?:(?:read |give |tell )?(?:me )?(?:the )?(?:next|following)(?: one| session| part"
            r"| hit| question)?|go (?:on|ahead)|yes|yeah|yep|continue|more|carry on|keep going"
            r"|please|another(?: one)?|what else|skip(?: (?:it|this|that|this one))?|read on|)"
        ),
    ),
    (
        Kind.BEFORE,
        re.compile(
            r"(?:go )?back(?: one)?|(?:the )?(?:previous|last)(?: one| question)"
            r"|(?:read )?(?:me )?(?:the )?one before(?: that| it)?|previous"
        ),
    ),
    (
        Kind.AGAIN,
        re.compile(
            r"(?:read |say )?(?:it|that|this)?(?: back)?(?: once more)?|once more|again|repeat"
            r"(?: (?:it|that))?|when was (?:that|it)|(?:which|what) (?:day|session) was (?:that|it)"
        ),
    ),
    (Kind.HELP, re.compile(r"help(?: me)?|what can i (?:say|ask)|how does (?:this|it) work")),
    (
        Kind.ALL,
        re.compile(
            rf"(?:{_ASKS} )?(?:everything|all|all of it|(?:{_OF} )?(?:whole|entire|full)"
            rf" (?:page|session|thing|journal)|{_OF} page|it all|from the beginning)"
        ),
    ),
    (Kind.STEP, re.compile(rf"(?:{_ASKS} )?(?:the )?step (?:number )?{_NUMBER}")),
    (Kind.STEP, re.compile(rf"(?:{_ASKS} )?(?:the )?(?P<nth>{'|'.join(_ORDINALS)}) step")),
    (
        Kind.NEWEST,
        re.compile(
            rf"(?:{_ASKS} |open |take |go to )?(?:{_OF} )?(?:newest|latest|last|most recent)"
            r" (?:one|session)"
        ),
    ),
    *(
        (
            Kind.PART,
            re.compile(
                rf"(?:{_ASKS} )?(?:{_OF} )?(?P<{name}>{words})"
                r"(?: (?:was|were|is|are|of (?:that|this) (?:one|session)))?"
            ),
        )
        for name, words in PARTS.items()
    ),
    (
        Kind.SESSION,
        re.compile(
            rf"(?:{_ASKS} |open |take |go to |find )?(?:{_OF} )?(?:session|one|page|talk|day)"
            r" (?:about|of|from|on|with|where i spoke (?:of|about)) (?P<what>.+)"
        ),
    ),
    (
        Kind.FIND,
        re.compile(
            r"(?:what|when|where|how often) (?:did|have|had) i (?:last |ever |once )?(?:say|said"
            r"|tell|told|write|wrote|written|mention|mentioned|talk|talked|speak|spoke|spoken"
            r"|think|thought|feel|felt)(?: you)?(?: (?:about|of|on|to|with))? (?P<what>.+)"
        ),
    ),
    (
        Kind.FIND,
        re.compile(
            r"(?:find|search|search for|look for|look up|anything|something|everything"
            rf"|{_ASKS} (?:anything|something|everything|all))(?: (?:about|on|of|with|for))?"
            r" (?P<what>.+)"
        ),
    ),
)
_NUMBER_OF = {
    **{word: number for number, word in enumerate(_NUMBERS, 1)},
    **{word: number for number, word in enumerate(_ORDINALS, 1)},
    "to": 2,
    "for": 4,
}
"""Heard, "step two" may be "step to"."""


def asked(said: str) -> Asked:
    """What is wanted; what is nothing else is looked for."""
    text = plain(said)
    while text != (text := _AROUND.sub("", text).strip()):
        pass
    whole = plain(said)
    for words in dict.fromkeys((whole, text)):
        for kind, pattern in _RULES:
            if (found := pattern.fullmatch(words)) is not None:
                return Asked(kind, _what(kind, found))
    return Asked(Kind.FIND, text)


def telling(words: str) -> str:
    """The words that say what is looked for, without "my" and "the"."""
    kept = [word for word in plain(words).split() if word not in SMALL_WORDS]
    return " ".join(kept) or plain(words)


def _what(kind: Kind, found: re.Match[str]) -> str:
    groups = found.groupdict()
    if kind is Kind.STEP:
        said = groups.get("step") or groups.get("nth") or ""
        return str(_NUMBER_OF.get(said, said))
    if kind is Kind.PART:
        return next(name for name, words in groups.items() if words)
    return groups.get("what") or ""
