"""When a short answer is over: at once where it is understood whole, and else after a longer
silence."""

from __future__ import annotations

import pytest

from tests.support.in_time import MessagesInTime, Screen, said
from tests.support.kept import Kept
from tests.support.talk import AT, Talk, only
from voice_coach.coach.edges import Edges
from voice_coach.coach.mouth import NoEar, SilentMouth
from voice_coach.coach.runner import Runner, Stopped
from voice_coach.dialogue import events as e
from voice_coach.dialogue.closing import is_complete
from voice_coach.dialogue.interpret import interpret
from voice_coach.dialogue.when import is_understood
from voice_coach.manners import DEFAULT
from voice_coach.messages import Interrupted, Utterance, Word
from voice_coach.program.values import Question, Tell

UNTIL = {"when": "ways chosen", "clear": "ways chosen when", "willing": "ways chosen when clear"}
OVER = {
    "clear": "seven|a seven|maybe a four|ten out of ten|zero|seven i think|about a six",
    "willing": "yes|no|yes please|yeah i will|not really|of course not|yes i have|"
    "yes because i want it|no i don't think so|absolutely|well yes",
    "recurring": "it keeps happening|the first time|it's the first time",
}
NOT_YET = {
    "clear": "seven um|well|let me think|seven or|i'd say about|it is a|hm|seven and|"
    "seven because i have|six but i have no",
    "willing": "um|well|yes but|yes and|i don't know|no because|yes if|maybe|i mean|not|"
    "no because i want|yes and i need",
    "recurring": "it is the|it is|um|well it|it keeps happening because|it keeps",
}


def asked(key: str) -> Talk:
    """The tiny exercise at this question."""
    talk = Talk().hear("a quarrel", "next")
    if key != "recurring":
        talk.short("the first time").hear("it rained", "next", "i smile", "next")
        for before in UNTIL[key].split():
            match before:
                case "ways":
                    talk.hear("call her", "next", "we talk", "next")
                case "chosen":
                    talk.short("call her").hear("yes")
                case "when":
                    talk.short("on friday at nine in the morning").hear("yes")
                case "clear":
                    talk.short("seven")
    assert talk.at == key
    return talk


def rows(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(key, text) for key, texts in table.items() for text in texts.split("|")]


@pytest.mark.parametrize(("key", "text"), rows(OVER))
def test_what_is_understood_is_over(key: str, text: str) -> None:
    """Who says "seven" would wait for as long as somebody who thinks."""
    assert is_complete(asked(key).hear(text).session, AT)


@pytest.mark.parametrize(("key", "text"), rows(NOT_YET))
def test_what_may_go_on_is_not(key: str, text: str) -> None:
    """ "On Friday at ..." would be cut off before the hour."""
    assert not is_complete(asked(key).hear(text).session, AT)


@pytest.mark.parametrize(
    ("key", "text", "unsure", "over"),
    [
        ("willing", "yes breath", 1, False),  # "yes, but"
        ("willing", "yes i will", 1, True),
        ("willing", "yes breath", 0, True),
        ("clear", "seven or", 1, False),
        ("clear", "seven her", 1, False),
        ("clear", "maybe seven", 1, True),
        ("recurring", "the first time or", 1, False),
        ("recurring", "it keeps happening and her", 2, False),
    ],
)
def test_what_is_heard_unsurely_at_the_end_may_go_on(
    key: str, text: str, unsure: int, over: bool
) -> None:
    """ "Yes, but" may come out as "yes breath", and would be a yes before the "not now"."""
    texts = text.split()
    words = tuple(
        Word(word, place / 2, place / 2 + 0.4, 0.7 if place >= len(texts) - unsure else 1.0)
        for place, word in enumerate(texts)
    )
    talk = asked(key)
    talk.react(interpret(talk.session, Utterance(text, words), at=AT))
    assert is_complete(talk.session, AT) is over


@pytest.mark.parametrize(
    ("text", "unsure", "over"),
    [
        ("on friday at nine in the morning", 1, True),
        ("on friday at nine in the morning", 3, True),
        ("tomorrow at six in the evening", 5, True),
        ("on friday at", 1, False),
    ],
)
def test_a_time_that_was_heard_unsurely_belongs_to_the_day(
    text: str, unsure: int, over: bool
) -> None:
    """Otherwise somebody waits for the coach because "morning" was mumbled."""
    texts = text.split()
    words = tuple(
        Word(word, place / 2, place / 2 + 0.4, 0.7 if place >= len(texts) - unsure else 1.0)
        for place, word in enumerate(texts)
    )
    talk = Talk(only(Question("day", "When?", "date", "pause", wants="day-and-time")))
    talk.react(interpret(talk.session, Utterance(text, words), at=AT))
    assert is_complete(talk.session, AT) is over


def test_nothing_else_ends_by_itself() -> None:
    """An answer in one's own words would be over after the first sentence."""
    talk = Talk()
    assert not is_complete(talk.hear("a quarrel").session, AT), "a name may have more words"
    assert not is_complete(asked("recurring").session, AT), "nothing was said"


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("on friday at nine in the morning", True),
        ("in two days at half past six in the evening", True),
        ("every day at seven in the morning", True),
        ("on friday", False),
        ("on friday at", False),
        ("at nine", False),
        ("friday at nine in the morning or", False),
        ("friday um", False),
    ],
)
def test_a_day_and_an_hour_are_over(text: str, over: bool) -> None:
    """An appointment would be asked for again that was about to be said."""
    when = Question(
        "when", "When?", "date", "pause", single=True, confirm=True, wants="day-and-time"
    )
    assert is_understood(when)
    talk = Talk(only(when, Tell("bye", "Goodbye."))).hear(text)
    assert is_complete(talk.session, AT) is over


@pytest.mark.parametrize(("text", "ends"), [("seven", 0.8), ("seven um", 2.5), ("seven or", 2.5)])
def test_the_silence_fits_what_was_said(text: str, ends: float) -> None:
    """Each number question of a session would cost two seconds of waiting, or an answer be cut."""
    heard_at = 6.0
    for wait, taken in ((ends - 0.1, False), (ends + 0.1, True)):
        kept = Kept(asked("clear").program)
        for event in asked("clear").events[1:]:
            kept.record(event)
        answer = said(text, heard_at)
        spoken_until = answer.utterance.last_word_ended_at
        after = max(answer.utterance.ended_at, spoken_until + wait)
        inbox = MessagesInTime((answer.utterance.ended_at, answer), (after, Interrupted()))
        edges = Edges(SilentMouth(inbox), NoEar(), inbox, Screen())  # type: ignore[arg-type]
        with pytest.raises(Stopped):
            Runner(kept, edges, DEFAULT, lambda: AT).run()  # type: ignore[arg-type]
        last = [event for event in kept.events[-3:] if getattr(event, "key", "") == "clear"]
        ended = any(isinstance(event, e.Understood | e.Unclear | e.Closed) for event in last)
        assert ended is taken, (text, wait)
