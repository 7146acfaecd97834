"""Regular expressions that are compiled when they are first used: to compile all of those by which
people are understood takes longer than anything else before the first word."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property


class LatePattern:
    """As ``re.compile(text, flags)``, but later. Raises ``re.error`` at the first use."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self.pattern, self.flags = text, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.pattern, self.flags)

    def match(self, said: str, begin: int = 0) -> re.Match[str] | None:
        """As the pattern does it."""
        return self.compiled.match(said, begin)

    def search(self, said: str, begin: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As the pattern does it."""
        return self.compiled.search(said, begin, end)

    def fullmatch(self, said: str) -> re.Match[str] | None:
        """As the pattern does it."""
        return self.compiled.fullmatch(said)

    def finditer(self, said: str) -> Iterator[re.Match[str]]:
        """As the pattern does it."""
        return self.compiled.finditer(said)

    def findall(self, said: str) -> list[str]:
        """As the pattern does it, which has at most one group."""
        return self.compiled.findall(said)

    def split(self, said: str, most: int = 0) -> list[str]:
        """As the pattern does it, at most so often (0: wherever it fits)."""
        return self.compiled.split(said, most)

    def sub(self, by: str | Callable[[re.Match[str]], str], said: str, count: int = 0) -> str:
        """As the pattern does it, at most so often (0: wherever it fits)."""
        return self.compiled.sub(by, said, count)
