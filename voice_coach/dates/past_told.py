"""The day that is behind, in what somebody tells of it: "it was saturday, because I had just come
back from the market", "I meant to on thursday, but I did it on friday".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from voice_coach.dates import past_days
from voice_coach.dates.day_names import DAY_NAME, MONTH_NAME, WEEK, month_of, weekday_of
from voice_coach.dates.found import Now
from voice_coach.patterns import LatePattern

_LONGEST = 160
"""Letters."""
_TURNS = LatePattern(
    r"\b(?:no|nope|nah|sorry|wait|i mean|i meant(?! to)|or rather|correction|scratch that)\b"
)
_BUT_DONE = LatePattern(r".*\b(?:but|so|and then|in the end|only)\b")
"""What was meant to be stands before it."""
_UNDONE = LatePattern(
    r"\b(?:meant|wanted|planned|tried|going|supposed|hoped) to\b"
    r"|\b(?:planned|booked|set|due|down|meant|arranged|said|tried)\b(?: \w+)? (?:for|on)\b"
)
_BESIDE = LatePattern(
    r"(?P<due>.+)\bbut (?:\w+ ){0,5}?(?:did|done|went|rang|called|wrote|managed)"
    r" (?:\w+ ){0,3}?the day (?P<way>before|after)(?: that| instead)?"
)
""" "It was due on Friday, but I did it the day before"."""
_DOUBTS = LatePattern(
    r"\b(?:not (?:quite |really |too )?sure|(?:can't|don't|cannot|do not) (?:quite |really )?"
    r"(?:remember|recall|know|think)|no idea|the other day|some ?(?:day|time)|one of|between|forget"
    r"|or(?! rather)|maybe|perhaps|haven't|never|didn't|not yet|will|going to|i'll)\b"
)
_NOT = LatePattern(r"\bnot (?:on |the |last )*$")
_HEDGES = LatePattern(
    r"\b(?:before|after|around|about|since|until|till|by|between) (?:the |last )*$"
)
"""Near that day, and not on it."""
_MONTH = MONTH_NAME.replace("(", "(?P<month>", 1)
_AGAINST = r"(?! (?:time|thing|of|ago|from|week|of all|one)\b)"
_Rule = tuple[LatePattern, Callable[[Match[str], Now], past_days.Days]]


def _last_of_month(found: Match[str], now: Now) -> past_days.Days:
    first = date(now.day.year, month_of(found["month"]), 1)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    return (last,)


def _week_before(found: Match[str], now: Now) -> past_days.Days:
    """ "A week last friday"."""
    newest = now.day - timedelta((now.day.weekday() - weekday_of(found[1])) % WEEK)
    return (newest - timedelta(WEEK),)


_RULES: tuple[_Rule, ...] = (
    (LatePattern(r"(?:the )?day before yesterday"), past_days.back(2)),
    (LatePattern(r"\byesterday|last night"), past_days.back(1)),
    (LatePattern(rf"\ba week (?:ago )?(?:last|on) {DAY_NAME}"), _week_before),
    (
        LatePattern(
            r"\b(?:today|just now|this (?:very )?(?:morning|afternoon|evening)|earlier on"
            r"|a (?:minute|moment|while|few minutes|couple of hours|few hours) ago"
            r"|\d{1,2} (?:minutes?|hours?) ago)\b"
        ),
        past_days.back(0),
    ),
    (LatePattern(r"\b(an?|\d{1,3}) (day|week)s? ago"), past_days.ago),
    (LatePattern(rf"\b(\d{{1,2}}) {DAY_NAME}s? ago"), past_days.weekdays_ago),
    (LatePattern(rf"\b{DAY_NAME} (?:just gone|gone)"), past_days.named_last),
    (
        LatePattern(rf"\b{DAY_NAME} (?:of )?last week|last week(?: on)? {DAY_NAME}"),
        past_days.of_last_week,
    ),
    (LatePattern(rf"\bthe last day of {_MONTH}"), _last_of_month),
    (
        LatePattern(
            rf"(?:\b{DAY_NAME.replace('(', '(?P<name>', 1)} )?(?:the )?(?P<day>\d{{1,2}})"
            rf"(?:st|nd|rd|th) (?:of )?{_MONTH}(?: (?P<year>20\d\d))?"
        ),
        past_days.day_and_month,
    ),
    (LatePattern(rf"\b(?:(last|past|this|this past) )?{DAY_NAME}\b"), past_days.weekday),
    (
        LatePattern(rf"(?:\b{DAY_NAME} )?\bthe (\d{{1,2}})(?:st|nd|rd|th)\b{_AGAINST}"),
        past_days.number,
    ),
)


def days_told(said: str, now: Now) -> past_days.Days:
    """The days that may be meant, by the words as ``finding.normal`` has them; none where no day is
    named, two are, or it is not sure."""
    if len(said) > _LONGEST:
        return ()
    if beside := _BESIDE.fullmatch(said):
        named = set(_days_in(beside["due"], now))
        by = timedelta(-1 if beside["way"] == "before" else 1)
        known = named.pop() if len(named) == 1 else ()
        return (known[0] + by,) if not isinstance(known, str) and len(known) == 1 else ()
    for part in map(_done_part, reversed(_TURNS.split(said))):
        if not (found := _days_in(part, now)):
            continue
        return () if len(set(found)) > 1 or _DOUBTS.search(part) else found[0]
    return ()


def _done_part(part: str) -> str:
    """What stands behind the "but", where something was meant to be."""
    but = _BUT_DONE.match(part) if _UNDONE.search(part) else None
    return part[but.end() :] if but else part


def _days_in(part: str, now: Now) -> list[past_days.Days]:
    """Each day that is named."""
    found: list[past_days.Days] = []
    for pattern, meaning in _RULES:
        while (named := pattern.search(part)) is not None:
            if _HEDGES.search(part[: named.start()]):
                return []
            if not _NOT.search(part[: named.start()]):
                found.append(meaning(named, now))
            part = f"{part[: named.start()]}\n{part[named.end() :]}"
    return found
