"""What an answer comes to when it is closed: a value, a question whether it was heard right, or
one more question. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum

from voice_coach.dialogue import copies
from voice_coach.dialogue import events as e
from voice_coach.dialogue.agreement import reply_in
from voice_coach.dialogue.choosing.meant_choices import answers_itself, option_meant
from voice_coach.dialogue.choosing.own_choices import own_choice
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.deeds import verdict
from voice_coach.dialogue.deeds.lies import would_lie
from voice_coach.dialogue.lists.entries import hesitates_last
from voice_coach.dialogue.punctuation import goes_on
from voice_coach.dialogue.scale import scale
from voice_coach.dialogue.session import Answer, Session, Spoken
from voice_coach.dialogue.short_answers import asks_back
from voice_coach.dialogue.when import (
    Named,
    agrees_all_the_same,
    is_understood,
    left_at,
    named_when,
    planned_in,
    understood_when,
)
from voice_coach.dialogue.yes_or_no.as_asked import as_asked
from voice_coach.dialogue.yes_or_no.asked_about import by_topic
from voice_coach.dialogue.yes_or_no.consent import consent
from voice_coach.dialogue.yes_or_no.unsettled import settles_nothing
from voice_coach.dialogue.yes_or_no.yes_no import yes_or_no
from voice_coach.patterns import LatePattern
from voice_coach.program.values import Kind, Option, Question

KEPT_AS_SAID: frozenset[Kind] = frozenset(("open", "list", "pairs"))
"""Answers of these kinds are not understood, but written down."""


class Grasp(IntEnum):
    """How much of an answer was understood."""

    NOTHING = 0
    A_PART = 1
    ALL = 2


def close(session: Session, question: Question, answer: Answer, at: str) -> tuple[e.Event, ...]:
    """The events that end an answer, as well as it was understood: as it was heard live, or, where
    that says less, by its fair copy."""
    events = _close(session, question, answer, at)
    copied = _as_copied(answer)
    if copied is not None and grasp(question, events) < Grasp.ALL:
        by_copy = _close(session, question, copied, at)
        if grasp(question, by_copy) > grasp(question, events):
            return by_copy
    return events


def grasp(question: Question, events: Iterable[e.Event]) -> Grasp:
    """How much of the answer was understood, by what ended it or asks again."""
    if question.kind in KEPT_AS_SAID:
        return Grasp.ALL
    for event in events:
        match event:
            case e.Understood(value=value) if planned_in(value) or not is_understood(question):
                return Grasp.ALL
            case e.Unclear(so_far=known) if known:
                return Grasp.A_PART
            case _:
                pass
    return Grasp.NOTHING


def leaves_doubt(session: Session, events: Iterable[e.Event]) -> bool:
    """Whether these events end an answer, or ask for it again, that was not understood whole."""
    question, events = session.question, tuple(events)
    ends = any(isinstance(event, e.Unclear | e.Understood | e.Closed) for event in events)
    return question is not None and ends and grasp(question, events) < Grasp.ALL


_BEGINNINGS = (["is"], ["was"], ["are"], ["were"], ["am"])
"""The last word of "it is", which may be a whole answer, and as well the beginning of one: "it is
the first time"."""
_BREAKS_OFF = LatePattern(
    r"(?:.* )?(?:because|and|but|since|so|if|when|though)(?: [\w']+){0,3}"
    r" (?:have|has|had|no|not|want|need|feel|keep|keeps|get|got|make|made)|not|it keeps"
)
"""A reason that has only begun ("seven because i have"), or the beginning of an option."""


