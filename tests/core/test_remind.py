""" "Remind me of my event": what the person said, read to them in the middle of a talk."""

from __future__ import annotations

import pytest

from tests.support.talk import Talk
from voice_coach.dialogue.director import Listen, next_action
from voice_coach.program.toml_file import default

EXERCISE = default()


def asked_of(talk: Talk) -> str:
    """The question that is open now."""
    action = next_action(talk.session)
    assert isinstance(action, Listen)
    return action.prompt


def hears(talk: Talk, words: str) -> list[str]:
    """What the coach says to these; nothing is written down of them, and the question is the
    same."""
    before, said, question = talk.at, len(talk.said), asked_of(talk)
    answers = talk.session.answers
    talk.hear(words)
    assert (talk.at, talk.session.answers, asked_of(talk)) == (before, answers, question)
    return talk.said[said:]


def at_the_blocks() -> Talk:
    """A sitting that has come to step five."""
    talk = Talk(EXERCISE).to("event").short("my new job").to("outcome")
    talk.hear("i have time to think", "and i sleep well", "next").to("action")
    return talk.hear("i will call the office", "next").to("blocks")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("remind me of my event", "Your event: My new job."),
        (
            "please remind me of the outcome",
            "Your outcome: I have time to think. And i sleep well.",
        ),
        ("could you remind me about my plan", "Your plan: I will call the office."),
        ("Read me my plan, please.", "Your plan: I will call the office."),
    ],
)
def test_what_was_said_is_read_and_the_question_put_again(words: str, answer: str) -> None:
    """Who lost the thread would have to go back question by question, or open their eyes."""
    talk = at_the_blocks()
    told, question = hears(talk, words)
    assert told.casefold() == answer.casefold()
    assert question == asked_of(talk)


def test_what_was_not_told_yet_is_said_to_be_so() -> None:
    """Silence would be taken for a command that was not heard."""
    talk = Talk(EXERCISE).to("event")
    assert hears(talk, "remind me of my event")[0] == "You have not named your event yet."
    assert hears(talk, "remind me of my outcome")[0] == "You have not told me your outcome yet."
    assert hears(talk, "remind me of my plan")[0] == "You have no plan yet."


def test_a_follow_up_reminds_of_the_session_before() -> None:
    """The plan that somebody looks back on would be known to the coach alone."""
    facts = {"event": "my new job", "outcome": "I sleep well.", "plan": "Call the office",
             "plan_when": "Thursday the 26th of November, at noon"}  # fmt: skip
    talk = Talk(EXERCISE, part="follow-up", subject="s1", facts=facts)
    assert hears(talk, "remind me of my outcome")[0] == "Your outcome: I sleep well."
    plan = "Your plan: Call the office. Thursday the 26th of November, at noon."
    assert hears(talk, "remind me of my plan")[0] == plan


def test_the_newest_plan_has_its_time() -> None:
    """A plan without its hour is kept by nobody."""
    talk = at_the_blocks().to("first_action").short("call the office")
    if talk.session.confirming:
        talk.short("yes")
    talk.to("first_action_when").short("on the 26th of november at noon", "yes")
    assert hears(talk, "remind me of my plan")[0].startswith(
        "Your plan: Call the office. Thursday the 26th of November"
    )


@pytest.mark.parametrize(
    "words", ["what was the question", "repeat", "what was the question again"]
)
def test_the_question_is_put_again_wherever_one_is(words: str) -> None:
    """It would be written down as an answer."""
    talk = at_the_blocks()
    assert hears(talk, words) == [asked_of(talk)]


def test_inside_a_sentence_the_same_words_are_an_answer() -> None:
    """What somebody tells would be obeyed instead of kept."""
    talk = at_the_blocks().hear("my notes remind me of my plan")
    assert "my notes remind me of my plan" in talk.texts("blocks")
