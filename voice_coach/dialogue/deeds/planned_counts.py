"""How often, how many or how long something was done, beside what was planned. Pure."""

from __future__ import annotations

import re
from typing import Literal

from voice_coach.dialogue.short_answers import NUMBERS
from voice_coach.patterns import LatePattern

Beside = Literal["done", "partly", "not-yet", ""]
"""Empty where nothing says so."""
_NUMBER_WORDS = NUMBERS | {
    "once": 1, "twice": 2, "both": 2, "eleven": 11, "twelve": 12, "a couple": 2,
}  # fmt: skip
_N = (
    r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|both"
    r"|a couple)"
)
_EVERY_DAY = LatePattern(
    r"\b(?:(?:every|each) (?:single )?(?:day|morning|evening|night|afternoon|lunchtime|weekday)"
    r"|daily|(?:a|per) (?:day|night)|mornings|evenings|before bed)\b"
)
_DAYS = 7
_SO_MANY = LatePattern(
    rf"\b(?P<n>{_N})(?: (?:times?|of|or|more|new|different|whole|full|big|small|long|short|good))*"
    r"(?: \w+(?:s|people|men|women|children))?\b"
)


def wanted(planned: str) -> int | None:
    """How often or how many was planned; None where it was just once, or nothing says so."""
    if _EVERY_DAY.search(planned):
        return _DAYS
    found = next((one for one in _SO_MANY.finditer(planned) if one["n"] != "one"), None)
    return _NUMBER_WORDS[found["n"]] if found else None


FILLS = (
    r"(?:(?:um+|uh+|oh|ah|well|so|and|but|yes|yeah|no|now|honestly|i'd say|i think|about|maybe"
    r"|roughly|in the end|actually|let me see|i'm afraid|afraid|sadly|sorry|ah sure|just|only) )*"
)
NEVER_MISSED = LatePattern(
    r"\b(?:never|not|didn't|haven't|hasn't|without|did not|have not)(?: once| even| yet| ever)*"
    r" (?:miss|missed|missing|skip|skipped|skipping) (?:a|one|any|so much as)\b(?!.*\b(?:but|until"
    r"|till|except|bar|apart)\b)"
)
_OUT_OF = LatePattern(
    rf"\b(?P<n>{_N}|none|not one)(?: (?:\w+ )?\w+s?)? (?:out )?of (?:the |my |his |those )?"
    rf"(?:last )?(?P<m>{_N})\b"
)
_ALL_OF = LatePattern(
    rf"\ball (?:the |of the )?(?P<n>{_N})\b(?! but)"
    rf"|\bevery (?:last )?one of them\b"
)
_NONE = LatePattern(
    rf"{FILLS}(?:(?:to|on|in|for|with) )?(?:neither|none|not (?:even )?(?:a single )?one|nil|zero"
    r"|not a single \w+)(?: (?:of (?:them|the \w+|those)|so far|yet|times|i'm afraid|sadly))*"
)
_COUNT = LatePattern(
    rf"{FILLS}(?:(?:i|we)(?:'ve| have)? )?(?:(?:managed|did|made|got|went|read|sent|done|had|kept"
    r"|finished|got through|did it|do|on|in|it was|that was|it's|have|cooked|ran|swam|called|met)"
    rf" )?(?:(?:it|them|to|out) )*(?:(?:about|only|just|maybe|at least|a good|the|all of|exactly|a"
    rf" total of) )*(?P<n>{_N})(?: (?!and\b|or\b|but\b)(?:times?|of (?:them|it|those|these|the \w+)"
    r"|days?|mornings?|evenings?|nights?|chapters?|pages?|companies|of it"
    r"|meals?|dinners?|weeks?|runs?|letters?|people|calls?|even|actually|in the end|so far|in all"
    r"|in total|altogether|this week|for good measure|and a half|only|i'm afraid|instead|though"
    r"|really|i think|yet|now|up to now|one|once|as it happens|or so|in fact|already|by now"
    r"|thank you))*"
    r"(?P<story> (?:i couldn't stop|because .*|but .*|and (?!i did|the rest).*|i .*|it .*))?"
)
_AT_THE = LatePattern(
    r"\b(?:i'm|i am|now|up to|got to|reached|halfway through|in the middle of|still) (?:on |at |in"
    r" )?(?:the )?(?:first|second|third|fourth|fifth)\b"
)
_ONE_AND_OTHER = LatePattern(
    r"\bone\b.*\b(?:the )?(?:other|second|next|last)(?: \w+)?(?: \w+)?(?: will|'ll| goes| is to|"
    r" is still|'s still| isn't| hasn't| tomorrow| next| later| on \w+day| to go| has to| still)\b"
    r"|\bone down\b.*\bto go\b"
)
_WHOLE = LatePattern(
    r"\b(?:read|finished|did|done|got through|devoured|wrote|learned|learnt) (?:the|all of the"
    r"|all the) (?:whole|entire|full) (?:\w+)\b"
)


def by_count(said: str, planned: str) -> Beside:
    """By how often, how many or how long, beside what was planned."""
    target = wanted(planned)
    return (
        _by_itself(said)
        or _by_length(said, planned)
        or ("" if target is None else _against(said, target))
    )


def _by_itself(said: str) -> Beside:
    if NEVER_MISSED.search(said):
        return "done"
    if _NONE.fullmatch(said):
        return "not-yet"
    if found := _OUT_OF.search(said):
        done, all_of_it = _NUMBER_WORDS.get(found["n"], 0), _NUMBER_WORDS[found["m"]]
        return "not-yet" if not done else "done" if done >= all_of_it else "partly"
    return "done" if _WHOLE.search(said) and not _HALF.search(said) else ""


