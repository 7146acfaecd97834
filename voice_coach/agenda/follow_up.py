"""Looking back on a plan: when it is time to, what the person is told of it, what follows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from voice_coach.agenda.due import of_plan
from voice_coach.agenda.plan import Plan, plan_of
from voice_coach.dates.when_of import when_of
from voice_coach.dates.words import in_words
from voice_coach.dialogue.order import said
from voice_coach.dialogue.session import Session
from voice_coach.journal.page.fields import structured
from voice_coach.journal.page.session_page import SessionPage, facts_from

NEXT_STEP, NEW_EVENT = "next-step", "new-event"
"""What may come after a follow-up: the values of these questions of the exercise."""
_ASKS_WHAT_COMES = ("begin_again", "begin_anew")
_MOST_BLOCKS = 3
"""So many answers to blocks are heard at a stretch; all of them stand in the journal."""
_DATES = ("first_action_when", "follow_up_day", "visualisation_time")


def is_due(plan: Plan, now: datetime) -> bool:
    """Whether it is time to look back: the day of the follow-up has come, or the time of what
    was planned has passed. ``now`` is local."""
    if not plan.is_finished:
        return False
    passed = {"follow-up": ("overdue", "today"), "action": ("overdue",)}
    return any(
        due.state in passed.get(due.kind, ())
        for due in of_plan(plan, now.replace(tzinfo=None))
        if due.kind == "follow-up" or not plan.is_reviewed
    )


def facts_for(page: SessionPage) -> dict[str, str]:
    """What a follow-up may refer to: the journal file as it is now, in words that sound well.

    Besides the fields by their names: those of ``program.checks.FACTS``, and ``plan_about``, the
    plan's own name where it is not the newest.
    """
    plan = plan_of(page)
    fields = facts_from(page)
    dates = {name: when_of(page.text(name), page.started) for name in _DATES}
    planned_on = plan.began  # days in the months after it need no year
    facts = fields | {name: in_words(when, planned_on) for name, when in dates.items() if when}
    facts |= _plan(plan)
    reminder = [
        f"{block.rstrip('.')}\nYour answer: {answer.rstrip('.')}"
        for block, answer in page.block_answers
        if block and answer
    ]
    return facts | _known(block_reminder="\n".join(reminder[:_MOST_BLOCKS]))


def _plan(plan: Plan) -> Mapping[str, str]:
    """The action that is looked back on, and what else is open."""
    action = plan.next_looked_at
    if action is None:
        return {}
    if action.state == "dropped":
        return _known(plan_dropped=action.text)
    open_ones = (other for other in plan.actions if other.state == "open" and other != action)
    return _known(
        plan=action.text,
        plan_when=in_words(action.when, plan.began) if action.when else action.as_said,
        plan_done=("marked" if action.marked else "told") if action.state == "done" else "",
        plan_about=action.about if action != plan.actions[-1] else "",
        also_open="\n".join(other.text.rstrip(".") for other in open_ones),
    )


def _known(**facts: str) -> dict[str, str]:
    return {name: text for name, text in facts.items() if text}


def what_comes(session: Session) -> str | None:
    """What the person wants to begin after this follow-up, as words for the event of a new
    sitting: their next step, or "" for a new event. None where they want nothing now."""
    answers = (session.answer(key) for key in _ASKS_WHAT_COMES)
    wanted = {answer.value for answer in answers if answer.state == "closed"}
    if session.part != "follow-up" or not session.finished_at:
        return None
    if NEXT_STEP in wanted and said(session, "next_step"):
        step = structured(session).get("next_step", "")
        return step if isinstance(step, str) else ""
    return "" if NEW_EVENT in wanted else None
