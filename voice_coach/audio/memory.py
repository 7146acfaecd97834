"""A sound card in memory: loudspeaker, microphone, clock and inbox in one.

Its time is its own sample counter, and passes only while the runner waits for a message: an
hour takes seconds, and every sample falls where it belongs. Tests and the demo use it.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable

import numpy as np

from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.echo import WithoutEcho
from voice_coach.audio.loudspeaker import FADE_SECONDS
from voice_coach.audio.played import Played
from voice_coach.audio.ports import Block, Clip, Pcm, Playback
from voice_coach.audio.schedule import Schedule, Sounding
from voice_coach.audio.sound import FULL_SCALE, gain, resample, to_pcm
from voice_coach.errors import SoundError
from voice_coach.messages import ClipFinished, Message


class MemoryCard:
    """Implements ``Loudspeaker``, ``Inbox`` and ``Clock``; feeds the ear given to ``attach``.

    ``rate`` in Hz serves both directions. The microphone hears what ``speak`` was given, the
    loudspeaker itself at ``echo_gain`` (0: not at all) after ``echo_seconds``, and noise of
    ``noise_dbfs`` (None: digital silence). ``recording`` is handed every block that was played,
    in order; ``overhearing`` each block of what was played and of what the person said, as
    somebody in the room hears both. Waiting for longer than ``patience_seconds`` without a
    single message other than the level raises SoundError: in memory nobody is going to come
    back.
    """

    def __init__(
        self,
        rate: int = 16000,
        *,
        block_seconds: float = 0.05,
        echo_gain: float = 0.0,
        echo_seconds: float = 0.0,
        noise_dbfs: float | None = None,
        recording: Callable[[Pcm], None] | None = None,
        overhearing: Callable[[Pcm, Pcm], None] | None = None,
        patience_seconds: float = 4 * 3600.0,
    ) -> None:
        self.rate = rate
        self._block_frames = round(block_seconds * rate)
        self._stride_frames = rate
        self._frame = 0
        self._messages: deque[Message] = deque()
        self._out = Schedule(round(FADE_SECONDS * rate))
        self._in = Schedule(round(FADE_SECONDS * rate))
        self._last_number = 0
        self._echo_gain = echo_gain
        self._echo_tail: Pcm = np.zeros(round(echo_seconds * rate), dtype=np.int16)
        self._noise = None if noise_dbfs is None else FULL_SCALE * 10 ** (noise_dbfs / 20)
        self._random = np.random.default_rng(7)
        self._recording = recording
        self._overhearing = overhearing
        self._patience_seconds = patience_seconds
        self._ear: ListeningEar | None = None
        self._without_echo: WithoutEcho | None = None
        self.played = Played()

    def attach(self, ear: ListeningEar, without_echo: WithoutEcho | None = None) -> None:
        """Let this ear hear the microphone; make it with this card's ``rate`` and as inbox, or,
        ``without_echo`` of what was ``played``, with the rate of that."""
        self._ear = ear
        self._without_echo = without_echo

    # --- Clock and Loudspeaker ---------------------------------------------------------

    def now(self) -> float:
        """Frames played over the rate, in seconds."""
        return self._frame / self.rate

    def play(self, clip: Clip, *, at: float | None = None, gain: float = 1.0) -> Playback:
        """Lay the clip at ``at``, or into the next silence."""
        self._last_number += 1
        if not len(clip.pcm):
            return Playback(self._last_number, self.now(), self.now())
        return self._lay(self._out, self._last_number, clip, at, gain)

    def stop(self) -> None:
        """Fade out and forget what was to come."""
        self._out.stop()

    def close(self) -> None:
        """Nothing to give back."""

    # --- Microphone --------------------------------------------------------------------

    def speak(self, clip: Clip, *, at: float | None = None, gain: float = 1.0) -> Playback:
        """The person says this at ``at`` (None: as soon as they have said what went before)."""
        return self._lay(self._in, 0, clip, at, gain)

    @property
    def person_is_quiet(self) -> bool:
        """Whether nothing given to ``speak`` is still to be heard."""
        return self._in.next_end() is None

    # --- Inbox -------------------------------------------------------------------------

    def post(self, message: Message) -> None:
        """Add a message."""
        self._messages.append(message)

    def get(self, until: float | None) -> Message | None:
        """The next message; time passes only while there is none."""
        gives_up = self.now() + self._patience_seconds
        while not self._messages:
            if until is not None and self.now() >= until:
                return None
            if self.now() >= gives_up:
                raise SoundError("Nothing happens any more on the sound card in memory.")
            self._advance(self._step(until))
        return self._messages.popleft()

    # --- time --------------------------------------------------------------------------

    def _step(self, until: float | None) -> int:
        """How many frames may pass at once: never beyond a moment at which something happens."""
        frames = self._block_frames
        if self._deaf() and self._out.idle and self._in.idle:
            frames = self._stride_frames
        moments = [self._out.next_end(), self._in.next_end()]
        if frames > self._block_frames:
            moments += [self._out.next_start(), self._in.next_start()]
        if until is not None:
            # A hair above a frame's time is that frame; at least one passes.
            moments.append(max(math.ceil(until * self.rate - 1e-6), self._frame + 1))
        ahead = (moment - self._frame for moment in moments if moment is not None)
        return min([frames, *(frames for frames in ahead if frames > 0)])

    def _deaf(self) -> bool:
        """Whether what the microphone hears matters to nobody right now."""
        return self._noise is None and (self._ear is None or not self._ear.listening)

    def _advance(self, frames: int) -> None:
        played = np.empty(frames, dtype=np.int16)
        caught = np.empty(frames, dtype=np.int16)
        self._out.fill(played)
        self._in.fill(caught)
        captured_at = self.now()
        self._frame += frames
        if self._recording is not None:
            self._recording(played)
        if self._overhearing is not None:
            self._overhearing(played, caught)
        for sounding in self._out.take_finished(self._frame):
            self.post(ClipFinished(sounding.number, sounding.end / self.rate))
        self._in.take_finished(self._frame)
        if self._ear is not None:
            block = Block(self._room(played, caught), captured_at)
            if self._without_echo is None:
                self._ear.feed(block)
                return
            self.played.add(played, captured_at, self.rate)
            for cleaned in self._without_echo.take(block):
                self._ear.feed(cleaned)

    def _room(self, played: Pcm, caught: Pcm) -> Pcm:
        if not self._echo_gain and self._noise is None:
            return caught
        sound = caught.astype(np.float32)
        if self._echo_gain:
            heard = np.concatenate([self._echo_tail, played])
            sound += self._echo_gain * heard[: len(played)]
            self._echo_tail = heard[len(played) :]
        if self._noise is not None:
            sound += self._noise * self._random.standard_normal(len(sound), dtype=np.float32)
        return to_pcm(sound)

    def _lay(
        self, schedule: Schedule, number: int, clip: Clip, at: float | None, factor: float
    ) -> Playback:
        ready = resample(gain(clip, factor), self.rate)
        start = None if at is None else round(at * self.rate)
        placed: Sounding = schedule.add(number, ready.pcm, start)
        return Playback(number, placed.start / self.rate, placed.end / self.rate)
