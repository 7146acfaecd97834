"""What became of a plan, where that is seen only beside what was planned. Pure.

"Just the once" is all of it where it was to be once, and a part where it was to be every day; "he
said no" tells that somebody was asked; "they're seeing me on the twelfth" is all that an
appointment needed, and a talk on the twelfth is still to come.
"""

from __future__ import annotations

from typing import Literal

from voice_coach.dialogue.deeds.planned_counts import FILLS, NEVER_MISSED, Beside, by_count, wanted
from voice_coach.dialogue.deeds.planned_days import by_day
from voice_coach.dialogue.deeds.planned_refusals import by_abstaining, by_refusal
from voice_coach.dialogue.deeds.planned_states import by_absence, by_state
from voice_coach.dialogue.deeds.planned_talks import by_talk, by_visit
from voice_coach.patterns import LatePattern

_THING = r"(?:it|them|(?:the|a|an|some|my|our|his|her) \w+(?: (?!and\b|but\b|then\b)\w+){0,3})"
_I_HAVE = rf"{FILLS}(?:i|we)(?:'ve|'d| have| had)?(?: (?:already|just|at least|even|only))*"
_PREPARES = LatePattern(
    rf"{_I_HAVE} (?:(?:bought|printed|looked up|downloaded|fetched|borrowed|hired|ordered|dug out"
    rf"|printed out|found) {_THING}(?: and {_THING})?|printed (?:it|them) out"
    r"|(?:booked|arranged|set up|fixed) (?:a|an) (?:\w+ )?(?:meeting|call|talk|time|slot|chat)(?:"
    r" with \w+(?: \w+)?)?)"
)
"""What only leads to it; whether more was done is not said."""
_ONLY_LOOKED = LatePattern(
    rf"{_I_HAVE} (?:opened|lifted|unlocked|found|dug out|got out|took out|picked up|brought up"
    rf"|printed"
    rf"|switched on|turned on|thought about|pulled up|fetched|logged into|went to|sat down (?:at"
    rf"|with"
    rf"|by|in front of)|stood (?:in|by|at|outside|in front of)) {_THING}(?: (?:up|out|on))?"
    r" (?:(?:and|but|then|i|just|only) )+"
    r"(?:looked|stared|glanced|gazed|peered|closed|shut|locked|sighed|had a look|took a look"
    r"|walked (?:away|off)|read through the old|put (?:it|them) (?:back|down|away))\b"
    r"(?: (?!and\b|but\b|then\b)[\w']+){0,6}"
)
"""Who came as far as the thing, and only looked at it."""
_AND_LOVED_IT = LatePattern(
    rf"{_I_HAVE} (?:did|done|managed|had) (?:it|that) (?:twice|(?:two|three|four|five|several)"
    r" times)(?: (?:this|last) \w+)? and(?: (?:really|just|all|both|we|i|he|she|they|it|that"
    r"|everyone"
    r"|(?:the|my|our) \w+))* (?:was|were|loved|enjoyed|liked)(?: (?!but\b|not\b|only\b)[\w']+){0,5}"
)
"""More than was planned, and it did them good."""
_TO_GET = LatePattern(
    r"\b(?:buy|get|order|print|download|fetch|borrow|look|find|book|arrange|make|see|meet|set"
    r"|appointment|meeting)\b"
)
_TO_LOOK = LatePattern(r"\b(?:look|open|read|check|watch|see|view|find|visit|go to|inspect|show)\b")


def by_plan(said: str, planned: str) -> Beside | Literal["ask"]:
    """What is said beside what was ``planned``; empty where that says no more than the words."""
    if planned and _PREPARES.fullmatch(said) and not _TO_GET.search(planned):
        return "ask"
    if planned and _ONLY_LOOKED.fullmatch(said) and not _TO_LOOK.search(planned):
        return "not-yet"
    if not planned:
        return "done" if NEVER_MISSED.search(said) else ""
    if _AND_LOVED_IT.fullmatch(said) and wanted(planned) is None:
        return "done"
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
