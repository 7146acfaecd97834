"""What a target of the fuzzer is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A name, samples to begin with, and what takes the bytes (AssertionError: a finding)."""

    name: str
    samples: tuple[bytes, ...]
    run: Callable[[bytes], None]


def must(holds: bool) -> None:
    """The sentence about an input says where."""
    if not holds:
        raise AssertionError("the sentence does not say where")
