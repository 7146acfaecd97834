"""What an utterance means here and now: an answer, a command, a yes. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from voice_coach.dialogue import events as e
from voice_coach.dialogue import phrases
from voice_coach.dialogue.commands import IN_QUIET, match_command, plain
from voice_coach.dialogue.director import Listen, how_long, next_action
from voice_coach.dialogue.evolve import evolve, last_said
from voice_coach.dialogue.order import previous_question
from voice_coach.dialogue.session import Answer, Session
from voice_coach.dialogue.short_answers import choice, clear_yes_or_no, scale, yes_or_no
from voice_coach.dialogue.when import is_understood, understood_when
from voice_coach.manners import DEFAULT, Manners
from voice_coach.messages import UNKNOWN, Command, Pressed, Typed, Utterance
from voice_coach.program.values import Option, Question, Style

RATE_STEP = 20
"""Words a minute that "slower" and "faster" change."""
VOLUME_STEP = 0.15
SLOWEST, FASTEST = 80, 320


@dataclass(frozen=True, slots=True)
class Reaction:
    """What follows from an utterance: events to record, in order, then sentences to say."""

    events: tuple[e.Event, ...] = ()
    say: tuple[str, ...] = ()


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
    command = command_in(utterance, previous_word_at, manners)
    return _react(session, command, utterance, at)


def from_keyboard(session: Session, message: Typed | Pressed, at: str) -> Reaction:
    """The reaction to a line or a key. Enter alone goes on, and so does the key of a pause,
    pressed again."""
    match message:
        case Typed(""):
            return obey(session, Command.RESUME if session.paused else Command.NEXT, at)
        case Typed():
            return _react(session, message.command, Utterance(message.text), at)
        case Pressed(Command.PAUSE) if session.paused:
            return obey(session, Command.RESUME, at)
        case Pressed(Command() as command):
            return _react(session, command, Utterance(""), at)
        case Pressed(reply) if _may_be_yes(session):
            return _react(session, None, Utterance(reply), at)
        case Pressed():
            return Reaction()  # a key that stands for yes is no part of a longer answer


def _may_be_yes(session: Session) -> bool:
    question = session.question
    chooses = question is not None and question.kind in ("yes-no", "choice")
    return session.finishing or session.confirming or chooses


def _react(session: Session, command: Command | None, utterance: Utterance, at: str) -> Reaction:
    """What follows from words of which it is known whether they are a command."""
    if session.paused:
        return obey(session, command, at, utterance.text) if command in IN_QUIET else Reaction()
    if command is not None:
        return obey(session, command, at, utterance.text)
    if session.finishing:
        return _answer_finish(session, utterance, at)
    if session.confirming and session.question is not None:
        return _answer_confirm(session, session.question, utterance, at)
    return Reaction((_answered(session, utterance, at),))


def command_in(
    utterance: Utterance, previous_word_at: float | None, manners: Manners
) -> Command | None:
    """The command that an utterance is, where it stands between pauses: words right behind
    others are the end of a sentence that the recogniser cut in two."""
    if utterance.words and previous_word_at is not None:
        gap = utterance.words[0].start - previous_word_at
        if gap < manners.command_gap_seconds:
            return None
    return match_command(utterance.text)


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
    if not text or UNKNOWN in text or command_in(utterance, previous_word_at, manners):
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
    answer = session.answer(question.key)
    if not answer.spoken:
        return Reaction()
    return Reaction(_close(session, question, answer, at))


def _close(session: Session, question: Question, answer: Answer, at: str) -> tuple[e.Event, ...]:
    key = question.key
    closed = e.Closed(at=at, key=key, item=item_at(session))
    if question.kind in ("open", "list", "pairs") and not question.confirm:
        return (closed,)
    if answer.understood and not answer.fresh_text:
        return (closed,)  # put again, and left as it was
    if is_understood(question) and answer.fresh_text:
        meant = understood_when(question, answer, at)
        done = isinstance(meant, e.Understood) and not question.confirm
        return (meant, closed) if done else (meant,)
    value = understand(session, question, answer.fresh_text or answer.text)
    if value is None:
        if answer.unclear == 0 and answer.fresh_text:
            return (e.Unclear(at=at, key=key),)
        return (closed,)
    understood = e.Understood(at=at, key=key, value=value)
    return (understood,) if question.confirm else (understood, closed)


def understand(session: Session, question: Question, text: str) -> str | None:
    """The value of a short answer, or None if unsure."""
    if question.kind == "yes-no":
        return yes_or_no(text)
    if question.kind == "scale":
        return scale(text)
    if question.kind == "choice":
        options = options_of(session, question)
        return choice(options, text) if options else text
    return text.strip() or None


def options_of(session: Session, question: Question) -> tuple[Option, ...]:
    """The choices: those of the program, or the entries of the person's own list."""
    if not question.options_from:
        return question.options
    return tuple(Option(entry, entry) for entry in session.entries(question.options_from))


