"""The microphone: the callback copies and enqueues; two threads do the rest, one after the other.

The first places what was caught in time and gives it to the ear's intake, which has it on disk at
once; the second recognises it, and may be as far behind as it likes. Orders to the ear (listen,
rest) go through the same queues as the sound, so that each half of the ear lives in one thread and
an order finds exactly the sound that was caught before it.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, Union

import numpy as np

from voice_coach.audio import devices
from voice_coach.audio.ear import ListeningEar
from voice_coach.audio.echo import WithoutEcho
from voice_coach.audio.no_sound import SoundWatch
from voice_coach.audio.played import RATE as ECHO_RATE
from voice_coach.audio.ports import Block, Clock, Inbox, Pcm, SoundSpool
from voice_coach.audio.sound import level_dbfs, to_pcm
from voice_coach.audio.talk_key import TalkKey
from voice_coach.errors import SoundError
from voice_coach.messages import DeviceBack, DeviceLost

LOST_AFTER_SECONDS = 2.0
RETRY_SECONDS = 1.0
_FIRST_BLOCK_SECONDS = 4.0
"""A cold device was measured to need up to 0.8 s."""
_MOST_WAITING = 10
"""Blocks that are still heard when the microphone is given back: more than ever wait, but where a
device counts no time, as ALSA's "null", and gives far more than can be heard."""
_REST_PATIENCE_SECONDS = 10.0
"""A recogniser that is behind is waited for; one that gets on with nothing for so long is not."""
_WINDOW_SECONDS = 5.0
_CANCELLED_DB = 20.0
"""Two channels that hold the same, or have nothing to do with each other, lose 6 dB at most."""

_Capture = tuple[bytes, int, float, float]
"""Samples, frames, when they arrived, how long the first of them had been waiting (seconds)."""
_Item = Union[_Capture, "_Reopened", Callable[[], None], None]
_Unheard = Block | Callable[[], None] | None


