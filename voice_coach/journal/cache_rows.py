"""What a cache of the journal holds, and who may keep it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

Passage = tuple[str, str, str]
"""A question, a text, and the place where it stands."""


class OutOfReachError(Exception):
    """There can be no cache now: locked, no room, no right to write."""


class DamagedError(Exception):
    """What stands in the cache does not check out."""


class Item(NamedTuple):  # made by the ten thousand, quicker than a dataclass is
    """A row of a table: ``stamp`` says which state of the file was read, and is empty where that
    cannot be told."""

    stamp: bytes
    head: bytes
    value: bytes = b""


class Fresh(NamedTuple):
    """A row on its way into the store, and the passages that are to be found by it."""

    item: Item
    words: Sequence[Passage] = ()


class Store(Protocol):
    """Where rows are kept; "page" and "log" are its tables."""

    def load(self, table: str) -> dict[str, Item]:
        """All rows by file name, without their words."""

    def write(self, table: str, items: Mapping[str, Fresh], gone: Iterable[str]) -> None:
        """Replace these rows and drop those."""

    def search(self, query: str, most: int, place: str) -> list[tuple[str, Passage]]:
        """What is found, and in which file, the best first; only what stands at ``place``, if that
        is given. Raises OutOfReachError."""

    def close(self) -> None:
        """Nothing stays open."""


class Nothing:
    """The store where there can be none: it knows nothing and keeps nothing."""

    def load(self, table: str) -> dict[str, Item]:
        return {}

    def write(self, table: str, items: Mapping[str, Fresh], gone: Iterable[str]) -> None:
        pass

    def search(self, query: str, most: int, place: str) -> list[tuple[str, Passage]]:
        raise OutOfReachError

    def close(self) -> None:
        pass
