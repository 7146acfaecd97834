"""A laugh that was heard as a word or two: what the second ear may say of it, and what follows."""

from __future__ import annotations

import pytest

from tests.support.talk import AT, Talk, only
from voice_coach.dialogue import events as e
from voice_coach.dialogue.copies import shown
from voice_coach.fair_copy.fair import fair_copy
from voice_coach.fair_copy.reading import Line
from voice_coach.journal.page.render import render
from voice_coach.messages import Word
from voice_coach.program.values import Program, Question

SURE, UNSURE = 1.0, 0.8
WORKSHEET = only(
    Question("event", "Which event?", yields="event"),
    Question("ways", "What could you do?", "list", yields="ways"),
    Question("outcomes", "And if you do this: {item}?", "pairs", items_from="ways"),
)


def is_dropped(live: str, copy: str, *confidences: float) -> bool:
    given = confidences or (UNSURE,)
    words = [
        Word(text, float(n), n + 0.5, given[min(n, len(given) - 1)])
        for n, text in enumerate(live.split())
    ]
    return fair_copy(words, [Line(copy, 0.0, 2.0)], seconds=3.0).no_words


@pytest.mark.parametrize("copy", ["Uh-huh.", "Uh?", "Oh, uh,", "Ah, ah!", "Mm-hmm.", "Hm.", "You"])
def test_a_laugh_is_no_answer(copy: str) -> None:
    """Otherwise the page of somebody who laughed once says "the half"."""
    assert is_dropped("the half", copy)
    assert is_dropped("the half", copy, SURE, SURE), "as two strokes are heard"
    assert is_dropped("huh", copy) is (copy != "You")
    assert is_dropped("could him and they", copy), "as longer laughter is heard"


def test_what_the_second_ear_finds_nothing_in_is_no_answer() -> None:
    """Otherwise "when that and" stands on the page of who laughed, for an ear that knows better."""
    assert is_dropped("when that and", "")
    assert is_dropped("skip", "")
    assert not is_dropped("skip", "", SURE)
    assert not is_dropped("when that and", "", SURE), "each word was heard surely"
    assert not is_dropped("a half", "", SURE)
    assert not is_dropped("i go out and sit in the sun", ""), "so much is no laugh"


@pytest.mark.parametrize(
    ("live", "copy", "confidences"),
    [
        ("a half", "A half.", (UNSURE,)),
        ("my heart", "My heart.", (UNSURE,)),
        ("a half", "Oh no.", (UNSURE,)),
        ("a half", "Papa.", (UNSURE,)),
        ("them", "Mm.", (SURE,)),
        ("my heart", "My heart.", (SURE, SURE)),
        ("half half", "Oh.", (SURE, SURE)),
        ("you", "You.", (UNSURE,)),
        ("up", "Uh.", (UNSURE,)),
        ("how long", "Oh.", (UNSURE,)),
        ("my own heart", "Uh-huh.", (SURE,)),
        ("i go out and sit in the sun", "Uh-huh.", (UNSURE,)),
        ("i am tired", "Huh. Huh. Huh. Huh. Huh. Huh. Huh.", (UNSURE,)),
    ],
)
def test_words_stay(live: str, copy: str, confidences: tuple[float, ...]) -> None:
    """Otherwise an answer of one word, surely heard or read by the second ear, is lost."""
    assert not is_dropped(live, copy, *confidences)


def test_words_beside_the_voice_are_not_nothing() -> None:
    """A sense for speech that is late would have the second ear's right words count as none."""
    words = [Word("a", 0.0, 0.2, UNSURE), Word("half", 0.2, 0.5, UNSURE)]
    copy = fair_copy(words, [Line("A half.", 0.0, 0.5)], seconds=3.0, speech=[(2.0, 2.5)])
    assert (copy.text, copy.no_words) == ("", False)


def _said(program: Program, *said: tuple[str, str, float]) -> Talk:
    talk = Talk(program)
    for key, text, at in said:
        words = (Word(text, at, at + 0.5, UNSURE),)
        talk.record(e.Answered(at=AT, key=key, text=text, words=words))
    return talk


def _nothing(key: str, at: float, item: int | None = None) -> e.FairCopied:
    return e.FairCopied(at=AT, key=key, of=(at,), text="", item=item)


def test_an_answer_and_a_title_go_on_without_the_laugh() -> None:
    """Otherwise "the talk half" is the page's title."""
    talk = _said(WORKSHEET, ("event", "the talk", 1.0), ("event", "half", 5.0))
    talk.record(_nothing("event", 5.0))
    assert shown(talk.session.answer("event").spoken) == ["the talk"]
    assert "event: The talk\n" in render(talk.session)
    assert "alf" not in render(talk.session)


def test_an_answer_that_was_a_laugh_was_not_given() -> None:
    """Otherwise the page shows a question above nothing, or a session is called "Half"."""
    talk = _said(WORKSHEET, ("event", "half", 1.0))
    talk.record(e.Closed(at=AT, key="event"), _nothing("event", 1.0))
    assert talk.session.answer("event").spoken == ()
    assert "alf" not in render(talk.session)
    assert "Which event?" not in render(talk.session)


def test_restore_brings_back_what_was_scratched_and_no_laugh() -> None:
    """Otherwise "restore that" answers with a laugh."""
    talk = _said(WORKSHEET, ("event", "the talk", 1.0), ("event", "half", 5.0))
    talk.record(e.WentBack(at=AT, key="event"))
    talk.record(e.Scratched(at=AT, key="event"), _nothing("event", 1.0))
    talk.hear("restore that")
    assert [piece.text for piece in talk.session.answer("event").spoken] == ["half"]


def test_a_list_loses_the_entry_that_was_a_laugh() -> None:
    """Otherwise the coach asks what follows "if you do this: half"."""
    talk = _said(
        WORKSHEET, ("ways", "wait", 1.0), ("ways", "half", 5.0), ("ways", "write", 9.0)
    )  # fmt: skip
    talk.record(_nothing("ways", 5.0))
    assert talk.session.entries("ways") == ("wait", "write")
    assert "- Wait\n- Write\n" in render(talk.session)


@pytest.mark.parametrize("place", [0, 1])
def test_an_entry_that_was_asked_about_stays(place: int) -> None:
    """Otherwise what the person said about it goes with it, or stands beside another entry."""
    talk = _said(WORKSHEET, ("event", "x", 0.5), ("ways", "wait", 1.0), ("ways", "half", 5.0))
    talk.record(e.Closed(at=AT, key="event"), e.Closed(at=AT, key="ways"))
    talk.settle()
    talk.record(
        e.Answered(at=AT, key="outcomes", text="we talk", item=0),
        e.Closed(at=AT, key="outcomes", item=0),
    )
    talk.settle()
    assert talk.session.pair == 1
    before = talk.session
    talk.record(_nothing("ways", (1.0, 5.0)[place]))
    assert talk.session.answers == before.answers
    assert talk.session.pair == 1
