"""Whether every frame that the card hands over reaches the ear."""

from __future__ import annotations

import contextlib
import threading
import time

from scripts.parts.benchmarks.fed import CountingEar, FedMicrophone, SampleClock, blocks_of
from scripts.parts.benchmarks.figures import Report
from scripts.parts.benchmarks.parts import SMALL_MODEL, served, speech
from tests.support.virtual_sound import VirtualSound
from voice_coach.audio.recogniser import VoskModel
from voice_coach.coach.inbox import QueueInbox
from voice_coach.manners import DEFAULT

RATE = 16000
BLOCK_FRAMES = 400
"""25 ms, as on a real device."""
PACE = 60
"""How much faster than real time the simulated hour is."""
HOUR_SECONDS = 3600.0
TURN_SECONDS = 30.0
"""The coach speaks for a third of each turn; then the ear listens."""
SPEAKING_SHARE = 1 / 3
LIVE_SECONDS = 60.0


def run(report: Report, _sound: VirtualSound) -> None:
    """An hour from a thread that keeps its own time, as a card does, and waits for nobody."""
    blocks = blocks_of(speech(300.0, RATE).pcm, BLOCK_FRAMES)
    model = VoskModel(SMALL_MODEL)
    clock = SampleClock()
    inbox = QueueInbox(clock)
    microphone = FedMicrophone(
        RATE, lambda rate: CountingEar(model.recogniser, rate, inbox, DEFAULT), inbox, clock
    )
    ear = microphone._ear
    assert isinstance(ear, CountingEar)
    most_waiting = 0

    def produce() -> None:
        nonlocal most_waiting
        began = time.monotonic()
        for number in range(round(HOUR_SECONDS * RATE / BLOCK_FRAMES)):
            microphone.feed(blocks[number % len(blocks)])
            if number % 400 == 0:  # ten seconds of sound
                most_waiting = max(most_waiting, microphone.waiting)
                time.sleep(max(0.0, began + clock.seconds / PACE - time.monotonic()))

    producer = threading.Thread(target=produce, name="card")
    producer.start()
    listening = False
    messages = 0
    while producer.is_alive():
        wanted = clock.seconds % TURN_SECONDS > SPEAKING_SHARE * TURN_SECONDS
        if wanted and not listening:
            microphone.listen(since=clock.seconds)
        elif listening and not wanted:
            microphone.rest()
        listening = wanted
        while inbox.get(0.0) is not None:
            messages += 1
        time.sleep(0.01)
    producer.join()
    while microphone.waiting:
        time.sleep(0.05)
    microphone.close()
    dropped = microphone.frames - ear.frames
    behind = most_waiting * BLOCK_FRAMES / RATE
    report.remark(
        f"an hour at {PACE} times its pace: {microphone.frames} frames handed over, "
        f"{ear.frames} heard, {messages} messages; at most {behind:.0f} s of sound waited"
    )
    report.at_most("frames dropped in a simulated hour", f"{dropped}", abs(dropped), 0)


def run_long(report: Report, sound: VirtualSound) -> None:
    """A minute of real time on the virtual microphone, while somebody speaks."""
    from voice_coach.audio.loudspeaker import SoundDeviceLoudspeaker
    from voice_coach.audio.microphone import SoundDeviceMicrophone
    from voice_coach.audio.stream_clock import StreamClock

    with served(sound), contextlib.ExitStack() as parts:
        model = VoskModel(SMALL_MODEL)
        clock = StreamClock()
        inbox = QueueInbox(clock)
        loudspeaker = SoundDeviceLoudspeaker(None, inbox, clock)
        parts.callback(loudspeaker.close)
        ears: list[CountingEar] = []

        def ear_for(rate: int) -> CountingEar:
            ears.append(CountingEar(model.recogniser, rate, inbox, DEFAULT))
            return ears[0]

        microphone = SoundDeviceMicrophone(None, ear_for, inbox, clock)
        microphone.listen(since=clock.now())
        player = sound.say_into_microphone(speech(LIVE_SECONDS, RATE))
        ends = clock.now() + LIVE_SECONDS
        while inbox.get(ends) is not None:
            pass
        player.terminate()
        player.wait()
        microphone.close()
        dropped = microphone.frames - ears[0].frames
        report.at_most("frames dropped in a minute on the device", f"{dropped}", abs(dropped), 0)
        overflows = microphone.overflows
        report.at_most("overflows in a minute on the device", f"{overflows}", overflows, 0)
