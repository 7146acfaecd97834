"""Speech that cannot be heard well: far too soft, or cut off at the top of the scale."""

from __future__ import annotations

import numpy as np

from voice_coach.audio.ports import Pcm
from voice_coach.audio.sound import level_dbfs
from voice_coach.messages import PoorSpeech

JUDGED_SECONDS = 3.0
"""So much speech is listened to before anything is said of it; then the next so much."""
SOFT_DBFS = -52.0
"""Root mean square over speech. A usual microphone gives -40 to -20; here the sixteenth bit, and
the hiss of most microphones, are 20 dB away or less."""
CLIPPED_SAMPLE = 32700
CLIPPED_SHARE = 0.01
"""Speech is rarely at its peak: more samples than that at the top of the scale were cut off."""


class SpeechQuality:
    """Looks at what was surely speech, and says once of each kind what is wrong with it."""

    def __init__(self) -> None:
        self._told: set[str] = set()
        self._parts: list[Pcm] = []
        self._seconds = 0.0

    def add(self, pcm: Pcm, rate: int) -> PoorSpeech | None:
        """Take samples of speech at ``rate`` Hz."""
        self._parts.append(pcm)
        self._seconds += len(pcm) / rate
        if self._seconds < JUDGED_SECONDS:
            return None
        speech = np.concatenate(self._parts)
        self._parts.clear()
        self._seconds = 0.0
        clipped = float(np.mean(np.abs(speech.astype(np.int32)) >= CLIPPED_SAMPLE))
        if clipped > CLIPPED_SHARE:
            return self._tell(PoorSpeech("clipped"))
        if level_dbfs(speech) < SOFT_DBFS:
            return self._tell(PoorSpeech("soft"))
        return None

    def _tell(self, trouble: PoorSpeech) -> PoorSpeech | None:
        if trouble.how in self._told:
            return None
        self._told.add(trouble.how)
        return trouble
