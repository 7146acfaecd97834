"""The names of the days and months, Monday first, as they are written; the ordinals, as spoken."""

from __future__ import annotations

DAY_NAMES = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTH_NAMES = tuple(
    "January February March April May June July August September October November December".split()
)


ORDINALS = tuple(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
"""The first twenty: after them they are made of two words."""
