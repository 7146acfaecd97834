"""What somebody asks who has their journal read to them, in their own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.library.asked import Asked, Kind, asked, telling

REQUESTS = {
    Kind.STOP: ["stop", "that's all thank you", "no thanks", "I'm done.", "finish for today"],
    Kind.NEXT: ["the next one", "next", "", "go on", "yes please", "what else", "read on"],
    Kind.BEFORE: ["go back", "the one before that", "the previous one"],
    Kind.AGAIN: ["again", "read it back", "say that again", "when was that"],
    Kind.HELP: ["help", "what can I say?"],
    Kind.ALL: ["everything", "read me the whole page"],
    Kind.NEWEST: ["my last session", "the newest one"],
}
WITH_WORDS = [
    ("read me my plan", Asked(Kind.PART, "plan")),
    ("okay, could you read me the plan, please?", Asked(Kind.PART, "plan")),
    ("remind me of my outcome", Asked(Kind.PART, "outcome")),
    ("what was my event", Asked(Kind.PART, "event")),
    ("what blocks me", Asked(Kind.PART, "blocks")),
    ("how clear i was", Asked(Kind.PART, "clarity")),
    ("read step three", Asked(Kind.STEP, "3")),
    ("step to", Asked(Kind.STEP, "2")),
    ("the sixth step please", Asked(Kind.STEP, "6")),
    ("what did i say about my sister", Asked(Kind.FIND, "my sister")),
    ("what did i say about my plan", Asked(Kind.FIND, "my plan")),
    ("when did i last speak of the house", Asked(Kind.FIND, "the house")),
    ("anything about money", Asked(Kind.FIND, "money")),
    ("my mother's kitchen", Asked(Kind.FIND, "my mother's kitchen")),
    ("the session about my new job", Asked(Kind.SESSION, "my new job")),
    ("read the one of last tuesday", Asked(Kind.SESSION, "last tuesday")),
]


@pytest.mark.parametrize(
    ("said", "kind"), [(said, kind) for kind, all_said in REQUESTS.items() for said in all_said]
)
def test_what_is_wanted_is_understood(said: str, kind: Kind) -> None:
    """Somebody with closed eyes would have to know the program's own words."""
    assert asked(said).kind is kind


@pytest.mark.parametrize(("said", "wanted"), WITH_WORDS)
def test_what_is_named_is_understood(said: str, wanted: Asked) -> None:
    """Another part, step or session than the one that was asked for would be read."""
    assert asked(said) == wanted


def test_only_telling_words_are_looked_for() -> None:
    """ "What did I say about my sister" would find what has "my" in it."""
    assert telling("my sister and the house") == "sister house"
    assert telling("her") == "her"


@given(st.text())
def test_any_words_are_a_request(said: str) -> None:
    """Whatever is heard would end the reading with a traceback."""
    assert asked(said).kind in Kind
