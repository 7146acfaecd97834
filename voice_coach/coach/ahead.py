"""What the coach would say if the person's answer ended now: to be rendered while they still speak.

A guess, and only for the voice: whatever it is, nothing is recorded and nothing follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from voice_coach.dialogue.carry import carried
from voice_coach.dialogue.director import Carry, Listen, Say, next_action
from voice_coach.dialogue.evolve import evolve
from voice_coach.dialogue.interpret import pause_elapsed
from voice_coach.dialogue.obey import obey
from voice_coach.dialogue.session import Session
from voice_coach.messages import Command


def said_next(session: Session, at: str) -> Iterator[str]:
    """The sentences that follow the answer as it stands: to a short one after a pause, to others
    after "next". ``at``: now, as events have it.

    Nothing is worked out before the first is asked for."""
    action = next_action(session)
    if not isinstance(action, Listen):
        return
    by_pause = action.ends == "pause"
    reaction = pause_elapsed(session, at) if by_pause else obey(session, Command.NEXT, at)
    for event in reaction.events:
        session = evolve(session, event)
    yield from reaction.say
    if isinstance(next_action(session), Carry):
        session = evolve(session, carried(session, at))
    following = next_action(session)
    if isinstance(following, Say):
        yield from following.pieces
