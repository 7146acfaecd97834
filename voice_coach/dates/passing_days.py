"""Words for a day that mean another one as soon as it is over, taken out of what somebody means to
do: "call her tomorrow" is still called so on the day itself, and in the review a week later. Pure.
"""

from __future__ import annotations

import re

from voice_coach.dates.calendar_names import DAY
from voice_coach.patterns import LatePattern

_COUNT = r"(?:an?|one|two|three|four|five|six|seven|ten|a couple of|a few|half an|\d+)"
_PART = r"(?:morning|afternoon|evening|night|lunchtime|lunch ?time)"
_PASSES = (
    rf"(?:the day after tomorrow|tomorrow|today|tonight"
    rf"|this (?:very )?(?:{_PART}|week|weekend|month)"
    rf"|next (?:week|weekend|month|{DAY})"
    rf"|in {_COUNT} (?:minutes?|hours?|days?|weeks?)(?:['\u2019]? time)?"
    rf"|(?:a|one|two|\d+) weeks? (?:today|tomorrow|(?:on |from )?{DAY})|right now|straight away"
    rf"|immediately)(?!['\u2019]s)(?: {_PART})?"
)
_LEAD = r"(?:(?:on|by|from|already|later|early|late|maybe|perhaps|first thing|right|just) )*"
_BELONGS = r"(?<!\babout )(?<!\bfor )(?<!\bof )(?<!\bwith )(?<!\bthan )(?<!\blike )(?<!\btill )"
_PASSING = LatePattern(
    rf"(?:,? *){_BELONGS}(?<!\buntil )(?<!\bbefore )(?<!\bis )\b"
    rf"(?>{_LEAD}{_PASSES}(?:(?:,| or| and) {_LEAD}{_PASSES})*)\b(?! or\b)",
    re.IGNORECASE,
)


def without_passing_days(text: str) -> str:
    """The text without them; as it is where nothing else would be left."""
    kept = " ".join(_PASSING.sub("", text).strip(" ,").split())
    if not any(letter.isalpha() for letter in kept):
        return text
    return kept[0].upper() + kept[1:] if text[:1].isupper() else kept
