"""Choices that mean kinds of answers which have a grammar of their own, known by their values.

Pure.
"""

from __future__ import annotations

from collections.abc import Callable

from voice_coach.dialogue import deeds, how_often, in_part, inner_no

_BY_VALUES: dict[frozenset[str], Callable[[str], str]] = {
    how_often.VALUES: how_often.how_often,
    in_part.VALUES: in_part.in_part,
    inner_no.VALUES: inner_no.inner_no,
}


def by_meaning(values: frozenset[str], text: str, planned: str) -> str:
    """The value that is meant, whatever the choices are called; "ask" where that is not sure, and
    "" where they are chosen by name or place, if at all. ``planned``: what was to be done."""
    if values == deeds.VALUES:
        return deeds.deed(text, planned) or ("ask" if deeds.leaves_open(text) else "")
    understand = _BY_VALUES.get(values)
    return understand(text) if understand else ""


def is_meant(values: frozenset[str]) -> bool:
    """Whether all wordings of such choices are understood by meaning: what then is not, is chosen
    by an option's place or its whole phrase only."""
    return values in _BY_VALUES


def needs_no_answer(values: frozenset[str], text: str) -> bool:
    """Whether a question back is none, and answers itself."""
    return values == in_part.VALUES and in_part.is_rhetorical(text)
