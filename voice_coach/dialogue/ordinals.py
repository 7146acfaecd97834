"""The ordinal numbers as they are spoken. Pure."""

from __future__ import annotations

ORDINALS = tuple(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
"""The first twenty: after them they are made of two words."""
