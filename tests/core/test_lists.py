"""Lists: read back once, changed by voice, nothing in them twice; and choosing from one."""

from __future__ import annotations

import pytest

from tests.support.talk import AT, EXERCISE, Talk, only
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.dialogue.interpret import interpret
from voice_coach.messages import Utterance, Word
from voice_coach.program.values import Question

WAYS = ("write a letter", "sell the house", "wait and see")


def listed(*entries: str) -> Talk:
    """After this list, at the first question about it."""
    return Talk().to("ways").hear(*(entries or WAYS), "next")


def test_a_list_is_read_back_once() -> None:
    """Otherwise nobody knows that an entry was misheard before it is asked about."""
    talk = listed()
    readings = [text for text in talk.said if "Two: sell the house." in text]
    assert readings == [
        "One: write a letter. Two: sell the house. Three: wait and see. " + phrases.HOW_TO_CHANGE
    ]
    talk.hear("it arrives", "next", "repeat")
    assert sum("Two: sell the house." in text for text in talk.said) == 1


def test_what_was_not_written_down_is_not_taken_out() -> None:
    """Otherwise "let me think", "scratch that" costs somebody the entry before."""
    talk = Talk().to("ways").hear("write a letter", "let me think", "scratch that")
    assert talk.said[-1] == phrases.NOT_WRITTEN
    assert talk.session.entries("ways") == ("write a letter",)
    talk.hear("scratch that")
    assert talk.session.entries("ways") == ()


def test_a_noise_is_no_remark() -> None:
    """Otherwise "um, scratch that" takes nothing back."""
    talk = Talk().to("ways").hear("write a letter", "um", "scratch that")
    assert talk.session.entries("ways") == ()


def test_an_entry_that_is_said_otherwise_replaces_the_one_before() -> None:
    """Otherwise a list holds both, or neither; the coach says what stands there now, and what is
    gone may be brought back."""
    talk = Talk().to("ways").hear("call Peter", "call Paul", "no not Paul I mean Anna")
    assert talk.session.entries("ways") == ("call Peter", "Anna")
    assert talk.said[-1] == "It is this now: Anna."
    talk.hear("restore that")
    assert "call Paul" in talk.session.entries("ways")


def test_the_words_of_an_entry_said_otherwise_keep_their_times() -> None:
    """Otherwise the second ear cannot write them better."""
    said = "sorry i mean sandra"
    words = tuple(
        Word(text, 10.0 + place, 10.5 + place, 1.0) for place, text in enumerate(said.split())
    )
    session = Talk().to("ways").hear("sarah").session
    reaction = interpret(session, Utterance(said, words), at=AT)
    answered = reaction.events[-1]
    assert isinstance(answered, e.Answered)
    assert (answered.text, answered.words) == ("sandra", words[-1:])


def test_a_single_entry_is_not_read_back() -> None:
    """It was just said."""
    assert not any(text.startswith("One:") for text in listed("write a letter").said)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("take out the second", ("write a letter", "wait and see")),
        ("Please take out the second one.", ("write a letter", "wait and see")),
        ("remove number one", WAYS),
        ("remove number two", ("write a letter", "wait and see")),
        ("delete the last one", ("write a letter", "sell the house")),
        ("take the last one out", ("write a letter", "sell the house")),
        ("the first one can go", ("sell the house", "wait and see")),
        ("take out sell the house", ("write a letter", "wait and see")),
        ("take out the fourth", WAYS),
        ("join the last two", ("write a letter", "sell the house wait and see")),
        ("put the last two together", ("write a letter", "sell the house wait and see")),
        ("the first two belong together", ("write a letter sell the house", "wait and see")),
        ("join the first and the third", ("write a letter wait and see", "sell the house")),
        ("combine two and three", ("write a letter", "sell the house wait and see")),
        ("join the first and the seventh", WAYS),
    ],
)
@pytest.mark.parametrize("behind", [False, True], ids=["while it is made", "behind it"])
def test_entries_are_taken_out_and_joined(said: str, left: tuple[str, ...], behind: bool) -> None:
    """Otherwise what was misheard stays, and is asked about."""
    talk = listed() if behind else Talk().to("ways").hear(*WAYS)
    before = talk.at
    talk.hear(said)
    if said != "remove number one":
        assert talk.texts("ways") == left
    assert talk.at == before
    assert talk.reloaded() == talk.session


