"""Looking back on a plan: when it is time to, what the person is told of it, what follows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from voice_coach.agenda.actions import NOT_YET, PARTLY, actions_of, looked_at_next
from voice_coach.agenda.due import of_entry
from voice_coach.agenda.practice import moment_of
from voice_coach.dates.when_of import when_of
from voice_coach.dates.words import in_words
from voice_coach.dialogue.order import said
from voice_coach.dialogue.session import Session
from voice_coach.journal.listing import Glance
from voice_coach.journal.page.fields import structured
from voice_coach.journal.page.read import Entry, facts_from
from voice_coach.journal.page.render import FINISHED, REVIEWED

NEXT_STEP, NEW_EVENT = "next-step", "new-event"
"""What may come after a follow-up: the values of these questions of the exercise."""
_ASKS_WHAT_COMES = ("begin_again", "begin_anew")
_MOST_BLOCKS = 3
"""So many answers to blocks are heard at a stretch; all of them stand in the journal."""
_DATES = ("first_action_when", "follow_up_day", "visualisation_time")


def is_due(entry: Entry, now: datetime) -> bool:
    """Whether it is time to look back: the day of the follow-up has come, or the time of what
    was planned has passed. ``now`` is local."""
    if not entry.is_finished:
        return False
    passed = {"follow-up": ("overdue", "today"), "action": ("overdue",)}
    return any(
        due.state in passed.get(due.kind, ())
        for due in of_entry(entry, now.replace(tzinfo=None))
        if due.kind == "follow-up" or not entry.is_reviewed
    )


def may_be_due(page: Glance, now: datetime) -> bool:
    """Whether ``is_due`` is worth asking: what the first lines of a page say costs no reading.

    A date that they do not give plainly may be any.
    """
    if page.status == REVIEWED:
        return not {PARTLY, NOT_YET}.isdisjoint(page.each_says("done_yet", "review"))
    if page.status != FINISHED:
        return False
    for name in _DATES[:2]:
        text = page.says(name)
        when = when_of(text, page.started)
        if text and (when is None or when.day is None or when.day <= now.date()):
            return True
    return False


def facts_for(entry: Entry) -> dict[str, str]:
    """What a follow-up may refer to: the journal file as it is now, in words that sound well.

    Besides the fields by their names: those of ``program.checks.FACTS``, and ``plan_about``, the
    plan's own name where it is not the newest.
    """
    fields = facts_from(entry)
    dates = {name: when_of(entry.text(name), entry.started) for name in _DATES}
    planned_on = moment_of(entry.started)  # days in the months after it need no year
    facts = fields | {name: in_words(when, planned_on) for name, when in dates.items() if when}
    facts |= _plan(entry, planned_on)
    reminder = [
        f"{block.rstrip('.')}\nYour answer: {answer.rstrip('.')}"
        for block, answer in entry.block_answers
        if block and answer
    ]
    return facts | _known(block_reminder="\n".join(reminder[:_MOST_BLOCKS]))


def _plan(entry: Entry, planned_on: datetime | None) -> Mapping[str, str]:
    """The action that is looked back on, and what else is open."""
    action = looked_at_next(entry)
    if action is None:
        return {}
    if action.state == "dropped":
        return _known(plan_dropped=action.text)
    actions = actions_of(entry)
    others = [other.text for other in actions if other.state == "open" and other != action]
    return _known(
        plan=action.text,
        plan_when=in_words(action.when, planned_on) if action.when else action.as_said,
        plan_done=("marked" if action.marked else "told") if action.state == "done" else "",
        plan_about=action.about if action != actions[-1] else "",
        also_open="\n".join(text.rstrip(".") for text in others),
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