def item_at(session: Session) -> int | None:
    """The number of the list entry that is asked about now, if it is about one."""
    question = session.question
    if question is not None and question.items_from and session.entries(question.items_from):
        return session.pair
    return None


def _answer_finish(session: Session, utterance: Utterance, at: str) -> Reaction:
    said = clear_yes_or_no(utterance.text)
    if said is not None:
        return Reaction((e.FinishAnswered(at=at, yes=said == "yes", raw=utterance.text),))
    # Neither yes nor no: the person goes on with the question, and what was said is its answer.
    staying = e.FinishAnswered(at=at, yes=False)
    if session.question is None:
        return Reaction((staying,))
    return Reaction((staying, _answered(evolve(session, staying), utterance, at)))


def _answer_confirm(
    session: Session, question: Question, utterance: Utterance, at: str
) -> Reaction:
    said = clear_yes_or_no(utterance.text)
    key = question.key
    if said == "yes" and not _AMENDS.search(plain(utterance.text)):
        right = e.Confirmed(at=at, key=key, raw=utterance.text)
        return Reaction((right, e.Closed(at=at, key=key, item=item_at(session))))
    if not set(plain(utterance.text).split()) - _NOISES:
        return Reaction()
    wrong = e.Confirmed(at=at, key=key, right=False, raw=utterance.text)
    correction = _after_no(utterance.text)
    if not correction:
        return Reaction((wrong,))
    if is_understood(question) and f"not {correction}" in utterance.text:
        correction = f"not {correction}"  # "no, not friday" names what it is not
    fresh = evolve(session, wrong)
    again = _answered(fresh, Utterance(correction, utterance.words), at)
    fresh = evolve(fresh, again)
    return Reaction((wrong, again, *_close(fresh, question, fresh.answer(key), at)))


_AMENDS = re.compile(r"\bbut \w")
"""A yes with a correction behind it ("yes but at seven")."""
_NOISES = frozenset("a ah and er hm hmm huh mm oh so the uh um well".split())
"""What a recogniser makes of a breath: no answer to "is that right"."""
_BEFORE_CORRECTION = frozenset("actually but i is it it's mean meant no nope not sorry yes".split())


_FEW_WORDS = 3
"""Up to so many words after a no are more of the same ("no that's wrong")."""


def _after_no(text: str) -> str:
    words = text.split()
    opening = words[:1]
    while words and plain(words[0]) in _BEFORE_CORRECTION:
        words.pop(0)
    rest = " ".join(words)
    if len(words) <= _FEW_WORDS and (not plain(rest) or yes_or_no(rest)):
        return ""
    if words[:1] == opening and yes_or_no(rest) == "no":
        return ""  # "that is not what i said"
    return rest


def obey(session: Session, command: Command | None, at: str, raw: str = "") -> Reaction:
    """The reaction to a command, spoken or by key."""
    if command is None:
        return Reaction()
    reaction = _HANDLERS[command](session, at)
    return Reaction((e.Commanded(at=at, command=command, raw=raw), *reaction.events), reaction.say)


def _next(session: Session, at: str) -> Reaction:  # noqa: PLR0911 - a state a line
    if session.paused:
        return Reaction((e.Unpaused(at=at),))
    if session.finishing:
        return Reaction((e.FinishAnswered(at=at, yes=False),))
    question = session.question
    if question is None:
        return _skip(session, at)
    if session.confirming:
        right = e.Confirmed(at=at, key=question.key)
        return Reaction((right, e.Closed(at=at, key=question.key, item=item_at(session))))
    if question.kind == "pairs" and session.entries(question.items_from):
        return Reaction((e.Closed(at=at, key=question.key, item=item_at(session)),))
    answer = session.answer(question.key)
    if not answer.spoken:
        return _skip(session, at)
    return Reaction(_close(session, question, answer, at))


