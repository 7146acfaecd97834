"""The journals that earlier versions wrote (tests/fixtures/logs), as journals of today's."""

from __future__ import annotations

import shutil
from pathlib import Path

from voice_coach.journal.journal import Journal
from voice_coach.journal.listing import ROOM

SAMPLES = Path(__file__).parents[1] / "fixtures" / "logs"


def journal_of(sample: Path, folder: Path) -> Journal:
    """A copy of a sample as a journal."""
    shutil.copytree(sample, folder)
    (folder / "room").rename(folder / ROOM)
    return Journal(folder)
