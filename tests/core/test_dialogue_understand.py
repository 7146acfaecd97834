"""Short answers: what counts as a yes, a number or a choice, and what must be asked again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.talk import Talk, only
from voice_coach.dialogue.choosing.choices import choice
from voice_coach.dialogue.choosing.meant_choices import option_meant
from voice_coach.dialogue.scale import scale
from voice_coach.dialogue.yes_or_no.yes_no import clear_yes_or_no, yes_or_no
from voice_coach.program.toml_file import builtin
from voice_coach.program.values import Option, Question

YES = """\
yes|yeah|yep|yes please|Yes.|yeah sure|sure|i do|i think so|of course|absolutely|that's right
it is|it does|i would|yes but not always|correct|that is right|okay|fine|always|yes i know
exactly|there is|right|true|definitely yes|well yes|yes, i don't doubt it"""
NO = """\
no|nope|No, thanks.|not really|not yet|never|i don't|i do not|i am not|it is not|no not at all
of course not|absolutely not|i don't think so|i think not|i am afraid not|i would rather not
right now no|that's not right|wrong|not always|it doesn\u2019t|sure i won't|i can't|not at all"""
NEITHER = """\
not sure|i'm not so sure|i am not certain|i don't know|i do not know|i don't know yet
i have no idea|no idea|yes and no|no yes|maybe|perhaps|yes maybe|hard to say|hmm|the|know|it might
banana|i have no doubt|it depends||yesterday|notice|nobody"""


def table(rows: str) -> list[str]:
    return [said for row in rows.splitlines() for said in row.split("|")]


@pytest.mark.parametrize(
    ("said", "value"),
    [(said, "yes") for said in table(YES)]
    + [(said, "no") for said in table(NO)]
    + [(said, None) for said in table(NEITHER)],
)
def test_yes_or_no(said: str, value: str | None) -> None:
    """Otherwise the journal says yes where a person said no, or guesses where they doubt."""
    assert yes_or_no(said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("yes", "yes"),
        ("yes i would like to stop here", "yes"),
        ("no i want to go on with this", "no"),
        ("that's right", "yes"),
        ("there is one thing about my mother", None),
        ("it is on friday at six", None),
        ("my mother doesn't like it at all", None),
    ],
)
def test_a_longer_utterance_must_open_with_its_yes_or_no(said: str, value: str | None) -> None:
    """Otherwise an answer spoken over a question of the coach's is taken for a yes to it."""
    assert clear_yes_or_no(said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("seven", "7"),
        ("7", "7"),
        ("Seven.", "7"),
        ("a seven", "7"),
        ("i would say about six", "6"),
        ("seven out of ten", "7"),
        ("out of ten i'd say seven", "7"),
        ("7/10", "7"),
        ("ten out of ten", "10"),
        ("10/10", "10"),
        ("ten", "10"),
        ("zero", "0"),
        ("0", "0"),
        ("nothing at all", "0"),
        ("not at all", "0"),
        ("one", "1"),
        ("i think one", "1"),
        ("seven seven", "7"),
        ("one of those days so three", "3"),
        ("i don't know maybe a six", "6"),
        ("seventy", None),
        ("seven and a half", None),
        ("seven point five", None),
        ("7.5", None),
        ("eight or nine", None),
        ("between six and seven", None),
        ("eleven", None),
        ("11", None),
        ("-3", None),
        ("minus two", None),
        ("a hundred", None),
        ("less than three", None),
        ("more than seven", None),
        ("not a seven", None),
        ("no one can say", None),
        ("the one i spoke about", None),
        ("nothing comes to mind", None),
        ("someone", None),
        ("9" * 5000, None),
        ("³", None),
        ("", None),
        ("very clear", None),
    ],
)
def test_scale(said: str, value: str | None) -> None:
    """Otherwise a person's progress is measured by numbers they never gave."""
    assert scale(said) == value


CHOICES = {
    "recurring": {
        "it keeps happening": "keeps-happening",
        "It keeps happening, again and again.": "keeps-happening",
        "always": "keeps-happening",
        "it is happening for the first time": "first-time",
        "the first time": "first-time",
        "the first": "first-time",
        "the second one": "first-time",
        "the second": "first-time",
        "number two": "first-time",
        "option 2": "first-time",
        "the last one": "first-time",
        "the first one": None,
        "the first option": "keeps-happening",
        "it is not the first time": "keeps-happening",
        "it's hardly the first time": "keeps-happening",
        "i wish it was the first time": "keeps-happening",
        "first time no wait it happened at school too": "keeps-happening",
        "i thought it was the first time but it's happened before": "keeps-happening",
        "with my brother it's the first time but with my sister it's constant": None,
        "it doesn't keep happening": "first-time",
        "it never keeps happening": "first-time",
        "it doesn't happen often": None,
        "never happened before": "first-time",
        "i've never been to paris": None,
        "every bloody christmas": "keeps-happening",
        "this is the third job where i've ended up like this": "keeps-happening",
        "my wife says it keeps happening": None,
        "yes it does": "keeps-happening",
        "no it doesn't": "first-time",
        "it keeps happening but it is not the first time": "keeps-happening",
        "yes but not always": None,
        "not sure": None,
        "yes": None,
        "both": None,
        "number three": None,
        "the third one": None,
        "number zero": None,
        "": None,
    },
    "values_agreement": {
        "yes": "yes",
        "yes it does": "yes",
        "it does agree": "yes",
        "no": "no",
        "no it does not": "no",
        "no i don't think so": "no",
        "not at all": "no",
        "partly": "partly",
        "not quite": "partly",
        "yes but not always": "partly",
        "yes and no": "partly",
        "my head says yes my heart says no": "partly",
        "two out of three": "partly",
        "yes but i'd feel selfish": "partly",
        "i was worried it wouldn't but yes it does": "yes",
        "nothing in it goes against them": "yes",
        "there's no conflict there no": "yes",
        "i wouldn't want it if it didn't": "yes",
        "it goes against everything i believe": "no",
        "i'd love to say yes but no": "no",
        "my husband thinks it does": None,
        "i can't answer that": None,
        "no it does": None,
    },
    "intuition": {
        "fear": "fear-before-growing",
        "it is the fear": "fear-before-growing",
        "the inner no": "inner-no",
        "it is not fear": None,
        "it is not the inner no": None,
        "it is not fear it is a no": "inner-no",
        "not the no the fear": "fear-before-growing",
        "no inner no just fear": "fear-before-growing",
        "it's not the growing kind it's the other one": "inner-no",
        "something in me says don't": "inner-no",
        "it doesn't feel wrong it feels scary": "fear-before-growing",
        "i'm afraid it's the inner no": "inner-no",
        "he said no": None,
        "my daughter is scared": None,
        "could be the fear could be the no": "unsure",
        "i can't tell them apart": "unsure",
        "both": "unsure",
        "i don't know": "unsure",
        "not sure": "unsure",
        "the last one": "unsure",
    },
    "pattern": {
        "an old habit": "old-pattern",
        "a new adventure": "new-adventure",
        "a relationship that ends": "relationship",
        "something else": "something-else",
        "the third one": "relationship",
        "it's not a relationship": None,
    },
}


