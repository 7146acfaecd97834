"""What the agenda hears about an action, and when it asks once more before it marks one."""

from __future__ import annotations

import pytest

from voice_coach import program_file
from voice_coach.agenda import talk
from voice_coach.dialogue.session import Answer, Spoken
from voice_coach.dialogue.understand import choice
from voice_coach.program import Question

IS_IT_DONE = program_file.default().item("done_yet")
assert isinstance(IS_IT_DONE, Question)
ANSWERS = talk.options(IS_IT_DONE.options)


@pytest.mark.parametrize(
    "said",
    [
        "almost done",
        "half done",
        "partly done",
        "i hardly did it",
        "it never got done",
        "nobody did it",
        "i tried but it's far from done",
        "i will be done tomorrow",
        "it will be done",
        "i nearly did it",
        "i barely did it",
        "not done",
        "i haven't done it yet",
        "not yet",
        "yes",
        "no",
    ],
)
def test_what_is_not_done_is_not_heard_as_done(said: str) -> None:
    """A plan would be closed by the words that say that it is open."""
    assert choice(IS_IT_DONE.options, said) != "done" or said == "yes"
    heard = choice(ANSWERS, said)
    doubtful = heard == "done" and talk.check(answer(heard, said), ANSWERS)
    assert heard in ("left", None) or doubtful


@pytest.mark.parametrize("said", ["not done", "I haven't done it yet", "not yet", "almost done"])
def test_what_is_not_done_is_left(said: str) -> None:
    """The coach would say that it did not understand a plain answer."""
    assert choice(ANSWERS, said) == "left"


def answer(value: str, said: str) -> Answer:
    return Answer(spoken=(Spoken(said),), value=value, understood=True)


@pytest.mark.parametrize(
    ("said", "value", "asks"),
    [
        ("done", "done", ""),
        ("It is done.", "done", ""),
        ("okay done", "done", ""),
        ("I did it", "done", ""),
        ("drop it", "dropped", ""),
        ("well i think it is done", "done", "I mark it as done. Is that right?"),
        ("we can drop it", "dropped", "I drop it. Is that right?"),
        ("move it to another day", "moved", ""),  # its day is read back
        ("leave it for now", "left", ""),
    ],
)
def test_a_plan_is_changed_by_plain_words_or_a_yes(said: str, value: str, asks: str) -> None:
    """A word caught in passing would close a plan."""
    assert choice(ANSWERS, said) == value
    assert "".join(q.prompt for q in talk.check(answer(value, said), ANSWERS)
                   if isinstance(q, Question)) == asks  # fmt: skip