@pytest.mark.parametrize(
    "said",
    ["take out the rubbish", "take the train", "join a choir", "join the army", "remove the piano",
     "drop it for a week", "put the house on the market", "merge our accounts", "take two days off",
     "delete my account", "join them both for dinner", "forget the whole thing"],
)  # fmt: skip
def test_what_only_looks_like_a_change_is_an_entry(said: str) -> None:
    """An answer would vanish."""
    assert Talk().to("ways").hear(*WAYS, said).texts("ways") == (*WAYS, said)


def test_what_was_said_about_an_entry_goes_and_moves_with_it() -> None:
    """The outcome of one response would stand beside another."""
    talk = listed().hear("it arrives", "next", "it is sold", "next")
    assert talk.session.pair == 2
    talk.hear("take out the first")
    about = [(piece.item, piece.text) for piece in talk.session.answer("outcomes").spoken]
    assert about == [(0, "it is sold")]
    assert talk.session.pair == 1
    talk.hear("time passes")
    talk.hear("join the first and the second")
    about = [(piece.item, piece.text) for piece in talk.session.answer("outcomes").spoken]
    assert about == [(0, "it is sold"), (0, "time passes")]
    assert talk.at == "chosen"
    assert talk.reloaded() == talk.session


def test_when_every_entry_is_gone_nothing_is_asked_about_them() -> None:
    """The coach would ask what follows from nothing."""
    talk = listed("write a letter", "wait and see").hear("take out the last", "take out the first")
    assert talk.at == "when"
    assert talk.reloaded() == talk.session


def test_copies_of_joined_entries_stay_together() -> None:
    """The page would fall back to the words of the live ear."""
    talk = Talk().to("ways")
    for start, text, copy in (
        (1.0, "right a letter", "Write a letter."),
        (3.0, "to tim", "To Tim."),
    ):
        word = Word(text.split()[0], start, start + 0.5, 0.9)
        talk.record(e.Answered(at=AT, key="ways", text=text, words=(word,)))
        talk.record(e.FairCopied(at=AT, key="ways", of=(start,), text=copy))
    talk.hear("join the last two", "another", "next")
    assert any("One: write a letter to Tim." in text for text in talk.said)


@pytest.mark.parametrize(
    "again", ["write a letter", "Write a letter.", "i could write a letter", "and write the letter"]
)
def test_what_is_named_twice_is_one_entry(again: str) -> None:
    """The person would be asked twice what comes of it."""
    talk = Talk().to("ways").hear("write a letter", "sell the house", again)
    assert talk.texts("ways") == ("write a letter", "sell the house")
    assert talk.said[-1] == phrases.HAVE_THAT


@pytest.mark.parametrize(
    ("said", "chosen"),
    [("two", "sell the house"), ("2", "sell the house"), ("number three", "wait and see"),
     ("the first", "write a letter"), ("the letter", "write a letter"),
     ("um two please", "sell the house")],
)  # fmt: skip
def test_choices_are_read_with_their_numbers_and_named_by_them(said: str, chosen: str) -> None:
    """Somebody with closed eyes would have to keep the list in mind, and say it word for word."""
    prompt = "{choices} Which one do you choose?"
    ways = Question("ways", "What could you do?", "list", single=True)
    which = Question("which", prompt, "choice", "pause", single=True, options_from="ways")
    talk = Talk(only(ways, which)).hear(*WAYS, "next")
    assert talk.said[-1] == (
        "One: write a letter. Two: sell the house. Three: wait and see. Which one do you choose?"
    )
    assert talk.short(said).session.answer("which").value == chosen


