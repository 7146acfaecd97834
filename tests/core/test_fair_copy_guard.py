"""Which texts of a second ear are believed: made-up ones hardly ever, right ones nearly always."""

from __future__ import annotations

import pytest

from voice_coach.fair_copy.fair import fair_copy
from voice_coach.fair_copy.guard import Reason, in_speech, judge
from voice_coach.fair_copy.reading import Line, Span
from voice_coach.messages import Word

LONG = "i want to speak calmly with my sister and tell her what i need"
COPY = "I want to speak calmly with my sister, and tell her what I need."


def heard(text: str, confidence: float = 0.95) -> list[Word]:
    return [Word(word, 0.0, 0.0, confidence) for word in text.split()]


def seconds_for(text: str) -> float:
    return max(1.0, len(text.split()) / 2.5)


KEPT = [
    (LONG, COPY),
    (LONG, COPY.upper()),
    ("", ""),
    ("yes", "Yes."),
    ("yes", "Yeah."),
    ("uh huh", "A half."),
    ("no", "Nope, never."),
    ("five", "5"),
    ("at half past five on thursday", "At 5:30 on Thursday."),
    ("no no no no no no no", "No, no, no, no, no, no, no."),
    ("no no no", "No, no, no."),
    ("very very very sad", "Very, very, very, very sad."),
    ("i can't i can't i can't", "I can't, I can't, I can't."),
    ("i i i don't know", "I, I, I don't know."),
    ("ha ha ha ha", "Hahahaha."),
    ("again and again and again", "Again and again and again and again."),
    # What the small model heard of a neural voice, and what that had said:
    ("as angry she tend and the living relief mostly i was a shame",
     "I was angry, ashamed, and a little relieved. Mostly I was ashamed."),
    ("wall i suppose like up all the ice first where do when apple juice",
     "Well, I suppose I could apologize first. What do I have to lose?"),
    ("he asked me why peel the wet think wet bill was most with tired",
     "Are you asking what I feel or what I think? What I feel is mostly tired."),
    # ... and of a person:
    ("he married of or am able wall and he my hair good made still more respect ball any lots",
     "Had he married a more amiable woman, he might have been made still more respectable."),
    ("who this not until ask those and man", "He was not an ill-disposed young man."),
    # ... and of a voice by a synthesiser:
    ("on monday morning at nine i will go to the band and ask for mississippi years",
     "On Monday morning at nine, I will go to the bank and ask for Mrs. Peters."),
]  # fmt: skip

TURNED_DOWN = [
    (LONG, "", Reason.NOTHING),
    (LONG, "…", Reason.NOTHING),
    ("yes", " ", Reason.NOTHING),
    ("", "Thank you for watching.", Reason.NO_SPEECH),
    ("", "You", Reason.NO_SPEECH),
    ("no no", "No, no, no, no, no, no.", Reason.REPEATS),
    ("i am tired", "I am tired. I am tired. I am tired. I am tired.", Reason.REPEATS),
    (LONG, COPY + " I need I need I need I need I need.", Reason.REPEATS),
    (LONG, COPY + " and tell her and tell her and tell her and tell her", Reason.REPEATS),
    (LONG, COPY + " the the the the the the", Reason.REPEATS),
    (LONG, COPY + " haaaaaaaaaaaaaa", Reason.REPEATS),
    (LONG, COPY + " nananananananananana", Reason.REPEATS),
    (LONG, COPY + " 1.1.1.1.1.1.1.1.1.1", Reason.REPEATS),
    (LONG, COPY + " It was a long day for us all." * 4, Reason.REPEATS),
    (LONG, "I want.", Reason.TOO_SHORT),
    (LONG, "My sister", Reason.TOO_SHORT),
    ("yes", "Yes, and then we went to the station, where everybody was waiting.", Reason.TOO_LONG),
    ("i am tired", "I am tired of all the things that everybody wants of me every day, you see.",
     Reason.TOO_LONG),
    (LONG, "Thank you all for watching, and please subscribe to this channel.", Reason.UNLIKE),
    (LONG, "Ladies and gentlemen, our next train leaves in a quarter of an hour.", Reason.UNLIKE),
    ("my boss told me that the report was too late",
     "He bought seven green bottles of cider again.", Reason.UNLIKE),
    ("there are two of us in that room", "Subtitles by the community of Amara", Reason.UNLIKE),
    ("thought about that", "\u554a.", Reason.LETTERS),
    ("paper in in again", "\u0414\u0430, \u0434\u0430.", Reason.LETTERS),
]  # fmt: skip


@pytest.mark.parametrize(("live", "copy"), KEPT)
def test_what_may_have_been_said_is_kept(live: str, copy: str) -> None:
    """Otherwise the page has the worse words, though the better ones were there."""
    verdict = judge(heard(live), copy, seconds=seconds_for(copy))
    assert verdict.kept, verdict.reason


@pytest.mark.parametrize(("live", "copy", "reason"), TURNED_DOWN)
def test_what_is_made_up_is_turned_down(live: str, copy: str, reason: Reason) -> None:
    """Otherwise the journal has words that nobody said."""
    verdict = judge(heard(live), copy, seconds=seconds_for(copy))
    assert verdict.reason is reason
    assert not verdict.kept


