"""Which output class of the network each phone half has, given its neighbour inside the word.

A phone's first label frame depends on the phone before, its later ones on the phone after; at a
word's edge the neighbour is the boundary. A *code* numbers (phone, half, neighbour); a *class*
is an output of the network, shared by codes too rare to have one of their own.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scripts.parts.small_model.lexicon import PHONES

NEIGHBOURS = 1 + len(PHONES)
"""The boundary, then every phone."""
HALVES = 2 * (1 + len(PHONES))
"""Two for silence, two for every phone: the classes without context."""
CODES = HALVES * NEIGHBOURS
LEAST_FRAMES = 1_300
_GROUPS = (
    "#", "IY IH EY Y", "EH AE", "AA AO AH", "OW UH UW W", "AY OY", "AW", "ER R", "L", "M N NG",
    "P B", "T D", "K G", "F V TH DH", "S Z", "SH ZH CH JH", "HH",
)  # fmt: skip
_GROUP_OF = {name: number for number, names in enumerate(_GROUPS) for name in names.split()}
_NAMES = ("#", *PHONES)


def code(phone: int, half: int, neighbour: int) -> int:
    """The code of a phone (0 is silence), half (0 first, 1 later), neighbour (0: boundary)."""
    return (2 * phone + half) * NEIGHBOURS + neighbour


def without_context() -> NDArray[np.int64]:
    """The table from code to class in which neighbours do not matter."""
    return np.arange(CODES) // NEIGHBOURS


def classes_of(codes: NDArray[np.uint16]) -> NDArray[np.int64]:
    """The table from code to class, shape (CODES,), fitted to aligned speech.

    A neighbour heard at least `LEAST_FRAMES` times gets its own class; rarer ones share by
    groups of like sounds, and groups still too rare share one class.
    """
    counts = np.bincount(codes, minlength=CODES)
    table = np.zeros(CODES, np.int64)
    table[NEIGHBOURS : 2 * NEIGHBOURS] = 1
    used = 2
    for half in range(2, HALVES):
        rare: dict[int, list[int]] = defaultdict(list)
        for neighbour in range(NEIGHBOURS):
            number = half * NEIGHBOURS + neighbour
            if counts[number] >= LEAST_FRAMES:
                table[number] = used
                used += 1
            else:
                rare[_GROUP_OF[_NAMES[neighbour]]].append(number)
        rest: list[int] = []
        for members in rare.values():
            if counts[members].sum() >= LEAST_FRAMES:
                table[members] = used
                used += 1
            else:
                rest += members
        if rest:
            table[rest] = used
            used += 1
    return table


def write(path: Path, table: NDArray[np.int64]) -> None:
    """Write the table as lines of phone, half, neighbour, class."""
    lines = []
    for number, value in enumerate(table):
        half, neighbour = divmod(number, NEIGHBOURS)
        phone = PHONES[half // 2 - 1] if half > 1 else "SIL"
        lines.append(f"{phone} {half % 2} {_NAMES[neighbour]} {value}\n")
    path.write_text("".join(lines), encoding="utf-8")


def read(path: Path) -> NDArray[np.int64]:
    """Read a table written by `write`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return np.array([int(line.split()[3]) for line in lines])