@pytest.mark.parametrize(
    ("key", "said", "value"),
    [(key, said, value) for key, rows in CHOICES.items() for said, value in rows.items()],
)
def test_choices_of_the_exercise(key: str, said: str, value: str | None) -> None:
    """Otherwise what is denied is chosen, and the questions that follow are the wrong ones."""
    question = builtin("seven-step-breakthrough").item(key)
    assert isinstance(question, Question)
    assert option_meant(question.options, said) == value


OWN = tuple(
    Option(entry, entry)
    for entry in (
        "Call my sister on Sunday",
        "Write her a letter",
        "Do not answer at all",
        "Say nothing",
    )
)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("call my sister", 0),
        ("i call my sister on sunday", 0),
        ("the letter", 1),
        ("i would write her a letter", 1),
        ("the second one", 1),
        ("do not answer", 2),
        ("not answer", 2),
        ("say nothing", 3),
        ("i choose the last one", 3),
        ("don't call my sister", None),
        ("not the letter", None),
        ("the fifth one", None),
        ("something quite different", None),
    ],
)
def test_choices_of_ones_own(said: str, place: int | None) -> None:
    """Otherwise the chosen response is not the one that the person named."""
    assert choice(OWN, said) == (None if place is None else OWN[place].value)


def test_the_same_entry_twice_can_be_chosen() -> None:
    """Otherwise someone who named a response twice can never choose it."""
    assert choice((Option("rest", "rest"), Option("rest", "rest")), "rest") == "rest"


PHRASE = st.text(alphabet="abcdeinotv '-.", max_size=20) | st.sampled_from(
    ["yes", "no", "not", "the first", "first time", "seven", "call my sister", "one", "it is"]
)
SAID = st.lists(PHRASE | st.text(max_size=8), max_size=6).map(" ".join)


@given(SAID)
def test_any_words_are_understood_or_not(said: str) -> None:
    """Otherwise strange words end the session with a traceback."""
    assert yes_or_no(said) in ("yes", "no", None)
    assert clear_yes_or_no(said) in (yes_or_no(said), None)
    number = scale(said)
    assert number is None or 0 <= int(number) <= 10


@given(st.lists(st.builds(Option, PHRASE, PHRASE, st.lists(PHRASE).map(tuple)), max_size=5), SAID)
def test_a_choice_is_always_among_the_options(options: list[Option], said: str) -> None:
    """Otherwise the journal holds a choice that was never offered."""
    assert choice(tuple(options), said) in (None, *(option.value for option in options))


@given(st.integers(0, 10), st.sampled_from(["{}", "a {}", "about {}", "{} out of ten", "i say {}"]))
def test_every_number_can_be_given(number: int, frame: str) -> None:
    """Otherwise one of the eleven answers is never accepted."""
    names = "zero one two three four five six seven eight nine ten".split()
    assert scale(frame.format(names[number])) == str(number)
    assert scale(frame.format(number)) == str(number)


def test_choices_of_another_exercise_go_by_their_own_words() -> None:
    """Otherwise somebody's own exercise is understood by the grammar of another."""
    options = (Option("yes", "yes", ("it fits",)), Option("later", "later"))
    assert option_meant(options, "it fits") == "yes"
    assert option_meant(options, "my head says yes my heart says no") != "partly"


def test_a_question_that_answers_itself_is_an_answer() -> None:
    """Who says "how could it not" would be asked once more."""
    question = builtin("seven-step-breakthrough").item("values_agreement")
    assert isinstance(question, Question)
    talk = Talk(only(question, Question("then", "And then?"))).short("how could it not")
    assert talk.session.answer("values_agreement").value == "yes"


@pytest.mark.parametrize("key", ["recurring", "values_agreement", "intuition"])
def test_a_long_story_is_no_short_answer(key: str) -> None:
    """Otherwise words of a story that somebody tells instead are taken for the answer."""
    question = builtin("seven-step-breakthrough").item(key)
    assert isinstance(question, Question)
    assert (
        option_meant(question.options, "and then yes it was the first fear that i had " * 20)
        is None
    )
