"""Names that a person wrote over what was misheard: which of their edits teach one."""

from __future__ import annotations

import pytest

from voice_coach.journal.page.corrected import corrected
from voice_coach.visualise.grammar.english import is_known

LOGGED = """# A talk
> Which event?

I had a fight with pita about shove on and the car.
I went home. Kavalski called me.
"""


def edited(old: str, new: str) -> str:
    assert old in LOGGED
    return LOGGED.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("pita", "Petra", ("Petra",)),
        ("shove on", "Siobhan", ("Siobhan",)),
        ("Kavalski", "Kowalski", ("Kowalski",)),
        ("Kavalski called", "Kowalski's wife called", ()),
        ("Kavalski called", "Kowalski's", ("Kowalski",)),
        ("pita about shove on", "Petra about Siobhan", ("Petra", "Siobhan")),
        ("pita", "peter", ()),
        ("pita", "PETRA", ()),
        ("pita", "Xiomara", ()),
        ("pita", "my mother", ()),
        ("home", "Home", ()),
        ("the car", "the Car", ()),
        ("I went home.", "I went home, and Saskia came along.", ()),
        ("I went home.", "", ()),
        (LOGGED, "Something else altogether, by Ann.", ()),
        (LOGGED, "", ()),
    ],
)
def test_only_a_name_that_sounds_like_what_it_replaced_is_learnt(
    old: str, new: str, names: tuple[str, ...]
) -> None:
    """Otherwise a person who rewrites their page fills the list with whatever has a capital."""
    assert corrected(LOGGED, edited(old, new), is_known) == names


def test_a_page_as_it_was_written_teaches_nothing() -> None:
    """Otherwise misheard names are learnt from the program itself."""
    assert corrected(LOGGED, LOGGED, is_known) == ()
