"""What an utterance means here and now: an answer, a command, a yes. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases, spelling
from voice_coach.dialogue.agreement import Kind, Reply, reply_in
from voice_coach.dialogue.as_read_back import reply_to_reading
from voice_coach.dialogue.belongs import is_deed
from voice_coach.dialogue.choices import is_phrase_of
from voice_coach.dialogue.closing import close, is_answer_to, item_at, named_in, options_of
from voice_coach.dialogue.commands import IN_QUIET, match_command, plain
from voice_coach.dialogue.control import Where, asks_the_coach, meant
from voice_coach.dialogue.director import read_back
from voice_coach.dialogue.entries import (
    is_named_already,
    parts_of,
    thinks_aloud,
)
from voice_coach.dialogue.evolve import evolve
from voice_coach.dialogue.list_edits import changed, edit_in, list_in_focus
from voice_coach.dialogue.list_ends import closes
from voice_coach.dialogue.list_remarks import is_remark
from voice_coach.dialogue.obey import Reaction, obey
from voice_coach.dialogue.one_breath import kept
from voice_coach.dialogue.punctuation import spoken_mark
from voice_coach.dialogue.second_thoughts import taken_back
from voice_coach.dialogue.session import Session
from voice_coach.dialogue.short_answers import asks_back
from voice_coach.dialogue.yes_no import clear_yes_or_no
from voice_coach.manners import DEFAULT, Manners
from voice_coach.messages import UNKNOWN, Command, Pressed, Typed, Utterance
from voice_coach.patterns import LatePattern
from voice_coach.program.values import Question


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
        return _react(session, None, utterance, at)
    if (changed_before := _changed_before(session, utterance, at)) is not None:
        return changed_before
    return _react(session, meant_here(session, utterance.text, at), utterance, at)


def _changed_before(session: Session, utterance: Utterance, at: str) -> Reaction | None:
    """What changes something that was said before: an entry of a list, or the answer that was
    finished just now; None where it is something else."""
    edited = _edited(session, utterance, at)
    return _taken_back(session, utterance, at) if edited is None else edited


def _taken_back(session: Session, utterance: Utterance, at: str) -> Reaction | None:
    """The coach returns to the question that was answered just now."""
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
    again = _answered(session, Utterance(instead), at)
    session = evolve(session, again)
    return Reaction((went_back, again, *close(session, question, session.answer(key), at)))


def _edited(session: Session, utterance: Utterance, at: str) -> Reaction | None:
    """The change of a list that a whole utterance asks for; None where it is something else."""
    key = list_in_focus(session)
    making = session.question is not None and session.question.key == key
    edit = edit_in(utterance.text, session.entries(key), making=making) if key else None
    if edit is None:
        return None
    return Reaction(*changed(session, key, edit, at, utterance))


def meant_here(session: Session, text: str, at: str) -> Command | None:
    """The command that a whole utterance is in this situation; None where it is an answer."""
    known = match_command(text)
    if session.paused:
        return meant(text, Where.PAUSED)
    if session.spelling is not None or (known is not None and known not in _MAY_BE_ANSWERS):
        return known
    if session.finishing:
        return meant(text, Where.ASIDE) if clear_yes_or_no(text) is None else None
    if session.question is not None and session.confirming:
        return _beside_a_reply(text)
    if _is_answer(session, text, at):
        return None
    return _in_own_words(session, text, known)


def _in_own_words(session: Session, text: str, known: Command | None) -> Command | None:
    command = meant(text, _where(session))
    if command in (Command.NOTHING, Command.PAUSE) and _takes_back(session, text):
        return None  # "no wait" belongs to the date that follows
    lists = session.question is not None and session.question.kind == "list"
    return _beside_a_list(session, text, command, known) if lists else command


def _takes_back(session: Session, text: str) -> bool:
    question = session.question
    if question is None or question.ends != "pause" or not _SAYS_NO.search(plain(text)):
        return False
    answer = session.answer(question.key)
    return len(answer.spoken) > answer.fresh_from


def _beside_a_list(
    session: Session, text: str, command: Command | None, known: Command | None
) -> Command | None:
    begun = session.entries(session.question.key) if session.question is not None else ()
    asks_for_time = command is Command.PAUSE and known is None
    passes = command is Command.NEXT and known is None and not begun
    if (command is None or asks_for_time or passes) and thinks_aloud(text):
        return Command.NOTHING  # "I can't think of anybody", and then somebody
    if command is None and begun and _DROPS.fullmatch(plain(text)):
        return Command.SCRATCH
    if known is None and command is not Command.NOTHING and closes(text):
        alone = Command.NOTHING if command or is_remark(text) else None  # "just one really"
        return Command.NEXT if begun else alone
    may_be_entry = (
        command in _MAY_BE_DEEDS and known is None and is_deed(plain(text).removeprefix("don't "))
    )
    if may_be_entry and not asks_the_coach(text):
        return None  # "turn it down", "leave"
    if command in (None, Command.NEXT) and known is None and is_remark(text, begun):
        return Command.NOTHING
    return command


_DROPS = LatePattern(
    r"(?:(?:no|oh|actually|sorry|please) )*(?:drop|bin|ditch|lose) (?:that|this)(?: one)?"
)
"""Of a list they can be no entry."""


def _where(session: Session) -> Where:
    question = session.question
    if question is None:
        return Where.NOTHING_YET
    answer = session.answer(question.key)
    if question.ends == "pause":
        return Where.SHORT
    return Where.BEGUN if len(answer.spoken) > answer.fresh_from else Where.NOTHING_YET


def _is_answer(session: Session, text: str, at: str) -> bool:
    question = session.question
    if question is not None and question.kind == "list":
        return plain(text) == "wait"  # it is one of the things that somebody could do
    asks = question is not None and question.ends == "pause"
    return question is not None and asks and is_answer_to(session, question, text, at)


_SAYS_NO = re.compile(
    r"\b(?:no|nope|nah|wrong|not)\b|\b(?:wait|hang on|hold on)\b.* (?:i've|i have|i work|that's"
    r"|it's|i'm)\b"
)
_MAY_BE_DEEDS = (
    Command.STOP,
    Command.FINISH,
    Command.PAUSE,
    Command.BACK,
    Command.SKIP,
    Command.HELP,
    Command.KEEP,
    Command.SLOWER,
    Command.FASTER,
    Command.LOUDER,
    Command.SOFTER,
)
"""In words that are not those of the commands themselves, each may be an entry of a list."""
_MAY_BE_ANSWERS = (Command.STOP, Command.NOTHING)


def _beside_a_reply(text: str) -> Command | None:
    """To "is that right?", words of agreement come first, and whatever names another time."""
    command = meant(text, Where.ASIDE)
    return command if reply_in(text).kind in (Kind.OTHER, Kind.UNSURE, Kind.NOTHING) else None


def from_keyboard(session: Session, message: Typed | Pressed, at: str) -> Reaction:
    """The reaction to a line or a key. Enter alone goes on, and so does the key of a pause,
    pressed again."""
    match message:
        case Typed(line):
            return _from_line(session, line, message.command, at)
        case Pressed(Command.PAUSE) if session.paused:
            return obey(session, Command.RESUME, at)
        case Pressed(Command() as command):
            return _react(session, command, Utterance(""), at)
        case Pressed(reply) if _may_be_yes(session):
            return _react(session, None, Utterance(reply), at)
        case Pressed():
            return Reaction()  # a key that stands for yes is no part of a longer answer


def _from_line(session: Session, line: str, command: Command | None, at: str) -> Reaction:
    if not line:
        return obey(session, Command.RESUME if session.paused else Command.NEXT, at)
    if "\n" in line:
        return _rows(session, line.splitlines(), at)
    text = _in_full(session, line)
    if (changed_before := _changed_before(session, Utterance(text), at)) is not None:
        return changed_before
    if command is None or command is Command.NOTHING:  # "stop" is no answer where one types
        command = meant_here(session, text, at)
    return _react(session, command, Utterance(text), at)


def _rows(session: Session, rows: list[str], at: str) -> Reaction:
    """Several rows that were sent off as one, or pasted: as many pieces of a long answer, one
    answer to a short question. None of them is a command."""
    question = session.question
    aside = session.paused or session.finishing or session.confirming or session.spelling
    if question is None or aside or question.ends == "pause":
        return _react(session, None, Utterance(" ".join(rows)), at)
    events: list[e.Event] = []
    for row in rows:
        for event in _take(session, Utterance(row), at).events:
            events.append(event)
            session = evolve(session, event)
    return Reaction(tuple(events))


_LETTERS = {"y": "yes", "n": "no"}


def _in_full(session: Session, line: str) -> str:
    """The line; a yes or no that is typed as its letter, as the word, but where letters or names
    are asked for."""
    word, question = _LETTERS.get(plain(line)), session.question
    if word is None or session.paused:
        return line
    if _may_be_yes(session):
        return line if _names_an_option(session, line) else word
    short = question is not None and question.ends == "pause" and question.kind != "open"
    return word if short and session.spelling is None else line


def _names_an_option(session: Session, line: str) -> bool:
    question = session.question
    if question is None or session.finishing or session.confirming or question.kind != "choice":
        return False
    return any(is_phrase_of(option, line) for option in options_of(session, question))


def _may_be_yes(session: Session) -> bool:
    question = session.question
    chooses = question is not None and question.kind in ("yes-no", "choice")
    spelled = session.spelling is not None and bool(session.spelling.name)
    return session.finishing or session.confirming or spelled or chooses


def _react(session: Session, command: Command | None, utterance: Utterance, at: str) -> Reaction:
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
    return _take(session, utterance, at)


def _take(session: Session, utterance: Utterance, at: str) -> Reaction:
    """The utterance as an answer; of a list, as the entries that it names. One that is in it
    already is one with it."""
    question = session.question
    if question is None or question.kind != "list":
        return Reaction((_answered(session, utterance, at),))
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
            named = _answered(session, replace(utterance, text=text, words=own), at)
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
        return _answer_confirm(session, session.question, utterance, at)
    return Reaction((_answered(session, utterance, at),))


def _takes_marks(session: Session) -> bool:
    """Whether a mark that is said aloud has a sentence before it that it belongs to."""
    question = session.question
    if question is None or question.kind not in ("open", "pairs") or question.ends == "pause":
        return False
    item = item_at(session)
    spoken = session.answer(question.key).spoken
    return any(item is None or piece.item == item for piece in spoken)


def stands_alone(utterance: Utterance, previous_word_at: float | None, manners: Manners) -> bool:
    """Whether an utterance stands between pauses: words right behind others are the end of a
    sentence that the recogniser cut in two."""
    if not utterance.words or previous_word_at is None:
        return True
    return utterance.words[0].start - previous_word_at >= manners.command_gap_seconds


def answered(key: str, item: int | None, utterance: Utterance, at: str) -> e.Answered:
    """The utterance as one more piece of the answer to ``key``, about this entry of a list."""
    text = utterance.text.strip()
    return e.Answered(at=at, key=key, text=text, item=item, words=utterance.words)


def answered_late(
    key: str,
    item: int | None,
    utterance: Utterance,
    *,
    at: str,
    previous_word_at: float | None,
    manners: Manners,
) -> e.Answered | None:
    """What was half said when the coach spoke again, or when a session died; None if it is no
    answer. Whether a command in it was carried out is not known, and the person will say."""
    text = utterance.text.strip()
    alone = stands_alone(utterance, previous_word_at, manners)
    if not text or UNKNOWN in text or (alone and match_command(text)):
        return None
    return answered(key, item, utterance, at)


def _answered(session: Session, utterance: Utterance, at: str) -> e.Answered:
    return answered(session.at or "", item_at(session), utterance, at)


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
    return Reaction((staying, *_take(evolve(session, staying), utterance, at).events))


def _answer_confirm(
    session: Session, question: Question, utterance: Utterance, at: str
) -> Reaction:
    opens = question.kind == "open"
    reply = reply_in(utterance.text) if opens else reply_to_reading(utterance.text)
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
    again = _answered(session, Utterance(reply.rest, utterance.words), at)
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
