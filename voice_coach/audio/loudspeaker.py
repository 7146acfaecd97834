"""The loudspeaker: one stream, opened once, into which clips are laid at exact frames.

The audio callback copies samples, notes where the card is, and enqueues messages; resampling
and gain happen before, in the thread that calls ``play``.
"""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from voice_coach.audio import devices
from voice_coach.audio.played import Played
from voice_coach.audio.ports import Clip, Inbox, Playback
from voice_coach.audio.schedule import Schedule
from voice_coach.audio.sound import gain as louder
from voice_coach.audio.sound import resample
from voice_coach.audio.stream_clock import StreamClock
from voice_coach.errors import SoundError
from voice_coach.messages import ClipFinished, DeviceBack, DeviceLost

FADE_SECONDS = 0.008
"""Short enough for "stop", long enough not to click."""
LOST_AFTER_SECONDS = 2.0
RETRY_SECONDS = 1.0
_FIRST_SOUND_SECONDS = 3.0
_PLAYING_SECONDS = 0.005
_NOTICED_SECONDS = 0.05
"""The end of a clip is noticed at most so late; a computer that was too busy to play for a moment
plays the rest that much later."""
_LATEST_CALLBACK_SECONDS = 0.5
"""What is later is no lateness, but another clock."""
_UNTOLD_CALLBACKS = 10
"""Before its first sound a card reports no delay; one that never does has a nominal one."""


@dataclass(slots=True)
class _Unfinished:
    clip: Clip
    gain: float
    at: float | None


class _Run:
    """One opened stream: its frames, and where they lie on the session's clock."""

    def __init__(
        self,
        device: devices.Device,
        inbox: Inbox,
        clock: StreamClock,
        unfinished: dict[int, _Unfinished],
        latency_seconds: float,
        *,
        played: Played | None,
    ) -> None:
        self._inbox = inbox
        self._played = played
        self._clock = clock
        self._unfinished = unfinished
        self.ended = threading.Event()
        self.warm = threading.Event()
        self.epoch = 0.0
        self.last_callback = time.monotonic()
        self._callbacks = 0
        (self._channels,) = devices.channels_of(device, "output")
        self._mix = np.zeros(0, dtype=np.int16)
        # The callback may run before the stream says its rate.
        self._nominal_latency = latency_seconds
        self.rate = device.rate
        self.schedule = Schedule(round(FADE_SECONDS * self.rate))
        self.stream: Any = None
        self.stream = devices.open_stream(
            device,
            "output",
            latency=latency_seconds,
            callback=self._callback,
            finished_callback=self.ended.set,
        )
        self.rate = round(self.stream.samplerate)
        self._nominal_latency = float(self.stream.latency)

    def time_of(self, frame: int) -> float:
        """When this frame is heard, in seconds on the session's clock."""
        return self.epoch + frame / self.rate

    def frame_at(self, moment: float) -> int:
        """The frame that is heard at this moment."""
        return round((moment - self.epoch) * self.rate)

    def _since(self, told_at: float) -> float:
        """How long ago the card was asked, in seconds: on a busy computer Python comes late to it,
        and the clock would fall behind what is heard by as much."""
        since = 0.0
        with contextlib.suppress(Exception):  # not opened yet, or a system that has no such time
            since = self.stream.time - told_at
        return min(max(0.0, since), _LATEST_CALLBACK_SECONDS)

    def _callback(self, out: Any, frames: int, times: Any, _status: Any) -> None:
        block = np.frombuffer(out, dtype=np.int16)
        first = self.schedule.next_frame
        if self._channels == 1:
            self.schedule.fill(block)
            sound = block
        else:
            if len(self._mix) < frames:
                self._mix = np.zeros(frames, dtype=np.int16)
            sound = mix = self._mix[:frames]
            self.schedule.fill(mix)
            block.reshape(frames, self._channels)[:] = mix[:, np.newaxis]
        self.last_callback = time.monotonic()
        self._callbacks += 1
        delay = times.outputBufferDacTime - times.currentTime
        if delay <= 0 and self._callbacks <= _UNTOLD_CALLBACKS:
            return
        if delay <= 0:
            delay = self._nominal_latency
        if self._played is not None and self.warm.is_set():
            self._played.add(sound, self.time_of(first), self.rate)
        on_card = first / self.rate - delay + self._since(times.currentTime)
        if not self.warm.is_set():
            if on_card < _PLAYING_SECONDS:
                return  # the card's buffer is being filled; nothing has been played yet
            self.epoch = self._clock.now() - on_card
            self.warm.set()
        self._clock.follow(self.epoch + on_card)
        heard = min(on_card, self._clock.now() - self.epoch)
        for clip in self.schedule.take_finished(heard * self.rate):
            self._unfinished.pop(clip.number, None)
            at = max(self.time_of(clip.end), self._clock.now() - _NOTICED_SECONDS)
            self._inbox.post(ClipFinished(clip.number, at))


