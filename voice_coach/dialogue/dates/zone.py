"""The rules of the clocks where something was said: a log's times have an offset only."""

from __future__ import annotations

from datetime import datetime, tzinfo


def zone_of(said_at: datetime) -> tzinfo | None:
    """This computer's zone, if its clocks stood as ``said_at`` has it; else the bare offset."""
    from dateutil import tz

    here = tz.tzlocal()
    if said_at.tzinfo is not None and said_at.astimezone(here).utcoffset() == said_at.utcoffset():
        return here
    return said_at.tzinfo
