"""When each sentence of a text begins in its sound.

A text is rendered whole: engines say a sentence in the tone of its place, and a fixed prompt is
kept as one clip. What is known of its sentences are their letters, and pauses in the sound.
"""

from __future__ import annotations

import numpy as np

from voice_coach.audio.ports import Clip
from voice_coach.audio.sound import FULL_SCALE
from voice_coach.audio.spoken_form import sentences

BEFORE_SECONDS = 0.02
"""Of silence, before a sentence's first sound."""
_FRAME_SECONDS = 0.01
_FLOOR_DBFS = -50.0
_LEAST_PAUSE_SECONDS = 0.15
_AWAY = 0.15
"""A pause counts for so much less a second away from where its sentence should begin by its
letters: Piper's at a comma is now and then as long as that behind a full stop (0.5 s)."""


def sentence_starts(clip: Clip, text: str) -> list[float]:
    """Seconds from the clip's beginning for each of the text's sentences; the first is 0.

    Each begins behind a long pause near where it should; where there are too few pauses, just
    there. So found, all of 114 in the fixed prompts were right with espeak, and all but one with
    Piper, where a comma was taken for the stop behind it.
    """
    letters = [len(sentence) for sentence in sentences(text)]
    starts, pauses = [0.0], _pauses(clip) if len(letters) > 1 else []
    for number in range(1, len(letters)):
        last = starts[-1]
        share = letters[number - 1] / sum(letters[number - 1 :])
        expected = last + share * (clip.seconds - last)
        others = len(letters) - 1 - number
        left = [pause for pause in pauses if pause[0] > last]
        near = max(
            left[: len(left) - others],
            key=lambda pause: pause[1] - pause[0] - _AWAY * abs(pause[1] - expected),
            default=(last, expected + BEFORE_SECONDS),
        )
        starts.append(near[1] - BEFORE_SECONDS)
    return starts


def _pauses(clip: Clip) -> list[tuple[float, float]]:
    """From when to when nothing is heard within the clip, in seconds."""
    frame = round(_FRAME_SECONDS * clip.rate)
    frames = np.abs(clip.pcm[: len(clip.pcm) // frame * frame].astype(np.int32)).reshape(-1, frame)
    loud = np.flatnonzero(frames.max(axis=1) > FULL_SCALE * 10 ** (_FLOOR_DBFS / 20))
    gaps = np.flatnonzero(np.diff(loud) > _LEAST_PAUSE_SECONDS / _FRAME_SECONDS)
    return [
        (float(loud[at] + 1) * frame / clip.rate, float(loud[at + 1]) * frame / clip.rate)
        for at in gaps
    ]
