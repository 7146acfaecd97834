"""Long regular expressions, compiled when they are first used: to compile one takes longer than
much of what a short command does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property


class LatePattern:
    """As ``re.compile(text)``, but later."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.text)

    def fullmatch(self, said: str) -> re.Match[str] | None:
        """As the pattern does it."""
        return self.compiled.fullmatch(said)

    def finditer(self, said: str) -> Iterator[re.Match[str]]:
        """As the pattern does it."""
        return self.compiled.finditer(said)
