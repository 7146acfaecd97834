"""A person's sentences said back to them: turned where that is certain, quoted where it is not."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import lemminflect
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_coach.visualise.grammar import english
from voice_coach.visualise.grammar.second_person import Quoted, Turned, turn
from voice_coach.visualise.sentences import pieces, sentences

LEXICON = "resources/infl_lu.csv.gz"
TABLE = Path(__file__).with_name("second_person.txt").read_text("utf-8").splitlines()
ROWS = [line.rpartition(" -> ") for line in TABLE if line and not line.startswith("#")]
FIRST_PERSON = re.compile(r"\b(i|me|my|mine|myself|we|us|our|ours|ourselves)\b", re.IGNORECASE)
WORDS = (
    "i i i my me mine we us our am 'm will 'll won't would like to want be is are was have had do "
    "don't can not never always and and or but then , . that when if who what she he it they you "
    "your sister house mother children people friends light hands work day heart walk smile feel "
    "see say says tell tells go going come sit let make put read calm free happy open warm loved "
    "walked felt saw went gone there here in on at with the a this her his all one two six really "
    "Anna I I'm I'd I'll I've she'll there'll 's myself thank tomorrow soon maybe really ? \" :"
).split()
SPEECH = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)


def test_the_table_is_as_long_as_it_claims() -> None:
    """A row lost in an edit would take a promise with it."""
    assert len(ROWS) >= 380


@pytest.mark.parametrize(("said", "wanted"), [(said, wanted) for said, _, wanted in ROWS])
def test_the_table(said: str, wanted: str) -> None:
    """Someone with closed eyes would hear wrong grammar, or a past that hurts as the present."""
    got = turn(said)
    if wanted == "leave out":
        assert got is None
    elif wanted == "quote":
        assert isinstance(got, Quoted)
    elif wanted.startswith("quote: "):
        assert got == Quoted(wanted.removeprefix("quote: "))
    else:
        assert got == Turned(wanted)


@pytest.mark.parametrize(
    "said",
    [
        said
        for said, _, wanted in ROWS
        if not wanted.startswith(("quote", "leave out")) and "'" in said
    ],
)
def test_apostrophes_of_every_kind(said: str) -> None:
    """Editors write another apostrophe than recognisers do."""
    assert turn(said.replace("'", "\u2019")) == turn(said)


@pytest.mark.parametrize(
    "sign", ["$5,000", "€99", "£12,000", "-5", "+20", "50%", "50 %", "21°C", "3-4", "$2m", "5 €"]
)
@pytest.mark.parametrize("frame", ["I see {} there.", "{} is what I have.", "My house has {}."])
def test_a_number_is_spelled_as_it_was(frame: str, sign: str) -> None:
    """A voice would read "$ 5,000" as two things, wherever in the sentence it stands."""
    got = turn(frame.format(sign))
    assert got is not None
    assert f" {sign}" in f" {got.text}"


@settings(max_examples=300, deadline=None)
@given(SPEECH | st.text(max_size=80))
def test_whatever_is_said_nothing_breaks_and_no_first_person_is_left(said: str) -> None:
    """A sitting would end in an error, or the coach would speak of itself."""
    got = turn(said)
    if isinstance(got, Turned):
        assert not FIRST_PERSON.search(got.text)
        assert turn(got.text) == got
    elif got is not None:
        assert turn(said) == got
        assert got.text


@settings(max_examples=100, deadline=None)
@given(SPEECH)
def test_words_are_turned_and_none_is_made_up(said: str) -> None:
    """The words must stay the person's own."""
    got = turn(said)
    if isinstance(got, Turned):
        new = set(re.findall(r"\w+", got.text.casefold())) - set(
            re.findall(r"\w+", said.casefold())
        )
        stems = {word[:2] for word in re.findall(r"\w+", said.casefold())}
        helpers = {"you", "your", "yours", "yourself", "yourselves", "are", "re", "is", "not", "do",
                   "does", "has", "goes", "says"}  # fmt: skip
        assert all(word in helpers or word[:2] in stems for word in new)


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("redo", "redoes"),
        ("undo", "undoes"),
        ("outdo", "outdoes"),
        ("overdo", "overdoes"),
        ("undergo", "undergoes"),
        ("forgo", "forgoes"),
        ("forego", "foregoes"),
        ("veto", "vetoes"),
        ("echo", "echoes"),
        ("zero", "zeros"),
        ("video", "videos"),
        ("shampoo", "shampoos"),
        ("quiz", "quizzes"),
        ("stomach", "stomachs"),
        ("fulfil", "fulfils"),
        ("fulfill", "fulfills"),
        ("dry", "dries"),
        ("focus", "focuses"),
    ],
)
def test_the_form_of_a_verb_after_she(verb: str, form: str) -> None:
    """Otherwise somebody with closed eyes hears that their sister "redos" the kitchen."""
    assert turn(f"My sister will {verb} it.") == Turned(f"Your sister {form} it.")


