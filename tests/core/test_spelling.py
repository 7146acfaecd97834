"""A name spelled letter by letter: what is understood, and what it does to what was said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.talk import AT, Talk, only
from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.dialogue.evolve import load
from voice_coach.dialogue.interpret import interpret
from voice_coach.dialogue.letters import GRAMMAR, aloud, spelled, typed
from voice_coach.dialogue.typed import from_keyboard
from voice_coach.journal.journal import Journal
from voice_coach.journal.page.render import render
from voice_coach.messages import Command, Pressed, Reply, Typed, Utterance, Word
from voice_coach.program.values import Question

EXERCISE = only(
    Question("event", "Which event?", yields="event"),
    Question("ways", "What could you do?", "list", yields="ways"),
    Question("clear", "How clear, from zero to ten?", "scale", "pause", single=True),
    Question("when", "When?", "date", "pause", single=True, confirm=True),
)
READ_BACK = f"P, e, t, e, r. Peter. {phrases.ANYTHING_RIGHT}"


@pytest.mark.parametrize(
    ("heard", "name"),
    [
        (("p e t e r",), "Peter"),
        (("pee ee tee ee are",), "Peter"),
        (("p", "e t", "e", "r"), "Peter"),
        (("papa echo tango echo romeo",), "Peter"),
        (("p as in papa e t for tango e r",), "Peter"),
        (("[unk] pea e tea [unk] e ar",), "Peter"),
        (("a double n a",), "Anna"),
        (("o double u e n",), "Owen"),
        (("capital m c capital d o n",), "McDon"),
        (("a n n hyphen m a r i e",), "Ann-Marie"),
        (("o apostrophe b r i e n",), "O'Brien"),
        (("m a space l i",), "Ma Li"),
        (("x ray i",), "Xi"),
        (("sea see eye",), "Cci"),
        (("the weather is nice today",), ""),
        (("[unk]",), ""),
        (("p",), ""),
        ((), ""),
    ],
)
def test_letters_are_understood_as_they_are_said(heard: tuple[str, ...], name: str) -> None:
    """Otherwise the person spells it again and again."""
    assert spelled(heard) == name


def test_whoever_types_the_whole_name_has_spelled_it() -> None:
    """Otherwise they have to put a space behind every letter."""
    assert spelled((typed("McDonald"),)) == "McDonald"
    assert spelled((typed("O\u2019Brien-Smith"),)) == "O'Brien-Smith"
    assert spelled((typed("p e t e r"),)) == "Peter"


def test_a_name_is_read_back_by_its_letters() -> None:
    """Otherwise nobody hears whether it was understood."""
    assert aloud("O'Brien") == "O, apostrophe, B, r, i, e, n"


def test_all_that_is_listened_for_is_a_letter() -> None:
    """Otherwise it is heard for nothing."""
    sounds = set(GRAMMAR) - {"double", "capital"}
    assert {sound: len(spelled((f"a {sound} b",))) for sound in sounds} == dict.fromkeys(sounds, 3)


def talk(*said: str) -> Talk:
    return Talk(EXERCISE).hear(*said)


def test_a_name_takes_the_place_of_what_was_misheard() -> None:
    """Otherwise the page keeps the wrong name though the person spelled the right one."""
    one = talk("i had a fight with pita", "spell that").short("p e t", "e r")
    assert phrases.SPELL in one.said
    one = talk("i had a fight with pita", "spell that", "p e t", "e r").quiet()
    assert one.said[-1] == READ_BACK
    one.hear("yes")
    assert one.said[-1] == "I wrote Peter in the place of pita."
    assert one.texts("event") == ("i had a fight with Peter",)
    assert "I had a fight with Peter" in render(one.session)
    one.hear("it was late", "next")
    assert one.at == "ways"
    assert "it was late" in one.session.answer("event").text


def test_every_state_of_a_spelling_can_be_folded_again() -> None:
    """Otherwise a session that died while a name was spelled cannot be resumed."""
    one = talk("i met pita", "spell that", "p e t e r").quiet().hear("no", "p e t e r").quiet()
    one.hear("yes")
    for length in range(1, len(one.events) + 1):
        died = load(EXERCISE, one.events[:length])
        again = Talk(EXERCISE)
        again.events, again.session = list(one.events[:length]), died
        again.record(e.Resumed(at=AT))
        again.settle()
        if died.spelling is not None:
            asked = READ_BACK if died.spelling.name else phrases.SPELL
            assert again.said[-1] in (asked, phrases.SPELL_AGAIN)
            again.hear("p e t e r").quiet().hear("yes")
        assert again.session.spelling is None


def test_no_asks_again_and_at_last_leaves_it() -> None:
    """Otherwise a name that is not understood holds the session up for good."""
    one = talk("i met pita", "spell that")
    for _ in range(2):
        one.hear("b e t e r").quiet().hear("no")
        assert one.said[-1] == phrases.SPELL_AGAIN
    one.hear("the weather is nice").quiet()
    assert phrases.SPELLING_LEFT in one.said
    assert one.texts("event") == ("i met pita",)


@pytest.mark.parametrize("command", ["next", "skip", "scratch that"])
def test_a_spelling_can_be_left(command: str) -> None:
    """Otherwise the person is caught in it, or loses what they said."""
    one = talk("i met pita", "spell that", command)
    assert one.said[-1] == phrases.SPELLING_LEFT
    assert (one.at, one.texts("event")) == ("event", ("i met pita",))


def test_next_ends_the_letters_and_agrees() -> None:
    """Otherwise whoever works with Enter has to wait."""
    one = talk("i met pita", "spell that", "p e t e r", "next", "next")
    assert one.texts("event") == ("i met Peter",)


def test_letters_instead_of_a_yes_are_the_name() -> None:
    """Otherwise who corrects at once is not listened to."""
    for said in ("p e t e r", "no p e t e r", "no it's p e t e r"):
        one = talk("i met pita", "spell that", "b e t e r").quiet().hear(said)
        assert one.said[-1] == READ_BACK


@pytest.mark.parametrize("agreed", ["yes", "yeah", "that's right", "yes it is", "correct"])
def test_a_yes_is_one_in_other_words_too(agreed: str) -> None:
    """Otherwise the name is read back for ever."""
    one = talk("i met pita", "spell that", "p e t e r").quiet().hear(agreed)
    assert one.texts("event") == ("i met Peter",)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ((), phrases.SPELL_NOTHING),
        (("my job", "next", "next"), phrases.SPELL_NOT_HERE),
        (("my job", "next", "next", "seven", "next"), phrases.SPELL_NOT_HERE),
    ],
)
def test_where_nothing_can_be_spelled_it_is_said_kindly(before: tuple[str, ...], said: str) -> None:
    """Otherwise letters are taken for an answer."""
    one = talk(*before)
    events = len(one.events)
    one.hear("spell that")
    assert one.said[-1] == said
    assert [type(event) for event in one.events[events:]] == [e.Commanded]


def test_a_name_like_nothing_that_was_said_is_kept_for_later() -> None:
    """Otherwise it is written over a word that was right."""
    one = talk("we went out", "spell that", "x i o m a r a").quiet().hear("yes")
    assert one.said[-1].startswith("I keep Xiomara for later.")
    assert one.texts("event") == ("we went out",)


def test_finishing_and_pausing_come_before_the_letters() -> None:
    """Otherwise a person who has to leave cannot."""
    one = talk("i met pita", "spell that", "finish for today", "no")
    assert one.said[-1] == phrases.SPELL
    one.hear("pause", "resume")
    assert one.said[-1] == phrases.SPELL
    one.hear("finish for today", "yes")
    assert one.session.resting


def test_it_works_typed_with_a_key_for_yes() -> None:
    """Otherwise it is for those who speak alone."""
    one = talk("i met pita")
    for given in (
        Typed("spell that", Command.SPELL),
        Typed("peter"),
        Typed(""),
        Pressed(Reply.YES),
    ):
        one.react(from_keyboard(one.session, given, AT))
    assert one.texts("event") == ("i met Peter",)


def test_the_copy_that_stands_there_has_the_name_too() -> None:
    """Otherwise the page shows the copy, and with it the misheard name."""
    one = Talk(EXERCISE)
    words = tuple(Word(text, n, n + 0.5) for n, text in enumerate("i met pita".split()))
    one.react(interpret(one.session, Utterance("i met pita", words), at=AT))
    one.record(e.FairCopied(at=AT, key="event", of=(0.0,), text="I met Pieter!"))
    one.hear("spell that", "p e t e r").quiet().hear("yes")
    assert "I met Peter!" in render(one.session)


def test_the_log_alone_says_what_the_page_shows(tmp_path: Path) -> None:
    """Otherwise the page changes when the list of names does."""
    one = talk("i met pita", "spell that", "p e t e r").quiet().hear("yes")
    started = one.events[0]
    assert isinstance(started, e.Started)
    with_log = Journal(tmp_path).begin(started, EXERCISE)
    try:
        for event in one.events[1:]:
            with_log.record(event)
        assert "I met Peter" in with_log.path.read_text("utf-8")
    finally:
        with_log.close()
