"""Takes the coach's own voice out of what the microphone catches, so that somebody can be heard
while the coach speaks.

WebRTC's canceller (pywebrtc-audio, Apache-2.0) is given what is caught together with what was
played. It finds the way through the room by itself, but only for sound that it was given before
its echo is caught.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Protocol

import numpy as np

from voice_coach.audio.own_voice import OwnVoice
from voice_coach.audio.played import RATE, Played
from voice_coach.audio.ports import Block, Pcm
from voice_coach.audio.resampler import Resampler
from voice_coach.audio.sound import FULL_SCALE

FRAME = 160
"""What the canceller takes at a time: 10 ms."""
LEAD_SECONDS = 0.02
"""What was played is given so much early: where the two clocks are a little apart, or a microphone
says that it is later than it is, the echo must not come first. With no lead, an echo without delay
is not cancelled at all."""
TAIL_SECONDS = 1.2
"""An echo may come so long after the last sound: 0.5 s of delay (Bluetooth) and a room's tail.
After that, what is caught is left as it is."""
_JUMP_SECONDS = 0.005
"""The two are laid side by side anew where they are further apart: each time the canceller has to
learn again for a moment."""
_PATIENCE_SECONDS = 0.1
"""For what was played; a loudspeaker that is lost tells of nothing more."""
_REACH_SECONDS = 0.4
"""How late an echo may be for the canceller to find it by itself (up to 0.45 s were measured; at
0.5 s it found nothing)."""
_AUDIBLE_DBFS = -45.0
"""What is played more softly than this has no echo to speak of."""
_AGREED_SECONDS = 0.03
_LEFT_SECONDS = 0.15
"""An echo that is later is brought this near."""
_NEAR_SECONDS = 0.05
"""One that comes before what it is of is brought to so long behind it: what is played next is known
no further ahead than that."""
_MOST_UNPLAYED = 2000
"""Blocks, some half a minute: a coach that speaks is heard of by then."""
TRIES = 4
"""Windows of the gauge in a row, with echo left, after which it is given up."""


class Canceller(Protocol):
    """The part of an echo canceller that is used."""

    def process(self, caught: Pcm, played: Pcm) -> Pcm:
        """What was caught without what was played: int16, 160 samples each at 16,000 Hz."""
        ...


def webrtc() -> Canceller | None:
    """WebRTC's canceller; None where it cannot be loaded."""
    try:
        from pywebrtc_audio import AudioProcessor

        processor = AudioProcessor(sample_rate=RATE, echo_cancellation=True)
    except Exception:  # a wheel for another platform, a library that is missing
        return None

    class WebRtc:
        def process(self, caught: Pcm, played: Pcm) -> Pcm:
            cleaned: Pcm = processor.process(caught, played)
            return cleaned

    return WebRtc()


