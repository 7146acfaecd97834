"""``evolve``: one event's worth of change to a session; ``load``: the fold of a whole log.

Loading a session *is* evolving the events of its log, so nothing here may depend on anything
but the events and the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import reduce

from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.dialogue.agreement import NOISES
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.copies import copied
from voice_coach.dialogue.order import due_in_talk, is_free, next_key
from voice_coach.dialogue.session import (
    Answer,
    AnswerState,
    Recording,
    Session,
    Spelling,
    Spoken,
    Tuned,
    begin,
    find_item,
    questions_of,
    talk_key,
    with_answer,
)
from voice_coach.dialogue.taken_out import (
    join_entries,
    last_said,
    scratch,
    take_entry_out,
    take_unsaid_out,
)
from voice_coach.dialogue.when import is_understood, planned_in
from voice_coach.messages import Command
from voice_coach.program.values import Item, Program, Question, Tell


def load(program: Program, events: Iterable[e.Event]) -> Session:
    """The session that these events lead to. Raises ValueError if they do not fit the program."""
    return reduce(evolve, events, begin(program))


def _remark(session: Session, event: e.Commanded) -> tuple[str, int]:
    """The list beside whose entries something was said that is not written down; a mere noise
    counts not."""
    question = session.question
    said = set(plain(event.raw).split()) - NOISES
    if question is None or question.kind != "list" or event.command != Command.NOTHING or not said:
        return "", 0
    return question.key, len(session.answer(question.key).spoken)


def evolve(session: Session, event: e.Event) -> Session:
    """The session after the event. Raises ValueError if the event does not fit the program."""
    try:
        if not isinstance(event, _WITHOUT_KEY):
            find_item(session.program, event.key)
        after = replace(_evolve(session, event), last_at=event.at)
        return (
            after if isinstance(event, _SAYS_NOTHING) else replace(after, closed_last=_ended(event))
        )
    except KeyError as error:
        raise ValueError(f"the program has no item {error}") from error


def _ended(event: e.Event) -> str:
    return event.key if isinstance(event, e.Closed) else ""


_SAYS_NOTHING = (
    e.Told | e.Asked | e.Guided | e.Carried | e.Recorded | e.FairCopied | e.Resumed | e.Unpaused
)
"""What happens without a word of the person's."""
_WITHOUT_KEY = (
    e.Started
    | e.Resumed
    | e.Commanded
    | e.IntroductionsShortened
    | e.StyleChanged
    | e.Paused
    | e.Unpaused
    | e.VoiceChanged
    | e.FinishAsked
    | e.FinishAnswered
    | e.Finished
)


