"""How alike two words are to the ear: by their consonants in a phonetic code, and by letters. Pure.

Names are written in the manner of their language, and heard in English. So each name is compared
in a few spellings, as an English ear would write it down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

_FOREIGN = (
    (r"bh|mh", "v"),  # Irish: Siobhan, Niamh
    (r"\bsi(?=[aou])", "sh"),
    (r"aoi", "ee"),
    (r"eoi", "owe"),
    (r"w", "v"),  # Polish and German
    (r"cz", "ch"),
    (r"sz", "sh"),
    (r"rz", "zh"),
    (r"j", "y"),
    (r"ij", "y"),  # Dutch
    (r"th", "t"),
    (r"\bx", "s"),  # Spanish and Greek
)
_SILENT_END = re.compile(r"(?<=[aeiouy])[eh]+$")
_VOWELS = (("[eiy]+", "i"), ("[ouw]+", "o"))


def letters(text: str) -> str:
    """Small letters without accents, spaces and signs."""
    return "".join(letter for letter in normalize("NFD", text.casefold()) if letter.isalpha())


def likeness(name: str, heard: str) -> float:
    """How much alike a name and what was heard sound, 0 to 1. Both as ``letters`` gives them.

    Half of it is the edit distance of their metaphone codes, the other half that of their letters
    and their Jaro-Winkler similarity: of 100 things heard, each of these alone let more false ones
    through for as many right ones.
    """
    if not name or not heard:
        return 0.0
    return max(_likeness(spelling, heard) for spelling in _spellings(name))


def same_sound(name: str, heard: str) -> bool:
    """Whether they are spoken alike in every sound, as "Jo" and "Joe"."""
    return bool(name) and _sound(name) == _sound(heard)


@lru_cache(maxsize=1024)
def _spellings(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_respelled(name)))


def _respelled(name: str) -> Iterator[str]:
    yield name
    whole = name
    for pattern, instead in _FOREIGN:
        yield re.sub(pattern, instead, name)
        whole = re.sub(pattern, instead, whole)
    yield whole


@lru_cache(maxsize=8192)
def _likeness(name: str, heard: str) -> float:
    import jellyfish

    one, other = _code(name), _code(heard)
    most = max(len(one), len(other))
    if not most:
        return 0.0
    sounds = 1 - jellyfish.levenshtein_distance(one, other) / most
    changed = jellyfish.damerau_levenshtein_distance(name, heard) / max(len(name), len(heard))
    written = (jellyfish.jaro_winkler_similarity(name, heard) + 1 - changed) / 2
    return (sounds + written) / 2


@lru_cache(maxsize=16384)
def _code(word: str) -> str:
    import jellyfish

    return jellyfish.metaphone(word)


def _sound(word: str) -> str:
    word = _SILENT_END.sub("", word)
    for pattern, instead in _VOWELS:
        word = re.sub(pattern, instead, word)
    return word
