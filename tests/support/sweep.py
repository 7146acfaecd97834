"""How much of a long sweep is tried: a share of it in every run, all of it when asked.

With ``VOICE_COACH_SWEEP=all`` (``scripts/test --sweep``) every byte and every cut has its turn.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

Place = TypeVar("Place")
WHOLE = os.environ.get("VOICE_COACH_SWEEP", "") == "all"


def share(places: Sequence[Place], step: int, *, always: Iterable[Place] = ()) -> Collection[Place]:
    """Every ``step``-th of these, in order, with those that are always to be tried among them.

    A step that divides no length of a line or a field comes to all their parts in turn: take a
    prime.
    """
    if WHOLE:
        return places
    wanted = {*places[::step], *always}
    return [place for place in places if place in wanted]