# A fact a case:
def _evolve(session: Session, event: e.Event) -> Session:  # noqa: PLR0911, PLR0912, PLR0915
    match event:
        case e.Started():
            fresh = Session(
                program=session.program,
                id=event.session,
                part=event.part,
                style=event.style,
                minutes=event.minutes,
                started_at=event.at,
                subject=event.subject,
                facts=dict(event.facts),
                short_introductions=event.facts.get("introductions") == "short",
            )
            return replace(fresh, at=next_key(fresh, None))
        case e.Resumed():
            return _resume(session)
        case e.Told() | e.Guided():
            session = replace(session, unread=False)
            guided = dict(session.guided)
            if isinstance(event, e.Guided):
                guided[event.key] = guided.get(event.key, 0.0) + event.seconds
            return _move(replace(session, guided=guided), next_key(session, event.key))
        case e.Asked():
            asked = replace(session, asked=True, came_back=False, unread=False)
            return with_answer(asked, event.key, session.answer(event.key))
        case e.Answered():
            piece = Spoken(event.text, event.item, event.words)
            answer = session.answer(event.key)
            if event.joins and answer.spoken:
                return with_answer(session, event.key, _joined(answer, piece))
            return with_answer(
                session,
                event.key,
                replace(answer, spoken=(*answer.spoken, piece), state=_reopened(answer.state)),
            )
        case e.FairCopied():
            return _copy(session, event)
        case e.Recorded():
            return _recorded(session, event)
        case e.EntryTakenOut():
            return take_entry_out(session, event.key, event.place)
        case e.EntriesJoined():
            return join_entries(session, event.key, event.first, event.second)
        case e.Carried():
            return _carry(session, event)
        case e.Understood():
            answer = session.answer(event.key)
            answer = replace(answer, value=event.value, understood=True, ask="", so_far="")
            question = find_item(session.program, event.key)
            confirm = isinstance(question, Question) and question.confirm
            after = with_answer(session, event.key, answer)
            return replace(after, confirming=True, asked=False) if confirm else after
        case e.Unclear():
            answer = session.answer(event.key)
            return with_answer(
                replace(session, asked=False),
                event.key,
                replace(
                    answer,
                    unclear=answer.unclear + 1,
                    fresh_from=len(answer.spoken),
                    value="",
                    understood=False,
                    ask=event.ask,
                    so_far=event.so_far,
                ),
            )
        case e.Confirmed():
            if event.right:
                answer = replace(session.answer(event.key), carried=False)
                return with_answer(replace(session, confirming=False), event.key, answer)
            return _not_right(session, event.key)
        case e.Scratched():
            return scratch(session, event.key)
        case e.Restored():
            answer = session.answer(event.key)
            return with_answer(
                session,
                event.key,
                replace(
                    answer,
                    spoken=(*answer.spoken, *answer.scratched[-1:]),
                    scratched=answer.scratched[:-1],
                ),
            )
        case e.Closed():
            question = find_item(session.program, event.key)
            session = _listed(session, question)
            answer = replace(
                session.answer(event.key), state="closed", ask="", so_far="", carried=False
            )
            after = replace(with_answer(session, event.key, answer), confirming=False)
            if isinstance(question, Question) and event.item is not None:
                following = event.item + 1
                if following < len(session.entries(question.items_from)):
                    return replace(after, pair=following, asked=False)
            return _move(after, next_key(after, event.key))
        case e.Skipped():
            answer = replace(session.answer(event.key), state="skipped", carried=False)
            after = replace(with_answer(session, event.key, answer), confirming=False, listed="")
            return _move(after, next_key(after, event.key))
        case e.WentBack():
            back = replace(session, confirming=False, listed="", unread=False)
            return _put_again(_move(back, event.key), event.key)
        case e.SpellingBegun() | e.LettersHeard() | e.NameSpelled():
            return _spell(session, event)
        case e.SpellingEnded():
            return _end_spelling(session, event)
        case e.Commanded():
            tuned = _TUNES.get(event.command)
            session = replace(session, remarked=_remark(session, event))
            return replace(session, tuned=session.tuned | {tuned}) if tuned else session
        case e.IntroductionsShortened():
            return _shorten(replace(session, short_introductions=True))
        case e.StyleChanged():
            return _restyle(replace(session, style=event.style, asked=False))
        case e.Paused():
            return replace(session, paused=True)
        case e.Unpaused():
            return replace(session, paused=False, asked=False)
        case e.VoiceChanged():
            return replace(session, rate=event.rate, volume=event.volume)
        case e.FinishAsked():
            return replace(session, finishing=True, asked=False)
        case e.FinishAnswered():
            return replace(session, finishing=False, asked=False, resting=event.yes)
        case e.Finished():
            early = session.at is not None
            return replace(session, at=None, finished_at=event.at, closed_early=early)


_TUNES: Mapping[str, Tuned] = {
    Command.SLOWER: "rate",
    Command.FASTER: "rate",
    Command.LOUDER: "volume",
    Command.SOFTER: "volume",
    Command.ONE_BY_ONE: "style",
    Command.LET_ME_TALK: "style",
}


def _joined(answer: Answer, piece: Spoken) -> Answer:
    """The answer with this at the end of its last entry."""
    *before, last = answer.spoken
    text, words = f"{last.text} {piece.text}", (*last.words, *piece.words)
    whole = replace(last, text=text, words=words, copy=None)
    return replace(answer, spoken=(*before, whole), state=_reopened(answer.state))


def _copy(session: Session, event: e.FairCopied) -> Session:
    question = find_item(session.program, event.key)
    if isinstance(question, Question) and question.kind == "list" and len(event.of) > 1:
        return session  # an entry is an utterance: what is said of it goes by its number
    if not event.text:
        return take_unsaid_out(session, event.key, event.of, event.item)
    carried = (q.key for q in questions_of(session) if q.carries == event.key)
    for key in (event.key, *(key for key in carried if key in session.answers)):
        answer = session.answer(key)
        spoken = copied(answer.spoken, event.text, event.of, event.item)
        if spoken != answer.spoken:
            session = with_answer(session, key, replace(answer, spoken=spoken))
    return session


def _recorded(session: Session, event: e.Recorded) -> Session:
    place = (event.key, event.item)
    kept = {where: what for where, what in session.recordings.items() if where != place}
    if event.file:
        kept[place] = Recording(event.file, event.of, event.starts, event.seconds)
    return replace(session, recordings=kept)


def _carry(session: Session, event: e.Carried) -> Session:
    """The words of the earlier answer stand here too, and are read back; of a number that was
    understood and agreed to there, nothing more is asked."""
    source = session.answer(event.source).spoken
    spoken = tuple(replace(source[n], item=None) for n in event.pieces if 0 <= n < len(source))
    answer = Answer(
        spoken=spoken,
        value=event.value,
        understood=bool(event.value),
        fresh_from=len(spoken),
        ask=event.ask,
        so_far=event.so_far,
        carried=bool(spoken) and not event.ask,
        brought=len(spoken),
    )
    session = with_answer(session, event.key, answer)
    question = find_item(session.program, event.key)
    if event.value and isinstance(question, Question) and question.kind == "scale":
        known = replace(answer, state="closed", carried=False)
        return _move(with_answer(session, event.key, known), next_key(session, event.key))
    return replace(session, confirming=answer.carried)


