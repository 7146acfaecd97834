"""A day that is behind: "yesterday", "on tuesday", "the twenty third", "three days ago".

The rules for what is to come would take "tuesday" for the next one, so these are their own.
``past_told`` finds the day in what somebody tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from re import Match

from voice_coach.dates import past_days
from voice_coach.dates.day_names import DAY_NAME, MONTH_NAME
from voice_coach.dates.decide import which_of
from voice_coach.dates.finding import normal
from voice_coach.dates.found import Now
from voice_coach.dates.past_told import days_told
from voice_coach.dates.planned import Clear, Doubt, Planned, Vague, from_text

_AROUND = re.compile(
    r"^(?:(?:well|oh|um|uh|yes|yeah|okay|no|nope|sorry|actually|it was|that was|i mean"
    r"|i meant(?! to)"
    r"|(?:i )?did (?:it|that)|it was done|it happened|on) )+"
    r"|(?: (?:in the |at )?(?:early |late )?(?:morning|afternoon|evening|night))$"
    r"|(?: (?:at |around |about |by )+(?:(?:half|(?:a )?quarter) (?:past|to) )?"
    r"(?:\d{1,2}(?:[: ]\d\d)?|noon|midday|midnight)(?: oclock)?(?: (?:am|pm))?)$"
    r"|(?<= ago) (?:today|now)$|(?<=today) (?:just now|earlier)$"
    r"|(?: (?:it was|i think|i believe|i guess|i suppose))$"
    r"|(?: (?:before|after|around|over|during) (?!yesterday)(?:the |my )?[a-z]+)$"
)


def understand_past(text: str, now: Now) -> Clear | Doubt | Vague:
    """The day that these words name or tell of, none after that of ``now``; a question where it may
    be one of two."""
    named = past_day(text, now)
    told = days_told(normal(text), now) if isinstance(named, Vague) else ()
    return _as_meant(told, now) if told else named


def past_day(text: str, now: Now) -> Clear | Doubt | Vague:
    """The same, where the words are a day and nothing besides."""
    written = from_text(text)
    if written is not None and written.day is not None:
        return _as_meant((written.day,), now)
    said = f" {normal(text)} ".strip()
    while said != (said := _AROUND.sub("", said).strip()):
        pass
    for pattern, meaning in _RULES:
        if (found := pattern.fullmatch(said)) is not None:
            return _as_meant(meaning(found, now), now)
    return Vague()


def _as_meant(days: past_days.Days, now: Now) -> Clear | Doubt:
    if isinstance(days, str):
        return Doubt(days, "")
    behind = tuple(day for day in days if day <= now.day)
    if not behind:
        return Doubt(past_days.TO_COME, "")
    return Clear(Planned(behind[0])) if len(behind) == 1 else Doubt(which_of(behind, now), "")


_NUMBER = r"(\d{1,2})(?:st|nd|rd|th)"
_OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = MONTH_NAME.replace("(", "(?P<month>", 1)
_NAMED = rf"(?:{DAY_NAME.replace('(', '(?P<name>', 1)} )?(?:the )?"
_YEAR = r"(?: (?:in )?(?P<year>20\d\d))?"
_RULES: tuple[tuple[re.Pattern[str], Callable[[Match[str], Now], past_days.Days]], ...] = (
    (re.compile(r"today|just now|this|earlier today|tonight"), past_days.back(0)),
    (re.compile(r"yesterday|last|last night"), past_days.back(1)),
    (re.compile(r"(?:the )?day before yesterday"), past_days.back(2)),
    (re.compile(r"tomorrow|next .*"), lambda found, now: past_days.TO_COME),
    (re.compile(r"(an?|\d{1,3}) (day|week)s? ago"), past_days.ago),
    (re.compile(rf"(?:(last|past|this|this past) )?{DAY_NAME}"), past_days.weekday),
    (re.compile(rf"{DAY_NAME} (?:just gone|gone|last|past)"), past_days.named_last),
    (re.compile(rf"(\d{{1,2}}) {DAY_NAME}s? ago"), past_days.weekdays_ago),
    (re.compile(r"(an?|\d{1,3}) weeks? ago yesterday"), past_days.weeks_before_yesterday),
    (re.compile(rf"(?:the )?{_NUMBER} {DAY_NAME}"), past_days.number_named),
    (re.compile(rf"{DAY_NAME} (?:of )?last week"), past_days.of_last_week),
    (re.compile(rf"last week(?: on)? {DAY_NAME}"), past_days.of_last_week),
    (re.compile(rf"(?:{DAY_NAME} )?(?:the )?{_NUMBER}"), past_days.number),
    (re.compile(rf"{_NAMED}{_OF_MONTH} (?:of )?{_MONTH}{_YEAR}"), past_days.day_and_month),
    (re.compile(rf"{_NAMED}{_MONTH} (?:the )?{_OF_MONTH}{_YEAR}"), past_days.day_and_month),
)
