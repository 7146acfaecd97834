"""What became of a plan, where that is seen only beside what was planned. Pure.

"Just the once" is all of it where it was to be once, and a part where it was to be every day; "he
said no" tells that somebody was asked; "they're seeing me on the twelfth" is all that an
appointment needed, and a talk on the twelfth is still to come.
"""

from __future__ import annotations

from typing import Literal

from voice_coach.dialogue.deeds.planned_counts import FILLS, NEVER_MISSED, Beside, by_count
from voice_coach.dialogue.deeds.planned_days import by_day
from voice_coach.dialogue.deeds.planned_refusals import by_abstaining, by_refusal
from voice_coach.dialogue.deeds.planned_states import by_absence, by_state
from voice_coach.dialogue.deeds.planned_talks import by_talk, by_visit
from voice_coach.patterns import LatePattern

_PREPARES = LatePattern(
    rf"{FILLS}(?:i|we)(?:'ve| have)?(?: (?:already|just|at least|even|only))* (?:bought|printed"
    rf"|looked"
    r" up|downloaded|fetched|borrowed|hired|ordered) (?:the|a|an|some|my"
    r"|our) \w+(?: \w+)?(?: for \w+)?"
)
"""What only leads to it; whether more was done is not said."""
_TO_GET = LatePattern(r"\b(?:buy|get|order|print|download|fetch|borrow|look)\b")


def by_plan(said: str, planned: str) -> Beside | Literal["ask"]:
    """What is said beside what was ``planned``; empty where that says no more than the words."""
    if planned and _PREPARES.fullmatch(said) and not _TO_GET.search(planned):
        return "ask"
    if not planned:
        return "done" if NEVER_MISSED.search(said) else ""
    return (
        by_count(said, planned)
        or by_day(said, planned)
        or by_talk(said, planned)
        or by_state(said, planned)
        or by_abstaining(said, planned)
        or by_refusal(said, planned)
        or by_absence(said, planned)
        or by_visit(said, planned)
    )
