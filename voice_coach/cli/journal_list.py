"""``voice-coach journal list``: a line for each session."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.cli import screen
from voice_coach.cli.journal_session import looked_through, tell_nothing_there
from voice_coach.console.safe_text import safe_text
from voice_coach.errors import CoachError
from voice_coach.library.sessions import Wanted, clarity_in_words, wanted_of

if TYPE_CHECKING:
    from voice_coach.agenda.plans import Plans
    from voice_coach.dates.periods import Period
    from voice_coach.journal.cache import Row

_STATE_COLUMNS = len("in progress")
_CLARITY_COLUMNS = len("10 to 10")
_GAP = "  "
_LEAST_EVENT_COLUMNS = 24
"""Where less is left for the event, it stands on a line of its own."""
NAMELESS = "A session without a name"


def list_sessions(
    folder: Path | None, *, since: str, until: str, status: str, about: str, as_json: bool
) -> None:
    """Print them. Raises CoachError."""
    today = date.today()
    wanted = Wanted(
        (period(since, today) or (None, None))[0],
        (period(until, today) or (None, None))[1],
        status,
        about,
    )
    plans = looked_through(folder).plans
    rows = list(wanted_of(plans.rows, wanted))
    if as_json:
        click.echo(json.dumps([_data(plans, row) for row in rows], indent=2))
    elif rows:
        from voice_coach.agenda.handles import handles

        named = handles(plans.rows)
        screen.show_lines(_lines(plans, rows, named))
        _tell_more(rows, named)
    elif not plans.rows:
        tell_nothing_there(plans)
    else:
        click.echo(safe_text(f"None of the {len(plans.rows):,} sessions is like that."))


def period(text: str, today: date) -> Period | None:
    """The days that are meant; None for an empty text. Raises CoachError."""
    if not text.strip():
        return None
    from voice_coach.dates.periods import period_of

    if (found := period_of(text, today)) is None:
        raise CoachError(
            f"It is not clear which days {text[:80]!r} means.",
            todo='Say it like "last month", "november", "two weeks ago", 2026-11 or 2026-11-24.',
        )
    return found


def _lines(plans: Plans, rows: Sequence[Row], named: Mapping[str, str]) -> Iterator[str]:
    draws = screen.draws()
    # Ids are long, and few sessions are called by them.
    width = max(len(one) for one in ("2026-11-24", *(named[row.kept.id] for row in rows)))
    room = _room() - width - _STATE_COLUMNS - _CLARITY_COLUMNS - 3 * len(_GAP)
    is_wide = not sys.stdout.isatty() or room >= _LEAST_EVENT_COLUMNS
    for row in rows:
        head = (
            f"{named[row.kept.id]:<{width}}",
            f"{row.kept.status:<{_STATE_COLUMNS}}",
            f"{clarity_in_words(plans.at(row).clarity):<{_CLARITY_COLUMNS}}",
        )
        event = safe_text(row.kept.event) or NAMELESS
        before = _GAP.join(map(safe_text, head))
        if is_wide:
            yield f"{_dim(before, draws)}{_GAP}{screen.cut(event, room) if room > 0 else event}"
        else:
            yield _dim(screen.cut(before.rstrip(), _room()), draws)
            yield f"{_GAP}{screen.cut(event, _room() - len(_GAP))}"


def _dim(text: str, draws: bool) -> str:
    return click.style(text, dim=True) if draws else text


def _room() -> int:
    return screen.columns(most=200) if sys.stdout.isatty() else 0


def _tell_more(rows: Sequence[Row], named: Mapping[str, str]) -> None:
    if not sys.stdout.isatty():
        return
    count = "1 session" if len(rows) == 1 else f"{len(rows):,} sessions"
    click.echo()
    screen.say_way(f"{count}. To read one", f"voice-coach journal show {named[rows[0].kept.id]}")


def _data(plans: Plans, row: Row) -> dict[str, object]:
    plan = plans.at(row)
    return {
        "session": row.kept.id,
        "started": row.kept.started,
        "status": row.kept.status,
        "event": row.kept.event,
        "clarity": {
            "before": plan.clarity.before,
            "after": plan.clarity.after,
            "reviews": list(plan.clarity.reviews),
        },
        "file": str(row.path),
    }