@pytest.mark.parametrize("verb", ["beware", "torpedo", "login", "dare"])
def test_a_verb_whose_form_is_not_certain_is_quoted(verb: str) -> None:
    """Otherwise a form would be made up that nobody says: "bewares", "torpedos"."""
    assert isinstance(turn(f"My sister will {verb} it."), Quoted)


def test_every_verb_of_the_lexicon_has_a_form_that_it_knows() -> None:
    """Otherwise a verb outside of this list is spoken wrongly, or no verb is turned at all."""
    lines = gzip.decompress((Path(lemminflect.__file__).parent / LEXICON).read_bytes()).decode()
    verbs = [line.split(",")[0] for line in lines.splitlines() if line.split(",")[1] == "verb"]
    verbs = [verb for verb in verbs if verb.isalpha() and english.is_base(verb)]
    forms = {verb: english.third_person(verb) for verb in verbs}
    assert len(verbs) > 6000
    assert len([verb for verb, form in forms.items() if form is None]) < 10
    for verb, form in forms.items():
        if form is not None:
            assert form in lemminflect.getInflection(verb, "VBZ")


def test_a_page_without_a_stop_is_quoted() -> None:
    """Somebody who writes without stops would wait for half a minute before they begin."""
    said = "I will walk through the garden and " * 40 + "I will smile."
    assert isinstance(turn("I will walk through the garden and I will smile."), Turned)
    assert isinstance(turn(said), Quoted)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I am calm. My hands are warm.", ["I am calm.", "My hands are warm."]),
        ("Free and light", ["Free and light"]),
        ("Dr. Miller smiles at me. I go.", ["Dr. Miller smiles at me.", "I go."]),
        ("I wake at 6 a.m. and stretch.", ["I wake at 6 a.m. and stretch."]),
        ('She says "Good. I am glad." I smile.', ['She says "Good. I am glad."', "I smile."]),
        ("First line\nsecond line", ["First line", "second line"]),
        ("It is as strong as I. We walk.", ["It is as strong as I.", "We walk."]),
        ("", []),
    ],
)
def test_an_answer_as_sentences(text: str, expected: list[str]) -> None:
    """A name cut in two, or one voice's words in another's mouth, would be heard."""
    assert list(sentences(text)) == expected


@given(st.lists(st.sampled_from(["and", "the", "house,", "because", "sea"]), max_size=120))
def test_a_long_sentence_is_parted_and_nothing_lost(words: list[str]) -> None:
    """A cue of two minutes would leave no breath, or the end of a sentence would go missing."""
    found = pieces(" ".join(words))
    assert " ".join(found) == " ".join(words)
    assert all(len(piece.split()) <= 25 for piece in found)
    assert len(words) < 4 or all(len(piece.split()) >= 3 for piece in found)


def test_a_long_sentence_is_parted_before_a_joining_word() -> None:
    """Otherwise a breath falls between "the" and "house"."""
    said = (
        "you stand in the kitchen of the old house with all the windows open and the light is soft "
        "and your sister laughs because she has found the blue cup that your mother loved"
    )
    assert pieces(said) == (
        "you stand in the kitchen of the old house with all the windows open and the light is soft",
        "and your sister laughs because she has found the blue cup that your mother loved",
    )
