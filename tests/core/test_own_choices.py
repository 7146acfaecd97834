"""Which entry of their own list somebody chooses."""

from __future__ import annotations

import pytest

from voice_coach.dialogue.choosing.own_choices import own_choice
from voice_coach.program.values import Option

LIST = ("phone matron", "write to the union", "change to the night bank")
OPTIONS = tuple(Option(entry, entry, (entry,)) for entry in LIST)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("the first one, phoning her", 0),
        ("number two definitely", 1),
        ("three because it is quiet then", 2),
        ("I'd write, I think", 1),
        ("the middle one", 1),
        ("not nights, the union", 1),
        ("the second. No, matron", 0),
    ],
)
def test_an_entry_is_chosen_by_its_place_or_by_a_word_of_its_own(said: str, place: int) -> None:
    """People hardly ever say an entry again as they said it: they would be asked every time."""
    assert own_choice(OPTIONS, said) == LIST[place]


@pytest.mark.parametrize(
    "said",
    [
        "the first or the third",
        "matron and the union",
        "anything but nights",
        "none of them",
        "I can't decide, maybe matron",
        "not matron",
        "the first one, the union",
        "yes",
    ],
)
def test_two_entries_or_none_are_no_choice(said: str) -> None:
    """Otherwise the coach would choose what somebody is to do."""
    assert own_choice(OPTIONS, said) is None
