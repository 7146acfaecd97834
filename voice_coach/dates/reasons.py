"""What is told beside a date that is corrected: why ("ten, I'll be asleep by eleven"), or that
somebody is sorry. Pure."""

from __future__ import annotations

import re

from voice_coach.dates.calendar_names import DAY
from voice_coach.dates.corrections import Part
from voice_coach.dates.turning import BEGINS, LOOSE, NAMED
from voice_coach.patterns import LatePattern

_REASON = LatePattern(
    r"\b(?:because|cause|since|i'm|i am|i'll|i've|i have|i can't|i work|i need|i was|i misread|i"
    r" mixed|i mistook|i looked|i thought|i had|we've|we have|he's|she's|they're"
    r"|it's|there's|my (?:days|dates|head|mind|brain|memory)|the kids|mass|that's better)\b.*"
)
_REFUSES_FIRST = LatePattern(
    r"\b(?:not|never|no|cannot|busy|away|abroad|booked|working|tied up|off|full|or|either|between"
    r"|except|\w+n't)\b"
)
_REASONS = LatePattern(r"\b(?:is|was|i work|i've|i have|i'm|i had|we've|we have|can't|[a-z]+'s)\b")
_AGREED_DAY = LatePattern(
    r"(?P<said>(?:on )?the [\w ]+(?:th|first|second|third)),? (?:yes|yeah|that's|so|right)(?:"
    r" that's| it's)?"
    rf" (?:the |a )?{DAY}"
)
_THAT_DAY = LatePattern(
    rf"(?:on )?(?:{NAMED})(?:'s| is| was| i work| i'm| i've| i have| i can't)\b(?! (?:the"
    r" \w*(?:th|st|nd|rd|first|second|third))\b).*"
)


_EXCUSES = LatePattern(
    r"(?:(?:i'm|i am) )?(?:so |very |really )?(?:sorry|apologies|excuse me|pardon me)\b.*?|no"
    r" (?:excuses|matter what(?: happens)?|ifs|buts)\b.*?"
)


def without_excuse(first: Part) -> str:
    """The first part without what it only excuses: "sorry for the delay, Tuesday at nine"."""
    said = first.whole.casefold()
    begins = BEGINS.search(said)
    excuse = said[: begins.start()].strip(LOOSE) if begins else ""
    if not excuse or _EXCUSES.fullmatch(excuse) is None or "n't" in excuse or " not " in excuse:
        return first.text
    return first.whole[begins.start() :] if begins else first.text


_EVERY_WEEK = LatePattern(
    rf" i (?:work|teach|train|volunteer|swim|\w+ \w+) (?:on )?{DAY}s\b",
    re.IGNORECASE,
)
"""Why a day does not suit: "Tuesday, I work Wednesdays"."""


_INSTEAD_SINCE = LatePattern(
    r"(?P<said>.+ instead),? (?:because|since|as|for|i've|i have|i'm|i'll be|we've|we have|we're"
    r"|there's|there is|my \w+(?:'s)?|he's|she's|they're) (?!free|better|rather).*",
    re.IGNORECASE,
)


def without_cause(text: str) -> str:
    """Without what stands behind "instead": "Saturday instead, I've the mechanic on Friday"."""
    found = _INSTEAD_SINCE.fullmatch(text)
    named = found is not None and BEGINS.search(found["said"].casefold()) is not None
    return found["said"] if found is not None and named else text


def without_reason(text: str) -> str:
    """A correction without why it is made: "ten, I'll be asleep by eleven"."""
    text = _EVERY_WEEK.sub("", without_cause(text))
    if agreed := _AGREED_DAY.fullmatch(text.casefold()):
        return text[: agreed.end("said")]
    begins = [place.start() for place in BEGINS.finditer(text.casefold())]
    if len(begins) > 1 and _THAT_DAY.fullmatch(text.casefold()):
        return text[begins[1] :]  # "Tomorrow I work, the day after"
    found = _REASON.search(text.casefold())
    named = found is not None and BEGINS.search(text.casefold()[: found.start()]) is not None
    halves = found is not None and _HALVES.search(text.casefold()[: found.start()]) is not None
    if found is None or not (named or halves):
        return text
    instead = _SO_INSTEAD.search(text.casefold(), found.start())
    return text[instead.end() :] if instead else text[: found.start()].strip(LOOSE)


_SO_INSTEAD = LatePattern(rf"\bso (?:then )?(?=(?:[\w']+ ){{0,5}}?(?:on |at )?(?:{NAMED})\b)")
"""Behind a reason stands what is to be instead: "Wednesday, but I'm working, so Friday"."""


_HALVES = LatePattern(r"\b(?:morning|afternoon|evening|night|noon|[ap] ?m)\b")


def endings(text: str) -> list[str]:
    """What a correction says at its end, behind what was only thought: "that's the market,
    Saturday at two"; the longest first, and none where something is refused."""
    said = text.casefold()
    if _REFUSES_FIRST.search(said):
        return []
    found = [begins.start() for begins in BEGINS.finditer(said)]
    return [text[place:] for place in found if _REASONS.search(said[:place])]
