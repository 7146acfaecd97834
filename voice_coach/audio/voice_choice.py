"""Which voice is best, and in which order voices are offered."""

from __future__ import annotations

from collections.abc import Iterable

from voice_coach.audio import natural
from voice_coach.audio.engine import VoiceInfo

SYSTEM = "system"
"""As a voice's id: the system's own, where the natural one is installed, too."""


def best_id() -> str:
    """The best voice here, without asking the engine: the natural one, otherwise ``SYSTEM``
    (where the system's own speaks another language, that means its first English one)."""
    return natural.ID if natural.is_here() else SYSTEM


def is_english(voice: VoiceInfo) -> bool:
    """Whether one of its languages is English."""
    return any(is_english_tag(tag) for tag in voice.languages)


def is_english_tag(tag: str) -> bool:
    """Whether a language tag of any engine means English. SAPI gives hexadecimal language codes;
    their low byte is 9."""
    tag = tag.strip("\x05").casefold()
    return tag.startswith("en") or tag in {"409", "809", "9"}


def in_order(voices: Iterable[VoiceInfo]) -> list[VoiceInfo]:
    """The natural voice, the system's own, other English ones, all others."""
    return sorted(
        voices, key=lambda v: (v.id != natural.ID, not v.is_systems_own, not is_english(v), v.id)
    )


def named(voices: Iterable[VoiceInfo], wish: str) -> VoiceInfo | None:
    """The voice of this id or name, in whatever case; ``SYSTEM`` is the system's own."""
    folded = wish.casefold()
    for voice in voices:
        if folded in (voice.id.casefold(), voice.name.casefold()):
            return voice
        if folded == SYSTEM and voice.is_systems_own:
            return voice
    return None
