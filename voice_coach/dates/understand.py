"""Understands spoken and typed dates and times; what is not sure is asked about, never guessed.

Number words become digits with text2num, the calendar's arithmetic is python-dateutil's. The
rules between them (``weeks.py``, ``dated.py``, ``clock.py``, ``repeats.py``) are ours: of five
libraries for dates that were tried, each takes "next friday" or "at half past five" for one of the
two things it may mean, without a word about the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from voice_coach.dates.after_a_pause import may_correct, only_tells, says_nothing
from voice_coach.dates.amendments import as_correction, wants_no_time
from voice_coach.dates.corrections import Part, corrects, joined, parts_of
from voice_coach.dates.decide import decide, doubt
from voice_coach.dates.finding import find, normal
from voice_coach.dates.found import Clock, Day, Now
from voice_coach.dates.gather import Gathered, gather
from voice_coach.dates.left_open import is_unsure, on_condition
from voice_coach.dates.left_out import day_in_story, filled_up
from voice_coach.dates.past import understand_past
from voice_coach.dates.planned import (
    ALL_THE_SAME,
    Clear,
    Doubt,
    Planned,
    Vague,
    Wanted,
    from_text,
    to_text,
)
from voice_coach.dates.put_instead import put_instead
from voice_coach.dates.reading import Reading, from_so_far
from voice_coach.dates.reasons import endings, without_cause, without_excuse, without_reason
from voice_coach.dates.tokens import names_a_time
from voice_coach.dates.told_why import names_of, only_of_now, only_told, without_known_reason
from voice_coach.dates.words import hour_in_words, in_words

__all__ = ["Clear", "Doubt", "Vague", "Wanted", "understand_when"]

WHAT_INSTEAD = "What do you mean instead?"
_BARE_LENGTH = re.compile(r"(?:a|1|\d{1,2}) (?:days?|weeks?|months?)")
_SAME_HOUR = re.compile(
    r"(?:at |it's |it is )?((?:(?:a )?quarter|half|\d{1,2}) (?:past|after|to|till))(?: it)?"
)
_WRITTEN_TIME = re.compile(r"\b\d\d:\d\d\b")

_HALF_PAST = 30


def understand_when(
    text: str,
    *,
    now: datetime,
    wanted: Wanted = "day-and-time",
    so_far: str = "",
    zone: tzinfo | None = None,
) -> Clear | Doubt | Vague:
    """What these words mean, said at ``now``.

    ``so_far``: from the doubt that they answer, or ``planned.to_text`` of what they correct.
    ``zone``: where the person is, so that times which a change of the clocks leaves out are
    asked about, and "in three hours" is right in such a night.
    """
    here, before = _now(now, zone), from_so_far(so_far)
    said = text
    if before.settled and only_of_now(text, before.planned, here.moment):
        return Vague()
    if before.settled:
        said = as_correction(without_known_reason(text, names_of(before.planned, here.moment)))
    return _timeless(_in_parts(said, here, wanted, so_far), text, wanted)


def _timeless(meant: Clear | Doubt | Vague, said: str, wanted: Wanted) -> Clear | Doubt | Vague:
    """Without its time, where only the day is asked for and named: "no fixed time"."""
    if isinstance(meant, Clear) and wanted == "day" and meant.planned.day and wants_no_time(said):
        return Clear(replace(meant.planned, time=None))
    return meant


def understand_said(
    utterances: Sequence[str],
    *,
    now: datetime,
    wanted: Wanted = "day-and-time",
    so_far: str = "",
    zone: tzinfo | None = None,
) -> Clear | Doubt | Vague:
    """The same of what was said with pauses between. Where it is not clear as one, what was said
    later corrects what was clear before it."""
    here = _now(now, zone)
    before, last = from_so_far(so_far), utterances[-1] if utterances else ""
    known = names_of(before.planned, here.moment) if before.settled else ""
    utterances = [
        as_correction(without_known_reason(text, " ".join([known, *utterances[:n]])))
        if before.settled or n
        else text
        for n, text in enumerate(utterances)
    ]
    said = joined(utterances)
    whole = _timeless(_in_parts(said, here, wanted, so_far), said, wanted)
    if len(utterances) < _SEVERAL or wanted == "past-day":
        return whole
    if isinstance(whole, Clear) and may_correct(utterances[-1].casefold(), whole.planned):
        earlier = _in_parts(joined(utterances[:-1]), here, wanted, so_far)
        known = to_text(whole.planned)
        names = earlier == whole and names_a_time(utterances[-1].casefold())
        added = filled_up(utterances[-1], "", whole.planned.day, here.day)  # "of March"
        if names and _in_parts(added, here, wanted, known) != whole:
            return Doubt(WHAT_INSTEAD, known)  # it changed nothing, and is not what was known
    if isinstance(whole, Clear) and only_told(last, " ".join(utterances[:-1])):
        return Doubt(WHAT_INSTEAD, to_text(whole.planned))
    if not isinstance(whole, Doubt):
        return whole
    meant: Clear | Doubt | Vague = Vague()
    open_still = False
    for said in utterances:
        if says_nothing(said):
            continue
        known = so_far if isinstance(meant, Vague) else _known(meant, so_far)
        told = said if isinstance(meant, Vague) else without_reason(said)
        if isinstance(meant, Clear):
            told = put_instead(said.casefold(), alone=True) or told
        better = _in_parts(told, here, wanted, known)
        if isinstance(meant, Clear) and (
            only_tells(told, meant.planned, here)
            or only_told(said, names_of(meant.planned, here.moment))
        ):
            open_still = True  # "bingo's on Tuesday", of that Tuesday
            continue
        if isinstance(better, Vague) and isinstance(meant, Clear) and not names_a_time(told):
            open_still = True  # "oh, that's the school play"
            continue
        if isinstance(better, Vague) or (meant != Vague() and not corrects(told)):
            return whole
        meant, open_still = better, False
    return meant if isinstance(meant, Clear) and not open_still else whole


_SEVERAL = 2


def _in_parts(text: str, here: Now, wanted: Wanted, so_far: str) -> Clear | Doubt | Vague:
    if wanted == "past-day" and isinstance(whole := understand_past(text, here), Clear):
        return whole
    parts = parts_of(text)
    meant = _corrected(parts, here, wanted, so_far)
    if not isinstance(meant, Clear) and wanted != "past-day":
        meant = _behind_a_story(text, here, wanted) or meant
    if isinstance(meant, Clear) and wanted != "past-day":
        last = next((part.text for part in reversed(parts) if part.text), "")
        if on_condition(text) or is_unsure(last):
            known = replace(from_so_far(to_text(meant.planned)), settled=False)
            return doubt(known, ALL_THE_SAME.format(in_words(meant.planned, here.moment)), "sure")
    return meant


def _corrected(parts: list[Part], here: Now, wanted: Wanted, so_far: str) -> Clear | Doubt | Vague:
    first, *corrections = parts
    said = first.whole if _FROM_WHAT_IT_IS_NOT.match(first.whole) else without_excuse(first)
    said = without_cause(said)
    known_so_far = from_so_far(so_far)
    if known_so_far.settled and first.turn:
        said = filled_up(said, "", known_so_far.planned.day, here.day)
    meant = _just_once(first, so_far, here, wanted) or _understand(said, here, wanted, so_far)
    if isinstance(meant, Clear) and _mixes(meant.planned, so_far):
        meant = Doubt(WHAT_INSTEAD, so_far)
    before = first.text
    for part in corrections:
        known = so_far if isinstance(meant, Vague) else _known(meant, so_far)
        if isinstance(meant, Clear) and part.only_says_why:
            meant = Doubt(WHAT_INSTEAD, known) if part.takes_back else meant
            continue  # "no wait, I've got choir on Friday"
        if once := _just_once(part, known, here, wanted):
            meant, before = once, f"{before} {part.text}"
            continue
        day = from_so_far(known).planned.day
        told = without_reason(without_known_reason(part.text, before))
        said = filled_up(told, before, day, here.day)
        better = _understand(said, here, wanted, known)
        if (
            part.takes_back
            and isinstance(meant, Clear)
            and meant.planned.repeats
            and _ONCE.search(part.whole)
        ):
            better = Doubt(WHAT_INSTEAD, known)  # "daily, no, just Monday"
        if isinstance(better, Clear) and _mixes(better.planned, known):
            better = Doubt(WHAT_INSTEAD, known)  # "every Monday, no, Tuesday": that one, or each?
        if not isinstance(better, Clear) and wanted != "past-day":
            better = _at_its_end(said, here, wanted, known) or better
        before = f"{before} {part.text}"
        if not isinstance(better, Vague):
            meant = better
        elif isinstance(meant, Vague):
            continue
        elif part.names_something or (part.takes_back and not part.lets_stand):
            meant = Doubt(WHAT_INSTEAD, known)
    return meant


_FROM_WHAT_IT_IS_NOT = re.compile(
    r"not (?:this )?\w+day (?:(?:but|no) )?the (?:day|(?:next )?one|\w+day) after\b|not tomorrow"
    r" (?:(?:but|no) )?the day after\b",
    re.IGNORECASE,
)
"""The day is counted from the one that it is not: "not tomorrow, the day after"."""
_ONCE = re.compile(r"\b(?:just|only)\b", re.IGNORECASE)
_THIS_DAY = re.compile(r"\bthis (?:coming |week's )?\w+day\b", re.IGNORECASE)


def _just_once(part: Part, known: str, here: Now, wanted: Wanted) -> Clear | Doubt | None:
    """ "No, just this Friday" behind "every Friday at eight": that day alone, at the same time."""
    planned = from_text(known) if known else None
    if planned is None or not planned.repeats or not _ONCE.search(part.whole):
        return None
    day = _THIS_DAY.search(part.text)
    if day is None or planned.time is None or re.search(r"\b(?:at|or|not)\b", part.text):
        return None
    name = day[0].split()[-1]  # behind "every Friday", "this" one is the first of them
    found = _understand(f"{name} at {planned.time:%H:%M}", here, wanted, "")
    return None if isinstance(found, Vague) else found


_SO = re.compile(r"(?P<told>.+)\bso (?:then )?(?P<meant>.+)", re.IGNORECASE)


def _behind_a_story(text: str, here: Now, wanted: Wanted) -> Clear | None:
    """What is said whole behind what is only told: "I'm up at six every day, so Monday at seven in
    the morning"; or from whose day it is counted: "so the day before, at ten"."""
    found = _SO.fullmatch(text)
    if found is None:
        return None
    told = {day for named in find(found["told"], here).all(Day) for day in named.days}
    counted = day_in_story(found["meant"], told.pop(), here.day) if len(told) == 1 else ""
    meant = _corrected(parts_of(counted or found["meant"]), here, wanted, "")
    return meant if isinstance(meant, Clear) else None


