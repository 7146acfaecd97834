"""What was said before is named and confirmed, and only what is missing is asked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.support.talk import AT, Talk, only
from voice_coach.dialogue import events as e
from voice_coach.journal.page.render import render
from voice_coach.messages import Word
from voice_coach.program import toml_file
from voice_coach.program.values import Question

FULL = toml_file.default()
ACTION = Question("action", "What will you do, and when?")
FIRST = Question(
    "first",
    "What is the one thing?",
    ends="pause",
    single=True,
    carries="action",
    carried="You said: {carried}. Is that the one thing?",
)
WHEN = Question(
    "when",
    "When will you do it?",
    "date",
    "pause",
    single=True,
    confirm=True,
    wants="day-and-time",
    carries="action",
    carried="You said {carried}. Is that right?",
)
LAST = Question("last", "Anything else?")
PLAN = only(ACTION, FIRST, WHEN, LAST)


def after(*said: str) -> Talk:
    """After this answer to what they will do."""
    return Talk(PLAN).to("action").hear(*said, "next")


@pytest.mark.parametrize(
    ("said", "named"),
    [
        (["i will call my sister"], "I will call my sister"),
        (["i will call my sister", "i will do it on friday"], "I will call my sister"),
        (["call my sister", "and then write to her"], "Call my sister. And then write to her"),
        (["i'll call her on friday at six in the evening"],
         "I'll call her on Friday at six in the evening"),
    ],
)  # fmt: skip
def test_what_they_will_do_is_named_and_confirmed(said: Sequence[str], named: str) -> None:
    """The person would be asked for it a second time, as though nobody had listened."""
    talk = after(*said)
    assert talk.at == "first"
    assert talk.said[-1].casefold() == f"You said: {named}. Is that the one thing?".casefold()
    talk.hear("yes")
    assert talk.at == "when"
    assert talk.session.answer("first").text == " ".join(said[: named.count(". ") + 1])
    assert talk.reloaded() == talk.session


@pytest.mark.parametrize("said", ["yes", "call", " ".join(["and then i call her"] * 9)])
def test_what_is_no_deed_or_a_long_story_is_asked_for(said: str) -> None:
    """A calendar would have a paragraph as its title, or a bare yes."""
    talk = after(said)
    assert talk.said[-1] == "What is the one thing?"
    assert not talk.session.confirming


@pytest.mark.parametrize(
    ("reply", "stands"),
    [
        ("yes", "i will call my sister"),
        ("that's right", "i will call my sister"),
        ("next", "i will call my sister"),
        ("no", ""),
        ("i'm not sure", ""),
        ("no i'd rather write to her", "i'd rather write to her"),
        ("write her a letter first", "write her a letter first"),
    ],
)
def test_a_yes_takes_it_over_and_anything_else_replaces_it(reply: str, stands: str) -> None:
    """Somebody's plan would be what they no longer want."""
    talk = after("i will call my sister").hear(reply)
    assert talk.session.answer("first").text == stands
    assert talk.at == ("when" if stands else "first")
    if not stands:
        assert talk.said[-1] == "What is the one thing?"
        assert talk.short("write a letter").session.answer("first").text == "write a letter"
    assert talk.reloaded() == talk.session


@pytest.mark.parametrize(
    ("said", "asks", "then", "value"),
    [
        ("i'll call her on friday", "You said Friday the 6th of March. At what time?",
         "at six in the evening", "2026-03-06 18:00"),
        ("i will do it tomorrow at seven in the evening",
         "You said Monday the 2nd of March, at seven in the evening. Is that right?",
         "yes", "2026-03-02 19:00"),
        ("i'll call her tomorrow at eight",
         "You said Monday the 2nd of March. At eight in the morning, or in the evening?",
         "in the evening", "2026-03-02 20:00"),
        ("i'll call her soon", "When will you do it?", "tomorrow at noon", "2026-03-02 12:00"),
        ("i'll ask her for one weekend", "When will you do it?", "tomorrow at noon",
         "2026-03-02 12:00"),
    ],
)  # fmt: skip
def test_a_day_that_was_given_is_not_asked_for_again(
    said: str, asks: str, then: str, value: str
) -> None:
    """The day would be dropped, and asked for as if it were new."""
    talk = after("call my sister", said).hear("yes")
    assert talk.said[-1].replace(",", "").casefold() == asks.replace(",", "").casefold()
    talk.short(then)
    if talk.session.confirming:
        talk.hear("yes")
    assert talk.session.answer("when").value == value
    assert talk.at == "last"
    assert talk.reloaded() == talk.session


