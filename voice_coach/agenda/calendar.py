"""Appointments as an iCalendar file (RFC 5545): what changed gets a higher SEQUENCE, what did not
stays as it was, byte by byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from voice_coach.agenda.appointments import Appointment

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, vText

PRODUCT = "-//Voice Coach//Plan//EN"
_MORNING = timedelta(hours=9)
"""When an alarm for a whole day rings, after midnight."""
_WHOLE_EVENT = re.compile(rb"^BEGIN:VEVENT\r?\n.*?^END:VEVENT\r?$", re.DOTALL | re.MULTILINE)
_SOUND_EVENT = re.compile(
    rb"BEGIN:VEVENT\r\n(?:(?:DTSTART|DTEND)(?:;[^:\r\n]*)?:\d{8}(?:T\d{6}Z?)?\r\n"
    rb"|(?:DTSTAMP|LAST-MODIFIED):\d{8}T\d{6}Z\r\n|SEQUENCE:\d{1,9}\r\n"
    rb"|(?!DTSTART|DTEND|DTSTAMP|LAST-MODIFIED|SEQUENCE)[A-Z][A-Z0-9-]*(?:;[^:\r\n]*)?:[^\r\n]*\r\n"
    rb"(?: [^\r\n]*\r\n)*)+END:VEVENT\r\n"
)
_UID = re.compile(rb"^UID:([^\r\n]+)\r$", re.MULTILINE)
_STARTS = re.compile(rb"^DTSTART(?:;TZID=([^:;\r\n]+))?[^:\r\n]*:(\d{4})\d{4}T", re.MULTILINE)
_CLOSE = b"END:VCALENDAR\r\n"
_SEQUENCE = re.compile(rb"^SEQUENCE:(\d{1,9})\r?$", re.MULTILINE)


def calendar_of(
    appointments: Sequence[Appointment], before: bytes, zone: tzinfo | None, now: datetime
) -> bytes:
    """The file's bytes; empty where there never was anything on it.

    ``before`` is the file as it stands. An appointment that vanished since stays, cancelled, so
    that importing the file again takes it from the calendar too. ``now`` is aware.
    """
    there = _all_events(before)
    # A new event may have stood in a damaged file, and who knows it would ignore a lower number.
    first = 0 if there is not None else 1 + _highest_sequence(before)
    found = _whole_events(before) if there is None else there
    known = {str(event.uid): event for event in found}
    events = [
        _stamped(_event(item, zone), known.pop(item.uid, None), now, first) for item in appointments
    ]
    events += [_stamped(_cancelled(event), event, now) for event in known.values()]
    return joined(events) if events else b""


def joined(events: Iterable[Event], name: str = "") -> bytes:
    """These events as one calendar, with the time zones that they need."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    if name:
        calendar.add("X-WR-CALNAME", name)
    years = []
    for event in events:
        calendar.add_component(event)
        years.append(event.start.year)
    if years:
        _add_zones(calendar, min(years), max(years))
    return bytes(calendar.to_ical())


def merged(calendars: Iterable[bytes], name: str) -> bytes:
    """The events of many calendar files as one calendar, each event byte by byte as it stands
    there: reading thousands of files member by member would take a minute."""
    events = {uid: block for data in calendars for uid, block in _blocks(data)}
    around = joined(_one_a_zone(events.values()), name)
    head = around.removesuffix(_CLOSE).partition(b"BEGIN:VEVENT")[0]  # none, where no hour is named
    return b"".join((head, *events.values(), _CLOSE))


def _blocks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each event's UID, and its lines; those of a damaged file as far as they are whole."""
    for block in _WHOLE_EVENT.findall(data):
        lines = block.rstrip(b"\r\n") + b"\r\n"
        if _SOUND_EVENT.fullmatch(lines) is None:
            events = events_in(lines)
            lines = b"".join(event.to_ical() for event in events)
        if found := _UID.search(lines.replace(b"\r\n ", b"")):
            yield found[1], lines


def _one_a_zone(blocks: Iterable[bytes]) -> list[Event]:
    """The first and the last event of each time zone: they say which of its rules are needed."""
    from icalendar import Event

    years: dict[bytes, set[int]] = {}
    for block in blocks:
        for zone, year in _STARTS.findall(block):
            years.setdefault(zone, set()).add(int(year))
    found = []
    for zone, seen in years.items():
        tz = ZoneInfo(zone.decode()) if zone else UTC
        for year in (min(seen), max(seen)):
            event = Event()
            event.add("DTSTART", datetime(year, 1, 1, tzinfo=tz))
            found.append(event)
    return found


def _add_zones(calendar: Calendar, first: int, last: int) -> None:
    # A year before and two after: recurring events end within these.
    calendar.add_missing_timezones(first_date=date(first - 1, 1, 1), last_date=date(last + 2, 1, 1))


def events_in(data: bytes) -> list[Event]:
    """The events of a calendar file that this program wrote; where it is damaged, those that are
    whole."""
    found = _all_events(data)
    return _whole_events(data) if found is None else found


def _whole_events(data: bytes) -> list[Event]:
    return [event for part in _WHOLE_EVENT.findall(data) for event in _all_events(part) or []]


