"""The names of the days and months, Monday first, as they are written. Pure."""

from __future__ import annotations

DAY_NAMES = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTH_NAMES = tuple(
    "January February March April May June July August September October November December".split()
)
