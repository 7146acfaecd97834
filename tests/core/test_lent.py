"""Where in what the coach says the person's own voice is heard."""

from __future__ import annotations

import numpy as np
import pytest

from voice_coach.audio.ports import Clip
from voice_coach.coach.lent import Own

CLIP, LONGER = (Clip(np.ones(frames, np.int16), 16_000) for frames in (1, 2))
MINE = "The talk with my sister about the house and the garden"


@pytest.mark.parametrize(
    ("own", "text", "parts"),
    [
        ("Work", "Your event: work.", ["Your event:", CLIP]),
        ("Work", "How did it work out?", None),
        ("Rest.", "Rest a moment.", None),
        ("No", "There is no hurry.", None),
        ("Call her", "You wanted to do this: call her. Did you?",
         ["You wanted to do this:", CLIP, "Did you?"]),
        ("Let it go", "Now let it go, slowly", ["Now", CLIP, "slowly"]),
        (MINE, "Your event: the talk with my sister about the house and so on.",
         ["Your event:", CLIP]),
        ("", "Your event: work.", None),
    ],
)  # fmt: skip
def test_own_words_sound_where_the_coach_tells_of_them(
    own: str, text: str, parts: list[str | Clip] | None
) -> None:
    """A sentence of the coach's would be broken by a word that somebody once said; or their own
    words would be a machine's."""
    lent = Own()
    lent.take({own: CLIP})
    assert list(lent.parts_of(text)) == ([text] if parts is None else parts)


def test_of_two_that_fit_the_longer_is_heard() -> None:
    """Half a sentence would be the person's, and half a machine's."""
    lent = Own()
    lent.take({"call her": CLIP, "Call her tonight": LONGER})
    assert list(lent.parts_of("Your plan: call her tonight.")) == ["Your plan:", LONGER]
