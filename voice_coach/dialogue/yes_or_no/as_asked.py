"""Yes and no in words that mean one thing behind one question, and another behind the next. Pure.

"No, carry on" agrees to go on, and "I'll stick with it" to a plan, but not to a second step; "twice
on Monday" says yes where it was asked whether something was done.
"""

from __future__ import annotations

import re
from typing import Literal

from voice_coach.dates.calendar_names import DAY
from voice_coach.dialogue.commands import plain
from voice_coach.dialogue.deeds.planned_counts import NEVER_MISSED
from voice_coach.patterns import LatePattern

_FILLS = (
    r"(?:(?:um+|uh+|oh|ah|well|so|okay|right|actually|honestly|really|please|thanks|i think) )*"
)
_TO_GO_ON = re.compile(r"\b(?:go on|carry on|move on|continue|keep going|start|begin|ready)\b")
_OR_STOP = re.compile(r"\b(?:stop|finish|end|or|pause|break)\b")
_FOR_MORE = re.compile(r"\b(?:add|another|second|more|else|change|other)\b")
_AS_SAID = re.compile(r"\b(?:right|correct|what you (?:said|meant)|as you said|all of it)\b")
_DONE = re.compile(r"(?:and |so )?(?:did|have|has|were) (?:you|it|he|she|they|we)\b")
_NO = r"(?:no|nope|nah)"
_GOES_ON = LatePattern(
    rf"{_FILLS}(?:{_NO} )+{_FILLS}(?:(?:please|do|just|you|let's|we can) )*(?:carry on|go on|go"
    rf" ahead"
    rf"|keep going|keep on|continue|don't stop|do not stop)(?: (?:please|then|with it|by all means"
    rf"|i'm (?:enjoying|liking|loving) (?:it|this)|i (?:like|love|enjoy) (?:it|this)"
    rf"|i'm (?:fine|okay|all right|ready|good)|it's (?:good|fine|great|lovely|helping)|coach|love"
    rf"|mate|now))*"
)
_LET_US = LatePattern(rf"{_FILLS}(?:let's|let us)(?: do| please| then)*")
_NEEDS_TIME = LatePattern(
    rf"{_FILLS}(?:i|we)(?:'ll|'d| will| would)?(?: (?:just|still))* need (?:(?:a|an|one|another|a"
    rf" few"
    rf"|a couple of|some|two|five|ten|a bit|a little)(?: more)?|more) (?:minutes?|moments?|seconds?"
    rf"|secs?|time)(?: (?:more|longer|yet|please|first|to think))*"
)
_NOTHING_TO_ADD = LatePattern(
    rf"{_FILLS}(?:(?:no|yes|yeah) )*{_FILLS}(?:(?:i've|i have|i've got|there's|there is)"
    rf" )?(?:nothing"
    rf" (?:more |else )?(?:to (?:add|change|correct)|missing|is missing|left out)|no (?:changes"
    rf"|corrections|additions))(?: (?:needed|from me|to (?:it|that)|there|thanks|thank you|really"
    rf"|at all))*(?: (?:it's|that's|it is|that is|you've got|i think)(?: (?:it|all|all there"
    rf"|everything|right|fine|good|there|correct|perfect|that's))*)*"
)
_STICKS = LatePattern(
    rf"{_FILLS}(?:(?:yes|yeah|no) )*{_FILLS}(?:i'll|i will|i'm going to|i am going to|let's|we'll"
    rf"|i'd|i'm|i want to|i'd like to|i'd rather|we|we're) ?(?:just |still |happy to )*(?:stick"
    rf"|stay"
    rf"|sticking|staying) (?:with|to) (?:it|that|this|the plan|what (?:i|we)(?:'ve)? (?:have|said"
    rf"|planned|got|agreed)|what i've got)(?: (?:please|then|thanks|thank you|now|for now|i"
    rf" think))*"
)
_ONE_AT_A_TIME = LatePattern(
    rf"{_FILLS}(?:{_NO} )?{_FILLS}(?:let's |i'd rather |i'll )?(?:just )?(?:(?:take (?:it|things)"
    rf"|do)"
    rf" )?one (?:thing|step|day|job) at a time(?: (?:please|eh|thanks|thank you|i think))*"
)
_HOW_OFTEN = (
    r"(?:once|twice|(?:two|three|four|five|six|seven|several|a few|a couple of|many) times)"
)
_WHEN = (
    rf"(?:(?:on|at|in|over|during) (?:the )?(?:{DAY}s?|weekends?"
    r"|mornings?|afternoons?|evenings?|nights?|bus|train)|yesterday|today|this (?:morning|week"
    r"|evening|afternoon)|last (?:night|week|\w+day)|the (?:other day|day before yesterday))"
)
_OFTEN = LatePattern(
    rf"{_FILLS}(?:{_HOW_OFTEN} (?:a|per|each|every) (?:day|week|month)(?: .*)?"
    rf"|(?:{_HOW_OFTEN} )?{_WHEN}(?: morning| evening| night| afternoon)?(?: {_HOW_OFTEN})?"
    rf"(?: (?:and|then|and then|and again|and also) (?:again )?(?:{_HOW_OFTEN} )?{_WHEN}"
    rf"(?: morning| evening| night| afternoon)?)*)"
)
_NEVER_MISSED = LatePattern(rf"{_FILLS}(?:i )?(?:{_NO} )?.*{NEVER_MISSED.pattern}.*")
_OFFERS = re.compile(r"(?:and |so |or )?(?:shall i|would you like|do you want|should i)\b")
_WOULD_ONLY = LatePattern(
    rf"{_FILLS}(?:{_NO} )?{_FILLS}(?:i|it|that|you|they)(?:'d| would)(?: just)? only (?!be a)\w+.*"
)
"""To an offer: "it'd only annoy me"."""
_SOON = re.compile(r"\b(?:this (?:week|weekend|month)|today|tonight|tomorrow)\b")
_LATER = LatePattern(
    rf"{_FILLS}(?:{_NO} )?{_FILLS}(?:more like )?(?:(?:some time )?(?:next|the following) (?:week"
    rf"|weekend"
    rf"|month|year|spring|summer|autumn|winter)|some other (?:time|day|week)|another (?:time|day"
    rf"|week))"
    rf"(?: (?:more like(?:ly)?|maybe|probably|i'd say|i think|perhaps))*"
)


def as_asked(asked: str, text: str) -> Literal["yes", "no"] | None:
    """ "yes" or "no" where this whole utterance is one behind the question ``asked``, and might be
    something else behind another; None otherwise."""
    question, said = plain(asked), plain(text)
    more = _FOR_MORE.search(question) is not None
    done = _DONE.match(question) is not None
    to_go_on = _TO_GO_ON.search(question) and not _OR_STOP.search(question)
    rules: tuple[tuple[object, LatePattern, Literal["yes", "no"]], ...] = (
        (question.startswith("shall we "), _LET_US, "yes"),
        (to_go_on, _GOES_ON, "yes"),
        (to_go_on, _NEEDS_TIME, "no"),
        (not more and _AS_SAID.search(question), _NOTHING_TO_ADD, "yes"),
        (_OFFERS.match(question), _WOULD_ONLY, "no"),
        (question.startswith("will you ") and _SOON.search(question), _LATER, "no"),
        (not done, _STICKS, "no" if more else "yes"),
        (more, _ONE_AT_A_TIME, "no"),
        (done, _OFTEN, "yes"),
        (done, _NEVER_MISSED, "yes"),
    )
    fitting = (leans for asks, words, leans in rules if asks and words.fullmatch(said))
    return next(fitting, None)