def _mixes(planned: Planned, known: str) -> bool:
    """Whether one day was put beside days that come again."""
    before = from_so_far(known).planned
    return bool(planned.repeats and planned.day and before.repeats and not before.day)


def _at_its_end(text: str, here: Now, wanted: Wanted, known: str) -> Clear | None:
    """What the end of it says clearly, where all of it is not clear."""
    for ending in endings(text):
        found = _understand(ending, here, wanted, known)
        if isinstance(found, Clear):
            return found
    return None


def _known(meant: Clear | Doubt, so_far: str) -> str:
    """What the next words may correct, as text."""
    if isinstance(meant, Clear):
        return to_text(meant.planned)
    return meant.so_far or so_far


def _understand(text: str, here: Now, wanted: Wanted, so_far: str) -> Clear | Doubt | Vague:
    if wanted == "past-day":
        return understand_past(text, here)
    before = from_so_far(so_far)
    if before.clock is not None and (same := _SAME_HOUR.fullmatch(normal(text))):
        if before.clock.minute > _HALF_PAST:  # past which hour? "quarter to seven" has two
            return Doubt(WHAT_INSTEAD, so_far)
        text = f"{same[1]} {before.clock.hour % 12 or 12}"  # "no, half past"
    written = from_text(text)
    if written is not None and (written.time is None or _WRITTEN_TIME.search(text)):
        return decide(Gathered(_written(written, before)), here, wanted)
    if wanted == "day" and not before.days and _BARE_LENGTH.fullmatch(normal(text)):
        text = f"in {text}"  # "which day?" is often answered with "two weeks"
    findings = find(text, here)
    gathered = gather(findings, before, here, wanted)
    if not gathered.changed:
        return Vague()
    unsure = [clock for clock in findings.all(Clock) if clock.unsure]
    if unsure and not gathered.ask:
        # "Fifteen p m": was it three, or five?
        return doubt(gathered.reading, f"Is that {hour_in_words(unsure[-1].time)}?", "sure")
    return decide(gathered, here, wanted)


def _now(now: datetime, zone: tzinfo | None) -> Now:
    local = now.astimezone(zone) if zone is not None and now.tzinfo is not None else now
    return Now(local, zone or now.tzinfo)


def _written(planned: Planned, before: Reading) -> Reading:
    """A date in the form of a journal's field: it replaces what it names."""
    return replace(
        before,
        days=(planned.day,) if planned.day else () if planned.repeats else before.days,
        clock=planned.time or before.clock,
        open=before.open and not planned.time,
        half="" if planned.time else before.half,
        midnight=before.midnight and not planned.time,
        repeats=planned.repeats or before.repeats,
        minutes=before.minutes if planned.minutes is None else planned.minutes,
        asked="",
        settled=False,
    )