def _listed(session: Session, question: Item) -> Session:
    """A list that was made is read back once, and may be changed until the next answer is
    given."""
    if not isinstance(question, Question) or question.items_from == session.listed != "":
        return session
    if question.kind != "list" or not session.answer(question.key).spoken:
        return replace(session, listed="")
    answer = session.answer(question.key)
    several = len(answer.spoken) > 1 and answer.state != "closed"
    return replace(session, listed=question.key, unread=several)


def _resume(session: Session) -> Session:
    back = replace(
        session, asked=False, paused=False, finishing=False, resting=False, came_back=True
    )
    if back.spelling is not None:
        back = replace(back, spelling=replace(back.spelling, heard=()))
    return _put_again(back, session.at)


def _spell(session: Session, event: e.SpellingBegun | e.LettersHeard | e.NameSpelled) -> Session:
    before = session.spelling or Spelling()
    match event:
        case e.SpellingBegun():
            return replace(session, spelling=Spelling(), asked=False)
        case e.LettersHeard():
            heard = (*before.heard, event.text)
            return replace(session, spelling=replace(before, heard=heard))
        case e.NameSpelled():
            spelling = Spelling(name=event.name, again=before.again + (not event.name))
            return replace(session, spelling=spelling, asked=False)


def _end_spelling(session: Session, event: e.SpellingEnded) -> Session:
    """The question goes on where it was; the last utterance has the name, if it has it now."""
    ended = replace(session, spelling=None, asked=True, came_back=False)
    answer, place = session.answer(event.key), last_said(session, event.key)
    if place is None or not (event.text or event.copy):
        return ended
    spoken = list(answer.spoken)
    said = spoken[place]
    spelled = (*said.spelled, event.name)
    spoken[place] = replace(said, text=event.text or said.text, spelled=spelled)
    if event.copy and said.copy is not None:
        copy = replace(said.copy, text=event.copy)
        spoken = [replace(one, copy=copy) if one.copy == said.copy else one for one in spoken]
    return with_answer(ended, event.key, replace(answer, spoken=tuple(spoken)))


def _not_right(session: Session, key: str) -> Session:
    """What was read back is put aside; of a date, the day or the time may be corrected alone."""
    answer = session.answer(key)
    emptied = replace(
        answer,
        spoken=(),
        scratched=(*answer.scratched, *answer.spoken),
        value="",
        understood=False,
        fresh_from=0,
        carried=False,
        brought=0,
    )
    question = find_item(session.program, key)
    if isinstance(question, Question) and is_understood(question):
        known = answer.value if planned_in(answer.value) else ""
        ask = phrases.WHAT_INSTEAD if known else ""
        emptied = replace(emptied, unclear=0, ask=ask, so_far=known)
    return with_answer(replace(session, confirming=False, asked=False), key, emptied)


def _reopened(state: AnswerState) -> AnswerState:
    return "open" if state == "skipped" else state


def _shorten(session: Session) -> Session:
    if isinstance(session.item, Tell) and session.item.intro:
        return replace(_move(session, next_key(session, session.at)), came_back=session.came_back)
    return session


def _put_again(session: Session, key: str | None) -> Session:
    """The question is asked afresh: what is said from here on is a new short answer."""
    answer = session.answers.get(key or "")
    if key is None or answer is None or session.confirming:
        return session
    return with_answer(
        session, key, replace(answer, unclear=0, fresh_from=len(answer.spoken), ask="")
    )


def _move(session: Session, key: str | None) -> Session:
    return replace(session, at=key, asked=False, pair=0, came_back=False, spelling=None)


def _restyle(session: Session) -> Session:
    """The current question in the other style: a free talk for its step, or the step's first."""
    question, step = session.question, session.step
    if question is None or step is None or not is_free(question) or not step.open_prompt:
        return session
    talk, left = talk_key(step), _left(session, question.key)
    if session.style == "guided":
        return _move(left, next_key(left, talk)) if question.key == talk else session
    due = talk in left.answers or any(due_in_talk(left, step))
    return _move(left, talk) if due else session


def _left(session: Session, key: str) -> Session:
    """An answer that is left in the middle: closed if anything was said, otherwise not begun."""
    answer = session.answer(key)
    if answer.spoken:
        return with_answer(session, key, replace(answer, state="closed"))
    if answer.scratched:
        return session
    return replace(session, answers={k: a for k, a in session.answers.items() if k != key})
