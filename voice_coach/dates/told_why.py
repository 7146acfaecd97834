"""Why a date is corrected, told by what was named before: "sorry, Sunday, I've a funeral on the
Saturday", "nah, seven, the film starts at eight". Pure.

What is named in the reason is what was given up, so it is no date that is meant.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from voice_coach.dates.calendar_names import DAY, DAY_NAMES, HOUR, HOURS, ORDINALS
from voice_coach.dates.planned import Planned
from voice_coach.dates.tokens import FAMILY, Word, words_of
from voice_coach.patterns import LatePattern

_NAME = LatePattern(
    rf"\b(?P<part>(?:half|quarter) (?:to )?(?:past )?)?(?P<name>{DAY}|today|tonight"
    rf"|tomorrow|noon|midnight|{HOUR}|{'|'.join(ORDINALS)})(?:'?s)?\b"
)
_STAYS = LatePattern(
    r"(?:instead|rather|actually|really|please|then|sorry|or so|or thereabouts"
    r"|i (?:mean|meant)|is better|works better"
    r"|(?:would|will|might) (?:be|suit|do|work)(?: me)?(?: (?:better|best|good|grand|great|fine))*)"
    r"(?: |$)"
)
_ASKS = LatePattern(
    r"(?:(?:could|can|might|may|would) (?:it|that|this|we|i|you)(?: (?:be|have|do|make|make it"
    r"|say))*|what about|how about) (?:on |at )?"
)
_SINCE = r"(?:(?:because|cause|since|as|for|seeing as|only|but) )?"
_DOES = (
    r"(?:is|are|was|were|has|have|had|does|do|will|would|can't|won't|isn't|doesn't|goes|go|comes?"
    r"|lands?|starts?|begins?|ends?|runs?|opens?|closes?|shuts?|leaves?|arrives?|finish(?:es)?"
    r"|gets?|takes?|plays?|kicks?|falls?|works?|meets?|needs?|visits?|calls?)"
)
_CLAUSE = LatePattern(
    rf"{_SINCE}(?:(?:{DAY}|today|tomorrow|tonight) )?(?:(?:i|we|he|she|they|you)(?:'\w+)?"
    r"|(?:there|it|that)(?:'s|'ll| is| was| will)"
    r"|(?:the|my|our|his|her|their)(?: [a-z]+){1,2} [a-z]+s"
    rf"|(?:(?:the|my|our|his|her|their|a|an) )?(?:[a-z]+ ){{0,2}}?[a-z]+(?:'s| {_DOES})) .+"
)
"""Somebody, and what they do or what there is."""
_PUTS = LatePattern(
    r"\b(?:so|instead|or|unless|if|but|rather|better|suits?|works|free|available|could|let's|make"
    r"|maybe|perhaps|might|sure|except|between|either|meant|mean|said|right|fine|good|grand|great"
    r"|perfect|lovely|okay|ok|yes|yeah|kidding|joking)\b"
)
"""Behind the reason it goes on, or is not sure."""


_PARTS = {15: "quarter ", 30: "half ", 45: "quarter to "}


def plainly(text: str) -> str:
    """The words alone, in lower case."""
    return " ".join(re.sub(r"[^\w' :/-]+", " ", text.replace("\u2019", "'").casefold()).split())


def names_of(planned: Planned, now: datetime) -> str:
    """The words by which a date that is known may be named."""
    words: list[str] = []
    if planned.day is not None:
        words.append(DAY_NAMES[planned.day.weekday()].casefold())
        words += ORDINALS[planned.day.day - 1 : planned.day.day]
        words.append(_near(planned.day, now.date()))
    if planned.time is not None:
        words += ["noon"] if planned.time == time(len(HOURS)) else []
        part = _PARTS.get(planned.time.minute, "")
        hour = planned.time.hour + part.endswith("to ")
        words.append(f"{part}{HOURS[hour % len(HOURS) - 1]}")
    return " ".join(words)


def _near(day: date, today: date) -> str:
    return {today: "today", today + timedelta(days=1): "tomorrow"}.get(day, "")


def without_known_reason(text: str, before: str) -> str:
    """A correction of what was named ``before`` without the clause at its end that tells why, by a
    day or an hour of those; as it is where there is none."""
    said = plainly(text).replace("no one o'clock", "no at one o'clock")
    known = _names(before.casefold())
    asks = _ASKS.match(said)
    words = list(words_of(said[asks.end() :] if asks else said))
    end = _end_of_core(words, known)
    if not end:
        return text
    core = " ".join(word.text for word in words[:end])
    why = " ".join(word.text for word in words[end:])
    while (stays := _STAYS.match(why)) is not None:
        core, why = f"{core} {stays[0].strip()}", why[stays.end() :]
    core = f"no {core}" if asks else core.replace(" really", " actually")
    told = _names(why)
    anew = _names(core) - known
    if not anew or not told & known or told & anew or _PUTS.search(why):
        return text
    return core if _CLAUSE.fullmatch(why) else text


_TELLS = LatePattern(
    r"(?:(?:um|uh|oh|ah|hmm|no|wait|hang on|but|well|actually|sorry|god|lord|jesus) )*(?:it's"
    r"|it is|there's|there is|i've|we've|i have|we have|they've)(?: got)?"
    rf" (?:(?:the|a|an|my|our|his|her) )?(?!(?:at|on|in|the|to|half|quarter|not|all|still|just"
    rf"|only|been|{DAY}|{'|'.join(ORDINALS)})\b)[a-z']+(?: [a-z']+){{0,3}}?"
    r" (?:(?:at|on|that) .+|today|tonight|tomorrow)"
)


def only_told(text: str, before: str) -> bool:
    """Whether it tells what there is at the day or the hour that was named ``before``, and puts no
    other instead: "there's a fire drill at noon"."""
    said = plainly(text)
    told = _names(said)
    no = _TURNS.match(said)
    rest = said[no.end() :] if no else ""
    tells = not _NAME.match(rest) and not _PLANS.search(rest) and _CLAUSE.fullmatch(rest)
    tells = tells or _TELLS.fullmatch(said)
    return bool(tells and told and told <= _names(before.casefold()) and not _PUTS.search(said))


_OF_NOW = LatePattern(
    r"(?:(?:um|uh|oh|ah|god|well|yes|yeah|and|but|by the way) )*(?:it's|it is|there's|there is|i'm"
    r"|we're|i've|we've|he's|she's|they're|the [a-z]+ (?:is|are|was)|what an?) (?!(?:at|on|in|for"
    r"|to|the|this|my|not|only|just|meant|that|supposed|today|tonight|better|off|away|busy)\b)[a-z']+"
    r"(?: [a-z']+){0,6}? (?:today|tonight|now|right now|at the moment|this (?:morning|afternoon"
    r"|evening|week))"
)


def only_of_now(text: str, planned: Planned, now: datetime) -> bool:
    """Whether it only tells how it is as they speak, and the date that is known is another day:
    "it's lashing rain here this morning"."""
    said = plainly(text)
    tells = _OF_NOW.fullmatch(said) is not None and not _PUTS.search(said)
    there = planned.day not in (None, now.date())
    return tells and there and not _names(said) - {"today"}


_TURNS = LatePattern(
    r"(?:(?:um|uh|oh|ah|hmm|well|but) )*(?:(?:no|sorry|wait|hang on|hold on|oh no)(?: |$))+"
)
_PLANS = LatePattern(
    r"\b(?:do|does|keep|stick|stay|leave|go|take|want|need|prefer|like|it'll|that'll|that's"
    r"|it's (?:at|on|the|half|quarter|a quarter|in)|it)\b(?! (?:the|my|a|out|to)\b)"
)
"""It may be the date itself that is told."""


def _end_of_core(words: list[Word], known: set[str]) -> int:
    """Behind the last of the names with which it begins; nothing where it does not."""
    end = 0
    for n, word in enumerate(words):
        if word.kind == "other" or (end and word.text in ("because", "since", "not")):
            break
        if word.names:
            again = FAMILY[word.kind] in {FAMILY[one.kind] for one in words[:end] if one.names}
            if end and _names(word.text) <= known and _tells(words[n : n + 2], again=again):
                break  # "Wednesday, Monday's the funeral"
            end = n + 1
    return end


def _tells(words: list[Word], *, again: bool) -> bool:
    """Whether a clause begins with this name. ``again``: another of its kind stands before it."""
    name, *behind = words
    follows = behind[0].text if behind else ""
    does = name.text.endswith("'s") or _VERB.fullmatch(follows) is not None
    return does or (again and _SOMEBODY.fullmatch(follows) is not None)


_VERB = LatePattern(_DOES)
_SOMEBODY = LatePattern(r"(?:i|we|he|she|they|there)(?:'\w+)?|my|our|his|her")


def _names(said: str) -> set[str]:
    """What is named, as words: an hour with the part of it, "half past six" as "half six"."""
    return {
        f"{(found['part'] or '').replace('past ', '')}{found['name']}".replace("tonight", "today")
        for found in _NAME.finditer(said)
    }
