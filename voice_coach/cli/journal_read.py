"""``voice-coach journal read``: the journal read aloud to somebody who asks."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voice_coach.cli import assemble
from voice_coach.cli.journal_session import looked_through, tell_nothing_there, the_one
from voice_coach.coach.aside import ask_aside
from voice_coach.coach.runner import Stopped
from voice_coach.dialogue.which import literal
from voice_coach.errors import JournalError
from voice_coach.library.read_aloud import WHAT, ReadAloud
from voice_coach.library.search import Found, found_in
from voice_coach.program.values import Program, Question, Step

if TYPE_CHECKING:
    from voice_coach.journal.journal import Journal

_KEY = "ask"


def read_to(folder: Path | None, wanted: str | None, *, keyboard: bool, **sound: Any) -> None:
    """Read until the person wants no more. Raises a CoachError."""
    looked = looked_through(folder)
    plans = looked.plans
    if not plans.rows:
        tell_nothing_there(plans)
        return
    reader = ReadAloud(plans, looked.journal.read, _searching(looked.journal), datetime.now())
    if wanted is not None:
        plan = the_one(plans, wanted)
        reader.at = [row.kept.id for row in plans.rows].index(plan.session)
    settings = assemble.settings_with(**sound)
    open_edges = assemble.edges_for(settings, keyboard=keyboard, **sound)
    text: str | None = reader.begin()
    with (
        open_edges(Program("reading", "", 1, (Step("reading", "", (_question(WHAT),)),))) as edges,
        contextlib.suppress(Stopped),
    ):
        while text is not None:
            said = ask_aside(
                _question(text),
                edges,
                settings.manners,
                rate=settings.rate,
                volume=settings.volume,
            )
            try:
                text = reader.answer(said)
            except JournalError as error:  # a page that was taken away meanwhile
                text = f"{error.what} {WHAT}"


def _question(text: str) -> Question:
    return Question(_KEY, literal(text), "open", "pause", single=True)


def _searching(journal: Journal) -> Any:
    """The same search as that of the command."""
    from voice_coach.agenda.plans import plans_and_hits

    def search(words: str, any_of_them: bool) -> Sequence[Found]:
        plans, hits = plans_and_hits(journal, words, any_of_them=any_of_them)
        return tuple(found_in(plans.rows, hits, words))

    return search