@pytest.mark.parametrize(
    ("words", "seconds", "speech", "kept"),
    [
        (10, 4.0, None, True),
        (10, 1.3, None, True),
        (10, 1.0, None, False),
        (30, 4.0, None, False),
        (10, 60.0, None, True),
        (10, 60.0, ((1.0, 5.0),), True),
        (10, 60.0, ((1.0, 1.5), (3.0, 3.4)), False),
        (2, 60.0, ((1.0, 1.1),), True),
        (1, 0.0, None, True),
    ],
)
def test_nobody_speaks_faster(
    words: int, seconds: float, speech: tuple[Span, ...] | None, kept: bool
) -> None:
    """Otherwise a cough becomes a sentence."""
    text = " ".join("abcdefghijklmnopqrstuvwxyzäöüß"[:words])
    reason = judge(heard(text), text, seconds=seconds, speech=speech).reason
    assert reason is (None if kept else Reason.TOO_FAST)


@pytest.mark.parametrize(
    ("lines", "speech", "kept"),
    [
        ([(0.0, 5.0)], None, True),
        ([(0.0, 5.0)], [(1.0, 4.0)], True),
        ([(0.0, 5.0)], [], False),
        ([(0.0, 0.6), (1.0, 5.0)], [(1.0, 5.0)], False),
        ([(0.0, 0.8), (1.0, 5.0)], [(1.0, 5.0)], True),
        ([(1.0, 5.0), (7.0, 8.0)], [(1.0, 5.0)], False),
        ([(1.0, 5.0), (7.0, 8.0)], [(1.0, 5.0), (7.5, 9.0)], True),
    ],
)
def test_where_nobody_spoke_nothing_is_written(
    lines: list[Span], speech: list[Span] | None, kept: bool
) -> None:
    """Otherwise a breath or a hum stands in the journal as a word."""
    made = [Line("I am tired.", start, end) for start, end in lines]
    text = " ".join(line.text for line in made)
    verdict = judge(heard(text), text, seconds=60, lines=made, speech=speech)
    assert verdict.reason is (None if kept else Reason.NO_SPEECH)
    left = in_speech(made, speech)
    assert (left == made) is kept
    assert judge(heard(text), "", seconds=60, lines=[Line("", 0.0, 0.1)], speech=[]).reason is (
        Reason.NOTHING
    )


def test_a_breath_beside_the_answer_costs_nothing() -> None:
    """Otherwise one breath that became a "Huh." turns down a whole answer."""
    lines = [Line("Huh.", 0.0, 1.0), Line("i am tired", 3.0, 5.0), Line("You.", 8.0, 9.0)]
    heard_live = heard("i am tired")
    copy = fair_copy(heard_live, lines, seconds=10, speech=[(3.0, 5.0)])
    assert (copy.text, copy.kept) == ("I am tired.", True)
    assert fair_copy(heard_live, lines, seconds=10, speech=[]).reason is Reason.NOTHING
    assert fair_copy([], lines, seconds=10, speech=[]).text == ""
    assert not fair_copy(heard_live, lines[:1] * 6, seconds=10).kept


def test_an_unsure_ear_proves_little() -> None:
    """Otherwise in a room with an echo the worse ear overrules the better one."""
    live, copy = (
        "i was lay average in no am knows of i off her",
        "Honestly, I'm afraid that nobody would notice if I left.",
    )
    assert judge(heard(live, 0.6), copy, seconds=5).kept
    assert judge(heard(live, 0.97), copy, seconds=5).reason is Reason.UNLIKE


@pytest.mark.parametrize(
    ("live", "confidence", "copy", "kept"),
    [
        ("read a book", 0.99, "Right a book.", False),
        ("read a book", 0.99, "Read a book.", True),
        ("read it back", 0.96, "Read a book.", True),
        ("fear", 1.0, "Here.", False),
        ("i want to read a book", 1.0, "I want to read a cook.", True),
    ],
)
def test_a_few_words_that_were_surely_heard_stand(
    live: str, confidence: float, copy: str, kept: bool
) -> None:
    """Otherwise "fear" among the blocks becomes "Here"."""
    verdict = judge(heard(live, confidence), copy, seconds=2)
    assert verdict.reason is (None if kept else Reason.SHORT)


def test_words_that_only_the_second_ear_heard_need_a_person_speaking() -> None:
    """Otherwise what the live ear missed altogether is lost, or noise becomes a sentence."""
    line = Line("I am here.", 0.0, 2.0)
    assert judge([], line.text, seconds=2, lines=[line], speech=[(0.2, 1.8)]).kept
    assert not judge([], line.text, seconds=2, lines=[line]).kept


def test_an_answer_of_ten_minutes_is_compared_at_once() -> None:
    """Otherwise the session's end waits for the guard; a test that hangs is how it shows."""
    live = " ".join(f"{LONG} number{n}" for n in range(100))
    assert judge(heard(live), live, seconds=600).kept
    other = " ".join(
        f"the weather tomorrow is mostly cloudy rain from north {n}" for n in range(130)
    )
    assert judge(heard(live), other, seconds=600).reason is Reason.UNLIKE
