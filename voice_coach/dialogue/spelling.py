"""A name spelled letter by letter, in place of what was heard: what follows from what. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.dialogue.agreement import Kind, reply_in
from voice_coach.dialogue.closing import KEPT_AS_SAID
from voice_coach.dialogue.copies import copy_of, runs
from voice_coach.dialogue.letters import spelled, typed
from voice_coach.dialogue.own_names import put_in
from voice_coach.dialogue.session import Session, Spoken
from voice_coach.dialogue.taken_out import last_said
from voice_coach.messages import Utterance

_MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Step:
    """Events to record, in order, then sentences to say."""

    events: tuple[e.Event, ...] = ()
    say: tuple[str, ...] = ()


def begin(session: Session, at: str) -> Step:
    """ "Spell that": the name in what was said last, if anything was."""
    question = session.question
    if session.spelling is not None:
        again = e.NameSpelled(at=at, key=session.at or "", name="")
        return Step((again,)) if session.spelling.name else Step(say=(phrases.SPELL,))
    if question is None:
        return Step(say=(phrases.SPELL_NOTHING,))
    if question.kind not in KEPT_AS_SAID or session.confirming or session.finishing:
        return Step(say=(phrases.SPELL_NOT_HERE,))
    if last_said(session, question.key) is None:
        return Step(say=(phrases.SPELL_NOTHING,))
    return Step((e.SpellingBegun(at=at, key=question.key),))


def hear(session: Session, utterance: Utterance, at: str) -> Step:
    """Letters, or whether they were understood right."""
    key = session.at or ""
    text = utterance.text if utterance.words else typed(utterance.text)
    heard = e.LettersHeard(at=at, key=key, text=text)
    if session.spelling is None or not session.spelling.name:
        return Step((heard,))
    reply = reply_in(utterance.text)
    if reply.kind is Kind.YES and not (reply.rest or reply.amends):
        return agree(session, at, utterance.text)
    denies = reply.kind is Kind.NO
    if name := spelled((reply.rest if denies else text,)):
        return Step((heard, e.NameSpelled(at=at, key=key, name=name)))
    return _again(session, at) if denies else Step()


def pause(session: Session, at: str) -> Step:
    """Silence, or "next", behind the letters: they are read back."""
    spelling = session.spelling
    if spelling is None or spelling.name or not spelling.heard:
        return Step()
    if name := spelled(spelling.heard):
        return Step((e.NameSpelled(at=at, key=session.at or "", name=name),))
    return _again(session, at)


def go_on(session: Session, at: str) -> Step:
    """ "Next": the letters are whole, the name is right, or there is to be none."""
    spelling = session.spelling
    if spelling is not None and spelling.name:
        return agree(session, at, "")
    return pause(session, at) if spelling is not None and spelling.heard else leave(session, at)


def leave(session: Session, at: str) -> Step:
    """Nothing is spelled after all."""
    return Step((e.SpellingEnded(at=at, key=session.at or ""),), (phrases.SPELLING_LEFT,))


def agree(session: Session, at: str, raw: str) -> Step:
    """The name is put into what was said last, in the place of what sounds most like it."""
    key, name = session.at or "", session.spelling.name if session.spelling else ""
    place = last_said(session, key)
    spoken = session.answer(key).spoken
    text = copy = instead = ""
    if place is not None:
        text, instead = _changed(spoken[place].text, name)
        copy, in_copy = _changed(_copy_at(spoken, place), name)
        instead = in_copy or instead
    ended = e.SpellingEnded(at=at, key=key, name=name, text=text, copy=copy, raw=raw)
    if not instead:
        said = f"I keep {name} for later. In what you said last, nothing sounds like it."
    elif instead == name:
        said = f"{name}. That is how it stands there."
    else:
        said = f"I wrote {name} in the place of {instead}."
    return Step((ended,), (said,))


def _again(session: Session, at: str) -> Step:
    tries = session.spelling.again + 1 if session.spelling else 1
    if tries >= _MOST_TRIES:
        return leave(session, at)
    return Step((e.NameSpelled(at=at, key=session.at or "", name=""),))


def _changed(text: str, name: str) -> tuple[str, str]:
    """The text with the name in it, and what stood there; both empty where nothing is like it."""
    changed, instead = put_in(text, name)
    return (changed, instead) if instead else ("", "")


def _copy_at(spoken: tuple[Spoken, ...], place: int) -> str:
    """The fair copy that stands for this utterance, if any."""
    first = 0
    for run in runs(spoken):
        if first <= place < first + len(run):
            return copy_of(run)
        first += len(run)
    return ""