def _against(said: str, target: int) -> Beside:
    few = _SO_MANY_DAYS.search(said) if target == _DAYS and not _EVERY_ONE.search(said) else None
    if _SOME_NOT.search(said) or (target == _DAYS and _ON_SOME_DAYS.fullmatch(said)):
        return "partly"
    if _ALWAYS.fullmatch(said):
        return "done"
    some = few is None and (_ONE_AND_OTHER.search(said) or _AT_THE.search(said))
    every = _ALL_OF.search(said) if few is None and not _HALF.search(said) else None
    if some or (every is not None and every["n"] is None):
        return "partly" if some else "done"
    found = few or every or _COUNT.fullmatch(said)
    if found is None:
        return ""
    count = _NUMBER_WORDS[found["n"]]
    return "not-yet" if not count else "done" if count >= target else "partly"


_LENGTH = LatePattern(
    rf"\b(?:(?P<n>{_N}|fifteen|twenty|thirty|forty|fifty|sixty) (?P<unit>minutes?|hours?)"
    r"|(?P<half>half an hour)|(?P<hour>an hour)|(?P<quarter>a quarter of an hour))\b"
)
_JUST_SO_LONG = LatePattern(
    rf"{FILLS}(?:(?:more like|it was|i did|did|i managed|managed|nearly|for|at least|i walked) )*"
    rf"{_LENGTH.pattern.replace('?P<', '?P<s')}(?: (?:even|each time|a day|every day|every time"
    r"|at most|tops|or so|really|i'd say|at least|most days))*"
)
_TENS = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}


_BROKEN_OFF = LatePattern(
    rf"{FILLS}(?:i )?(?:managed|did|got to|got through|lasted)(?: (?:about|maybe|only|just|around"
    rf"|nearly))* (?P<n>{_N})"
    r" (?:before|until|till|when|and then|then|because|but) .*"
)
"""How long, in the unit that was planned: "I managed about five before the baby woke"."""


def _number(word: str | None) -> int | None:
    return _TENS.get(word) or _NUMBER_WORDS.get(word) if word else None


def _minutes(found: re.Match[str], prefix: str = "") -> int:
    if found[f"{prefix}half"]:
        return 30
    if found[f"{prefix}quarter"]:
        return 15
    count = _number(found[f"{prefix}n"]) or 1
    unit = found[f"{prefix}unit"] or "hour"
    return count * (60 if unit.startswith("hour") else 1)


def _by_length(said: str, planned: str) -> Beside:
    """By how long, beside how long it was to be."""
    length, told = _LENGTH.search(planned), _JUST_SO_LONG.fullmatch(said)
    bare = _BROKEN_OFF.fullmatch(said) if length and length["unit"] else None
    if length and bare:
        return "partly" if _NUMBER_WORDS[bare["n"]] < (_number(length["n"]) or 0) else ""
    if length is None or told is None:
        return ""
    return "done" if _minutes(told, "s") >= _minutes(length) else "partly"


_SO_MANY_DAYS = LatePattern(
    rf"\b(?P<n>{_N}) (?:\w+ )?(?:days|mornings|evenings|nights|afternoons)\b"
)
_EVERY_ONE = LatePattern(r"\b(?:every|each|all|never|ago|late|missed|skipped|not)\b")
_ON_SOME_DAYS = LatePattern(
    rf"{FILLS}(?:(?:mostly|mainly|really) )?(?:(?:when|whenever|if) (?!i\b.*\b(?:forgot|tried"
    rf"|wanted))"
    r"(?: ?[\w']+){2,8}"
    r"|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: and (?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day)?"
    r" (?:i did|yes)\b.*)"
)
"""Where it was to be every day: "only when the sun was out"."""
_ALWAYS = LatePattern(rf"{FILLS}(?:like clockwork|religiously|without fail|each and every time)")
_SOME_NOT = LatePattern(
    r"\bbut (?:i|we)(?: \w+){1,4} (?:once|twice|(?:two|three|four|a few|a couple of) times)\b"
    r"|\b(?:skipped|missed|left out|(?:forgot|slept in|slept through|failed)(?: (?:it|them"
    r"|about it|mine))?"
    r"(?: (?:on|just|only))*(?= (?:once|twice|one|two|three|\w+day|the (?:weekend|other|last)"
    r"|a few|a couple))|except(?: for)?|bar(?! none)|apart from|not) (?:(?:the|a|an"
    r"|one|two"
    r"|three|last|just|only|at) )*(?:once|twice|weekends?|\w+days?|mornings?|evenings?|nights?"
    r"|one|two"
    r"|three|few"
    r"|couple|times?)\b(?<!(?:not|one) a day)(?<!not one)(?<!not once)"
    rf"|\b(?:{_N}|some|most)(?: of them)? (?:answered|did|came|said yes|picked up|worked|replied"
    rf"|went)"
    rf" (?:and|but) (?:the )?(?:{_N}|others?|rest)(?: \w+)? (?:\w+n't|not|never)\b"
    r"|\b(?:only )?(?:when|whenever|if) i (?:remembered|could|felt like it|had (?:the )?time"
    r"|got the"
    r" chance)\b|\bon the days (?:i|when|that)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri)days? (?:to|till|until)"
    r" (?:tues|wednes|thurs|fri|satur)days?\b"
)
_HALF = LatePattern(r"\b(?:not|n't|except|but|bar|half|almost|nearly|apart)\b")
