"""How far a session is, as its page says it."""

from __future__ import annotations

IN_PROGRESS, FINISHED, REVIEWED = "in progress", "finished", "reviewed"
RESUME_LINE = "In progress. To go on, run `voice-coach resume`."
