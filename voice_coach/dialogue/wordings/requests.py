"""All requests, by what is asked for. Pure."""

from __future__ import annotations

from voice_coach.dialogue.wordings import (
    of_going_on,
    of_the_answer,
    of_the_question,
    of_the_talk,
    of_the_voice,
)
from voice_coach.messages import Command

_KINDS = (of_the_question, of_the_answer, of_the_voice, of_the_talk, of_going_on)
REQUESTS: dict[Command, str] = {
    command: pattern for kind in _KINDS for command, pattern in kind.REQUESTS.items()
}
"""By what is asked for."""
