"""What the person takes of another ear's words: into the log first, then onto the page."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from voice_coach import files
from voice_coach.dialogue.evolve import evolve
from voice_coach.journal.journal import Journal
from voice_coach.journal.log import EventLog
from voice_coach.journal.page import encoding
from voice_coach.retranscribe.anew import Now, Offer


def take(journal: Journal, log: Path, page: Path, offer: Offer, at: str) -> bool:
    """Put it in the place of what stands there; whether that still stood there. ``at``: the
    wall-clock time.

    A crash between log and page leaves a page that shows what stood there before: it is offered
    once more. Raises JournalError: a session is open, the disk refuses.
    """
    with journal.held():
        now = Now.of(journal, log, page)
        after, events = now.session, []
        for event in (replace(one, at=at) for one in offer.copies):
            changed = evolve(after, event)
            if changed.answers != after.answers:
                events.append(event)
            after = changed
        found = now.shown.retaken(offer.place[0], after)
        if found is None:
            return False
        with contextlib.closing(EventLog.open(log)) as opened:
            for event in events:
                opened.append(event)
        if found.page != now.there:
            files.write_through(page, encoding.from_utf8(found.page, now.form))
    return True