class EchoGauge:
    """Whether the echo is still there in what was cleaned, and how late.

    While the coach speaks, the loudness of what is left is laid beside the loudness of what was
    played, over some seconds: where the one rises and falls with the other, it is the coach.
    """

    WINDOW = 200
    """Frames of 10 ms in which something was played."""
    _SPOKEN_DB = 0.8
    """Least standard deviation of the loudness from one frame to the next: the coach's voices had
    1.6 to 2.1, its bell 0.2, which says nothing of how a voice comes back."""
    _EARLIEST, _LATEST = -40, 70
    """Frames: an echo comes at most so late, or so much earlier than the loudspeaker's device says
    that it plays: some count silence that they skip, or are held up when they tell."""
    _ALIKE = 0.6
    """Correlation of the two. A person who talks over the coach had 0.25 at most, an echo that was
    not cancelled 0.8 and more."""
    _AUDIBLE_DBFS = -55.0
    """What is softer is no voice to the sense for speech, whatever it is."""

    def __init__(self) -> None:
        self._frames: list[tuple[float, float, float]] = []

    def add(self, played: Pcm, caught: Pcm, cleaned: Pcm) -> tuple[float, float] | None:
        """The next 10 ms of each. Once in so many frames, by how many seconds the echo in what was
        caught is late, and the one in what was cleaned: infinite where there is none, no number
        where somebody speaks, or the coach does in no order that is known. Else None."""
        self._frames.append((_dbfs(played), _dbfs(caught), _dbfs(cleaned)))
        if len(self._frames) < self.WINDOW:
            return None
        by_played, by_caught, by_cleaned = np.array(self._frames).T
        self._frames.clear()
        if np.diff(_smooth(by_played)).std() < self._SPOKEN_DB:
            return None
        lags = range(self._EARLIEST, self._LATEST)
        late = self._late(by_played, by_caught, lags)
        if math.isfinite(late):
            there = round(late * RATE / FRAME)
            lags = range(there - 3, there + 4)
        return late, self._late(by_played, by_cleaned, lags)

    def _late(self, played: np.ndarray, heard: np.ndarray, lags: range) -> float:
        if np.percentile(heard, 75) < self._AUDIBLE_DBFS:
            return math.inf
        played, heard = _smooth(played), _smooth(heard)
        alike = [_alike(played, heard, lag) for lag in lags]
        best = int(np.argmax(alike))
        if alike[best] > self._ALIKE:
            return lags[best] * FRAME / RATE
        return math.nan if np.diff(heard).std() > self._SPOKEN_DB else math.inf