def _all_events(data: bytes) -> list[Event] | None:
    """The events of a calendar, or of one event alone; None at the least damage."""
    from icalendar import Component, Event

    if not data:
        return []
    try:
        found = Component.from_ical(data)
        for part in found.walk():
            for name in ("SUMMARY", "DESCRIPTION"):
                if name in part:
                    part[name] = _text(str(part[name]))
        events = [part for part in found.walk() if isinstance(part, Event)]
        # Reading its members is what shows whether each is whole.
        whole = all(event.uid and event.start and event.sequence >= 0 for event in events)
    except (ValueError, KeyError, IndexError, AttributeError, TypeError):
        return None
    return events if whole else None


def _highest_sequence(data: bytes) -> int:
    return max((int(number) for number in _SEQUENCE.findall(data)), default=0)


def is_ours(data: bytes) -> bool:
    """Whether this program wrote the file."""
    return f"PRODID:{PRODUCT}".encode() in data


def _event(item: Appointment, zone: tzinfo | None) -> Event:
    from icalendar import Event, vCalAddress, vRecur

    event = Event()
    event.add("UID", item.uid)
    event["SUMMARY"] = _text(item.summary)
    event["DESCRIPTION"] = _text(item.description)
    if item.time is None:
        event.add("DTSTART", item.day)
        event.add("DTEND", item.day + timedelta(days=1))
    else:
        start = datetime.combine(item.day, item.time)
        event.add("DTSTART", placed(start, zone))
        event.add("DTEND", placed(start + timedelta(minutes=item.minutes), zone))
    if item.rule:
        event.add("RRULE", vRecur.from_ical(item.rule + _until(item, zone)))
    event.add("STATUS", "CANCELLED" if item.standing == "dropped" else "CONFIRMED")
    # Nothing but a plan that still stands keeps others from using the time.
    busy = item.standing == "planned" and item.time is not None
    event.add("TRANSP", "OPAQUE" if busy else "TRANSPARENT")
    if item.partner:
        event.add("ATTENDEE", vCalAddress(f"mailto:{item.partner}"))
    if item.alarm_before is not None:
        event.add_component(_alarm(item, item.alarm_before))  # Outlook wants it last
    return event


def _until(item: Appointment, zone: tzinfo | None) -> str:
    """RFC 5545: a date where DTSTART is one, otherwise in UTC."""
    if item.until is None:
        return ""
    if item.time is None:
        return f";UNTIL={item.until:%Y%m%d}"
    last = placed(datetime.combine(item.until, item.time), zone).astimezone(UTC)
    return f";UNTIL={last:%Y%m%dT%H%M%SZ}"


def _alarm(item: Appointment, before: int) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm["DESCRIPTION"] = _text(item.summary)
    alarm.add("TRIGGER", _MORNING if item.time is None else -timedelta(minutes=before))
    return alarm


def _text(text: str) -> vText:
    """A TEXT of RFC 5545, 3.3.11. icalendar would take a backslash before an N for a line break."""
    from icalendar import vText

    class Text(vText):
        def to_ical(self) -> bytes:
            # Its own escaping, but for that one.
            return b"\\\\N".join(vText(part).to_ical() for part in self.split("\\N"))

    return Text(text)


def _cancelled(event: Event) -> Event:
    """What is no longer in the plan, to be taken from a calendar that has it. The title says so
    too: not every client heeds STATUS."""
    from icalendar import Event

    if event.get("STATUS") == "CANCELLED":
        return _copy(event)
    gone = Event()
    gone["SUMMARY"] = _text(f"Cancelled: {event.get('SUMMARY', '')}")
    for name in ("UID", "DESCRIPTION", "DTSTART", "DTEND", "RRULE", "ATTENDEE"):
        if name in event:
            gone[name] = event[name]
    gone.add("STATUS", "CANCELLED")
    gone.add("TRANSP", "TRANSPARENT")
    return gone


def _stamped(event: Event, before: Event | None, now: datetime, first: int = 0) -> Event:
    """With the stamps that it had where it says what it said, else with fresh ones. ``first``: the
    SEQUENCE of one that is new."""
    if before is not None:
        same = _copy(event)
        for name in ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED"):
            if name in before:
                same[name] = before[name]
        if same.to_ical() == before.to_ical():
            return same
    sequence = first if before is None else before.sequence + 1
    stamp = now.astimezone(UTC).replace(microsecond=0)
    event.add("SEQUENCE", sequence)
    event.add("DTSTAMP", stamp)
    event.add("LAST-MODIFIED", stamp)
    return event


def _copy(event: Event) -> Event:
    copy = event.copy()
    copy.subcomponents = list(event.subcomponents)
    return copy


_UTC_NAMES = frozenset("UTC Etc/UTC UCT Etc/UCT Zulu Etc/Zulu GMT Etc/GMT Universal".split())


def local_zone() -> tzinfo | None:
    """The zone's own rules, by its name in the zone database; UTC for UTC itself.

    None where the system's zone has no name (``TZ`` may hold bare offsets).
    """
    from tzlocal import get_localzone

    try:
        # Not get_localzone_name: that one passes over a TZ that it cannot read.
        name = get_localzone().key
        return UTC if name in _UTC_NAMES else ZoneInfo(name) if name else None
    except (ValueError, LookupError, OSError):  # ZoneInfoNotFoundError is a KeyError
        return None


def placed(local: datetime, zone: tzinfo | None) -> datetime:
    """A local time in its zone; in UTC where the zone has no name."""
    return local.replace(tzinfo=zone) if zone else local.astimezone(UTC)
