"""What is said beside a date that was just given, and is no correction of one part by another: a
second time as well, a wish that cannot be, what stays as it is. Pure."""

from __future__ import annotations

import re

from voice_coach.dates.calendar_names import DAY, HOUR, MONTH
from voice_coach.dates.moved import LEAD

NAMES = re.compile(
    rf"\b(?:{MONTH}|{DAY}|today|tonight|tomorrow|noon|midnight|{HOUR}"
    r"|half|quarter|\d+|\w+teen(?:th)?|twent\w+|thirt\w+|first|second|third"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|morning|afternoon|evening|night|week)\b"
)
_ALSO = re.compile(
    r"(?:and )?(?:then |maybe )*(?:again|also) (?P<more>.+)"
    r"|and (?P<too>.+) (?:as well|too|again)"
    r"|(?:and )?then (?P<next>(?:at|on|in|by) .+) (?:i'll|i|we|we'll|he|she|they)\b.*"
)
_WISHES = re.compile(
    r".+ (?:would|might|could) (?:be|have been) (?:nice|lovely|good|great|better|grand|fine|ideal)"
    r"(?: for me)? but (?:i|we|it|there|my|no)\b.*"
    r"|.*\bsay(?:ing)? no to .+"
    r"|(?:so )?(?:could|can|might|may) (?:it|that|we|i)(?: (?:be|do|make|have|it|that|a|bit"
    r"|little|any)){0,4}"
    r" (?:later|earlier|sooner)(?: please| then)*"
    r"|(?:is there|are there|have you|do you have|got) (?:anything|something|any time|a time)(?: a"
    r" (?:bit|little))? (?:later|earlier|sooner|else)(?: please| then)*"
)
"""What one would like, and cannot have: "Saturday would be nice, but I work"."""
_TOO = re.compile(
    rf"{LEAD}(?P<also>(?:on |at )?.+?)(?:'s| is| are)?(?: (?:free|fine|good|okay|possible"
    rf"|would (?:do"
    r"|work|suit)|works|suits))?(?: me)? (?:too|as well)"
)
_AGREES = re.compile(
    rf"{LEAD}(?:(?:it |that )?(?:couldn't|could not|can't) be better|nothing better|better"
    rf" than good)"
)
_STAYS_AND = re.compile(
    rf"{LEAD}(?:(?:on )?(?:the )?same (?:day|date)|keep (?:the|that) (?:day|time|date|hour)(?: the"
    r" same)?)(?: (?:but|and|just))+(?: (?:change|make|move|put))?(?: (?:it|the (?:day|time|date"
    r"|hour)))?(?: to)? (?P<rest>.+)"
)


def in_other_words(said: str) -> str:
    """An agreement, a time beside the one that was named, or a wish that cannot be."""
    if _AGREES.fullmatch(said):
        return "yes"
    if found := _ALSO.fullmatch(said):  # at both, which is more than one date
        return f"or {found['more'] or found['too'] or found['next']}"
    if (found := _TOO.fullmatch(said)) and NAMES.search(found["also"]):
        return f"or {found['also']}"
    if (found := _STAYS_AND.fullmatch(said)) and NAMES.search(found["rest"]):
        return f"no {found['rest']}"
    return "no" if _WISHES.fullmatch(said) else ""
