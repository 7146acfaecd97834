"""Sound devices of a machine without any: ALSA's own, which swallow what is played."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

BOTH = 'pcm.card { type null hint.description "card" }\npcm.default { type null }\n'
"""A microphone and a loudspeaker."""


def sound(home: Path, alsa: str) -> Mapping[str, str]:
    """A machine whose sound devices are these ALSA ones and no others."""
    config = home / "asound.conf"
    config.write_text(alsa)
    nowhere = {"PULSE_SERVER": f"unix:{home}/none"}
    return {**nowhere, "ALSA_CONFIG_PATH": str(config)}
