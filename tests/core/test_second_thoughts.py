"""A short answer that is taken back when the coach has just gone on."""

from __future__ import annotations

import pytest

from tests.support.talk import Talk, only
from voice_coach.program.values import Question

WHEN = Question("when", "When?", "date", "pause", wants="day-and-time", confirm=True)
NUMBER = Question("number", "From zero to ten?", "scale", "pause")
AGAIN = Question("again", "And now, from zero to ten?", "scale", "pause")
WILL = Question("will", "Will you?", "yes-no", "pause")
THEN = Question("then", "And then?")
FRIDAY = ("friday at nine in the morning", "yes")


def _after(questions: tuple[Question, ...], said: tuple[str, ...]) -> Talk:
    return Talk(only(*questions)).short(*said)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (("no wait ten",), "2026-03-06 10:00"),
        (("no hang on", "quarter past nine"), "2026-03-06 09:15"),
        (("oh sorry saturday",), "2026-03-07 09:00"),
        (("um actually i mean in the evening",), "2026-03-06 21:00"),
        (
            ("oh no that's wrong sorry", "make it saturday at eight in the morning"),
            "2026-03-07 08:00",
        ),
    ],
)
def test_a_date_that_was_agreed_to_is_corrected_a_breath_later(
    said: tuple[str, ...], value: str
) -> None:
    """Who says "yes" too soon, and then the right time, would find the wrong one in the calendar,
    and the right one as the answer to another question."""
    talk = _after((WHEN, THEN), (*FRIDAY, *said))
    assert talk.said[-1].endswith("Is that right?")
    talk.short("yes")
    assert (talk.session.answer("when").value, talk.at) == (value, "then")
    assert not talk.session.answer("then").spoken


def test_what_was_agreed_to_is_asked_again_where_it_is_only_taken_back() -> None:
    """A "no wait" behind a yes would pause the session, and the plan stand as it is."""
    talk = _after((WHEN, WILL), (*FRIDAY, "no wait"))
    assert talk.at == "when"
    assert talk.said[-1].startswith("What should it be?")


@pytest.mark.parametrize(
    ("first", "second", "said", "values"),
    [
        (NUMBER, THEN, ("seven", "no wait eight"), ("8", "")),
        (NUMBER, AGAIN, ("seven", "no i meant eight", "three"), ("8", "3")),
        (NUMBER, AGAIN, ("seven", "sorry eight"), ("7", "8")),
        (WILL, THEN, ("yes", "oh actually no"), ("no", "")),
        (WILL, NUMBER, ("no", "i mean yes", "five"), ("yes", "5")),
    ],
)
def test_a_short_answer_is_said_otherwise_before_the_next_one(
    first: Question, second: Question, said: tuple[str, ...], values: tuple[str, str]
) -> None:
    """Words that take a number back would be the number that is asked for next."""
    talk = _after((first, second), said)
    found = tuple(talk.session.answer(question.key).value for question in (first, second))
    assert found == values


@pytest.mark.parametrize(
    "said",
    [
        "wait until friday and see what she says",
        "no i don't think so",
        "actually i called her first",
        "hang on to what i have",
        "sorry is what i should have said to her on saturday at the party before we all left",
        "no",
    ],
)
def test_an_answer_that_begins_alike_stays_an_answer(said: str) -> None:
    """Otherwise a sentence of the next answer would change the plan."""
    talk = Talk(only(WHEN, THEN)).short(*FRIDAY).hear(said)
    assert talk.session.answer("when").value == "2026-03-06 09:00"
    assert talk.session.answer("then").text == said


def test_only_the_first_words_after_an_answer_take_it_back() -> None:
    """What is said later belongs to what is asked then."""
    talk = Talk(only(WHEN, THEN)).short(*FRIDAY).hear("i will call her", "no wait ten")
    assert talk.session.answer("when").value == "2026-03-06 09:00"
