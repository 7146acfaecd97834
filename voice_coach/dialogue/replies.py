"""What follows from a reply to what was read back: it stands, something else stands instead, or it
is asked anew; at once or a breath later. Pure."""

from __future__ import annotations

from voice_coach.dialogue import events as e
from voice_coach.dialogue.agreement import Kind, Reply, reply_in
from voice_coach.dialogue.answered import answered, answered_here
from voice_coach.dialogue.as_read_back import reply_to_reading
from voice_coach.dialogue.closing import close, item_at, named_in
from voice_coach.dialogue.director import read_back
from voice_coach.dialogue.evolve import evolve
from voice_coach.dialogue.obey import Reaction
from voice_coach.dialogue.second_thoughts import taken_back
from voice_coach.dialogue.session import Session
from voice_coach.dialogue.short_answers import asks_back
from voice_coach.dialogue.when import without_told
from voice_coach.messages import Utterance
from voice_coach.program.values import Question


def answer_confirm(session: Session, question: Question, utterance: Utterance, at: str) -> Reaction:
    """The reaction to what was said when the answer to ``question`` was read back."""
    opens = question.kind == "open"
    told = without_told(question, utterance.text, at, session.answer(question.key).value)
    reply = Reply(Kind.NO) if told is None else (reply_in if opens else reply_to_reading)(told)
    if reply.kind is Kind.NOTHING:
        return Reaction()
    if opens:
        return _answer_carried(session, question, utterance, reply, at)
    known = session.answer(question.key).value
    names = named_in(session, question, reply.rest, at, known) if reply.rest else "nothing"
    agrees = reply.kind is Kind.YES and names == "nothing" and not reply.amends
    if agrees or (names == "same" and reply.kind in (Kind.YES, Kind.OTHER)):
        right = e.Confirmed(at=at, key=question.key, raw=utterance.text)
        return Reaction((right, e.Closed(at=at, key=question.key, item=item_at(session))))
    wrong = e.Confirmed(at=at, key=question.key, right=False, raw=utterance.text)
    if names != "nothing":
        return _answer_instead(session, question, wrong, utterance, reply)
    if reply.kind is Kind.NO or reply.amends:
        return Reaction((wrong,))
    # What was understood stands, whatever else was said: it is read back once more.
    return Reaction(say=(read_back(session, question),))


def _answer_instead(
    session: Session, question: Question, wrong: e.Confirmed, utterance: Utterance, reply: Reply
) -> Reaction:
    """Something else is named in place of what was read back. Where a no names nothing new ("no,
    it's not Friday"), the question is put again."""
    known, at = session.answer(question.key).value, wrong.at
    session = evolve(session, wrong)
    again = answered_here(session, Utterance(reply.rest, utterance.words), at)
    session = evolve(session, again)
    closing = close(session, question, session.answer(question.key), at)
    as_it_was = any(isinstance(one, e.Understood) and one.value == known for one in closing)
    if reply.kind is Kind.NO and as_it_was:
        return Reaction((wrong,))
    return Reaction((wrong, again, *closing))


def _answer_carried(
    session: Session, question: Question, utterance: Utterance, reply: Reply, at: str
) -> Reaction:
    """To "you said this: is that the one thing?": a yes takes it over, a no has it asked anew, and
    anything else is what the person wants to say instead."""
    closed = e.Closed(at=at, key=question.key)
    if reply.kind is Kind.YES and not reply.amends:
        return Reaction((e.Confirmed(at=at, key=question.key, raw=utterance.text), closed))
    wrong = e.Confirmed(at=at, key=question.key, right=False, raw=utterance.text)
    instead = reply.rest if reply.kind is Kind.NO else utterance.text
    takes_back = reply.kind is Kind.YES or (reply.kind is Kind.OTHER and reply.amends)
    if takes_back or reply.kind is Kind.UNSURE or asks_back(utterance.text) or not instead:
        return Reaction((wrong,))
    said = answered(question.key, None, Utterance(instead, utterance.words), at)
    return Reaction((wrong, said, closed))


def return_to_the_one_before(session: Session, utterance: Utterance, at: str) -> Reaction | None:
    """The coach returns to the question that was answered just now, where that is taken back; None
    where it is something else."""
    if session.paused or session.confirming or session.finishing or session.spelling is not None:
        return None
    found = taken_back(session, utterance.text, at)
    if found is None:
        return None
    key, instead = found
    went_back = e.WentBack(at=at, key=key)
    session = evolve(session, went_back)
    question = session.question
    assert question is not None
    if question.confirm:
        wrong = e.Confirmed(at=at, key=key, right=False, raw=utterance.text)
        if not instead:
            return Reaction((went_back, wrong))
        reply = Reply(Kind.OTHER, instead, amends=True)
        answered_so = _answer_instead(session, question, wrong, utterance, reply)
        return Reaction((went_back, *answered_so.events))
    again = answered_here(session, Utterance(instead), at)
    session = evolve(session, again)
    return Reaction((went_back, again, *close(session, question, session.answer(key), at)))
