"""What is said after a pause, behind a date that was clear: may it correct the date, or does it
only tell? Pure."""

from __future__ import annotations

import re

from voice_coach.dates.calendar_names import HOUR, HOURS
from voice_coach.dates.corrections import corrects
from voice_coach.dates.finding import find
from voice_coach.dates.found import Clock, Day, Now
from voice_coach.dates.planned import Planned

_IN_FEW_WORDS = re.compile(
    r"(?!.*\b(?:i|i'll|i've|i'm|i'd|we|we'll|he|she|they|you|my|there|there's|right|fine"
    r"|(?:yes|yeah) (?:the|that|on|at|it)"
    r"|that's|takes|for)\b)(?:[\w']+ ){1,7}[\w']+"
)
"""Nobody is told of in them."""
_AN_HOUR_LAST = re.compile(rf"(?<!at)(?<!for)(?<!of) ({HOUR})$")
_SAYS_NOTHING = re.compile(
    r"(?:(?:um+|uh+|er+|hmm*|yes|yeah|okay|so|well|right|let me (?:think|see)) ?)+"
)


def may_correct(said: str, known: Planned) -> bool:
    """Whether it is so short that what it names must count, or ends with another hour."""
    hour = _AN_HOUR_LAST.search(said)
    other = hour and known.time and HOURS[known.time.hour % 12 - 1] != hour[1]
    return bool(other) or _IN_FEW_WORDS.fullmatch(said) is not None


def only_tells(told: str, known: Planned, here: Now) -> bool:
    """Whether it puts nothing instead, and names no other day or hour than is known."""
    found = find(told, here)
    days = {day for one in found.all(Day) for day in one.days}
    times = {one.time.replace(hour=one.time.hour % 12) for one in found.all(Clock)}
    before = known.time.replace(hour=known.time.hour % 12) if known.time else None
    names = bool(days or times) and days <= {known.day} and times <= {before}
    return names and not corrects(told) and not found.either


def says_nothing(said: str) -> bool:
    """Whether it is a noise, or a yes."""
    return _SAYS_NOTHING.fullmatch(said.casefold()) is not None
