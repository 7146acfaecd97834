"""A microphone that gives nothing: not silence, in which there is always some noise, but zeros.

Muted ones do, and those whose two channels cancel each other; a headset's gate does between words.
A constant other than zero is the same with an offset.
"""

from __future__ import annotations

from voice_coach.audio.ports import Pcm
from voice_coach.messages import NoSound, SoundBack

DEAD_SECONDS = 5.0
"""One that has given nothing since it was opened is waited for so long while the coach listens:
some devices give zeros for a second or two until they are awake."""
GONE_SECONDS = 1.0
"""One that gave sound before has stopped after so long: no pause between two words is digital."""


class SoundWatch:
    """Is given all samples of ``microphone`` (a name) at ``rate`` Hz, from its opening on."""

    def __init__(self, microphone: str, rate: int) -> None:
        self._microphone = microphone
        self._rate = rate
        self._ever = False
        self._told = False
        self._nothing = 0
        """Frames without sound: the last ones, or, before there was any, those listened to."""

    def add(self, pcm: Pcm, *, listening: bool) -> NoSound | SoundBack | None:
        """The next samples; what is to be told now, if anything."""
        if pcm.min() != pcm.max():
            back = self._told
            self._ever, self._told, self._nothing = True, False, 0
            return SoundBack() if back else None
        self._nothing += len(pcm) if self._ever or listening else 0
        enough = GONE_SECONDS if self._ever else DEAD_SECONDS
        if self._told or self._nothing < enough * self._rate:
            return None
        self._told = True
        return NoSound(self._microphone, since_opened=not self._ever)
