"""Rules for days that have a name: feasts on a date of their own, and those counted from Easter."""

from __future__ import annotations

import re
from datetime import date, timedelta
from re import Match

from dateutil import easter

from voice_coach.dates.day_names import WEEKDAYS
from voice_coach.dates.found import Day, Finding, Loose, Now, Rule
from voice_coach.dates.unused import renames

_FIXED = {
    r"christmas eve": (12, 24), r"christmas day": (12, 25), r"boxing day": (12, 26),
    r"new year'?s eve": (12, 31), r"new year'?s day": (1, 1), r"valentine'?s day": (2, 14),
    r"(?:patrick'?s|paddy'?s) day": (3, 17), r"stephen'?s day": (12, 26),
    r"george'?s day": (4, 23), r"andrew'?s day": (11, 30), r"david'?s day": (3, 1),
    r"brigid'?s day": (2, 1), r"may day": (5, 1), r"all saints'?(?: day)?": (11, 1),
    r"all souls'?(?: day)?": (11, 2), r"candlemas(?: day)?": (2, 2), r"burns night": (1, 25),
    r"halloween": (10, 31), r"bonfire night": (11, 5), r"guy fawkes (?:night|day)": (11, 5),
    r"bastille day": (7, 14), r"april fool'?s'? day": (4, 1), r"leap day": (2, 29),
    r"twelfth night": (1, 5), r"remembrance day": (11, 11),
}  # fmt: skip
"""Month and day. What is kept on other dates in other countries is not among them."""
_EASTER = {
    "shrove tuesday": -47, "pancake tuesday": -47, "pancake day": -47, "ash wednesday": -46,
    "palm sunday": -7, "maundy thursday": -3, "holy thursday": -3, "good friday": -2,
    "holy saturday": -1, "easter saturday": -1, "easter sunday": 0, "easter day": 0,
    "easter monday": 1, "easter tuesday": 2, "ascension day": 39, "pentecost": 49,
    "whit sunday": 49, "whit monday": 50, "trinity sunday": 56, "corpus christi": 60,
}  # fmt: skip
"""Days from Easter Sunday."""
_YEARS_AHEAD = 9
"""Within so many years every date comes again, the leap day over a century's end too."""


def _fixed(found: Match[str], now: Now) -> Finding:
    month, day = next(
        date for name, date in _FIXED.items() if re.fullmatch(name, found["feast"]) is not None
    )
    days = []
    for ahead in range(_YEARS_AHEAD):
        try:
            days.append(date(now.day.year + ahead, month, day))
        except ValueError:  # the leap day
            continue
    return _next(days, now, found)


def _easter(found: Match[str], now: Now) -> Finding:
    away = timedelta(days=_EASTER[found[1]])
    years = range(now.day.year, now.day.year + _YEARS_AHEAD)
    return _next([easter.easter(year) + away for year in years], now, found)


def _next(days: list[date], now: Now, found: Match[str]) -> Finding:
    """The first of these that is not past. Somebody who names a feast on the day itself may mean
    the next one; behind another word it may be another feast ("chinese new year's day")."""
    before = found.string[: found.start()].split()[-1:]
    if before and before[0] not in WEEKDAYS and renames(before[0]):
        return Loose("day")
    first, second, *_ = (day for day in days if day >= now.day)
    return Day((first, second) if first == now.day else (first,))


FEASTS: tuple[Rule, ...] = (
    (re.compile(rf"\b(?:(?:saint|st\.?) )?(?P<feast>{'|'.join(_FIXED)})(?!\w)"), _fixed),
    (re.compile(rf"\b({'|'.join(_EASTER)})\b"), _easter),
)
"""Before the rules for days of the week, which know "monday" alone."""
SEASONS: tuple[Rule, ...] = (
    (re.compile(r"\b(?:at |over )?(?:christmas|easter|new year|new year's)\b"),
     lambda _found, _now: Loose("day")),
)  # fmt: skip
"""What is kept for several days, or on another date elsewhere, is asked about."""