def _skip(session: Session, at: str) -> Reaction:
    if session.paused:
        return Reaction((e.Unpaused(at=at),))
    if session.finishing:
        return Reaction((e.FinishAnswered(at=at, yes=False),))
    question = session.question
    if question is not None:
        return Reaction((e.Skipped(at=at, key=question.key),))
    if session.at is not None:
        return Reaction((e.Told(at=at, key=session.at, skipped=True),))
    return Reaction()


def _repeat(session: Session, at: str) -> Reaction:
    action = next_action(session)
    return Reaction(say=(action.prompt,) if isinstance(action, Listen) else ())


def _back(session: Session, at: str) -> Reaction:
    key = previous_question(session)
    if key is None:
        return Reaction(say=(phrases.FIRST_QUESTION,))
    return Reaction((e.WentBack(at=at, key=key),))


def _pause(session: Session, at: str) -> Reaction:
    return Reaction() if session.paused else Reaction((e.Paused(at=at),), (phrases.PAUSED,))


def _resume(session: Session, at: str) -> Reaction:
    return Reaction((e.Unpaused(at=at),), (phrases.GOING_ON,)) if session.paused else Reaction()


def _scratch(session: Session, at: str) -> Reaction:
    key = session.at or ""
    if not key or last_said(session, key) is None:
        return Reaction(say=(phrases.NOTHING_TO_SCRATCH,))
    return Reaction((e.Scratched(at=at, key=key),), (phrases.SCRATCHED,))


def _restore(session: Session, at: str) -> Reaction:
    key = session.at or ""
    if not session.answer(key).scratched:
        return Reaction(say=(phrases.NOTHING_TO_RESTORE,))
    return Reaction((e.Restored(at=at, key=key),), (phrases.RESTORED,))


def _read_back(session: Session, at: str) -> Reaction:
    key = session.at or ""
    item = item_at(session)
    said = ". ".join(
        piece.text
        for piece in session.answer(key).spoken
        if item is None or piece.item in (None, item)
    )
    return Reaction(say=(said or phrases.NOTHING_YET,))


def _voice(rate: int = 0, volume: float = 0.0) -> Callable[[Session, str], Reaction]:
    def change(session: Session, at: str) -> Reaction:
        new_rate = session.rate + rate
        new_volume = session.volume + volume
        changed = e.VoiceChanged(
            at=at,
            rate=min(FASTEST, max(SLOWEST, new_rate)),
            volume=round(min(1.0, max(VOLUME_STEP, new_volume)), 2),
        )
        return Reaction((changed,), () if session.paused else (phrases.LIKE_THIS,))

    return change


def _finish(session: Session, at: str) -> Reaction:
    return Reaction((*((e.Unpaused(at=at),) if session.paused else ()), e.FinishAsked(at=at)))


def _style(style: Style, say: str) -> Callable[[Session, str], Reaction]:
    def change(session: Session, at: str) -> Reaction:
        if session.style == style:
            return Reaction(say=(say,))
        return Reaction((e.StyleChanged(at=at, style=style),), (say,))

    return change


_HANDLERS: dict[Command, Callable[[Session, str], Reaction]] = {
    Command.NEXT: _next,
    Command.REPEAT: _repeat,
    Command.BACK: _back,
    Command.SKIP: _skip,
    Command.PAUSE: _pause,
    Command.RESUME: _resume,
    Command.SCRATCH: _scratch,
    Command.RESTORE: _restore,
    Command.READ_BACK: _read_back,
    Command.SLOWER: _voice(rate=-RATE_STEP),
    Command.FASTER: _voice(rate=RATE_STEP),
    Command.LOUDER: _voice(volume=VOLUME_STEP),
    Command.SOFTER: _voice(volume=-VOLUME_STEP),
    Command.HOW_LONG: lambda session, at: Reaction(say=(how_long(session),)),
    Command.HELP: lambda session, at: Reaction(say=(phrases.HELP,)),
    Command.FINISH: _finish,
    Command.ONE_BY_ONE: _style("guided", phrases.ONE_BY_ONE),
    Command.LET_ME_TALK: _style("open", phrases.LET_ME_TALK),
    Command.SHORT_INTRODUCTIONS: lambda session, at: Reaction(
        (e.IntroductionsShortened(at=at),), (phrases.SHORT_INTRODUCTIONS,)
    ),
}