class CaptureClock:
    """When samples were captured, from when they arrived.

    Arrival is late by the device's latency, which it tells, and by the scheduling of callbacks,
    which only ever adds: over a few seconds the least lateness is the true one.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._frames = 0
        self._offset: float | None = None
        self._window_least: float | None = None
        self._window_frames = 0

    def captured_at(self, frames: int, arrived_at: float, latency: float) -> float:
        """When the first of these ``frames`` was captured; they arrived, whole, just now."""
        ends = (self._frames + frames) / self._rate
        offset = arrived_at - latency - ends
        if self._offset is None or offset < self._offset:
            self._offset = offset
        least = self._window_least
        self._window_least = offset if least is None else min(offset, least)
        self._window_frames += frames
        if self._window_frames > _WINDOW_SECONDS * self._rate:
            self._offset, self._window_least, self._window_frames = self._window_least, None, 0
        at = self._offset + self._frames / self._rate
        self._frames += frames
        return at


class SoundDeviceMicrophone:
    """A real microphone with its ear; implements ``ports.Ear``.

    ``device`` as for the loudspeaker; ``ear_for(rate)`` makes the ear once the device's own
    rate is known; times are those of ``clock``, the loudspeaker's. Raises SoundError.

    ``frames`` counts what was captured, ``overflows`` how often the device lost samples because
    nobody fetched them in time. When it vanishes, ``DeviceLost("microphone", ...)`` is posted
    and it is looked for once a second; ``DeviceBack`` when it is back.
    """

    def __init__(
        self,
        device: str | int | None,
        ear_for: Callable[[int], ListeningEar],
        inbox: Inbox,
        clock: Clock,
        *,
        latency_seconds: float = 0.1,
        talk_key: TalkKey | None = None,
        without_echo: Callable[[int], WithoutEcho] | None = None,
    ) -> None:
        """``talk_key``: what is caught while it is shut is taken for silence. ``without_echo``
        makes what takes the coach's voice out of sound at a rate in Hz; the ear is then one for
        what comes out of it."""
        self._wish = device
        self._inbox = inbox
        self._clock = clock
        self._latency_seconds = latency_seconds
        self._talk_key = talk_key
        self.frames = 0
        self.overflows = 0
        self._heard = 0
        """Blocks and orders that the ear is done with."""
        self._queue: queue.SimpleQueue[_Item] = queue.SimpleQueue()
        self._unheard: queue.SimpleQueue[_Unheard] = queue.SimpleQueue()
        self._rested: threading.Event | None = None
        """Set when the ear has come to rest; None where it was not told to."""
        self._ended = threading.Event()
        self._closing = threading.Event()
        self._last_callback = 0.0
        self._arrived = threading.Event()
        self._stream: Any = self._open(None)
        self.rate = round(self._stream.samplerate)
        self._without_echo = without_echo(self.rate) if without_echo else None
        self._ear = ear_for(ECHO_RATE if self._without_echo else self.rate)
        self._hearing = self._begin(self._hear_all, "recogniser")
        self._intake = self._begin(self._take_in_all, "intake")
        self._watch = self._begin(self._keep_watch, "watch over the microphone")

    @property
    def device_name(self) -> str:
        """The device's name."""
        return self._device_name

    def listen(
        self,
        *,
        since: float,
        phrases: Sequence[str] | None = None,
        spool: SoundSpool | None = None,
    ) -> None:
        """Transcribe from ``since`` on, what was caught already included."""
        wanted = None if phrases is None else tuple(phrases)
        self._rested = None

        def listen() -> None:
            caught = self._ear.intake.open(since, spool)
            self._unheard.put(lambda: self._ear.begin(caught, since=since, phrases=wanted))

        self._queue.put(listen)

    def watch(self, *, since: float, phrases: Sequence[str]) -> None:
        """Listen while the coach speaks."""
        wanted = tuple(phrases)
        self._rested = None

        def watch() -> None:
            caught = self._ear.intake.open(since, None)
            self._unheard.put(lambda: self._ear.begin_watch(caught, since=since, phrases=wanted))

        self._queue.put(watch)

    def rest(self) -> None:
        """Transcribe what was caught until now, post it, and stop. Waits for that."""
        self.begin_rest()
        done, self._rested = self._rested, None
        if done is not None:
            self._wait_while_hearing(lambda: done.wait(0.1))

    def begin_rest(self) -> None:
        """The same without waiting: the coach may speak meanwhile, and is not heard."""
        if self._rested is not None:
            return
        self._rested = done = threading.Event()

        def end() -> None:
            try:
                self._ear.end()
            finally:
                done.set()

        def rest() -> None:
            self._ear.intake.close()
            self._unheard.put(end)

        self._queue.put(rest)

    def _wait_while_hearing(self, over: Callable[[], bool]) -> None:
        heard, since = self._heard, time.monotonic()
        while self._hearing.is_alive() and not over():
            if self._heard != heard:
                heard, since = self._heard, time.monotonic()
            elif time.monotonic() - since > _REST_PATIENCE_SECONDS:
                return

    def close(self) -> None:
        """Give the device back."""
        if self._closing.is_set():
            return
        self._closing.set()
        self._watch.join()
        if self._stream is not None:
            devices.close_stream(self._stream)
        self._queue.put(None)
        for thread in (self._intake, self._hearing):
            thread.join(_REST_PATIENCE_SECONDS)
        self._ear.close()

    def _open(self, rate: int | None) -> Any:
        device = devices.find(self._wish, "input")
        self._device_name = device.name
        if rate is not None:  # the ear and its recogniser stay as they are
            device = devices.Device(device.index, device.name, rate, device.channels)
        stream = self._start(device)
        if rate is not None and round(stream.samplerate) != rate:
            devices.close_stream(stream)
            raise SoundError(f"The microphone {device.name!r} has another rate now.")
        if not self._arrived.wait(_FIRST_BLOCK_SECONDS):
            devices.close_stream(stream)
            raise SoundError(
                f"The microphone {device.name!r} gives no sound.",
                todo="Choose another with --microphone, or type with --keyboard.",
            )
        return stream

    def _start(self, device: devices.Device) -> Any:
        self._ended.clear()
        self._arrived.clear()
        self._last_callback = time.monotonic()
        return devices.open_stream(
            device,
            "input",
            latency=self._latency_seconds,
            callback=self._callback,
            finished_callback=self._ended.set,
        )

    def _callback(self, data: Any, frames: int, times: Any, status: Any) -> None:
        self._last_callback = time.monotonic()
        waited = times.currentTime - times.inputBufferAdcTime
        self._queue.put((bytes(data), frames, self._clock.now(), waited))
        self.frames += frames
        if status.input_overflow:
            self.overflows += 1
        self._arrived.set()

    def _take_in_all(self) -> None:
        capture_clock = CaptureClock(self.rate)
        watch = SoundWatch(self._device_name, self.rate)
        while (item := self._queue.get()) is not None:
            if self._is_too_late(self._queue):
                continue
            if isinstance(item, _Reopened):
                capture_clock = CaptureClock(self.rate)
                watch = SoundWatch(self._device_name, self.rate)
            elif callable(item):
                item()
            else:
                block = self._block(item, capture_clock)
                for cleaned in self._cleaned(self._counted(block)):
                    self._ear.intake.add(cleaned)
                    self._unheard.put(cleaned)
                told = watch.add(block.pcm, listening=self._ear.intake.listening)
                if told is not None:
                    self._inbox.post(told)
        self._ear.intake.close()
        self._unheard.put(None)

    def _hear_all(self) -> None:
        while (item := self._unheard.get()) is not None:
            if self._is_too_late(self._unheard):
                continue
            if isinstance(item, Block):
                self._ear.hear(item)
            else:
                item()
            self._heard += 1
        self._ear.end()

    def _is_too_late(self, waiting: queue.SimpleQueue[Any]) -> bool:
        """Whether the end is waiting behind more than can be heard until then. A thread that is
        still in a library's C++ when Python ends would abort the program."""
        return self._closing.is_set() and waiting.qsize() > _MOST_WAITING

    def _begin(self, work: Callable[[], None], name: str) -> threading.Thread:
        def tell() -> None:
            try:
                work()
            except Exception as error:  # nobody else would ever hear of it
                self._inbox.post(DeviceLost("microphone", f"the {name} failed ({error})."))

        thread = threading.Thread(target=tell, daemon=True, name=name)
        thread.start()
        return thread

    def _block(self, capture: _Capture, capture_clock: CaptureClock) -> Block:
        data, frames, arrived_at, waited = capture
        samples = np.frombuffer(data, dtype=np.int16)
        pcm: Pcm = samples
        if len(samples) > frames:
            pcm = _one_channel(samples.reshape(frames, -1))
        latency = max(0.0, waited - frames / self.rate)
        return Block(pcm, capture_clock.captured_at(frames, arrived_at, latency))

    def _counted(self, block: Block) -> Block:
        ends_at = block.captured_at + len(block.pcm) / self.rate
        if self._talk_key is None or self._talk_key.lets(block.captured_at, ends_at):
            return block
        return Block(np.zeros_like(block.pcm), block.captured_at)

    def _cleaned(self, block: Block) -> list[Block]:
        return [block] if self._without_echo is None else self._without_echo.take(block)

    def _keep_watch(self) -> None:
        while not self._closing.wait(0.1):
            silent = time.monotonic() - self._last_callback
            if self._ended.is_set() or silent > LOST_AFTER_SECONDS:
                self._lose()
                self._seek()

    def _lose(self) -> None:
        stream, self._stream = self._stream, None
        self._queue.put(lambda: self._unheard.put(self._ear.break_off))
        self._inbox.post(DeviceLost("microphone", f"{self._device_name} gives no more sound."))
        devices.close_stream(stream)

    def _seek(self) -> None:
        while not self._closing.wait(RETRY_SECONDS):
            try:
                devices.look_again()
                self._queue.put(_Reopened())
                self._stream = self._open(self.rate)
            except SoundError:
                continue
            self._inbox.post(DeviceBack("microphone"))
            return


def _one_channel(samples: Pcm) -> Pcm:
    """The mean of all channels, or the first of them, where they cancel each other: of a
    balanced microphone on a stereo plug, one is the other upside down."""
    mixed = to_pcm(samples.mean(axis=1))
    first = samples[:, 0]
    if level_dbfs(mixed) < level_dbfs(first) - _CANCELLED_DB:
        return np.ascontiguousarray(first)
    return mixed


class _Reopened:
    """From here on, samples come from a new stream."""
