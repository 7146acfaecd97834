"""Rules for what people do at their own time of day: "after lunch", "once I've finished work".

Alone that is too loose for a calendar; beside an hour it tells in which half of the day it is.
"""

from __future__ import annotations

import re
from re import Match

from voice_coach.dates.found import Finding, Half, Loose, Now, Rule

_AT_THEIR_HALF: tuple[tuple[str, Half, Half], ...] = (
    ("breakfast|sunrise|dawn|daybreak", "morning", "morning"),
    ("work|the office", "morning", "late"),
    ("school|college|class|classes|lessons|nursery", "morning", ""),
    ("lunch|lunch ?time|lunch ?break|church|mass|service|sunday roast", "midday", "midday"),
    (
        "dinner|dinner ?time|supper|supper ?time|tea|tea ?time|bed|bed ?time|sunset|dusk|the news"
        "|bath ?time|(?:the )?(?:kids|children)(?:'s)?(?: are| is)?(?: all)? (?:in|bed|asleep|down)"
        "(?: bed)?",
        "evening",
        "evening",
    ),
    (
        "coffee|(?:my|the|his|her) shift|practice|training|the gym|the meeting|prayers?"
        "|rehearsal|choir|yoga"
        "|(?:the |my )?(?:\\w+ )?market|the shops?|the shopping",
        "",
        "",
    ),
)
""" "What it is", and the half of the day before it, and after or at it."""
_EVENTS = "|".join(events for events, _, _ in _AT_THEIR_HALF)
_NEAR = (
    r"(?:straight |right |just |shortly |soon )?(?P<near>before|after|following)(?: [a-z']+){0,3}?"
)
_AT = (
    r"(?<!be )(?<!'m )(?<!'s )(?<!'re )(?:at|around|during|over|by|from|on|in|through)(?: [a-z']+)?"
)
_WHEN = (
    r"(?:when|once|as soon as|soon as|the (?:minute|moment|second)|straight from|till|until)"
    r"(?: [a-z']+){0,5}?"
)
_OVER = (
    r"(?:(?:'s| is| are|'re| has| have| was)?(?: (?:all|just|well|been))?"
    r" (?:over|done|finished|ended|out|asleep|in bed))?"
)
_NOT_AS_IT_IS = r"(?! (?:gets?|opens?|closes|starts|begins|fills|is|are|with)\b)"
"""Otherwise it is told how it is there: "before the market gets busy"."""


def _doing(found: Match[str], _now: Now) -> Finding:
    before = found["near"] == "before"
    if found[0] == "after school":
        return Loose("time", beside="afternoon")
    for events, earlier, later in _AT_THEIR_HALF:
        if re.fullmatch(events, found["event"]):
            return Loose("time", beside=earlier if before else later)
    return Loose("time")


def is_doing(said: str) -> bool:
    """Whether something in it tells of a half of the day."""
    return any(rule.search(said) for rule, _ in DOINGS)


DOINGS: tuple[Rule, ...] = (
    (
        re.compile(rf"\b(?:{_NEAR}|{_AT}|{_WHEN}) (?P<event>{_EVENTS})\b{_OVER}{_NOT_AS_IT_IS}"),
        _doing,
    ),
    (
        re.compile(
            r"\b(?P<near>)(?P<event>lunch ?time|bed ?time|tea ?time|dinner ?time|supper ?time|dawn"
            r"|dusk|daybreak)\b"
        ),
        _doing,
    ),
)
