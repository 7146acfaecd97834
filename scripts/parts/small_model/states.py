"""Phone numbers and the acoustic model's states: a phone in its word position with two classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scripts.parts.small_model.contexts import NEIGHBOURS, code
from scripts.parts.small_model.lexicon import PHONES, Pronunciation

POSITIONS = ("begin", "end", "internal", "singleton")
SILENCE = 1
PHONE_COUNT = SILENCE + len(PHONES) * len(POSITIONS)
State = tuple[int, int, int]
"""Phone number, class of its first frame, class of its later frames."""


def phone_id(phone: str, position: str) -> int:
    """The number of a phone in its word position; silence is 1."""
    return 2 + len(POSITIONS) * PHONES.index(phone) + POSITIONS.index(position)


@dataclass(frozen=True)
class States:
    """All states that any word may need, sorted, whatever the lexicon.

    `table` turns codes into classes; `order` numbers the states from 1.
    """

    table: NDArray[np.int64]
    order: dict[State, int]

    def entered(self, state: State) -> int:
        """Transition id of entering the state."""
        return 2 * self.order[state]

    def repeated(self, state: State) -> int:
        """Transition id of staying in it."""
        return 2 * self.order[state] - 1

    def of_pronunciation(self, pronunciation: Pronunciation) -> list[State]:
        """The states of a word."""
        numbers = [0, *(PHONES.index(phone) + 1 for phone in pronunciation), 0]
        last = len(pronunciation) - 1
        found = []
        for index, phone in enumerate(pronunciation):
            position = _position(index, last)
            first = int(self.table[code(numbers[index + 1], 0, numbers[index])])
            later = int(self.table[code(numbers[index + 1], 1, numbers[index + 2])])
            found.append((phone_id(phone, position), first, later))
        return found


def _position(index: int, last: int) -> str:
    if last == 0:
        return "singleton"
    if index == 0:
        return "begin"
    return "end" if index == last else "internal"


def all_states(table: NDArray[np.int64]) -> States:
    """Enumerate the states: at a word's edge the outer neighbour is the boundary."""
    every: set[State] = {(SILENCE, 0, 1)}
    for number, phone in enumerate(PHONES, 1):
        firsts = [_classes(table, number, half, slice(0, 1)) for half in (0, 1)]
        inner = [_classes(table, number, half, slice(1, None)) for half in (0, 1)]
        for position, before, after in (
            ("singleton", firsts[0], firsts[1]),
            ("begin", firsts[0], inner[1]),
            ("end", inner[0], firsts[1]),
            ("internal", inner[0], inner[1]),
        ):
            identity = phone_id(phone, position)
            every |= {(identity, first, later) for first in before for later in after}
    return States(table, {state: index for index, state in enumerate(sorted(every), 1)})


def _classes(table: NDArray[np.int64], phone: int, half: int, which: slice) -> Sequence[int]:
    start = code(phone, half, 0)
    return sorted({int(value) for value in table[start : start + NEIGHBOURS][which]})
