"""The plan of a visualisation: the person's own words, unhurried, another selection each day."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_coach.agenda.practice import Practices
from voice_coach.coach.mouth import BELL_HEARD_SECONDS
from voice_coach.dialogue.timetable import plan
from voice_coach.manners import DEFAULT
from voice_coach.program.values import Guide
from voice_coach.visualise.script import LIVING_SECONDS, Spoken, build, choose, spoken, spoken_parts
from voice_coach.visualise.sentences import MOST_WORDS
from voice_coach.visualise.sitting import count_in_words, is_practice
from voice_coach.visualise.texts import load

TEXTS = load()
OWN = [
    "It is a saturday morning. The windows are open. We laugh about the old photographs.",
    "I would like to have my sister back. I want us to eat together.",
    "I am standing in the garden. I lock the door and I feel free.",
    "It feels warm and my chest is open. I can breathe again.",
]
MINUTES = [1, 1.5, 2, 3, 4, 5, 7.5, 10, 15, 20, 30]
RATES = [80, 120, 150, 220, 320]


def many(number: int, part: int = 0) -> tuple[Spoken, ...]:
    return tuple(Spoken((f"Part {part} has a sentence of number {n}.",)) for n in range(number))


def seconds_of(text: str, rate: int) -> float:
    """About what espeak needs."""
    return len(text.split()) / rate * 60 + 0.3


def lead(guide: Guide, rate: int) -> list[tuple[str, float, float]]:
    """Each cue that is heard, its start and its end."""
    lengths = [seconds_of(cue.text, rate) for cue in guide.cues]
    minutes = guide.minutes
    assert minutes is not None
    found = plan(
        guide,
        minutes,
        lengths,
        bell_seconds=BELL_HEARD_SECONDS,
        breathing_seconds=DEFAULT.breathing_seconds,
    )
    return [(c.text, c.starts_at, c.starts_at + seconds_of(c.text, rate)) for c in found.cues]


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("number", [0, 1, 8, 60])
def test_every_cue_is_heard_and_has_its_silence(minutes: float, number: int, rate: int) -> None:
    """A sentence would fall out, or the way back would be cut off by the bell."""
    parts = [many(number, part) for part in range(4)]
    guide = build(parts, minutes, TEXTS, practised=3, rate=rate)
    heard = lead(guide, rate)
    assert [text for text, _, _ in heard] == [cue.text for cue in guide.cues]
    assert heard[0][0] == TEXTS.enter[0].text
    assert all(start >= BELL_HEARD_SECONDS for _, start, _ in heard)
    assert all(
        later[1] - earlier[2] >= DEFAULT.breathing_seconds for earlier, later in pairwise(heard)
    )
    assert heard[-1][2] <= minutes * 60 - 3
    own = [text for text, _, _ in heard if text.startswith("Part ")]
    assert bool(own) == bool(number)
    assert own == sorted(own, key=lambda text: text.split()[1])


@pytest.mark.parametrize("minutes", MINUTES)
def test_a_sentence_of_ones_own_has_time_to_be_seen(minutes: float) -> None:
    """Words that follow each other at once are heard, and not seen."""
    guide = build([many(60)], minutes, TEXTS, practised=0, rate=150)
    heard = lead(guide, 150)
    for earlier, later in pairwise(heard):
        if earlier[0].startswith("Part "):
            assert later[1] - earlier[2] >= LIVING_SECONDS - 0.5


def test_the_words_of_a_person_in_five_minutes() -> None:
    """The whole of it, as it is heard: another order, or a text lost, would show here."""
    parts = spoken_parts(OWN, TEXTS)
    guide = build(parts, 5, TEXTS, practised=0, rate=150)
    assert [cue.text for cue in guide.cues] == [
        "Settle where you are, and let your eyes fall shut.",
        "Let your hands rest. Let your shoulders drop.",
        "Take a slow breath in, and let it go.",
        "And another one, slow and deep.",
        "Now see it before you. It is already so.",
        "It is a Saturday morning.",
        "The windows are open.",
        "You laugh about the old photographs.",
        "You have your sister back.",
        "In your words: I want us to eat together.",
        "You are standing in the garden.",
        "You lock the door and you feel free.",
        "It feels warm and your chest is open.",
        "You can breathe again.",
        "Keep this feeling. It stays with you.",
        "Come back to your breath, and to the place where you are.",
        "Move your fingers and your feet a little.",
        "When the bell has faded, open your eyes.",
    ]


def test_few_words_leave_silence_and_long_sittings_have_prompts() -> None:
    """Half an hour with four sentences must be neither empty nor filled."""
    parts = [many(2, 0), many(2, 1)]
    short = [cue.text for cue in build(parts, 3, TEXTS, practised=0, rate=150).cues]
    assert not {prompt.text for prompt in TEXTS.between} & set(short)
    heard = lead(build(parts, 30, TEXTS, practised=0, rate=150), 150)
    prompts = [text for text, _, _ in heard if text in {p.text for p in TEXTS.between}]
    assert 1 <= len(prompts) <= 4
    assert sum(text.startswith("Part ") for text, _, _ in heard) == 4
    assert len(set(prompts)) == len(prompts)


def test_more_than_fits_comes_from_all_parts_and_changes_from_day_to_day() -> None:
    """Someone with an hour of words would hear its first minute every day."""
    parts = [many(40, 0), many(30, 1), many(3, 2), many(50, 3)]
    sittings = [choose(parts, 200.0, number, 150) for number in range(40)]
    for chosen in sittings:
        found = {cue.cues[0].split()[1] for cue in chosen}
        assert found == {"0", "1", "2", "3"}
    assert sittings[0] != sittings[1]
    assert sittings == [choose(parts, 200.0, number, 150) for number in range(40)]
    assert {item for chosen in sittings for item in chosen} == {i for part in parts for i in part}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(st.integers(1, 25), max_size=12), max_size=4),
    st.floats(1, 30),
    st.integers(0, 400),
    st.sampled_from(RATES),
)
def test_any_words_make_a_guide_that_keeps_its_time(
    lengths: list[list[int]], minutes: float, practised: int, rate: int
) -> None:
    """Whatever somebody said, the bell comes when it should and cuts nothing off."""
    parts = [
        tuple(Spoken((f"{p} {n} " + "word " * length,)) for n, length in enumerate(part))
        for p, part in enumerate(lengths)
    ]
    guide = build(parts, minutes, TEXTS, practised=practised, rate=rate)
    assert all(0 <= cue.at <= 1 for cue in guide.cues)
    assert all(later.at > earlier.at for earlier, later in pairwise(guide.cues))
    heard = lead(guide, rate)
    assert heard[-1][0] == guide.cues[-1].text
    assert heard[-1][2] <= minutes * 60 - 3


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("minutes", [1, 2, 5])
def test_a_sentence_longer_than_the_sitting_leaves_room_for_the_way_back(
    minutes: float, rate: int
) -> None:
    """Someone who spoke without a full stop would be left with closed eyes."""
    parts = [(Spoken(("word " * 25,) * 6), Spoken(("word " * 25,) * 4))]
    guide = build(parts, minutes, TEXTS, practised=0, rate=rate)
    heard = lead(guide, rate)
    assert len(heard) == len(guide.cues)
    assert any(text.startswith("word") for text, _, _ in heard)


def test_what_cannot_be_turned_is_quoted_in_turn() -> None:
    """The same three words before each quotation would wear off."""
    found = spoken("I was afraid. That's all. I had a plan. I went home. I left.", TEXTS)
    assert [item.cues[0] for item in found] == [
        "In your words: I was afraid.",
        "You said: I had a plan.",
        "As you put it: I went home.",
        "In your words: I left.",
    ]


def test_a_sentence_said_twice_is_heard_once() -> None:
    """Who says the same to two questions would hear it again a minute later."""
    parts = spoken_parts(["I am calm.", "i am calm. I am free."], TEXTS)
    assert [[item.cues for item in part] for part in parts] == [
        [("You are calm.",)],
        [("You are free.",)],
    ]


@given(
    st.lists(st.sampled_from("i was happy and my sister is there at home .".split()), max_size=90)
)
def test_no_cue_is_longer_than_can_be_held_in_mind(words: list[str]) -> None:
    """A minute of speech without a breath is no cue."""
    for item in spoken(" ".join(words), TEXTS):
        assert all(len(cue.split()) <= MOST_WORDS for cue in item.cues)


@pytest.mark.parametrize(
    ("count", "today", "expected"),
    [
        (Practices(1, 1, 1), 1, "This was the first time."),
        (Practices(1, 2, 1), 2, "This was one more time today."),
        (Practices(3, 9, 7), 1, "This was the third day in a row."),
        (Practices(1, 9, 7), 1, "This was the ninth time."),
        (Practices(21, 30, 29), 1, "That makes 21 days in a row."),
        (Practices(1, 99, 80), 1, "That makes 99 times."),
    ],
)
def test_the_count_in_one_calm_sentence(count: Practices, today: int, expected: str) -> None:
    """Otherwise the count is wrong, or praised."""
    assert count_in_words(count, today, TEXTS) == expected


def test_half_of_it_counts() -> None:
    """What the help and the coach promise."""
    assert is_practice(150.0, 5)
    assert not is_practice(149.9, 5)
