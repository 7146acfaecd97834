"""The four edges that a session runs between, held together."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.audio.ports import Ear, Inbox
from voice_coach.coach.mouth import Mouth
from voice_coach.console.view import View


@dataclass(frozen=True, slots=True)
class Edges:
    """What the coach speaks with, hears with, is told by, and shows itself on."""

    mouth: Mouth
    ear: Ear
    inbox: Inbox
    view: View
