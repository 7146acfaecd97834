"""When something was said, and the rules of the clocks there: a log has the offset only."""

from __future__ import annotations

from datetime import datetime, tzinfo


def zone_of(said_at: datetime) -> tzinfo | None:
    """This computer's zone, if its clocks stood as ``said_at`` has it; else the bare offset."""
    from dateutil import tz

    here = tz.tzlocal()
    if said_at.tzinfo is not None and said_at.astimezone(here).utcoffset() == said_at.utcoffset():
        return here
    return said_at.tzinfo


def moment(at: str) -> datetime:
    """An event's time. One that cannot be read is as far from every date as can be."""
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return datetime(1970, 1, 1)
