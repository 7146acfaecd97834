"""Entries as the coach reads them, numbered. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.dialogue import prose
from voice_coach.dialogue.short_answers import NUMBERS

_WORDS = tuple(word.capitalize() for word, number in NUMBERS.items() if number)


def numbered(entries: Sequence[str]) -> tuple[str, ...]:
    """ "One: write a letter.", "Two: wait." """
    return tuple(
        f"{_WORDS[n] if n < len(_WORDS) else n + 1}: {prose.words(text).rstrip('.')}."
        for n, text in enumerate(entries)
    )
