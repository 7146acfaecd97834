"""What the person said of their event, their outcome or their plan, read to them when they ask for
it in the middle of a talk. Pure."""

from __future__ import annotations

from voice_coach.dialogue import copies, phrases, prose
from voice_coach.dialogue.session import Session
from voice_coach.dialogue.when import said_back
from voice_coach.messages import Command
from voice_coach.program.values import Question

_NAMES: dict[Command, tuple[tuple[str, ...], str, str]] = {
    Command.REMIND_EVENT: (("event",), "Your event", phrases.NO_EVENT_YET),
    Command.REMIND_OUTCOME: (("outcome",), "Your outcome", phrases.NO_OUTCOME_YET),
    Command.REMIND_PLAN: (("plan", "first_action", "action"), "Your plan", phrases.NO_PLAN_YET),
}
"""For each, the fields and facts in which it may stand, the best first."""
_TIMES = {"plan": "plan_when", "first_action": "first_action_when"}


def reminder(session: Session, command: Command) -> str:
    """What stands under this, in the person's words; or that they have not told it yet."""
    names, title, none_yet = _NAMES[command]
    for name in names:
        if text := _said(session, name):
            when = _said(session, _TIMES.get(name, ""))
            told = prose.sentence(text)
            return " ".join([f"{title}: {told}", *([prose.sentence(when)] if when else [])])
    return none_yet


def _said(session: Session, name: str) -> str:
    """What was answered to the question that yields this, or is known of the session before."""
    for step in session.program.steps_of(session.part):
        for item in step.items:
            if isinstance(item, Question) and item.yields == name:
                answer = session.answer(item.key)
                if answer.spoken and answer.state != "skipped":
                    return said_back(answer.value, session.last_at) or ". ".join(
                        text.removesuffix(".") for text in copies.shown(answer.spoken)
                    )
    return ". ".join(filter(None, session.facts.get(name, "").splitlines()))
