"""What an utterance means here and now: an answer, a command, a yes. Pure."""

from __future__ import annotations

from dataclasses import replace

from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases, spelling
from voice_coach.dialogue.answered import answered_here, stands_alone
from voice_coach.dialogue.closing import close, item_at
from voice_coach.dialogue.commands import IN_QUIET, plain
from voice_coach.dialogue.evolve import evolve
from voice_coach.dialogue.lists import edits as list_edits
from voice_coach.dialogue.lists.entries import is_named_already, parts_of
from voice_coach.dialogue.lists.one_breath import kept
from voice_coach.dialogue.meant_here import meant_here
from voice_coach.dialogue.obey import Reaction, obey
from voice_coach.dialogue.punctuation import spoken_mark
from voice_coach.dialogue.replies import answer_confirm, return_to_the_one_before
from voice_coach.dialogue.session import Session
from voice_coach.dialogue.yes_or_no.yes_no import clear_yes_or_no
from voice_coach.manners import DEFAULT, Manners
from voice_coach.messages import Command, Utterance


def interpret(
    session: Session,
    utterance: Utterance,
    *,
    at: str,
    previous_word_at: float | None = None,
    manners: Manners = DEFAULT,
) -> Reaction:
    """The reaction to an utterance while the coach listens.

    ``at`` is the wall-clock time for the events; ``previous_word_at`` is when the last word
    before this utterance ended (seconds on the session's clock), None if there was none.
    """
    if not stands_alone(utterance, previous_word_at, manners):
        return react(session, None, utterance, at)
    if (changed := changed_before(session, utterance, at)) is not None:
        return changed
    return react(session, meant_here(session, utterance.text, at), utterance, at)


def changed_before(session: Session, utterance: Utterance, at: str) -> Reaction | None:
    """What changes something that was said before: an entry of a list, or the answer that was
    finished just now; None where it is something else."""
    edited = _edited(session, utterance, at)
    return return_to_the_one_before(session, utterance, at) if edited is None else edited


def _edited(session: Session, utterance: Utterance, at: str) -> Reaction | None:
    """The change of a list that a whole utterance asks for; None where it is something else."""
    key = list_edits.list_in_focus(session)
    making = session.question is not None and session.question.key == key
    edit = list_edits.edit_in(utterance.text, session.entries(key), making=making) if key else None
    if edit is None:
        return None
    return Reaction(*list_edits.changed(session, key, edit, at, utterance))


def react(session: Session, command: Command | None, utterance: Utterance, at: str) -> Reaction:
    """What follows from words of which it is known whether they are a command."""
    if session.paused:
        if command is Command.REPEAT:
            command = Command.RESUME  # the question is put again
        counts = command in IN_QUIET or command in (Command.HOW_LONG, Command.HELP)
        return obey(session, command, at, utterance.text) if counts else Reaction()
    if session.finishing and command in (Command.PAUSE, Command.FINISH, Command.STOP):
        return _answer_finish_with(command, at, utterance.text)
    if command is not None:
        return obey(session, command, at, utterance.text)
    if session.finishing or session.spelling is not None or session.confirming:
        return _answer_aside(session, utterance, at)
    if spoken_mark(utterance.text) and not _takes_marks(session):
        return Reaction()
    return take(session, utterance, at)


def take(session: Session, utterance: Utterance, at: str) -> Reaction:
    """The utterance as an answer; of a list, as the entries that it names. One that is in it
    already is one with it."""
    question = session.question
    if question is None or question.kind != "list":
        return Reaction((answered_here(session, utterance, at),))
    events: list[e.Event] = []
    entries = session.entries(question.key)
    said, words = utterance.text.split(), utterance.words
    timed = len(words) == len(said)
    places = kept([plain(word) for word in said])
    said = [said[place] for place in places]
    words = tuple(words[place] for place in places) if timed else words
    for part in parts_of(" ".join(said), entries[-1] if entries else ""):
        text = " ".join(said[part.begin : part.end])
        if not is_named_already(text, session.entries(question.key)):
            own = words[part.begin : part.end] if timed else words
            named = answered_here(session, replace(utterance, text=text, words=own), at)
            events.append(replace(named, joins=part.joins))
            session = evolve(session, events[-1])
    if events:
        return Reaction(tuple(events))
    heard = e.Commanded(at=at, command=Command.NOTHING, raw=utterance.text)
    return Reaction((heard,), (phrases.HAVE_THAT,))


def _answer_finish_with(command: Command, at: str, raw: str) -> Reaction:
    answer = e.FinishAnswered(at=at, yes=command is not Command.PAUSE, raw=raw)
    if command is not Command.PAUSE:
        return Reaction((answer,))
    return Reaction((answer, e.Paused(at=at)), (phrases.PAUSED,))


def _answer_aside(session: Session, utterance: Utterance, at: str) -> Reaction:
    """An answer to what the coach asks beside its question."""
    if session.finishing:
        return _answer_finish(session, utterance, at)
    if session.spelling is not None:
        step = spelling.hear(session, utterance, at)
        return Reaction(step.events, step.say)
    if session.question is not None:
        return answer_confirm(session, session.question, utterance, at)
    return Reaction((answered_here(session, utterance, at),))


def _takes_marks(session: Session) -> bool:
    """Whether a mark that is said aloud has a sentence before it that it belongs to."""
    question = session.question
    if question is None or question.kind not in ("open", "pairs") or question.ends == "pause":
        return False
    item = item_at(session)
    spoken = session.answer(question.key).spoken
    return any(item is None or piece.item == item for piece in spoken)


def pause_elapsed(session: Session, at: str) -> Reaction:
    """A short answer was followed by silence: it is finished, as well as it was understood.

    Silence while the talk rests is what was asked for, and finishes nothing.
    """
    question = session.question
    if question is None or session.paused or session.confirming or session.finishing:
        return Reaction()
    if session.spelling is not None:
        step = spelling.pause(session, at)
        return Reaction(step.events, step.say)
    answer = session.answer(question.key)
    if len(answer.spoken) <= answer.fresh_from:
        return Reaction()  # nothing was said since it was put
    return Reaction(close(session, question, answer, at))


def _answer_finish(session: Session, utterance: Utterance, at: str) -> Reaction:
    said = clear_yes_or_no(utterance.text)
    if said is not None:
        return Reaction((e.FinishAnswered(at=at, yes=said == "yes", raw=utterance.text),))
    # Neither yes nor no: the person goes on with the question, and what was said is its answer.
    staying = e.FinishAnswered(at=at, yes=False)
    if session.question is None:
        return Reaction((staying,))
    return Reaction((staying, *take(evolve(session, staying), utterance, at).events))
