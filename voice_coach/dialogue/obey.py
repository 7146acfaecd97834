"""What each command does. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from voice_coach.dialogue import copies, phrases, spelling
from voice_coach.dialogue import events as e
from voice_coach.dialogue.closing import close, item_at
from voice_coach.dialogue.director import Listen, how_long, next_action
from voice_coach.dialogue.order import previous_question
from voice_coach.dialogue.remind import reminder
from voice_coach.dialogue.session import Session
from voice_coach.dialogue.taken_out import last_said
from voice_coach.dialogue.when import planned_in
from voice_coach.messages import Command
from voice_coach.program.values import Style

RATE_STEP = 20
"""Words a minute that "slower" and "faster" change."""
VOLUME_STEP = 0.15
SLOWEST, FASTEST = 80, 320


PASSES_ON = "passes_on"
"""A fact of a talk that is no session, in which "next", "stop" or "read it back" end the question
at once: whoever asked it hears these words, and says what they mean there."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """What follows from an utterance: events to record, in order, then sentences to say."""

    events: tuple[e.Event, ...] = ()
    say: tuple[str, ...] = ()


def obey(session: Session, command: Command | None, at: str, raw: str = "") -> Reaction:
    """The reaction to a command, spoken or by key."""
    if command is None:
        return Reaction()
    if session.facts.get(PASSES_ON) and command not in _OWN and not session.paused:
        reaction = _skip(session, at)
    else:
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
    if session.spelling is not None:
        return _spelling(spelling.go_on(session, at))
    if session.confirming:
        right = e.Confirmed(at=at, key=question.key)
        return Reaction((right, e.Closed(at=at, key=question.key, item=item_at(session))))
    if question.kind == "pairs" and session.entries(question.items_from):
        return Reaction((e.Closed(at=at, key=question.key, item=item_at(session)),))
    answer = session.answer(question.key)
    if planned_in(answer.so_far) is not None and not answer.fresh_text:
        # What was understood stands, as long as nothing is said instead of it.
        return Reaction((e.Understood(at=at, key=question.key, value=answer.so_far),))
    if not answer.spoken:
        return _skip(session, at)
    return Reaction(close(session, question, answer, at))


def _skip(session: Session, at: str) -> Reaction:
    if session.paused:
        return Reaction((e.Unpaused(at=at),))
    if session.finishing:
        return Reaction((e.FinishAnswered(at=at, yes=False),))
    if session.spelling is not None:
        return _spelling(spelling.leave(session, at))
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
    if session.spelling is not None:
        return _spelling(spelling.leave(session, at))
    key = session.at or ""
    if not key or last_said(session, key) is None:
        return Reaction(say=(phrases.NOTHING_TO_SCRATCH,))
    if session.remarked == (key, len(session.answer(key).spoken)):
        return Reaction(say=(phrases.NOT_WRITTEN,))
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
        text.removesuffix(".")
        for text in copies.shown(
            [p for p in session.answer(key).spoken if item is None or p.item in (None, item)]
        )
    )
    return Reaction(say=(said or phrases.NOTHING_YET,))


def _remind(command: Command) -> Callable[[Session, str], Reaction]:
    """Reads it, and returns to the question."""
    return lambda session, at: Reaction(say=(reminder(session, command), *_repeat(session, at).say))


def _spelling(step: spelling.Step) -> Reaction:
    return Reaction(step.events, step.say)


def _voice(rate: int = 0, volume: float = 0.0) -> Callable[[Session, str], Reaction]:
    def change(session: Session, at: str) -> Reaction:
        new_rate = session.rate + rate
        new_volume = session.volume + volume
        changed = e.VoiceChanged(
            at=at,
            rate=min(FASTEST, max(SLOWEST, new_rate)),
            volume=round(min(1.0, max(VOLUME_STEP, new_volume)), 2),
        )
        return Reaction(
            (changed,), () if session.paused else (phrases.LIKE_THIS, *_to_be_kept(session))
        )

    return change


def _finish(session: Session, at: str) -> Reaction:
    return Reaction((*((e.Unpaused(at=at),) if session.paused else ()), e.FinishAsked(at=at)))


def _style(style: Style, say: str) -> Callable[[Session, str], Reaction]:
    def change(session: Session, at: str) -> Reaction:
        if session.style == style:
            return Reaction(say=(say,))
        return Reaction((e.StyleChanged(at=at, style=style),), (say, *_to_be_kept(session)))

    return change


def _to_be_kept(session: Session) -> tuple[str, ...]:
    """How a change is made to last, said with the first one of a session."""
    return () if session.tuned else (phrases.KEEP_IT,)


_OWN = frozenset(
    {
        *(Command.PAUSE, Command.RESUME, Command.REPEAT, Command.NOTHING),
        *(Command.SLOWER, Command.FASTER, Command.LOUDER, Command.SOFTER, Command.KEEP),
    }
)
"""What means the same in every talk."""
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
    Command.REMIND_EVENT: _remind(Command.REMIND_EVENT),
    Command.REMIND_OUTCOME: _remind(Command.REMIND_OUTCOME),
    Command.REMIND_PLAN: _remind(Command.REMIND_PLAN),
    Command.SPELL: lambda session, at: _spelling(spelling.begin(session, at)),
    Command.SLOWER: _voice(rate=-RATE_STEP),
    Command.FASTER: _voice(rate=RATE_STEP),
    Command.LOUDER: _voice(volume=VOLUME_STEP),
    Command.SOFTER: _voice(volume=-VOLUME_STEP),
    Command.HOW_LONG: lambda session, at: Reaction(say=(how_long(session),)),
    Command.HELP: lambda session, at: Reaction(say=(phrases.HELP,)),
    Command.FINISH: _finish,
    Command.STOP: _finish,
    Command.NOTHING: lambda session, at: Reaction(),
    Command.ONE_BY_ONE: _style("guided", phrases.ONE_BY_ONE),
    Command.LET_ME_TALK: _style("open", phrases.LET_ME_TALK),
    Command.SHORT_INTRODUCTIONS: lambda session, at: Reaction(
        (e.IntroductionsShortened(at=at),), (phrases.SHORT_INTRODUCTIONS,)
    ),
    Command.KEEP: lambda session, at: Reaction(say=(phrases.KEPT,)),
}
