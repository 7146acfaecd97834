"""Days and times in few words, as they are written: for a screen, a notification, a title. Pure."""

from __future__ import annotations

from datetime import date, time, timedelta

from voice_coach.dates.calendar_names import DAY_NAMES, MONTH_NAMES
from voice_coach.dates.planned import DAYS, Planned

_NEAR = {timedelta(-1): "yesterday", timedelta(0): "today", timedelta(1): "tomorrow"}


def day_in_words(day: date, today: date | None = None) -> str:
    """ "today", "yesterday", "Thursday 26 November", with the year where it is another one."""
    if today is not None and (near := near_day(day, today)):
        return near
    # strftime would use the language of the system, and %-d is missing on Windows.
    text = f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]}"
    return text if today is not None and day.year == today.year else f"{text} {day.year}"


def near_day(day: date, today: date) -> str:
    """ "yesterday", "today", "tomorrow"; empty for any other day."""
    return _NEAR.get(day - today, "")


def day_and_time(day: date, clock: time | None, today: date | None = None) -> str:
    """ "today at 17:30"."""
    text = day_in_words(day, today)
    return f"{text} at {clock:%H:%M}" if clock else text


def planned_in_words(planned: Planned, today: date | None = None) -> str:
    """All of it: "every Monday and Wednesday at 07:00", "tomorrow at 17:30"."""
    parts = []
    if planned.repeats:
        names = [DAY_NAMES[DAYS.index(name)] for name in planned.repeats]
        daily = len(names) == len(DAYS)
        parts.append("every day" if daily else f"every {listed(names)}")
        if planned.day:
            parts.append(f"from {day_in_words(planned.day, today)}")
    elif planned.day:
        parts.append(day_in_words(planned.day, today))
    if planned.time:
        parts.append(f"at {planned.time:%H:%M}")
    if planned.minutes:
        parts.append(f"for {planned.minutes} minutes")
    return " ".join(parts)


def listed(names: list[str], most: int | None = None) -> str:
    """ "one, two and three"; of more than ``most`` the first, and how many more there are."""
    if most is not None and len(names) > most:
        names = [*names[:most], f"{len(names) - most:,} more"]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
