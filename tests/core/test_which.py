"""Which of several sessions is meant: what is asked aloud, and what is understood."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.support.talk import Talk, only
from voice_coach.dialogue import which
from voice_coach.dialogue.choosing.choices import choice
from voice_coach.dialogue.which import Candidate

JOB, SISTER = "My new job", "The talk with my sister about our mother's house"
TWO_JOBS = (
    Candidate("a", JOB, datetime(2026, 11, 24, 9)),
    Candidate("b", SISTER, datetime(2026, 11, 20, 9)),
    Candidate("c", JOB, datetime(2026, 11, 17, 10)),
)
MOST_WORDS = 60


def asking(candidates: tuple[Candidate, ...]) -> Talk:
    return Talk(only(*which.questions(candidates)))


def chosen(talk: Talk, candidates: tuple[Candidate, ...]) -> str | None:
    """The id of the one that was meant."""
    named = which.labels(candidates)
    values = [answer.value for answer in talk.session.answers.values() if answer.state == "closed"]
    return next((named[value].id for value in values if value in named), None)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("the one about my sister", "b"),
        ("the house", "b"),
        ("the second one", "b"),
        ("the one of friday", "b"),
        ("the twenty fourth", "a"),
        ("my new job the one of tuesday the seventeenth of november", "c"),
        ("the one about my new job", None),
        ("the one of tuesday", None),
        ("not the house", None),
        ("the moon", None),
    ],
)
def test_one_of_several_is_named_by_its_words_or_its_day(said: str, wanted: str | None) -> None:
    """A person would look back on another plan than they meant."""
    (question,) = which.questions(TWO_JOBS)
    value = choice(question.options, said)
    assert (None if value is None else which.labels(TWO_JOBS)[value].id) == wanted


def test_a_thousand_sessions_about_one_event_are_asked_about_by_their_days() -> None:
    """Otherwise somebody who does the exercise daily waits for an hour before the question."""
    first = datetime(2023, 1, 1, 9)
    days = tuple(Candidate(f"s{n}", SISTER, first + timedelta(days=n)) for n in range(1000))
    questions = which.questions(days)
    assert "There are 1000." in questions[0].prompt
    every = set(which.labels(days))
    for question in questions:
        assert {option.value for option in question.options} == every
    heard = questions[-1].options[0].value
    assert choice(questions[-1].options, heard) == heard


def test_a_long_event_is_cut_without_a_second_comma() -> None:
    """The voice would stumble over ",,", and spell a word of thousands of letters for minutes."""
    assert which.shortened_aloud("x" * 3000, 4) == "x" * 10 + ", and so on"
    assert which.shortened_aloud("the house, the garden, and all that is in them", 4).endswith(
        "the garden, and so on"
    )


def test_labels_tell_even_twins_apart() -> None:
    """Two sessions about the same event on one day would be one, and the other out of reach."""
    same = tuple(
        Candidate(name, f"{JOB}{end}", at)
        for name, end, at in [
            ("a", "", datetime(2026, 11, 24, 9)),
            ("b", ".", datetime(2026, 11, 24, 15)),
            ("c", "", datetime(2025, 11, 24, 9)),
            ("d", "", None),
            ("e", "", None),
            ("f", "", datetime(2026, 11, 24, 9)),
        ]
    )
    labels = which.labels(same)
    assert [candidate.id for candidate in labels.values()] == list("abcdef")
    heard = " ".join(asking(same).hear(*["next"] * 6).said)
    for label in labels:
        assert label.removeprefix(f"{JOB}, ") in heard.replace("The one", "the one")


def test_an_event_with_braces_or_without_a_name_can_be_asked_about() -> None:
    """An odd event in a journal would end the question in an error."""
    odd = (Candidate("a", "My {job"), Candidate("b", ""), Candidate("c", "word " * 900))
    talk = asking(odd)
    assert "My {job. A session without a name. Or: Word word" in talk.said[-1]
    assert len(talk.said[-1].split()) < 40


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("job", "ac"), ("my new job", "ac"), ("sister house", "b"), ("the one about", ""), ("x", "")],
)
def test_words_of_an_event_stand_for_it(words: str, wanted: str) -> None:
    """Somebody would have to look up an id to name a session."""
    assert "".join(c.id for c in which.fitting(TWO_JOBS, words)) == wanted


LONG = "it began with a letter from my brother and we have not spoken since " * 60
EVENTS = {
    "one event": lambda number: JOB,
    "a long one": lambda number: LONG,
    "different ones": lambda number: f"Matter number {number}",
    "long and different": lambda number: f"{number} {LONG}",
    "in pairs": lambda number: f"Matter number {number // 2} {LONG}",
}


@pytest.mark.parametrize("events", EVENTS)
@pytest.mark.parametrize("days", [0, 1, 365])
@pytest.mark.parametrize("count", range(2, 9))
def test_nobody_listens_long_before_they_may_choose(events: str, days: int, count: int) -> None:
    """Eighty-nine words of names were read out, and all of them again when one was unclear."""
    newest = datetime(2026, 11, 24, 17, 25)
    candidates = tuple(
        Candidate(f"20261124-170300-7f3{n}", EVENTS[events](n), newest - timedelta(days * n))
        for n in range(count)
    )
    questions = which.questions(candidates)
    talk = asking(candidates)
    for _ in questions:
        here = len(talk.said)
        asked = talk.said[-1]
        assert len(asked.split()) <= MOST_WORDS, asked
        talk.short("i do not know what to say")  # put again, after a sentence
        assert len(" ".join(talk.said[here:]).split()) <= MOST_WORDS
        talk.hear("next")
    assert talk.at is None
    heard = " ".join(talk.said)
    for label in which.labels(candidates):
        name, _, rest = label.rpartition(", the one of ")
        assert (rest or name) in heard


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (("the second one", "yes"), "1"),
        (("next", "the first one", "yes"), "3"),
        (("next", "the twenty fourth", "yes"), "0"),
        (("the seventeenth", "yes"), "7"),
        (("next", "the seventeenth", "no the eighteenth", "yes"), "6"),
        (("next", "next", "next"), None),
    ],
)
def test_any_of_many_can_be_chosen_at_any_time(said: tuple[str, ...], wanted: str | None) -> None:
    """Whoever has eight sessions about one event could reach only the few that are read out."""
    newest = datetime(2026, 11, 24, 17)
    many = tuple(Candidate(str(n), JOB, newest - timedelta(n)) for n in range(8))
    talk = asking(many)
    assert talk.said[-1] == (
        "There are eight. Which one do you mean? My new job, the one of Tuesday the 24th of "
        "November. The one of Monday the 23rd of November. Or: The one of Sunday the 22nd of "
        "November. Say next to hear more."
    )
    talk.short(*said)
    assert chosen(talk, many) == wanted
    assert talk.at is None
    if wanted is not None:
        assert sum("Which one do you mean?" in text for text in talk.said) == 1 + said.count("next")
