"""The names of the days and months, Monday first, as they are written; the ordinals and hours, as
spoken; and patterns of them, for all who read what was said."""

from __future__ import annotations

DAY_NAMES = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTH_NAMES = tuple(
    "January February March April May June July August September October November December".split()
)
DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
"""A day of the week, as a pattern of what was said."""
MONTH = rf"(?:{'|'.join(MONTH_NAMES).casefold()})"
HOURS = tuple("one two three four five six seven eight nine ten eleven twelve".split())
HOUR = rf"(?:{'|'.join(HOURS)})"

ORDINALS = tuple(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
"""The first twenty: after them they are made of two words."""
