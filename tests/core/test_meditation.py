"""The plan of a meditation: exact in length, unhurried, silent rather than crowded."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.coach.mouth import BELL_HEARD_SECONDS
from voice_coach.dialogue.timetable import Timetable, cues_for, plan
from voice_coach.manners import Manners
from voice_coach.program.toml_file import builtin
from voice_coach.program.values import Cue, Guide

BREATHING = Manners().breathing_seconds
GUIDES = [
    pytest.param(item, id=f"{name}:{item.key}")
    for name in ("seven-step-breakthrough", "short")
    for part in ("sitting", "follow-up")
    for item in builtin(name).items_of(part)
    if isinstance(item, Guide)
]


def planned(guide: Guide, minutes: float, lengths: list[float] | None = None) -> Timetable:
    cues = cues_for(guide, minutes)
    if lengths is None:
        lengths = [len(cue.text.split()) / 2.0 for cue in cues]
    return plan(
        guide, minutes, lengths, bell_seconds=BELL_HEARD_SECONDS, breathing_seconds=BREATHING
    )


def check(found: Timetable, guide: Guide, minutes: float, lengths: list[float]) -> None:
    """The promises of a plan, whatever the guide."""
    assert found.seconds == minutes * 60
    seconds_of = dict(zip([cue.text for cue in cues_for(guide, minutes)], lengths, strict=True))
    spans = [(cue.starts_at, cue.starts_at + seconds_of[cue.text]) for cue in found.cues]
    assert all(start >= BELL_HEARD_SECONDS for start, _ in spans)
    assert all(later[0] - earlier[1] >= BREATHING - 1e-9 for earlier, later in pairwise(spans))
    assert all(end <= found.seconds - BREATHING / 2 for _, end in spans)


@pytest.mark.parametrize("minutes", range(1, 31))
@pytest.mark.parametrize("guide", GUIDES)
def test_the_guides_of_the_exercises_keep_every_promise(guide: Guide, minutes: int) -> None:
    """Otherwise a cue runs into the next one or into the bell at some length that is chosen."""
    lengths = [len(cue.text.split()) / 2.0 for cue in cues_for(guide, minutes)]
    check(planned(guide, minutes, lengths), guide, minutes, lengths)


@pytest.mark.parametrize("guide", GUIDES)
def test_at_its_own_length_a_guide_speaks_all_its_cues(guide: Guide) -> None:
    """Otherwise a cue that somebody wrote is never heard."""
    minutes = guide.minutes or 1
    assert len(planned(guide, minutes).cues) == len(cues_for(guide, minutes)) > 0
    most = 30
    assert len(planned(guide, most).cues) == len(guide.cues)


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 12), st.floats(0, 20)), max_size=12).map(
        sorted
    ),
    st.floats(0.1, 30),
)
def test_any_guide_keeps_every_promise(
    cues: list[tuple[float, float, float]], minutes: float
) -> None:
    """Otherwise a person's own guide, or a slow voice, breaks the quiet."""
    guide = Guide(
        "g", "G", tuple(Cue(f"cue {n}", at, least) for n, (at, least, _) in enumerate(cues))
    )
    lengths = [seconds for _, least, seconds in cues if least <= minutes]
    check(planned(guide, minutes, lengths), guide, minutes, lengths)


def test_a_cue_waits_for_the_one_before_it() -> None:
    """Otherwise a slow voice leaves no breath between two cues."""
    guide = Guide("g", "G", (Cue("first", 0.5), Cue("second", 0.52)))
    first, second = planned(guide, 1, [5.0, 2.0]).cues
    assert (first.starts_at, second.starts_at) == (30.0, 30.0 + 5.0 + BREATHING)


def test_a_cue_with_no_room_is_left_out_and_a_later_one_kept() -> None:
    """Otherwise one long cue silences all that follow, or is cut by the bell."""
    guide = Guide("g", "G", (Cue("long", 0.8), Cue("short", 0.9)))
    found = planned(guide, 1, [15.0, 2.0])
    assert [(cue.text, cue.starts_at) for cue in found.cues] == [("short", 54.0)]


def test_cues_of_longer_meditations_stay_out_of_short_ones() -> None:
    """Otherwise one minute is filled with the words of ten."""
    guide = Guide("g", "G", (Cue("always", 0.2), Cue("long only", 0.5, from_minutes=5)))
    assert [cue.text for cue in cues_for(guide, 4.9)] == ["always"]
    assert [cue.text for cue in cues_for(guide, 5)] == ["always", "long only"]


def test_lengths_must_belong_to_the_cues() -> None:
    """Otherwise a cue is planned with another one's length."""
    guide = Guide("g", "G", (Cue("a", 0.2), Cue("b", 0.5)))
    with pytest.raises(ValueError, match="zip"):
        planned(guide, 1, [1.0])
