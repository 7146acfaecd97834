"""Which of its choices an answer means. Pure.

Some choices mean kinds of answers that have a grammar of their own, and are known by their values;
all others are understood by their own words.
"""

from __future__ import annotations

from collections.abc import Callable

from voice_coach.dates.turning import LONGEST
from voice_coach.dialogue.choosing import how_often, in_part, inner_no
from voice_coach.dialogue.choosing.choices import called_or_placed, choice
from voice_coach.dialogue.deeds import verdict
from voice_coach.program.values import Option

_MANY = 4
"""Among so many, people count."""
_BY_VALUES: dict[frozenset[str], Callable[[str], str]] = {
    how_often.VALUES: how_often.how_often,
    in_part.VALUES: in_part.in_part,
    inner_no.VALUES: inner_no.inner_no,
}
"""Each gives a value, "ask" where that is not sure, and "" where nothing of the kind is said."""


def option_meant(options: tuple[Option, ...], text: str, planned: str = "") -> str | None:
    """The value of the option that is meant, None where that is not sure; ``planned``: what was to
    be done, where it is asked whether it was."""
    values = _values(options)
    if values == verdict.VALUES:
        told = verdict.deed(text, planned)
        if told is not None or verdict.leaves_open(text):
            return told
        return choice(options, verdict.without_praise(text))
    if (understand := _BY_VALUES.get(values)) is not None:
        meant = understand(text) if len(text) <= LONGEST else "ask"
        return called_or_placed(options, text) if not meant else None if meant == "ask" else meant
    return choice(options, text, numbered=len(options) >= _MANY)


def answers_itself(options: tuple[Option, ...], text: str) -> bool:
    """Whether a question back has its answer in it: "how could it not"."""
    fits = _values(options) == in_part.VALUES and len(text) <= LONGEST
    return fits and in_part.is_rhetorical(text)


def _values(options: tuple[Option, ...]) -> frozenset[str]:
    return frozenset(option.value for option in options)