class SoundDeviceLoudspeaker:
    """A real loudspeaker; it drives ``clock``, which is the session's.

    ``device`` is a number, a name, a part of one, or None for the system's choice.
    ``latency_seconds`` is how much sound lies ready in the card: more survives a busy computer,
    less stops sooner. ``lead_in_seconds`` of silence pass before the first sound, so that the
    first word is heard whole. Raises SoundError.

    When the device vanishes, ``DeviceLost("loudspeaker", ...)`` is posted and it is looked for
    once a second; when it is back, ``DeviceBack`` is posted and whatever had not been heard to
    its end is played again from its beginning.
    """

    def __init__(
        self,
        device: str | int | None,
        inbox: Inbox,
        clock: StreamClock,
        *,
        latency_seconds: float = 0.06,
        lead_in_seconds: float = 0.1,
        played: Played | None = None,
    ) -> None:
        """``played`` is given all that is played, for whoever takes its echo away."""
        self._played = played
        self._wish = device
        self._inbox = inbox
        self._clock = clock
        self._latency_seconds = latency_seconds
        self._lead_in_seconds = lead_in_seconds
        self._unfinished: dict[int, _Unfinished] = {}
        self._lock = threading.RLock()
        self._last_number = 0
        self.begun = threading.Event()
        """Set when the first clip has been laid."""
        self._closing = threading.Event()
        self._run: _Run | None = self._open()
        self._watch = threading.Thread(target=self._keep_watch, daemon=True, name="loudspeaker")
        self._watch.start()

    @property
    def rate(self) -> int:
        """The device's rate in Hz; 0 while it is lost."""
        run = self._run
        return run.rate if run else 0

    @property
    def device_name(self) -> str:
        """The device's name."""
        return self._device_name

    def play(self, clip: Clip, *, at: float | None = None, gain: float = 1.0) -> Playback:
        """Lay the clip at ``at``, or into the next silence. ``gain`` multiplies its samples.

        Posts ``ClipFinished`` when its last sample has really been played. While the device is
        lost the clip waits for it.
        """
        unfinished = _Unfinished(clip, gain, at)
        run = self._run
        ready = self._ready(unfinished, run.rate) if run else None
        with self._lock:
            self.begun.set()
            self._last_number += 1
            number = self._last_number
            now = self.now()
            if not len(clip.pcm):
                return Playback(number, now, now)
            self._unfinished[number] = unfinished
            if self._run is None or ready is None:
                return Playback(number, now, now + clip.seconds)
            if self._run is not run:  # it was lost and found while we resampled
                ready = self._ready(unfinished, self._run.rate)
            return self._add(self._run, number, ready, at)

    def stop(self) -> None:
        """Fade out at once and forget what was to come."""
        with self._lock:
            if self._run is not None:
                self._run.schedule.stop()
            self._unfinished.clear()

    def now(self) -> float:
        """The session's clock, in seconds."""
        return self._clock.now()

    def close(self) -> None:
        """Give the device back."""
        self._closing.set()
        self._watch.join()
        with self._lock:
            run, self._run = self._run, None
        if run is not None:
            devices.close_stream(run.stream)
        self._clock.run_free()

    def _open(self) -> _Run:
        device = devices.find(self._wish, "output")
        self._device_name = device.name
        run = _Run(
            device,
            self._inbox,
            self._clock,
            self._unfinished,
            self._latency_seconds,
            played=self._played,
        )
        if not run.warm.wait(_FIRST_SOUND_SECONDS):
            devices.close_stream(run.stream)
            raise SoundError(
                f"The loudspeaker {device.name!r} accepts no sound.",
                todo="Choose another with --loudspeaker, or type with --keyboard.",
            )
        return run

    @staticmethod
    def _ready(unfinished: _Unfinished, rate: int) -> Clip:
        return resample(louder(unfinished.clip, unfinished.gain), rate)

    def _add(self, run: _Run, number: int, ready: Clip, at: float | None) -> Playback:
        start = None if at is None else run.frame_at(at)
        earliest = round(self._lead_in_seconds * run.rate)
        placed = run.schedule.add(number, ready.pcm, start, earliest=earliest)
        return Playback(number, run.time_of(placed.start), run.time_of(placed.end))

    def _keep_watch(self) -> None:
        while not self._closing.wait(0.1):
            run = self._run
            if run is None:
                continue
            silent = time.monotonic() - run.last_callback
            if run.ended.is_set() or silent > LOST_AFTER_SECONDS:
                self._lose(run)
                self._seek()

    def _lose(self, run: _Run) -> None:
        with self._lock:
            self._run = None
        self._clock.run_free()
        self._inbox.post(DeviceLost("loudspeaker", f"{self._device_name} takes no more sound."))
        devices.close_stream(run.stream)

    def _seek(self) -> None:
        while not self._closing.wait(RETRY_SECONDS):
            try:
                devices.look_again()
                run = self._open()
            except SoundError:
                continue
            with self._lock:
                now = self.now()
                for number, waiting in sorted(self._unfinished.items()):
                    late = waiting.at is None or waiting.at < now
                    ready = self._ready(waiting, run.rate)
                    self._add(run, number, ready, None if late else waiting.at)
                self._run = run
            self._inbox.post(DeviceBack("loudspeaker"))
            return
