"""A date that is moved: "the week after", "the day before", "push it back an hour". Pure."""

from __future__ import annotations

import re

from voice_coach.dates.calendar_names import DAY

LEAD = (
    r"(?:(?:no|nope|nah|yes|yeah|um+|uh+|er+m?|hm+|oh|ooh|ah|well|sorry|wait|actually|so|but|and|i"
    r" mean|i meant|maybe|perhaps|rather|please|make (?:it|that)|let's (?:say|make it)|i'd say) )*"
)
BETTER = (
    r"(?: (?:please|instead|rather|then|i mean|i meant|sorry|mate|love|dear|(?:would|might|will)"
    r" (?:be|suit me|work|do)(?: (?:much|a lot|far))?(?: better| best)?(?: for me)?|is better|if"
    r" possible|if you (?:can|could)|that is))*"
)
_WHICH = r"(?:one|same day|same time)"
_SHIFTS = {
    rf"not this {DAY}(?: but)? next {DAY}": "no a week later",
    r"the day before(?: that)?": "no a day earlier",
    r"the (?:next|following) day|the day after(?: that)?": "no a day later",
    rf"the (?:week|{_WHICH}) after(?: that| this)?|(?:the )?following week(?: same"
    rf" time)?|a week on|not this (?:{_WHICH}|week|{DAY})(?: but)? the"
    rf" (?:{_WHICH}|week|{DAY}) after(?: that)?|(?:not this (?:one|{DAY})(?: but)?"
    rf" )?the"
    rf" next one": "no a week later",
    rf"the (?:week|{_WHICH}) before(?: that)?": "no a week earlier",
}
_NEAR_DAYS = ("today", "tonight", "tomorrow")
_ANY_DAY = rf"(?:{'|'.join(_NEAR_DAYS)}|{DAY})"
DAY_WILL_NOT = (
    rf"(?P<day>{_ANY_DAY})(?: (?:won't|doesn't|wouldn't) (?:work|do|suit|fit)|(?:'s|"
    r" is) (?:no (?:good|use)|bad|out|full|busy|taken|booked))(?: (?:me|us|for me|for us|at all"
    r"|after all|then))*"
)
_SHIFTED = [
    (re.compile(rf"{LEAD}(?:on )?(?:{said}){BETTER}"), meant) for said, meant in _SHIFTS.items()
]
_BESIDE_A_DAY = re.compile(
    rf"{LEAD}(?:(?:{DAY_WILL_NOT}|not (?:on )?(?P<not>{_ANY_DAY}))"
    r" (?:(?:so|but|then|maybe|no) )*)?(?:on )?(?P<what>the (?:(?:day|night|evening|morning"
    r"|afternoon) (?:before|after)"
    r"|(?:next|following) (?:night|evening|morning|afternoon)))"
    rf"(?: that)?{BETTER}"
)
"""Counted from the day that does not suit: "Thursday's bad, the day before"."""
_BEHIND_A_STORY = re.compile(
    rf"(?:.* )?(?P<day>{_ANY_DAY})(?:'s)? (?P<not>)(?!.*\b{_ANY_DAY}\b).* so (?:on "
    rf"|i'll do |it's )?"
    rf"(?P<what>the (?:day|night|evening|morning|afternoon) (?:before|after))(?: that)?{BETTER}"
)
"""Or from one that is told of: "Saturday's the wedding, so the day before"."""
_WEEKDAY_AFTER = re.compile(
    rf"{LEAD}(?:(?:.* )?(?:i (?:need|want|meant|mean|said)|make it|let's (?:do|say|make it))"
    rf" )?(?:on )?the (?:(?P<name>{DAY})"
    rf" after(?: that| this)?|following (?P<following>{DAY})){BETTER}"
)
_AMOUNT = (
    r"(?P<by>(?:an?|one|two|three|four|five|ten|fifteen|twenty|thirty|forty five|\d+|half an"
    r"|quarter"
    r" of an|a quarter of an|a couple of|an hour and a half|a) ?(?:minutes?|hours?|days?|weeks?)?"
    r"(?: and a half)?)"
)
_ADDS = re.compile(
    rf"{LEAD}(?:(?:can|could|would) (?:you|we|i) )?(?:please )?(?:add|put on) {_AMOUNT}(?:"
    rf" (?:to|on)"
    rf" (?:that|it|this|top))?{BETTER}"
)
_REQUEST = (
    r"(?:(?:can|could|would|will) (?:you|we|i)(?: (?:ever|please|kindly))* )?(?:please |kindly )?"
)
_LATER = re.compile(
    rf"{LEAD}{_REQUEST}(?:(?:push|put|move|set|shift|hold|pull|bump|knock|nudge|slide|shove)"
    r" (?:it|that|this) (?:back|off|out|on|along)|(?:delay|postpone)(?: (?:it|that|this))?"
    r"|push (?:it|that|this)(?= by)"
    rf"|leave (?:it|that)(?= \w+ \w+$| an? \w+))(?: by)? {_AMOUNT}{BETTER}"
)
_EARLIER = re.compile(
    rf"{LEAD}{_REQUEST}(?:(?:bring|pull) (?:it|that|this) (?:forward|up)"
    rf"|prepone(?: (?:it|that|this))?)(?: by)? {_AMOUNT}{BETTER}"
)
"""To move it "forward" alone is later for some, and earlier for others."""


def moved(said: str) -> str:
    """Later or earlier by so much: "the week after", "push it back an hour"."""
    for pattern, meant in _SHIFTED:
        if pattern.fullmatch(said):
            return meant
    if found := _BESIDE_A_DAY.fullmatch(said) or _BEHIND_A_STORY.fullmatch(said):
        of = found["day"] or found["not"] or "today"
        return f"no {found['what']}" if of in _NEAR_DAYS else f"no {found['what']} {of}"
    if found := _WEEKDAY_AFTER.fullmatch(said):
        return f"no the {found['name'] or found['following']} after"
    if found := _ADDS.fullmatch(said) or _LATER.fullmatch(said) or _EARLIER.fullmatch(said):
        return f"no {found['by']} {'earlier' if found.re is _EARLIER else 'later'}"
    return ""
