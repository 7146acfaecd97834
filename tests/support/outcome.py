"""A talk that is over, and the journal that it left."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.support.person import Person
from voice_coach.dialogue import events as e
from voice_coach.journal.journal import Journal, SessionPage
from voice_coach.journal.log_format import read


@dataclass(frozen=True, slots=True)
class Session:
    """Who talked, how the program ended, and the journal's folder."""

    person: Person
    status: int
    folder: Path

    @property
    def entry(self) -> SessionPage:
        """The only session in the folder, as its page has it now."""
        (entry,) = Journal(self.folder).look().pages
        return entry

    def events(self) -> list[e.Event]:
        """What its log holds."""
        (log,) = (path for path in self._logs() if ".follow-up-" not in path.name)
        return list(read(log))

    def answered(self) -> list[str]:
        """The answers' words as they were heard."""
        return [event.text for event in self.events() if isinstance(event, e.Answered)]

    def _logs(self) -> list[Path]:
        return list((self.folder / ".voice-coach").glob("*.jsonl"))