def is_complete(session: Session, at: str) -> bool:
    """Whether what was said since the question was put is understood whole, and does not sound as
    if it went on ("on friday at", "um"): nobody needs a long silence to be sure that it is over.

    Goes by the words alone. A model that goes by the sound (Smart Turn v3.2) was tried beside it,
    on short answers of four synthetic voices in quiet and with noise 20 and 10 dB below them, 0.2 s
    after the last word. It ended 72 % of 657 finished ones, and 46 % of 806 that were not, most of
    them cut out of whole answers (neural voice alone: 90 and 51 %; people reading aloud: 3 of 5
    sentences, and 10 of 30 cut short); no finished one was above all unfinished ones. Asked only
    where this rule waits and the words may be over, it ended 71 % of the finished and 43 % of the
    others. As a veto it halved what this rule ends too soon (7 %, most of it an answer as far as it
    goes: "not", "it keeps"), and made a quarter of the quickly ended answers wait. It takes 0.05 s
    of a core each time, and 90 MB.
    """
    question = session.question
    if question is None or question.kind in KEPT_AS_SAID or session.confirming or session.finishing:
        return False
    answer = session.answer(question.key)
    said = answer.spoken[answer.fresh_from :]
    if not said or goes_on(said[-1].text) or hesitates_last(said[-1].text):
        return False
    text = plain(said[-1].text)
    if text.split()[-1:] in _BEGINNINGS or _BREAKS_OFF.fullmatch(text):
        return False
    if grasp(question, close(session, question, answer, at)) is not Grasp.ALL:
        return False
    return _explains_its_end(session, question, answer, at)


_SURE = 0.8
"""Confidence from which a word at the end is taken for what it is: the "but" of "yes, but" came out
as "breath" at 0.77."""


def _explains_its_end(session: Session, question: Question, answer: Answer, at: str) -> bool:
    """Whether the words at the end that were heard unsurely belong to what was understood. Where it
    is understood without them, they may be the beginning of something else."""
    last = answer.spoken[-1]
    if is_understood(question):
        return True  # a time is read back, and "morning" is often mumbled
    if question.kind == "yes-no" and not reply_in(last.text).rest:
        return True
    texts, surely = last.text.split(), len(last.words)
    while surely and last.words[surely - 1].confidence < _SURE:
        surely -= 1
    if surely == len(last.words) or len(texts) != len(last.words):
        return True
    before = answer.spoken[answer.fresh_from : -1]
    if not surely and not before:
        return True
    kept = (replace(last, text=" ".join(texts[:surely])),) if surely else ()
    without = replace(answer, spoken=(*answer.spoken[:-1], *kept))
    return grasp(question, close(session, question, without, at)) is not Grasp.ALL


def is_in_doubt(session: Session, at: str) -> bool:
    """Whether what was said since the question was put would not be understood whole."""
    question = session.question
    if question is None or question.kind in KEPT_AS_SAID or session.confirming or session.finishing:
        return False
    answer = session.answer(question.key)
    return bool(answer.fresh_text) and leaves_doubt(session, close(session, question, answer, at))


def _as_copied(answer: Answer) -> Answer | None:
    """The answer with what was said last in the words of its copies; None where it has none."""
    before, fresh = answer.spoken[: answer.fresh_from], answer.spoken[answer.fresh_from :]
    texts = copies.shown(fresh)
    if texts == [piece.text for piece in fresh]:
        return None
    return replace(answer, spoken=(*before, *map(Spoken, texts)))


def _close(session: Session, question: Question, answer: Answer, at: str) -> tuple[e.Event, ...]:
    closed = e.Closed(at=at, key=question.key, item=item_at(session))
    if question.kind in KEPT_AS_SAID and not question.confirm:
        return (closed,)
    if answer.understood and not answer.fresh_text:
        return (closed,)  # put again, and left as it was
    if is_understood(question):
        return _close_date(question, answer, closed)
    value = understand(session, question, answer.fresh_text or answer.text)
    if value is None:
        if answer.unclear == 0 and answer.fresh_text:
            return (e.Unclear(at=at, key=question.key),)
        return (closed,)
    return _understood(question, e.Understood(at=at, key=question.key, value=value), closed)


def _close_date(question: Question, answer: Answer, closed: e.Closed) -> tuple[e.Event, ...]:
    """The same of a day or a time; one that was not given ("yes", "leave it open") is left open."""
    if answer.fresh_text:
        meant = understood_when(question, answer, closed.at)
    else:
        meant = e.Understood(at=closed.at, key=question.key, value=left_at(answer))
    if isinstance(meant, e.Unclear):
        return (meant,)
    if question.confirm and agrees_all_the_same(answer):
        return (meant, e.Confirmed(at=closed.at, key=question.key), closed)
    return _understood(question, meant, closed) if meant.value else (closed,)


