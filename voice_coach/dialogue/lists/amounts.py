"""What stays of a list's entry of which a time or an amount is said otherwise: "get up at six",
"sorry, half past six"; "save twenty pounds a week", "no, thirty pounds". Pure.
"""

from __future__ import annotations

import re

from voice_coach.dates.calendar_names import DAY, HOUR
from voice_coach.dialogue.commands import plain
from voice_coach.patterns import LatePattern

_HOUR = rf"(?:{HOUR}|noon|midnight)"
_CLOCK = (
    rf"(?:(?:(?:a )?quarter|half|ten|twenty|five|twenty five) (?:past|to) )?{_HOUR}(?: (?:fifteen"
    r"|thirty|forty five))?(?: (?:o'clock|a m|p m|am|pm|in the (?:morning|afternoon|evening)"
    r"|at night))*"
)
_WEEKDAY = rf"(?:{DAY}s?|tomorrow|today|tonight)(?: (?:morning|afternoon|evening|night))?"
_TIMES = tuple(
    (
        LatePattern(rf"(?:at )?{time}"),
        LatePattern(rf"\b(?:at|by|before|until|till|from|on) {time}\b"),
    )
    for time in (_CLOCK, _WEEKDAY)
)
_NUMBER = (
    rf"(?:(?:{HOUR}|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|a|an|half|hundred|thousand|dozen|couple of|few|single|\d+)(?= ) ?)+"
)
_AMOUNT = LatePattern(
    rf"\b(?:(?P<number>{_NUMBER})(?P<unit>[a-z]+)|(?P<often>once|twice)\b)(?P<more>.*)"
)


def as_written(entry: str) -> list[str]:
    """The words of an entry as they are written, where they can be told apart."""
    words = entry.split()
    return words if len(words) == len(plain(entry).split()) else plain(entry).split()


def at_a_time(core: str, entry: str) -> tuple[str, str] | None:
    """What stays before and after the time that replaces one of the entry; None where no time is
    said, or none stands there."""
    kept = " ".join(as_written(entry))
    for time, framed in _TIMES:
        found = list(framed.finditer(kept.casefold()))
        if found and time.fullmatch(core):
            begin = found[-1].start() + len(found[-1][0].split()[0])
            return kept[:begin], kept[found[-1].end() :].strip()
    return None


def _unit(amount: re.Match[str]) -> str:
    return "time" if amount["often"] else str(amount["unit"]).removesuffix("s")


def so_many(core: str, entry: str) -> tuple[str, str] | None:
    """The same of an amount: as many of the same, and what else the entry says of it."""
    told, kept = _AMOUNT.fullmatch(core), " ".join(as_written(entry))
    if told is None:
        return None
    for known in _AMOUNT.finditer(kept.casefold()):
        begin, more = known.start(), known["more"].strip()
        if _unit(known) != _unit(told) or not begin:
            continue
        again = told["more"].strip()
        stays = more.removeprefix(again).strip() if more.startswith(again) else ""
        return kept[:begin].strip(), kept[len(kept) - len(stays) :] if stays else ""
    return None