def test_of_many_choices_six_are_read() -> None:
    """A minute of entries would come between the question and its answer."""
    ways = Question("ways", "What could you do?", "list", single=True)
    prompt = "{choices} Which one do you choose?"
    which = Question("which", prompt, "choice", "pause", single=True, options_from="ways")
    talk = Talk(only(ways, which)).hear(*(f"way number {n}" for n in range(8)), "next")
    assert "Six: way number 5. And 2 more. Which one do you choose?" in talk.said[-1]
    assert talk.short("eight").session.answer("which").value == "way number 7"


def test_braces_in_an_entry_are_only_braces() -> None:
    """What somebody typed would be taken for a place to fill in."""
    talk = Talk(EXERCISE).to("ways").hear("{chosen} and {", "wait", "next")
    assert talk.at == "outcomes"


def test_after_a_change_the_choices_are_read_anew() -> None:
    """ "Two" would mean another entry than the one that was read as the second."""
    prompt = "{choices} Which one do you choose?"
    ways = Question("ways", "What could you do?", "list", single=True)
    which = Question("which", prompt, "choice", "pause", single=True, options_from="ways")
    talk = Talk(only(ways, which)).hear(*WAYS, "next", "take out the first")
    assert talk.said[-1] == "One: sell the house. Two: wait and see. Which one do you choose?"
    assert talk.short("two").session.answer("which").value == "wait and see"
    gone = Talk(only(ways, which)).hear("wait", "next", "take out the first")
    assert gone.session.finished_at


def test_what_a_recogniser_makes_of_an_um_is_no_entry() -> None:
    """The person would be asked what comes of "I'm"."""
    assert Talk().to("ways").hear("write", "i'm", "the", "i'm leaving").texts("ways") == (
        "write",
        "i'm leaving",
    )


@pytest.mark.parametrize(
    ("said", "joins"),
    [("next week", True), ("in the evening", True), ("when i am at home", True),
     ("next week i go back to the doctor", False), ("in the evening i'll read a book", False)],
)  # fmt: skip
def test_a_sentence_of_its_own_is_an_entry_of_its_own(said: str, joins: bool) -> None:
    """Two things that somebody could do would be one."""
    entries = Talk().to("ways").hear("call her", said).texts("ways")
    assert entries == ((f"call her {said}",) if joins else ("call her", said))


@pytest.mark.parametrize(
    ("said", "entries"),
    [
        (("Number one: my temper.", "number two money"), ("my temper.", "money")),
        (("first rest second tell my family third eat",), ("rest", "tell my family", "eat")),
        (("two glasses of water a day",), ("two glasses of water a day",)),
        (("my boss", "and my wife"), ("my boss", "my wife")),
        (("call my boss", "and my wife"), ("call my boss and my wife",)),
        (("put the phone in the", "in the drawer"), ("put the phone in the drawer",)),
        (("my boss", "my desk", "no wait that one's wrong take it out"), ("my boss",)),
    ],
)
def test_an_entry_is_what_is_named(said: tuple[str, ...], entries: tuple[str, ...]) -> None:
    """The coach would ask what comes of "number two money", or of half an entry."""
    assert Talk().to("ways").hear(*said).texts("ways") == entries


def test_counted_entries_of_one_breath_have_their_own_words() -> None:
    """The second ear would read the sound of all of them for each."""
    talk = Talk().to("ways")
    text = "one rest two eat"
    words = tuple(Word(word, n, n + 0.5, 0.9) for n, word in enumerate(text.split()))
    utterance = Utterance(text, words, 0.0, 5.0)
    for event in interpret(talk.session, utterance, at=AT).events:
        talk.record(event)
    spoken = talk.session.answer("ways").spoken
    assert [[word.text for word in piece.words] for piece in spoken] == [["rest"], ["eat"]]
    assert talk.reloaded() == talk.session