def test_silence_confirms_nothing() -> None:
    """Somebody who thinks would find the question answered."""
    talk = after("i'll call her on friday").quiet()
    assert talk.session.confirming
    assert talk.hear("yes").quiet().at == "when"


def test_a_copy_that_comes_late_reaches_what_was_carried() -> None:
    """The calendar would have the words of the live ear, and the page those of the second."""
    talk = Talk(PLAN).to("action")
    words = tuple(Word(w, 1.0 + n, 1.5 + n, 0.9) for n, w in enumerate("call mice sister".split()))
    talk.record(e.Answered(at=AT, key="action", text="call mice sister", words=words))
    talk.hear("next", "yes")
    talk.record(e.FairCopied(at=AT, key="action", of=(1.0,), text="Call my sister."))
    for key in ("action", "first"):
        (piece,) = talk.session.answer(key).spoken
        assert piece.copy is not None, key
        assert piece.copy.text == "Call my sister.", key


def test_minutes_given_with_the_time_are_not_asked_for() -> None:
    """Somebody would say "for ten minutes" twice."""
    talk = Talk(FULL).to("visualisation_time")
    talk.short("every day at seven in the morning for ten minutes").hear("yes")
    assert talk.session.answer("visualisation_minutes").value == "10"
    assert talk.at == "blocks"


def test_going_back_to_a_carried_answer_keeps_it() -> None:
    """A person who looks back would lose the plan."""
    talk = after("i will call my sister").hear("yes", "go back")
    assert talk.at == "first"
    assert not talk.session.confirming
    assert talk.hear("next").at == "when"
    assert talk.session.answer("first").text == "i will call my sister"


def test_what_one_copy_stands_for_is_carried_whole() -> None:
    """The plan would be named in the words of the live ear, and the page in those of the second."""
    talk = Talk(PLAN).to("action")
    for start, text in ((1.0, "call mice sister"), (5.0, "i do it on friday")):
        word = Word(text.split()[0], start, start + 0.5, 0.9)
        talk.record(e.Answered(at=AT, key="action", text=text, words=(word,)))
    copy = "I will call my sister. I'll do it on Friday."
    talk.record(e.FairCopied(at=AT, key="action", of=(1.0, 5.0), text=copy))
    talk.hear("next")
    assert talk.said[-1] == f"You said: {copy[:-1]}. Is that the one thing?"
    talk.hear("yes")
    assert talk.said[-1] == "You said Friday the 6th of March. At what time?"
    assert talk.reloaded() == talk.session


def test_the_page_quotes_only_what_was_said_to_the_question_itself() -> None:
    """The words of the answer before would stand twice in the journal, run into the new ones."""
    talk = after("call my sister on friday").hear("yes").short("at six in the evening").hear("yes")
    page = render(talk.session)
    assert "at six in the evening (“at six in the evening”)" in page
    assert "“call my sister" not in page.casefold()


@pytest.mark.parametrize("declined", ["next", "i don't know yet"])
def test_a_day_that_was_given_stands_where_no_time_is_named(declined: str) -> None:
    """The plan would have a sentence for its time, and stand in no calendar."""
    talk = after("call my sister on friday before lunch").hear("yes").short(declined)
    assert talk.said[-1] == "Friday the 6th of March. Is that right?"
    talk.hear("yes")
    assert talk.session.answer("when").value == "2026-03-06"
