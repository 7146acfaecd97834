"""What happens again and again beside the one time that is meant: "i work on fridays, saturday at
noon", "my class is every day, so wednesday"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from voice_coach.dates.found import Day, Found, Moment, Repeat

_MARK = re.compile(r"<(\d+)>")
_SOMEBODY = re.compile(
    r"\b(?:i|we|he|she|they|you|there|it|that|people|everyone|everybody|nobody"
    r"|(?:my|our|the|his|her|their|your) \w+)\b"
)
_MEANT = re.compile(
    r"\b(?:i'll|we'll|he'll|she'll|they'll|i'd|we'd|will|would|could|can|want|wants|going to|gonna"
    r"|let's|like|plan|shall|should|may|might|try|mean|meant|say|said|think|prefer|choose|decide"
    r"|make|set)\b"
)
_BEGINS = re.compile(r"\b(?:from|starting|beginning|start|begin|as of|first on|until|till)\b")


def in_passing(found: Mapping[int, Found], around: str) -> list[int]:
    """The repeats that only tell how things are ("we meet on mondays"), where a day was named
    besides."""
    if not any(isinstance(one, Day | Moment) for one in found.values()):
        return []
    return [n for n, one in found.items() if isinstance(one, Repeat) and _tells(n, around)]


def both_meant(found: Mapping[int, Found], around: str) -> bool:
    """Whether a day stands beside a repeat and is not the day from which it goes on."""
    days = [n for n, one in found.items() if isinstance(one, Day | Moment)]
    repeats = any(isinstance(one, Repeat) for one in found.values())
    return repeats and any(_BEGINS.search(_before(n, around)) is None for n in days)


def _tells(number: int, around: str) -> bool:
    before, after = _before(number, around), _after(number, around)
    if _MEANT.search(before):
        return False
    return (
        _SOMEBODY.search(before) is not None
        or re.match(r" ?(?:i|we|he|she|they) ", after) is not None
    )


def _before(number: int, around: str) -> str:
    """What was said before it, from the mark before that."""
    return _MARK.split(around.partition(f"<{number}>")[0])[-1]


def _after(number: int, around: str) -> str:
    return _MARK.split(around.partition(f"<{number}>")[2])[0]
