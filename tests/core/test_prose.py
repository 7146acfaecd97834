"""Where written prose has its stops, as far as words and pauses tell."""

from __future__ import annotations

import pytest

from voice_coach.dialogue import prose
from voice_coach.dialogue.punctuation import asks, goes_on
from voice_coach.dialogue.session import Spoken
from voice_coach.messages import Word

QUESTIONS = """
what should i do
what do i want
why do i always say yes
how can i tell her
should i call her
am i the problem
is it worth it
what if she says no
why not
what is the worst that could happen
who could help me
do i really want this
can we talk about it
does it matter
how long can i go on like this
what else could i do
when will it end
where do i begin
which one should i take
would she listen
but what can i do
isn't it strange
have i done enough
could it be that i am afraid
what am i afraid of
who am i without it
what would my mother say
are they right
did i say that
why is it so hard
how do other people do it
what about my work
won't she be angry
has it always been like this
why can't i just say no
what's the point
""".strip().splitlines()

STATEMENTS = """
what i want is peace
when i get home i feel tired
how she talks to me hurts
do it now
have a talk with her
what was hard was the silence
what is important to me is honesty
which is why i left
who knows
had i known i would have stayed
should you need me call
what a day
i don't know what to do
what she said made me angry
will power is what i need
may was a good month
is what it is
whatever happens i will be fine
how i can help is not clear
can do attitude
where i live it is quiet
do the dishes first
be kind to myself
why i did it i don't know
was angry all day
have to call her
did it yesterday
could have been worse
what helps me is walking
would be nice
what would help me is a walk
who i am is not the job
""".strip().splitlines()


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_that_begins_like_one_has_its_mark(text: str) -> None:
    """The journal would state what the person asked themselves."""
    assert asks(text)
    assert prose.written([text])[0].endswith("?")


@pytest.mark.parametrize("text", STATEMENTS)
def test_what_only_looks_like_a_question_has_none(text: str) -> None:
    """What the person knows would stand there as a doubt."""
    assert not asks(text)


@pytest.mark.parametrize(
    ("utterances", "written"),
    [
        (["i stayed because", "i was afraid"], "I stayed because I was afraid."),
        (["it is the", "house of my", "sister"], "It is the house of my sister."),
        (["i stayed", "because", "i was afraid"], "I stayed. Because I was afraid."),
        (["and", "my", "sister", "called"], "And my sister. Called."),
        (["i called her", "and she laughed"], "I called her. And she laughed."),
        (["i said that", "what should i do"], "I said that what should I do."),
        (["what do i do because", "she left"], "What do I do because she left?"),
        (["she left", "full stop", "i stayed"], "She left. I stayed."),
        (["she left me because", "full stop", "i stayed"], "She left me because. I stayed."),
        (["you see", "question mark"], "You see?"),
        (["no", "exclamation mark", "never"], "No! Never."),
        (["because"], "Because."),
        (["i know that"], "I know that."),
        (["in french we say", "on christmas eve"], "In French we say. On Christmas Eve."),
        (["Done.", "and again"], "Done. And again."),
    ],
)
def test_a_pause_ends_a_sentence_where_it_can(utterances: list[str], written: str) -> None:
    """Whoever thinks in the middle of a sentence would find it cut in two."""
    assert " ".join(filter(None, prose.written(utterances))) == written


@pytest.mark.parametrize(
    "text",
    "because|because and|i went to the|she said that|a friend of|it is my|so that|and then i".split(
        "|"
    ),
)
def test_some_words_end_no_sentence(text: str) -> None:
    """A joining word, an article or a preposition waits for more."""
    assert goes_on(text)


@pytest.mark.parametrize("text", "to|i like her|that is mine|i'm done|i told them.".split("|"))
def test_all_others_may_end_one(text: str) -> None:
    """Sentences would run into one another."""
    assert not goes_on(text)


def test_paragraphs_begin_after_a_pause_or_where_one_was_asked_for() -> None:
    """A sentence would be torn in two, or a new thought run on."""
    said = [
        ("i waited because", 0.0),
        ("she was late", 9.0),
        ("new paragraph", 10.0),
        ("then i left", 11.0),
        ("it was cold", 21.0),
    ]
    spoken = [Spoken(text, None, (Word(text, at, at + 0.5, 1.0),)) for text, at in said]
    groups = [[piece.text for piece in group] for group in prose.paragraphs(spoken)]
    assert groups == [
        ["i waited because", "she was late", "new paragraph"],
        ["then i left"],
        ["it was cold"],
    ]


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("my german aunt speaks french", "my German aunt speaks French"),
        ("i polish my polish", "I polish my polish"),
        ("i learn polish", "I learn Polish"),
        ("on new year's eve", "on New Year's Eve"),
        ("before easter and after ramadan", "before Easter and after Ramadan"),
        ("the finish line", "the finish line"),
        ("we eat tha\u0130 food", "we eat tha\u0130 food"),
    ],
)
def test_languages_and_holidays_have_capitals(raw: str, written: str) -> None:
    """The journal would read as a machine's transcript."""
    assert prose.words(raw) == written


@pytest.mark.parametrize(
    ("copy", "inside"),
    [
        ("It was the best of times.", "it was the best of times."),
        ("I'm afraid of it.", "I'm afraid of it."),
        ("Monday is a bad day.", "Monday is a bad day."),
        ("Peter left, and Peter came back.", "Peter left, and Peter came back."),
        ("NHS forms.", "NHS forms."),
        ("iPhones, all day.", "iPhones, all day."),
        ("Well, no.", "well, no."),
        ("", ""),
    ],
)
def test_a_sentence_within_a_sentence_begins_small(copy: str, inside: str) -> None:
    """Otherwise the coach's question has a capital in its middle."""
    assert prose.inside(copy) == inside
