"""Sentences made by rule: commands, numbers, days, dates, clock times, short answers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scripts.parts.small_model import settings
from voice_coach.dialogue.commands import phrases_of

COMMANDS = phrases_of()
"""Every phrase that the coach takes for a command."""

WORDS_ALONE = (
    "next", "repeat", "go back", "skip", "pause", "resume", "scratch that", "restore that",
    "read it back", "slower", "faster", "louder", "softer", "how long", "help",
    "finish for today", "continue", "i'm done", "ask me one by one", "let me talk",
    "skip the introduction", "yes", "no", "stop", "quit", "done", "quiet", "guided", "open",
)  # fmt: skip
SHORT_ANSWERS = (
    "yes please", "no thank you", "yes i do", "no i don't", "not yet", "i don't know", "maybe",
    "i think so", "not really", "that's right", "that is correct", "that's wrong", "none",
    "nothing", "nobody", "okay", "please", "coach", "thank you", "hello", "wait", "ready",
    "i'm ready", "all right", "exactly", "of course", "absolutely", "sure", "correct", "wrong",
    "the first one", "the second one", "the third one", "the last one", "both", "neither",
    "guided", "open", "the same", "differently", "recurring", "first time", "for the first time",
    "it keeps happening", "an old pattern", "a new adventure", "a relationship",
    "something else", "cancel", "back", "start", "begin", "start again", "go on", "go ahead",
    "one more time", "say that again", "good morning", "good evening", "goodbye", "save it",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
HIGH_ORDINALS = "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = (*_ONES, *(f"{t} {o}".strip() for t in _TENS for o in ("", *_ONES[1:10])), "one hundred")
MONTH_DAYS = (*ORDINALS, *(f"twenty {o}" for o in ORDINALS[:9]), "thirtieth", "thirty first")
PARTS = ("in the morning", "in the afternoon", "in the evening", "at night")
UNITS = ("minutes", "hours", "days", "weeks", "months", "years", "times", "percent", "dollars",
         "euros", "pounds", "people", "kilometres", "miles", "pages")  # fmt: skip
_AROUND = ("{}", "{}", "{} please", "please {}", "okay {}", "coach {}", "okay coach {}",
           "coach {} please", "okay {} please")  # fmt: skip


def _pick(random: np.random.Generator, options: tuple[str, ...] | list[str]) -> str:
    return str(options[random.integers(len(options))])


def _clock(random: np.random.Generator) -> str:
    hour = NUMBERS[random.integers(1, 13)]
    minute = NUMBERS[random.integers(10, 60)]
    forms = (
        f"{hour} o'clock", f"half past {hour}", f"quarter past {hour}", f"quarter to {hour}",
        f"a quarter to {hour}", f"{_pick(random, ['ten', 'five', 'twenty'])} past {hour}",
        f"{_pick(random, ['ten', 'five', 'twenty'])} to {hour}", f"{hour} {minute}",
        f"{hour} {_pick(random, ['thirty', 'fifteen', 'forty five'])}", f"{hour}",
        f"{hour} a m", f"{hour} p m", f"{hour} thirty p m", "noon", "midnight",
        f"{hour} {_pick(random, list(PARTS))}", f"half past {hour} {_pick(random, list(PARTS))}",
    )  # fmt: skip
    return _pick(random, forms)


def _day(random: np.random.Generator) -> str:
    day, month = _pick(random, DAYS), _pick(random, MONTHS)
    ordinal = _pick(random, MONTH_DAYS)
    forms = (
        day, f"next {day}", f"this {day}", f"on {day}", f"{month} the {ordinal}",
        f"the {ordinal} of {month}", f"{month} {ordinal}", f"{day} the {ordinal} of {month}",
        f"{day} {month} {ordinal}", "tomorrow", "today", "tonight", "next week", "this week",
        "the day after tomorrow", "tomorrow morning", "tomorrow evening", "tomorrow afternoon",
        "next month", "this weekend", f"{day} morning", f"{day} evening", f"{day} afternoon",
        f"in {_pick(random, _ONES[2:13])} {_pick(random, ['days', 'weeks', 'hours', 'months'])}",
        "in a week", "in an hour", "in a month", "this afternoon", "this evening", "every day",
        "every morning", "every evening", f"a week from {day}", f"{day} week", f"on the {ordinal}",
        "yesterday", f"last {day}", "last week", f"in {month}", f"two weeks from {day}",
    )  # fmt: skip
    return _pick(random, forms)


def command_lines(random: np.random.Generator) -> Iterator[str]:
    """Every command as it may be said: alone, and with "please", "okay" or "coach" around it."""
    for command in dict.fromkeys((*COMMANDS, *WORDS_ALONE)):
        for around in _AROUND:
            yield around.format(command)
    yield from SHORT_ANSWERS
    yield from ("okay", "please", "coach", "okay coach", "yes please", "no please")


def number_lines(random: np.random.Generator) -> Iterator[str]:
    """Numbers from 0 to 100, ordinals, scales and amounts."""
    yield from NUMBERS
    yield from ("a hundred", "two hundred", "a thousand", "one hundred and twenty")
    yield from (*ORDINALS, *HIGH_ORDINALS.split(), *MONTH_DAYS)
    for number in NUMBERS:
        unit = _pick(random, UNITS)
        yield f"{number} {unit}"
        forms = (f"about {number} {unit}", f"{number} out of ten", f"i would say {number}",
                 f"number {number}", f"about a {number}", f"it was a {number}",
                 f"maybe {number}", f"it is a {number}",
                 f"for {number} {unit}", f"i have {number} {unit} left",
                 f"it took me {number} {unit}", f"i am {number} years old",
                 f"between {number} and {_pick(random, NUMBERS)}",
                 f"at least {number} {unit}", f"{number} and a half")  # fmt: skip
        yield _pick(random, forms)
        yield _pick(random, forms)


def date_lines(random: np.random.Generator, count: int = 420) -> Iterator[str]:
    """Days, months, clock times, and sentences that set a time."""
    yield from (*DAYS, *MONTHS, "weekday", "weekend", "weekends", "weekdays")
    frames = (
        "{d}", "{d} at {t}", "at {t}", "{t}", "{d} at {t}", "{t} on {d}", "i will do it {d}",
        "i will call her {d} at {t}", "let's say {d} at {t}", "i'll start {d} at {t}",
        "the meeting is {d} at {t}", "by {d}", "before {t}", "around {t}", "every day at {t}",
        "every morning at {t}", "every day at {t} for {n} minutes", "{d} at {t} for half an hour",
        "{d} around {t}", "remind me {d} at {t}", "{d} at {t} in my calendar",
        "move it to {d} at {t}", "from {t} to {t2}", "between {t} and {t2}", "not before {d}",
        "until {d}", "since {d}", "{d} after work", "{d} before breakfast", "{d} after lunch",
    )  # fmt: skip
    for _ in range(count):
        frame = _pick(random, frames)
        yield frame.format(
            d=_day(random), t=_clock(random), t2=_clock(random), n=_pick(random, NUMBERS[5:31])
        )


def lines() -> list[str]:
    """All the made sentences, the same ones every time."""
    random = np.random.default_rng(settings.SEED)
    return [*command_lines(random), *number_lines(random), *date_lines(random)]