def _understood(
    question: Question, understood: e.Understood, closed: e.Closed
) -> tuple[e.Event, ...]:
    return (understood,) if question.confirm else (understood, closed)


def understand(session: Session, question: Question, text: str) -> str | None:
    """The value of a short answer, or None if unsure."""
    leans = question.kind == "yes-no" and (consent(text) or by_topic(question.prompt, text))
    answers = bool(leans) or answers_itself(question.options, text)  # "what's there to lose"
    if question.kind in ("yes-no", "scale", "choice") and asks_back(text) and not answers:
        return None
    if question.kind == "yes-no":
        return _yes_or_no(question.prompt, text)
    if question.kind == "scale":
        return scale(text)
    if question.kind == "choice":
        return _choice(session, question, text)
    return text.strip() or None


def _choice(session: Session, question: Question, text: str) -> str | None:
    options = options_of(session, question)
    if not options:
        return text
    if question.options_from:
        return own_choice(options, text)
    return option_meant(options, text, session.facts.get("plan", ""))


def _yes_or_no(asked: str, text: str) -> str | None:
    misheard = _MISHEARD.fullmatch(plain(text))
    text = misheard["rest"] if misheard else text
    if settles_nothing(asked, text):
        return None
    if verdict.is_asked_for(asked) and (lies := would_lie(plain(text))) is not False:
        return "no" if lies else None
    told = as_asked(asked, text) or by_topic(asked, text) or yes_or_no(text)
    told = told or verdict.as_reply(asked, text)
    turned = _TURNS_ROUND.match(plain(text)) if told is None else None
    return yes_or_no(turned["rest"]) if turned else told


_MISHEARD = LatePattern(
    r"(?:.*\b)?(?:i (?:must have |just )?mis(?:heard|understood|read)(?: (?:you|it|that"
    r"|the question))?"
    r"|i thought you (?:said|meant|asked|were asking)(?: [\w']+){0,5}?|i (?:got|had) (?:that|it"
    r"|you) wrong)"
    r"(?: (?:sorry|so|then|there|no wait|my answer is|it's|i'd say))* (?P<rest>(?:yes|yeah|yep|no"
    r"|nope|nah)\b.*)"
)
"""What was said before counts no more."""
_TURNS_ROUND = LatePattern(
    r"(?:um |uh |oh |well )*(?:yes|yeah|yep|no|nope|nah) (?:(?:no|yes|oh|um|uh|well) )*(?:wait"
    r"|hang on"
    r"|hold on|sorry|i mean)(?: i mean)? (?P<rest>(?:yes|yeah|yep|no|nope|nah)\b(?!.*\b(?:wait"
    r"|sorry"
    r"|hang on|i mean|maybe|not sure)\b).*)"
)


def named_in(session: Session, question: Question, text: str, at: str, known: str) -> Named:
    """Whether words beside a yes or a no name a value, and whether it is the one ``known``."""
    if is_understood(question):
        return named_when(question, text, at, known)
    value = understand(session, question, text)
    return "nothing" if value is None else "same" if value == known else "other"


def is_answer_to(session: Session, question: Question, text: str, at: str) -> bool:
    """Whether a short question understands these words."""
    if question.kind in KEPT_AS_SAID:
        return False
    if is_understood(question):
        return named_when(question, text, at, "") != "nothing"
    if question.kind == "choice" and not options_of(session, question):
        return False
    return understand(session, question, text) is not None


def options_of(session: Session, question: Question) -> tuple[Option, ...]:
    """The choices: those of the program, or the entries of the person's own list."""
    if not question.options_from:
        return question.options
    spoken = session.answer(question.options_from).spoken
    return tuple(
        Option(piece.text, said.removesuffix("."), (piece.text,))
        for piece, said in zip(spoken, copies.shown(spoken), strict=True)
    )


def item_at(session: Session) -> int | None:
    """The number of the list entry that is asked about now, if it is about one."""
    question = session.question
    if question is not None and question.items_from and session.entries(question.items_from):
        return session.pair
    return None
