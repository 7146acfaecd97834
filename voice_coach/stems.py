"""Words as they are compared: without case, accents and endings. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """Small letters without their accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def stems(text: str) -> list[str]:
    """Each word without its ending: "waiting" and "waits" are "wait"."""
    return [stem(word) for word in _WORD.findall(folded(text))]


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """One word without its ending."""
    found: str = _stemmer().stemWord(word)
    return found


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
