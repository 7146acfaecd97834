"""The time zone of this machine, as calendars name it."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

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