class WithoutEcho:
    """Cleans blocks of ``rate`` Hz; what comes out has 16,000 Hz.

    ``tell`` is called with True as soon as it is known that no echo is left, and with False where
    some is left whatever is tried. ``own`` is given both sounds, and tells what is left now and
    then from a person.
    """

    def __init__(
        self,
        canceller: Canceller,
        played: Played,
        rate: int,
        tell: Callable[[bool], None],
        own: OwnVoice | None = None,
    ) -> None:
        self._own = own or OwnVoice()
        self._canceller = canceller
        self._played = played
        self._rate = rate
        self._tell = tell
        self._gauge = EchoGauge()
        self._late = 0.0
        """What was played is given so much later than it is heard, for a device that holds it
        back; or sooner, below zero, for one that is not as late as it says."""
        self._found_late = math.inf
        """How late the echo was found to be last."""
        self._was_gone = False
        """No echo was left in the window before: one may have been all bell, or silence."""
        self._tried = 0
        """How often in a row some echo was left."""
        self._unknown = 0
        """How often in a row something was heard that was no echo, and no noise either."""
        self._told: bool | None = None
        self._unplayed = 0
        """Blocks that came without any word of what is played."""
        self._begin()

    def _begin(self) -> None:
        self._resampler = None if self._rate == RATE else Resampler(self._rate, RATE)
        self._waiting: Pcm = np.zeros(0, dtype=np.int16)
        self._behind = 0.0
        """How much went in and has not come out, in seconds."""
        self._expected_at = math.nan
        self._read_at = math.nan
        """Where reading goes on in what was played, by its moment."""

    def take(self, block: Block) -> list[Block]:
        """The next that was caught. What of it is ready, and of what came before: all but some
        hundredths of a second."""
        if abs(block.captured_at - self._expected_at) > TAIL_SECONDS:
            self._begin()  # the microphone was away
        seconds = len(block.pcm) / self._rate
        self._expected_at = ends_at = block.captured_at + seconds
        sound = block.pcm if self._resampler is None else self._resampler.add(block.pcm)
        self._behind += seconds - len(sound) / RATE
        self._waiting = np.concatenate([self._waiting, sound])
        begins_at = ends_at - self._behind - len(self._waiting) / RATE
        frames = self._frames_ready(begins_at)
        if not frames:
            return []
        ready, self._waiting = self._waiting[: frames * FRAME], self._waiting[frames * FRAME :]
        return [Block(self._cleaned(ready, begins_at), begins_at)]

    def _frames_ready(self, begins_at: float) -> int:
        """How many frames of those waiting have all that is needed beside them."""
        whole = len(self._waiting) // FRAME
        known = self._played.ends_at
        if known is None:
            self._mind_silence()
        overdue = math.floor((len(self._waiting) / RATE - _PATIENCE_SECONDS) * RATE / FRAME)
        if known is None:
            return whole
        ahead = LEAD_SECONDS - min(0.0, self._late)
        covered = math.floor((known - ahead - begins_at) * RATE / FRAME + 1e-6)
        return max(0, min(whole, max(covered, overdue)))

    def _cleaned(self, caught: Pcm, begins_at: float) -> Pcm:
        wanted = begins_at + LEAD_SECONDS - self._late
        if not abs(self._read_at - wanted) <= _JUMP_SECONDS:
            self._read_at = wanted
        played = self._played.between(self._read_at, len(caught))
        self._read_at += len(caught) / RATE
        cleaned = np.empty_like(caught)
        for first in range(0, len(caught), FRAME):
            part = slice(first, first + FRAME)
            cleaned[part] = self._canceller.process(caught[part], played[part])
            self._gauge_echo(played[part], caught[part], cleaned[part])
        sounded_at = self._played.sounded_at
        if sounded_at is None or begins_at > sounded_at + TAIL_SECONDS:
            return caught
        self._own.add(begins_at, cleaned, played)
        return cleaned

    def _gauge_echo(self, played: Pcm, caught: Pcm, cleaned: Pcm) -> None:
        if self._told is False or _dbfs(played) < _AUDIBLE_DBFS:
            return
        found = self._gauge.add(played, caught, cleaned)
        if found is None:
            return
        late, left = found
        if math.isnan(late):
            # Where nothing is left, the canceller may have held all of it down for a moment.
            self._mind_voices(left)
            return
        self._unknown = 0
        # Somebody who talks at the same time may look like an echo once; not twice, equally late.
        agreed = abs(late - self._found_late) <= _AGREED_SECONDS
        self._found_late = late
        is_near = late == math.inf or 0.0 <= late <= _REACH_SECONDS
        if not math.isfinite(left) and (self._told or is_near):
            self._tried = 0
            if self._was_gone:
                self._say(True)
            self._was_gone = True
            return
        self._was_gone = False
        if agreed and not is_near:
            self._late += late - (_LEFT_SECONDS if late > 0 else _NEAR_SECONDS)
            self._found_late = math.inf
        self._tried += 1
        if self._tried > TRIES:
            self._say(False)

    def _mind_voices(self, left: float) -> None:
        """Somebody speaks while the coach does, or it comes back as nothing that was played: that
        its echo is gone, nobody knows."""
        self._unknown += math.isnan(left)
        if self._told and self._unknown > TRIES:
            self._say(False)

    def _mind_silence(self) -> None:
        self._unplayed += 1
        if self._unplayed > _MOST_UNPLAYED:
            self._say(False)

    def _say(self, gone: bool) -> None:
        if self._told is not gone:
            self._told = gone
            self._tell(gone)


def _dbfs(pcm: Pcm) -> float:
    samples = pcm.astype(np.float32)
    return 10 * math.log10(float(np.dot(samples, samples)) / len(pcm) / FULL_SCALE**2 + 1e-9)


def _alike(played: np.ndarray, heard: np.ndarray, lag: int) -> float:
    """The correlation of the two, the second ``lag`` frames behind the first."""
    first, second = played[max(0, -lag) :], heard[max(0, lag) :]
    both = min(len(first), len(second))
    return float(np.corrcoef(first[:both], second[:both])[0, 1])


def _smooth(levels: np.ndarray) -> np.ndarray:
    """Over a twentieth of a second: a syllable is longer."""
    return np.convolve(levels, np.full(5, 0.2), "valid")
