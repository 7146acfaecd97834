"""The person's own names: put in where they were misheard, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from voice_coach.coach.name_book import NameBook
from voice_coach.dialogue.own_names import OwnNames, put_in
from voice_coach.messages import Utterance, Word
from voice_coach.program.values import Item, Question, Tell
from voice_coach.visualise.grammar.english import is_known

RIGHT, FOUND = 101, 85
"""Of 420 sentences with a name: heard right by the second ear, and put right in 317 others."""
TABLE = Path(__file__).with_name("names_heard.tsv")
NAMES = """Peter Mark Tom Will Bill Rose May Grace Jo Lia Anneke Priya Bartek Kowalski Saskia Thijs
Imke Xiomara Matteo Leander Yannick Fenna Aoife Siobhan Katarzyna Nguyen Zofia Marguerite Tobias
Oriel Brackley Tamsin Eoin Haverford Devika Rasmus""".split()
ALL = OwnNames(tuple(NAMES), is_known)


@dataclass(frozen=True)
class Row:
    """What both ears made of a sentence, and the name that was said in it, if any."""

    voice: str
    name: str
    words: tuple[Word, ...]
    copy: str

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def word(text: str, place: int) -> Word:
    spelled, _, percent = text.partition("~")
    return Word(spelled, float(place), place + 0.5, int(percent or 100) / 100)


def heard(text: str) -> tuple[Word, ...]:
    """ "i met shiver~50 on~60" as the live ear's words."""
    return tuple(word(one, place) for place, one in enumerate(text.split()))


def rows() -> Iterator[Row]:
    for line in TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            voice, name, words, copy = line.split("\t")
            yield Row(voice, name, heard(words), copy)


ROWS = tuple(rows())
SAID = tuple(row for row in ROWS if row.name)
OTHERS = tuple(row for row in ROWS if not row.name)


def names_in(text: str) -> set[str]:
    return set("".join(c if c.isalpha() else " " for c in text).split()) & set(NAMES)


def test_the_table_is_large_enough() -> None:
    """Otherwise what follows says little."""
    misheard = [row for row in SAID if row.copy and row.name not in names_in(row.copy)]
    assert len(misheard) >= 60
    assert len(OTHERS) >= 120


def test_no_name_is_put_into_a_sentence_without_one() -> None:
    """Otherwise the journal has people in it that nobody spoke of."""
    wrong = [
        (row.copy, ALL.in_copy(row.copy, row.words), ALL.in_heard(row.text, row.words))
        for row in OTHERS
        if ALL.in_copy(row.copy, row.words) != row.copy
        or ALL.in_heard(row.text, row.words) != row.text
    ]
    assert wrong == []


def test_names_are_found_where_they_were_misheard() -> None:
    """Otherwise adding them was for nothing. Some are heard beyond recognition."""
    right = found = 0
    wrong = []
    for row in SAID:
        before, after = names_in(row.copy), names_in(ALL.in_copy(row.copy, row.words))
        right += row.name in before
        found += row.name in after - before
        wrong += sorted(after - before - {row.name}) + sorted(before - after)
    assert right >= RIGHT
    assert found >= FOUND
    # A voice says "Bartek" so that the second ear hears "Margaret".
    assert wrong == ["Marguerite"]


@pytest.mark.parametrize(
    ("copy", "live", "shown"),
    [
        ("I met Shivawn's mother.", "i met shove~50 on's~60 mother", "I met Siobhan's mother."),
        ("I went with Joe.", "i went with joe", "I went with Jo."),
        ("I went with priya.", "i went with priya", "I went with Priya."),
        ("It may rain.", "it may rain", "It may rain."),
        ("It left a mark.", "it left a mark~40", "It left a mark."),
        ("I go home.", "i go tom~30", "I go home."),
        ("See you later.", "see you peter~40", "See you later."),
        ("Saskia and Fennah came.", "ask~40 yeah~50 and fine~60 came", "Saskia and Fenna came."),
        ("", "", ""),
    ],
)
def test_what_stands_in_the_copy(copy: str, live: str, shown: str) -> None:
    """Otherwise a plain word becomes a name, or a name keeps another's spelling."""
    assert ALL.in_copy(copy, heard(live)) == shown


def test_where_two_names_fit_about_as_well_neither_is_taken() -> None:
    """Otherwise the page names the wrong one of two sisters."""
    live = heard("i met and~50 nick~50")
    names = OwnNames(("Yannick", "Jannick"), is_known)
    assert names.in_copy("I met Yanik.", live) == "I met Yanik."
    assert OwnNames(("Yannick",), is_known).in_copy("I met Yanik.", live) == "I met Yannick."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("ask peter", "ask Peter"),
        ("my brother will and i", "my brother Will and i"),
        ("things peter out", "things peter out"),
        ("i will ask peter", "i will ask Peter"),
        ("the will to live", "the will to live"),
    ],
)
def test_a_name_that_is_a_word_too_is_one_where_somebody_is_named(said: str, shown: str) -> None:
    """Without a second ear, "ask peter" would stand on the page in small letters."""
    names = OwnNames(("Peter", "Will"), lambda word: True)
    assert names.in_heard(said, [Word(word, 1.0, 1.2, 1.0) for word in said.split()]) == shown


def test_without_a_second_ear_only_unsure_words_change() -> None:
    """Otherwise words that were heard well become names."""
    names = OwnNames(("Katarina", "Margaret"), is_known)
    assert names.in_heard("i met katerina", heard("i met katerina~50")) == "i met Katarina"
    assert names.in_heard("in the market", heard("in the market")) == "in the market"
    assert names.in_heard("i typed katerina", ()) == "i typed katerina"


@pytest.mark.parametrize(
    "item",
    [Question(kind, "?", kind) for kind in ("date", "yes-no", "scale", "choice")]  # type: ignore[arg-type]
    + [Tell("t", "Welcome."), None],
)
def test_no_name_is_put_into_a_value(item: Item | None) -> None:
    """Otherwise "maybe" becomes "May", and a day is lost."""
    book = NameBook(OwnNames(("Mondai", "Yess"), lambda word: False))
    for text in ("mundai", "yes"):
        said = Utterance(text, heard(f"{text}~20"))
        assert book.in_utterance(item, said) is said


def test_a_command_stays_one() -> None:
    """Otherwise a person called Paws can no longer ask for a pause."""
    book = NameBook(OwnNames(("Pauze", "Skipp", "Nexd"), lambda word: False))
    for text in ("pause", "skip", "next"):
        said = Utterance(text, heard(f"{text}~20"))
        assert book.in_utterance(Question("q", "?"), said) is said


@pytest.mark.parametrize(
    ("text", "name", "changed", "instead"),
    [
        ("i met pita at the door", "Peter", "i met Peter at the door", "pita"),
        ("i called see more about it", "Xiomara", "i called Xiomara about it", "see more"),
        ("I like Kavalski's car.", "Kowalski", "I like Kowalski's car.", "Kavalski"),
        ("peter came", "Peter", "Peter came", "peter"),
        ("we went out", "Xiomara", "we went out", ""),
    ],
)
def test_a_spelled_name_takes_the_place_of_what_sounds_most_like_it(
    text: str, name: str, changed: str, instead: str
) -> None:
    """Otherwise it is written over a word that was right."""
    assert put_in(text, name) == (changed, instead)
